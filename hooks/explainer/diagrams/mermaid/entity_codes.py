"""Entity codes of Mermaid: #quot; and #9829; in a text stand for the characters they name.

Rule: Mermaid, "Entity codes to escape characters"; the names are those of HTML, whose own form,
&quot; and &#9829;, is read too.
"""

import html
import re
import unicodedata
from html.entities import html5

# What Mermaid itself would read stands in the renderer's text as a private character.
_PRIVATE = 0xE000
_LAST_PRIVATE = _PRIVATE + 0x7F
_CODE = re.compile(r"(?:&?#(\d+|[xX][0-9A-Fa-f]{1,6}(?=;))|[#&]([A-Za-z][A-Za-z0-9]*));")
_FORBIDDEN = ("Cc", "Cs", "Co", "Cn", "Zl", "Zp")


def character_of(code: str) -> str | None:
    """The character of an entity code, "9829", "x2665" or "quot"; None where none can be shown."""
    if written := re.fullmatch(r"(\d{1,7})|[xX]([0-9A-Fa-f]+)", code):
        number = int(written[1]) if written[1] else int(written[2], 16)
        character = chr(number) if 0 < number <= 0x10FFFF else ""
    else:
        character = html5.get(f"{code};", "")
    if len(character) != 1 or unicodedata.category(character) in _FORBIDDEN:
        return None
    return character


def unknown_codes(text: str) -> list[str]:
    """The entity codes of a text that stand for no character: #nosuch;.

    Outside quotation marks an & joins the ends of arrows, and no name need follow it.
    """
    return [
        match[0]
        for match in _CODE.finditer(text)
        if character_of(match[1] or match[2]) is None
        and (match[0].startswith("#") or match[1] or text.count('"', 0, match.start()) % 2)
    ]


def without_entity_codes(text: str) -> str:
    """A text without its entity codes."""
    return _CODE.sub("", text)


def entity_codes_hidden(text: str) -> str:
    """A text without entity codes, for the renderer, which does not know them."""

    def hidden(match: re.Match[str]) -> str:
        character = character_of(match[1] or match[2])
        if character is None:
            return match[0]
        return chr(_PRIVATE + ord(character)) if character < "\x7f" else character

    return _CODE.sub(hidden, text)


def entity_codes_shown(svg: str) -> str:
    """A drawing with the characters that `entity_codes_hidden` hid from the renderer."""

    def shown(match: re.Match[str]) -> str:
        return html.escape(chr(ord(match[0]) - _PRIVATE))

    return re.sub(f"[{chr(_PRIVATE)}-{chr(_LAST_PRIVATE)}]", shown, svg)
