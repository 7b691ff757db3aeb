"""Spaces inside Chinese text that are none of its own.

Headings are letter-spaced by hand (关 于 通 知), and text that was wrapped at a fixed width keeps a
space where each line ended.
"""

import re

from pypinyin.phrases_dict import phrases_dict

from explainer.ingestion.characters import HAN, folded, han_count
from explainer.ingestion.edits import Edit
from explainer.ingestion.related_items import ends_sentence

_LETTERS = re.compile(
    rf"\s*[《“（(【]?[{HAN}](?:[ \u3000]{{1,4}}[{HAN}《》“”（）()、：:]){{3,59}}[》”）)】]?\s*"
)
_SPACED_SENTENCE = re.compile(rf"\s*[{HAN}](?:[ \u3000][^\s])+\s*")
_FEWEST_SPACED = 12
_BETWEEN_LETTERS = re.compile(r"(?<=\S)[ \u3000]{1,4}(?=\S)")
_BETWEEN_HAN = re.compile(rf"(?<=[{HAN}，、；：。])[ \u3000]{{1,2}}(?=[{HAN}，、；：。])")
_AFTER_NUMBER = re.compile(r"第[一二三四五六七八九十百零\d]{1,6}[章节条款编]$")
_SHORTEST_SEGMENT = 8
_LIKE_LENGTHS = 4


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
