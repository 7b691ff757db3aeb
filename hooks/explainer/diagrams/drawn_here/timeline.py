"""The timeline as a drawing: an axis from top to bottom, dates on its left, milestones on it."""

from collections.abc import Sequence

from markupsafe import Markup

from explainer.diagrams.chart import Node
from explainer.diagrams.drawn_here.parts import (
    LINE_HEIGHT,
    Letters,
    finished,
    linked,
    shape,
    text_lines,
)
from explainer.diagrams.mermaid.renderer import Drawing

AXIS, DATE_END = 104.0, 92.0
BOX_LEFT, BOX_WIDTH = 120.0, 252.0
PADDING, GAP, YEAR_GAP = 7.0, 9.0, 12.0
MARGIN = 8.0
DOT = 5.0
_LETTERS = Letters(anchor="start", room=BOX_WIDTH - 20)


def draw_timeline(identifier: str, titles: tuple[str, str], milestones: Sequence[Node]) -> Drawing:
    """Draws milestones in their order; the line of each is its date, its role what happened."""
    parts: list[Markup] = []
    top, year = MARGIN, ""
    for node in milestones:
        date = node.lines[0]
        if year and date[:4] != year:
            top += YEAR_GAP
        year = date[:4]
        height = len(node.role) * LINE_HEIGHT + 2 * PADDING
        parts.append(_milestone(node, top, height))
        top += height + GAP
    bottom = top - GAP + MARGIN
    axis = Markup('<path class="axis" d="M{x},0V{bottom}"/>').format(x=AXIS, bottom=bottom)
    size = (BOX_LEFT + BOX_WIDTH + MARGIN, bottom)
    body = axis + Markup("").join(parts)
    return finished(body, f"diagram-{identifier}", titles, size, "dated")


def _milestone(node: Node, top: float, height: float) -> Markup:
    middle = top + height / 2
    date = text_lines(
        [("name", node.lines[0])], DATE_END, middle, Letters(anchor="end", room=DATE_END - 4)
    )
    dot = Markup('<circle cx="{}" cy="{}" r="{}"/>').format(AXIS, middle, DOT)
    box = shape("", BOX_LEFT, top, BOX_WIDTH, height)
    words = text_lines([("", line) for line in node.role], BOX_LEFT + 10, middle, _LETTERS)
    drawn = Markup('<g class="node {}">{}{}</g>').format(node.shape, box, words)
    return Markup('<g class="date {}">{}{}</g>{}').format(
        node.shape, date, dot, linked(drawn, node.href, node.tooltip)
    )
