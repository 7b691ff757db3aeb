"""The matrix of duties as a heat map: stronger where there is more."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from explainer.diagrams.chart import Node
from explainer.diagrams.drawn_here.parts import Letters, finished, linked, shape, text_lines
from explainer.diagrams.mermaid.renderer import Drawing

# The least number of duties of each shade.
SHADES = (1, 2, 4, 8, 15)

MARGIN = 12.0
NAME_WIDTH = {"zh": 96.0, "en": 206.0}
CELL_WIDTH, CELL_HEIGHT, GAP = 92.0, 30.0, 3.0
HEAD_HEIGHT = 46.0
LEGEND_HEIGHT = 52.0


@dataclass(frozen=True)
class Cell:
    """The duties of one function that one level has: how many, and where they are listed."""

    count: int
    href: str
    tooltip: str


@dataclass(frozen=True)
class Row:
    """The duties of one function, a cell a level; None where no source says anything."""

    name: str
    cells: tuple[Cell | None, ...]


def shade(count: int) -> int:
    """The shade of a number of duties, from 1."""
    return sum(count >= least for least in SHADES)


def shade_names() -> list[str]:
    """What each shade stands for: 1, 2–3, …, 15+."""
    names = []
    for least, following in zip(SHADES, (*SHADES[1:], 0), strict=True):
        if not following:
            names.append(f"{least}+")
        else:
            names.append(str(least) if following == least + 1 else f"{least}–{following - 1}")
    return names


def draw_heat_map(
    identifier: str,
    titles: tuple[str, str],
    levels: Sequence[Node],
    rows: Sequence[Row],
    name_width: float,
) -> Drawing:
    """Draws the map; `levels` are the heads of the columns, `name_width` is that of the names."""
    left = MARGIN + name_width
    parts = [_head(node, left + number * CELL_WIDTH) for number, node in enumerate(levels)]
    top = MARGIN + HEAD_HEIGHT
    for row in rows:
        name = text_lines(
            [("", row.name)],
            left - 10,
            top + CELL_HEIGHT / 2,
            Letters(14.0, "end", name_width - 14),
        )
        parts.append(Markup('<g class="row-name">{}</g>').format(name))
        parts += [
            _cell(cell, left + number * CELL_WIDTH, top) for number, cell in enumerate(row.cells)
        ]
        top += CELL_HEIGHT
    parts.append(_legend(left, top + LEGEND_HEIGHT - CELL_HEIGHT))
    size = (left + len(levels) * CELL_WIDTH + MARGIN, top + LEGEND_HEIGHT + MARGIN)
    return finished(Markup("").join(parts), f"diagram-{identifier}", titles, size, "heat-map")


def _head(node: Node, left: float) -> Markup:
    width, height = CELL_WIDTH - 2 * GAP, HEAD_HEIGHT - 12
    box = shape(node.shape, left + GAP, MARGIN, width, height)
    letters = Letters(14.0, room=width - 14)
    middle = left + CELL_WIDTH / 2
    words = text_lines([("name", node.lines[0])], middle, MARGIN + height / 2, letters)
    drawn = Markup('<g class="node {}">{}{}</g>').format(node.shape, box, words)
    return linked(drawn, node.href, node.tooltip)


def _cell(cell: Cell | None, left: float, top: float) -> Markup:
    if cell is None:
        box = shape("", left + GAP / 2, top + GAP / 2, CELL_WIDTH - GAP, CELL_HEIGHT - GAP)
        return Markup('<g class="cell">{}</g>').format(box)
    return linked(_shaded(str(cell.count), shade(cell.count), left, top), cell.href, cell.tooltip)


def _shaded(words: str, number: int, left: float, top: float) -> Markup:
    box = shape("", left + GAP / 2, top + GAP / 2, CELL_WIDTH - GAP, CELL_HEIGHT - GAP)
    text = text_lines([("", words)], left + CELL_WIDTH / 2, top + CELL_HEIGHT / 2)
    return Markup('<g class="cell heat-{}">{}{}</g>').format(number, box, text)


def _legend(left: float, top: float) -> Markup:
    """A sample of each shade with the numbers that it stands for."""
    return Markup("").join(
        _shaded(words, number, left + (number - 1) * CELL_WIDTH, top)
        for number, words in enumerate(shade_names(), 1)
    )
