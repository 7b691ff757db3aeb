"""The checked corpus with everything that pages look up in it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from explainer.corpus.mentions import TermMatcher
from explainer.corpus.reading import Draft, Placed
from explainer.corpus.records.background import (
    BackgroundFile,
    BackgroundSection,
    BackgroundStatement,
    InstrumentByArticle,
    Reference,
    VariantFile,
)
from explainer.corpus.records.base import Bilingual, NamedRecord
from explainer.corpus.records.explanations import Agreement, Diagram, Mechanism
from explainer.corpus.records.interface import Interface
from explainer.corpus.records.poster import Poster
from explainer.corpus.records.posts import Post
from explainer.corpus.records.sources import Clause, Nature, Section, Source
from explainer.corpus.records.terms import Distinction, Term
from explainer.corpus.records.vocabulary import (
    Function,
    Level,
    Place,
    Question,
    SaidOtherwise,
    Vocabulary,
)
from explainer.languages import LANGUAGES, Language
from explainer.text.markdown import references

NamedType = TypeVar("NamedType", bound=NamedRecord)


@dataclass(frozen=True)
class ClausePlace:
    """A clause with the source and the section it stands in."""

    clause: Clause
    section: Section
    source: Source
    number: str
    """Its number on the page of the source: 3.2 is the second clause of the third section."""


@dataclass(frozen=True)
class Filing:
    """What a statement is filed under: pages sort and count it by that, whatever its words are."""

    clause: str
    source: str
    nature: Nature
    functions: tuple[str, ...]
    inferred_levels: tuple[str, ...]
    acted_on: tuple[str, ...]


@dataclass(frozen=True)
class BackgroundPlace:
    """A background statement with the section it stands in."""

    statement: BackgroundStatement
    section: BackgroundSection


@dataclass(frozen=True)
class Corpus:
    """All records, each list in the order in which pages show it."""

    interface: Interface
    setting: Bilingual | None
    """When what the pages of levels, posts and mechanisms tell was in force."""
    levels: Mapping[str, Level]
    functions: Mapping[str, Function]
    questions: Mapping[str, Question]
    places: Mapping[str, Place]
    source_kinds: Mapping[str, NamedRecord]
    sides: Mapping[str, NamedRecord]
    said_otherwise: tuple[SaidOtherwise, ...]
    term_categories: Mapping[str, NamedRecord]
    sources: Mapping[str, Source]
    clauses: Mapping[str, ClausePlace]
    filings: Mapping[str, tuple[Filing, ...]]
    """The statements that concern each level."""
    terms: Mapping[str, Term]
    chinese_words: tuple[str, ...]
    """Names of terms, levels, posts and places, and set phrases, in simplified script: a line of a
    drawing does not cut them."""
    narrower: Mapping[str, tuple[str, ...]]
    """The narrower terms of each term."""
    related: Mapping[str, tuple[str, ...]]
    """The related terms of each term, whichever of the two names the other."""
    distinctions: Mapping[str, Mapping[str, Distinction]]
    """How each term differs from others, whichever of the two says so."""
    uses: Mapping[str, tuple[str, ...]]
    """The clauses that use each term, in either language, without the notes of this site."""
    uses_by_source: Mapping[str, Mapping[str, tuple[str, ...]]]
    """The same by their sources."""
    uses_in_notes: Mapping[str, tuple[str, ...]]
    """The notes of this site on its sources that use each term: no word of a source."""
    mechanisms: Mapping[str, Mechanism]
    diagrams: Mapping[str, Diagram]
    posts: Mapping[str, Post]
    posts_of_term: Mapping[str, tuple[str, ...]]
    """The posts that each term names."""
    posts_diagram: Diagram | None
    """The diagram that stands above the list of posts."""
    concordance: tuple[Agreement, ...]
    former_agreements: tuple[str, ...]
    """Anchors of the page that compares whose agreements are gone."""
    agreements: Mapping[str, tuple[Agreement, ...]]
    """The agreements that each clause takes part in."""
    mechanisms_of_term: Mapping[str, tuple[str, ...]]
    references: Mapping[str, Reference]
    background_page: BackgroundFile | None
    background: Mapping[str, BackgroundPlace]
    """The background statements, which are no clauses and are counted with none."""
    variants: VariantFile | None
    instruments: Mapping[str, InstrumentByArticle]
    poster: Poster | None
    matchers: Mapping[Language, TermMatcher]
    record_places: Mapping[str, str]
    """Where each source, term, mechanism, level and post stands: docs/corpus/terms/roles.yml#L12.

    The id of a post has posts/ before it: a glossary entry may have the same."""


def build_corpus(draft: Draft) -> Corpus:
    """Puts the sound draft of a corpus together.

    The draft must have passed `checks.check_corpus`; raises ValueError where it lacks the
    vocabulary or the interface texts.
    """
    if draft.vocabulary is None or draft.interface is None:
        raise ValueError("the draft lacks its vocabulary or its interface texts")
    vocabulary = draft.vocabulary.record
    places = [place.id for place in vocabulary.places]
    kinds = [kind.id for kind in vocabulary.source_kinds]
    sources = sorted(
        (placed.record for placed in draft.sources),
        key=lambda source: (places.index(source.place), kinds.index(source.kind), source.id),
    )
    terms = {placed.record.id: placed.record for placed in draft.terms}
    matchers: dict[Language, TermMatcher] = {
        language: TermMatcher(terms.values(), language) for language in LANGUAGES
    }
    mechanisms = sorted(
        (placed.record for placed in draft.mechanisms), key=lambda mechanism: mechanism.order
    )
    clauses = {
        clause.id: ClausePlace(clause, section, source, f"{section_number}.{clause_number}")
        for source in sources
        for section_number, section in enumerate(source.sections, 1)
        for clause_number, clause in enumerate(section.clauses, 1)
    }
    diagrams = {placed.record.id: placed.record for placed in draft.diagrams}
    post_file = draft.post_file.record if draft.post_file else None
    notes = [place for place in clauses.values() if place.clause.nature == "context"]
    statements = [place for place in clauses.values() if place.clause.nature != "context"]
    uses = _uses(statements, terms, matchers)
    return Corpus(
        interface=draft.interface.record,
        setting=vocabulary.setting,
        levels=_by_id(vocabulary.levels),
        functions=_by_id(vocabulary.functions),
        questions=_by_id(vocabulary.questions),
        places=_by_id(vocabulary.places),
        source_kinds=_by_id(vocabulary.source_kinds),
        sides=_by_id(vocabulary.sides),
        said_otherwise=vocabulary.said_otherwise,
        term_categories=_by_id(vocabulary.term_categories),
        sources={source.id: source for source in sources},
        clauses=clauses,
        filings=_filings([level.id for level in vocabulary.levels], clauses.values()),
        terms=terms,
        chinese_words=_chinese_words(vocabulary, terms, post_file.posts if post_file else ()),
        narrower=_narrower(terms),
        related=_related(terms),
        distinctions=_distinctions(terms),
        uses=uses,
        uses_by_source={term: _by_source(own, clauses) for term, own in uses.items()},
        uses_in_notes=_uses(notes, terms, matchers),
        mechanisms={mechanism.id: mechanism for mechanism in mechanisms},
        diagrams=diagrams,
        posts=_by_id(post_file.posts if post_file else ()),
        posts_of_term=_posts_of_term(post_file.posts if post_file else ()),
        posts_diagram=diagrams[post_file.diagram] if post_file and post_file.diagram else None,
        concordance=tuple(placed.record for placed in draft.agreements),
        former_agreements=draft.concordance.record.former if draft.concordance else (),
        agreements=_agreements(draft),
        mechanisms_of_term=_mechanisms_of_term(mechanisms),
        references={placed.record.id: placed.record for placed in draft.references},
        background_page=draft.background.record if draft.background else None,
        background=_background(draft),
        variants=draft.variants.record if draft.variants else None,
        instruments={
            instrument.id: instrument
            for instrument in (draft.instruments.record.instruments if draft.instruments else ())
        },
        poster=draft.poster.record if draft.poster else None,
        matchers=matchers,
        record_places=dict(_record_places(draft)),
    )


def _chinese_words(
    vocabulary: Vocabulary, terms: Mapping[str, Term], posts: Iterable[Post]
) -> tuple[str, ...]:
    names = [
        *(name for term in terms.values() for name in (term.zh, *term.variants.zh)),
        *(name for post in posts for name in (*re.split("[（）]", post.zh), *post.called.zh)),
        *(name for level in vocabulary.levels for name in (level.short.zh, *level.signs.zh)),
        *(place.zh for place in vocabulary.places),
        *vocabulary.whole_words,
    ]
    return tuple(dict.fromkeys(name for name in names if len(name) > 1))


def _record_places(draft: Draft) -> Iterator[tuple[str, str]]:
    every: list[Placed[Source] | Placed[Term] | Placed[Mechanism]]
    every = [*draft.sources, *draft.terms, *draft.mechanisms]
    for placed in every:
        line = placed.document.line((*placed.key, "id"))
        yield placed.record.id, f"{placed.document.path}#L{line}"
    for post in draft.posts:
        yield f"posts/{post.record.id}", f"{post.document.path}#L{post.document.line(post.key)}"
    assert draft.vocabulary is not None
    document = draft.vocabulary.document
    for number, level in enumerate(draft.vocabulary.record.levels):
        yield level.id, f"{document.path}#L{document.line(('levels', number))}"


def _background(draft: Draft) -> dict[str, BackgroundPlace]:
    return {
        statement.id: BackgroundPlace(statement, section)
        for section in (draft.background.record.sections if draft.background else ())
        for statement in section.statements
    }


def _by_id(records: Iterable[NamedType]) -> dict[str, NamedType]:
    return {record.id: record for record in records}


def _narrower(terms: Mapping[str, Term]) -> dict[str, tuple[str, ...]]:
    narrower: dict[str, list[str]] = {identifier: [] for identifier in terms}
    for term in terms.values():
        for broader in term.broader:
            narrower[broader].append(term.id)
    return {identifier: tuple(found) for identifier, found in narrower.items()}


def _related(terms: Mapping[str, Term]) -> dict[str, tuple[str, ...]]:
    related: dict[str, dict[str, None]] = {identifier: {} for identifier in terms}
    for term in terms.values():
        for other in term.related:
            related[term.id][other] = None
            related[other][term.id] = None
    return {identifier: tuple(found) for identifier, found in related.items()}


def _distinctions(terms: Mapping[str, Term]) -> dict[str, dict[str, Distinction]]:
    told: dict[str, dict[str, Distinction]] = {
        term.id: {distinction.term: distinction for distinction in term.distinctions}
        for term in terms.values()
    }
    for term in terms.values():
        for distinction in term.distinctions:
            told[distinction.term].setdefault(term.id, distinction)
    return told


def _agreements(draft: Draft) -> dict[str, tuple[Agreement, ...]]:
    of_clause: dict[str, list[Agreement]] = {}
    for placed in draft.agreements:
        for clause in placed.record.clauses:
            of_clause.setdefault(clause, []).append(placed.record)
    return {clause: tuple(found) for clause, found in of_clause.items()}


def _mechanisms_of_term(mechanisms: Iterable[Mechanism]) -> dict[str, tuple[str, ...]]:
    of_term: dict[str, list[str]] = {}
    for mechanism in mechanisms:
        for term in mechanism.terms:
            of_term.setdefault(term, []).append(mechanism.id)
    return {term: tuple(found) for term, found in of_term.items()}


def _posts_of_term(posts: Iterable[Post]) -> dict[str, tuple[str, ...]]:
    of_term: dict[str, list[str]] = {}
    for post in posts:
        if post.term:
            of_term.setdefault(post.term, []).append(post.id)
    return {term: tuple(found) for term, found in of_term.items()}


def _uses(
    clauses: Iterable[ClausePlace],
    terms: Mapping[str, Term],
    matchers: Mapping[Language, TermMatcher],
) -> dict[str, tuple[str, ...]]:
    uses: dict[str, dict[str, None]] = {identifier: {} for identifier in terms}
    for place in clauses:
        for language in LANGUAGES:
            text = place.clause.text(language)
            for mention in matchers[language].mentions(text):
                uses[mention.term][place.clause.id] = None
            for reference in references(text):
                if reference.kind == "term":
                    uses[reference.target][place.clause.id] = None
    return {identifier: tuple(found) for identifier, found in uses.items()}


def _filings(levels: Iterable[str], places: Iterable[ClausePlace]) -> dict[str, tuple[Filing, ...]]:
    by_level: dict[str, list[Filing]] = {level: [] for level in levels}
    for place in places:
        clause = place.clause
        filing = Filing(
            clause.id,
            place.source.id,
            clause.nature,
            clause.functions,
            clause.inferred_levels,
            clause.acted_on,
        )
        for level in clause.levels:
            by_level[level].append(filing)
    return {level: tuple(filings) for level, filings in by_level.items()}


def _by_source(
    used: Iterable[str], clauses: Mapping[str, ClausePlace]
) -> dict[str, tuple[str, ...]]:
    by_source: dict[str, list[str]] = {}
    for clause in used:
        by_source.setdefault(clauses[clause].source.id, []).append(clause)
    return {source: tuple(own) for source, own in by_source.items()}
