"""The lines of an HTML page; what its markup already calls navigation is told apart."""

import re
from collections.abc import Iterator

from html_text import etree_to_text
from lxml import etree, html

from explainer.ingestion.edits import Line

NAVIGATION = "html-navigation"
TITLE = "html-title"

_IS_PAGE = re.compile(r"<!doctype html|<html[\s>]|<body[\s>]", re.IGNORECASE)
_TAGS = re.compile(
    r"</?(?:p|div|br|span|a|li|td|h[1-6]|article|section)\b[^<>]{0,300}>", re.IGNORECASE
)
_SILENT = ("script", "style", "noscript", "template", "svg", "iframe", "head", "select")
_AROUND = (
    "//nav | //footer | //aside | //form | //button"
    "| //*[@role='navigation' or @role='banner' or @role='contentinfo' or @role='complementary']"
)
# Elements within a line: their words belong to those around them.
_INLINE = (
    "a abbr b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span "
    "strike strong sub sup time tt u var"
).split()
_HEAD = 4096


def is_web_page(text: str) -> bool:
    """Whether a text is HTML: it has the tags of a page, or more than a few others."""
    return bool(_IS_PAGE.search(text[:_HEAD])) or len(_TAGS.findall(text[: 8 * _HEAD])) >= 6


def page_lines(text: str) -> list[Line]:
    """The lines that a reader of the page sees, in order.

    Lines are numbered as a reader would count them, blank ones between paragraphs included. What
    stands in elements of navigation, and the title in the head, is dropped at once and comes first.
    """
    # A declared encoding would be believed a second time.
    tree = html.fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text))
    titles = [str(element.text_content()).strip() for element in _found(tree, "//head/title")]
    for element in _found(tree, " | ".join(f"//{name}" for name in _SILENT)):
        if element.getparent() is not None:
            element.drop_tree()
    around = [text for element in _outermost(tree) for text in _lines_of(element)]
    for element in _outermost(tree):
        element.drop_tree()
    etree.strip_tags(tree, *_INLINE)
    lines = [(title, TITLE) for title in titles if title]
    lines += [(content, NAVIGATION) for content in around if content.strip()]
    lines += [(content, "") for content in _lines_of(tree)]
    return [
        Line(number, content, content, dropped=dropped)
        for number, (content, dropped) in enumerate(lines, 1)
    ]


def _lines_of(element: html.HtmlElement) -> list[str]:
    return etree_to_text(element, guess_layout=True).splitlines()


def _found(tree: html.HtmlElement, path: str) -> list[html.HtmlElement]:
    found = tree.xpath(path)
    elements = found if isinstance(found, list) else []
    return [element for element in elements if isinstance(element, html.HtmlElement)]


def _outermost(tree: html.HtmlElement) -> Iterator[html.HtmlElement]:
    found = _found(tree, _AROUND)
    inner = {id(child) for element in found for child in element.iterdescendants()}
    return (element for element in found if id(element) not in inner and element is not tree)
