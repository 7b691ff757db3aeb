"""Spaces inside Chinese text that are none of its own.

Headings are letter-spaced by hand (关 于 通 知), and text that was wrapped at a fixed width keeps a
space where each line ended.
"""

import re
from collections.abc import Iterable

from pypinyin.phrases_dict import phrases_dict

from explainer.ingestion.characters import folded, han_count
from explainer.ingestion.edits import Edit
from explainer.ingestion.related_items import ends_sentence
from explainer.text.han import HAN

_LETTERS = re.compile(
    rf"\s*[《“（(【]?[{HAN}](?:[ \u3000]{{1,4}}[{HAN}《》“”（）()、：:]){{3,59}}[》”）)】]?\s*"
)
_SPACED_SENTENCE = re.compile(rf"\s*[{HAN}](?:[ \u3000][^\s])+\s*")
_FEWEST_SPACED = 12
_BETWEEN_LETTERS = re.compile(r"(?<=\S)[ \u3000]{1,4}(?=\S)")
_BETWEEN_HAN = re.compile(rf"(?<=[{HAN}，、；：。])[ \u3000]{{1,2}}(?=[{HAN}，、；：。])")
# What is counted or dated; what is numbered, 第 9 号, stays as it is printed.
_UNIT = "年月日时个项条户人名位家村县省市区镇乡次届岁元万亿千百多余％%"
_BESIDE_FIGURE = re.compile(
    rf"(?<=[0-9])(?<!第 [0-9])(?<!第 [0-9][0-9])[ \u3000](?=[{_UNIT}])"
    rf"|(?<=[{HAN}])(?<!第) (?=[0-9][0-9.,]{{0,20}} ?[{_UNIT}])"
)
_SENTENCE_MARK = re.compile("[，。；：！？、]")
_CLOSE_FIGURE = re.compile(rf"[0-9][{_UNIT}]")
_AFTER_NUMBER = re.compile(r"第[一二三四五六七八九十百零\d]{1,6}[章节条款编]$")
_SHORTEST_SEGMENT = 8
_LIKE_LENGTHS = 4
_MARK = "，、；：。！？％%）》”"
_BEFORE_MARK = re.compile(rf"(?<=[{HAN}0-9%％）》”])[ \u3000]+(?=[，、；：。！？])")
_BETWEEN_WORDS = re.compile(
    rf"(?<=[{HAN}{_MARK}“《（])[ \u3000]+(?=[{HAN}{_MARK}“《（0-9])"
    rf"|(?<=[0-9])[ \u3000]+(?=[{HAN}{_MARK}])"
)


def spaces_between_letters(text: str) -> list[Edit]:
    """The spaces of a line whose characters all stand apart, as in 关 于 修 路 的 通 知."""
    if text.isascii() or not (_LETTERS.fullmatch(text) or _is_spaced_sentence(text)):
        return []
    return [Edit(match.start(), match.end(), "") for match in _BETWEEN_LETTERS.finditer(text)]


def _is_spaced_sentence(text: str) -> bool:
    """Whether a space stands behind each character of a sentence, as text recognition leaves it."""
    if text.strip()[1:2] not in (" ", "\u3000") or not ends_sentence(text):
        return False
    plain = "".join(text.split())
    return (
        len(plain) >= _FEWEST_SPACED
        and 2 * han_count(plain) > len(plain)
        and bool(_SPACED_SENTENCE.fullmatch(text))
    )


def spaces_around_figures(text: str) -> list[Edit]:
    """The spaces between figures and Chinese characters, which Chinese sets close.

    In a line without any mark of a sentence a space may part the cells of a table.
    """
    if not _SENTENCE_MARK.search(text):
        return []
    return [Edit(match.start(), match.end(), "") for match in _BESIDE_FIGURE.finditer(text)]


def spaces_figures_at_times(texts: Iterable[str]) -> bool:
    """Whether a page sets its figures both with spaces and without, so that it means neither."""
    spaced = close = False
    for text in texts:
        spaced = spaced or bool(_BESIDE_FIGURE.search(text))
        close = close or bool(_CLOSE_FIGURE.search(text))
    return spaced and close


def spaces_before_marks(text: str) -> list[Edit]:
    """The spaces of a Chinese line that stand before its marks; then those beside all else too.

    Programs that read a text word by word write such spaces; nobody else does.
    """
    if not _BEFORE_MARK.search(text):
        return []
    return [Edit(match.start(), match.end(), "") for match in _BETWEEN_WORDS.finditer(text)]


def spaces_of_wrapping(text: str) -> list[Edit]:
    """The spaces of a paragraph that stand where its lines once ended.

    They are told by their regular distance, or by the word that each of them cuts. Spaces of a
    heading, and one behind 第一条, stay.
    """
    if (" " not in text and "\u3000" not in text) or not ends_sentence(text):
        return []
    found = [
        match
        for match in _BETWEEN_HAN.finditer(text.rstrip())
        if not _AFTER_NUMBER.search(text[: match.start()].lstrip())
        and text[: match.start()].strip()
    ]
    if not found:
        return []
    starts = [0, *(match.end() for match in found)]
    ends = [*(match.start() for match in found), len(text.rstrip())]
    lengths = [end - start for start, end in zip(starts, ends, strict=True)]
    full = lengths[:-1]
    regular = len(full) > 1 and min(full) >= _SHORTEST_SEGMENT
    regular &= max(full) - min(full) <= _LIKE_LENGTHS and lengths[-1] <= max(full) + _LIKE_LENGTHS
    return [
        Edit(match.start(), match.end(), "")
        for match, length in zip(found, full, strict=True)
        if regular or (length >= _SHORTEST_SEGMENT and _cuts_a_word(text, match))
    ]


def _cuts_a_word(text: str, space: re.Match[str]) -> bool:
    """Whether the characters on both sides of a space make a word."""
    before = folded(text[max(0, space.start() - 2) : space.start()])
    after = folded(text[space.end() : space.end() + 2])
    words = (before[-1:] + after[:1], before + after[:1], before[-1:] + after, before + after)
    return any(len(word) > 1 and word in phrases_dict for word in words)
