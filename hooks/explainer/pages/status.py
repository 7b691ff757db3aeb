"""The page about/status/: how complete the corpus is and what awaits review."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import htpy

from explainer.addresses import SOURCES, STATUS, source_address
from explainer.corpus.records.base import Bilingual
from explainer.corpus.records.interface import Interface
from explainer.corpus.records.sources import Source
from explainer.corpus.records.terms import Term
from explainer.pages.page import Page, PageWriter, Part, block, heading
from explainer.pages.parts.limits import MOST_PAIRS, MOST_SOURCES, left_out
from explainer.prose.reviews import Pair, ReviewState


def status_page(writer: PageWriter, state: ReviewState) -> Page:
    """The state of sources, terms and reviews; `state` tells what awaits review."""
    interface = writer.corpus.interface
    blocks: list[Part] = [
        block(htpy.p(".lead")[writer.say(interface.status_lead)]),
        heading(2, writer.say(interface.sources), "sources"),
        block(_sources(writer, state)),
        heading(2, writer.say(interface.status_terms), "terms"),
        block(_terms(writer)),
        heading(2, writer.say(interface.status_reviews), "reviews"),
        *_reviews(writer, state),
    ]
    return Page(
        address=STATUS,
        language=writer.language,
        title=writer.say(interface.status),
        description=writer.say(interface.status_lead),
        kind="prose",
        record_place="docs/corpus/reviewed.yml",
        blocks=tuple(blocks),
    )


def _table(
    writer: PageWriter, label: Bilingual, heads: list[Bilingual], rows: list[list[htpy.Node]]
) -> htpy.Element:
    head = [htpy.th(scope="col")[writer.say(text)] for text in heads]
    body = [
        htpy.tr[htpy.th(scope="row")[row[0]], [htpy.td[cell] for cell in row[1:]]] for row in rows
    ]
    return htpy.section(
        ".scrollable",
        aria_label=writer.say(label),
        tabindex="0",
        data_search="off",
    )[
        htpy.table[
            htpy.caption[htpy.span(".visually-hidden")[writer.say(label)]],
            htpy.thead[htpy.tr[head]],
            htpy.tbody[body],
        ]
    ]


def _sources(writer: PageWriter, state: ReviewState) -> htpy.Element:
    interface = writer.corpus.interface
    heads = [
        interface.status_source,
        interface.status_clauses,
        interface.status_paragraphs,
        interface.status_left_out,
        interface.status_awaiting,
        interface.status_last_review,
    ]
    return _table(
        writer,
        interface.sources,
        heads,
        _source_rows(writer, state),
    )


def _source_rows(writer: PageWriter, state: ReviewState) -> list[list[htpy.Node]]:
    """A row for each source; where there are many, a row for the sources of each place."""
    corpus = writer.corpus
    awaiting = Counter(pair.group for pair in state.awaiting)
    by_place: dict[str, list[SourceState]] = {}
    rows: list[list[htpy.Node]] = []
    for source in corpus.sources.values():
        own = _source(source, awaiting, state)
        by_place.setdefault(source.place, []).append(own)
        link = htpy.a(href=writer.url(source_address(source.id)))[writer.plain(source.short)]
        rows.append([link, *own.cells()])
    if len(rows) <= MOST_SOURCES:
        return rows
    opening, closing = writer.marks.brackets
    return [
        [
            htpy.a(href=writer.url(SOURCES, place))[
                f"{writer.name(corpus.places[place])}{opening}{len(states)}{closing}"
            ],
            *SourceState.of_all(states).cells(),
        ]
        for place, states in by_place.items()
    ]


@dataclass(frozen=True)
class SourceState:
    """How far a source, or several, has been worked through and reviewed."""

    clauses: int
    used: int
    """Paragraphs that a statement is drawn from."""
    paragraphs: int
    left_out: int
    awaiting: int
    last_review: str

    @staticmethod
    def of_all(states: Sequence["SourceState"]) -> "SourceState":
        """The state of several sources together."""
        return SourceState(
            sum(state.clauses for state in states),
            sum(state.used for state in states),
            sum(state.paragraphs for state in states),
            sum(state.left_out for state in states),
            sum(state.awaiting for state in states),
            max(state.last_review for state in states),
        )

    def cells(self) -> list[str]:
        """The cells of its row."""
        return [
            str(self.clauses),
            f"{self.used} / {self.paragraphs}",
            str(self.left_out),
            str(self.awaiting),
            self.last_review or "—",
        ]


def _source(source: Source, awaiting: Mapping[str, int], state: ReviewState) -> SourceState:
    return SourceState(
        clauses=len(source.clauses()),
        used=len({at for clause in source.clauses() for at in clause.at}),
        paragraphs=source.raw.paragraphs,
        left_out=len({number for entry in source.raw.left_out for number in entry.paragraphs}),
        awaiting=awaiting.get(source.id, 0),
        last_review=state.last.get(source.id) or "",
    )


def _term_fields(interface: Interface) -> list[tuple[Bilingual, Callable[[Term], bool]]]:
    return [
        (interface.status_field_variants, lambda term: bool(term.variants.zh or term.variants.en)),
        (interface.status_field_renderings, lambda term: bool(term.renderings)),
        (interface.status_field_senses, lambda term: bool(term.senses)),
        (interface.status_field_broader, lambda term: bool(term.broader)),
        (interface.status_field_related, lambda term: bool(term.related)),
        (interface.status_field_distinctions, lambda term: bool(term.distinctions)),
        (interface.status_field_outside, lambda term: term.outside is not None),
    ]


def _terms(writer: PageWriter) -> htpy.Element:
    corpus, interface = writer.corpus, writer.corpus.interface
    terms = list(corpus.terms.values())
    having = [
        *((name, sum(has(term) for term in terms)) for name, has in _term_fields(interface)),
        (interface.status_field_used, sum(bool(uses) for uses in corpus.uses.values())),
    ]
    return _table(
        writer,
        interface.status_terms,
        [interface.status_field, interface.status_with, interface.status_without],
        [[writer.say(name), str(number), str(len(terms) - number)] for name, number in having],
    )


def _reviews(writer: PageWriter, state: ReviewState) -> Iterator[Part]:
    interface = writer.corpus.interface
    counts = writer.say(
        interface.status_review_counts, pairs=len(state.pairs), awaiting=len(state.awaiting)
    )
    yield block(htpy.p[counts])
    if state.awaiting:
        left = len(state.awaiting) - MOST_PAIRS
        yield block(
            htpy.ul(data_search="off")[
                [htpy.li[_pair(writer, pair)] for pair in state.awaiting[:MOST_PAIRS]],
                left_out(writer, interface.more_pairs, left) if left > 0 else None,
            ]
        )


def _pair(writer: PageWriter, pair: Pair) -> htpy.Node:
    """A pair as a link to its clause or its term, any other by its id."""
    kind, _, identifier = pair.id.partition("/")
    if kind == "clauses":
        place = writer.corpus.clauses[identifier]
        return htpy.a(href=writer.clause_url(place))[htpy.code[identifier]]
    if kind == "terms":
        return writer.term_link(identifier)
    return htpy.code[pair.id]
