"""The icons of the site: the emblem of docs/assets/images/favicon.svg, drawn as PNG."""

import io
from collections.abc import Iterator

from PIL import Image

GROUND = (0x1F, 0x5C, 0x6B)
"""The colour behind the emblem, in red, green and blue; that of the header too."""
ICON_SIZES = (180, 192, 512)
_FAVICON_SIZE = 32
_WHITE = (255, 255, 255)
_EMBLEM_GRID = 24
# The drawing of the emblem: left, top, width, height on its grid.
_EMBLEM = ((8, 2, 8, 4), (5, 10, 14, 4), (2, 18, 20, 4), (11, 6, 2, 4), (11, 14, 2, 4))


def icons() -> Iterator[tuple[str, bytes]]:
    """Every icon by its path below the root of the site."""
    for size in ICON_SIZES:
        yield icon_path(size), _saved(_emblem(size), "PNG")
    # In the container that browsers ask for at the root of a site.
    yield "favicon.ico", _saved(_emblem(_FAVICON_SIZE), "ICO")


def icon_path(size: int) -> str:
    """Where the icon of a size in pixels lies below the root of the site."""
    return f"assets/images/icon-{size}.png"


def _emblem(size: int) -> Image.Image:
    """The emblem in white with an edge around it, as wide as a round mask leaves visible."""
    image = Image.new("P", (size, size), 0)
    image.putpalette([*GROUND, *_WHITE])
    step = max(1, size // 36)
    edge = (size - step * _EMBLEM_GRID) // 2
    for left, top, width, height in _EMBLEM:
        start = (edge + left * step, edge + top * step)
        image.paste(1, (*start, start[0] + width * step, start[1] + height * step))
    return image


def _saved(image: Image.Image, form: str) -> bytes:
    written = io.BytesIO()
    if form == "ICO":
        image.convert("RGB").save(written, form, sizes=[image.size])
    else:
        image.save(written, form, bits=1, optimize=True)
    return written.getvalue()
