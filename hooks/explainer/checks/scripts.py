"""Whether the scripts of docs/assets are whole, as QuickJS reads them.

It reads them in a process of its own: loading that library starts a thread, and a process that has
one cannot be copied, as the build does to use every processor.
"""

import json
import posixpath
import re
import subprocess
import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import lru_cache

from explainer.checks.script_names import name_faults
from explainer.checks.style_names import OFTEN_WRITTEN, is_property
from explainer.problems.problem import Problem, did_you_mean, shown

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
_LEFT_BEHIND = re.compile(r"(?<![.\w])console\.(?:log|debug|info|table|dir|trace)\s*\(")
_LED_AWAY = re.compile(
    r"\blocation(?:\.href)?\s*=\s*[\"'`]\s*(?:[a-z][\w+.-]*:)?//"
    r"|\blocation\.(?:assign|replace)\(\s*[\"'`]\s*(?:[a-z][\w+.-]*:)?//"
    r"|[\"'`]\s*(?:javascript|vbscript):",
    re.IGNORECASE,
)
# The name of a kind of drawing, which nothing is loaded from.
_OTHER_HOST = re.compile(
    r"[\"'`]\s*(?:https?:|wss?:|ftp:)//(?!www\.w3\.org/)|[\"'`]//[\w$\"'`]", re.IGNORECASE
)
_HIDDEN_TEXT = re.compile(r"(?<![.\w$])(?:atob|unescape)\s*\(")
_FRAMES = re.compile(
    r"\bcreateElement\(\s*[\"'`](?:iframe|frame|object|embed|base|script)[\"'`]", re.IGNORECASE
)
_EMPTIES = re.compile(
    r"\bdocument\.(?:body|documentElement|head)\s*\.\s*(?:remove|replaceChildren|replaceWith)\s*\("
    r"|\bdocument\.(?:body|documentElement)\s*\.\s*(?:hidden|inert|textContent|innerText)\s*=(?!=)"
    r"|querySelector\(\s*[\"'`](?:body|main|article)[\"'`]\s*\)\??\.(?:remove\(|replace\w*\("
    r"|(?:hidden|inert|textContent|innerText)\s*=(?!=))"
)
_FROM_ROOT = re.compile(
    r"\b(?:import|fetch|Worker|EventSource|register)\s*\(\s*[\"'`]/(?!/)|\bfrom\s*[\"']/(?!/)"
)
_KEPT = re.compile(r"\bdocument\.cookie\b")
_IMPORTED = (
    re.compile(r"\bimport\s*\{([^{}]*)\}\s*from\s*[\"']\./([\w./-]+)[\"']"),
    # Where one is loaded when it is needed.
    re.compile(r"\{([^{}]*)\}\s*=\s*await\s+import\(\s*[\"']\./([\w./-]+)[\"']\s*\)"),
)
_THEN = re.compile(r"\bimport\(\s*[\"']\./([\w./-]+)[\"']\s*\)(?:\.then\(\(\{([^{}]*)\}|\)\.(\w+))")
_EXPORTED = re.compile(
    r"\bexport\s+(?:default\s+)?(?:async\s+)?(?:const|let|var|class|function)\b\*?\s*(\w+)"
)
_EXPORT_LIST = re.compile(r"\bexport\s*\{([^{}]*)\}")
_KNOWN_NAMES = {
    name.lower(): name
    for name in (
        "addEventListener appendChild append classList className closest createElement dataset "
        "dispatchEvent documentElement firstElementChild focus getAttribute getElementById "
        "getElementsByClassName hasAttribute insertBefore matches nextElementSibling "
        "parentElement preventDefault previousElementSibling querySelector querySelectorAll "
        "removeAttribute removeEventListener replaceChildren scrollIntoView setAttribute "
        "stopPropagation textContent toggleAttribute localStorage sessionStorage "
        "endsWith filter flatMap forEach includes indexOf innerHTML innerText length reduce "
        "replaceAll slice splice startsWith toLowerCase toUpperCase toString trimEnd trimStart"
    ).split()
}
_CALLED = re.compile(r"\.([a-zA-Z]{5,40})\b")
_COMMENT = re.compile(r"(?<!:)//(?=[^\"'`]*$)")
_EVALUATED = re.compile(
    r"(?<![-\w$#])eval(?![-\w$]|\s*:)|(?<![\w.$])Function\s*\(|\bnew\s+Function\b|\bdocument\.write(?:ln)?\b|\bset(?:Timeout|Interval)\(\s*[\"'`]"
)


