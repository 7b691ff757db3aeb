"""A page of the site as a part of the book: opened, its anchors its own, its links inside."""

import re
from collections.abc import Collection
from dataclasses import dataclass

import htpy
from lxml import etree
from lxml import html as lxml_html
from markupsafe import Markup

from explainer.addresses import language_folder
from explainer.copies.site_pages import place_of
from explainer.corpus.records.interface import Interface
from explainer.languages import Language

NUMBER_UNKNOWN = "000"
"""Stands where the number of a page will; as wide as the numbers of all but the longest books."""

_ONLY_ON_A_SCREEN = (
    ".printed, .md-content__button, .breadcrumb, .whereabouts, .contents, .cite, .diagram__tools, "
    ".diagram__drawing--narrow, .endnotes__back, .matrix__filter, .matrix__duties > ul, "
    ".downloads, .downloads__missing, "
    "script, template, dialog, button"
)
_TOLD_WITH_PAGE = ".endnotes li > a[href^='#']:first-child, .uses li > a.only-link[href^='#']"
_DEEPEST_HEADING = 6
_NAMES_IN_DRAWINGS = re.compile(r"url\(#([^)]+)\)")
_LISTS_OF_NAMES = frozenset(("aria-labelledby", "aria-describedby", "headers", "for"))
_TOP = "top"


@dataclass(frozen=True)
class Binding:
    """What a page has to know of the book that it is bound into."""

    language: Language
    addresses: Collection[str]
    """The pages of the book, below the root of the language."""
    site_url: str
    """Where the site is published, with a closing slash."""
    interface: Interface


def anchor_of(address: str, anchor: str = "") -> str:
    """The anchor in the book of a page, or of a place on it."""
    page = address.strip("/").replace("/", ".") or "home"
    return page if anchor in ("", _TOP) else f"{page}--{anchor}"


def number_of(anchor: str) -> Markup:
    """The place for the number of the page on which an anchor stands."""
    return Markup(htpy.span(".page-number", data_of=anchor)[NUMBER_UNKNOWN])


def page_for_paper(page: lxml_html.HtmlElement, address: str, depth: int, binding: Binding) -> str:
    """The article of a page as HTML; its title is a heading of the level `depth`.

    The parsed page is changed and of no use afterwards.
    """
    (article,) = page.cssselect("article")
    for element in article.cssselect(_ONLY_ON_A_SCREEN):
        if element.getparent() is not None:
            element.drop_tree()
    for link in article.cssselect("a.toclink"):
        link.drop_tag()
    for entry in article.cssselect(".uses li"):
        _leave_only_link(entry)
    for element in article.iter(etree.Element):
        _bind(element, address, depth, binding)
    for link in article.cssselect(_TOLD_WITH_PAGE):
        _add_number(link, binding)
    article.tag = "section"
    article.set("class", "book-page")
    return str(lxml_html.tostring(article, encoding="unicode", with_tail=False))


def _leave_only_link(entry: lxml_html.HtmlElement) -> None:
    """Leaves of a list entry that begins with a link only this: the book has the rest there."""
    if len(entry) == 0 or entry[0].tag != "a" or (entry.text or "").strip():
        return
    for other in entry[1:]:
        other.drop_tree()
    entry[0].tail = None
    entry[0].set("class", "only-link")


def _bind(element: lxml_html.HtmlElement, address: str, depth: int, binding: Binding) -> None:
    if heading := re.fullmatch("h([1-6])", str(element.tag)):
        element.tag = f"h{min(int(heading[1]) + depth - 1, _DEEPEST_HEADING)}"
    if element.tag == "details":
        element.set("open", "")
    for name, value in element.attrib.items():
        if name.startswith("data-"):
            del element.attrib[name]
        elif name == "id":
            element.set(name, anchor_of(address, value))
        elif name in _LISTS_OF_NAMES:
            bound = (anchor_of(address, part) for part in value.split())
            element.set(name, " ".join(bound))
        elif name in ("href", "xlink:href"):
            element.set(name, _bound_link(value, address, binding))
        elif "url(#" in value:
            named = _NAMES_IN_DRAWINGS.sub(
                lambda found: f"url(#{anchor_of(address, found[1])})", value
            )
            element.set(name, named)


def _bound_link(link: str, address: str, binding: Binding) -> str:
    """A link as the book has it: to a place in it, or to the published site, or to elsewhere."""
    root = language_folder(binding.language)
    place = place_of(f"{root}{address}", link)
    if place is None:
        return link
    path, anchor = place
    if path.startswith(root) and path.removeprefix(root) in binding.addresses:
        return f"#{anchor_of(path.removeprefix(root), anchor)}"
    return f"{binding.site_url}{path}" + (f"#{anchor}" if anchor else "")


def _add_number(link: lxml_html.HtmlElement, binding: Binding) -> None:
    """Adds to a note where in the book that to which it leads is found."""
    text = binding.interface.book_page.text(binding.language)
    before, _, after = text.partition("{page}")
    number = number_of(str(link.get("href")).removeprefix("#"))
    added = lxml_html.fragment_fromstring(
        str(htpy.span(".note-page")[before, number, after]), create_parent=False
    )
    added.tail, link.tail = link.tail, " "
    link.addnext(added)
