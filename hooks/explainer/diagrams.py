"""Mermaid text to SVG that belongs to the page: no script, no styles of its own, stable ids.

The drawing is mmdr's; this module repairs what a page needs otherwise. The site's stylesheet
(docs/assets/stylesheets/diagrams.css) gives colours, so a drawing follows the theme.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from xml.etree import ElementTree

from mmdr import _mmdr

from explainer.charts import NAME_MARK, ROLE_MARK

SVG = "http://www.w3.org/2000/svg"
ElementTree.register_namespace("", SVG)
XLINK = "{http://www.w3.org/1999/xlink}href"

# Entity codes come out of mmdr undecoded, so each stands in the drawing as one private character.
_PRIVATE = 0xE000

_CONFIGURATION = """---
config:
  look: classic
  theme: base
  htmlLabels: false
  fontFamily: sans-serif
  fontSize: 16
  flowchart:
    htmlLabels: false
    wrappingWidth: 420
    padding: 8
    nodeSpacing: 20
    rankSpacing: 36
---
"""

_KEPT_ATTRIBUTES = {
    *("id", "class", "d", "x", "y", "dx", "dy", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx"),
    *("ry", "width", "height", "points", "transform", "viewBox", "refX", "refY", "markerWidth"),
    *("markerHeight", "markerUnits", "orient", "marker-end", "marker-start", "text-anchor", "href"),
    *("dominant-baseline", "alignment-baseline"),
}
_DROPPED_ELEMENTS = {"style", "defs", "filter", "script", "foreignObject", "linearGradient"}
_FLOW = re.compile(r"(down|up|beside|order)\d+")
_NUMBER = re.compile(r"-?\d+\.\d+")


class DrawingError(Exception):
    """The renderer could not draw a Mermaid text; its message is the renderer's own."""


@dataclass(frozen=True)
class Drawing:
    """A finished drawing."""

    svg: str
    width: int
    height: int


def draw(mermaid: str, prefix: str, title: str, description: str) -> Drawing:
    """Draws a Mermaid text.

    `prefix` makes the ids unique on the page (an ASCII slug); `title` and `description` are read
    out by screen readers. Raises DrawingError where the renderer refuses the text.
    """
    svg, width, height = _draw(mermaid)
    titles = (
        f'<title id="{prefix}-title">{_escape(title)}</title>'
        f'<desc id="{prefix}-description">{_escape(description)}</desc>'
    )
    opening = (
        f'<svg xmlns="{SVG}" viewBox="{_view_box(svg)}" width="{width}" height="{height}" '
        f'role="group" aria-labelledby="{prefix}-title {prefix}-description">'
    )
    body = svg[svg.index(">") + 1 :].replace("PREFIX-", f"{prefix}-")
    return Drawing(opening + titles + body, width, height)


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _view_box(svg: str) -> str:
    match = re.search(r'viewBox="([^"]*)"', svg)
    return match[1] if match else ""


@lru_cache(maxsize=4096)
def _draw(mermaid: str) -> tuple[str, int, int]:
    private = re.sub(r"#(\d+);", lambda match: chr(_PRIVATE + int(match[1])), mermaid)
    try:
        raw = _mmdr.render(_CONFIGURATION + private, None)
    except Exception as error:
        raise DrawingError(str(error)) from error
    root = ElementTree.fromstring(_decode_private(raw))
    _clean(root)
    box = [float(number) for number in root.attrib["viewBox"].split()]
    text = ElementTree.tostring(root, encoding="unicode")
    return text, round(box[2]), round(box[3])


def _decode_private(svg: str) -> str:
    def character(match: re.Match[str]) -> str:
        return _escape(chr(ord(match[0]) - _PRIVATE))

    return re.sub(f"[{chr(_PRIVATE)}-{chr(_PRIVATE + 0x7F)}]", character, svg)


def _local(element: ElementTree.Element) -> str:
    return element.tag.rsplit("}", 1)[-1]


