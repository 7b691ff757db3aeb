"""The finished pages of one language, read back, in the order in which a reader would turn them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html as lxml_html

from explainer.addresses import HOME, language_folder
from explainer.languages import LANGUAGES, Language

_REPEATS_OTHERS = "parallel/"
_ROOT = "http://site.invalid/"
"""Against which links are resolved; no link leads to a host of this name (RFC 2606)."""


@dataclass(frozen=True)
class Chapter:
    """A page that opens a chapter, and the pages below it in their order, by their addresses."""

    address: str
    sections: tuple[str, ...]


def read_pages(site: Path, language: Language) -> dict[str, lxml_html.HtmlElement]:
    """The pages of a language of a built site, by their addresses below the root of the language.

    Pages that show both languages at once are left out. Raises FileNotFoundError where the site
    is not there.
    """
    # Every page has a twin at the same address, and only the default language has no folder.
    folder = site / next(language_folder(other) for other in LANGUAGES if language_folder(other))
    pages = {}
    for file in sorted(folder.rglob("index.html")):
        place = file.relative_to(folder)
        address = place.as_posix().removesuffix("index.html")
        if not address.endswith(_REPEATS_OTHERS):
            text = (site / language_folder(language) / place).read_text(encoding="utf-8")
            pages[address] = lxml_html.document_fromstring(text)
    if HOME not in pages:
        raise FileNotFoundError(f"{folder / 'index.html'}: no such page")
    return pages


def place_of(page: str, link: str) -> tuple[str, str] | None:
    """Where a link of a page leads: a path below the root of the site, and an anchor.

    `page` is the path of the page below the root. None where the link leaves the site.
    """
    parts = urlsplit(urljoin(f"{_ROOT}{page}", link))
    if f"{parts.scheme}://{parts.netloc}/" != _ROOT:
        return None
    return unquote(parts.path.removeprefix("/")), unquote(parts.fragment)


def reading_order(
    pages: Mapping[str, lxml_html.HtmlElement], language: Language
) -> tuple[Chapter, ...]:
    """The pages as chapters: those of the navigation, with what lies below each in the order in
    which it lists it.

    A page outside the navigation follows the first chapter that leads to it, as a chapter of its
    own; what nothing leads to comes before the last chapter.
    """
    chapters = list(dict.fromkeys(_targets(pages, HOME, "nav.tabs", language)))
    found: list[str] = []
    for address in chapters:
        found.append(address)
        if address == HOME:
            continue
        for other in _targets(pages, address, "article", language):
            if _room(other) not in map(_room, [*chapters, *found]):
                found.append(_room(other))
    missing = sorted({_room(address) for address in pages} - set(map(_room, found)))
    found[-1:-1] = missing
    return tuple(Chapter(address, _below(pages, address, language)) for address in found)


def _room(address: str) -> str:
    """The first part of an address: sources/ of sources/yearly-report/."""
    return address[: address.find("/") + 1]


def _below(
    pages: Mapping[str, lxml_html.HtmlElement], address: str, language: Language
) -> tuple[str, ...]:
    if address == HOME:
        return ()
    inside = {page for page in pages if page.startswith(address) and page != address}
    listed = [page for page in _targets(pages, address, "article", language) if page in inside]
    return tuple(dict.fromkeys([*listed, *sorted(inside)]))


def _targets(
    pages: Mapping[str, lxml_html.HtmlElement], address: str, part: str, language: Language
) -> Iterator[str]:
    """The pages of the language to which a part of a page leads, in the order of the links."""
    root = language_folder(language)
    for link in pages[address].cssselect(f"{part} a[href]"):
        place = place_of(f"{root}{address}", str(link.get("href")))
        if place and place[0].startswith(root) and place[0].removeprefix(root) in pages:
            yield place[0].removeprefix(root)
