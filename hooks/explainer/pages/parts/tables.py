"""The parts of the page that compares: formulas, the matrix of duties, the chains, the figures."""

from collections.abc import Mapping, Sequence

import htpy
from markupsafe import Markup

from explainer.addresses import level_address, source_address
from explainer.corpus.corpus import ClausePlace
from explainer.corpus.duty_matrix import Cell
from explainer.corpus.records.base import wording
from explainer.corpus.records.sources import Source
from explainer.pages.page import PageWriter, block
from explainer.pages.parts.clauses import joined
from explainer.pages.parts.limits import (
    MOST_FIGURES,
    MOST_IN_A_MATRIX,
    MOST_SOURCES,
    first_sources,
    left_out,
    search_link,
)

FORMER_HEAT_MAP = "diagram-duties-by-level"
"""The anchor of a drawing that counted what the matrix counts; links to it still arrive."""


def formulas_table(writer: PageWriter) -> Markup:
    """The formula of every source, level by level."""
    corpus, interface = writer.corpus, writer.corpus.interface
    levels = [
        level
        for level in corpus.levels.values()
        if any(
            level.id in part.levels
            for source in corpus.sources.values()
            for part in source.formula.parts
        )
    ]
    head = htpy.tr[
        htpy.th(scope="col")[writer.say(interface.source)],
        [htpy.th(scope="col")[writer.level_badge(level.id)] for level in levels],
    ]
    rows = [
        htpy.tr[
            htpy.th(scope="row")[
                htpy.a(href=writer.url(source_address(source.id), "formula"))[
                    writer.plain(source.short)
                ],
                htpy.span(".note")[writer.plain(source.formula)],
            ],
            _formula_cells(writer, source, [level.id for level in levels]),
        ]
        for source in first_sources(writer, MOST_SOURCES)
    ]
    label = writer.say(interface.formulas_side_by_side)
    table = block(
        _scrollable(writer, label, "formulas")[
            htpy.table(".formulas")[_caption(label), htpy.thead[head], htpy.tbody[rows]]
        ]
    )
    left = len(corpus.sources) - len(rows)
    if left:
        query = writer.say(interface.formula)
        table += block(search_link(writer, interface.more_sources, left, query))
    return table


def _formula_cells(writer: PageWriter, source: Source, levels: Sequence[str]) -> list[htpy.Element]:
    """One cell a part of the formula: levels that the source names together share a cell."""
    part_of = {level: part for part in source.formula.parts for level in part.levels}
    cells: list[htpy.Element] = []
    done: set[int] = set()
    for level in levels:
        part = part_of.get(level)
        if part is None:
            label = writer.say(writer.corpus.interface.not_in_formula)
            cells.append(htpy.td(".empty")[label])
        elif id(part) not in done:
            done.add(id(part))
            cells.append(htpy.td(colspan=str(len(part.levels)))[writer.plain(part)])
    return cells


def _scrollable(writer: PageWriter, label: str, name: str) -> htpy.Element:
    return htpy.section(
        class_=f"scrollable scrollable--{name}",
        aria_label=label,
        tabindex="0",
        data_search="off",
    )


def _caption(text: str) -> htpy.Element:
    """The name of a table, for who does not see the heading above it."""
    return htpy.caption[htpy.span(".visually-hidden")[text]]


