"""From the folder docs/ to the Markdown files that MkDocs publishes: read, check, render."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from explainer.addresses import (
    GLOSSARY,
    HOME,
    LEVELS,
    MECHANISMS,
    SOURCES,
    STATUS,
    level_address,
    markdown_file,
    mechanism_address,
    source_address,
    term_address,
)
from explainer.checks.site import check_site
from explainer.corpus.corpus import Corpus, build_corpus
from explainer.corpus.duty_matrix import duty_matrix
from explainer.languages import LANGUAGES, Language
from explainer.pages.citing import SiteFacts, citation_template, template_path
from explainer.pages.figures.fence import fence_figure
from explainer.pages.indexes import glossary_index, levels_index, sources_index
from explainer.pages.level import clauses_of_level, level_page
from explainer.pages.mechanism import mechanism_page, mechanisms_index
from explainer.pages.page import Page, PageWriter, block
from explainer.pages.parts.directives import DerivedParts, expand_directive
from explainer.pages.parts.timeline import dated_clauses
from explainer.pages.source import source_page
from explainer.pages.status import status_page
from explainer.pages.term import term_page
from explainer.problems.problem import Problem
from explainer.prose.page import ProsePage, expand
from explainer.prose.reviews import ReviewState, review_state, site_pairs
from explainer.search.dictionary import term_table

# What citations say where nobody has said where and when the site is published.
UNPUBLISHED = SiteFacts("/", date(1970, 1, 1))


@dataclass(frozen=True)
class Compilation:
    """The outcome: every file of the site below its staging folder, or the problems."""

    corpus: Corpus | None
    files: dict[str, str]
    """Markdown by path: zh/sources/hebei-decision.md."""
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
        return Compilation(None, {}, checked.problems)
    corpus = build_corpus(checked.draft)
    pairs = site_pairs(checked.draft, checked.prose["zh"])
    reviews = checked.draft.reviewed.record.pairs if checked.draft.reviewed else {}
    files = _render(corpus, checked.prose, site, review_state(pairs, reviews))
    return Compilation(corpus, files, (), checked.undrawn)


def prose_address(name: str) -> str:
    """The address of a prose page by its name: about.md is about/."""
    stem = name.removesuffix(".md").removesuffix("index").removesuffix("/")
    return f"{stem}/" if stem else HOME


def _render(
    corpus: Corpus,
    prose: dict[Language, dict[str, ProsePage]],
    site: SiteFacts,
    reviews: ReviewState,
) -> dict[str, str]:
    by_level = clauses_of_level(corpus)
    parts = DerivedParts(by_level, duty_matrix(corpus), dated_clauses(corpus))
    files: dict[str, str] = {}
    files["assets/search/terms.json"] = term_table(corpus.terms.values())
    for language in LANGUAGES:
        files[f"assets/search/{language}.json"] = _search_texts(corpus, language)
        files[f"assets/terms/{language}.json"] = _definitions(corpus, language)
        for source in corpus.sources.values():
            template = citation_template(PageWriter(corpus, language, ""), source, site)
            files[template_path(source.id, language)] = template
        writer = PageWriter(corpus, language, STATUS)
        status = f"{language}/{markdown_file(STATUS)}"
        files[status] = status_page(writer, reviews).markdown()
        for generated in _generated_pages(corpus, language, parts, site):
            files[f"{language}/{markdown_file(generated.address)}"] = generated.markdown()
        for name, page in prose[language].items():
            # The notes of a prose page are numbered when its Markdown is read, after its parts.
            writer = PageWriter(corpus, language, prose_address(name), has_endnotes=False)
            derived = {
                directive.line: expand_directive(writer, parts, directive)
                for directive in page.directives
            } | {
                fence.line: fence_figure(writer, fence, number)
                for number, fence in enumerate(page.fences, 1)
            }
            files[f"{language}/{name}"] = expand(page, derived)
    return files


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


def _definitions(corpus: Corpus, language: Language) -> str:
    """The one-line definition of each term, for tooltips."""
    writer = PageWriter(corpus, language, "")
    briefs = {term.id: writer.plain(term.brief) for term in corpus.terms.values()}
    return json.dumps(briefs, ensure_ascii=False)


def _generated_pages(
    corpus: Corpus, language: Language, parts: DerivedParts, site: SiteFacts
) -> Iterator[Page]:
    def page(address: str, render: Callable[[PageWriter], Page], own_term: str = "") -> Page:
        writer = PageWriter(corpus, language, address, own_term)
        rendered = render(writer)
        notes = writer.endnotes()
        return replace(rendered, blocks=(*rendered.blocks, block(notes))) if notes else rendered

    yield page(SOURCES, sources_index)
    yield page(LEVELS, lambda writer: levels_index(writer, parts.by_level))
    yield page(GLOSSARY, glossary_index)
    if corpus.mechanisms:
        yield page(MECHANISMS, mechanisms_index)
    mechanisms = [
        page(mechanism_address(mechanism.id), partial(mechanism_page, mechanism=mechanism))
        for mechanism in corpus.mechanisms.values()
    ]
    sources = [
        page(source_address(source.id), partial(source_page, source=source, site=site))
        for source in corpus.sources.values()
    ]
    levels = [
        page(
            level_address(level.id),
            partial(level_page, level=level, places=parts.by_level[level.id]),
        )
        for level in corpus.levels.values()
    ]
    yield from _in_a_row(LEVELS, levels)
    yield from _in_a_row(MECHANISMS, mechanisms)
    yield from _in_a_row(SOURCES, sources)
    for term in corpus.terms.values():
        yield page(term_address(term.id), partial(term_page, term=term), term.id)


def _in_a_row(index: str, pages: Sequence[Page]) -> Iterator[Page]:
    """Pages that are read one after the other, from their index page on."""
    addresses = [index, *(page.address for page in pages), ""]
    for number, page in enumerate(pages, 1):
        yield replace(page, previous=addresses[number - 1], next=addresses[number + 1])
