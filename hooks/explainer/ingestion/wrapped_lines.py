"""Lines that go on with the line above: what was wrapped, in its several forms."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from unicodedata import east_asian_width

from explainer.ingestion.characters import MARKS, folded, is_han
from explainer.ingestion.document_lines import stands_alone
from explainer.ingestion.edits import Line
from explainer.ingestion.related_items import ends_sentence

NARROWEST, WIDEST = 24, 130
FEWEST_LINES = 3
_LIKE_WIDTHS = 2
_FEWEST_CHARACTERS = 8
# A line is full if the first word of the next would not have fitted; a Chinese word is a character.
SLACK = 6
_SHARE_OF_WRAPPED_LINES = 0.3
_IN_PROSE = re.compile("[，。；,;]")
NEW_ITEM = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、.]|第[一二三四五六七八九十]{1,3}[章节条、,]|\([一二三四五六七八九十\d]{1,3}\)"
    r"|\d{1,2}[、.]|[-*•●]\s)"
)
# The number of an article or an item that the markup of a page keeps apart from its words.
NUMBER_ALONE = re.compile(
    r"第[一二三四五六七八九十百零\d]{1,6}[编章节条]|[一二三四五六七八九十]{1,3}、"
    r"|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、]"
)


def behind_numbers(lines: Sequence[Line]) -> Iterator[Line]:
    """The words behind the number of an article that stands alone, and the blank lines between."""
    blank: list[Line] = []
    waits = False
    for line in lines:
        if waits and line.is_blank and not line.dropped:
            blank.append(line)
            continue
        is_number = line.is_kept and bool(NUMBER_ALONE.fullmatch(folded(line.text).strip()))
        if waits and line.is_kept and not is_number and not NEW_ITEM.match(folded(line.text)):
            yield from (*blank, line)
        blank, waits = [], is_number


def behind_indented(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines that go on with an indented one, in a text whose paragraphs are indented."""
    kept = [line for line in lines if line.is_kept]
    if sum(is_indented(line.original) for line in kept) < FEWEST_LINES:
        return
    widest = max(columns(line.text.rstrip()) for line in kept)
    if not NARROWEST <= widest <= WIDEST:
        return
    goes_on = False
    for line, following in pairwise(lines):
        is_within = goes_on or (line.is_kept and is_indented(line.original))
        goes_on = (
            is_within and following.is_kept and _breaks_off(line, widest) and _may_go_on(following)
        )
        if goes_on:
            yield following


def double_spaced(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines that go on with the one above in a text with a blank line below each of its lines,
    and those blank lines.

    Its lines are as wide as each other and stop in mid-sentence, until one ends a sentence. They
    have marks inside, which titles have not.
    """
    written = [place for place, line in enumerate(lines) if not line.is_blank]
    kept = [lines[place] for place in written if lines[place].is_kept]
    widest = max((columns(line.text.rstrip()) for line in kept), default=0)
    if not NARROWEST <= widest <= WIDEST:
        return
    found: list[Line] = []
    chain: list[Line] = []
    links = 0
    for place, below in pairwise(written):
        line, following = lines[place], lines[below]
        if below == place + 1 and line.is_kept and following.is_kept:
            return
        if (
            line.is_kept
            and following.is_kept
            and _breaks_off(line, widest)
            and _IN_PROSE.search(line.text)
            and not re.search(r"\s", line.text.strip())
            and _may_go_on(following)
        ):
            chain += lines[place + 1 : below + 1]
            continue
        if chain and ends_sentence(line.text):
            found += chain
            links += sum(not inside.is_blank for inside in chain)
        chain = []
    if chain and ends_sentence(lines[written[-1]].text):
        found += chain
        links += sum(not inside.is_blank for inside in chain)
    if links >= max(FEWEST_LINES, _SHARE_OF_WRAPPED_LINES * len(kept)):
        yield from found


def _breaks_off(line: Line, widest: int) -> bool:
    """Whether a line is nearly as wide as the widest and stops in mid-sentence."""
    text = line.text.rstrip()
    return (
        is_wide(text[-1:])
        and not text.endswith(("：", "；"))
        and not ends_sentence(text)
        and widest - columns(text) <= SLACK
        and not stands_alone(text)
    )


def _may_go_on(line: Line) -> bool:
    """Whether a line may be the rest of the one above: it has no indent, no number, no date."""
    return not (
        is_indented(line.original) or NEW_ITEM.match(folded(line.text)) or stands_alone(line.text)
    )


def wrapped_runs(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """Runs of lines between blank ones that are one wrapped paragraph each, however short the
    text is: all but the last are of one width and stop in mid-sentence, and the last ends one.
    """
    for run in _runs(lines):
        full = [columns(line.text.rstrip()) for line in run[:-1]]
        if (
            len(run) >= FEWEST_LINES
            and min(full) >= NARROWEST
            and max(full) - min(full) <= _LIKE_WIDTHS
            and columns(run[-1].text.rstrip()) <= max(full) + _LIKE_WIDTHS
            and ends_sentence(run[-1].text)
            and not any(ends_sentence(line.text) for line in run[:-1])
            and not any(NEW_ITEM.match(folded(line.text)) for line in run)
            and not any(is_indented(line.original) for line in run[1:])
            and not any(stands_alone(line.text) for line in run)
        ):
            yield run


def columns_of_characters(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """Runs of lines of a character each: text that was set from top to bottom."""
    for run in _runs(lines):
        if len(run) >= _FEWEST_CHARACTERS and all(is_wide(line.text.strip()) for line in run):
            yield run


def _runs(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """The lines that were kept, parted where one was not."""
    run: list[Line] = []
    for line in lines:
        if line.is_kept:
            run.append(line)
            continue
        if run:
            yield run
        run = []
    if run:
        yield run


def columns(text: str) -> int:
    """How wide a text is, a Chinese character being two columns."""
    if text.isascii():
        return len(text)
    # No wrapped line is so long; what is longer need not be measured.
    measured = text[: 2 * WIDEST]
    return sum(2 if east_asian_width(character) in "WFA" else 1 for character in measured)


def is_indented(text: str) -> bool:
    """Whether a line begins as the first of a paragraph does."""
    return text.startswith(("\u3000", "  ", "\t")) and not text.isspace()


def is_wide(character: str) -> bool:
    """Whether a character is Chinese, or a mark of Chinese; False for none."""
    return len(character) == 1 and (is_han(character) or character in MARKS)
