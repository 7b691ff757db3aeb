"""From the records of the corpus to the records of data/v1/."""

from collections.abc import Iterable, Iterator

from explainer.addresses import source_address, term_address
from explainer.corpus.corpus import ClausePlace
from explainer.corpus.names import natures
from explainer.corpus.records.base import NamedRecord
from explainer.corpus.records.sources import Source
from explainer.corpus.records.terms import Rendering, RenderingStatus, Term
from explainer.corpus.term_order import traditional_form
from explainer.exports.records import (
    ClauseRow,
    DateRow,
    FigureRow,
    FormulaRow,
    LinkRow,
    Name,
    RenderingEntry,
    SourceEntry,
    TermEntry,
    VocabularyEntry,
)
from explainer.exports.wording import Publication


def clause_row(site: Publication, place: ClausePlace) -> ClauseRow:
    """A statement."""
    clause, page = place.clause, source_address(place.source.id)
    return ClauseRow(
        id=clause.id,
        source=place.source.id,
        number=place.number,
        section=place.section.id,
        paragraphs=clause.at,
        nature=clause.nature,
        levels_stated=tuple(
            level for level in clause.levels if level not in clause.inferred_levels
        ),
        levels_inferred=clause.inferred_levels,
        functions=clause.functions,
        zh=site.plain(clause.zh, "zh"),
        en=site.plain(clause.en, "en"),
        inferred_zh=site.plain(clause.inferred, "zh"),
        inferred_en=site.plain(clause.inferred, "en"),
        date=clause.date or "",
        date_inferred=clause.date_inferred,
        citation_zh=site.cite(place, "zh"),
        citation_en=site.cite(place, "en"),
        address_zh=site.address(page, "zh", clause.id),
        address_en=site.address(page, "en", clause.id),
        levels_acted_on=clause.acted_on,
    )


def formula_rows(site: Publication, source: Source) -> Iterator[FormulaRow]:
    """The parts of the formula of a source."""
    for number, part in enumerate(source.formula.parts, 1):
        yield FormulaRow(
            source=source.id,
            part=number,
            levels=part.levels,
            zh=site.plain(part, "zh"),
            en=site.plain(part, "en"),
            clause=part.clause,
        )


def link_rows(site: Publication, source: Source) -> Iterator[LinkRow]:
    """Who acts on whom by a source."""
    for link in source.links:
        yield LinkRow(
            source=source.id,
            from_level=link.from_level,
            to_level=link.to_level,
            zh=site.plain(link, "zh"),
            en=site.plain(link, "en"),
            inferred_zh=site.plain(link.inferred, "zh"),
            inferred_en=site.plain(link.inferred, "en"),
            clause=link.clause,
        )


def figure_rows(site: Publication, source: Source) -> Iterator[FigureRow]:
    """The figures of a source."""
    for clause in source.clauses():
        for figure in clause.figures:
            yield FigureRow(
                clause=clause.id,
                source=source.id,
                zh=figure.zh,
                en=figure.en,
                measures_zh=site.plain(figure.measures, "zh"),
                measures_en=site.plain(figure.measures, "en"),
                caution_zh=site.plain(figure.caution, "zh"),
                caution_en=site.plain(figure.caution, "en"),
            )


def date_rows(site: Publication, source: Source) -> Iterator[DateRow]:
    """The dates of a source: its own, then those of its statements."""
    if source.issued.date:
        yield DateRow(
            of="source-issued",
            source=source.id,
            clause="",
            date=source.issued.date,
            inferred=source.issued.inferred,
            zh=site.plain(source.issued.note, "zh"),
            en=site.plain(source.issued.note, "en"),
        )
    if source.published.date:
        yield DateRow(
            of="source-published",
            source=source.id,
            clause="",
            date=source.published.date,
            inferred=source.published.inferred,
            zh=site.plain(source.published.note, "zh"),
            en=site.plain(source.published.note, "en"),
        )
    for clause in source.clauses():
        if clause.date:
            yield DateRow(
                of="clause",
                source=source.id,
                clause=clause.id,
                date=clause.date,
                inferred=clause.date_inferred,
                zh=site.plain(clause.milestone, "zh"),
                en=site.plain(clause.milestone, "en"),
            )


