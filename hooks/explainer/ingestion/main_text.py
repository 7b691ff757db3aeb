"""Which lines of an HTML page are its article: trafilatura's choice first, then the gaps in it.

trafilatura finds an article well and drops some of its lines: a table, a short paragraph, a list.
Its choice tells the element that holds the article; within that element, every line stays that is
no link, and no part of a box for comments, shares or other news.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

import trafilatura
from lxml import etree, html

from explainer.ingestion.article_head import (
    SIGNED,
    above_headline,
    headline_above,
    publication_days,
    table_of_contents,
    with_subtitles,
)
from explainer.ingestion.characters import folded, ink
from explainer.ingestion.line_rules import boilerplate_rule
from explainer.ingestion.navigation_rules import RELATED
from explainer.ingestion.page_blocks import CLAUSE_END, Block, is_link

OUTSIDE = "outside-article"

_GRAM = 8
_SHARE_OF_GRAMS = 0.7
# The element of the article holds nearly all that was chosen; a comment that was chosen as well
# does not widen it to the whole page.
_SHARE_OF_ARTICLE = 0.85
_SHARE_OF_SENTENCES = 0.7
# A letter of a heading, a list or a menu says less about where the article is.
_WORTH_OF_A_SENTENCE = 10
_SHORTEST_SENTENCE = 12
_LONGEST_WORD_OF_A_MENU = 6
_SHORTEST_MENU = 5
_LINES_OF_A_TEASER = 3
_FEWEST_TEASERS = 3
_LINES_OF_A_SIGNATURE = 3
_LETTERS_OF_A_SIGNATURE = 40
_CONTAINERS = frozenset(
    "html body div section article main td th tr table tbody form center font span".split()
)
# What sites call the boxes around and in an article, in English and in the pinyin of Chinese ones:
# comments, other news, shares, advertisements, the way to the page.
_BOXES = re.compile(
    r"(?:^|[\s_-])(?:(?:comment|related|recommend|tuijian|xiangguan|share(?!hold)|sharing|fenxiang"
    r"|bdshare|breadcrumb|pagination|sidebar|newsletter|copyright|advert|guanggao|qrcode|erweima"
    r"|subscri|promo|paywall|printfooter|catlinks|sitesub|hatnote)[a-z]*"
    r"|cmts?|gentie|comentarios?|pinglun|relate|xg(?:xw|yd|wz|lj|bd)|cnxh|paihang|social|toolbar"
    r"|crumbs?|weizhi|hot(?:news|list)|footer|pager|prenext|ewm|tags?|toc|aside"
    r"|side(?:nav|menu|content|col|box)?|(?:author|user)-?(?:info|box|card|bio|link|avatar)"
    r"|(?:post|entry|article)-?meta|qr_code[a-z_]*|rich_media_(?:meta|tool)[a-z_]*|meta_content"
    # The program of many forums: who wrote, when, and what can be done with a post.
    r"|pls|authi|po|pob|pstatus)(?:$|[\s_-])",
    re.IGNORECASE,
)
_WORD_IN_NAME = re.compile(r"(?<=[a-z])(?=[A-Z])")
_ATTACHMENT = re.compile(r"^附件|\.(?:docx?|xlsx?|pdf|wps|et|zip|rar)\s*$", re.IGNORECASE)


def article_blocks(
    tree: html.HtmlElement, blocks: Sequence[Block], titles: Sequence[str]
) -> set[int]:
    """The places in `blocks` of the lines that are the article, its headline included.

    `tree` is the page that the blocks were made of; `titles` are what its head calls it.
    """
    chosen = _chosen(tree, blocks)
    container = _container(tree, blocks, chosen)
    if container is None:
        return set(range(len(blocks)))
    boxes = _boxes(container, blocks, chosen)
    inside = {element for element in container.iter() if isinstance(element.tag, str)}
    kept = {
        place
        for place, block in enumerate(blocks)
        if block.element in inside
        and block.element not in boxes
        and (place in chosen or not is_link(block) or _ATTACHMENT.search(block.text))
    }
    kept -= _related_links(blocks) | _menus(blocks) | _teasers(blocks, kept)
    kept |= _signature(blocks, kept)
    kept |= _attachments(blocks, kept)
    kept -= publication_days(blocks, kept) | table_of_contents(blocks, kept)
    kept -= above_headline(blocks, kept, titles)
    headline = headline_above(blocks, kept, titles)
    return kept if headline is None else kept | with_subtitles(blocks, kept, headline)


def _chosen(tree: html.HtmlElement, blocks: Sequence[Block]) -> set[int]:
    """The blocks that trafilatura takes for the text of the page."""
    page = etree.tostring(tree, encoding="unicode", method="html")
    text = trafilatura.extract(page, include_comments=False, include_tables=True) or ""
    lines = {ink(part) for line in text.split("\n") for part in (line, *line.split("|"))}
    whole = ink(text)
    grams = {whole[start : start + _GRAM] for start in range(max(0, len(whole) - _GRAM + 1))}
    found: set[int] = set()
    for place, block in enumerate(blocks):
        plain = ink(block.text)
        if plain in lines and plain:
            found.add(place)
        elif len(plain) >= _GRAM:
            own = [plain[start : start + _GRAM] for start in range(len(plain) - _GRAM + 1)]
            if sum(gram in grams for gram in own) >= _SHARE_OF_GRAMS * len(own):
                found.add(place)
    # Of a name that signs the text and leads to the site as well, the link is not meant.
    written = {ink(blocks[place].text) for place in found if not is_link(blocks[place])}
    return {
        place
        for place in found
        if not is_link(blocks[place]) or ink(blocks[place].text) not in written
    }


def _container(
    tree: html.HtmlElement, blocks: Sequence[Block], chosen: set[int]
) -> html.HtmlElement | None:
    """The smallest element that holds nearly everything chosen; None where nothing is."""
    weights: dict[html.HtmlElement, float] = {}
    sentences: dict[html.HtmlElement, int] = {}
    for place in chosen:
        block = blocks[place]
        letters = max(0, len(ink(block.text)) - block.linked)
        is_sentence = letters >= _SHORTEST_SENTENCE and bool(CLAUSE_END.search(block.text))
        for element in (block.element, *block.element.iterancestors()):
            weight = letters if is_sentence else letters / _WORTH_OF_A_SENTENCE
            weights[element] = weights.get(element, 0) + weight
            sentences[element] = sentences.get(element, 0) + is_sentence
    if not weights.get(tree):
        return None
    container = tree
    while True:
        inner = [
            child
            for child in container
            if child.tag in _CONTAINERS
            and weights.get(child, 0) >= _SHARE_OF_ARTICLE * weights[tree]
            and sentences.get(child, 0) >= _SHARE_OF_SENTENCES * sentences[tree]
        ]
        if not inner:
            return _with_signature(container, blocks)
        container = inner[0]


def _with_signature(container: html.HtmlElement, blocks: Sequence[Block]) -> html.HtmlElement:
    """The element of an article, widened by one that adds little, such as issuer and date."""
    counts: dict[html.HtmlElement, tuple[int, int, int]] = {}
    for block in blocks:
        if boilerplate_rule(block.text):
            continue
        own = (1, len(ink(block.text)), int(is_link(block)))
        for element in (block.element, *block.element.iterancestors()):
            lines, letters, links = counts.get(element, (0, 0, 0))
            counts[element] = (lines + own[0], letters + own[1], links + own[2])
    while (around := container.getparent()) is not None:
        inner, outer = counts.get(container, (0, 0, 0)), counts.get(around, (0, 0, 0))
        lines, letters, links = (new - old for new, old in zip(outer, inner, strict=True))
        if lines > _LINES_OF_A_SIGNATURE or letters > _LETTERS_OF_A_SIGNATURE or links:
            break
        container = around
    return container


def _boxes(
    container: html.HtmlElement, blocks: Sequence[Block], chosen: set[int]
) -> set[html.HtmlElement]:
    """The elements inside an article that are boxes of the site, with all that is in them."""
    total = sum(len(ink(blocks[place].text)) for place in chosen)
    found: set[html.HtmlElement] = set()
    for element in container.iterdescendants():
        if element in found or not isinstance(element.tag, str):
            continue
        names = _WORD_IN_NAME.sub("-", f"{element.get('class', '')} {element.get('id', '')}")
        if _BOXES.search(names) and 2 * len(ink(str(element.text_content()))) < total:
            found.add(element)
            found.update(element.iterdescendants())
    return found


def _related_links(blocks: Sequence[Block]) -> set[int]:
    """The places of the links that stand below a heading such as 相关阅读."""
    found: set[int] = set()
    inside = False
    for place, block in enumerate(blocks):
        if boilerplate_rule(block.text) == RELATED.id:
            inside = True
        elif inside and is_link(block):
            found.add(place)
        else:
            inside = False
    return found


def _menus(blocks: Sequence[Block]) -> set[int]:
    """The places of rows of links of a word each, which lead around the site."""
    found: set[int] = set()
    row: list[int] = []
    for place, block in enumerate([*blocks, None]):
        if block and is_link(block) and len(ink(block.text)) <= _LONGEST_WORD_OF_A_MENU:
            row.append(place)
            continue
        if len(row) >= _SHORTEST_MENU:
            found.update(row)
        row = []
    return found


def _teasers(blocks: Sequence[Block], kept: set[int]) -> set[int]:
    """The places of other news behind an article: links, each with a short text below it.

    Read from the end up to the first line that stands where the paragraphs of the article stand.
    """
    homes = _homes(blocks)
    letters: dict[html.HtmlElement, int] = {}
    for place in sorted(kept):
        home = homes[place]
        letters[home] = letters.get(home, 0) + len(ink(blocks[place].text))
    home_of_article = max(letters, key=lambda home: letters[home], default=None)
    found: set[int] = set()
    items = 0
    end = len(blocks)
    for start in [place for place, block in enumerate(blocks) if is_link(block)][::-1]:
        texts = [place for place in range(start + 1, end) if place in kept]
        if any(homes[place] is home_of_article for place in texts):
            break
        if len(texts) > _LINES_OF_A_TEASER:
            if items >= _FEWEST_TEASERS:
                break
            found, items = set(), 0
        else:
            items += any(CLAUSE_END.search(blocks[place].text) for place in texts)
            found.update((start, *texts))
        end = start
    return found if items >= _FEWEST_TEASERS else set()


def _homes(blocks: Sequence[Block]) -> list[html.HtmlElement]:
    """For each line, the element that it and the lines beside it stand in."""
    lines_in = Counter(block.element for block in blocks)
    parents = [block.element.getparent() for block in blocks]
    return [
        block.element if lines_in[block.element] > 1 or parent is None else parent
        for block, parent in zip(blocks, parents, strict=True)
    ]


def _signature(blocks: Sequence[Block], kept: set[int]) -> set[int]:
    """The places of issuer and date that sign a text from an element of their own behind it."""
    behind = range(max(kept, default=len(blocks)) + 1, len(blocks))
    found: set[int] = set()
    for place in behind[:_LINES_OF_A_SIGNATURE]:
        if is_link(blocks[place]) or len(blocks[place].text) > _LETTERS_OF_A_SIGNATURE:
            break
        found.add(place)
        if SIGNED.fullmatch(folded(blocks[place].text).strip()):
            return found
    return set()


def _attachments(blocks: Sequence[Block], kept: set[int]) -> set[int]:
    """The places of the files that a document lists in an element of their own behind it."""
    behind = range(max(kept, default=len(blocks)) + 1, len(blocks))
    return set(takewhile(lambda place: _ATTACHMENT.search(blocks[place].text), behind))
