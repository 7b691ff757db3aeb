"""Mermaid text to SVG that belongs to the page: no script, no styles of its own, stable ids.

The drawing is mmdr's; `cleaning` repairs what a page needs otherwise. The site's stylesheet
(docs/assets/stylesheets/diagrams.css) gives colours, so a drawing follows the theme.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import mmdr
import yaml
from lxml import etree

from explainer.diagrams.mermaid.accepted import CURVES, kind_of, refusals, slice_sizes
from explainer.diagrams.mermaid.cleaning import PREFIX, SVG, clean
from explainer.diagrams.mermaid.colours import apply_stylesheet
from explainer.diagrams.mermaid.contents import Contents, read_contents
from explainer.diagrams.mermaid.entity_codes import entity_codes_hidden, entity_codes_shown
from explainer.text.han import HAN

_CONFIGURATION: dict[str, Any] = {
    "look": "classic",
    "theme": "base",
    "htmlLabels": False,
    "fontFamily": "sans-serif",
    "fontSize": 16,
    "flowchart": {
        "htmlLabels": False,
        "wrappingWidth": 420,
        "padding": 8,
        "nodeSpacing": 20,
        "rankSpacing": 36,
    },
}
_PARSER = etree.XMLParser(remove_comments=True, remove_pis=True, resolve_entities=False)
_HEAD = yaml.safe_dump({"config": _CONFIGURATION})


class DrawingError(Exception):
    """A Mermaid text is not drawn; the message says why, in the renderer's words or in ours."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line
        """The line of the text that is meant, from 1; 0 where it is not known."""


@dataclass(frozen=True)
class Drawing:
    """A finished drawing."""

    svg: str
    width: int
    height: int
    kind: str
    """The renderer's name of the kind of diagram: flowchart-v2."""


def draw(mermaid: str, prefix: str, title: str, description: str) -> Drawing:
    """Draws a Mermaid text that an author wrote, as `draw_accepted` does.

    Raises DrawingError where it is of a kind or has a part that is not drawn here, too.
    """
    _accept(mermaid)
    return draw_accepted(mermaid, prefix, title, description)


def draw_accepted(
    mermaid: str, prefix: str, title: str, description: str, words: tuple[str, ...] = ()
) -> Drawing:
    """Draws a Mermaid text that comes from a chart, or of which nothing is refused.

    `prefix` makes the ids unique on the page (an ASCII slug); `title` and `description` are read
    out by screen readers; no line cuts one of `words`. Raises DrawingError where the renderer
    refuses the text.
    """
    plain = _draw(mermaid, words)
    kind = "" if plain.kind.startswith("flowchart") else "drawn"
    box = _view_box(plain.svg)
    opening = svg_opening(prefix, title, description, box, kind)
    body = plain.svg[plain.svg.index(">") + 1 :].replace(PREFIX, f"{prefix}-")
    return replace(plain, svg=opening + body)


def svg_opening(prefix: str, title: str, description: str, box: str, kind: str = "") -> str:
    """The first tag of a drawing and what it says to screen readers.

    `box` is its viewBox, which also gives its size; `kind` is a class for the stylesheet.
    """
    width, height = (round(float(side)) for side in box.split()[2:])
    return (
        f'<svg xmlns="{SVG}" {f"""class="{kind}" """ if kind else ""}viewBox="{box}" '
        f'width="{width}" height="{height}" role="group" '
        f'aria-labelledby="{prefix}-title {prefix}-description">'
        f'<title id="{prefix}-title">{_escape(title)}</title>'
        f'<desc id="{prefix}-description">{_escape(description)}</desc>'
    )


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _view_box(svg: str) -> str:
    match = re.search(r'viewBox="([^"]*)"', svg)
    return match[1] if match else ""


@lru_cache(maxsize=8192)
def _draw(mermaid: str, words: tuple[str, ...]) -> Drawing:
    """The drawing without what depends on its page: equal texts are drawn once a process."""
    root = _parsed(_rendered(mermaid))
    kind = root.get("aria-roledescription", "")
    if not kind.startswith("flowchart"):
        apply_stylesheet(root)
    # The renderer knows curves as a setting, and draws corners all the same.
    faults = clean(root, curved=mermaid.startswith(CURVES), words=words)
    if faults and not kind.startswith("flowchart"):
        raise DrawingError(f"in the drawing {faults[0]}; write them shorter")
    if not any(element.text for element in root.iter(f"{{{SVG}}}text")):
        raise DrawingError("the drawing shows nothing")
    box = [float(number) for number in root.get("viewBox", "").split()]
    text = etree.tostring(root, encoding="unicode")
    return Drawing(text, round(box[2]), round(box[3]), kind)


