"""Which pages the site has, and how each is written: in any order, in any process."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from markupsafe import Markup

from explainer.addresses import (
    BACKGROUND,
    DATA,
    GLOSSARY,
    LEVELS,
    MECHANISMS,
    POSTS,
    READING,
    SOURCES,
    STATUS,
    VARIANTS,
    instrument_address,
    level_address,
    markdown_file,
    mechanism_address,
    post_address,
    prose_address,
    source_address,
    term_address,
)
from explainer.build.kept_pages import KeptPages, kept_or_made
from explainer.build.reads import Read, watched
from explainer.build.written import WrittenPage
from explainer.corpus.corpus import ClausePlace, Corpus
from explainer.languages import LANGUAGES, Language
from explainer.pages.background import background_page
from explainer.pages.background_notes import background_notes
from explainer.pages.citing import SiteFacts
from explainer.pages.data import Data, data_page
from explainer.pages.figures.fence import fence_figure
from explainer.pages.folding import page_html
from explainer.pages.indexes import glossary_index, levels_index, sources_index
from explainer.pages.instrument import instrument_page
from explainer.pages.level import clauses_of_level, level_page
from explainer.pages.mechanism import mechanism_page, mechanisms_index
from explainer.pages.page import Page, PageWriter, block
from explainer.pages.parts.directives import expand_directive
from explainer.pages.post import clauses_of_post, post_page, posts_index
from explainer.pages.prose import PartOfLine, prose_page
from explainer.pages.reading import reading_page
from explainer.pages.source import source_page
from explainer.pages.status import status_page
from explainer.pages.term import term_page
from explainer.pages.variants import variants_page
from explainer.prose.page import ProsePage
from explainer.prose.reviews import ReviewState
from explainer.search.sections import search_records
from explainer.search.subjects import with_subjects


@dataclass(frozen=True)
class PlannedPage:
    """A page that is still to be written."""

    language: Language
    address: str
    write: Callable[..., Page]
    """Takes the writer of the page and what is `given`."""
    given: Mapping[str, object] = field(default_factory=dict)
    """What the page is written from beside the corpus, by argument."""
    own_term: str = ""
    """The term that the page defines."""
    previous: str = ""
    """The address of the page to be read before this one."""
    next: str = ""
    """The address of the page to be read after this one."""
    name: str = ""
    """Its Markdown file below the folder of the language, where it is not that of the address."""

    @property
    def file(self) -> str:
        """Its Markdown file: zh/sources/yearly-report.md."""
        return f"{self.language}/{self.name or markdown_file(self.address)}"

    def made_from(self) -> tuple[object, ...]:
        """What makes it another page, beside what is read while it is written."""
        return self.address, self.given, self.own_term, self.previous, self.next


def planned_pages(
    corpus: Corpus,
    prose: Mapping[Language, Mapping[str, ProsePage]],
    site: SiteFacts,
    reviews: ReviewState,
) -> Iterator[PlannedPage]:
    """Every page of the site in both languages but that of its data. `prose` are those that are
    written by hand.
    """
    by_level = clauses_of_level(corpus)
    for language in LANGUAGES:
        yield from _generated_pages(corpus, language, by_level, site, reviews)
        for name, read in prose[language].items():
            given = {"page": read}
            yield PlannedPage(language, prose_address(name), _prose_page, given, name=name)


def data_pages(data: Data) -> Iterator[PlannedPage]:
    """The page that lists the files of `data`, in both languages."""
    for language in LANGUAGES:
        yield PlannedPage(language, DATA, data_page, {"data": data})


def _prose_page(writer: PageWriter, page: ProsePage) -> Page:
    return prose_page(writer, page, _parts_of_lines(page))


def _parts_of_lines(page: ProsePage) -> dict[int, PartOfLine]:
    directives = {directive.line: directive for directive in page.directives}
    fences = {fence.line: (fence, number) for number, fence in enumerate(page.fences, 1)}

    def write(writer: PageWriter, line: int) -> Markup:
        if line in directives:
            return expand_directive(writer, directives[line])
        return fence_figure(writer, *fences[line])

    return dict.fromkeys((*directives, *fences), write)


def written_pages(
    corpus: Corpus, planned: Sequence[PlannedPage], kept: KeptPages | None
) -> dict[str, WrittenPage]:
    """The pages by their Markdown files, those of `kept` as they are."""

    def written(index: int) -> tuple[WrittenPage, Iterable[Read]]:
        seen, reads = watched(corpus)
        return _written_page(seen, planned[index]), reads

    given = [(page.file, page.made_from()) for page in planned]
    made = kept_or_made(kept, given, written)
    return {page.file: one for page, one in zip(planned, made, strict=True)}


def _written_page(corpus: Corpus, planned: PlannedPage) -> WrittenPage:
    """A page with the list of the clauses that it cites, and what the search finds on it."""
    writer = PageWriter(corpus, planned.language, planned.address, planned.own_term)
    page = planned.write(writer, **planned.given)
    notes = [note for note in (writer.endnotes(), background_notes(writer)) if note]
    page = replace(
        page,
        notes=tuple(map(block, notes)),
        styles=(*page.styles, *sorted(writer.styles - set(page.styles))),
        previous=planned.previous,
        next=planned.next,
    )
    html = page_html(writer, page)
    records = with_subjects(
        search_records(html, page.address, page.language, page.title, page.kind), corpus
    )
    return WrittenPage(replace(page, blocks=page.headings_below), html.encode(), tuple(records))


def _generated_pages(
    corpus: Corpus,
    language: Language,
    by_level: Mapping[str, Sequence[ClausePlace]],
    site: SiteFacts,
    reviews: ReviewState,
) -> Iterator[PlannedPage]:
    planned = partial(PlannedPage, language)
    yield planned(STATUS, status_page, {"state": reviews})
    yield planned(SOURCES, sources_index)
    yield planned(LEVELS, levels_index)
    yield planned(GLOSSARY, glossary_index)
    if corpus.mechanisms:
        yield planned(MECHANISMS, mechanisms_index)
    mechanisms = [
        planned(mechanism_address(mechanism.id), mechanism_page, {"mechanism": mechanism})
        for mechanism in corpus.mechanisms.values()
    ]
    sources = [
        planned(source_address(source.id), source_page, {"source": source, "site": site})
        for source in corpus.sources.values()
    ]
    levels = [
        planned(
            level_address(level.id),
            level_page,
            {"level": level, "places": by_level[level.id]},
        )
        for level in corpus.levels.values()
    ]
    yield from _in_a_row(LEVELS, levels)
    yield from _posts(corpus, language)
    yield from _in_a_row(MECHANISMS, mechanisms)
    yield from _in_a_row(SOURCES, sources)
    yield from _background_pages(corpus, language)
    for term in corpus.terms.values():
        yield planned(term_address(term.id), term_page, {"term": term}, own_term=term.id)


def _posts(corpus: Corpus, language: Language) -> Iterator[PlannedPage]:
    if corpus.posts:
        by_post = clauses_of_post(corpus)
        yield PlannedPage(language, POSTS, posts_index)
        posts = [
            PlannedPage(
                language,
                post_address(post.id),
                post_page,
                {"post": post, "places": by_post[post.id]},
            )
            for post in corpus.posts.values()
        ]
        yield from _in_a_row(POSTS, posts)


def _background_pages(corpus: Corpus, language: Language) -> Iterator[PlannedPage]:
    """The pages of what does not come from the sources, as far as there is any."""
    planned = partial(PlannedPage, language)
    if corpus.background_page:
        yield planned(BACKGROUND, background_page, {"background": corpus.background_page})
    if corpus.references:
        yield planned(READING, reading_page)
    if corpus.variants:
        yield planned(VARIANTS, variants_page, {"variants": corpus.variants})
    for instrument in corpus.instruments.values():
        given = {"instrument": instrument}
        yield planned(instrument_address(instrument.id), instrument_page, given)


def _in_a_row(index: str, pages: Sequence[PlannedPage]) -> Iterator[PlannedPage]:
    """Pages that are read one after the other, from their index page on."""
    addresses = [index, *(page.address for page in pages), ""]
    for number, page in enumerate(pages, 1):
        yield replace(page, previous=addresses[number - 1], next=addresses[number + 1])
