"""Pinyin in brackets behind the characters that it belongs to: 統(tǒng)籌 is 統籌.

A bracket goes only where it holds a reading of the very characters before it, so that 市(地) and
cities (prefectures) stay. Several characters may share a bracket: 統籌(tǒng chóu).
"""

import re
from collections.abc import Iterable
from functools import cache

from pypinyin.constants import PINYIN_DICT
from pypinyin.contrib.tone_convert import to_normal

from explainer.ingestion.characters import characters_in_use, folded
from explainer.ingestion.edits import Edit
from explainer.text.han import HAN

VOWELS = "aāáǎàeēéěèêếềiīíǐìoōóǒòuūúǔùüǖǘǚǜv"
READING = rf"[b-df-hj-np-tw-zḿńňǹ{VOWELS}]+"

_BRACKET = re.compile(rf"(?<=[{HAN}])[(（]({READING}(?:[ '’]{READING})*)[)）]")
_LONGEST_GROUP = 8


@cache
def readings(character: str) -> frozenset[str]:
    """All readings of a Han character, with tone marks; none where it is unknown."""
    known = PINYIN_DICT.get(ord(character), "")
    return frozenset(known.split(",")) - {""}


def reads_as(character: str, reading: str) -> bool:
    """Whether a character has the reading; one without a tone mark fits any tone."""
    known = readings(character)
    return reading in known or reading in {to_normal(full) for full in known}


def injected_readings(text: str) -> list[Edit]:
    """The brackets of a text that only repeat how the characters before them are read."""
    edits: list[Edit] = []
    for match in _BRACKET.finditer(text):
        reached = edits[-1].end if edits else 0
        before = text[max(reached, match.start() - _LONGEST_GROUP) : match.start()]
        if _is_reading_of(before, re.sub("[ '’]", "", match[1])):
            edits.append(Edit(match.start(), match.end(), ""))
    return edits


def are_injected(readings: Iterable[tuple[str, Iterable[Edit]]]) -> bool:
    """Whether of the readings of a page, each line with its own, one explains what all know.

    Where only rare characters have them, as in 㸆(kào), an author wrote them for the reader.
    """
    return any(
        folded(text)[edit.start - 1] in characters_in_use()
        for text, edits in readings
        for edit in edits
    )


def doubtful_readings(text: str) -> list[str]:
    """Brackets that look like readings and are none of the characters before them."""
    removed = {edit.start for edit in injected_readings(text)}
    return [
        text[max(0, match.start() - 2) : match.end()]
        for match in _BRACKET.finditer(text)
        if match.start() not in removed and match[1] != to_normal(match[1])
    ]


def _is_reading_of(before: str, reading: str) -> bool:
    """Whether some characters at the end of `before` are read so, the last of them last.

    A reading without any tone mark is believed of a single character only: 四川(sichuan) may be a
    gloss of the author's.
    """
    if before and reads_as(before[-1], reading):
        return True
    if reading == to_normal(reading):
        return False
    rests = {reading}
    for character in reversed(before):
        rests = {
            rest.removesuffix(known)
            for rest in rests
            for known in readings(character)
            if rest.endswith(known)
        }
        if "" in rests:
            return True
        if not rests:
            return False
    return False
