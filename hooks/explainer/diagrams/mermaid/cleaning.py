"""A renderer's SVG made fit for a page: no script, no style of its own, ids that are the page's.

Works on a parsed drawing, in place. What the drawing says stays; what only the renderer's own page
would need goes. Colours come from docs/assets/stylesheets/diagrams.css through the classes.
"""

import re
from collections.abc import Callable, Iterator
from typing import Literal

from lxml import etree

from explainer.diagrams.measures import text_width
from explainer.diagrams.mermaid.arrows import Box, curved_path, mended_path, points_of, short
from explainer.diagrams.mermaid.lines import SMALL_LETTERS, fix_lines
from explainer.diagrams.outlines import outline_of, outline_points

SVG = "http://www.w3.org/2000/svg"
XLINK = "{http://www.w3.org/1999/xlink}href"

# Stands in ids for what `diagrams` puts there: the name of the figure.
PREFIX = "PREFIX-"

Element = etree._Element

_KEPT_ATTRIBUTES = {
    *("id", "class", "d", "x", "y", "dx", "dy", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx"),
    *("ry", "width", "height", "points", "transform", "viewBox", "refX", "refY", "markerWidth"),
    *("markerHeight", "markerUnits", "orient", "marker-end", "marker-start", "text-anchor", "href"),
    *("dominant-baseline", "alignment-baseline"),
    *("font-size", "font-weight", "font-style", "stroke-width", "stroke-dasharray"),
    "text-decoration",
}
_DROPPED_ELEMENTS = {
    *("style", "defs", "filter", "script", "foreignObject", "linearGradient", "symbol", "use"),
    *("title", "desc", "image"),
}
_FLOW = re.compile(r"(down|up|beside|order)\d+")
_NUMBER = re.compile(r"-?\d*\.\d+(e-?\d+)?")


def clean(root: Element, *, curved: bool = False, words: tuple[str, ...] = ()) -> list[str]:
    """Cleans a drawing; its ids then begin with PREFIX. `curved` bends its lines; no line of words
    cuts one of `words`.

    Returns what a reader could not read in it: words on other words.
    """
    own_id = root.get("id", "")
    _keep_markers(root)
    _each(root, _drop_children)
    _drop_unused_markers(root)
    _each(root, _move_cluster_labels)
    _each(root, lambda element: _clean_attributes(element, own_id))
    _turn_markers(root)
    _mend_arrows(root, curved)
    _each(root, _shape_level)
    _place_frame_labels(root)
    faults = fix_lines(root, words)
    _unwrap_groups(root)
    box = root.attrib["viewBox"]
    root.attrib.clear()
    root.set("viewBox", box)
    etree.cleanup_namespaces(root)
    return faults


def _each(root: Element, act: Callable[[Element], None]) -> None:
    for element in list(root.iter("*")):
        act(element)


def _local(element: Element) -> str:
    return element.tag.rsplit("}", 1)[-1]


def _keep_markers(root: Element) -> None:
    """Takes the heads of arrows out of `defs`, which goes with all else that it holds."""
    inside = [
        marker
        for definitions in root.iter(f"{{{SVG}}}defs")
        for marker in definitions.iter(f"{{{SVG}}}marker")
    ]
    root.extend(inside)


def _drop_children(element: Element) -> None:
    for child in list(element.iterchildren("*")):
        empty_label = child.get("class") in ("label", "edgeLabel") and not "".join(
            str(text) for text in child.itertext()
        )
        invisible = "edge-thickness-invisible" in child.get("class", "")
        hidden = child.get("display") == "none"
        if _local(child) in _DROPPED_ELEMENTS or empty_label or invisible or hidden:
            element.remove(child)


def _clean_attributes(element: Element, own_id: str) -> None:
    tooltip = element.get("title")
    href = element.get(XLINK) or element.get("href")
    attributes = {
        str(name): str(value) for name, value in element.attrib.items() if name in _KEPT_ATTRIBUTES
    }
    if href and _local(element) == "a":
        attributes["href"] = href
    for name in ("id", "marker-end", "marker-start"):
        if name in attributes:
            attributes[name] = re.sub(rf"{own_id}[-_]", PREFIX, attributes[name])
    if "class" in attributes:
        attributes["class"] = _class(attributes["class"])
    flow = _FLOW.fullmatch(element.get("data-id", ""))
    if flow and _local(element) == "path":
        attributes["class"] = f"{attributes.get('class', '')} flow-{flow[1]}".strip()
        if flow[1] == "up":
            attributes["marker-start"] = attributes.pop("marker-end")
    if _local(element) not in ("marker", "svg"):
        attributes.pop("id", None)
    element.attrib.clear()
    for name, value in attributes.items():
        if value:
            exact = name in ("id", "class", "href")
            element.set(name, value if exact else _NUMBER.sub(_rounded, value).strip())
    if tooltip:
        title = etree.Element(f"{{{SVG}}}title")
        title.text = tooltip
        element.insert(0, title)


def _mend_arrows(root: Element, curved: bool) -> None:
    boxes = list(_boxes(root, 0, 0))
    for path in root.iter(f"{{{SVG}}}path"):
        if "edge" not in path.get("class", "").split():
            continue
        if curved:
            path.set("d", curved_path(path.get("d", "")))
        else:
            head: Literal["start", "end", "none"] = "none"
            if "marker-end" in path.attrib:
                head = "end"
            elif "marker-start" in path.attrib:
                head = "start"
            path.set("d", mended_path(path.get("d", ""), boxes, head))


def _boxes(element: Element, left: float, top: float) -> Iterator[Box]:
    """The rectangles of all nodes, where they stand in the whole drawing."""
    if moved := re.match(r"translate\(([-\d.]+)[, ]+([-\d.]+)\)", element.get("transform", "")):
        left, top = left + float(moved[1]), top + float(moved[2])
    shape = element.find(f"{{{SVG}}}rect")
    if "node" in element.get("class", "").split() and shape is not None:
        x, y = left + float(shape.get("x", 0)), top + float(shape.get("y", 0))
        yield Box(x, y, x + float(shape.get("width", 0)), y + float(shape.get("height", 0)))
        return
    for child in element.iterchildren("*"):
        yield from _boxes(child, left, top)


def _class(classes: str) -> str:
    """Keeps the classes that the site's stylesheet knows, each once."""
    renamed = {
        "flowchart-link": "edge",
        "transition": "edge",
        "edge-pattern-dotted": "edge--dotted",
        "edge-pattern-dashed": "edge--dotted",
        "edge-thickness-thick": "edge--thick",
    }
    dropped = re.compile(
        r"^(edge-|edge(s|Paths|Labels)$|default$|flowchart|marker$|text-(inner|outer)|row$|basic$"
        r"|clickable$|width-[\d.]+$|label-container$|arrowMarkerPath$|root$|clusters$|nodes$|background$)"
    )
    kept: dict[str, None] = {}
    for name in classes.split():
        if name in renamed:
            kept[renamed[name]] = None
        elif not dropped.match(name):
            kept[name] = None
    return " ".join(kept)


def _rounded(match: re.Match[str]) -> str:
    rounded = short(float(match[0]))
    # In a path `.5` and `-.04` may follow a number without a space, which `0.5` and `0` need.
    return f" {rounded}" if match[0][0] in ".-" and rounded[0] != "-" else rounded


def _move_cluster_labels(group: Element) -> None:
    """To the left corner of the frame, and over the arrows, which enter a frame in the middle."""
    for clusters in group.findall(f"{{{SVG}}}g[@class='clusters']"):
        for cluster in clusters:
            frame = cluster.find(f"{{{SVG}}}rect")
            label = next(
                (c for c in cluster if c.get("class", "").startswith("cluster-label")), None
            )
            if frame is not None and label is not None:
                left, top = float(frame.get("x", 0)) + 8, float(frame.get("y", 0)) + 4
                label.set("transform", f"translate({left:.1f},{top:.1f})")
                cluster.remove(label)
                group.append(label)


def _place_frame_labels(root: Element) -> None:
    """Puts the label of a frame into a corner of it that no arrow and no box crosses."""
    boxes = list(_boxes(root, 0, 0))
    points = [
        point
        for path in root.iter(f"{{{SVG}}}path")
        if "edge" in path.get("class", "").split()
        for point in points_of(path.get("d", ""))
    ]
    labels = [g for g in root.iter(f"{{{SVG}}}g") if g.get("class", "").startswith("cluster-label")]
    frames = [g.find(f"{{{SVG}}}rect") for g in root.iter(f"{{{SVG}}}g") if _is_frame(g)]
    for label, frame in zip(labels, frames, strict=False):
        if frame is None:
            continue
        left, top = float(frame.get("x", 0)), float(frame.get("y", 0))
        right = left + float(frame.get("width", 0))
        bottom = top + float(frame.get("height", 0))
        words = " ".join(str(text) for text in label.itertext())
        width = text_width(words.strip(), SMALL_LETTERS) + 8
        corners = [
            (x, y)
            for y in (top + 4, bottom - 22)
            for x in (left + 8, right - width)
            if x >= left + 8
        ]
        free = [
            (x, y)
            for x, y in corners
            if not any(x - 4 < px < x + width and y - 2 < py < y + 20 for px, py in points)
            and not any(
                x < box.right and x + width > box.left and y < box.bottom and y + 18 > box.top
                for box in boxes
            )
        ]
        if free:
            label.set("transform", f"translate({short(free[0][0])},{short(free[0][1])})")


def _is_frame(group: Element) -> bool:
    return "cluster" in group.get("class", "").split()


def _shape_level(element: Element) -> None:
    """Gives the box of a level the outline that the level has on the whole site."""
    classes = element.get("class", "")
    box = element.find(f"{{{SVG}}}rect")
    if "node" not in classes.split() or box is None:
        return
    left, top, width, height = (float(box.get(name, 0)) for name in ("x", "y", "width", "height"))
    if points := outline_points(outline_of(classes), left, top, width, height):
        box.tag = f"{{{SVG}}}polygon"
        box.attrib.clear()
        box.set("points", points)


def _drop_unused_markers(root: Element) -> None:
    used = {
        element.get(name)
        for element in root.iter("*")
        for name in ("marker-start", "marker-end")
        if name in element.attrib
    }
    for marker in list(root.iter(f"{{{SVG}}}marker")):
        parent = marker.getparent()
        if parent is not None and f"url(#{marker.get('id')})" not in used:
            parent.remove(marker)


def _turn_markers(root: Element) -> None:
    """Turns the head of an arrow that leads back up: drawn for the end, it stands at the start.

    Heads that the renderer draws for the start point the right way as they are.
    """
    at_start = {element.get("marker-start") for element in root.iter("*")}
    for marker in root.iter(f"{{{SVG}}}marker"):
        if "End" in marker.get("id", "") and f"url(#{marker.get('id')})" in at_start:
            marker.set("orient", "auto-start-reverse")


def _unwrap_groups(element: Element) -> None:
    """Puts the content of groups that say nothing in their place, and drops the empty ones."""
    children: list[Element] = []
    for child in list(element.iterchildren("*")):
        _unwrap_groups(child)
        if _local(child) == "g" and not (len(child) and child.attrib):
            children += list(child)
        else:
            children.append(child)
    element[:] = children
