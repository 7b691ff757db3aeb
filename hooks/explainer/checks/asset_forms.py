"""Whether a file of docs/assets or docs/theme is what its name says, and whole."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

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
_NO_PAGES = "/assets/"
_NO_BLOCKS = re.compile(r"/\*.*?\*/|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'", re.DOTALL)
_RUNS = re.compile(r"<[^<>]*?(\son[a-z]+\s*=|javascript:)", re.IGNORECASE)
_DECLARED = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def kind_problems(path: str, content: bytes) -> Iterator[Problem]:
    """Faults of a file of docs/assets that is no text: of no kind, or not of that of its name."""
    suffix = path[path.rfind(".") :].lower() if "." in path.rpartition("/")[2] else ""
    signatures = _SIGNATURES.get(suffix)
    if signatures is None:
        kinds = ", ".join(sorted((*_SIGNATURES, ".css", ".js", ".json", ".svg")))
        yield Problem(path, 0, "", f"no kind of file that pages use; they use {kinds}; delete it")
    elif not content.startswith(signatures):
        message = f"the file is damaged or no {suffix} at all; restore it or replace it"
        yield Problem(path, 0, "", message)


def form_problems(path: str, text: str) -> Iterator[Problem]:
    """Faults of the form of a text file: pictures, styles, templates, pages among the assets."""
    if path.endswith(".html") and _NO_PAGES in path:
        message = "a page among the assets would be published unchecked; write it in docs/zh"
        yield Problem(path, 0, "", message)
    elif path.endswith(".html") and (runs := _RUNS.search(text)):
        message = f"{shown(runs[1].strip())}: the policy of the pages runs no such code; delete it"
        yield Problem(path, text.count("\n", 0, runs.start(1)) + 1, "", message)
    elif path.endswith(".svg") and not _DECLARED.search(text):
        yield from _picture(path, text)
    elif path.endswith(".css"):
        yield from _styles(path, text)


def _picture(path: str, text: str) -> Iterator[Problem]:
    try:
        ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        line = min(error.position[0], max(1, len(text.splitlines())))
        yield Problem(
            path, line, "", f"not a whole picture: {error.msg.partition(':')[0]}; mend it"
        )


def _styles(path: str, text: str) -> Iterator[Problem]:
    """A brace that nothing closes swallows all that follows it."""
    plain = _NO_BLOCKS.sub(lambda match: "\n" * match[0].count("\n"), text)
    opened: list[int] = []
    for match in re.finditer("[{}]", plain):
        line = plain.count("\n", 0, match.start()) + 1
        if match[0] == "{":
            opened.append(line)
        elif opened:
            opened.pop()
        else:
            yield Problem(path, line, "", "nothing opens this brace }; delete it")
            return
    if opened:
        yield Problem(
            path, opened[-1], "", "the brace that opens on this line is not closed; add }"
        )
