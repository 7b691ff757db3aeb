"""Lines to paragraphs: text that was wrapped at a fixed width is joined again."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from explainer.ingestion.characters import folded
from explainer.ingestion.document_lines import stands_alone
from explainer.ingestion.edits import Line
from explainer.ingestion.line_rules import PAGE_EDGES
from explainer.ingestion.related_items import ends_sentence
from explainer.ingestion.wrapped_lines import (
    FEWEST_LINES,
    NARROWEST,
    NEW_ITEM,
    NUMBER_ALONE,
    SLACK,
    WIDEST,
    behind_indented,
    behind_numbers,
    columns,
    columns_of_characters,
    double_spaced,
    is_indented,
    is_wide,
    wrapped_runs,
)
from explainer.languages import LANGUAGES, Language
from explainer.text.han import HAN

_HAN = re.compile(f"[{HAN}]")
_LATIN = re.compile("[A-Za-z]")
_NARROW = 40
_QUOTES = (("“", "”"), ("「", "」"), ("《", "》"))
_SHARE_OF_FULL_LINES = 0.4
# Where blank lines or indents part the paragraphs, a line in mid-sentence goes on even if it is not
# full: programs that count characters break lines with figures early.
_SHARE_OF_A_FULL_LINE = 0.75
# A line of English that begins with a small letter goes on with a sentence, unless both are items.
_GOES_ON = re.compile(r"\s{0,2}[a-z][a-z'’-]*[\s,.;:]")
_SHORTEST_CUT = 30
_FIGURE_ENDS = re.compile(r"[0-9][.,]?$")
_PARTED = re.compile(r"[A-Za-z][-\u2010]$")


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the clean text."""

    text: str
    lines: tuple[Line, ...]
    """The lines that it was made of."""

    @property
    def language(self) -> Language:
        """The language that most of it is written in."""
        return language_of(self.text)

    @property
    def original(self) -> str:
        """The paragraph as it stood in the input."""
        return _joined([line.original.strip() for line in self.lines])


def language_of(text: str) -> Language:
    """The language of a text: Chinese where it has one Chinese character to four Latin letters."""
    if text.isascii():
        return "en"
    return "zh" if len(_HAN.findall(text)) * 4 > len(_LATIN.findall(text)) else "en"


def paragraphs(lines: Sequence[Line]) -> list[Paragraph]:
    """The paragraphs of the lines that were kept, in order."""
    behind_breaks = {id(line) for line in _behind_page_breaks(lines)}
    lines = list(_without_page_breaks(lines))
    going_on = {id(line) for line in (*behind_numbers(lines), *double_spaced(lines))}
    lines = [line for line in lines if not (line.is_blank and id(line) in going_on)]
    going_on |= {id(line) for line in behind_indented(lines)}
    kept = [line for line in lines if line.is_kept]
    widths = {
        language: _wrapping_width([line for line in kept if language_of(line.text) == language])
        for language in LANGUAGES
    }
    # Blank lines above and below a text part nothing.
    ends = [place for place, line in enumerate(lines) if line.is_kept]
    inside = lines[ends[0] : ends[-1]] if ends else []
    separated = any(
        line.is_blank or is_indented(line.original) for line in inside if not line.dropped
    )
    ways = [*wrapped_runs(lines), *columns_of_characters(lines)]
    within = {id(line) for run in ways for line in run[1:]} | behind_breaks | going_on
    return [joined(group) for group in _groups(lines, widths, separated, within)]


