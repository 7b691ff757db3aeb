"""Statements whole, each once: folded by source, with what each is filed under.

The page of a level and that of a post show what the source says by name apart from what is
inferred; both are made of these lists.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

import htpy
from markupsafe import Markup

from explainer.corpus.corpus import ClausePlace, Filing
from explainer.corpus.names import natures, natures_in_headings
from explainer.corpus.records.base import Bilingual
from explainer.diagrams.source_chain import BACKGROUND_MARK
from explainer.pages.block_anchors import with_anchors_inside
from explainer.pages.folding import first_sentence
from explainer.pages.page import PageWriter, Part, block
from explainer.pages.parts.limits import MOST_SOURCES, search_link

Anchors = Mapping[str, Sequence[str]]
"""Further anchors of a statement, by the id of its clause."""

STYLES = "statements"
"""The style sheet of these lists and of the answers above them."""

NO_ANCHORS: Anchors = {}

Reason = Callable[[ClausePlace], htpy.Node]
"""Why a page takes a statement to apply although its source names something else; None where it
does not, and the statement carries no mark."""


def stated(place: ClausePlace) -> None:
    """The reason of what the source says by name: none is needed."""


SHORT_LIST = 2
"""So many statements of one source are shown without having to be opened."""


def folded_statements(
    writer: PageWriter,
    places: Sequence[ClausePlace],
    anchors: Anchors = NO_ANCHORS,
    why: Reason = stated,
) -> Iterator[Part]:
    """Statements as a list a source that can be opened; those of a source stand together.

    Of many sources the first are shown; the anchors of the others lead to the line that says how
    many these are.
    """
    groups = [list(group) for _, group in groupby(places, key=lambda place: place.source.id)]
    for group in groups[:MOST_SOURCES]:
        own = in_order_of_kinds(writer, group)
        writer.start_section()
        yield block(
            htpy.details(".uses.folded", data_search="off", open=len(places) <= SHORT_LIST)[
                htpy.summary[
                    htpy.span(".folded__source")[writer.plain(own[0].source.short)],
                    htpy.span(".count")[_brackets(writer, str(len(own)))],
                    htpy.span(".folded__what")[_kinds(writer, own)],
                ],
                statement_list(writer, own, anchors, why),
            ]
        )
    if left := groups[MOST_SOURCES:]:
        names = [name for own in left for place in own for name in anchors.get(place.clause.id, ())]
        more = search_link(writer, writer.corpus.interface.more_sources, len(left))
        yield block(htpy.div[[htpy.span(".anchor", id=name) for name in names], more])


def in_order_of_kinds(writer: PageWriter, places: Sequence[ClausePlace]) -> list[ClausePlace]:
    """Duties first, then the other kinds of statements in the order of their list."""
    order = list(natures(writer.corpus.interface))
    return sorted(places, key=lambda place: order.index(place.clause.nature))


def statement_list(
    writer: PageWriter,
    places: Sequence[ClausePlace],
    anchors: Anchors = NO_ANCHORS,
    why: Reason = stated,
) -> htpy.Element:
    """Statements as a list."""
    return htpy.ul(".statements", data_search="off")[
        [
            _statement(writer, place, anchors.get(place.clause.id, ()), why(place))
            for place in places
        ]
    ]


def _statement(
    writer: PageWriter, place: ClausePlace, anchors: Sequence[str], reason: htpy.Node
) -> htpy.Element:
    """A statement with its source and paragraph, what it is and what it is about."""
    clause = place.clause
    inferred = reason is not None
    kind = f"statement nature-{clause.nature}"
    return htpy.li(id=f"on-{clause.id}", class_=kind, data_inferred=inferred)[
        [htpy.span(".anchor", id=anchor) for anchor in anchors],
        writer.inline(clause.text(writer.language)),
        inferred and writer.inferred_mark(),
        " ",
        writer.citation(clause.id),
        htpy.span(".statement__filing")[
            clause.nature != "duty" and htpy.span(".nature")[writer.nature_name(clause)],
            [
                htpy.span(".function")[writer.name(writer.corpus.functions[function])]
                for function in clause.functions
            ],
        ],
        inferred and htpy.span(".inferred")[reason],
    ]


def open_box(writer: PageWriter, texts: Sequence[Bilingual]) -> Iterator[Part]:
    """What the sources leave open, once a page."""
    if texts:
        writer.start_section()
        box = htpy.div(".leaves-open", id="leaves-open")[
            htpy.p(".leaves-open__title")[writer.say(writer.corpus.interface.leaves_open)],
            htpy.ul[[htpy.li[writer.inline(text)] for text in texts]],
        ]
        yield with_anchors_inside(block(box), "leaves-open")


def marked_legend(writer: PageWriter, texts: Sequence[Bilingual]) -> Iterator[Part]:
    """What the sign of the background means, where any of these texts of a list has it."""
    if any(BACKGROUND_MARK in writer.marked(text) for text in texts):
        legend = writer.say(writer.corpus.interface.background_legend)
        yield block(htpy.p(".counts", data_search="off")[legend])


def setting_note(writer: PageWriter) -> Iterator[Part]:
    """When what the page tells was in force, which is background and the same on every page."""
    if setting := writer.corpus.setting:
        yield block(htpy.div(".setting", data_search="off")[writer.unlinked(setting)])


def outside_note(writer: PageWriter, text: Bilingual | None) -> Iterator[Part]:
    """What does not come from the sources, marked as such, closed behind its first sentence.

    The facts of the background that it is made of are found by themselves.
    """
    if text:
        writer.start_section()
        told = Markup(htpy.p(".outside")[writer.inline(text)])
        yield block(
            htpy.details(".uses.folded.outside-fold", data_search="off")[
                htpy.summary[
                    htpy.span(".folded__source")[
                        writer.label(writer.corpus.interface.outside_sources)
                    ],
                    htpy.span(".folded__what")[first_sentence(told)],
                ],
                told,
            ]
        )


def first_anchors(
    filings: Sequence[Filing], names: Callable[[Filing], Sequence[str]]
) -> dict[str, list[str]]:
    """The anchors that `names` gives a statement, each for the first one that has it."""
    anchors: dict[str, list[str]] = {}
    done: set[str] = set()
    for filing in filings:
        for name in names(filing):
            if name not in done:
                done.add(name)
                anchors.setdefault(filing.clause, []).append(name)
    return anchors


def _kinds(writer: PageWriter, places: Sequence[ClausePlace]) -> str:
    """How many of each kind: duties 30, goals 4."""
    interface = writer.corpus.interface
    counts = {
        nature: sum(place.clause.nature == nature for place in places)
        for nature in natures(interface)
    }
    return writer.marks.listing.join(
        writer.say(interface.kind_count, kind=writer.say(name), count=counts[nature])
        for nature, name in natures_in_headings(interface).items()
        if counts[nature]
    )


def _brackets(writer: PageWriter, text: str) -> str:
    opening, closing = writer.marks.brackets
    return f"{opening}{text}{closing}"