def script_problems(scripts: Sequence[tuple[str, str]]) -> Sequence[Problem]:
    """The first fault of syntax of each script, which comes as its path and its text, a module;
    or what it would not do as it is meant, once a line.
    """
    return _first_of_lines(tuple(scripts))


# A preview checks the same scripts again at every edit of something else.
@lru_cache(maxsize=4)
def _first_of_lines(scripts: Sequence[tuple[str, str]]) -> Sequence[Problem]:
    told: dict[tuple[str, int], Problem] = {}
    for problem in _every_problem(scripts):
        told.setdefault((problem.path, problem.line), problem)
    return tuple(told.values())


def _every_problem(scripts: Sequence[tuple[str, str]]) -> Iterator[Problem]:
    said = _said_of([text for _, text in scripts])
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
        else:
            for line, message in _slips(text):
                yield Problem(path, line, "", message)
    unread = {path for (path, _), error in zip(scripts, said, strict=True) if error}
    yield from _unknown_names(dict(scripts), unread)


# The other scripts are as they were when one is edited.
@lru_cache(maxsize=64)
def _refused(text: str) -> tuple[int, str] | None:
    """The first of what no script of the pages may do, with its line."""
    for pattern, why in (
        (_EVALUATED, "the policy of the pages runs no text as code; delete it"),
        (_MARKUP, "text that becomes markup can run; use textContent, append or createElement"),
        (_ATTRIBUTE, "the policy of the pages runs no such attribute; use addEventListener, style"),
        (_STOPS, "this stops every reader's page; delete it"),
        (_LED_AWAY, "a script leads no reader to another host; write a link"),
        (_OTHER_HOST, "a script asks no host but its own; write the way from this file"),
        (_HIDDEN_TEXT, "nobody can read what this stands for; write it as it is"),
        (_FRAMES, "the policy of the pages runs no such element; delete it"),
        (_EMPTIES, "this takes the page from its readers; delete it"),
        (_FROM_ROOT, "an address from the root fails where the site lies below a path"),
        (_KEPT, "the site keeps no cookies; delete it"),
        (_LEFT_BEHIND, "nobody reads this; delete it"),
    ):
        for match in pattern.finditer(text):
            line_start = text.rfind("\n", 0, match.start()) + 1
            before = text[line_start : match.start()]
            if before.lstrip().startswith(("*", "/*")) or _COMMENT.search(before):
                continue
            line = text.count("\n", 0, match.start()) + 1
            return line, f"{shown(match[0])}: {why}"
    return None


_MEMBERS = {
    "JSON": "parse stringify",
    "Math": "abs acos asin atan atan2 cbrt ceil clz32 cos cosh exp floor fround hypot imul log "
    "log10 log1p log2 max min pow random round sign sin sinh sqrt tan tanh trunc E LN2 "
    "LN10 PI SQRT2",
    "Object": "assign create defineProperties defineProperty entries freeze fromEntries "
    "getOwnPropertyDescriptor getOwnPropertyNames getPrototypeOf groupBy hasOwn is isExtensible "
    "isFrozen isSealed keys prototype seal setPrototypeOf values",
    "Promise": "all allSettled any race reject resolve withResolvers prototype try",
    "Array": "from fromAsync isArray of prototype",
    "localStorage": "clear getItem key length removeItem setItem",
    "sessionStorage": "clear getItem key length removeItem setItem",
}
_MEMBER = re.compile(rf"(?<![\w.$])({'|'.join(_MEMBERS)})\.([A-Za-z]\w*)")
_EVENTS = (
    "abort afterprint animationend animationstart beforeinput beforeprint beforetoggle blur "
    "cancel change click close compositionend compositionstart contextmenu copy dblclick "
    "DOMContentLoaded error focus focusin focusout hashchange input keydown keyup load "
    "message mousedown mouseenter mouseleave mousemove mouseout mouseover mouseup pagehide "
    "pageshow pointercancel pointerdown pointerenter pointerleave pointermove pointerout "
    "pointerover pointerup popstate reset resize scroll scrollend select storage submit "
    "toggle touchend touchmove touchstart transitionend visibilitychange wheel "
).split()
_STYLED = re.compile(r"\.style\.([a-z][A-Za-z]+)")
_LISTENED = re.compile(r"\baddEventListener\(\s*[\"'`]([A-Za-z]+)[\"'`]")
_IMPORT_FROM = re.compile(r"\bfrom\s*[\"']([^\"'./][^\"']*)[\"']")
_SLIPS = (
    (re.compile(r"[!=]==?\s*NaN\b"), "nothing equals NaN; write Number.isNaN(…)"),
    (
        re.compile(r"\b(?:if|while)\s*\(\s*[\w.]+\s*=(?![=>])\s*[^()]*\)\s*[{\w]"),
        "this sets a value where one is compared; write ===",
    ),
    (
        re.compile(r"\bfor\s*\([^;()]*;\s*(\w+)\s*<=?[^;]*;\s*\1--\s*\)"),
        "this counts away from its end and never gets there; write ++",
    ),
)


