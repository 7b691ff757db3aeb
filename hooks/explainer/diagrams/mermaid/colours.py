"""Colours of a renderer's own stylesheet as roles that follow the theme.

Kinds of Mermaid diagrams other than flow charts get their look from a stylesheet inside the
drawing. Here its rules are applied to the elements, lengths as attributes and colours as classes:
`ink`, `paper`, `none` or one of the tints, and `line` for what is drawn along an edge. The site's
stylesheet says what these are in each theme; words are always written in the colour of text.
"""

import re
import zlib
from collections.abc import Iterator

from cssselect import GenericTranslator, SelectorError
from lxml import etree

TINTS = 7

_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_NESTED = re.compile(r"@[^{}]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_COPIED = (
    *("font-size", "font-weight", "text-anchor", "dominant-baseline"),
    *("stroke-width", "stroke-dasharray", "display"),
)
_COLOURS = ("fill", "stroke")
_SHAPES = {"rect", "path", "circle", "ellipse", "polygon", "polyline", "line"}
_SMALLEST_TEXT = 12.0

# A line this broad is a surface: a flow of a Sankey diagram, a branch of a history.
_BROAD_LINE = 8.0

Styles = dict[str, str]
Channels = tuple[float, float, float, float]


def apply_stylesheet(svg: str) -> str:
    """The drawing with its stylesheet applied to its elements and taken out."""
    root = etree.fromstring(svg.encode())
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
    return etree.tostring(root, encoding="unicode")


def _rules(root: etree._Element) -> Iterator[tuple[str, Styles]]:
    for style in root.iter("{*}style"):
        css = _NESTED.sub("", re.sub(r"/\*.*?\*/", "", style.text or "", flags=re.DOTALL))
        for selectors, body in _RULE.findall(css):
            for selector in selectors.split(","):
                yield selector.strip(), _declarations(body)


def _declarations(body: str) -> Styles:
    pairs = (declaration.split(":", 1) for declaration in body.split(";") if ":" in declaration)
    return {
        name.strip(): value.replace("!important", "").strip()
        for name, value in pairs
        if name.strip() in (*_COPIED, *_COLOURS)
    }


def _computed(root: etree._Element) -> dict[etree._Element, Styles]:
    """The declarations that hold for each element: later rules over earlier, `style` over all.

    Selectors of equal kind decide by their order, as the renderers write them.
    """
    computed: dict[etree._Element, Styles] = {}
    translator = GenericTranslator()
    for selector, declarations in _rules(root):
        if not declarations:
            continue
        try:
            path = translator.css_to_xpath(selector, prefix="descendant-or-self::")
        except SelectorError:
            continue
        found = root.xpath(re.sub(r"(?<=::)([a-zA-Z]+)", r"*[local-name()='\1']", path))
        for element in found if isinstance(found, list) else []:
            if isinstance(element, etree._Element):
                computed.setdefault(element, {}).update(declarations)
    for element in root.iter(etree.Element):
        attributes = {name: element.get(name, "") for name in _COLOURS if element.get(name)}
        rules, own = computed.get(element, {}), _declarations(element.get("style", ""))
        computed[element] = attributes | rules | own
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
    role = _role(fill, tints, may_be_ink=in_marker or _is_dot(element))
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


def _is_dot(element: etree._Element) -> bool:
    """Whether a shape is too small for words: the start of a state diagram, a mark on a line."""
    size = element.get("r") or element.get("width") or ""
    return bool(re.fullmatch(r"[\d.]+", size)) and float(size) <= 10


def _role(colour: str, tints: dict[Channels, int], *, may_be_ink: bool) -> str:
    channels = _channels(colour)
    if colour in ("none", "transparent") or channels[3] == 0:
        return "none"
    if may_be_ink:
        return "ink"
    if min(channels[:3]) > 0.94:
        return "paper"
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
    if colour == "white":
        return 1.0, 1.0, 1.0, 1.0
    # One point of the colour space for each text, so that different colours stay different.
    return zlib.crc32(colour.encode()) / 2**32, 0.5, 0.5, 1.0
