"""The lines of an HTML page: its article, and apart from it everything that is dropped.

Where a page shows no article to a reader without scripts, its `<noscript>`, the article in its
data, or a block that a script would show, is read instead, and a note says so.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import chain

from lxml import etree, html

from explainer.ingestion.edits import Line
from explainer.ingestion.main_text import OUTSIDE, article_blocks, ink
from explainer.ingestion.page_blocks import Block, page_blocks
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
_HEAD = 4096
_ESCAPED_TAG = re.compile(r"&lt;/?(?:p|div|br|h[1-6]|span)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[。！？!?…；;][”’）)》」』]*$|[a-z]\.['\"”’)]*$")
_SENTENCE_END = re.compile("[。！？]|[a-z][.!?](?:\\s|<|$)")
_ASKS_FOR_SCRIPTS = re.compile(r"java\s?script|浏览器|瀏覽器|脚本|腳本", re.IGNORECASE)
_SHORTEST_ARTICLE = 20
_LONGEST_REQUEST = 60
_DEEPEST_DATA = 6


@dataclass(frozen=True)
class Page:
    """What an HTML page holds."""

    lines: tuple[Line, ...]
    note: str
    """Where the text was found, if not in what a reader sees."""


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
    articles = list(_articles_in_data(tree))
    aside = set_aside(tree)
    write_scripts_out(tree)
    blocks = page_blocks(tree)
    kept = article_blocks(tree, blocks, titles)
    around = [(block.text, reason) for element, reason in aside for block in _blocks_of(element)]
    visible = _sentences(blocks[place].text for place in kept)
    instead, note = _instead(visible, aside, articles)
    if instead:
        taken = {ink(line) for line in instead}
        around = [(line, reason) for line, reason in around if ink(line) not in taken]
        kept = _headline_above(blocks, instead)
    lines = [(title, TITLE) for title in titles if title]
    lines += [(line, reason) for line, reason in around if line.strip()]
    lines += chain.from_iterable(
        ([] if block.follows_on else [("", "")]) + [(block.text, "" if place in kept else OUTSIDE)]
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
    aside: Sequence[tuple[html.HtmlElement, str]],
    articles: Sequence[list[str]],
) -> tuple[list[str], str]:
    """The lines to read instead of what is visible, and a note; nothing where that is enough."""
    found: list[tuple[int, list[str], str]] = []
    for element, reason in aside:
        lines = [block.text for block in _blocks_of(element)]
        size = _sentences(lines)
        if reason == NO_SCRIPT and size > 4 * visible and not _asks_for_scripts(lines):
            found.append((size, lines, "the text was taken from the <noscript> of the page"))
        elif reason == HIDDEN and visible < _SHORTEST_ARTICLE <= size:
            found.append((size, lines, "the text was taken from a block that is hidden"))
    for lines in articles:
        size = _sentences(lines)
        if size > 2 * visible:
            found.append((size, lines, "the text was taken from the data of the page (JSON)"))
    best = max(found, key=lambda entry: entry[0], default=(0, [], ""))
    return best[1], best[2]


def _asks_for_scripts(lines: Sequence[str]) -> bool:
    text = "".join(lines)
    return len(text) < _LONGEST_REQUEST and bool(_ASKS_FOR_SCRIPTS.search(text))


def _articles_in_data(tree: html.HtmlElement) -> Iterator[list[str]]:
    """The articles in the JSON-LD of a page: headline and paragraphs."""
    for script in tree.iter("script"):
        kind = script.get("type", "").lower()
        if "json" not in kind:
            continue
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        if "ld+json" in kind:
            yield from _articles_in(data, _DEEPEST_DATA)
        elif texts := list(_texts_in(data, _DEEPEST_DATA)):
            # The scripts of each site call it otherwise; the article is the longest text.
            yield max(texts, key=_sentences)


def _texts_in(data: object, depth: int) -> Iterator[list[str]]:
    """The texts of several sentences anywhere in data, each as its paragraphs."""
    if depth == 0:
        return
    entries = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    for entry in entries:
        if isinstance(entry, str) and len(_SENTENCE_END.findall(entry)) > 1:
            yield _lines_of_data(entry)
        elif isinstance(entry, dict | list):
            yield from _texts_in(entry, depth - 1)


def _articles_in(data: object, depth: int) -> Iterator[list[str]]:
    if depth == 0:
        return
    if isinstance(data, list):
        for entry in data:
            yield from _articles_in(entry, depth - 1)
    elif isinstance(data, dict):
        body = data.get("articleBody") or data.get("text")
        if isinstance(body, str) and body.strip():
            headline = data.get("headline") or data.get("name")
            first = [headline.strip()] if isinstance(headline, str) and headline.strip() else []
            lines = _lines_of_data(body)
            yield lines if first and lines[:1] == first else [*first, *lines]
        for entry in data.values():
            if isinstance(entry, dict | list):
                yield from _articles_in(entry, depth - 1)


def _lines_of_data(body: str) -> list[str]:
    """The paragraphs of a text in data, which may be HTML itself, escaped or not."""
    if _ESCAPED_TAG.search(body):
        body = unescape(body)
    if re.search(r"</?(?:p|div|br|h[1-6]|span)\b", body, re.IGNORECASE):
        tree = parsed(body)
        set_aside(tree)
        write_scripts_out(tree)
        return [block.text for block in page_blocks(tree)]
    return [line.strip() for line in re.split(r"[\r\n\u2028\u2029]+", body) if line.strip()]
