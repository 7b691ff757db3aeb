"""The sentences of a text beside those of its translation."""

import re
from functools import lru_cache

_LINKS = re.compile(r" ?\[\[[^\]|]*\]\]")
_CHINESE_END = re.compile(r"[。！？][”）]*")
_ENGLISH_END = re.compile(r"[.!?][”\")]*(?: +(?=[A-Z“\"(])|$)")


def is_one_sentence(zh: str) -> bool:
    """Whether a Chinese text is no more than a sentence."""
    return zh.count("。") <= 1


@lru_cache(maxsize=64)
def sentence_pairs(zh: str, en: str) -> tuple[tuple[str, str], ...]:
    """Each Chinese sentence with its English one, without links; none where a language has more
    sentences than the other, so that nobody can tell which belong together.
    """
    chinese = _sentences(_CHINESE_END, zh)
    english = _sentences(_ENGLISH_END, en)
    return tuple(zip(chinese, english, strict=True)) if len(chinese) == len(english) else ()


def _sentences(end: re.Pattern[str], text: str) -> list[str]:
    return [sentence for sentence in end.split(_LINKS.sub("", text)) if sentence.strip()]
