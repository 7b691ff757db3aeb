"""From the folder docs/ to the pages of the site: read, check, write."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

from explainer.addresses import VOCABULARY_STYLES
from explainer.build.data import downloads, publication
from explainer.build.feed import feed, feed_path
from explainer.build.icons import icons
from explainer.build.kept_pages import KeptPages
from explainer.build.kept_values import KeptValues
from explainer.build.links import broken_references
from explainer.build.page_head import Head
from explainer.build.parallel_pages import parallel_pages
from explainer.build.planned import data_pages, planned_pages, written_pages
from explainer.build.reads import Digests
from explainer.build.robots import manifest, manifest_path, robots
from explainer.build.sharing import page_heads
from explainer.build.source_texts import texts_of_sources
from explainer.build.traditional import named_forms, traditional_files
from explainer.build.vocabulary_styles import vocabulary_styles
from explainer.build.written import WrittenPage
from explainer.checks.site import CheckedSite, check_site
from explainer.corpus.corpus import Corpus, build_corpus
from explainer.exports.files import data_files
from explainer.languages import LANGUAGES, Language
from explainer.pages.citing import SiteFacts
from explainer.pages.passages import other_passages
from explainer.problems.problem import Problem
from explainer.prose.reviews import ReviewState, review_state, site_pairs
from explainer.search.dictionary import term_table
from explainer.work.derived import Derived, folder_in
from explainer.work.processes import begun

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
    heads: Mapping[str, Head] = field(default_factory=dict)
    """What the head of each page says of it, by its Markdown file."""
    icons: Mapping[str, bytes] = field(default_factory=dict)
    """The icons by their path on the site."""
    undrawn: tuple[Problem, ...] = ()
    """The diagrams that a preview leaves to the fallback and the strict build refuses."""


def compile_site(
    docs: Path,
    label: str = "docs",
    site: SiteFacts = UNPUBLISHED,
    *,
    preview: bool = False,
    changelog: str = "",
    kept: Derived | None = None,
    checked_before: Derived | None = None,
) -> Compilation:
    """Compiles the folder `docs`; messages call it `label`. Never raises for bad input.

    `changelog` is the text of CHANGELOG.md. In a preview a diagram of prose that cannot be drawn
    stops nothing: the fallback shows it. `kept` is the folder for pages that stay as they are from
    one build to the next, `checked_before` the one for what was read and found faultless.
    """
    checked = check_site(docs, label, preview=preview, kept=checked_before)
    if checked.problems:
        return Compilation(checked, None, {}, {}, checked.problems)
    corpus = build_corpus(checked.draft)
    pairs = site_pairs(checked.draft, checked.prose["zh"])
    reviews = checked.draft.reviewed.record.pairs if checked.draft.reviewed else {}
    state = review_state(pairs, reviews)
    digests = Digests(corpus) if kept else None
    kept_values = KeptValues(folder_in(kept, "sources"), digests) if kept and digests else None
    of_sources = texts_of_sources(corpus, site, kept_values)
    exported = [texts.exported for texts in of_sources]
    files = {path: text for texts in of_sources for path, text in texts.files.items()}
    # The graph of the concept scheme alone takes more memory than all pages.
    data_made = begun(partial(data_files, publication(corpus, site.url, {}), exported))
    # The process that was begun has them.
    del of_sources, exported
    planned = list(planned_pages(corpus, checked.prose, site, state))
    kept_pages = KeptPages(kept, digests) if kept and digests else None
    pages = written_pages(corpus, planned, kept_pages)
    data = data_made()
    of_data = list(data_pages(downloads(data, site.url)))
    pages = written_pages(corpus, of_data, kept_pages) | pages
    files |= dict(data.texts())
    files |= dict(_files(corpus))
    files |= dict(_root_files(corpus, site.url, changelog, state))
    problems = tuple(broken_references(pages, files))
    if not problems:
        pages |= parallel_pages(pages, kept_pages)
    if kept_pages:
        kept_pages.keep(None if problems else pages)
    return Compilation(
        checked,
        corpus,
        pages,
        files,
        problems,
        page_heads(pages, corpus, site.url, data),
        dict(icons()),
        checked.undrawn,
    )


def _root_files(
    corpus: Corpus, url: str, changelog: str, reviews: ReviewState
) -> Iterator[tuple[str, str]]:
    """What programs look for at the root of a site."""
    yield "robots.txt", robots(url)
    for language in LANGUAGES:
        yield manifest_path(language), manifest(corpus, language)
        yield feed_path(language), feed(corpus, language, url, changelog, reviews.last)


def _files(corpus: Corpus) -> Iterator[tuple[str, str]]:
    levels, places = list(corpus.levels.values()), list(corpus.places.values())
    yield VOCABULARY_STYLES, vocabulary_styles(levels, places)
    yield "assets/search/terms.json", term_table(corpus.terms.values())
    loaded = dict(other_passages(corpus))
    for language in LANGUAGES:
        loaded[f"assets/search/{language}.json"] = _search_texts(corpus, language)
    yield from loaded.items()
    yield from traditional_files(loaded, named_forms(corpus))


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
