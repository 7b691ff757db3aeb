"""Parts of the drawings that are laid out here, not by the renderer: boxes, texts, the whole.

They carry the same classes as the renderer's drawings, so one stylesheet gives both their look.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from explainer.diagrams.measures import Anchor, text_width
from explainer.diagrams.mermaid.arrows import short
from explainer.diagrams.mermaid.renderer import Drawing, svg_opening
from explainer.diagrams.outlines import corners, outline_of, outline_points

LINE_HEIGHT = 18.0

HEAD_MARKER = Markup(
    '<marker id="{}-head" viewBox="0 0 10 10" refX="10" refY="5" markerUnits="userSpaceOnUse" '
    'markerWidth="8" markerHeight="8" orient="auto"><path d="M 0 0 L 10 5 L 0 10 z"/></marker>'
)


@dataclass(frozen=True)
class Letters:
    """How the words of a part are written."""

    size: float = 16.0
    """As the stylesheet writes them."""
    anchor: Anchor = "middle"
    room: float = 0.0
    """The greatest width of a line; 0 where there is none."""
    sizes: Mapping[str, float] = field(default_factory=dict)
    """The size of the lines of a class, where it is another."""


def text_lines(
    lines: Sequence[tuple[str, str]], x: float, middle: float, letters: Letters = Letters()
) -> Markup:
    """Lines of text around a middle height; each is a class, which may be empty, and its words.

    Each is fixed to its width in every font.
    """
    first = middle - (len(lines) - 1) * LINE_HEIGHT / 2
    return Markup("").join(
        _line(name, words, x, first + number * LINE_HEIGHT + 5.5, letters)
        for number, (name, words) in enumerate(lines)
        if words
    )


def _line(name: str, words: str, x: float, y: float, letters: Letters) -> Markup:
    size = letters.sizes.get(name, letters.size)
    width = text_width(words, size, bold=name == "name")
    if letters.room:
        width = min(width, letters.room)
    return Markup(
        '<text{} x="{}" y="{}" textLength="{}" lengthAdjust="spacingAndGlyphs">{}</text>'
    ).format(
        Markup(' class="{}"').format(name) if name else "", short(x), short(y), short(width), words
    )


def shape(classes: str, left: float, top: float, width: float, height: float) -> Markup:
    """The outline of a box that its classes name; where they name none it is a rectangle."""
    if points := outline_points(outline_of(classes), left, top, width, height):
        return Markup('<polygon points="{}"/>').format(points)
    return Markup('<rect x="{}" y="{}" width="{}" height="{}"/>').format(
        short(left), short(top), short(width), short(height)
    )


def right_side(classes: str, width: float, height: float, depth: float) -> float:
    """How far the outline of a box stands from its right side at a depth below its top."""
    around = corners(outline_of(classes), width, height)
    if not around:
        return 0.0
    crossings = [
        x + (other_x - x) * (depth - y) / (other_y - y)
        for (x, y), (other_x, other_y) in zip(around, around[1:] + around[:1], strict=True)
        if y != other_y and min(y, other_y) <= depth <= max(y, other_y)
    ]
    return max(crossings) - width


def linked(content: Markup, href: str, tooltip: str) -> Markup:
    """A part that leads somewhere."""
    return Markup('<a href="{}"><title>{}</title>{}</a>').format(href, tooltip, content)


def finished(
    body: Markup, prefix: str, titles: tuple[str, str], size: tuple[float, float], kind: str
) -> Drawing:
    """The whole drawing; `titles` are its title and its description, `kind` its class."""
    width, height = size
    opening = svg_opening(prefix, *titles, f"0 0 {short(width)} {short(height)}", kind)
    return Drawing(f"{opening}{body}</svg>", round(width), round(height), kind)
