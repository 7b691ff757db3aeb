"""Several chains in one drawing: a column a source, a row a level, arcs for who acts on whom."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from explainer.diagrams.chart import Chart, Edge, Group, Node
from explainer.diagrams.drawn_here.parts import (
    HEAD_MARKER,
    Letters,
    finished,
    linked,
    right_side,
    shape,
    text_lines,
)
from explainer.diagrams.mermaid.arrows import short
from explainer.diagrams.mermaid.renderer import Drawing

BOX_WIDTH, BOX_HEIGHT = 224.0, 48.0
# The width of a box where the chains stand one below the other, for phones.
STACKED_WIDTH, STACKED_GAP = 190.0, 26.0
ROW = 76.0
TOP = 66.0
MARGIN = 14.0
FIRST_LANE, LANE = 16.0, 22.0
CORNER = 8.0
INSIDE = 12.0


@dataclass(frozen=True)
class Column:
    """A chain to be compared."""

    heading: Node
    """The source: its name and where it leads."""
    chart: Chart


@dataclass(frozen=True)
class _Arc:
    number: int
    edge: Edge
    start: float
    """The height at which it leaves its box."""
    end: float
    leaves: float
    """How far its start stands from the right side of the measures of the box: 0 or less."""
    enters: float
    lane: int


def acts(chart: Chart) -> list[Edge]:
    """The edges on which something passes, in their order: those that the drawing numbers."""
    return [edge for edge in chart.edges if edge.flow != "order"]


def joint_chart(identifier: str, titles: tuple[str, str], columns: Sequence[Column]) -> Chart:
    """All chains as one chart, a frame a source; `titles` are its title and its description."""
    nodes: list[Node] = []
    edges: list[Edge] = []
    groups: list[Group] = []
    for column in columns:
        own = column.heading.id
        nodes += [_renamed(node, own) for node in column.chart.nodes]
        edges += [
            Edge(f"{own}-{edge.start}", f"{own}-{edge.end}", edge.labels, edge.flow, edge.dotted)
            for edge in column.chart.edges
        ]
        members = tuple(f"{own}-{node.id}" for node in column.chart.nodes)
        groups.append(Group(own, " ".join(column.heading.lines), members))
    return Chart(identifier, *titles, tuple(nodes), tuple(edges), tuple(groups))


def _renamed(node: Node, column: str) -> Node:
    return Node(f"{column}-{node.id}", node.lines, node.role, node.shape, node.href, node.tooltip)


def draw_comparison(
    identifier: str,
    titles: tuple[str, str],
    columns: Sequence[Column],
    levels: Mapping[str, tuple[str, str]],
    *,
    stacked: bool = False,
) -> Drawing:
    """Draws the chains side by side, each level in a row of its own.

    `levels` gives the name of each level, from top to bottom, and what to write where a source
    does not name it. Each act is an arc with its number in the list of acts. `stacked` puts the
    chains one below the other.
    """
    prefix = f"diagram-{identifier}" + ("-narrow" if stacked else "")
    width = STACKED_WIDTH if stacked else BOX_WIDTH
    height = TOP + len(levels) * ROW - (ROW - BOX_HEIGHT) + MARGIN
    parts = [HEAD_MARKER.format(prefix)]
    left, top, number, right = MARGIN, 0.0, 0, 0.0
    for column in columns:
        rows = {level: top + TOP + row * ROW for row, level in enumerate(levels)}
        arcs = _arcs(column.chart, rows, number, width)
        number += len(arcs)
        lanes = 1 + max((arc.lane for arc in arcs), default=0)
        parts.append(_column(column, levels, rows, (left, top, width)))
        parts += [_arc(arc, left + width, prefix) for arc in arcs]
        right = max(right, left + width + FIRST_LANE + lanes * LANE + MARGIN)
        if stacked:
            top += height + STACKED_GAP
        else:
            left = right
    size = (right, top - STACKED_GAP if stacked else height)
    return finished(Markup("").join(parts), prefix, titles, size, "compared")


def _column(
    column: Column,
    levels: Mapping[str, tuple[str, str]],
    rows: Mapping[str, float],
    place: tuple[float, float, float],
) -> Markup:
    left, above, width = place
    letters = Letters(room=width - 2 * INSIDE, sizes={"role": 14.0})
    small = Letters(size=14.0, room=width - 2 * INSIDE)
    nodes = {node.id: node for node in column.chart.nodes}
    middle = left + width / 2
    heading = text_lines(
        [("name", line) for line in column.heading.lines], middle, above + 28, letters
    )
    outline = shape(column.heading.shape, left, above + 4, width, BOX_HEIGHT)
    parts = [_node(column.heading, outline, heading)]
    for group in column.chart.groups:
        top, bottom = rows[group.nodes[0]] - 9, rows[group.nodes[-1]] + BOX_HEIGHT + 9
        frame = shape("", left - 9, top, width + 18, bottom - top)
        parts.append(Markup('<g class="cluster">{}</g>').format(frame))
    shared = {node: group.label for group in column.chart.groups for node in group.nodes}
    for level, (name, absent) in levels.items():
        top = rows[level]
        if node := nodes.get(level):
            roles = (shared[level],) if level in shared else node.role or (absent,)
            lines = [("name", name), *(("role", role) for role in roles)]
            box = shape(node.shape, left, top, width, BOX_HEIGHT)
            parts.append(_node(node, box, text_lines(lines, middle, top + BOX_HEIGHT / 2, letters)))
        else:
            words = text_lines([("", absent)], middle, top + BOX_HEIGHT / 2, small)
            parts.append(Markup('<g class="absent">{}</g>').format(words))
    return Markup("").join(parts)


def _node(node: Node, box: Markup, words: Markup) -> Markup:
    drawn = Markup('<g class="node {}">{}{}</g>').format(node.shape, box, words)
    return linked(drawn, node.href, node.tooltip)


def _arcs(chart: Chart, rows: Mapping[str, float], numbered: int, width: float) -> list[_Arc]:
    """The arcs of a column, short ones near the boxes, no two of them over each other."""
    edges = acts(chart)
    ports = _ports(edges, rows)
    shapes = {node.id: node.shape for node in chart.nodes}
    by_length = sorted(
        range(len(edges)), key=lambda index: (abs(ports[index][0] - ports[index][1]), index)
    )
    lanes: list[list[tuple[float, float]]] = []
    arcs: dict[int, _Arc] = {}
    for index in by_length:
        start, end = ports[index]
        upper, lower = min(start, end), max(start, end)
        free = (
            number
            for number, taken in enumerate(lanes)
            if all(lower < other[0] or upper > other[1] for other in taken)
        )
        lane = next(free, len(lanes))
        if lane == len(lanes):
            lanes.append([])
        lanes[lane].append((upper, lower))
        edge = edges[index]
        leaves = right_side(shapes[edge.start], width, BOX_HEIGHT, start - rows[edge.start])
        enters = right_side(shapes[edge.end], width, BOX_HEIGHT, end - rows[edge.end])
        arcs[index] = _Arc(numbered + index + 1, edge, start, end, leaves, enters, lane)
    return [arcs[index] for index in range(len(edges))]


def _ports(edges: Sequence[Edge], rows: Mapping[str, float]) -> list[tuple[float, float]]:
    """Where each arc leaves and enters: arcs to upper boxes above those to lower ones."""
    ends: dict[str, list[tuple[float, int, int]]] = {}
    for index, edge in enumerate(edges):
        ends.setdefault(edge.start, []).append((rows[edge.end], index, 0))
        ends.setdefault(edge.end, []).append((rows[edge.start], index, 1))
    places = [[0.0, 0.0] for _ in edges]
    for level, found in ends.items():
        for position, (_, index, side) in enumerate(sorted(found), 1):
            places[index][side] = rows[level] + BOX_HEIGHT * position / (len(found) + 1)
    return [(start, end) for start, end in places]


def _arc(arc: _Arc, right: float, prefix: str) -> Markup:
    x = right + FIRST_LANE + arc.lane * LANE
    turn = CORNER if arc.end > arc.start else -CORNER
    path = (
        f"M{short(arc.leaves + right)},{short(arc.start)}H{short(x - CORNER)}"
        f"Q{short(x)},{short(arc.start)} {short(x)},{short(arc.start + turn)}"
        f"V{short(arc.end - turn)}"
        f"Q{short(x)},{short(arc.end)} {short(x - CORNER)},{short(arc.end)}"
        f"H{short(arc.enters + right)}"
    )
    classes = f"edge flow-{arc.edge.flow}" + (" edge--dotted" if arc.edge.dotted else "")
    number = text_lines([("", str(arc.number))], x, (arc.start + arc.end) / 2, Letters(14.0))
    return Markup(
        '<path d="{}" class="{}" marker-end="url(#{}-head)"/><g class="edgeLabel">{}</g>'
    ).format(path, classes, prefix, number)
