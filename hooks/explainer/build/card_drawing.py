"""Draws the picture for links to a page: its title, what it is, and the chain at one side.

Sixteen colours, of which a title uses six: a picture stays small, and its letters smooth.
"""

import io
import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass, replace
from functools import cache, partial
from itertools import pairwise
from pathlib import Path

from PIL import Image

from explainer.build.card_font import glyph, lacking, width
from explainer.build.cards import Card
from explainer.build.icons import GROUND
from explainer.diagrams.line_breaks import broken
from explainer.problems.problem import one_line, shown
from explainer.text.han import HAN
from explainer.work.derived import Derived, derived_name, keep_value, read_value
from explainer.work.kept_files import files_in, place, place_kept
from explainer.work.processes import shared_out

CARD_SIZE = (1200, 630)
"""Width and height of a picture, in pixels."""

_GROUND, _PALE, _WHITE, _GOLD = 0, 3, 5, 6
"""Places in the palette: from the ground to white in equal steps, then the colour of a level."""
_WHITE_COLOUR, _GOLD_COLOUR = (255, 255, 255), (232, 184, 74)

_TITLE_SIZES = (92, 80, 70, 62, 54, 48, 42, 37, 32, 28, 24, 21, 18)
_NOTE_SIZES = (36, 32, 28, 24, 21, 18)
_SIZES_TRIED = 5
"""So many that fit are tried for one at which no word is cut."""
_HAN_LAST = re.compile(f"[{HAN}]$")
_LINE = 1.3
"""Height of a line in heights of its letters."""
_ASCENT = 1.02
"""From the top of a line to where its letters stand."""


@dataclass(frozen=True)
class Box:
    """A rectangle in pixels."""

    left: int
    top: int
    width: int
    height: int


_SITE_BOX = Box(80, 64, 800, 50)
_TITLE_BOX = Box(80, 130, 800, 370)
_KIND_BOX = Box(80, 516, 800, 50)
_CHAIN_BOX = Box(920, 84, 160, 462)
_BESIDE_BOX = Box(1100, 84, 56, 462)


class FitError(Exception):
    """Words that cannot be shown; the message says which and why."""


@dataclass(frozen=True)
class Line:
    """A line of words, with the place where its first character stands."""

    text: str
    size: int
    left: int
    baseline: int
    colour: int


@dataclass(frozen=True)
class Drawn:
    """What the build must know of a picture that is written."""

    faults: tuple[str, ...]
    derived: str
    """The name under which it is found again."""
    file: str = ""
    """Its name among the kept files."""


def write_cards(every: Sequence[Card], site: Path, derived: Derived) -> list[Drawn]:
    """Writes the pictures below the folder of the site, but for those that have faults."""
    return shared_out(lambda index: write_card(every[index], site, derived), len(every))


def write_card(card: Card, site: Path, derived: Derived) -> Drawn:
    """Writes a picture below the folder of the site, unless it has faults."""
    # Where it lies does not change how it looks.
    made_from = repr(astuple(replace(card, path="", place="")))
    name, kept = derived_name(derived, ["card", made_from]), files_in(derived)
    known, file = read_value(derived, name), site / card.path
    if isinstance(known, Drawn) and place_kept(kept, known.file, file):
        return known
    try:
        drawn = Drawn((), name, place(kept, picture(card), file))
    except FitError as error:
        return Drawn((f"{card.place}: {error}",), name)
    keep_value(derived, name, drawn)
    return drawn


def picture(card: Card) -> bytes:
    """The picture as PNG; its bytes depend on the card and the version of the library alone.

    Raises FitError where the words cannot be shown.
    """
    lines = list(layout(card))
    image = _chain(card.chain, card.beside).copy()
    for line in lines:
        _write(image, line, card.tag)
    image.putpalette(_palette())
    written = io.BytesIO()
    # There is nothing to be found but runs of one colour; looking for more takes thrice as long.
    image.save(written, "PNG", bits=4, compress_level=6, compress_type=zlib.Z_RLE)
    return written.getvalue()


