"""Whether a file of docs/assets or docs/theme is what its name says, and whole."""

import json
import re
from collections.abc import Iterator

from lxml import etree as lxml_etree

from explainer.checks.picture_rules import picture_fault
from explainer.checks.style_forms import style_problems
from explainer.problems.problem import Problem, shown

_SIGNATURES = {
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".gif": (b"GIF87a", b"GIF89a"),
    ".webp": (b"RIFF",),
    ".avif": (b"\x00\x00\x00",),
    ".ico": (b"\x00\x00\x01\x00",),
    ".woff2": (b"wOF2",),
    ".woff": (b"wOFF",),
}
# Without its last piece a picture was saved by half.
_ENDS = {".png": b"IEND", ".jpg": b"\xff\xd9", ".jpeg": b"\xff\xd9", ".gif": b";"}
_SVG = "http://www.w3.org/2000/svg"
_ACTIVE = frozenset("foreignobject iframe object embed set animate script html".split())
_PARSER = lxml_etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
_NO_PAGES = "/assets/"
# What comes from another host is told by what reads every kind of file.
_RUNS = re.compile(r"\s*(?!https?://)\w+\s*:(?!image/)")
_DECLARED = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def kind_problems(path: str, content: bytes) -> Iterator[Problem]:
    """Faults of a file of docs/assets that is no text: of no kind, or not of that of its name."""
    suffix = path[path.rfind(".") :].lower() if "." in path.rpartition("/")[2] else ""
    signatures = _SIGNATURES.get(suffix)
    if signatures is None:
        kinds = ", ".join(sorted((*_SIGNATURES, ".css", ".js", ".json", ".svg")))
        yield Problem(path, 0, "", f"no kind of file that pages use; they use {kinds}; delete it")
    elif not content.startswith(signatures) or _ENDS.get(suffix, b"") not in content[-64:]:
        message = f"the file is damaged or no {suffix} at all; restore it or replace it"
        yield Problem(path, 0, "", message)


def form_problems(path: str, text: str) -> Iterator[Problem]:
    """Faults of the form of a text file: pictures, styles, pages among the assets."""
    if path.endswith(".html") and _NO_PAGES in path:
        message = "a page among the assets would be published unchecked; write it in docs/zh"
        yield Problem(path, 0, "", message)
    elif path.endswith(".svg") and not _DECLARED.search(text):
        yield from _picture(path, text)
    elif path.endswith(".css"):
        yield from style_problems(path, text)
    elif path.endswith(".json"):
        yield from _data(path, text)


def _data(path: str, text: str) -> Iterator[Problem]:
    try:
        json.loads(text, object_pairs_hook=_once_each, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        yield Problem(path, error.lineno, "", f"not valid JSON: {error.msg.lower()}; mend it")
    except (ValueError, RecursionError) as error:
        yield Problem(path, 1, "", f"not valid JSON: {error}; mend it")


def _once_each(pairs: list[tuple[str, object]]) -> dict[str, object]:
    names = [name for name, _ in pairs]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise ValueError(f'the name "{shown(twice)}" stands twice in one object')
    return dict(pairs)


def _no_number(name: str) -> object:
    raise ValueError(f"{name} is no number that browsers read")


def _picture(path: str, text: str) -> Iterator[Problem]:
    try:
        root = lxml_etree.fromstring(text.encode(), _PARSER)
    except lxml_etree.XMLSyntaxError as error:
        line = min(error.lineno or 1, max(1, len(text.splitlines())))
        words = error.msg.partition(":")[0].partition(", line")[0].lower()
        yield Problem(path, line, "", f"not a whole picture: {words}; mend it")
        return
    if root.tag != f"{{{_SVG}}}svg":
        message = f'no picture at all; an SVG file opens with <svg xmlns="{_SVG}">'
        yield Problem(path, 1, "", message)
        return
    for element in [*root.itersiblings(preceding=True), *root.getroottree().iter()]:
        if not isinstance(element.tag, str):
            if element.tag is lxml_etree.ProcessingInstruction:
                message = "an instruction to the browser; delete it"
                yield Problem(path, _line_of(element), "", message)
                return
            continue
        tag = element.tag.rpartition("}")[2].lower()
        addresses = [
            str(value) for name, value in element.attrib.items() if str(name).endswith("href")
        ]
        if tag in _ACTIVE or any(map(_RUNS.match, addresses)):
            message = f"<{tag}>: a picture runs nothing and holds no page; delete it"
            yield Problem(path, _line_of(element), "", message)
            return
    if fault := picture_fault(root):
        yield Problem(path, _line_of(fault[0]), "", fault[1])


def _line_of(element: lxml_etree._Element) -> int:
    return element.sourceline if isinstance(element.sourceline, int) else 1
