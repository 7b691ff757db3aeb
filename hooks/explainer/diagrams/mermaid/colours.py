"""Colours of a renderer's own stylesheet as roles that follow the theme.

Kinds of Mermaid diagrams other than flow charts get their look from a stylesheet inside the
drawing. Here its rules are applied to the elements, lengths as attributes and colours as classes:
`ink`, `paper`, `none` or one of the tints, and `line` for what is drawn along an edge. The site's
stylesheet says what these are in each theme; words are always written in the colour of text.
"""

import colorsys
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from cssselect import GenericTranslator, SelectorError, parse
from cssselect.parser import Element
from cssselect.xpath import XPathExpr
from lxml import etree

TINTS = 7

_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_NESTED = re.compile(r"@[^{}]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_COPIED = (
    *("font-size", "font-weight", "font-style", "text-decoration"),
    *("text-anchor", "dominant-baseline"),
    *("stroke-width", "stroke-dasharray", "display"),
)
_COLOURS = ("fill", "stroke")
_SHAPES = {"rect", "path", "circle", "ellipse", "polygon", "polyline", "line"}
_SMALLEST_TEXT = 12.0

# A line this broad is a surface: a flow of a Sankey diagram, a branch of a history.
_BROAD_LINE = 8.0
# What is darker than this is drawn in the colour of lines: the bar of a fork, a head of an arrow.
_DARK = 0.35

Styles = dict[str, str]
Channels = tuple[float, float, float, float]


def apply_stylesheet(root: etree._Element) -> None:
    """Applies the stylesheet of a parsed drawing to its elements, in place."""
    styles = _computed(root)
    tints: dict[Channels, int] = {}
    for element in root.iter(etree.Element):
        own = styles.get(element, {})
        for name in _COPIED:
            if name in own and own[name] != "inherit":
                element.set(name, own[name].removesuffix("px"))
        _enlarge(element)
        if etree.QName(element).localname in _SHAPES:
            _colour(element, styles, tints)
    # Flows are drawn after their labels, which a filled flow would hide.
    for labels in list(root.iterfind(".//{*}g[@class='node-labels']")):
        above = labels.getparent()
        if above is not None:
            above.append(labels)


class _Translator(GenericTranslator):
    """Finds elements by their names, whatever their namespace."""

    def xpath_element(self, selector: Element) -> XPathExpr:
        """The path to the elements of a name, or to all."""
        xpath = self.xpathexpr_cls(element="*")
        if selector.element:
            xpath.add_condition(f"local-name() = '{selector.element}'")
        return xpath


@dataclass(frozen=True)
class _Rule:
    """What a stylesheet says of the elements that a selector finds."""

    weight: tuple[int, int, int]
    path: str
    declarations: Styles
    urgent: Styles


def _rules(root: etree._Element) -> Iterator[_Rule]:
    """The rules of a drawing's own stylesheet; those that are not understood say nothing."""
    translator = _Translator()
    for style in root.iter("{*}style"):
        css = _NESTED.sub("", re.sub(r"/\*.*?\*/", "", style.text or "", flags=re.DOTALL))
        for selectors, body in _RULE.findall(css):
            said, urgent = _declarations(body, urgent=False), _declarations(body, urgent=True)
            if not said and not urgent:
                continue
            try:
                parsed = parse(selectors)
                paths = [translator.selector_to_xpath(selector) for selector in parsed]
            except SelectorError:
                continue
            for selector, path in zip(parsed, paths, strict=True):
                yield _Rule(selector.specificity(), path, said, urgent)


def _declarations(body: str, *, urgent: bool = False) -> Styles:
    pairs = (declaration.split(":", 1) for declaration in body.split(";") if ":" in declaration)
    return {
        name.strip(): value.replace("!important", "").strip()
        for name, value in pairs
        if name.strip() in (*_COPIED, *_COLOURS) and ("!important" in value) == urgent
    }


def _computed(root: etree._Element) -> dict[etree._Element, Styles]:
    """The declarations that hold for each element.

    Rule: CSS Cascading, "Cascade Sorting Order": attributes, rules by the weight of their selectors
    and then their order, `style`, and above all what is `!important`.
    """
    rules = sorted(_rules(root), key=lambda rule: rule.weight)
    said: dict[etree._Element, Styles] = {}
    urgent: dict[etree._Element, Styles] = {}
    for rule in rules:
        found = root.xpath(rule.path)
        for element in found if isinstance(found, list) else []:
            if isinstance(element, etree._Element):
                said.setdefault(element, {}).update(rule.declarations)
                urgent.setdefault(element, {}).update(rule.urgent)
    computed: dict[etree._Element, Styles] = {}
    for element in root.iter(etree.Element):
        names = (*_COPIED, *_COLOURS)
        attributes = {name: str(element.get(name)) for name in names if element.get(name)}
        body = element.get("style", "")
        own, own_urgent = _declarations(body), _declarations(body, urgent=True)
        layers = (attributes, said.get(element, {}), own, urgent.get(element, {}), own_urgent)
        computed[element] = {name: value for layer in layers for name, value in layer.items()}
    return computed


