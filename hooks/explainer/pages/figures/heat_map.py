"""The heat map of duties as a figure."""

from collections.abc import Mapping, Sequence

import htpy
from markupsafe import Markup

from explainer.addresses import level_address
from explainer.corpus.corpus import ClausePlace
from explainer.corpus.duty_matrix import Cell as MatrixCell
from explainer.corpus.records.base import NamedRecord
from explainer.corpus.records.vocabulary import Level
from explainer.diagrams.chart import Chart, Edge, Node, mermaid_text
from explainer.diagrams.drawn_here.heat_map import NAME_WIDTH, Cell, Row, draw_heat_map
from explainer.diagrams.outlines import level_classes
from explainer.pages.figures.figure import drawn_figure
from explainer.pages.page import PageWriter, block

IDENTIFIER = "duties-by-level"

Counts = Mapping[tuple[str, str], int]
"""The number of duties by function and level."""


def heat_figure(writer: PageWriter, cells: Mapping[MatrixCell, Sequence[ClausePlace]]) -> Markup:
    """How many duties of each kind the sources lay on each level."""
    interface = writer.corpus.interface
    counts: dict[tuple[str, str], int] = {}
    for (function, level, _), places in cells.items():
        counts[function, level] = counts.get((function, level), 0) + len(places)
    levels = list(writer.corpus.levels.values())
    heads = [_head(writer, level) for level in levels]
    rows = [_row(writer, function, levels, counts) for function in _functions(writer, counts)]
    titles = (writer.say(interface.heat_map), writer.say(interface.heat_map_description))
    shown = drawn_figure(
        writer,
        IDENTIFIER,
        draw_heat_map(IDENTIFIER, titles, heads, rows, NAME_WIDTH[writer.language]),
        title=titles[0],
        source=mermaid_text(_chart(writer, titles, heads, counts)),
        caption=writer.say(interface.heat_map_caption),
        words=[_words(row, heads, writer) for row in rows],
    )
    return block(shown)


def _functions(writer: PageWriter, counts: Counts) -> list[NamedRecord]:
    named = {function for function, _ in counts}
    return [record for record in writer.corpus.functions.values() if record.id in named]


def _head(writer: PageWriter, level: Level) -> Node:
    return Node(
        id=level.id,
        lines=(writer.plain(level.short),),
        shape=level_classes(level),
        href=writer.url(level_address(level.id)),
        tooltip=writer.plain(level),
    )


def _row(writer: PageWriter, function: NamedRecord, levels: Sequence[Level], counts: Counts) -> Row:
    name = writer.name(function)

    def cell(level: Level) -> Cell | None:
        count = counts.get((function.id, level.id))
        if not count:
            return None
        tooltip = writer.say(
            writer.corpus.interface.heat_map_cell,
            function=name,
            level=writer.plain(level.short),
            count=count,
        )
        return Cell(count, writer.url(level_address(level.id), function.id), tooltip)

    return Row(name, tuple(cell(level) for level in levels))


def _words(row: Row, heads: Sequence[Node], writer: PageWriter) -> htpy.Element:
    said = [
        f"{head.lines[0]} {cell.count}"
        for head, cell in zip(heads, row.cells, strict=True)
        if cell is not None
    ]
    colon = writer.label(writer.corpus.interface.colon)
    return htpy.li[row.name, colon, writer.marks.listing.join(said)]


def _chart(
    writer: PageWriter, titles: tuple[str, str], heads: Sequence[Node], counts: Counts
) -> Chart:
    """The same as a flow chart: Mermaid has no heat maps."""
    functions = [
        Node(f"function-{record.id}", (writer.name(record),), shape="term-box")
        for record in _functions(writer, counts)
    ]
    edges = tuple(
        Edge(f"function-{function}", level, (str(count),), "down")
        for (function, level), count in counts.items()
    )
    return Chart(IDENTIFIER, *titles, (*functions, *heads), edges, direction="LR")
