"""The statements about a level, sorted by the questions that a reader has about it.

Under each question stands what its statements amount to; the statements themselves are folded
below as the evidence, those that the source makes of the level by name apart from the inferred.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

import htpy

from explainer.corpus.corpus import Filing
from explainer.corpus.questions import aside_of, question_of
from explainer.corpus.records.base import Bilingual
from explainer.corpus.records.vocabulary import Level, Question
from explainer.pages.page import PageWriter, Part, block, heading
from explainer.pages.parts.limits import MOST_SOURCES, search_link
from explainer.pages.parts.statements import (
    Anchors,
    Reason,
    in_order_of_kinds,
    statement_list,
)


class Group(NamedTuple):
    """Statements that a page takes to concern a level on the same ground."""

    anchor: str
    """The anchor of the first list of them."""
    label: Bilingual
    """What stands above each list of them, with their number."""
    note: Bilingual | None
    """What is said above the statements of each list."""
    filings: Sequence[Filing]
    why: Reason


def by_question(
    questions: Mapping[str, Question], filings: Sequence[Filing]
) -> dict[str, list[Filing]]:
    """Statements by the id of the question that they answer."""
    sorted_out: dict[str, list[Filing]] = {name: [] for name in questions}
    asked = tuple(questions.values())
    for filing in filings:
        sorted_out[question_of(asked, filing)].append(filing)
    return sorted_out


def statements_by_question(
    writer: PageWriter, level: Level, groups: Sequence[Group], anchors: Anchors
) -> Iterator[Part]:
    """Each question with what its statements amount to and the statements themselves."""
    questions = writer.corpus.questions
    sorted_groups = [(group, by_question(questions, group.filings)) for group in groups]
    answered = {
        question
        for question in questions
        if any(sorted_out[question] for _, sorted_out in sorted_groups)
    }
    # What no source says of a level is told too; what stands aside only takes what is left.
    aside = aside_of(tuple(questions.values()))
    asked = [one for one in questions.values() if one is not aside or one.id in answered]
    if not answered:
        return
    texts = {one.question: one for one in level.explained}
    # Written first, so that what stands open on the page links each term once.
    explained = {one.id: writer.inline(texts[one.id]) for one in asked if one.id in texts}
    marked: set[str] = set()
    for question in asked:
        yield heading(2, writer.name(question), question.id)
        if question.id in explained:
            yield block(htpy.p(".explained", data_search="off")[explained[question.id]])
        elif question.id not in answered:
            said = writer.say(writer.corpus.interface.no_source_says)
            yield block(htpy.p(".empty", data_search="off")[said])
        lists: list[htpy.Element] = []
        for group, sorted_out in sorted_groups:
            filings = sorted_out[question.id]
            if not filings:
                continue
            writer.start_section()
            lists.append(
                htpy.details(
                    ".uses.folded", data_search="off", open=len(filings) == 1 and not group.note
                )[
                    htpy.summary[
                        htpy.span(".folded__source")[writer.say(group.label, count=len(filings))],
                        htpy.span(".folded__what")[_sources(writer, filings)],
                    ],
                    group.anchor not in marked and htpy.span(".anchor", id=group.anchor),
                    group.note and htpy.p(".counts")[writer.say(group.note)],
                    _lists(writer, filings, anchors, group.why),
                ]
            )
            marked.add(group.anchor)
        if question is aside:
            count = sum(len(sorted_out[question.id]) for _, sorted_out in sorted_groups)
            yield block(_closed(writer, count, lists))
        else:
            yield from (block(one) for one in lists)


def _closed(writer: PageWriter, count: int, lists: Sequence[htpy.Element]) -> htpy.Element:
    """What answers no question takes one line until it is opened."""
    return htpy.details(".uses", data_search="off")[
        htpy.summary[writer.say(writer.corpus.interface.statements_aside, count=count)], lists
    ]


def _of_sources(filings: Sequence[Filing]) -> list[list[Filing]]:
    return [list(own) for _, own in groupby(filings, key=lambda filing: filing.source)]


def _sources(writer: PageWriter, filings: Sequence[Filing]) -> str:
    """How many statements each of the first sources makes."""
    return writer.marks.listing.join(
        writer.say(
            writer.corpus.interface.kind_count,
            kind=writer.plain(writer.corpus.sources[own[0].source].short),
            count=len(own),
        )
        for own in _of_sources(filings)[:MOST_SOURCES]
    )


def _lists(
    writer: PageWriter, filings: Sequence[Filing], anchors: Anchors, why: Reason
) -> Iterator[htpy.Node]:
    """A list a source; the anchors of the sources left out lead to the line that counts them.

    What these sources say is not read: the page stays as it is whatever that is.
    """
    groups = _of_sources(filings)
    for own in groups[:MOST_SOURCES]:
        places = [writer.corpus.clauses[filing.clause] for filing in own]
        yield htpy.p(".statements-source")[writer.plain(places[0].source.short)]
        yield statement_list(writer, in_order_of_kinds(writer, places), anchors, why)
    if left := groups[MOST_SOURCES:]:
        names = [name for own in left for filing in own for name in anchors.get(filing.clause, ())]
        yield htpy.fragment[[htpy.span(".anchor", id=name) for name in names]]
        yield search_link(writer, writer.corpus.interface.more_sources, len(left))
