"""The poster: a row a level, a column a question, and on the right the way back up.

This is the layout for wide pages and for paper; `poster_narrow` has that for phones.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from markupsafe import Markup

from explainer.diagrams.chart import Edge
from explainer.diagrams.drawn_here.parts import (
    HEAD_MARKER,
    LINE_HEIGHT,
    Letters,
    finished,
    linked,
    shape,
    text_lines,
)
from explainer.diagrams.line_breaks import broken
from explainer.diagrams.measures import text_width
from explainer.diagrams.mermaid.arrows import short
from explainer.diagrams.mermaid.renderer import Drawing
from explainer.diagrams.poster_chart import Cell, PosterChart, Row

WIDTH, MARGIN = 800.0, 6.0
NODE_WIDTH, LANE_WIDTH, LAST_LANE_WIDTH, GAP = 126.0, 98.0, 126.0, 3.0
NAME, POST, WORDS, HEADLINE = 16.0, 13.0, 14.0, 21.0
INSIDE, PADDING = 4.0, 7.0
LEAST_ROW, ROW_GAP = 66.0, 12.0
HEAD_HEIGHT = 32.0
HEADLINE_LINE = 28.0
RAIL, FAR_RAIL, CORNER = 14.0, 134.0, 7.0


def lines_of(
    text: str, room: float, size: float, words: Sequence[str], *, bold: bool = False
) -> list[str]:
    """A text in the lines that fit a room."""
    return broken(text, room, partial(text_width, size=size, bold=bold), words)


def headline(text: str, left: float, room: float, size: float, words: Sequence[str]) -> Markup:
    """The sentence above everything, its first line just below the upper edge."""
    lines = lines_of(text, room, size, words, bold=True)
    step = size * HEADLINE_LINE / HEADLINE
    letters = Letters(size, "start", room)
    drawn = Markup("").join(
        text_lines([("name", line)], left, MARGIN + (number + 0.5) * step, letters)
        for number, line in enumerate(lines)
    )
    return Markup('<g class="headline">{}</g>').format(drawn)


def level_box(
    row: Row,
    place: tuple[float, float, float, float],
    words: Sequence[str],
    sizes: tuple[float, float],
) -> Markup:
    """The box of a level with its name and who answers there; `place` is left, top and sides."""
    left, top, width, height = place
    name, post = sizes
    room = width - 2 * PADDING - 4
    lines = [("name", line) for line in row.node.lines]
    for role in row.node.role:
        lines += [("role", line) for line in lines_of(role, room, post, words)]
    letters = Letters(name, room=room, sizes={"role": post})
    text = text_lines(lines, left + width / 2, top + height / 2, letters)
    box = shape(row.node.shape, left, top, width, height)
    drawn = Markup('<g class="node {}">{}{}</g>').format(row.node.shape, box, text)
    return linked(drawn, row.node.href, row.node.tooltip)


def return_path(edge: Edge, corners: tuple[float, float, float, float], prefix: str) -> Markup:
    """An arrow from a row to one above it; `corners` are the side, the rail, start and end."""
    side, rail, start, end = corners
    path = (
        f"M{short(side)},{short(start)}H{short(rail - CORNER)}"
        f"Q{short(rail)},{short(start)} {short(rail)},{short(start - CORNER)}"
        f"V{short(end + CORNER)}Q{short(rail)},{short(end)} {short(rail - CORNER)},{short(end)}"
        f"H{short(side)}"
    )
    classes = "edge flow-up" + (" edge--dotted" if edge.dotted else "")
    return Markup('<path d="{}" class="{}" marker-end="url(#{}-head)"/>').format(
        path, classes, prefix
    )


def draw_poster(chart: PosterChart, words: Sequence[str] = ()) -> Drawing:
    """The layout for wide pages; `words` are the terms that a line should not cut."""
    prefix = f"diagram-{chart.id}"
    lanes_left = MARGIN + NODE_WIDTH + GAP
    sides = _lane_sides(chart, lanes_left)
    side = sides[-1][1] + GAP
    head_lines = lines_of(chart.headline, WIDTH - 2 * MARGIN, HEADLINE, words, bold=True)
    top = MARGIN + len(head_lines) * HEADLINE_LINE + HEAD_HEIGHT + PADDING
    parts = [
        HEAD_MARKER.format(prefix),
        headline(chart.headline, MARGIN, WIDTH - 2 * MARGIN, HEADLINE, words),
        *_lane_heads(chart, sides, top - HEAD_HEIGHT / 2 - 2),
    ]
    places: dict[str, tuple[float, float]] = {}
    for row in chart.rows:
        cells = {
            lane.id: lines_of(
                row.cells[lane.id].words,
                right - left - 2 * INSIDE,
                WORDS,
                words,
                bold=lane is chart.lanes[-1],
            )
            for lane, (left, right) in zip(chart.lanes, sides, strict=True)
            if lane.id in row.cells
        }
        post = [
            line
            for role in row.node.role
            for line in lines_of(role, NODE_WIDTH - 2 * PADDING - 4, POST, words)
        ]
        most = max([len(row.node.lines) + len(post), *map(len, cells.values())])
        height = max(LEAST_ROW, most * LINE_HEIGHT + 2 * PADDING)
        places[row.node.id] = (top, height)
        parts.append(_band(top, height, side))
        place = (MARGIN, top, NODE_WIDTH, height)
        parts.append(level_box(row, place, words, (NAME, POST)))
        for lane, (left, right) in zip(chart.lanes, sides, strict=True):
            if cell := row.cells.get(lane.id):
                box = (left, top, right - left, height)
                is_last = lane is chart.lanes[-1]
                parts.append(_cell(row, cell, cells[lane.id], box, is_last=is_last))
        top += height + ROW_GAP
    parts += _returns(chart, places, side, prefix, words)
    size = (WIDTH, top - ROW_GAP + MARGIN)
    return finished(Markup("").join(parts), prefix, chart.titles, size, "poster")


def _lane_sides(chart: PosterChart, left: float) -> list[tuple[float, float]]:
    """Where each lane begins and ends; the last, which the others lead to, has more room."""
    widths = [LANE_WIDTH] * (len(chart.lanes) - 1) + [LAST_LANE_WIDTH]
    starts = [left + sum(widths[:number]) for number in range(len(widths))]
    return [(start, start + width - GAP) for start, width in zip(starts, widths, strict=True)]


def _lane_heads(
    chart: PosterChart, sides: Sequence[tuple[float, float]], middle: float
) -> Iterator[Markup]:
    heads = [(lane.name, *ends) for lane, ends in zip(chart.lanes, sides, strict=True)]
    if chart.returns:
        heads.append((chart.way_back, sides[-1][1] + RAIL, WIDTH - MARGIN))
    for name, left, right in heads:
        letters = Letters(NAME, room=right - left)
        words = text_lines([("name", name)], (left + right) / 2, middle, letters)
        yield Markup('<g class="lane-head">{}</g>').format(words)


def _band(top: float, height: float, side: float) -> Markup:
    """The ground of a row, to which the way back leads."""
    outline = shape("", MARGIN, top - 4, side - MARGIN, height + 8)
    return Markup('<g class="cluster">{}</g>').format(outline)


def _cell(
    row: Row,
    cell: Cell,
    lines: Sequence[str],
    place: tuple[float, float, float, float],
    *,
    is_last: bool,
) -> Markup:
    left, top, width, height = place
    letters = Letters(WORDS, room=width - 2 * INSIDE)
    said = [("name" if is_last else "", line) for line in lines]
    text = text_lines(said, left + width / 2, top + height / 2, letters)
    return drawn_cell(row, cell, shape("", left, top, width, height) + text, is_last=is_last)


def drawn_cell(row: Row, cell: Cell, content: Markup, *, is_last: bool) -> Markup:
    """A cell with its link, in the colour of its level; that of the last lane stands out."""
    marks = (" cell--dotted" if cell.dotted else "") + (" cell--last" if is_last else "")
    colour = row.node.shape.split()[0]
    drawn = Markup('<g class="cell {}{}">{}</g>').format(colour, marks, content)
    return linked(drawn, cell.href, cell.tooltip)


def _returns(
    chart: PosterChart,
    places: Mapping[str, tuple[float, float]],
    side: float,
    prefix: str,
    words: Sequence[str],
) -> Iterator[Markup]:
    """Steps to the next level on the near rail, longer ones on the far one, with their words."""
    order = [row.node.id for row in chart.rows]
    room = FAR_RAIL - RAIL - 14
    for edge in chart.returns:
        near = order.index(edge.start) - order.index(edge.end) == 1
        (start_top, start_height), (end_top, end_height) = places[edge.start], places[edge.end]
        start = start_top + start_height * (0.28 if near else 0.5)
        end = end_top + end_height * (0.72 if near else 0.5)
        rail = side + (RAIL if near else FAR_RAIL)
        yield return_path(edge, (side, rail, start, end), prefix)
        lines = lines_of(" ".join(edge.labels), room, POST, words)
        # The words of a long step stand below its start, where no other step passes.
        middle = (start + end) / 2 if near else start + (len(lines) * LINE_HEIGHT) / 2 + 4
        letters = Letters(POST, "start", room)
        text = text_lines([("", line) for line in lines], side + RAIL + 7, middle, letters)
        yield Markup('<g class="edgeLabel">{}</g>').format(text)
