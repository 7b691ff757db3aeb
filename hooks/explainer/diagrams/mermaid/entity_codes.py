"""Entity codes of Mermaid: #quot; and #9829; in a text stand for the characters they name.

Rule: Mermaid, "Entity codes to escape characters"; the names are those of HTML.
"""

import html
import re
import unicodedata
from html.entities import html5

# What Mermaid itself would read stands in the renderer's text as a private character.
_PRIVATE = 0xE000
_LAST_PRIVATE = _PRIVATE + 0x7F
_CODE = re.compile(r"#(\d+|[A-Za-z][A-Za-z0-9]*);")
_FORBIDDEN = ("Cc", "Cs", "Co", "Cn", "Zl", "Zp")


def character_of(code: str) -> str | None:
    """The character of an entity code, "9829" or "quot"; None where there is none to be shown."""
    if code.isdigit():
        number = int(code) if len(code) <= 7 else 0
        character = chr(number) if 0 < number <= 0x10FFFF else ""
    else:
        character = html5.get(f"{code};", "")
    if len(character) != 1 or unicodedata.category(character) in _FORBIDDEN:
        return None
    return character


def unknown_codes(text: str) -> list[str]:
    """The entity codes of a text that stand for no character: #nosuch;."""
    return [match[0] for match in _CODE.finditer(text) if character_of(match[1]) is None]


def entity_codes_hidden(text: str) -> str:
    """A text without entity codes, for the renderer, which does not know them."""

    def hidden(match: re.Match[str]) -> str:
        character = character_of(match[1]) or match[0]
        return chr(_PRIVATE + ord(character)) if character < "\x7f" else character

    return _CODE.sub(hidden, text)


def entity_codes_shown(svg: str) -> str:
    """A drawing with the characters that `entity_codes_hidden` hid from the renderer."""

    def shown(match: re.Match[str]) -> str:
        return html.escape(chr(ord(match[0]) - _PRIVATE))

    return re.sub(f"[{chr(_PRIVATE)}-{chr(_LAST_PRIVATE)}]", shown, svg)
