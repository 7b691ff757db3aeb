"""What the poster says, before it is drawn: rows, lanes, cells and the way back."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from explainer.diagrams.chart import Chart, Edge, Node


@dataclass(frozen=True)
class Cell:
    """What a level does in a lane."""

    words: str
    href: str
    tooltip: str
    """Where it is stated."""
    dotted: bool


@dataclass(frozen=True)
class Row:
    """A level: its box, and its cells by lane."""

    node: Node
    cells: Mapping[str, Cell]


@dataclass(frozen=True)
class Lane:
    """A column: its id, its question and the question in a word."""

    id: str
    name: str
    short: str


@dataclass(frozen=True)
class PosterChart:
    """The poster in one language."""

    id: str
    titles: tuple[str, str]
    headline: str
    lanes: tuple[Lane, ...]
    rows: tuple[Row, ...]
    returns: tuple[Edge, ...]
    way_back: str
    """What the returns are together."""
    colon: str
    """What stands between a name and what is said of it."""

    def flow_chart(self) -> Chart:
        """The same as a flow chart, a line a cell in the box of its level."""
        nodes = tuple(
            Node(
                row.node.id,
                row.node.lines,
                (
                    *row.node.role,
                    *(
                        f"{lane.short}{self.colon}{row.cells[lane.id].words}"
                        for lane in self.lanes
                        if lane.id in row.cells
                    ),
                ),
                row.node.shape,
                row.node.href,
                row.node.tooltip,
            )
            for row in self.rows
        )
        ids = [node.id for node in nodes]
        order = tuple(Edge(*pair) for pair in pairwise(ids))
        return Chart(self.id, *self.titles, nodes, (*order, *self.returns))
