"""Reads the pages of a built site, so that tests can follow their links."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html as lxml_html


@dataclass
class BuiltPage:
    """One page: its address below the root of the site, and its HTML."""

    address: str
    text: str

    @cached_property
    def root(self) -> lxml_html.HtmlElement:
        """The parsed page."""
        return lxml_html.document_fromstring(self.text)

    @cached_property
    def ids(self) -> set[str]:
        """Every anchor of the page."""
        return {element.get("id", "") for element in self.root.iter() if element.get("id")}

    def select(self, css: str) -> list[lxml_html.HtmlElement]:
        """The elements that a CSS selector finds."""
        return list(self.root.cssselect(css))


def read_site(folder: Path, *, every_edition: bool = False) -> dict[str, BuiltPage]:
    """All pages of a site by address: en/about/.

    The pages in traditional script and those that show both languages side by side are made of the
    others; they are left out unless every edition is asked for.
    """
    pages = {}
    for file in sorted(folder.rglob("*.html")):
        address = file.relative_to(folder).as_posix().removesuffix("index.html")
        made_of_others = address.startswith("zh-hant/") or address.endswith("parallel/")
        if made_of_others and not every_edition:
            continue
        pages[address] = BuiltPage(address, file.read_text(encoding="utf-8"))
    return pages


def broken_links(folder: Path, base: str) -> list[str]:
    """Every link, picture, script or style of the site that leads nowhere on it.

    `base` is the address at which the site is published; links to other hosts are not followed.
    """
    pages, broken = read_site(folder, every_edition=True), []
    host = _host(base)
    for page in pages.values():
        here = urljoin(base, page.address)
        targets = [str(target) for target in page.root.xpath("//@href | //@src")]
        # A page leads to most places more than once.
        for target in dict.fromkeys(targets):
            if target.startswith(("data:", "mailto:")):
                continue
            parts = urlsplit(urljoin(here, target))
            if f"{parts.scheme}://{parts.netloc}/" != host:
                continue
            if message := _fault(folder, pages, base, parts.path, parts.fragment):
                broken.append(f"{page.address or 'home'}: {target}: {message}")
    return broken


def _host(base: str) -> str:
    parts = urlsplit(base)
    return f"{parts.scheme}://{parts.netloc}/"


def _fault(folder: Path, pages: dict[str, BuiltPage], base: str, path: str, fragment: str) -> str:
    root = urlsplit(base).path
    if not path.startswith(root):
        return f"leads out of {root}"
    address = unquote(path[len(root) :])
    if address in pages:
        if fragment and unquote(fragment) not in pages[address].ids:
            return f"no anchor #{fragment}"
        return ""
    return "" if address and (folder / address).is_file() else "no such page or file"
