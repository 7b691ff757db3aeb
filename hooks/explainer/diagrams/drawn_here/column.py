"""A chart for a phone: its boxes in one column, what passes between them beside the arrows.

Arrows between neighbours stand in the gap with their words; all others are arcs on the right with a
number, whose words stand below the column.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from explainer.diagrams.chart import Chart, Edge, Node
from explainer.diagrams.drawn_here.parts import (
    HEAD_MARKER,
    LINE_HEIGHT,
    Letters,
    finished,
    linked,
    right_side,
    shape,
    text_lines,
)
from explainer.diagrams.line_breaks import broken
from explainer.diagrams.measures import text_width
from explainer.diagrams.mermaid.arrows import short
from explainer.diagrams.mermaid.renderer import Drawing

# No wider than this, so that letters stay large enough on a phone of 320 pixels.
WIDTH = 320.0
MARGIN = 6.0
INSIDE, PADDING = 12.0, 8.0
FIRST_LANE, LANE, CORNER = 14.0, 22.0, 8.0
GAP = 14.0
ARROW, ARROW_WORDS = 26.0, 40.0
FRAME, FRAME_LABEL = 7.0, 20.0
SMALL = 14.0


@dataclass(frozen=True)
class _Box:
    node: Node
    top: float
    height: float
    lines: tuple[tuple[str, str], ...]

    @property
    def bottom(self) -> float:
        return self.top + self.height


@dataclass(frozen=True)
class _Arc:
    number: int
    edge: Edge
    lane: int


def draw_column(chart: Chart, words: Sequence[str] = ()) -> Drawing:
    """Draws a chart in one column; `words` are the terms that a line should not cut."""
    prefix = f"diagram-{chart.id}-narrow"
    places = {node.id: number for number, node in enumerate(chart.nodes)}
    near = [edge for edge in chart.edges if _apart(edge, places) == 1 and not chart.curved]
    far = [] if chart.curved else [edge for edge in chart.edges if _apart(edge, places) != 1]
    arcs = _arcs(far, places)
    lanes = 1 + max((arc.lane for arc in arcs), default=-1)
    indent = 2 * ARROW - 20 if chart.curved else 0.0
    frame = FRAME if chart.groups else 0.0
    left = MARGIN + frame
    right = WIDTH - MARGIN - frame - (FIRST_LANE + lanes * LANE if lanes else 0)
    boxes, between, bottom = _placed(chart, near, (left, right, indent), words)
    parts = [HEAD_MARKER.format(prefix), *_frames(chart, boxes, left, right)]
    if chart.curved:
        parts += _branches(boxes, chart, left)
    parts += [
        _drawn_box(box, left + (indent if at and indent else 0), right)
        for at, box in enumerate(boxes.values())
    ]
    parts += [_arrow(edge, boxes, left, said, prefix) for edge, said in between]
    parts += _drawn_arcs(arcs, boxes, right, prefix)
    key, bottom = _key(arcs, bottom + GAP, words)
    titles = (chart.title, chart.description)
    size = (WIDTH, bottom + MARGIN)
    return finished(Markup("").join((*parts, *key)), prefix, titles, size, "column")


def _apart(edge: Edge, places: dict[str, int]) -> int:
    return abs(places[edge.start] - places[edge.end])


def _arcs(edges: Sequence[Edge], places: dict[str, int]) -> list[_Arc]:
    """Arcs with their lanes: short ones near the boxes, no two over each other."""
    lanes: list[list[tuple[int, int]]] = []
    found: dict[int, int] = {}
    for index in sorted(range(len(edges)), key=lambda index: (_apart(edges[index], places), index)):
        upper, lower = sorted((places[edges[index].start], places[edges[index].end]))
        free = (
            number
            for number, taken in enumerate(lanes)
            if all(lower <= other[0] or upper >= other[1] for other in taken)
        )
        lane = next(free, len(lanes))
        if lane == len(lanes):
            lanes.append([])
        lanes[lane].append((upper, lower))
        found[index] = lane
    return [_Arc(index + 1, edge, found[index]) for index, edge in enumerate(edges)]


def _placed(
    chart: Chart, near: Sequence[Edge], sides: tuple[float, float, float], words: Sequence[str]
) -> tuple[dict[str, _Box], list[tuple[Edge, tuple[float, list[str]]]], float]:
    """The boxes, the words between them with their heights, and where the column ends."""
    left, right, indent = sides
    boxes: dict[str, _Box] = {}
    between: list[tuple[Edge, tuple[float, list[str]]]] = []
    opens = {group.nodes[0]: group for group in chart.groups}
    closes = {group.nodes[-1] for group in chart.groups}
    top, previous = MARGIN, ""
    for at, node in enumerate(chart.nodes):
        for edge in near:
            if {edge.start, edge.end} == {previous, node.id}:
                room = right - left - ARROW_WORDS
                said = _lines(" ".join(edge.labels), room, SMALL, words)
                between.append((edge, (top, said)))
                top += max(1, len(said)) * LINE_HEIGHT + GAP
        if node.id in opens:
            top += FRAME_LABEL + FRAME
        room = right - left - 2 * INSIDE - (indent if at and indent else 0)
        lines = (
            *(
                ("name", line)
                for line in _lines("".join(_joined(node.lines)), room, 16, words, bold=True)
            ),
            *(("role", line) for role in node.role for line in _lines(role, room, 16, words)),
        )
        height = len(lines) * LINE_HEIGHT + 2 * PADDING
        boxes[node.id] = _Box(node, top, height, lines)
        top += height + GAP + (FRAME if node.id in closes else 0)
        previous = node.id
    return boxes, between, top - GAP


def _joined(lines: Sequence[str]) -> Iterator[str]:
    """The lines of a name as one text: English words stay apart."""
    for number, line in enumerate(lines):
        latin = number and line[:1].isascii() and lines[number - 1][-1:].isascii()
        yield f" {line}" if latin else line


def _lines(
    text: str, room: float, size: float, words: Sequence[str], *, bold: bool = False
) -> list[str]:
    return broken(text, room, partial(text_width, size=size, bold=bold), words)


def _drawn_box(box: _Box, left: float, right: float) -> Markup:
    width = right - left
    outline = shape(box.node.shape, left, box.top, width, box.height)
    letters = Letters(room=width - 2 * INSIDE)
    words = text_lines(box.lines, left + width / 2, box.top + box.height / 2, letters)
    drawn = Markup('<g class="node {}">{}{}</g>').format(box.node.shape, outline, words)
    return linked(drawn, box.node.href, box.node.tooltip) if box.node.href else drawn


def _frames(chart: Chart, boxes: dict[str, _Box], left: float, right: float) -> Iterator[Markup]:
    for group in chart.groups:
        top = boxes[group.nodes[0]].top - FRAME_LABEL - FRAME
        bottom = boxes[group.nodes[-1]].bottom + FRAME
        outline = shape("", left - FRAME, top, right - left + 2 * FRAME, bottom - top)
        letters = Letters(SMALL, "start", right - left - ARROW_WORDS)
        label = text_lines([("", group.label)], left + ARROW_WORDS, top + 12, letters)
        yield Markup('<g class="cluster">{}</g><g class="cluster-label">{}</g>').format(
            outline, label
        )


def _arrow(
    edge: Edge,
    boxes: dict[str, _Box],
    left: float,
    said: tuple[float, list[str]],
    prefix: str,
) -> Markup:
    top, lines = said
    start, end = boxes[edge.start], boxes[edge.end]
    ends = (start.bottom, end.top) if start.top < end.top else (start.top, end.bottom)
    middle = top + max(1, len(lines)) * LINE_HEIGHT / 2
    letters = Letters(SMALL, "start", WIDTH - ARROW_WORDS - left)
    # The second of two arrows between the same boxes stands beside the first.
    x = left + ARROW - (10 if edge.flow == "up" else 0)
    words = text_lines([("", line) for line in lines], left + ARROW_WORDS, middle, letters)
    return _line(edge, f"M{short(x)},{short(ends[0])}V{short(ends[1])}", prefix) + Markup(
        '<g class="edgeLabel start">{}</g>'
    ).format(words)


def _line(edge: Edge, path: str, prefix: str) -> Markup:
    classes = f"edge flow-{edge.flow}" + (" edge--dotted" if edge.dotted else "")
    head = "" if edge.flow == "order" else Markup(' marker-end="url(#{}-head)"').format(prefix)
    return Markup('<path d="{}" class="{}"{}/>').format(path, classes, head)


def _drawn_arcs(
    arcs: Sequence[_Arc], boxes: dict[str, _Box], right: float, prefix: str
) -> Iterator[Markup]:
    ends: dict[str, list[tuple[float, int, int]]] = {}
    for at, arc in enumerate(arcs):
        start, end = boxes[arc.edge.start], boxes[arc.edge.end]
        ends.setdefault(arc.edge.start, []).append((end.top, at, 0))
        ends.setdefault(arc.edge.end, []).append((start.top, at, 1))
    heights = [[0.0, 0.0] for _ in arcs]
    for name, found in ends.items():
        box = boxes[name]
        for number, (_, at, side) in enumerate(sorted(found), 1):
            heights[at][side] = box.top + box.height * number / (len(found) + 1)
    for arc, (start_y, end_y) in zip(arcs, heights, strict=True):
        x = right + FIRST_LANE + arc.lane * LANE
        turn = CORNER if end_y > start_y else -CORNER
        sides = [
            right + _side(boxes[name], y)
            for name, y in ((arc.edge.start, start_y), (arc.edge.end, end_y))
        ]
        path = (
            f"M{short(sides[0])},{short(start_y)}H{short(x - CORNER)}"
            f"Q{short(x)},{short(start_y)} {short(x)},{short(start_y + turn)}"
            f"V{short(end_y - turn)}Q{short(x)},{short(end_y)} {short(x - CORNER)},{short(end_y)}"
            f"H{short(sides[1])}"
        )
        sign = text_lines([("", str(arc.number))], x, (start_y + end_y) / 2, Letters(SMALL))
        yield _line(arc.edge, path, prefix)
        yield Markup('<g class="edgeLabel">{}</g>').format(sign)


def _side(box: _Box, y: float) -> float:
    return right_side(box.node.shape, 200.0, box.height, y - box.top)


def _key(arcs: Sequence[_Arc], top: float, words: Sequence[str]) -> tuple[list[Markup], float]:
    """What the numbered arcs say, below the column."""
    parts: list[Markup] = []
    room = WIDTH - 2 * MARGIN - 22
    letters = Letters(SMALL, "start", room)
    for arc in arcs:
        lines = _lines(" ".join(arc.edge.labels), room, SMALL, words)
        middle = top + len(lines) * LINE_HEIGHT / 2
        number = text_lines([("", str(arc.number))], MARGIN, top + LINE_HEIGHT / 2, letters)
        said = text_lines([("", line) for line in lines], MARGIN + 22, middle, letters)
        parts.append(Markup('<g class="key">{}{}</g>').format(number, said))
        top += len(lines) * LINE_HEIGHT + 4
    return parts, top


def _branches(boxes: dict[str, _Box], chart: Chart, left: float) -> Iterator[Markup]:
    """The lines from the middle of a mind map, which is its first box, to its branches."""
    middle, *branches = boxes.values()
    dotted = {node for edge in chart.edges if edge.dotted for node in (edge.start, edge.end)}
    x, end = left + 12, left + 2 * ARROW - 20
    for box in branches:
        y = box.top + box.height / 2
        classes = "edge flow-order" + (" edge--dotted" if box.node.id in dotted else "")
        yield Markup('<path d="M{},{}V{}H{}" class="{}"/>').format(
            short(x), short(middle.bottom), short(y), short(end), classes
        )