def source_entry(site: Publication, source: Source) -> SourceEntry:
    """A source with everything that it says."""
    places = site.corpus.clauses
    return SourceEntry(
        id=source.id,
        kind=source.kind,
        place=source.place,
        title_zh=site.plain(source.title, "zh"),
        title_en=site.plain(source.title, "en"),
        short_zh=site.plain(source.short, "zh"),
        short_en=site.plain(source.short, "en"),
        issuer_zh=site.plain(source.issuer, "zh"),
        issuer_en=site.plain(source.issuer, "en"),
        publisher_zh=site.plain(source.publisher, "zh"),
        publisher_en=site.plain(source.publisher, "en"),
        coverage_zh=site.plain(source.coverage, "zh"),
        coverage_en=site.plain(source.coverage, "en"),
        provenance_zh=site.plain(source.provenance, "zh"),
        provenance_en=site.plain(source.provenance, "en"),
        raw_sha256=source.raw.sha256,
        paragraphs=source.raw.paragraphs,
        formula_zh=site.plain(source.formula, "zh"),
        formula_en=site.plain(source.formula, "en"),
        formula=tuple(formula_rows(site, source)),
        links=tuple(link_rows(site, source)),
        dates=tuple(date_rows(site, source)),
        clauses=tuple(clause_row(site, places[clause.id]) for clause in source.clauses()),
        address_zh=site.address(source_address(source.id), "zh"),
        address_en=site.address(source_address(source.id), "en"),
    )


def term_entry(site: Publication, term: Term) -> TermEntry:
    """A glossary entry."""
    corpus = site.corpus
    return TermEntry(
        id=term.id,
        zh_hans=term.zh,
        zh_hant=traditional_form(term),
        pinyin=term.pinyin,
        en=term.en,
        variants_zh=term.variants.zh,
        variants_en=term.variants.en,
        admitted_en=_renderings(term, "admitted"),
        deprecated_en=_renderings(term, "deprecated"),
        category=term.category,
        definition_zh=site.plain(term.brief, "zh"),
        definition_en=site.plain(term.brief, "en"),
        explanation_zh=site.plain(term.body, "zh"),
        explanation_en=site.plain(term.body, "en"),
        broader=term.broader,
        narrower=corpus.narrower[term.id],
        related=corpus.related[term.id],
        clauses=corpus.uses[term.id],
        address_zh=site.address(term_address(term.id), "zh"),
        address_en=site.address(term_address(term.id), "en"),
        renderings=tuple(_rendering(site, rendering) for rendering in term.renderings),
    )


def _renderings(term: Term, status: RenderingStatus) -> tuple[str, ...]:
    return tuple(rendering.en for rendering in term.renderings if rendering.status == status)


def _rendering(site: Publication, rendering: Rendering) -> RenderingEntry:
    return RenderingEntry(
        en=rendering.en,
        status=rendering.status,
        used_by=rendering.used_by,
        authority_zh=site.plain(rendering.authority, "zh"),
        authority_en=site.plain(rendering.authority, "en"),
        note_zh=site.plain(rendering.note, "zh"),
        note_en=site.plain(rendering.note, "en"),
    )


def vocabulary_entry(site: Publication) -> VocabularyEntry:
    """The closed lists."""
    corpus = site.corpus
    return VocabularyEntry(
        levels=_names(corpus.levels.values()),
        functions=_names(corpus.functions.values()),
        natures=tuple(
            Name(id=nature, zh=text.zh, en=text.en)
            for nature, text in natures(corpus.interface).items()
        ),
        places=_names(corpus.places.values()),
        source_kinds=_names(corpus.source_kinds.values()),
        term_categories=_names(corpus.term_categories.values()),
    )


def _names(records: Iterable[NamedRecord]) -> tuple[Name, ...]:
    return tuple(Name(id=record.id, zh=record.zh, en=record.en) for record in records)
