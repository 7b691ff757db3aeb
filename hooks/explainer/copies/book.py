"""All pages of a language as one document for paper: title page, contents, chapters, notes."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import htpy
from lxml import html as lxml_html

from explainer.copies.book_pages import (
    NUMBER_UNKNOWN,
    Binding,
    anchor_of,
    number_of,
    page_for_paper,
)
from explainer.copies.site_pages import Chapter
from explainer.languages import HTML_LANGUAGE

CONTENTS = "contents"
"""The anchor of the contents."""
_MANY_SECTIONS = 40
"""So many titles stand in columns in the contents."""
_NUMBER = re.compile(rf'data-of="([^"]+)">{NUMBER_UNKNOWN}<')


@dataclass(frozen=True)
class Book:
    """What the document of a language is made from."""

    pages: Mapping[str, lxml_html.HtmlElement]
    """The parsed pages of the site by their addresses; of no use once the document is made."""
    chapters: Sequence[Chapter]
    binding: Binding
    as_of: str
    """The day of the last change, as YYYY-MM-DD."""
    stylesheets: Sequence[str]
    """The styles, as they stand in their files."""


def document(book: Book) -> str:
    """The whole book as HTML; the numbers of its pages are still unknown."""
    return "".join(_parts(book))


def with_numbers(html: str, numbers: Mapping[str, int]) -> str:
    """The document with the numbers of its pages; `numbers` has them by anchor, counted from 1.

    Raises KeyError for an anchor that has none.
    """
    return _NUMBER.sub(lambda found: f'data-of="{found[1]}">{numbers[found[1]]}<', html)


def numbered_anchors(html: str) -> list[str]:
    """The anchors of which the document tells the page, in its order."""
    return _NUMBER.findall(html)


def titles(book: Book) -> dict[str, str]:
    """The titles of the pages by their addresses, in the order of the book."""
    found = {}
    for chapter in book.chapters:
        for address in (chapter.address, *chapter.sections):
            (title,) = book.pages[address].cssselect("article h1")
            found[address] = " ".join(title.text_content().split())
    return found


def _parts(book: Book) -> Iterator[str]:
    language, interface = book.binding.language, book.binding.interface
    title, short = interface.site_name.text(language), interface.site_short_name.text(language)
    named = titles(book)
    yield f'<!doctype html><html lang="{HTML_LANGUAGE[language]}" class="book"><head>'
    yield f"{htpy.meta(charset='utf-8')}{htpy.title[title]}"
    for style in [*book.stylesheets, "".join(_running_heads(book, named, short))]:
        yield f"<style>{style}</style>"
    yield '</head><body dir="ltr" data-md-color-scheme="default" data-md-color-primary="custom" '
    yield 'data-md-color-accent="custom"><div class="md-typeset">'
    yield str(_title_page(book))
    yield str(_contents(book, named))
    for number, chapter in enumerate(book.chapters):
        yield f'<div class="chapter" style="page: chapter-{number}">'
        for address in (chapter.address, *chapter.sections):
            depth = 1 if address == chapter.address else 2
            yield page_for_paper(book.pages[address], address, depth, book.binding)
        yield "</div>"
    yield "</div></body></html>"


def _running_heads(book: Book, named: Mapping[str, str], short: str) -> Iterator[str]:
    """A style of page for each chapter: its title stands at the head of its pages."""
    for number, chapter in enumerate(book.chapters):
        yield f"@page chapter-{number} {{ @top-left {{ content: {_quoted(short)} }} "
        yield f"@top-right {{ content: {_quoted(named[chapter.address])} }} }}"


def _quoted(text: str) -> str:
    """A text as a stylesheet writes it."""
    escaped = "".join(f"\\{ord(sign):x} " if sign in '"\\<\n' else sign for sign in text)
    return f'"{escaped}"'


def _title_page(book: Book) -> htpy.Element:
    language, interface = book.binding.language, book.binding.interface
    title, short = interface.site_name.text(language), interface.site_short_name.text(language)
    facts = interface.book_facts.text(language).format(date=book.as_of)
    return htpy.section(".title-page")[
        htpy.p(".title-page__name")[short],
        htpy.p(".title-page__rest")[title.removeprefix(short).lstrip("：: ")],
        htpy.p[interface.book_lead.text(language)],
        htpy.p[facts, " ", htpy.a(href=book.binding.site_url)[book.binding.site_url]],
        htpy.p[interface.footer_licence.text(language)],
    ]


def _contents(book: Book, named: Mapping[str, str]) -> htpy.Element:
    title = book.binding.interface.book_contents.text(book.binding.language)
    return htpy.nav(".book-contents", id=CONTENTS, aria_label=title)[
        htpy.h1[title],
        htpy.ol[
            [
                htpy.li[
                    _entry(chapter.address, named),
                    chapter.sections
                    and htpy.ol(class_={"in-columns": len(chapter.sections) > _MANY_SECTIONS})[
                        [htpy.li[_entry(section, named)] for section in chapter.sections]
                    ],
                ]
                for chapter in book.chapters
            ]
        ],
    ]


def _entry(address: str, named: Mapping[str, str]) -> htpy.Element:
    anchor = anchor_of(address)
    return htpy.a(href=f"#{anchor}")[
        htpy.span(".entry-title")[named[address]], htpy.span(".leader"), number_of(anchor)
    ]