# Like _refused; with its names a script takes longest of all assets.
@lru_cache(maxsize=64)
def _slips(text: str) -> tuple[tuple[int, str], ...]:
    """What runs and does nothing that is meant, with its lines: names, members and events that
    there are not.
    """
    found: list[tuple[int, str]] = []
    for match in _MEMBER.finditer(text):
        known = _MEMBERS[match[1]].split()
        if match[2] not in known:
            found.append((match.start(), f"{match[0]} is nothing{did_you_mean(match[2], known)}"))
    for match in _STYLED.finditer(text):
        # Whatever else is called a style has names of its own, not nearly those of properties.
        name = re.sub("[A-Z]", lambda part: f"-{part[0].lower()}", match[1])
        near = get_close_matches(name, OFTEN_WRITTEN, n=1, cutoff=0.8)
        if near and not is_property(name):
            message = f'browsers know no style {match[1]}; did you mean "{near[0]}"?'
            found.append((match.start(), message))
    for match in _LISTENED.finditer(text):
        # An event of the site's own has a name of its own, not nearly that of another.
        near = get_close_matches(match[1], _EVENTS, n=1, cutoff=0.75)
        if near and near[0] != match[1] and abs(len(near[0]) - len(match[1])) < 2:
            message = f'browsers know no event {match[1]}; did you mean "{near[0]}"?'
            found.append((match.start(), message))
    for match in _IMPORT_FROM.finditer(text):
        message = "no browser finds this; write the way from this file, ./name.js"
        found.append((match.start(), f"{shown(match[1])}: {message}"))
    for pattern, message in _SLIPS:
        found += [(match.start(), message) for match in pattern.finditer(text)]
    told = list(name_faults(text))
    for place, message in found:
        line_start = text.rfind("\n", 0, place) + 1
        if not text[line_start:place].lstrip().startswith(("*", "/*", "//")):
            told.append((text.count("\n", 0, place) + 1, message))
    return tuple(told)


def _unknown_names(scripts: Mapping[str, str], unread: Collection[str]) -> Iterator[Problem]:
    """What a script takes from another that does not give it, those `unread` left aside."""
    given = {path: _exports(text) for path, text in scripts.items()}
    for path, text in scripts.items():
        for place, names, module in _imports(text):
            other = posixpath.normpath(posixpath.join(posixpath.dirname(path), module))
            for name in _names(names):
                if other in given and other not in unread and name not in given[other]:
                    line = text.count("\n", 0, place) + 1
                    hint = did_you_mean(name, given[other])
                    yield Problem(path, line, "", f"{other} exports no {shown(name)}{hint}")
        for match in _CALLED.finditer(text):
            if (known := _meant(match[1])) not in ("", match[1]):
                line = text.count("\n", 0, match.start()) + 1
                message = f'browsers know no {match[1]}; did you mean "{known}"?'
                yield Problem(path, line, "", message)


@lru_cache(maxsize=2000)
def _meant(name: str) -> str:
    """The name of browsers that one is, or is a slip away from; "" for none."""
    nearest = get_close_matches(name.lower(), _KNOWN_NAMES, n=1, cutoff=0.94) or [
        known for known in _KNOWN_NAMES if sorted(known) == sorted(name.lower())
    ]
    return _KNOWN_NAMES[nearest[0]] if nearest else ""


def _imports(text: str) -> Iterator[tuple[int, str, str]]:
    """Where a script takes names from another: the place, the names and the other script."""
    for pattern in _IMPORTED:
        for match in pattern.finditer(text):
            yield match.start(), match[1], match[2]
    for match in _THEN.finditer(text):
        yield match.start(), match[2] or match[3], match[1]


def _exports(text: str) -> frozenset[str]:
    listed = ",".join(_EXPORT_LIST.findall(text)).split(",")
    renamed = (re.split(r"\bas\b", name)[-1].strip() for name in listed)
    return frozenset([*_EXPORTED.findall(text), *renamed])


def _names(listed: str) -> Iterator[str]:
    for name in listed.split(","):
        if name := re.split(r"\bas\b|:", name)[0].strip():
            yield name


def _said_of(texts: Sequence[str]) -> Sequence[str]:
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
