"""Icons of the site and pictures for shared links, drawn from rectangles as PNG.

No words stand in them: a build may run where no Chinese font is installed, and none is loaded.
"""

import struct
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from explainer.corpus.corpus import Corpus

_BLUE, _PALE, _WHITE, _GOLD = "1f5c6b", "5f95a1", "ffffff", "e8b84a"
_PALETTE = (_BLUE, _PALE, _WHITE, _GOLD)

CARD_SIZE = (1200, 630)
"""Width and height of a picture for a shared link, in pixels."""
ICON_SIZES = (180, 192, 512)
_EMBLEM_GRID = 24
# The drawing of docs/assets/images/favicon.svg: left, top, width, height on its grid.
_EMBLEM = ((8, 2, 8, 4), (5, 10, 14, 4), (2, 18, 20, 4), (11, 6, 2, 4), (11, 14, 2, 4))


@dataclass(frozen=True)
class Block:
    """A rectangle in pixels and its colour."""

    left: int
    top: int
    width: int
    height: int
    colour: str


def pictures(corpus: Corpus) -> Iterator[tuple[str, bytes]]:
    """Every picture by its path below the root of the site."""
    for size in ICON_SIZES:
        yield icon_path(size), png(size, size, list(_emblem(size)), background=_BLUE)
    yield "favicon.ico", _ico(png(32, 32, list(_emblem(32)), background=_BLUE))
    chain = [level.id for level in corpus.levels.values() if not level.beside_chain]
    beside = [level.id for level in corpus.levels.values() if level.beside_chain]
    for name in ("", *corpus.levels):
        yield card_path(name), png(*CARD_SIZE, list(_card(chain, beside, name)), background=_BLUE)


def icon_path(size: int) -> str:
    """Where the icon of a size in pixels lies below the root of the site."""
    return f"assets/images/icon-{size}.png"


def card_path(level: str = "") -> str:
    """Where the picture for shared links to a level lies, or that for all other pages."""
    return f"assets/images/card-{level}.png" if level else "assets/images/card.png"


def _emblem(size: int) -> Iterator[Block]:
    """The emblem in white with an edge around it, as wide as a round mask leaves visible."""
    step = max(1, size // 36)
    edge = (size - step * _EMBLEM_GRID) // 2
    for left, top, width, height in _EMBLEM:
        yield Block(edge + left * step, edge + top * step, width * step, height * step, _WHITE)


def _card(chain: Sequence[str], beside: Sequence[str], shown: str) -> Iterator[Block]:
    """The chain as steps that widen from the top to the ground; the level `shown` is gold."""
    whole_width, whole_height = CARD_SIZE
    levels = max(len(chain), 1)
    step = (whole_height - 120) // levels
    bar = step * 3 // 5
    for place, level in enumerate(chain):
        width = 240 + 480 * (place + 1) // levels
        left = 420 - width // 2
        top = 60 + place * step
        colour = _WHITE if not shown else _GOLD if level == shown else _PALE
        if place:
            yield Block(420 - 10, top - (step - bar), 20, step - bar, _PALE)
        yield Block(left, top, width, bar, colour)
    for place, level in enumerate(beside):
        colour = _WHITE if not shown else _GOLD if level == shown else _PALE
        yield Block(whole_width - 300, 60 + place * 160, 200, 120, colour)


def png(width: int, height: int, blocks: Sequence[Block], *, background: str) -> bytes:
    """A picture with two bits a pixel; later blocks cover earlier ones."""
    rows = bytearray()
    previous: tuple[Block, ...] | None = None
    packed = b""
    for y in range(height):
        here = tuple(block for block in blocks if block.top <= y < block.top + block.height)
        if here != previous:
            row = bytearray([_PALETTE.index(background)] * width)
            for block in here:
                end = block.left + block.width
                row[block.left : end] = bytes([_PALETTE.index(block.colour)] * block.width)
            packed, previous = _packed(row), here
        rows += packed
    colours = b"".join(bytes.fromhex(colour) for colour in _PALETTE)
    header = struct.pack(">IIBBBBB", width, height, 2, 3, 0, 0, 0)
    chunks = (
        (b"IHDR", header),
        (b"PLTE", colours),
        (b"IDAT", zlib.compress(bytes(rows), 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, content) for name, content in chunks)


def _packed(row: bytearray) -> bytes:
    """A row of the file: the mark for no filter, then four pixels in each byte."""
    row += bytes(-len(row) % 4)
    packed = bytes(
        first << 6 | second << 4 | third << 2 | fourth
        for first, second, third, fourth in zip(*[iter(row)] * 4, strict=True)
    )
    return b"\0" + packed


def _chunk(name: bytes, content: bytes) -> bytes:
    checksum = zlib.crc32(name + content)
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", checksum)


def _ico(picture: bytes) -> bytes:
    """A PNG of 32 by 32 pixels in the container that browsers ask for at the root of a site."""
    head = struct.pack("<HHH", 0, 1, 1)
    entry = struct.pack("<BBBBHHII", 32, 32, 0, 0, 1, 32, len(picture), len(head) + 16)
    return head + entry + picture