def layout(card: Card) -> Iterator[Line]:
    """The lines of the words of a card, nothing cut.

    Raises FitError where a character has no form in the font, or words do not fit at any size.
    """
    for text in (card.site, card.title, card.kind):
        if missing := lacking(text, card.tag):
            signs = ", ".join(f"{one_line(sign)} (U+{ord(sign):04X})" for sign in missing)
            raise FitError(
                f"the font of the picture for links has no {signs}; write “{shown(text)}” otherwise"
            )
    yield from _fitted(card.site, card, _SITE_BOX, _NOTE_SIZES, _PALE)
    yield from _fitted(card.title, card, _TITLE_BOX, _TITLE_SIZES, _WHITE)
    yield from _fitted(card.kind, card, _KIND_BOX, _NOTE_SIZES, _PALE)


def _fitted(text: str, card: Card, box: Box, sizes: Sequence[int], colour: int) -> Iterator[Line]:
    """A text at the largest size at which it fits into a box, half the rest above it."""
    measure = partial(width, tag=card.tag)
    whole = measure(text)
    fitting: list[tuple[int, list[str]]] = []
    for size in sizes if text else ():
        longest, most = box.width / size, int(box.height / (size * _LINE))
        if whole > longest * most:
            continue
        lines = broken(text, longest, measure, card.words)
        if len(lines) <= most and all(measure(line) <= longest for line in lines):
            fitting.append((size, lines))
            if _well_broken(lines, card.words):
                break
        if len(fitting) == _SIZES_TRIED:
            break
    if not fitting:
        if text:
            raise FitError(f"“{shown(text)}” is too long for the picture for links; shorten it")
        return
    size, lines = fitting[-1] if _well_broken(fitting[-1][1], card.words) else fitting[0]
    above = (box.height - len(lines) * size * _LINE) / 2
    for number, line in enumerate(lines):
        baseline = box.top + above + (number * _LINE + _ASCENT) * size
        yield Line(line, size, box.left, round(baseline), colour)


def _well_broken(lines: Sequence[str], words: tuple[str, ...]) -> bool:
    """Whether each line ends after a mark or a letter, or beside a known word."""
    return all(
        not _HAN_LAST.search(line) or line.endswith(words) or following.startswith(words)
        for line, following in pairwise(lines)
    )


def _write(image: Image.Image, line: Line, tag: str) -> None:
    left = float(line.left)
    for character in line.text:
        if found := _in_colour(character, tag, line.size, line.colour):
            pixels, mask, beside, below = found
            image.paste(pixels, (round(left) + beside, line.baseline + below), mask)
        left += width(character, tag) * line.size


@cache
def _in_colour(
    character: str, tag: str, size: int, colour: int
) -> tuple[Image.Image, Image.Image, int, int] | None:
    """A character in steps from the ground to its colour, the pixels that it has, and its place."""
    found = glyph(character, tag, size)
    if found is None:
        return None
    pixels = found.pixels.point([round(cover * colour / 255) for cover in range(256)])
    return pixels, pixels.point([0] + [255] * 255), found.left, found.top


@cache
def _chain(chain: Sequence[bool], beside: Sequence[bool]) -> Image.Image:
    """The ground with the chain, as steps that widen from the top, and what stands beside it.

    What the page is about is gold; where it is about no level, all are white.
    """
    image = Image.new("L", CARD_SIZE, _GROUND)
    about_any = any((*chain, *beside))

    def block(about: bool, left: int, top: int, width: int, height: int) -> None:
        colour = _GOLD if about else _PALE if about_any else _WHITE
        image.paste(colour, (left, top, left + width, top + height))

    box, middle = _CHAIN_BOX, _CHAIN_BOX.left + _CHAIN_BOX.width // 2
    step = box.height // max(len(chain), 1)
    bar = step * 3 // 5
    for number, about in enumerate(chain):
        wide = box.width * (number + 3) // (len(chain) + 2)
        top = box.top + number * step
        if number:
            image.paste(_PALE, (middle - 4, top - (step - bar), middle + 4, top))
        block(about, middle - wide // 2, top, wide, bar)
    for number, about in enumerate(beside):
        block(about, _BESIDE_BOX.left, box.top + number * step, _BESIDE_BOX.width, bar)
    return image


@cache
def _palette() -> list[int]:
    steps = [
        round(dark + (light - dark) * step / _WHITE)
        for step in range(_WHITE + 1)
        for dark, light in zip(GROUND, _WHITE_COLOUR, strict=True)
    ]
    return [*steps, *_GOLD_COLOUR]