def _behind_page_breaks(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines that go on with the sentence above a number of a page."""
    above: Line | None = None
    broken = False
    for line in lines:
        if line.dropped in PAGE_EDGES:
            broken = True
        elif line.is_kept:
            if broken and above and not ends_sentence(above.text):
                yield line
            above, broken = line, False


def _without_page_breaks(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines without the numbers of pages and the blank lines around them."""
    numbers = {place for place, line in enumerate(lines) if line.dropped in PAGE_EDGES}
    around = {place + step for place in numbers for step in (-1, 1)}
    for place, line in enumerate(lines):
        if place not in numbers and not (place in around and line.is_blank):
            yield line


def joined(lines: Sequence[Line]) -> Paragraph:
    """The paragraph that these lines make."""
    return Paragraph(_joined([line.text.strip() for line in lines]), tuple(lines))


def _groups(
    lines: Sequence[Line], widths: Mapping[Language, int], separated: bool, within: Container[int]
) -> Iterator[list[Line]]:
    """Runs of lines that make one paragraph each; a width is 0 where nothing is wrapped. The lines
    `within`, by their identity, go on with the line above.
    """
    group: list[Line] = []
    for place, line in enumerate(lines):
        if not line.is_kept:
            if group:
                yield group
            group = []
            continue
        goes_on = id(line) in within or (group and _is_cut(group[-1].text, line.text))
        if group and not goes_on and not _continues(group[-1], line, widths, separated):
            yield group
            group = []
        group.append(line)
        if place == len(lines) - 1:
            yield group


def _is_cut(text: str, following: str) -> bool:
    """Whether a line ends inside a quotation or a word that the next line ends."""
    if ends_sentence(text) or NEW_ITEM.match(folded(following)):
        return False
    if _GOES_ON.match(following) and columns(text) >= _SHORTEST_CUT:
        return language_of(text) == language_of(following) == "en"
    if _PARTED.search(text.rstrip()):
        return (
            language_of(text) == language_of(following) == "en" and following.lstrip()[:1].islower()
        )
    for opening, closing in _QUOTES:
        closed = following.find(closing)
        opened = following.find(opening)
        if text.count(opening) > text.count(closing) and closed >= 0:
            return opened < 0 or closed < opened
    return False


def _continues(
    line: Line, following: Line, widths: Mapping[Language, int], separated: bool
) -> bool:
    language = language_of(line.text)
    width = widths[language]
    if not width or is_indented(following.original) or NEW_ITEM.match(folded(following.text)):
        return False
    if language != language_of(following.text):
        return False
    if stands_alone(line.text) or stands_alone(following.text):
        return False
    if ends_sentence(line.text) and not separated:
        return False
    text = line.text.rstrip()
    if _PARTED.search(text) and following.text.lstrip()[:1].islower():
        return True
    if separated and not ends_sentence(text) and columns(text) > _SHARE_OF_A_FULL_LINE * width:
        return True
    first_word = following.text.split(maxsplit=1)[0]
    needed = 2 if not first_word[0].isascii() else len(first_word) + 1
    return columns(text) + max(needed, SLACK) > width


def _wrapping_width(lines: Sequence[Line]) -> int:
    """The width at which a text was wrapped; 0 where its lines are its paragraphs."""
    widths = [columns(line.text.rstrip()) for line in lines]
    widest = max(widths, default=0)
    if not NARROWEST <= widest <= WIDEST:
        return 0
    slack = SLACK if widest < _NARROW else 2 * SLACK
    full = sum(width > widest - slack for width in widths)
    return widest if full >= max(FEWEST_LINES, _SHARE_OF_FULL_LINES * len(widths)) else 0


def _joined(parts: Sequence[str]) -> str:
    """Parts of a paragraph in one line: a space between Latin words, none beside Chinese."""
    text = parts[0]
    for part in parts[1:]:
        if NUMBER_ALONE.fullmatch(text) and text.startswith("第"):
            text += f"\u3000{part}"
            continue
        glued = text[-1:] == "-" or is_wide(text[-1:]) or is_wide(part[:1])
        # In Chinese, what stands on both sides of the end of a line is one figure.
        glued |= (
            bool(_FIGURE_ENDS.search(text)) and part[:1].isdecimal() and language_of(text) == "zh"
        )
        text += part if glued else f" {part}"
    return text
