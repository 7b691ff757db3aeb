"""Whether the scripts of docs/assets are whole, as QuickJS reads them.

It reads them in a process of its own: loading that library starts a thread, and a process that has
one cannot be copied, as the build does to use every processor.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from functools import lru_cache

from explainer.problems.problem import Problem, shown

_FAULT = re.compile(r"SyntaxError: (?P<message>.*)\n\s+at [^:]+:(?P<line>\d+)")
_ENDS_TOO_EARLY = ("Unexpected end of input", "unexpected token in expression: ''")

# A module is read whole and its imports are looked for before its first statement runs, which here
# is one that ends it. Texts go in and what is said of each comes out, as JSON.
_READER = """
import json, sys, quickjs
def said_of(text):
    try:
        quickjs.Context().module("throw 0;" + text)
    except quickjs.JSException as error:
        return str(error)
    return ""
print(json.dumps([said_of(text) for text in json.load(sys.stdin)]))
"""


_MARKUP = re.compile(
    r"\.(?:inner|outer)HTML\s*\+?=(?!=)|\[\s*[\"'`](?:inner|outer)HTML[\"'`]\s*\]"
    r"|\.insertAdjacentHTML\b|\.createContextualFragment\b|\.setHTMLUnsafe\b|\.srcdoc\s*="
    r"|\bnew\s+DOMParser\b"
)
_ATTRIBUTE = re.compile(
    r"\.setAttribute\(\s*[\"'`](?:on[a-z]+|style|srcdoc)[\"'`]|\.on[a-z]+\s*=\s*[\"'`]"
)
_STOPS = re.compile(r"(?<![.\w])(?:debugger\b|(?:window\.)?(?:alert|prompt|confirm)\s*\()")
_EVALUATED = re.compile(
    r"\beval\s*\(|\bnew\s+Function\b|\bdocument\.write(?:ln)?\b|\bset(?:Timeout|Interval)\(\s*[\"'`]"
)


def script_problems(scripts: Sequence[tuple[str, str]]) -> Iterator[Problem]:
    """The first fault of syntax of each script, which comes as its path and its text, a module."""
    said = _said_of(tuple(text for _, text in scripts))
    for (path, text), error in zip(scripts, said, strict=True):
        if error.startswith("RangeError"):
            yield Problem(path, 1, "", "not a valid script: nested too deeply to be read; mend it")
        elif fault := _FAULT.match(error):
            message = fault["message"]
            message = "it ends too early" if message in _ENDS_TOO_EARLY else message
            line = min(int(fault["line"]), text.rstrip().count("\n") + 1)
            yield Problem(path, line, "", f"not a valid script: {message}; mend it")
        elif refused := _refused(text):
            yield Problem(path, refused[0], "", refused[1])


# A preview checks the same scripts again at every edit of something else.
@lru_cache(maxsize=64)
def _refused(text: str) -> tuple[int, str] | None:
    """The first of what no script of the pages may do, with its line."""
    for pattern, why in (
        (_EVALUATED, "the policy of the pages runs no text as code; delete it"),
        (_MARKUP, "text that becomes markup can run; use textContent, append or createElement"),
        (_ATTRIBUTE, "the policy of the pages runs no such attribute; use addEventListener, style"),
        (_STOPS, "this stops every reader's page; delete it"),
    ):
        for match in pattern.finditer(text):
            line_start = text.rfind("\n", 0, match.start()) + 1
            if text[line_start : match.start()].lstrip().startswith(("//", "*", "/*")):
                continue
            line = text.count("\n", 0, match.start()) + 1
            return line, f"{shown(match[0])}: {why}"
    return None


@lru_cache(maxsize=4)
def _said_of(texts: tuple[str, ...]) -> Sequence[str]:
    if not texts:
        return ()
    done = subprocess.run(
        [sys.executable, "-I", "-c", _READER],
        input=json.dumps(texts),
        stdout=subprocess.PIPE,
        encoding="ascii",
        check=True,
    )
    said: list[str] = json.loads(done.stdout)
    return said
