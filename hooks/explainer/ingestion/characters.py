"""Which characters are which: Han, the marks around them, and the common ones among them."""

import re
from functools import cache

from explainer.text.scripts import to_simplified, to_traditional

HAN = "\u3400-\u9fff"

# The bytes of the two parts of GB 2312: 6763 characters in use, 3755 of them common.
_GB_2312 = (range(0xB0, 0xF8), range(0xA1, 0xFF))
_COMMON_ROWS = range(0xB0, 0xD8)
_CJK = range(0x3400, 0xA000)

MARKS = frozenset("，。、；：？！“”‘’（）《》〈〉【】—…·％")

_FULL_WIDTH = {0xFF01 + offset: 0x21 + offset for offset in range(94)} | {0x3000: 0x20}


@cache
def simplified_characters() -> dict[int, int]:
    """Each traditional character with its simplified form, for `str.translate`."""
    characters = [chr(code) for code in _CJK]
    converted = to_simplified("\n".join(characters)).split("\n")
    return {
        ord(old): ord(new)
        for old, new in zip(characters, converted, strict=True)
        if old != new and len(new) == 1
    }


@cache
def traditional_only() -> re.Pattern[str]:
    """Matches a character that only traditional script has."""
    return re.compile(f"[{''.join(map(chr, simplified_characters()))}]")


@cache
def simplified_only() -> re.Pattern[str]:
    """Matches a character that only simplified script has."""
    characters = [chr(code) for code in _CJK]
    converted = to_traditional("\n".join(characters)).split("\n")
    traditional = simplified_characters()
    found = [
        old
        for old, new in zip(characters, converted, strict=True)
        if old != new and ord(old) not in traditional
    ]
    return re.compile(f"[{''.join(found)}]")


@cache
def _folding() -> dict[int, int]:
    return simplified_characters() | _FULL_WIDTH


def folded(text: str) -> str:
    """A text of the same length in simplified script and half-width forms, for matching only."""
    return text if text.isascii() else text.translate(_folding())


@cache
def characters_in_use() -> frozenset[str]:
    """The Han characters of GB 2312, in simplified script."""
    return frozenset(
        bytes([lead, trail]).decode("gb2312", errors="ignore")
        for lead in _GB_2312[0]
        for trail in _GB_2312[1]
    ) - {""}


@cache
def common_characters() -> frozenset[str]:
    """The Han characters of the first level of GB 2312."""
    return frozenset(
        bytes([lead, trail]).decode("gb2312", errors="ignore")
        for lead in _COMMON_ROWS
        for trail in _GB_2312[1]
    ) - {""}


def is_han(character: str) -> bool:
    """Whether a character is Chinese; False for none."""
    return "\u3400" <= character <= "\u9fff"


_HAN_RUN = re.compile(f"[{HAN}]")


def han_count(text: str) -> int:
    """How many Chinese characters a text has."""
    return 0 if text.isascii() else len(_HAN_RUN.findall(text))
