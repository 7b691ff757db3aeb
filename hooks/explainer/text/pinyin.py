"""Readings of Chinese words."""

import unicodedata


def without_tones(pinyin: str) -> str:
    """Pinyin in lower case without tone marks; ü is kept apart from u as v: nǚ is nv."""
    decomposed = unicodedata.normalize("NFD", pinyin.lower()).replace("u\u0308", "v")
    return "".join(character for character in decomposed if not unicodedata.combining(character))
