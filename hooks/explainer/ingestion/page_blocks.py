"""An HTML page as the lines that a reader sees, each with the element that it stands in.

A block is a paragraph, a heading, an item of a list, a row of a table or a line of a `<pre>`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import etree, html

from explainer.ingestion.characters import SMALL

# Elements within a line: their words belong to those around them.
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big br cite code data del dfn em font i img input ins kbd label mark "
    "nobr q rb ruby s samp small span strike strong sub sup time tt u var wbr".split()
)
_PREFORMATTED = frozenset(("pre", "listing", "xmp", "plaintext"))
_LONGEST_CELL = 400
_FEWEST_LINKS = 3
# Within a cell such elements are no sign of a layout; all others that make lines are.
_IN_CELL = _INLINE | {"p", "div", "center", "ul", "ol", "li"}
_PLACED = re.compile(r"position\s*:\s*absolute\b.*\btop\s*:", re.IGNORECASE | re.DOTALL)
# The names that the program pdf2htmlEX gives.
_PLACED_BY_CLASS = re.compile(r"t m[0-9a-f]{1,3} x[0-9a-f]{1,3} h[0-9a-f]{1,3}\b")
_FEWEST_PLACED = 3
CLAUSE_END = re.compile(rf"[。！？!?…；;：:][”’）)》」』]*$|[{SMALL})]\.['\"”’)]*$")
_SPACES = re.compile(r"[ \t\r\n\f]+")


@dataclass(frozen=True)
class Block:
    """A line of a page."""

    text: str
    element: html.HtmlElement
    """The innermost element of block level that the line stands in."""
    linked: int
    """How many of its characters stand in links."""
    follows_on: bool = False
    """Whether only a line break parts it from the block before."""


@dataclass
class _Walk:
    """Where a walk through a page has come to."""

    blocks: list[Block] = field(default_factory=list)
    path: list[html.HtmlElement] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    linked: int = 0
    links: int = 0
    preformatted: int = 0
    row: html.HtmlElement | None = None


def page_blocks(tree: html.HtmlElement) -> list[Block]:
    """The lines of a page, or of an element of it, in their order."""
    walk = _Walk()
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        name = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            _open(walk, element, name)
            _add(walk, element.text)
        else:
            _close(walk, element, name)
            if element is not tree:
                _add(walk, element.tail)
    return walk.blocks


def are_placed_lines(blocks: Sequence[Block]) -> bool:
    """Whether blocks are the lines of a page on paper, each put in its place: a PDF as HTML."""
    placed = sum(
        bool(_PLACED.search(block.element.get("style", "")))
        or bool(_PLACED_BY_CLASS.match(block.element.get("class", "")))
        for block in blocks
    )
    return placed > _FEWEST_PLACED and 2 * placed > len(blocks)


def is_link(block: Block) -> bool:
    """Whether a line is a link, or a row of links, rather than a sentence."""
    if CLAUSE_END.search(block.text) and len(block.text) > 30:
        return False
    return 2 * block.linked > len("".join(block.text.split()))


def _is_inline(name: str) -> bool:
    # Office programs write elements of namespaces of their own, such as o:p, within a line.
    return name in _INLINE or ":" in name


def _open(walk: _Walk, element: html.HtmlElement, name: str) -> None:
    if name == "a":
        walk.links += 1
    elif name == "br":
        walk.parts.append(" " if walk.row is not None else "\n")
    elif name in ("td", "th") and walk.row is not None:
        walk.parts.append("\x1f")
    elif walk.row is not None and not _is_inline(name):
        walk.parts.append(" ")
    elif not _is_inline(name) and walk.row is None:
        _flush(walk)
        walk.path.append(element)
        walk.preformatted += name in _PREFORMATTED
        if name == "tr" and _is_row_of_data(element):
            walk.row = element


def _close(walk: _Walk, element: html.HtmlElement, name: str) -> None:
    if name == "a":
        walk.links = max(0, walk.links - 1)
    elif element is walk.row or (not _is_inline(name) and walk.row is None):
        _flush(walk)
        walk.row = None
        walk.preformatted -= name in _PREFORMATTED
        walk.path.pop()


def _add(walk: _Walk, text: str | None) -> None:
    if not text:
        return
    if not walk.preformatted:
        text = _SPACES.sub(" ", text)
    if walk.links:
        walk.linked += len("".join(text.split()))
    walk.parts.append(text)


def _flush(walk: _Walk) -> None:
    """Makes blocks of what was collected, one for each line."""
    text = "".join(walk.parts)
    linked = walk.linked
    walk.parts.clear()
    walk.linked = 0
    if not text.strip(" \n\x1f") or not walk.path:
        return
    if walk.row is not None:
        cells = [" ".join(cell.split()) for cell in text.split("\x1f")]
        walk.blocks.append(Block(" ".join(filter(None, cells)), walk.path[-1], linked))
        return
    lines = [line for line in text.split("\n") if walk.preformatted or line.strip(" ")]
    share = linked / max(1, len("".join(text.split())))
    for place, line in enumerate(lines):
        kept = line.rstrip() if walk.preformatted else line.strip(" ")
        linked = round(share * len("".join(line.split())))
        walk.blocks.append(Block(kept, walk.path[-1], linked, follows_on=place > 0))


def _is_row_of_data(row: html.HtmlElement) -> bool:
    """Whether a row of a table holds figures and words rather than parts of the page.

    Its cells are then one line; a layout has one cell, long ones, whole elements in them, or a list
    of links beside sentences.
    """
    cells = [cell for cell in row if cell.tag in ("td", "th")]
    texts = ["".join(str(cell.text_content()).split()) for cell in cells]
    if sum(map(bool, texts)) < 2 or max(map(len, texts)) > _LONGEST_CELL:
        return False
    names = {child.tag for cell in cells for child in cell.iterdescendants()}
    if not all(name in _IN_CELL or ":" in str(name) for name in names):
        return False
    if "。" not in "".join(texts):
        return True
    if any(_is_list_of_links(cell, text) for cell, text in zip(cells, texts, strict=True)):
        return False
    is_only_row = row.getprevious() is None and row.getnext() is None
    return not (is_only_row and any(map(_holds_paragraphs, cells)))


def _holds_paragraphs(cell: html.HtmlElement) -> bool:
    """Whether a cell has several lines that end as sentences do."""
    ends = (text.strip()[-1:] for text in cell.itertext() if text.strip())
    lines = sum(1 for _ in cell.iter("br", "p", "div"))
    return lines > 1 and sum(end == "。" for end in ends) > 1


def _is_list_of_links(cell: html.HtmlElement, text: str) -> bool:
    links = ["".join(str(link.text_content()).split()) for link in cell.iter("a")]
    return len(links) >= _FEWEST_LINKS and 2 * sum(map(len, links)) > len(text)
