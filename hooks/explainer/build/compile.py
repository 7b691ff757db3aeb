"""From the folder docs/ to the pages of the site: read, check, write."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from explainer.addresses import VOCABULARY_STYLES
from explainer.build.links import broken_references
from explainer.build.planned import planned_pages, written_page
from explainer.build.processes import shared_out
from explainer.build.vocabulary_styles import vocabulary_styles
from explainer.build.written import WrittenPage
from explainer.checks.site import CheckedSite, check_site
from explainer.corpus.corpus import Corpus, build_corpus
from explainer.languages import LANGUAGES, Language
from explainer.pages.citing import SiteFacts, citation_template, template_path
from explainer.pages.page import PageWriter
from explainer.problems.problem import Problem
from explainer.prose.reviews import review_state, site_pairs
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
    """Every page by its Markdown file: zh/sources/yearly-report.md."""
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
    planned = list(planned_pages(corpus, checked.prose, site, review_state(pairs, reviews)))
    written = shared_out(lambda index: written_page(corpus, planned[index]), len(planned))
    pages = {page.file: made for page, made in zip(planned, written, strict=True)}
    problems = tuple(broken_references(pages))
    return Compilation(
        checked, corpus, pages, dict(_files(corpus, site)), problems, checked.undrawn
    )


def _files(corpus: Corpus, site: SiteFacts) -> Iterator[tuple[str, str]]:
    levels, places = list(corpus.levels.values()), list(corpus.places.values())
    yield VOCABULARY_STYLES, vocabulary_styles(levels, places)
    yield "assets/search/terms.json", term_table(corpus.terms.values())
    for language in LANGUAGES:
        yield f"assets/search/{language}.json", _search_texts(corpus, language)
        yield f"assets/terms/{language}.json", _definitions(corpus, language)
    sources = [(source, language) for language in LANGUAGES for source in corpus.sources.values()]

    def template(index: int) -> str:
        source, language = sources[index]
        return citation_template(PageWriter(corpus, language, ""), source, site)

    templates = shared_out(template, len(sources))
    for (source, language), text in zip(sources, templates, strict=True):
        yield template_path(source.id, language), text


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
