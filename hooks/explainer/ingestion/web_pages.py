"""The lines of an HTML page: its article, and apart from it everything that is dropped.

Where a page shows no article to a reader without scripts, its `<noscript>`, the article in its
data, or a block that a script would show, is read instead, and a note says so.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import chain

from lxml import etree, html

from explainer.ingestion.characters import SMALL, ink
from explainer.ingestion.edits import Line
from explainer.ingestion.main_text import OUTSIDE, article_blocks
from explainer.ingestion.page_blocks import Block, are_placed_lines, page_blocks
from explainer.ingestion.page_data import articles_in_data, texts_in_scripts
from explainer.ingestion.page_markup import (
    HIDDEN,
    NO_SCRIPT,
    parsed,
    set_aside,
    write_scripts_out,
)

TITLE = "html-title"

_IS_PAGE = re.compile(r"<!doctype html|<html[\s>]|<body[\s>]|<head[\s>]", re.IGNORECASE)
_BEGINS_AS_PAGE = re.compile(
    r"\s*<(?:meta|div|p|h[1-6]|table|section|article|ul|ol|pre|span|!--)\b[^<>]{0,300}>",
    re.IGNORECASE,
)
_CLOSES = re.compile(r"</(?:div|p|h[1-6]|table|section|article|ul|ol|pre|span)>", re.IGNORECASE)
_TAGS = re.compile(
    r"</?(?:p|div|br|span|a|li|td|h[1-6]|article|section)\b[^<>]{0,300}>", re.IGNORECASE
)
_ESCAPED_TAGS = re.compile(r"&lt;/?(?:p|div|br|span|h[1-6])\b[^<>&]{0,300}&gt;", re.IGNORECASE)
_FEWEST_TAGS = 2
_HEAD = 4096
_SENTENCE = re.compile(rf"[。！？!?…；;][”’）)》」』]*$|[{SMALL})]\.['\"”’)]*$")
_ASKS_FOR_SCRIPTS = re.compile(r"java\s?script|浏览器|瀏覽器|脚本|腳本", re.IGNORECASE)
_SHORTEST_ARTICLE = 20
_LONGEST_REQUEST = 60


@dataclass(frozen=True)
class Page:
    """What an HTML page holds."""

    lines: tuple[Line, ...]
    note: str
    """Where the text was found, if not in what a reader sees."""


def with_markup(text: str) -> str:
    """A text whose tags were escaped (&lt;p&gt;), with its tags; any other text as it is."""
    if len(_ESCAPED_TAGS.findall(text)) < _FEWEST_TAGS or _TAGS.search(text):
        return text
    return unescape(text)


def is_web_page(text: str) -> bool:
    """Whether a text is HTML: it has the tags of a page, or begins with one, or has many."""
    if _IS_PAGE.search(text[:_HEAD]) or len(_TAGS.findall(text[: 8 * _HEAD])) >= 6:
        return True
    return bool(_BEGINS_AS_PAGE.match(text[:_HEAD]) and _CLOSES.search(text))


def read_page(text: str) -> Page:
    """The lines of a page, in order, numbered as a reader would count them.

    The title in the head and what stands in elements of navigation, hidden ones and the like is
    dropped at once and comes first; blank lines part the paragraphs.
    """
    try:
        tree = parsed(text)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError):
        return Page((), "")
    titles = [str(found.text_content()).strip() for found in tree.iter("title")][:1]
    articles = list(articles_in_data(tree))
    scripts = [script.text or "" for script in tree.iter("script")]
    aside = set_aside(tree)
    write_scripts_out(tree)
    blocks = page_blocks(tree)
    kept = article_blocks(tree, blocks, titles)
    around = [(block.text, reason) for element, reason in aside for block in _blocks_of(element)]
    visible = _sentences(blocks[place].text for place in kept)
    letters = sum(len(ink(blocks[place].text)) for place in kept)
    instead, note = _instead(visible, letters, aside, articles)
    if not instead and visible < _SHORTEST_ARTICLE:
        instead, note = _longest(texts_in_scripts(scripts), letters)
    if instead:
        taken = {ink(line) for line in instead}
        around = [(line, reason) for line, reason in around if ink(line) not in taken]
        kept = _headline_above(blocks, instead)
    lines = [(title, TITLE) for title in titles if title]
    lines += [(line, reason) for line, reason in around if line.strip()]
    placed = are_placed_lines([blocks[place] for place in sorted(kept)])
    lines += chain.from_iterable(
        ([] if block.follows_on or (placed and place in kept) else [("", "")])
        + [(block.text, "" if place in kept else OUTSIDE)]
        for place, block in enumerate(blocks)
    )
    lines += chain.from_iterable((("", ""), (line, "")) for line in instead)
    return Page(
        tuple(
            Line(number, content, content, dropped=dropped)
            for number, (content, dropped) in enumerate(lines, 1)
        ),
        note,
    )


def _headline_above(blocks: Sequence[Block], instead: Sequence[str]) -> set[int]:
    """The place of the page's own headline, where a text that is read instead has none."""
    if any(block.element.tag == "h1" and ink(block.text) in map(ink, instead) for block in blocks):
        return set()
    found = [place for place, block in enumerate(blocks) if block.element.tag == "h1"]
    return set(found) if len(found) == 1 else set()


def _blocks_of(element: html.HtmlElement) -> list[Block]:
    write_scripts_out(element)
    return page_blocks(element)


def _sentences(lines: Iterable[str]) -> int:
    """How many letters of a page's lines stand in sentences."""
    return sum(len(ink(line)) for line in lines if _SENTENCE.search(line.strip()))


def _instead(
    visible: int,
    letters: int,
    aside: Sequence[tuple[html.HtmlElement, str]],
    articles: Sequence[list[str]],
) -> tuple[list[str], str]:
    """The lines to read instead of what is visible, and a note; nothing where that is enough.

    `visible` are the letters of the sentences of the article that is seen, `letters` all of them.
    """
    found: list[tuple[int, list[str], str]] = []
    for element, reason in aside:
        lines = [block.text for block in _blocks_of(element)]
        size = _sentences(lines)
        if reason == NO_SCRIPT and size > 4 * visible and not _asks_for_scripts(lines):
            found.append((size, lines, "the text was taken from the <noscript> of the page"))
        elif reason == HIDDEN and visible < _SHORTEST_ARTICLE <= size > letters:
            found.append((size, lines, "the text was taken from a block that is hidden"))
    for lines in articles:
        size = _sentences(lines)
        if size > 2 * visible:
            found.append((size, lines, "the text was taken from the data of the page (JSON)"))
    best = max(found, key=lambda entry: entry[0], default=(0, [], ""))
    return best[1], best[2]


def _longest(texts: Iterable[list[str]], letters: int) -> tuple[list[str], str]:
    """The longest of the texts in scripts, and a note, if it is longer than what is seen."""
    lines = max(texts, key=_sentences, default=[])
    if _sentences(lines) <= max(letters, _SHORTEST_ARTICLE):
        return [], ""
    return lines, "the text was taken from a script of the page"


def _asks_for_scripts(lines: Sequence[str]) -> bool:
    text = "".join(lines)
    return len(text) < _LONGEST_REQUEST and bool(_ASKS_FOR_SCRIPTS.search(text))
