"""Readings of Chinese words."""

import unicodedata
from functools import lru_cache

from pypinyin import Style, pinyin


def without_tones(reading: str) -> str:
    """Pinyin in lower case without tone marks; ü is kept apart from u as v: nǚ is nv."""
    decomposed = unicodedata.normalize("NFD", reading.lower()).replace("u\u0308", "v")
    return "".join(character for character in decomposed if not unicodedata.combining(character))


@lru_cache(maxsize=8192)
def readings(character: str) -> frozenset[str]:
    """Every reading of a character, in small letters without tones."""
    found = pinyin(character, style=Style.TONE, heteronym=True)[0]
    return frozenset(without_tones(reading) for reading in found)
