"""Which characters are Chinese: the one definition that every rule about Chinese text uses."""

import re

BASIC_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""The ranges of those Han characters that JavaScript counts as one."""

HAN = BASIC_HAN + "\U00020000-\U0003ffff"
"""The ranges of Han characters, for a character class of a regular expression.

The planes of the supplements count whole: Unicode keeps both for Han alone.
"""

WIDE = HAN + "\u3000-\u303f\uff01-\uff60‘’“”…—·"
"""Han characters and the marks that stand among them at full width."""

_MARKS = "[\u3000-\u303f\uff01-\uff60]"
# No space parts Chinese from a figure either. Between a Chinese character and a Latin letter one
# may be meant, beside a mark of full width none.
_BESIDE = (
    (f"[{WIDE}]", f"(?:[{WIDE}0-9]|[+\u2212±-](?=[0-9]))"),
    ("[0-9%‰]", f"[{WIDE}]"),
    (_MARKS, r"\S"),
    (r"\S", _MARKS),
)
WITHOUT_SPACE = "|".join(before + behind for before, behind in _BESIDE)
"""A pattern of two characters between which the end of a line is no space; it may look further."""
_WRAPPED = re.compile(
    "|".join(rf"(?<={before})[ \t]*\n[ \t]*(?={behind})" for before, behind in _BESIDE)
)


def joined_lines(text: str) -> str:
    """A Chinese text whose lines were wrapped in a file: no space comes between its characters."""
    return _WRAPPED.sub("", text)
