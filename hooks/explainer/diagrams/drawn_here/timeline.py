"""The timeline as a drawing: an axis from top to bottom, dates on its left, milestones on it."""

import re
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
from explainer.diagrams.mermaid.arrows import short
from explainer.diagrams.mermaid.renderer import Drawing

AXIS, DATE_END = 104.0, 92.0
BOX_LEFT, BOX_WIDTH = 120.0, 200.0
PADDING, GAP, YEAR_GAP = 7.0, 9.0, 12.0
MARGIN = 8.0
DOT = 5.0
LETTERS = Letters(anchor="start", room=BOX_WIDTH - 20)


def draw_timeline(identifier: str, titles: tuple[str, str], milestones: Sequence[Node]) -> Drawing:
    """Draws milestones in their order; the line of each is its date, its role what happened.

    What has only a year is joined to a bar over the whole year, not to a point of it.
    """
    parts: list[Markup] = []
    years: dict[str, tuple[float, float]] = {}
    top = MARGIN
    for node in milestones:
        year = node.lines[0][:4]
        if years and year not in years:
            top += YEAR_GAP
        height = len(node.role) * LINE_HEIGHT + 2 * PADDING
        parts.append(_milestone(node, top, height))
        years[year] = (years.get(year, (top, top))[0], top + height)
        top += height + GAP
    bottom = top - GAP + MARGIN
    whole = {node.lines[0][:4] for node in milestones if _is_year(node)}
    axis = Markup('<path class="axis" d="M{x},0V{bottom}"/>').format(x=AXIS, bottom=bottom)
    bars = Markup("").join(
        Markup('<path class="whole-year" d="M{},{}V{}"/>').format(AXIS, *map(short, years[year]))
        for year in sorted(whole)
    )
    size = (BOX_LEFT + BOX_WIDTH + MARGIN, bottom)
    body = axis + bars + Markup("").join(parts)
    return finished(body, f"diagram-{identifier}", titles, size, "dated")


def _is_year(node: Node) -> bool:
    return bool(re.fullmatch(r"\d{4}\D?", node.lines[0]))


def _milestone(node: Node, top: float, height: float) -> Markup:
    middle = top + height / 2
    end = Letters(anchor="end", room=DATE_END - 4)
    date = text_lines([("name", node.lines[0])], DATE_END, middle, end)
    if _is_year(node):
        mark = Markup('<path class="whole-year-tie" d="M{},{}H{}"/>').format(
            AXIS, short(middle), BOX_LEFT
        )
    else:
        mark = Markup('<circle cx="{}" cy="{}" r="{}"/>').format(AXIS, short(middle), DOT)
    box = shape("", BOX_LEFT, top, BOX_WIDTH, height)
    words = text_lines([("", line) for line in node.role], BOX_LEFT + 10, middle, LETTERS)
    drawn = Markup('<g class="node {}">{}{}</g>').format(node.shape, box, words)
    return Markup('<g class="date {}">{}{}</g>{}').format(
        node.shape, date, mark, linked(drawn, node.href, node.tooltip)
    )
