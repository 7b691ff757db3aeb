"""Term links and citations in prose pages, as a Python-Markdown extension."""

import re
from collections.abc import Callable, Iterator
from xml.etree import ElementTree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from explainer.pages.page import PageWriter
from explainer.text.inline import REFERENCE, SPACE_BEFORE_CITATION, reference_of

_MARK = "explicit-link"
_WITH_SPACE_BEFORE = f"(?:{SPACE_BEFORE_CITATION})?{REFERENCE.pattern}"
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_UNTOUCHED = {"a", "sup", "code", "pre", "script", "style", "svg", "figure", *_HEADINGS}


class ProseLinks(Extension):
    """Links `[[id]]`, `[[@id]]` and the first mention of each term in a section.

    `writer_of_page` gives the writer of the page that is being converted, or None where the page
    has its links already.
    """

    def __init__(self, writer_of_page: Callable[[], PageWriter | None]) -> None:
        super().__init__()
        self._writer_of_page = writer_of_page

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the name is Python-Markdown's)
        """Registers both: references after code spans, links after MkDocs has checked its own."""
        md.inlinePatterns.register(_References(_WITH_SPACE_BEFORE, md), "references", 175)
        md.treeprocessors.register(_Links(md, self._writer_of_page), "links", -10)


class _References(InlineProcessor):
    """Marks explicit links; they become links only after MkDocs has looked at the page's links."""

    # Python-Markdown's own inline processors take `data` too, which their base class Pattern does
    # not; so the override differs from it in the types, whoever writes one.
    def handleMatch(  # type: ignore[override]  # noqa: N802 (the name is Python-Markdown's)
        self, m: re.Match[str], data: str
    ) -> tuple[ElementTree.Element, int, int]:
        return ElementTree.Element(_MARK, {"source": m[0].strip()}), m.start(0), m.end(0)


class _Links(Treeprocessor):
    def __init__(self, md: Markdown, writer_of_page: Callable[[], PageWriter | None]) -> None:
        super().__init__(md)
        self._writer_of_page = writer_of_page

    def run(self, root: ElementTree.Element) -> None:
        writer = self._writer_of_page()
        if writer is not None:
            _link(root, writer)


def _link(element: ElementTree.Element, writer: PageWriter) -> None:
    if element.tag == _MARK:
        _become_link(element, writer)
    if element.tag in _HEADINGS:
        writer.start_section()
    if element.tag in _UNTOUCHED:
        return
    children = list(element)
    element.text, added = _split(element.text, writer)
    rebuilt = added
    for child in children:
        _link(child, writer)
        child.tail, added = _split(child.tail, writer)
        rebuilt += [child, *added]
    element[:] = rebuilt


def _become_link(mark: ElementTree.Element, writer: PageWriter) -> None:
    match = REFERENCE.fullmatch(mark.attrib.pop("source"))
    assert match is not None
    link = ElementTree.fromstring(str(writer.link_reference(reference_of(match))))
    mark.tag, mark.text, mark.attrib = link.tag, link.text, link.attrib
    mark.extend(link)


def _split(text: str | None, writer: PageWriter) -> tuple[str | None, list[ElementTree.Element]]:
    """The words before the first mention, and a link for each mention with the words after it."""
    if not text:
        return text, []
    pieces: Iterator[tuple[str, str]] = writer.term_mentions(text)
    links: list[ElementTree.Element] = []
    before = ""
    for words, term in pieces:
        if term:
            link = ElementTree.fromstring(str(writer.term_link(term, words)))
            link.tail = ""
            links.append(link)
        elif links:
            links[-1].tail = (links[-1].tail or "") + words
        else:
            before += words
    return before, links
