"""Long pages as closed sections: each says in a sentence and a number what it holds.

A section is a native `details`: it opens without script, by itself when an address leads into it,
and in print.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import htpy
from markupsafe import Markup, escape

from explainer.pages.block_anchors import with_anchors
from explainer.pages.page import Heading, Page, PageWriter, Part
from explainer.text.han import HAN

_HEADINGS = {1: htpy.h1, 2: htpy.h2, 3: htpy.h3, 4: htpy.h4, 5: htpy.h5, 6: htpy.h6}

# Kinds of page that are closed where it helps already.
_CLOSED_BY_THEMSELVES = frozenset(("level", "post"))

# Measured in letters; a Chinese character takes the room and the time of three, a drawing that of
# some paragraphs, and each item or row is followed by some room.
LONG_PAGE = 3650
LONG_SECTION = 700
# A first section stays open while the page is no longer than by this much.
LONG_FIRST = 1600
SHORT_SECTION = 270
HAN_IN_LETTERS = 3
DRAWING_IN_LETTERS = 900
ITEM_IN_LETTERS = 30

# What a closed section says of itself has room for three lines of a phone.
LONG_GIST = 150
SHORT_GIST = 20

# The list that an index is there for: closed, it would cost every reader a tap.
_WAY_ON = '<ul class="post-list"'

# With the menu and the lists beside it, a page has so many stops of the tab key at most.
MOST_LINKS = 80

_LINK = re.compile(r"<a\b(?![^>]*tabindex=.-1)")
_CLOSED = re.compile(r"<details\b(?![^>]*\bopen\b).*?</details>", re.DOTALL)
_UNREAD = re.compile(r"<svg.*?</svg>|<details.*?</details>|<sup.*?</sup>", re.DOTALL)
_DRAWING = re.compile(r"<svg\b")
_ITEM = re.compile(r"<(?:details|li|td|th|dd|dt|p)\b")
_TAG = re.compile(r"<[^>]*>")
_HAN = re.compile(f"[{HAN}]")
_LIST_OR_ITEM = re.compile(r"<(/?)(ul|ol|dl|li|dt)\b")
_BESIDE_A_LIST = re.compile(r'<div class="leaves-open".*?</div>', re.DOTALL)
_MORE_THAN_A_LIST = re.compile(r"<(?:table|figure|details)\b")
_FIGURE = re.compile(r"<figure\b.*?</figure>", re.DOTALL)
_SMALLER_SECTION = re.compile(r"<details\b")
_ROW = re.compile(r"<tr\b[^>]*>(?!\s*<th[^>]*scope=.?col)")
_LIST_ITEM = re.compile(r"<(?:li|dt)\b")
_CAPTION = re.compile(r"<figcaption\b[^>]*>(?:<b>.*?</b>)?(.*?)</figcaption>", re.DOTALL)
_PARAGRAPH = re.compile(r"<p\b[^>]*>(.*?)</p>", re.DOTALL)
_SENTENCE = re.compile(r".*?(?:[。！？]|[.!?](?=\s|$))", re.DOTALL)
_CLAUSE = re.compile(r"(.*?)(?:[：；]|[:;](?=\s))", re.DOTALL)


def page_html(writer: PageWriter, page: Page) -> Markup:
    """The body of a page: its headings with their links, its parts, its long sections closed."""
    closed = folds(page)
    pieces = [_part(page.parts[0])]
    for heading, group in sections(page.blocks):
        body = list(_body(heading.anchor if heading else "top", group))
        if heading and heading.anchor in closed:
            pieces.append(_folded(heading, group, Markup("\n").join(body), writer.marks.brackets))
        else:
            pieces += [_part(heading), *body] if heading else body
    return Markup("\n").join([*pieces, *page.notes])


def _body(section: str, group: Sequence[Part]) -> Iterator[Markup]:
    """The parts below a heading, with an anchor on each paragraph and item."""
    counts: Counter[str] = Counter()
    for part in group:
        if isinstance(part, Heading):
            section, counts = part.anchor, Counter()
            yield _part(part)
        else:
            yield with_anchors(part, section, counts)


def _part(part: Part) -> Markup:
    if not isinstance(part, Heading):
        return part
    # The contents lead to the same place: for the tab key one way there is enough.
    link = htpy.a(".toclink", href=f"#{part.anchor}", tabindex="-1")[part.text]
    return Markup(_HEADINGS[part.level](id=part.anchor)[link])


def sections(parts: Sequence[Part]) -> Iterator[tuple[Heading | None, list[Part]]]:
    """The parts of a page by its headings of the second level; the first group has none."""
    heading: Heading | None = None
    group: list[Part] = []
    for part in parts:
        if isinstance(part, Heading) and part.level == 2:
            yield heading, group
            heading, group = part, []
        else:
            group.append(part)
    yield heading, group


def folds(page: Page) -> frozenset[str]:
    """The anchors of the sections that are closed.

    Lists of statements are, on the page of a source; elsewhere, on a long page, the long sections
    from the last one up until the rest is short, then shorter ones. The first is closed last of
    all: with it the reading begins.
    """
    if page.kind in _CLOSED_BY_THEMSELVES:
        return frozenset()
    lengths = {
        heading: sum(map(length_of, group))
        for heading, group in sections(page.blocks)
        if heading and not (page.kind == "index" and any(_WAY_ON in str(part) for part in group))
    }
    if page.kind == "source":
        return frozenset(
            heading.anchor for heading in lengths if heading.count or heading.anchor == "cite"
        )
    closed = frozenset(closed_sections(lengths, sum(map(length_of, page.blocks))))
    return closed | frozenset(_full_of_links(page, closed))


def _full_of_links(page: Page, closed: frozenset[str]) -> Iterator[str]:
    """Further sections to close, from the last one up, until the tab key gets through it."""
    links = {
        heading: sum(len(_LINK.findall(_CLOSED.sub("", str(part)))) for part in group)
        for heading, group in sections(page.blocks)
        if not heading or heading.anchor not in closed
    }
    left = sum(links.values())
    for heading in [heading for heading in list(links)[::-1] if heading][:-1]:
        if left > MOST_LINKS and links[heading] > MOST_LINKS / 10:
            left -= links[heading]
            yield heading.anchor


def closed_sections(lengths: Mapping[Heading, int], whole: int) -> Iterator[str]:
    """The anchors of the sections to close on a page of the length `whole`, in letters."""
    first, *others = lengths or (None,)
    ordered = [*reversed(others), *([first] if first and first.count else [])]
    left, closed = whole, set[str]()
    for least, most_left, candidates in (
        (LONG_SECTION, LONG_PAGE, ordered),
        (SHORT_SECTION, LONG_PAGE, ordered),
        (LONG_SECTION, LONG_PAGE + LONG_FIRST, [first] if first else []),
    ):
        for heading in candidates:
            if left > most_left and lengths[heading] > least and heading.anchor not in closed:
                closed.add(heading.anchor)
                left -= lengths[heading]
                yield heading.anchor


def length_of(part: Part) -> int:
    """How long a part is to scroll through on a phone, in letters."""
    if isinstance(part, Heading):
        return len(part.text)
    shown = _UNREAD.sub("", part)
    return (
        _letters(_TAG.sub("", shown))
        + ITEM_IN_LETTERS * len(_ITEM.findall(shown))
        + DRAWING_IN_LETTERS * len(_DRAWING.findall(part))
        + ITEM_IN_LETTERS * part.count("<details")
    )


def _letters(text: str) -> int:
    return len("".join(text.split())) + (HAN_IN_LETTERS - 1) * len(_HAN.findall(text))


def _gist(group: Sequence[Part]) -> str:
    """The first sentence of the first paragraph of a section; empty where it has none."""
    for part in group:
        if not isinstance(part, Heading) and (first := first_sentence(part)):
            return first
    return ""


def items_of_list(html: str) -> int:
    """The items of a section that is one list, with paragraphs beside it at most; else 0."""
    html = _BESIDE_A_LIST.sub("", html)
    depth = lists = items = 0
    for end, name in _LIST_OR_ITEM.findall(html):
        if name not in ("li", "dt"):
            lists += not end and not depth
            depth += -1 if end else 1
        elif depth == 1:
            items += not end
    return items if lists == 1 and not _MORE_THAN_A_LIST.search(html) else 0


def counts_itself(heading: Heading) -> bool:
    """Whether a heading says how much stands below it."""
    return any(sign.isdigit() for sign in heading.text)


def things_held(group: Sequence[Part]) -> int:
    """What a section that is no list holds: items or rows, else smaller sections, else figures."""
    html, figures = _FIGURE.subn("", "".join(str(part) for part in group))
    listed = max(len(_ROW.findall(html)), len(_LIST_ITEM.findall(html)))
    return listed or len(_SMALLER_SECTION.findall(html)) or figures


def first_sentence(html: str) -> str:
    """The first sentence of the first paragraph, or of a caption behind its title; else nothing.

    Of a long one only what stands before a colon or semicolon, as a sentence of its own.
    """
    read = _UNREAD.sub("", html)
    first = _PARAGRAPH.search(read) or _CAPTION.search(read)
    if not first:
        return ""
    words = " ".join(Markup(_TAG.sub("", first[1])).unescape().split())
    sentence = _SENTENCE.match(words)
    if not sentence:
        return ""
    whole = sentence[0].strip()
    if _letters(whole) > LONG_GIST:
        for clause in _CLAUSE.finditer(whole):
            told = whole[: clause.end(1)]
            if _letters(told) >= SHORT_GIST:
                return told + ("。" if whole.endswith("。") else ".")
    return whole


def _folded(
    heading: Heading, group: Sequence[Part], body: Markup, brackets: tuple[str, str]
) -> Markup:
    told = heading.gist or _gist(group)
    lists = [part for part in group if not isinstance(part, Heading)]
    own = items_of_list("".join(lists)) if len(lists) == len(group) else 0
    known = heading.count or own
    count = known or (0 if told or counts_itself(heading) else things_held(group))
    opening, closing = brackets
    return Markup(
        htpy.details(".section-fold")[
            htpy.summary[
                htpy.h2(id=heading.anchor)[heading.text],
                htpy.span(".count", data_search="off")[f"{opening}{count}{closing}"]
                if count
                else None,
                told and htpy.span(".section-fold__gist", data_search="off")[escape(told)],
            ],
            body,
        ]
    )