@lru_cache(maxsize=256)
def contents_of(mermaid: str) -> Contents:
    """What the drawing of an author's Mermaid text says.

    Raises DrawingError where it cannot be drawn.
    """
    _accept(mermaid)
    return read_contents(_parsed(_rendered(mermaid)), mermaid)


def _accept(mermaid: str) -> None:
    for refused in refusals(mermaid):
        raise DrawingError(refused.message, refused.line)


@lru_cache(maxsize=64)
def _rendered(mermaid: str) -> str:
    try:
        raw = mmdr.render(_configured(entity_codes_hidden(_with_coded_signs(mermaid)))).svg()
    except BaseException as error:
        # What ends the renderer itself comes as an error that is none of Python's.
        if isinstance(error, Exception) or type(error).__name__ == "PanicException":
            raise DrawingError(" ".join(str(error).split()) or "it ends the renderer") from error
        raise
    if "<image" in raw:
        raise DrawingError("the drawing needs a picture file, which a drawing here cannot hold")
    return entity_codes_shown(_exact_shares(_unhyphenated(_close_types(raw)), mermaid))


def _unhyphenated(svg: str) -> str:
    """A drawing without the hyphens that the renderer puts where it breaks a Chinese line."""
    return re.sub(rf"(?<=[{HAN}])-(?=</(?:text|tspan)>)", "", svg)


def _with_coded_signs(mermaid: str) -> str:
    """A state diagram with a code for the sign <, which the renderer writes as an entity."""
    if kind_of(mermaid)[1] != "stateDiagram-v2":
        return mermaid
    return re.sub(r"<(?=\s|\d|=)", "#lt;", mermaid)


def _close_types(svg: str) -> str:
    """A class diagram without the spaces that the renderer puts into List<int>."""
    return re.sub(r"</tspan>(<tspan[^>]*>) (?=&lt;\w|>+</tspan>)", r"</tspan>\1", svg)


def _exact_shares(svg: str, mermaid: str) -> str:
    """A pie whose shares add up: with a decimal where whole numbers make 99 or 101 per cent."""
    shares = re.compile(r'(<text[^>]*class="slice"[^>]*>)(\d+)%')
    rounded = [int(share) for _, share in shares.findall(svg)]
    if sum(rounded) in (0, 100):
        return svg
    sizes = slice_sizes(mermaid)
    exact = iter(sizes)

    def written(match: re.Match[str]) -> str:
        return f"{match[1]}{100 * next(exact) / sum(sizes):.1f}%"

    return shares.sub(written, svg) if len(sizes) == len(rounded) else svg


def line_of_fault(mermaid: str) -> int:
    """The line, from 1, that the renderer cannot read in a text; 0 where it reads every line.

    The renderer names none. It reads what stands before the line by itself, and the text without
    the line; where several lines are at fault, it is the first behind what is read.
    """
    lines = mermaid.split("\n")
    if _is_read(lines):
        return 0
    first = mermaid.startswith(CURVES) * CURVES.count("\n")
    read = next((end for end in range(len(lines) - 1, first, -1) if _is_read(lines[:end])), first)
    behind = [number for number in range(read, len(lines)) if lines[number].strip()]
    without = (number for number in behind if _is_read([*lines[:number], *lines[number + 1 :]]))
    return next(without, behind[0] if behind else read) + 1


def _is_read(lines: Sequence[str]) -> bool:
    """Whether the renderer understands these lines, even if it does not draw them."""
    try:
        _rendered("\n".join(lines))
    except DrawingError as error:
        return "parse error" not in str(error)
    return True


def forget_drawings() -> None:
    """Empties the cache, so that what is drawn next is drawn anew."""
    _draw.cache_clear()
    _rendered.cache_clear()


def _parsed(svg: str) -> etree._Element:
    try:
        root = etree.fromstring(svg.encode(), _PARSER)
    except etree.XMLSyntaxError as error:
        raise DrawingError(f"the drawing is not well-formed: {error}") from error
    if len(root.get("viewBox", "").split()) != 4:
        raise DrawingError("the drawing has no size")
    return root


def _configured(mermaid: str) -> str:
    """The text under the site's settings."""
    return f"---\n{_HEAD}---\n{mermaid.removeprefix(CURVES)}"
