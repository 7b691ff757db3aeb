"""The links to the copies of the site: the build leaves their places, what makes a copy fills them.

So a page never leads to a file that is not there, and the build needs no browser.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from markupsafe import escape

_PLACE = re.compile(
    r'(?P<opening><li [^>]*data-download="(?P<file>[^"]+)" data-size="(?P<size>[^"]+)">)'
    r"(?:<a [^>]*>)?(?P<name><span>.*?</span>)(?:</a>[^<]*)?</li>"
)
_MISSING = re.compile(r'(<p [^>]*class="downloads__missing" data-search="off")(?: hidden)?>')


def link_downloads(site: Path) -> None:
    """Links from the pages of a site whatever of their downloads is there, each with its size."""
    for file in sorted(site.rglob("*.html")):
        html = file.read_text(encoding="utf-8")
        named = {place["file"] for place in _PLACE.finditer(html)}
        sizes = {name: (site / name).stat().st_size for name in named if (site / name).is_file()}
        if named:
            up = "../" * (len(file.relative_to(site).parts) - 1)
            with put_in_place(file) as aside:
                aside.write_text(with_downloads(html, up, sizes), encoding="utf-8")


@contextmanager
def put_in_place(file: Path) -> Iterator[Path]:
    """A path beside a file of the site, to be written; at the end of the block it is the file.

    Whoever is ended meanwhile leaves the file as it was. What lies beside it makes the site count
    as changed, so that the next build replaces it.
    """
    file.parent.mkdir(exist_ok=True)
    aside = file.with_name(f"{file.name}.part")
    yield aside
    aside.replace(file)


def with_downloads(html: str, up: str, sizes: Mapping[str, int]) -> str:
    """A page with links to the downloads whose sizes in bytes are known, and to no others.

    `up` is the way from the page to the root of the site, empty or with a closing slash.
    """

    def fill(place: re.Match[str]) -> str:
        if place["file"] not in sizes:
            return f"{place['opening']}{place['name']}</li>"
        size = place["size"].replace("{size}", f"{sizes[place['file']] / 1_000_000:.1f}")
        link = f'<a href="{escape(up + place["file"])}">{place["name"]}</a>'
        return f"{place['opening']}{link}{size}</li>"

    missing = any(place["file"] not in sizes for place in _PLACE.finditer(html))
    return _MISSING.sub(rf"\1{'' if missing else ' hidden'}>", _PLACE.sub(fill, html))
