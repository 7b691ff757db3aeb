"""The books, in a real Chromium: what their contents tell is true, nothing is cut or left out."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from explainer.copies.book import numbered_anchors, with_numbers
from explainer.copies.book_pages import Binding, page_for_paper
from explainer.copies.site_pages import Chapter, read_pages, reading_order
from explainer.corpus.reading import read_corpus
from explainer.languages import HTML_LANGUAGE, LANGUAGES, Language
from lxml import html as lxml_html
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from tests.conftest import ROOT, Project, browser_program, made_once

LARGEST = 5_000_000
SCRIPT = [sys.executable, str(ROOT / "scripts/book.py")]


@dataclass
class ReadBook:
    """A printed book, read by another program than those that wrote it."""

    language: Language
    file: Path
    site: Path

    @cached_property
    def pdf(self) -> PdfReader:
        """The opened file."""
        return PdfReader(self.file)

    @cached_property
    def texts(self) -> list[str]:
        """The words of each page, without the spaces between them."""
        return [together(page.extract_text()) for page in self.pdf.pages]

    @cached_property
    def pages(self) -> dict[str, lxml_html.HtmlElement]:
        """The pages of the site that it is bound from."""
        return read_pages(self.site, self.language)

    @cached_property
    def outline(self) -> list[tuple[int, str, int]]:
        """Of each bookmark its depth, its title and its page, counted from 1."""
        return list(self._bookmarks(self.pdf.outline, 1))

    def _bookmarks(self, entries: list[Any], depth: int) -> Iterator[tuple[int, str, int]]:
        for entry in entries:
            if isinstance(entry, list):
                yield from self._bookmarks(entry, depth + 1)
            else:
                page = self.pdf.get_destination_page_number(entry)
                assert page is not None
                yield depth, together(str(entry.title)), page + 1


def read(value: Any) -> Any:
    """A value of a PDF, of whatever kind the test knows it to be."""
    return value.get_object()


def together(text: str) -> str:
    """A text without spaces: a printed line says nothing certain of them."""
    return re.sub(r"\s+", "", text)


@pytest.fixture(scope="session")
def bound_site(built_example: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the example with its books, made once for all test processes.

    That of the real corpus takes minutes; the command itself refuses one that is too large or whose
    contents tell wrong pages.
    """

    def make(site: Path) -> None:
        shutil.copytree(built_example.root / "site", site)
        program, _ = browser_program()
        variables = {"CHROMIUM": program, "SOURCE_DATE_EPOCH": "1700000000"}
        made = subprocess.run(
            [*SCRIPT, "--site", str(site)],
            env=os.environ | variables, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert made.returncode == 0, made.stderr

    return made_once(tmp_path_factory, "bound-site", make)


@pytest.fixture(scope="session", params=LANGUAGES)
def book(request: pytest.FixtureRequest, bound_site: Path) -> ReadBook:
    """The book of a language."""
    file = bound_site / f"book/book-{request.param}.pdf"
    return ReadBook(request.param, file, bound_site)


def test_the_contents_tell_the_pages_of_the_headings(book: ReadBook) -> None:
    first_chapter = book.outline[1][2]
    contents = " ".join(page.extract_text() for page in book.pdf.pages[1 : first_chapter - 1])
    place = 0
    chapters = reading_order(book.pages, book.language)
    addresses = [part for chapter in chapters for part in (chapter.address, *chapter.sections)]
    assert set(addresses) == set(book.pages)
    bookmarks = {(name, page) for depth, name, page in book.outline if depth <= 2}
    for address in addresses:
        (heading,) = book.pages[address].cssselect("article h1")
        title = together(str(heading.text_content()))
        spaced = r"\s*".join(map(re.escape, title))
        told = re.compile(rf"{spaced}\D{{0,3}}(\d+)").search(contents, place)
        assert told, f"{title} is not in the contents"
        place = told.end()
        page = int(told[1])
        assert (title, page) in bookmarks
        assert title in book.texts[page - 1]


def test_the_bookmarks_are_all_headings(book: ReadBook) -> None:
    wanted = [
        together(str(heading.text_content()))
        for chapter in reading_order(book.pages, book.language)
        for address in (chapter.address, *chapter.sections)
        for heading in book.pages[address].cssselect("article :is(h1, h2)")
    ]
    names = [name for _, name, _ in book.outline]
    assert [name for name in wanted if name not in names] == []
    assert len(names) >= len(wanted)


def test_each_page_has_a_number_and_the_head_of_its_chapter(book: ReadBook) -> None:
    starts = [(page, name) for depth, name, page in book.outline if depth == 1][1:]
    for number, text in enumerate(book.texts, start=1):
        chapter = [name for page, name in starts if page <= number]
        if chapter:
            assert str(number) in text
            assert chapter[-1] in text, number


def test_every_font_is_embedded_as_a_part(book: ReadBook) -> None:
    names = set()
    for page in book.pdf.pages:
        for reference in read(page["/Resources"]).get("/Font", {}).values():
            font = reference.get_object()
            assert font["/Subtype"] == "/Type0", font
            descendant = font["/DescendantFonts"][0].get_object()
            assert {"/FontFile2", "/FontFile3"} & set(descendant["/FontDescriptor"]), font
            assert re.match(r"/[A-Z]{6}\+", font["/BaseFont"]), font["/BaseFont"]
            assert "/ToUnicode" in font
            names.add(font["/BaseFont"].partition("+")[2])
    assert {name for name in names if "CJK" in name} >= {"NotoSansCJKsc-Regular"}


def test_it_is_tagged_named_and_small(book: ReadBook) -> None:
    root = read(book.pdf.trailer["/Root"])
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == HTML_LANGUAGE[book.language]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    facts = book.pdf.metadata
    assert facts is not None and facts.title and facts.author
    assert facts.creation_date == datetime.fromtimestamp(1_700_000_000, UTC)
    assert book.file.stat().st_size <= LARGEST


def test_everything_on_a_page_belongs_to_an_element_that_means_something(book: ReadBook) -> None:
    entries = read(book.pdf.trailer["/Root"])["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    parents = dict(zip(entries[::2], entries[1::2], strict=True))
    for page in book.pdf.pages[::5]:
        owners = parents[page["/StructParents"]].get_object()
        for number, owner in enumerate(owners):
            element = owner.get_object()
            assert element["/S"] != "/NonStruct"
            assert number in kids_on_page(element, page.indirect_reference), element


def kids_on_page(element: DictionaryObject, page: IndirectObject | None) -> list[int]:
    """The pieces of content on a page that an element has itself."""
    kids = element["/K"]
    found = []
    for kid in kids if isinstance(kids, ArrayObject) else [kids]:
        value = kid.get_object()
        if isinstance(value, int) and element.raw_get("/Pg") == page:
            found.append(int(value))
        elif isinstance(value, DictionaryObject) and value.get("/Type") == "/MCR":
            found += [read(value["/MCID"])] * (value.raw_get("/Pg") == page)
    return found


def test_links_stay_in_the_book_or_lead_where_the_pages_lead(book: ReadBook) -> None:
    (canonical,) = book.pages[""].cssselect("link[rel=canonical]")
    published = str(canonical.get("href")).removesuffix("en/" if book.language == "en" else "")
    allowed = {
        str(link.get("href")).rstrip("/")
        for page in book.pages.values()
        for link in page.cssselect("article a[href^=http]")
    }
    places, inside = book.pdf.named_destinations, 0
    for page in book.pdf.pages:
        for reference in page.get("/Annots", []):
            annotation = reference.get_object()
            if "/Dest" in annotation:
                assert annotation["/Dest"] in places
                inside += 1
                continue
            address = annotation["/A"]["/URI"]
            if address.startswith(published):
                path = unquote(urlsplit(address).path).removeprefix(urlsplit(published).path)
                assert not path or path.startswith(
                    ("data/", "en/", "zh-hant/", "feed", "assets/")
                ), path
            else:
                assert address.rstrip("/") in allowed, address
    assert inside > 100


def test_no_drawing_is_cut(book: ReadBook) -> None:
    drawings = [
        [together(str(text.text_content())) for text in drawing.cssselect("svg text")]
        for page in book.pages.values()
        for drawing in page.cssselect(".diagram__drawing:not(.diagram__drawing--narrow)")
    ]
    assert len(drawings) > 2
    for words in drawings:
        assert any(all(word in text for word in words) for text in book.texts), words


def test_a_page_is_bound_with_anchors_of_its_own() -> None:
    draft, _ = read_corpus(ROOT / "docs")
    assert draft.interface is not None
    page = lxml_html.document_fromstring(
        '<article><h1 id="top"><a class="toclink" href="#top">County</a></h1><h2 id="a">A</h2>'
        '<details><summary>S</summary><a href="../city/#b">1</a> <a href="#a">2</a> '
        '<a href="../../data/x.csv">3</a> <a href="https://a.example/">4</a></details>'
        '<svg aria-labelledby="t u"><path marker-end="url(#head)"></path></svg>'
        "<script>1</script></article>"
    )
    addresses = {"levels/county/", "levels/city/"}
    binding = Binding("zh", addresses, "https://chain.example/", draft.interface.record)
    bound = page_for_paper(page, "levels/county/", 2, binding)
    assert '<h2 id="levels.county">County</h2><h3 id="levels.county--a">A</h3>' in bound
    assert '<details open=""><summary>S</summary><a href="#levels.city--b">1</a>' in bound
    assert '<a href="#levels.county--a">2</a>' in bound
    assert '<a href="https://chain.example/data/x.csv">3</a>' in bound
    assert '<a href="https://a.example/">4</a>' in bound
    assert 'aria-labelledby="levels.county--t levels.county--u"' in bound
    assert "url(#levels.county--head)" in bound
    assert "<script" not in bound


def test_numbers_are_put_in_where_they_are_unknown() -> None:
    html = '<span class="page-number" data-of="a--b">000</span>'
    assert numbered_anchors(html) == ["a--b"]
    assert with_numbers(html, {"a--b": 7}) == '<span class="page-number" data-of="a--b">7</span>'
    with pytest.raises(KeyError):
        with_numbers(html, {})


def test_what_is_outside_the_navigation_follows_what_leads_to_it() -> None:
    def page(links: str, tabs: str = "") -> lxml_html.HtmlElement:
        return lxml_html.document_fromstring(
            f"<nav class='tabs'>{tabs}</nav><article>{links}</article>"
        )

    pages = {
        "": page("", '<a href="./">H</a><a href="a/">A</a><a href="z/">Z</a>'),
        "a/": page('<a href="y/">y</a><a href="x/">x</a><a href="../o/q/">q</a>'),
        **dict.fromkeys(("a/x/", "a/y/", "o/", "o/q/", "lost/", "z/"), page("")),
    }
    assert reading_order(pages, "zh") == (
        Chapter("", ()),
        Chapter("a/", ("a/y/", "a/x/")),
        Chapter("o/", ("o/q/",)),
        Chapter("lost/", ()),
        Chapter("z/", ()),
    )
