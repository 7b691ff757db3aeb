"""Lines to paragraphs: text that was wrapped at a fixed width is joined again."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

from explainer.ingestion.characters import MARKS, folded, is_han
from explainer.ingestion.document_lines import stands_alone
from explainer.ingestion.edits import Line
from explainer.ingestion.line_rules import PAGE_NUMBER
from explainer.ingestion.related_items import ends_sentence
from explainer.languages import LANGUAGES, Language
from explainer.text.han import HAN

_HAN = re.compile(f"[{HAN}]")
_LATIN = re.compile("[A-Za-z]")
_NARROWEST, _WIDEST = 24, 130
_FEWEST_LINES = 3
# A line is full if the first word of the next would not have fitted; a Chinese word is a character.
_SLACK = 6
_SHARE_OF_FULL_LINES = 0.4
# Where blank lines or indents part the paragraphs, a line in mid-sentence goes on even if it is not
# full: programs that count characters break lines with figures early.
_SHARE_OF_A_FULL_LINE = 0.75
_PARTED = re.compile(r"[A-Za-z][-\u2010]$")
_NEW_ITEM = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、.]|第[一二三四五六七八九十]{1,3}[章节条、,]|\([一二三四五六七八九十\d]{1,3}\)"
    r"|\d{1,2}[、.]|[-*•●]\s)"
)


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
    lines = list(_without_page_breaks(lines))
    kept = [line for line in lines if line.is_kept]
    widths = {
        language: _wrapping_width([line for line in kept if language_of(line.text) == language])
        for language in LANGUAGES
    }
    # Blank lines above and below a text part nothing.
    ends = [place for place, line in enumerate(lines) if line.is_kept]
    inside = lines[ends[0] : ends[-1]] if ends else []
    separated = any(
        line.is_blank or _is_indented(line.original) for line in inside if not line.dropped
    )
    return [joined(group) for group in _groups(lines, widths, separated)]


def _without_page_breaks(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines without the numbers of pages and the blank lines around them."""
    numbers = {place for place, line in enumerate(lines) if line.dropped == PAGE_NUMBER}
    around = {place + step for place in numbers for step in (-1, 1)}
    for place, line in enumerate(lines):
        if place not in numbers and not (place in around and line.is_blank):
            yield line


def joined(lines: Sequence[Line]) -> Paragraph:
    """The paragraph that these lines make."""
    return Paragraph(_joined([line.text.strip() for line in lines]), tuple(lines))


def _groups(
    lines: Sequence[Line], widths: Mapping[Language, int], separated: bool
) -> Iterator[list[Line]]:
    """Runs of lines that make one paragraph each; a width is 0 where nothing is wrapped."""
    group: list[Line] = []
    for place, line in enumerate(lines):
        if not line.is_kept:
            if group:
                yield group
            group = []
            continue
        if group and not _continues(group[-1], line, widths, separated):
            yield group
            group = []
        group.append(line)
        if place == len(lines) - 1:
            yield group


def _continues(
    line: Line, following: Line, widths: Mapping[Language, int], separated: bool
) -> bool:
    language = language_of(line.text)
    width = widths[language]
    if not width or _is_indented(following.original) or _NEW_ITEM.match(folded(following.text)):
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
    if separated and not ends_sentence(text) and _columns(text) > _SHARE_OF_A_FULL_LINE * width:
        return True
    first_word = following.text.split(maxsplit=1)[0]
    needed = 2 if not first_word[0].isascii() else len(first_word) + 1
    return _columns(text) + max(needed, _SLACK) > width


def _wrapping_width(lines: Sequence[Line]) -> int:
    """The width at which a text was wrapped; 0 where its lines are its paragraphs."""
    widths = [_columns(line.text.rstrip()) for line in lines]
    widest = max(widths, default=0)
    if not _NARROWEST <= widest <= _WIDEST:
        return 0
    full = sum(width > widest - 2 * _SLACK for width in widths)
    return widest if full >= max(_FEWEST_LINES, _SHARE_OF_FULL_LINES * len(widths)) else 0


def _columns(text: str) -> int:
    if text.isascii():
        return len(text)
    # No wrapped line is so long; what is longer need not be measured.
    measured = text[: 2 * _WIDEST]
    return sum(2 if east_asian_width(character) in "WFA" else 1 for character in measured)


def _is_indented(text: str) -> bool:
    return text.startswith(("\u3000", "  ", "\t")) and not text.isspace()


def _joined(parts: Sequence[str]) -> str:
    """Parts of a paragraph in one line: a space between Latin words, none beside Chinese."""
    text = parts[0]
    for part in parts[1:]:
        glued = text[-1:] == "-" or _is_wide(text[-1:]) or _is_wide(part[:1])
        text += part if glued else f" {part}"
    return text


def _is_wide(character: str) -> bool:
    return bool(character) and (is_han(character) or character in MARKS)
