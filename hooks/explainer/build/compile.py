"""From the folder docs/ to the pages of the site: read, check, write."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from markupsafe import Markup

from explainer.addresses import (
    BACKGROUND,
    GLOSSARY,
    LEVELS,
    MECHANISMS,
    READING,
    SOURCES,
    STATUS,
    VARIANTS,
    instrument_address,
    level_address,
    markdown_file,
    mechanism_address,
    prose_address,
    source_address,
    term_address,
)
from explainer.build.links import broken_references
from explainer.build.parallel_pages import parallel_pages
from explainer.build.written import WrittenPage
from explainer.checks.site import CheckedSite, check_site
from explainer.corpus.corpus import Corpus, build_corpus
from explainer.corpus.duty_matrix import duty_matrix
from explainer.languages import LANGUAGES, Language
from explainer.pages.background import background_page
from explainer.pages.background_notes import background_notes
from explainer.pages.citing import SiteFacts, citation_template, template_path
from explainer.pages.figures.fence import fence_figure
from explainer.pages.folding import page_html
from explainer.pages.indexes import glossary_index, levels_index, sources_index
from explainer.pages.instrument import instrument_page
from explainer.pages.level import clauses_of_level, level_page
from explainer.pages.mechanism import mechanism_page, mechanisms_index
from explainer.pages.page import Page, PageWriter, block
from explainer.pages.parts.directives import DerivedParts, expand_directive
from explainer.pages.parts.timeline import dated_clauses
from explainer.pages.passages import passage_files
from explainer.pages.prose import PartOfLine, prose_page
from explainer.pages.reading import reading_page
from explainer.pages.source import source_page
from explainer.pages.status import status_page
from explainer.pages.term import term_page
from explainer.pages.variants import variants_page
from explainer.problems.problem import Problem
from explainer.prose.page import ProsePage
from explainer.prose.reviews import ReviewState, review_state, site_pairs
from explainer.search.dictionary import term_table

# What citations say where nobody has said where and when the site is published.
UNPUBLISHED = SiteFacts("/", date(1970, 1, 1))


@dataclass(frozen=True)
class Compilation:
    """The outcome: every page and derived file of the site, or the problems."""

    checked: CheckedSite
    """What stands in the folder docs, with its problems."""
    corpus: Corpus | None
    pages: dict[str, WrittenPage]
    """Every page by its Markdown file: zh/sources/hebei-decision.md."""
    files: dict[str, str]
    """Every other derived file by its path on the site."""
    problems: tuple[Problem, ...]
    undrawn: tuple[Problem, ...] = ()
    """The diagrams that a preview leaves to the fallback and the strict build refuses."""


def compile_site(
    docs: Path, label: str = "docs", site: SiteFacts = UNPUBLISHED, *, preview: bool = False
) -> Compilation:
    """Compiles the folder `docs`; messages call it `label`. Never raises for bad input.

    In a preview a diagram of prose that cannot be drawn stops nothing: the fallback shows it.
    """
    checked = check_site(docs, label, preview=preview)
    if checked.problems:
        return Compilation(checked, None, {}, {}, checked.problems)
    corpus = build_corpus(checked.draft)
    pairs = site_pairs(checked.draft, checked.prose["zh"])
    reviews = checked.draft.reviewed.record.pairs if checked.draft.reviewed else {}
    pages = dict(_pages(corpus, checked.prose, site, review_state(pairs, reviews)))
    problems = tuple(broken_references(pages))
    pages |= dict(parallel_pages(pages))
    return Compilation(
        checked, corpus, pages, dict(_files(corpus, site)), problems, checked.undrawn
    )


def _files(corpus: Corpus, site: SiteFacts) -> Iterator[tuple[str, str]]:
    yield "assets/search/terms.json", term_table(corpus.terms.values())
    yield from passage_files(corpus)
    for language in LANGUAGES:
        yield f"assets/search/{language}.json", _search_texts(corpus, language)
        for source in corpus.sources.values():
            template = citation_template(PageWriter(corpus, language, ""), source, site)
            yield template_path(source.id, language), template


def _pages(
    corpus: Corpus,
    prose: Mapping[Language, Mapping[str, ProsePage]],
    site: SiteFacts,
    reviews: ReviewState,
) -> Iterator[tuple[str, WrittenPage]]:
    by_level = clauses_of_level(corpus)
    parts = DerivedParts(by_level, duty_matrix(corpus), dated_clauses(corpus))
    for language in LANGUAGES:
        for page in _generated_pages(corpus, language, parts, site, reviews):
            yield f"{language}/{markdown_file(page.page.address)}", page
        for name, read in prose[language].items():
            written = partial(prose_page, page=read, parts=_parts_of_lines(read, parts))
            yield f"{language}/{name}", _written(corpus, language, prose_address(name), written)


def _parts_of_lines(page: ProsePage, parts: DerivedParts) -> dict[int, PartOfLine]:
    directives = {directive.line: directive for directive in page.directives}
    fences = {fence.line: (fence, number) for number, fence in enumerate(page.fences, 1)}

    def write(writer: PageWriter, line: int) -> Markup:
        if line in directives:
            return expand_directive(writer, parts, directives[line])
        return fence_figure(writer, *fences[line])

    return dict.fromkeys((*directives, *fences), write)


def _written(
    corpus: Corpus,
    language: Language,
    address: str,
    write: Callable[[PageWriter], Page],
    own_term: str = "",
) -> WrittenPage:
    """A page with the list of the clauses that it cites."""
    writer = PageWriter(corpus, language, address, own_term)
    page = write(writer)
    notes = [note for note in (writer.endnotes(), background_notes(writer)) if note]
    page = replace(page, notes=tuple(map(block, notes)))
    page = replace(page, styles=(*page.styles, *sorted(writer.styles - set(page.styles))))
    return WrittenPage(page, page_html(writer, page))


def _search_texts(corpus: Corpus, language: Language) -> str:
    """The interface texts of the search dialog, which loads them when it is first opened, and the
    names of the levels, by `level_` and their id.
    """
    texts = {
        name: getattr(corpus.interface, name).text(language)
        for name in type(corpus.interface).model_fields
        if name.startswith("search")
    }
    levels = {f"level_{level.id}": level.short.text(language) for level in corpus.levels.values()}
    return json.dumps(texts | levels, ensure_ascii=False)


def _generated_pages(
    corpus: Corpus,
    language: Language,
    parts: DerivedParts,
    site: SiteFacts,
    reviews: ReviewState,
) -> Iterator[WrittenPage]:
    written = partial(_written, corpus, language)
    yield written(STATUS, partial(status_page, state=reviews))
    yield written(SOURCES, sources_index)
    yield written(LEVELS, partial(levels_index, by_level=parts.by_level))
    yield written(GLOSSARY, glossary_index)
    if corpus.mechanisms:
        yield written(MECHANISMS, mechanisms_index)
    mechanisms = [
        written(mechanism_address(mechanism.id), partial(mechanism_page, mechanism=mechanism))
        for mechanism in corpus.mechanisms.values()
    ]
    sources = [
        written(source_address(source.id), partial(source_page, source=source, site=site))
        for source in corpus.sources.values()
    ]
    levels = [
        written(
            level_address(level.id),
            partial(level_page, level=level, places=parts.by_level[level.id]),
        )
        for level in corpus.levels.values()
    ]
    yield from _in_a_row(LEVELS, levels)
    yield from _in_a_row(MECHANISMS, mechanisms)
    yield from _in_a_row(SOURCES, sources)
    yield from _background_pages(corpus, language)
    for term in corpus.terms.values():
        yield written(term_address(term.id), partial(term_page, term=term), term.id)


def _background_pages(corpus: Corpus, language: Language) -> Iterator[WrittenPage]:
    """The pages of what does not come from the sources, as far as there is any."""
    written = partial(_written, corpus, language)
    if corpus.background_page:
        yield written(BACKGROUND, partial(background_page, background=corpus.background_page))
    if corpus.references:
        yield written(READING, reading_page)
    if corpus.variants:
        yield written(VARIANTS, partial(variants_page, variants=corpus.variants))
    for instrument in corpus.instruments.values():
        write = partial(instrument_page, instrument=instrument)
        yield written(instrument_address(instrument.id), write)


def _in_a_row(index: str, pages: Sequence[WrittenPage]) -> Iterator[WrittenPage]:
    """Pages that are read one after the other, from their index page on."""
    addresses = [index, *(written.page.address for written in pages), ""]
    for number, written in enumerate(pages, 1):
        previous, following = addresses[number - 1], addresses[number + 1]
        yield replace(written, page=replace(written.page, previous=previous, next=following))
