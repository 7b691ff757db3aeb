"""What a drawing says: its boxes, its arrows and all its words, read from the renderer's SVG."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from explainer.text.han import joined_lines

Element = etree._Element

_NODE = re.compile(r".*?flowchart-(?P<name>.+)-\d+")
_EDGE = re.compile(r"L_(?P<ends>.+)_\d+")


@dataclass(frozen=True)
class Arrow:
    """A connection of two boxes; the ends are names of boxes."""

    start: str
    end: str
    label: str


@dataclass(frozen=True)
class Contents:
    """The contents of a drawing."""

    kind: str
    """The renderer's name of the kind of diagram: flowchart-v2."""
    boxes: dict[str, str]
    """The label of each box by its name; empty for kinds that have no boxes."""
    frames: dict[str, str]
    """The label of each frame around boxes by its name."""
    linked: frozenset[str]
    """The boxes that lead somewhere."""
    arrows: tuple[Arrow, ...]
    words: tuple[str, ...]
    """Every text of the drawing, each once, in its order."""


def read_contents(root: Element, source: str) -> Contents:
    """Reads a parsed drawing that has not been cleaned; `source` is its Mermaid text."""
    kind = root.get("aria-roledescription", "")
    words = tuple(dict.fromkeys(filter(None, (_text(text) for text in _all(root, "text")))))
    if kind == "sequence":
        boxes = {
            group.get("data-id", ""): _text(group)
            for group in root.iter()
            if group.get("data-et") == "participant"
        }
        return Contents(kind, boxes, {}, frozenset(), tuple(_messages(root)), words)
    if not kind.startswith("flowchart"):
        return Contents(kind, {}, {}, frozenset(), (), words)
    boxes = {
        match["name"]: _text(group)
        for group in _all(root, "g")
        if "node" in group.get("class", "").split()
        and (match := _NODE.fullmatch(group.get("id", "")))
    }
    linked = {
        match["name"]
        for link in _all(root, "a")
        for group in _all(link, "g")
        if (match := _NODE.fullmatch(group.get("id", "")))
    }
    frames = {
        group.get("data-id") or group.get("id", "").split("-", 1)[-1]: _text(group)
        for group in _all(root, "g")
        if "cluster" in group.get("class", "").split()
    }
    arrows = tuple(_arrows(root, boxes | frames, source))
    return Contents(kind, boxes, frames, frozenset(linked), arrows, words)


def _all(element: Element, local: str) -> Iterator[Element]:
    return element.iter(f"{{http://www.w3.org/2000/svg}}{local}")


def _text(element: Element) -> str:
    rows = [row for row in _all(element, "tspan") if "row" in row.get("class", "").split()]
    return _joined(_said(row) for row in rows or [element])


def _joined(rows: Iterable[str]) -> str:
    """The lines of a text as one: no space comes between Chinese characters and marks."""
    return " ".join(joined_lines("\n".join(rows)).split())


def _said(element: Element) -> str:
    return "".join(str(text) for text in element.itertext())


def _messages(root: Element) -> Iterator[Arrow]:
    said: list[str] = []
    for element in root.iter():
        if "messageText" in element.get("class", ""):
            said.append(_text(element))
        elif element.get("data-et") == "message":
            yield Arrow(element.get("data-from", ""), element.get("data-to", ""), _joined(said))
            said = []


def _arrows(root: Element, known: dict[str, str], source: str) -> Iterator[Arrow]:
    labels = {
        group.get("data-id", ""): _text(group)
        for group in _all(root, "g")
        if group.get("class") == "label" and group.get("data-id")
    }
    for path in _all(root, "path"):
        identifier = path.get("data-id", "")
        if path.get("data-edge") and "edge-thickness-invisible" not in path.get("class", ""):
            start, end = _ends(identifier, known, source)
            yield Arrow(start, end, labels.get(identifier, ""))


def _ends(identifier: str, known: dict[str, str], source: str) -> tuple[str, str]:
    """The ends of an arrow: from its own name, or where the text names it, from there."""
    if match := _EDGE.fullmatch(identifier):
        parts = match["ends"].split("_")
        for cut in range(1, len(parts)):
            start, end = "_".join(parts[:cut]), "_".join(parts[cut:])
            if start in known and end in known:
                return start, end
    named = re.search(
        rf"([\w-]+)[^\n]*?\s{re.escape(identifier)}@\S+\s*(?:\|[^|\n]*\|\s*)?([\w-]+)", source
    )
    return (named[1], named[2]) if named else ("", "")
