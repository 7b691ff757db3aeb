"""Traditional and simplified Chinese."""

from functools import cache

from opencc import OpenCC


@cache
def _converter(configuration: str) -> OpenCC:
    return OpenCC(configuration)


def to_traditional(text: str) -> str:
    """A simplified text in traditional script, character by character and phrase by phrase."""
    return str(_converter("s2t").convert(text))


def to_taiwan(text: str) -> str:
    """A simplified text in the script of Taiwan, words unchanged."""
    return str(_converter("s2tw").convert(text))


def to_simplified(text: str) -> str:
    """A text in simplified script."""
    return str(_converter("t2s").convert(text))


def from_taiwan(text: str) -> str:
    """A text in the script of Taiwan in simplified script, words unchanged (隨著 → 随着)."""
    return str(_converter("tw2s").convert(text))
