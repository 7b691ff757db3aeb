"""The texts of a drawing, line by line: each an element of its own with a fixed width.

A renderer measures texts in a font of its own, a browser draws them in another. Here each line gets
the width that it is drawn with in any font, and a drawing that is too small for one grows.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from lxml import etree

from explainer.diagrams.chart import NAME_MARK, ROLE_MARK
from explainer.diagrams.line_breaks import broken
from explainer.diagrams.measures import text_width
from explainer.diagrams.mermaid.arrows import Box, short

SVG = "http://www.w3.org/2000/svg"
LETTERS = 16.0
# Labels of arrows and of frames, as the stylesheet writes them.
SMALL_LETTERS = 14.0
# What stays free between the border of a box and its words.
BORDER = 8.0
# Words that cover so much of others that they cannot be read.
_COVERED_WIDTH, _COVERED_HEIGHT = 2.0, 3.0
# How much of a line of letters stands above and below the line on which it is written.
_ABOVE, _BELOW = 0.78, 0.2
# The height of a line, in the size of its letters.
_LINE = 1.1

_MOVED = re.compile(r"translate\(\s*([-\d.e]+)(?:[,\s]+([-\d.e]+))?\s*\)")
_PAIR = re.compile(r"(-?[\d.]+(?:e-?\d+)?)[,\s]+(-?[\d.]+(?:e-?\d+)?)")
_COPIED = (
    "text-anchor",
    "font-size",
    "font-weight",
    "font-style",
    "dominant-baseline",
    "transform",
)

Element = etree._Element


@dataclass(frozen=True)
class _Place:
    """What holds for the texts inside an element."""

    left: float = 0.0
    top: float = 0.0
    size: float = LETTERS
    bold: bool = False
    anchor: str = "start"
    baseline: str = ""
    small: bool = False
    box: Box | None = None
    """The box that the texts may not leave."""
    centre: Box | None = None
    """The box in whose middle they stand."""
    alone: bool = False
    """Whether one text has the whole box, so that it may be broken into lines."""
    decoration: str = ""
    known: tuple[str, ...] = ()
    """The words that no line cuts."""


@dataclass(frozen=True)
class _Line:
    words: str
    box: Box


def fix_lines(root: Element, words: tuple[str, ...] = ()) -> list[str]:
    """Writes each line of a cleaned drawing as a text of fixed width, and makes room for all.

    None cuts one of `words`. Returns which words stand on others.
    """
    lines = list(_fixed(root, _Place(known=words)))
    left, top, width, height = (float(side) for side in root.get("viewBox", "").split())
    right, bottom = left + width, top + height
    for line in lines:
        left, right = min(left, line.box.left - BORDER), max(right, line.box.right + BORDER)
        top, bottom = min(top, line.box.top - BORDER), max(bottom, line.box.bottom + BORDER)
    root.set("viewBox", " ".join(short(side) for side in (left, top, right - left, bottom - top)))
    return list(_covered(lines))


def _covered(lines: list[_Line]) -> Iterator[str]:
    downwards = sorted(lines, key=lambda line: line.box.top)
    for number, line in enumerate(downwards):
        for other in downwards[number + 1 :]:
            if other.box.top > line.box.bottom:
                break
            wide = min(line.box.right, other.box.right) - max(line.box.left, other.box.left)
            high = min(line.box.bottom, other.box.bottom) - max(line.box.top, other.box.top)
            if wide > _COVERED_WIDTH and high > _COVERED_HEIGHT:
                yield f'"{line.words}" and "{other.words}" stand on each other'


def _fixed(element: Element, above: _Place) -> Iterator[_Line]:
    place = _place(element, above)
    if element.tag == f"{{{SVG}}}text":
        yield from _split(element, place)
        return
    for child in list(element.iterchildren("*")):
        yield from _fixed(child, place)


def _place(element: Element, above: _Place) -> _Place:
    classes = element.get("class", "").split()
    left, top = above.left, above.top
    if moved := _MOVED.match(element.get("transform", "")):
        left, top = left + float(moved[1]), top + float(moved[2] or 0)
    size, weight = element.get("font-size", ""), element.get("font-weight", "")
    small = above.small or bool({"edgeLabel", "cluster-label"} & set(classes))
    box, anchor = above.box, element.get("text-anchor", above.anchor)
    centre, alone = above.centre, above.alone
    if "node" in classes:
        box = _box(element, left, top)
        alone = sum(1 for _ in element.iter(f"{{{SVG}}}text")) == 1
        centre = box if alone else None
    elif box and {"label-group", "annotation-group"} & set(classes):
        centre = box
    elif "edgeLabel" in classes and element.get("transform"):
        centre = Box(left, top, left, top)
    return _Place(
        left=left,
        top=top,
        size=SMALL_LETTERS if small else _length(size, above.size) if size else above.size,
        bold=weight in ("bold", "bolder", "600", "700") if weight else above.bold,
        anchor=anchor,
        baseline=element.get("dominant-baseline", above.baseline),
        small=small,
        box=box,
        centre=centre,
        alone=alone,
        decoration=element.get("text-decoration", above.decoration),
    )


def _length(text: str, size: float) -> float:
    number = re.match(r"-?[\d.]+(?:e-?\d+)?", text)
    if not number:
        return 0.0
    return float(number[0]) * (size if text.endswith("em") else 1)


def _box(node: Element, left: float, top: float) -> Box | None:
    """The outer measures of the outline of a node, if they can be told."""
    for shape in node.iter("*"):
        kind = shape.tag.rsplit("}", 1)[-1]
        if kind == "rect":
            x, y = left + float(shape.get("x", 0)), top + float(shape.get("y", 0))
            return Box(x, y, x + float(shape.get("width", 0)), y + float(shape.get("height", 0)))
        if kind == "polygon" and (points := _PAIR.findall(shape.get("points", ""))):
            moved = _MOVED.match(shape.get("transform", ""))
            right = float(moved[1]) if moved else 0.0
            xs, ys = [float(x) + left + right for x, _ in points], [float(y) for _, y in points]
            return Box(min(xs), top + min(ys), max(xs), top + max(ys))
        if kind == "path" and not re.search("[a-zAHV]", path := shape.get("d", "")):
            corners = [(left + float(x), top + float(y)) for x, y in _PAIR.findall(path)]
            if corners:
                xs, ys = [x for x, _ in corners], [y for _, y in corners]
                return Box(min(xs), min(ys), max(xs), max(ys))
    return None


def _split(text: Element, place: _Place) -> Iterator[_Line]:
    """Puts a text element for each line in the place of a text, and tells what they cover."""
    parent = text.getparent()
    if parent is None:
        return
    x = _length(text.get("x", "0"), place.size)
    y = _length(text.get("y", "0"), place.size) + _length(text.get("dy", "0"), place.size)
    if place.centre:
        place = replace(place, anchor="middle")
    rows = list(text.iterchildren("*")) or [text]
    for row in rows:
        if row is not text:
            x = _length(row.get("x", short(x)), place.size)
            y = _length(row.get("y", short(y)), place.size)
            y += _length(row.get("dy", "0"), place.size)
        if place.centre:
            x = (place.centre.left + place.centre.right) / 2 - place.left
        words = "".join(str(part) for part in row.itertext())
        mark = words[:1] if words[:1] in (NAME_MARK[0], ROLE_MARK) else ""
        plain = " ".join(words.strip(NAME_MARK + ROLE_MARK).split())
        own = _wrapped(plain, place) if len(rows) == 1 else [plain]
        for number, plain in enumerate(own):
            y += place.size * _LINE if number else 0
            line = etree.Element(f"{{{SVG}}}text")
            classes = [
                text.get("class", ""),
                {NAME_MARK[0]: "name", ROLE_MARK: "role"}.get(mark, ""),
            ]
            if any(classes):
                line.set("class", " ".join(filter(None, classes)))
            for name in _COPIED:
                if name in text.attrib:
                    line.set(name, text.get(name, ""))
            if place.decoration:
                line.set("text-decoration", place.decoration)
            weight = row.get("font-weight")
            if weight and weight != "normal":
                line.set("font-weight", weight)
            if place.anchor == "middle":
                line.set("text-anchor", "middle")
            bold = place.bold or mark == NAME_MARK[0] or weight == "bold"
            yield _write(line, plain, (x, y), replace(place, bold=bold))
            parent.insert(parent.index(text), line)
    parent.remove(text)


def _wrapped(words: str, place: _Place) -> list[str]:
    """The lines of a text for which the renderer left the height and which it did not break."""
    if not words or place.box is None or not place.alone:
        return [words] if words else []
    inside = place.box.right - place.box.left - 2 * BORDER
    rows = (place.box.bottom - place.box.top - 2 * BORDER) // (place.size * _LINE)
    width = partial(text_width, size=place.size)
    if rows < 2 or width(words) <= inside:
        return [words]
    return broken(words, inside, width, place.known)


def _write(line: Element, words: str, at: tuple[float, float], place: _Place) -> _Line:
    x, y = at
    width = text_width(words, place.size, bold=place.bold)
    left = place.left + x - {"middle": width / 2, "end": width}.get(place.anchor, 0)
    if place.box is not None:
        inside = place.box.right - place.box.left - 2 * BORDER
        if place.anchor == "start":
            inside = place.box.right - BORDER - left
        if place.anchor == "middle" and 0 < inside < width:
            left += (width - inside) / 2
        width = min(width, inside) if inside > 0 else width
    line.text = words
    line.set("x", short(x))
    line.set("y", short(y))
    if width >= 1:
        line.set("textLength", short(width))
        line.set("lengthAdjust", "spacingAndGlyphs")
    middle = place.baseline in ("central", "middle")
    above = place.size * (0.5 if middle else _ABOVE)
    below = place.size * (0.5 if middle else _BELOW)
    top = place.top + y
    return _Line(words, Box(left, top - above, left + width, top + below))
