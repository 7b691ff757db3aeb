"""Fonts for a document: the characters that it needs, with outlines that a PDF can take as a font.

Chromium puts the outlines of OpenType fonts with cubic curves (CFF) into a PDF as drawings of
single characters (Type 3). With quadratic curves (TrueType) they become a font there.
"""

import io
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, TTFont, newTable
from fontTools.ttLib.scaleUpem import scale_upem
from fontTools.ttLib.tables._g_l_y_f import Glyph

_LARGEST_ERROR = 1.0
"""Of a curve, in units of the font, a thousand of which are the height of a line."""
_UNITS = 2048
"""A power of two, so that the widths of characters are exact at every whole size of letters: then a
PDF holds a line as a string, else it places each character by itself and takes twice the room."""
_OF_CUBIC_CURVES = ("CFF ", "VORG")


@dataclass(frozen=True)
class FontFace:
    """A face as a stylesheet and the list of installed fonts name it."""

    family: str
    style: str
    weight: int


FONTS = (
    FontFace("Noto Sans CJK SC", "Regular", 400),
    FontFace("Noto Sans CJK SC", "Bold", 700),
    FontFace("Noto Serif CJK SC", "Bold", 700),
)
"""The faces that a book has for Chinese: two for its text, one for its headings."""


def font_rule(face: FontFace, content: str) -> str:
    """The rule of a stylesheet that brings a face; `content` is its file in Base64."""
    source = f"url(data:font/ttf;base64,{content})"
    return f'@font-face{{font-family:"{face.family}";font-weight:{face.weight};src:{source}}}'


def font_for(file: Path, family: str, characters: Collection[str]) -> bytes:
    """The face of a family in a font file, reduced to some characters, with TrueType outlines.

    Raises LookupError where the file does not have the family.
    """
    font = _face(file, family)
    options = Options()
    options.layout_features, options.notdef_outline, options.hinting = [], True, False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[ord(character) for character in characters])
    subsetter.subset(font)
    if "CFF " in font:
        _make_quadratic(font)
    scale_upem(font, _UNITS)
    written = io.BytesIO()
    font.save(written, reorderTables=False)
    return written.getvalue()


def _face(file: Path, family: str) -> TTFont:
    fonts = (
        TTCollection(file, lazy=True).fonts
        if file.suffix.lower() in (".ttc", ".otc")
        else [TTFont(file, recalcTimestamp=False)]
    )
    for font in fonts:
        if font["name"].getDebugName(1) == family or font["name"].getDebugName(16) == family:
            font.recalcTimestamp = False
            return font
    raise LookupError(f"{file} has no font of the family {family}")


def _make_quadratic(font: TTFont) -> None:
    """Replaces the cubic outlines of a font."""
    glyphs: dict[str, Glyph] = {}
    outlines = font.getGlyphSet()
    for name in font.getGlyphOrder():
        pen = TTGlyphPen(outlines)
        outlines[name].draw(Cu2QuPen(pen, _LARGEST_ERROR, reverse_direction=True))
        glyphs[name] = pen.glyph()
    font["loca"], font["glyf"] = newTable("loca"), newTable("glyf")
    font["glyf"].glyphOrder, font["glyf"].glyphs = font.getGlyphOrder(), glyphs
    for name in font.getGlyphOrder():
        glyphs[name].recalcBounds(font["glyf"])
        width, _ = font["hmtx"][name]
        font["hmtx"][name] = (width, getattr(glyphs[name], "xMin", 0))
    for table in _OF_CUBIC_CURVES:
        if table in font:
            del font[table]
    maxima = font["maxp"]
    maxima.tableVersion = 0x00010000
    for field in (
        "maxTwilightPoints maxStorage maxFunctionDefs maxInstructionDefs maxStackElements "
        "maxSizeOfInstructions maxComponentElements"
    ).split():
        setattr(maxima, field, 0)
    maxima.maxZones = 1
    font["post"].formatType = 3.0
    font.sfntVersion = "\x00\x01\x00\x00"
