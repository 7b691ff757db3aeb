"""Whether a picture in SVG can be shown: sizes that make sense, elements and colours that there
are, references that lead somewhere and do not multiply.
"""

import re
from collections.abc import Iterator

from lxml import etree as lxml_etree

from explainer.checks.style_values import is_colour

LARGEST_SIDE = 10_000
"""Units of a picture; none of a page is a tenth as large."""
DEEPEST = 50
"""Elements in one another; programs that draw write some ten."""
_MOST_USES = 500

_SIZE = re.compile(r"\+?(\d+(?:\.\d+)?)(?:px|em|rem|%|pt|pc|mm|cm|in)?")
_NUMBERS = re.compile(r"\s*-?[\d.]+(?:[\s,]+-?[\d.]+){3}\s*")
_PATH = re.compile(r"\s*[Mm][-+MmLlHhVvCcSsQqTtAaZz\d\s,.eE]*")
_OF_ANOTHER = re.compile(r"url\(\s*['\"]?#([^'\")]+)")
_ELEMENTS = frozenset(
    "path rect circle ellipse line polyline polygon text image use svg g defs symbol marker title "
    "desc metadata tspan textPath clipPath mask pattern style switch linearGradient radialGradient "
    "stop filter a view animate animateMotion animateTransform set mpath script "
    "foreignObject".split()
)


def picture_fault(root: lxml_etree._Element) -> tuple[lxml_etree._Element, str] | None:
    """The first element of a picture that cannot be shown as it is, with what is wrong; or None."""
    if message := _frame(root):
        return root, message
    seen: set[str] = set()
    elements = [one for one in root.iter() if isinstance(one.tag, str)]
    of_svg = [one for one in elements if _space(one) == _space(root)]
    for element in of_svg:
        if message := next(_faults_of(element, seen), ""):
            return element, message
    return _uses(of_svg, seen)


def _frame(root: lxml_etree._Element) -> str:
    box = root.get("viewBox")
    if box is not None and not _is_frame(box):
        message = f'viewBox="{box[:40]}" is no frame; write four numbers, the last two'
        return f"{message} up to {LARGEST_SIDE}"
    for name in ("width", "height"):
        size = _SIZE.fullmatch(root.get(name, "1"))
        if not size or not 0 < float(size[1]) <= LARGEST_SIDE:
            return f'{name}="{root.get(name, "")[:20]}" is no size; write 1 to {LARGEST_SIDE}'
    return ""


def _is_frame(box: str) -> bool:
    sides = re.split(r"[\s,]+", box.strip())[2:]
    return bool(_NUMBERS.fullmatch(box)) and all(0 < _number(s) <= LARGEST_SIDE for s in sides)


def _faults_of(element: lxml_etree._Element, seen: set[str]) -> Iterator[str]:
    name = _name(element)
    if name not in _ELEMENTS and not name.startswith("fe"):
        yield f"<{name}>: SVG has no such element; mend its name"
    if sum(1 for _ in element.iterancestors()) > DEEPEST:
        yield f"over {DEEPEST} elements stand in one another here; nest them less"
    if (own := element.get("id")) is not None:
        if own in seen:
            yield f'the id "{own[:40]}" stands twice; choose another'
        seen.add(own)
    if name == "path" and not _PATH.fullmatch(element.get("d", "")):
        yield "this path cannot be drawn: it begins with M and holds letters of paths and numbers"
    for paint in ("fill", "stroke", "stop-color"):
        value = element.get(paint)
        if value is not None and not value.startswith(("url(", "var(")) and not is_colour(value):
            yield f'{paint}="{value[:20]}" is no colour; write # and six digits, or its name'


def _uses(
    elements: list[lxml_etree._Element], ids: set[str]
) -> tuple[lxml_etree._Element, str] | None:
    """References to nothing, and a part drawn so often by parts of parts that nothing comes up."""
    drawn: dict[str, int] = {}
    for element in elements:
        targets = _OF_ANOTHER.findall(" ".join(map(str, element.attrib.values())))
        link = next((str(v) for k, v in element.attrib.items() if str(k).endswith("href")), "")
        if link.startswith("#"):
            targets.append(link[1:])
        for target in targets:
            if target not in ids:
                return element, f"nothing has the id {target[:40]}; mend it"
        if _name(element) != "use" or not link.startswith("#"):
            continue
        within = [one.get("id") for one in element.iterancestors() if one.get("id")]
        if link[1:] in within:
            return element, "this draws what it stands in, without an end; delete it"
        times = drawn.get(link[1:], 1)
        for own in within:
            drawn[str(own)] = drawn.get(str(own), 0) + times
            if drawn[str(own)] > _MOST_USES:
                return element, f"this part is drawn over {_MOST_USES} times; draw it less often"
    return None


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0


def _name(element: lxml_etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _space(element: lxml_etree._Element) -> str:
    return str(element.tag).rpartition("}")[0]
