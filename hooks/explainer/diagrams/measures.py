"""How wide a text is drawn: the same in every font, because each line is fixed to this width.

The widths are those of Arial, which Helvetica and Liberation Sans share, so that a line in one of
these looks as it would anyway; in any other font its letters are made a little narrower or wider.
"""

import unicodedata
from functools import cache
from typing import Literal

Anchor = Literal["start", "middle", "end"]

# In thousandths of the size of the letters, from the space to the tilde.
_REGULAR = [
    *(278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556),
    *(556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722),
    *(722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722),
    *(667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556),
    *(556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500),
    *(500, 334, 260, 334, 584),
]
_BOLD = [
    *(278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556),
    *(556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722),
    *(722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722),
    *(667, 944, 667, 667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611, 556, 333, 611),
    *(611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556),
    *(500, 389, 280, 389, 584),
]
_FULL_WIDTH = 1000
_OTHER = 600
# Marks that a Chinese font draws as wide as a character and any other font narrow.
_EITHER = {"‘": 222, "’": 222, "“": 333, "”": 333, "·": 278, "°": 400, "×": 584, "–": 556}


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of one line of text, in the unit of `size`, the size of its letters."""
    chinese = not text.isascii() and any(map(_is_wide, text))
    return sum(map(_WIDTHS[bold, chinese].__getitem__, text)) * size / 1000


class _Widths(dict[str, int]):
    """The widths of characters, each found when it is first met."""

    def __init__(self, bold: bool, chinese: bool) -> None:
        self.bold, self.chinese = bold, chinese

    def __missing__(self, character: str) -> int:
        self[character] = _width(character, self.bold, self.chinese)
        return self[character]


_WIDTHS = {
    (bold, chinese): _Widths(bold, chinese) for bold in (False, True) for chinese in (False, True)
}


def _width(character: str, bold: bool, chinese: bool) -> int:
    table = _BOLD if bold else _REGULAR
    if " " <= character <= "~":
        return table[ord(character) - ord(" ")]
    if character in _EITHER and not (chinese and character in "‘’“”"):
        return _EITHER[character]
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    base = unicodedata.normalize("NFD", character)[0]
    if " " <= base <= "~":
        return table[ord(base) - ord(" ")]
    return _FULL_WIDTH if _is_wide(character) or character in "‘’“”…—→←" else _OTHER


@cache
def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"