def duty_matrix_table(writer: PageWriter, cells: Mapping[Cell, Sequence[ClausePlace]]) -> Markup:
    """The matrix: a row a function, a column a level, in each cell the duties of each place."""
    corpus, interface = writer.corpus, writer.corpus.interface
    levels, places = list(corpus.levels.values()), list(corpus.places.values())
    total = sum(len(found) for found in cells.values())
    most = total if total <= MOST_IN_A_MATRIX else max(1, MOST_IN_A_MATRIX // len(cells))
    head = htpy.tr[
        htpy.th(scope="col")[writer.say(interface.function)],
        [htpy.th(scope="col")[writer.level_badge(level.id)] for level in levels],
    ]
    rows = [
        htpy.tr(id=f"matrix-{function.id}", data_function=function.id)[
            htpy.th(scope="row")[writer.name(function)],
            [
                htpy.td(data_level=level.id)[
                    htpy.span(".matrix__level")[writer.plain(level.short)],
                    [
                        _matrix_cell(writer, (level.id, place.id), found, most)
                        for place in places
                        if (found := cells.get((function.id, level.id, place.id)))
                    ]
                    or _nothing(writer),
                ]
                for level in levels
            ],
        ]
        for function in corpus.functions.values()
    ]
    return block(
        htpy.div(".matrix", data_search="off")[
            htpy.span(id=FORMER_HEAT_MAP),
            _matrix_filter(writer),
            htpy.table(".matrix__table")[
                _caption(writer.say(interface.matrix)), htpy.thead[head], htpy.tbody[rows]
            ],
        ]
    )


def _nothing(writer: PageWriter) -> htpy.Fragment:
    silent = writer.say(writer.corpus.interface.source_says_nothing)
    return htpy.fragment[
        htpy.span(".matrix__empty", aria_hidden="true")["–"],
        htpy.span(".visually-hidden")[silent],
    ]


def _matrix_cell(
    writer: PageWriter, cell: tuple[str, str], found: Sequence[ClausePlace], most: int
) -> htpy.Element:
    """The duties of a level and a place: first those that name the level, then those inferred, and
    last those that are done to it.

    The first `most` of them stand there by their words.
    """
    level, place = cell
    interface = writer.corpus.interface
    done_to_it = [duty for duty in found if level in duty.clause.acted_on]
    done = [duty for duty in found if level not in duty.clause.acted_on]
    inferred = [duty for duty in done if level in duty.clause.inferred_levels]
    named = [duty for duty in done if level not in duty.clause.inferred_levels]
    name = writer.name(writer.corpus.places[place])
    return htpy.details(class_=f"matrix__duties place-{place}", data_place=place)[
        htpy.summary[
            htpy.span(class_=f"place-name place-{place}")[name],
            f" {len(named)}" if named else None,
            htpy.span(".matrix__inferred")[
                f" {'+ ' if named else ''}{len(inferred)}", writer.inferred_mark()
            ]
            if inferred
            else None,
            htpy.span(".matrix__acted-on")[
                " ", writer.say(interface.matrix_acted_on, count=len(done_to_it))
            ]
            if done_to_it
            else None,
        ],
        htpy.ul[
            [
                htpy.li(data_inferred=level in duty.clause.inferred_levels)[
                    htpy.a(href=writer.clause_url(duty))[
                        writer.plain(duty.clause.text(writer.language))
                    ],
                    level in duty.clause.inferred_levels and writer.inferred_mark(),
                    level in duty.clause.acted_on and writer.say(interface.acted_on_mark),
                    duty.clause.place
                    and writer.say(
                        interface.told_in_source, source=writer.plain(duty.source.short)
                    ),
                ]
                for duty in (*named, *inferred, *done_to_it)[:most]
            ],
            left_out(
                writer,
                interface.more_statements,
                len(found) - most,
                writer.url(level_address(level)),
            )
            if len(found) > most
            else None,
        ],
    ]


def _matrix_filter(writer: PageWriter) -> htpy.Element:
    """Boxes to tick, shown by the script that makes them work."""
    corpus, interface = writer.corpus, writer.corpus.interface

    def boxes(legend: str, group: str, choices: Sequence[tuple[str, str]]) -> htpy.Element:
        return htpy.fieldset[
            htpy.legend[legend],
            [
                htpy.label[
                    htpy.input(type="checkbox", name=group, value=value, checked=True), label
                ]
                for value, label in choices
            ],
        ]

    return htpy.form(".matrix__filter", hidden=True)[
        boxes(
            writer.say(interface.places),
            "place",
            [(place.id, writer.name(place)) for place in corpus.places.values()],
        ),
        boxes(
            writer.say(interface.levels),
            "level",
            [(level.id, writer.plain(level.short)) for level in corpus.levels.values()],
        ),
        htpy.label[htpy.input(type="checkbox", name="open"), writer.say(interface.open_all_cells)],
        htpy.output(".matrix__count", data_template=writer.say(interface.matrix_count, count="{}"))[
            ""
        ],
    ]


def figures_table(writer: PageWriter) -> Markup:
    """The figures of the corpus, with the warnings against comparing them."""
    corpus, interface = writer.corpus, writer.corpus.interface
    figures = [
        (place, figure) for place in corpus.clauses.values() for figure in place.clause.figures
    ]
    labels = (
        interface.figure,
        interface.figure_measures,
        interface.source,
        interface.figure_caution,
    )
    rows = [
        htpy.tr(data_place=place.source.place)[
            htpy.td(".figure")[wording(figure, writer.language)],
            htpy.td[writer.plain(figure.measures)],
            htpy.td[htpy.a(href=writer.clause_url(place))[writer.citation_text(place.clause.id)]],
            htpy.td[figure.caution and htpy.span(".caution")[writer.inline(figure.caution)]],
        ]
        for place, figure in figures[:MOST_FIGURES]
    ]
    label = writer.say(interface.all_figures)
    table = block(
        _scrollable(writer, label, "figures")[
            htpy.table(".figures")[
                _caption(label),
                htpy.thead[htpy.tr[[htpy.th(scope="col")[writer.say(text)] for text in labels]]],
                htpy.tbody[rows],
            ]
        ]
    )
    if left := len(figures[MOST_FIGURES:]):
        query = writer.say(interface.figure)
        table += block(search_link(writer, interface.more_statements, left, query))
    return table


def concordance_list(writer: PageWriter, relation: str) -> Markup:
    """The agreements of one kind: what they share or in what they differ, and their clauses."""
    items = []
    for agreement in writer.corpus.concordance:
        if agreement.relation != relation:
            continue
        places = [writer.corpus.clauses[clause] for clause in agreement.clauses]
        said = agreement.note or places[0].clause.text(writer.language)
        note = writer.unlinked(said) if agreement.note else writer.plain(said)
        links = joined(writer, (writer.numbered(place) for place in places))
        named = htpy.span(".agreement")[links, writer.label(writer.corpus.interface.colon)]
        items.append(htpy.li(id=agreement.anchor())[named, note])
    former = [
        htpy.span(id=anchor)
        for anchor in writer.corpus.former_agreements
        if anchor.startswith(f"{relation}-")
    ]
    return block(htpy.fragment[former, htpy.ul(".concordance")[items]])
