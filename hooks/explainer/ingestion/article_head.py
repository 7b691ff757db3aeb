"""The head of an article on a page: its headline, and what stands beside it and is no text."""

import re
from collections.abc import Sequence
from itertools import takewhile

from explainer.ingestion.characters import folded, ink
from explainer.ingestion.line_rules import boilerplate_rule
from explainer.ingestion.page_blocks import CLAUSE_END, Block, is_link

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_NUMBER_OF_HEADING = re.compile(r"^\d{1,2}(?:\.\d{1,2}){0,3}[.、\s]?\s*")
_DATES_PAGE = re.compile(
    r"(?:^|[\s_-])(?:date|time|pub(?:lish)?(?:ed)?(?:date|time)?|posted|info|meta|riqi|shijian)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_DATED = re.compile(r"\d{4}\s?[-/.年]")
SIGNED = re.compile(r"(?:\d{4}|[二〇零○一三四五六七八九]{4})年.{1,3}月.{1,3}日")


def publication_days(blocks: Sequence[Block], kept: set[int]) -> set[int]:
    """The places of days above the first sentence whose elements say that they date the page.

    A day in brackets dates the document, as below the title of a speech or a law.
    """
    found: set[int] = set()
    for place in sorted(kept):
        block = blocks[place]
        if CLAUSE_END.search(block.text):
            break
        names = f"{block.element.get('class', '')} {block.element.get('id', '')}"
        if _DATES_PAGE.search(names) and SIGNED.fullmatch(folded(block.text).strip()):
            found.add(place)
    return found


def table_of_contents(blocks: Sequence[Block], kept: set[int]) -> set[int]:
    """The places of links to the headings of the article itself, each of which stands below."""
    headings = {
        ink(blocks[place].text)
        for place in kept
        if blocks[place].element.tag in _HEADINGS and not is_link(blocks[place])
    }
    found = {
        place
        for place in kept
        if is_link(blocks[place])
        and ink(_NUMBER_OF_HEADING.sub("", blocks[place].text.strip())) in headings
    }
    above = {place - 1 for place in found}
    return found | {
        place
        for place in above & kept
        if ink(blocks[place].text) in ("目录", "本文目录", "contents")
    }


def above_headline(blocks: Sequence[Block], kept: set[int], titles: Sequence[str]) -> set[int]:
    """The places of what stands above a headline inside the article, but for headings over it."""
    whole = [ink(title) for title in titles]
    headline = next(
        (
            place
            for place in sorted(kept)
            if blocks[place].element.tag == "h1"
            and any(title.startswith(ink(blocks[place].text)) for title in whole)
        ),
        0,
    )
    above = {place for place in kept if place < headline}
    if any(CLAUSE_END.search(blocks[place].text) for place in above):
        return set()
    return {place for place in above if blocks[place].element.tag not in _HEADINGS}


def with_subtitles(blocks: Sequence[Block], kept: set[int], headline: int) -> set[int]:
    """The place of the headline, with the headings that stand beside it in the same element."""
    home = blocks[headline].element.getparent()

    def is_subtitle(place: int) -> bool:
        block = blocks[place]
        is_beside = block.element.getparent() is home and block.element.tag in _HEADINGS
        is_credit = _DATED.match(block.text) or boilerplate_rule(block.text)
        return is_beside and not is_link(block) and not is_credit

    below = takewhile(is_subtitle, range(headline + 1, min(kept, default=headline + 1)))
    above = takewhile(is_subtitle, range(headline - 1, -1, -1))
    return {headline, *below, *above}


def headline_above(blocks: Sequence[Block], kept: set[int], titles: Sequence[str]) -> int | None:
    """The place of the headline, where it stands above the article; None where it is inside."""
    first = min(kept, default=len(blocks))
    if any(blocks[place].element.tag == "h1" for place in kept):
        return None
    whole = [ink(title) for title in titles]
    above = range(first - 1, -1, -1)
    for place in above:
        plain = ink(blocks[place].text)
        if blocks[place].element.tag == "h1" and plain and any(t.startswith(plain) for t in whole):
            return place
    for place in above:
        plain = ink(blocks[place].text)
        around = (blocks[place].element, *blocks[place].element.iterancestors())
        tags = {element.tag for element in around}
        named = any(plain in title for title in whole) and (len(plain) > 7 or "h2" in tags)
        if len(plain) > 3 and not is_link(blocks[place]) and ("h1" in tags or named):
            return place
    return None
