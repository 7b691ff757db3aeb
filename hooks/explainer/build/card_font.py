"""The font of the pictures for links, which a package brings: a machine may have none for Chinese.

It holds a face for each script: the same character is written otherwise in each.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from noto_cjk_sans_otc import FONT_PATH
from PIL import Image, ImageDraw, ImageFont

_FACES: Mapping[str, tuple[int, str]] = {
    "zh-Hans": (2, "Noto Sans CJK SC"),
    "zh-Hant": (3, "Noto Sans CJK TC"),
    "en": (2, "Noto Sans CJK SC"),
}
"""By language its place in the file of the font, and the name that it must have there."""
_UNITS = 1000
"""Of the width of a Han character; at this size a width is exact."""
_SMALL = 20
_IN_NO_FONT = "\uffff"


@dataclass(frozen=True)
class Glyph:
    """A character as it is drawn; its pixels tell how much of each it covers, from 0 to 255."""

    pixels: Image.Image
    left: int
    """From where the character begins to its pixels."""
    top: int
    """From the line on which it stands down to its pixels."""


def width(text: str, tag: str) -> float:
    """The width of a line in heights of its letters."""
    return sum(_width(character, tag) for character in text)


def lacking(text: str, tag: str) -> list[str]:
    """The characters of a text that the font does not have, each once."""
    return [character for character in dict.fromkeys(text) if not _has(character, tag)]


@cache
def glyph(character: str, tag: str, size: int) -> Glyph | None:
    """A character at a size in pixels, or None where it shows nothing."""
    line = size * 2
    canvas = Image.new("L", (size * 4, size * 4))
    drawing = ImageDraw.Draw(canvas)
    drawing.text((size, line), character, font=_font(tag, size), fill=255, anchor="ls")
    box = canvas.getbbox()
    return Glyph(canvas.crop(box), box[0] - size, box[1] - line) if box else None


@cache
def _width(character: str, tag: str) -> float:
    return _font(tag, _UNITS).getlength(character) / _UNITS


@cache
def _has(character: str, tag: str) -> bool:
    return character.isspace() or _pixels(character, tag) != _pixels(_IN_NO_FONT, tag)


@cache
def _pixels(character: str, tag: str) -> bytes:
    found = glyph(character, tag, _SMALL)
    return repr((found.left, found.top)).encode() + found.pixels.tobytes() if found else b""


@cache
def _font(tag: str, size: int) -> ImageFont.FreeTypeFont:
    place, name = _FACES[tag]
    # The basic layout places each character by itself, alike on every system.
    layout = ImageFont.Layout.BASIC
    font = ImageFont.truetype(str(FONT_PATH), size, index=place, layout_engine=layout)
    if font.getname()[0] != name:
        raise LookupError(f"{FONT_PATH}: face {place} is {font.getname()[0]}, not {name}")
    return font