def _enlarge(element: etree._Element) -> None:
    size = re.fullmatch(r"([\d.]+)(px|em)?", element.get("font-size", ""))
    if size and float(size[1]) * (_SMALLEST_TEXT if size[2] == "em" else 1) < _SMALLEST_TEXT:
        element.set("font-size", f"{_SMALLEST_TEXT:g}")


def _inherited(element: etree._Element, styles: dict[etree._Element, Styles], name: str) -> str:
    at: etree._Element | None = element
    while at is not None:
        value = styles.get(at, {}).get(name, "")
        if value not in ("", "inherit"):
            return value
        at = at.getparent()
    return "#000" if name == "fill" else "none"


def _colour(
    element: etree._Element, styles: dict[etree._Element, Styles], tints: dict[Channels, int]
) -> None:
    local = etree.QName(element).localname
    in_marker = any(etree.QName(above).localname == "marker" for above in element.iterancestors())
    fill = "none" if local in ("line", "polyline") else _inherited(element, styles, "fill")
    stroke = _inherited(element, styles, "stroke")
    role = _role(
        fill, tints, may_be_ink=in_marker or _is_dot(element), all_tints=_is_share(element)
    )
    parent = element.getparent()
    if parent is not None and "sequencenumber" in parent.get("id", ""):
        role, stroke = "paper", "ink"
    breadth = element.get("stroke-width", "")
    if stroke != "none" and re.fullmatch(r"[\d.]+", breadth) and float(breadth) >= _BROAD_LINE:
        role = f"none stroke-{_role(stroke, tints, may_be_ink=False)}"
        stroke = "none"
    # A connection without a stroke of its own would not be seen at all.
    drawn = stroke not in ("none", "transparent") or element.get("marker-end") is not None
    bare = role == "none" and local in ("line", "path")
    line = "line" if drawn or bare else ""
    classes = [element.get("class", ""), f"fill-{role}", line]
    element.set("class", " ".join(filter(None, classes)))


def _is_share(element: etree._Element) -> bool:
    """Whether a shape is a slice of a pie or its sample, which a colour of its own tells apart."""
    parent = element.getparent()
    in_legend = parent is not None and parent.get("class") == "legend"
    return in_legend or element.get("class") == "pieCircle"


def _is_dot(element: etree._Element) -> bool:
    """Whether a shape is too small for words: the start of a state diagram, a mark on a line."""
    sizes = (
        [element.get("r")] if element.get("r") else [element.get("width"), element.get("height")]
    )
    return all(re.fullmatch(r"[\d.]+", size or "") and float(size or 0) <= 10 for size in sizes)


def _role(
    colour: str, tints: dict[Channels, int], *, may_be_ink: bool, all_tints: bool = False
) -> str:
    channels = _channels(colour)
    if colour in ("none", "transparent") or channels[3] == 0:
        return "none"
    if not all_tints and (colour == "white" or min(channels[:3]) > 0.94):
        return "paper"
    if not all_tints and (may_be_ink or max(channels[:3]) < _DARK):
        return "ink"
    return f"tint-{tints.setdefault(channels, len(tints)) % TINTS + 1}"


def _channels(colour: str) -> Channels:
    """Red, green, blue and opacity from 0 to 1; what is not understood counts as a colour."""
    if match := re.fullmatch(r"#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})", colour):
        digits = match[1] if len(match[1]) == 6 else "".join(digit * 2 for digit in match[1])
        red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
        return red, green, blue, 1.0
    if match := re.fullmatch(r"rgba?\(([^)]*)\)", colour):
        parts = [float(part) for part in re.findall(r"[\d.]+", match[1])]
        if len(parts) >= 3:
            return parts[0] / 255, parts[1] / 255, parts[2] / 255, (*parts, 1.0)[3]
    if match := re.fullmatch(r"hsl\(([^)]*)\)", colour):
        hue, saturation, lightness = (float(part) for part in re.findall(r"-?[\d.]+", match[1]))
        rgb = colorsys.hls_to_rgb(hue / 360 % 1, lightness / 100, saturation / 100)
        red, green, blue = (round(part * 255) / 255 for part in rgb)
        return red, green, blue, 1.0
    if colour == "white":
        return 1.0, 1.0, 1.0, 1.0
    if colour == "black":
        return 0.0, 0.0, 0.0, 1.0
    # One point of the colour space for each text, so that different colours stay different.
    return zlib.crc32(colour.encode()) / 2**32, 0.5, 0.5, 1.0
