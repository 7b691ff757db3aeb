"""Characters that a reader cannot see, or that no font agrees on: none may stand in a text.

They come from copied web pages and damaged files, change what a search finds and can turn the order
of a line around (Unicode Technical Report 36). Refused are control characters, separators of
lines, marks of direction and width, private-use and non-characters, blank letters, and the sign
that stands for a damaged character.
"""

import re
import unicodedata
from collections.abc import Iterator

_REFUSED = (
    "\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f"  # control characters but for tab and line feed
    "\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u2800\\u3164\\uffa0"
    "\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff\\ufff0-\\uffff\\ufdd0-\\ufdef"
    "\\ud800-\\udfff\\ue000-\\uf8ff"
    "\\U000e0000-\\U000e0fff\\U000f0000-\\U0010ffff"
    + "".join(f"\\U{plane:04x}fffe\\U{plane:04x}ffff" for plane in range(1, 15))
)
_UNSEEN = re.compile(f"[{_REFUSED}]")
_ENTITY = re.compile(r"&#(?:[xX](?P<hexadecimal>[0-9a-fA-F]{1,9})|(?P<decimal>[0-9]{1,9}));")


def unseen_characters(text: str) -> Iterator[tuple[int, str]]:
    """The place and the name of each character that must not stand in a text."""
    return ((match.start(), character_name(match[0])) for match in _UNSEEN.finditer(text))


def unseen_entities(text: str) -> Iterator[str]:
    """The character references of inline Markdown that stand for such a character or for none."""
    for match in _ENTITY.finditer(text):
        code = int(match["hexadecimal"], 16) if match["hexadecimal"] else int(match["decimal"])
        if code > 0x10FFFF or _UNSEEN.match(chr(code)):
            yield match[0]


def character_name(character: str) -> str:
    """How a message names a character that cannot be shown: U+202E RIGHT-TO-LEFT OVERRIDE."""
    code = f"U+{ord(character):04X}"
    name = unicodedata.name(character, "")
    if not name:
        kinds = {"Cc": "a control character", "Co": "a private-use character"}
        name = kinds.get(unicodedata.category(character), "no character")
    return f"{code} ({name})"