def _clean(root: ElementTree.Element) -> None:
    own_id = root.get("id", "")
    _each(root, _drop_children)
    _each(root, lambda element: _clean_attributes(element, own_id))
    _each(root, _merge_text_rows)
    _each(root, _move_cluster_label)
    _drop_unused_markers(root)
    root.attrib = {"viewBox": root.attrib["viewBox"]}


def _each(root: ElementTree.Element, act: Callable[[ElementTree.Element], None]) -> None:
    for element in list(root.iter()):
        act(element)


def _drop_children(element: ElementTree.Element) -> None:
    for child in list(element):
        empty_label = child.get("class") in ("label", "edgeLabel") and not "".join(child.itertext())
        invisible = "edge-thickness-invisible" in child.get("class", "")
        if _local(child) in {*_DROPPED_ELEMENTS, "title", "desc"} or empty_label or invisible:
            element.remove(child)


def _clean_attributes(element: ElementTree.Element, own_id: str) -> None:
    tooltip = element.get("title")
    href = element.get(XLINK) or element.get("href")
    attributes = {name: value for name, value in element.attrib.items() if name in _KEPT_ATTRIBUTES}
    if href and _local(element) == "a":
        attributes["href"] = href
    for name in ("id", "marker-end", "marker-start"):
        if name in attributes:
            attributes[name] = re.sub(rf"{own_id}[-_]", "PREFIX-", attributes[name])
    if "class" in attributes:
        attributes["class"] = _class(attributes["class"])
    flow = _FLOW.fullmatch(element.get("data-id", ""))
    if flow and _local(element) == "path":
        attributes["class"] = f"{attributes.get('class', '')} flow-{flow[1]}".strip()
        if flow[1] == "up":
            attributes["marker-start"] = attributes.pop("marker-end")
    if _local(element) not in ("marker", "g", "svg", "a") or not attributes.get("id"):
        attributes.pop("id", None)
    element.attrib = {
        name: value if name in ("id", "class", "href") else _NUMBER.sub(_rounded, value)
        for name, value in attributes.items()
        if value
    }
    if tooltip:
        title = ElementTree.Element(f"{{{SVG}}}title")
        title.text = tooltip
        element.insert(0, title)


def _class(classes: str) -> str:
    """Keeps the classes that the site's stylesheet knows, each once."""
    renamed = {
        "flowchart-link": "edge",
        "edge-pattern-dotted": "edge--dotted",
        "edge-thickness-thick": "edge--thick",
    }
    dropped = re.compile(r"^(edge-|default$|flowchart|marker$|text-(inner|outer)|row$|basic$)")
    kept: dict[str, None] = {}
    for name in classes.split():
        if name in renamed:
            kept[renamed[name]] = None
        elif not dropped.match(name):
            kept[name] = None
    return " ".join(kept)


def _rounded(match: re.Match[str]) -> str:
    return f"{float(match[0]):.1f}".removesuffix(".0")


def _merge_text_rows(element: ElementTree.Element) -> None:
    """One tspan a row instead of one a word."""
    if _local(element) != "text":
        return
    for row in list(element):
        words = "".join(row.itertext())
        for word in list(row):
            row.remove(word)
        row.text = words.strip(NAME_MARK + ROLE_MARK)
        if words.startswith((NAME_MARK, ROLE_MARK)):
            row.set("class", "name" if words.startswith(NAME_MARK) else "role")


def _move_cluster_label(element: ElementTree.Element) -> None:
    """To the left corner of its frame: arrows enter a frame in the middle."""
    frame = element.find(f"{{{SVG}}}rect")
    label = next((child for child in element if child.get("class") == "cluster-label"), None)
    if element.get("class") == "cluster" and frame is not None and label is not None:
        left, top = float(frame.attrib["x"]) + 8, float(frame.attrib["y"]) + 4
        label.set("transform", f"translate({left:.1f},{top:.1f})")


def _drop_unused_markers(root: ElementTree.Element) -> None:
    text = ElementTree.tostring(root, encoding="unicode")
    for parent in list(root.iter()):
        for child in list(parent):
            if _local(child) == "marker":
                if f"url(#{child.get('id')})" not in text:
                    parent.remove(child)
                # The arrow at the start of a path that leads back up points the other way.
                child.set("orient", "auto-start-reverse")
