"""Names in a script that nothing declares, and loops that never end: both stop it as it runs.

This reads JavaScript roughly: whatever could declare a name does. So a name that is told has no
declaration anywhere in its file.
"""

import re
from collections.abc import Iterator
from difflib import get_close_matches

_NAME = r"[A-Za-z_$][\w$]*"
# What is no code; each is read from where it begins, so that marks inside it open nothing.
_NO_CODE = re.compile(
    r"//[^\n]*|/\*.*?\*/|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|`(?:\\.|\$\{(?:[^{}`]|`[^`]*`|\{[^{}]*\})*\}|[^`\\])*`"
    r"|(?:(?<=[=(,:!&|?{};\n\[>+])|(?<=return))(?P<space>\s*)/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n\[])+/[a-z]*",
    re.DOTALL,
)
_IN_BRACKETS = r"\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)"
_DECLARATIONS = re.compile(
    rf"\b(?:const|let|var)\b(?P<pattern>[^;]{{0,1000}}?)(?==(?!=|>)|;|\bof\b|\bin\b|\n\s*\n)"
    rf"|\bfunction\b\s*\*?\s*(?P<function>(?:{_NAME})?\s*{_IN_BRACKETS})"
    rf"|(?P<arrow>{_IN_BRACKETS}|{_NAME})\s*=>"
    rf"|(?P<method>[#\w$]+\s*{_IN_BRACKETS})\s*\{{"
    rf"|\bclass\s+(?P<class>{_NAME})|\bcatch\s*(?P<catch>\([^()]*\))"
    r"|\b(?:import|export)\b(?P<import>[^;\"']{0,1000}?)\bfrom\b"
)
_MORE_NAMES = re.compile(rf"(?:,\s*({_NAME})\s*=(?!=|>)|\b(?:as|break|continue)\s+({_NAME}))")
_USED = re.compile(rf"(?:(?<![\w$.#])|(?<=\.\.\.))(?P<name>{_NAME}+)(?!\s*:)")
_CONSTANT = re.compile(rf"\bconst\s+({_NAME})\s*=(?!=|>)")
# The beginning of a statement, so that no default value is meant.
_SET = re.compile(
    rf"(?:(?<=[;{{}})\n])|(?<=\A))[ \t]*({_NAME})\s*"
    r"(?:(?:[-+*/%&|^]|<<|>>|\*\*|&&|\|\||\?\?)?=(?![=>])|\+\+|--)"
    rf"|(?:\+\+|--)({_NAME})(?![\w$.\[])"
)
_PUT_IN = re.compile(r"\$\{((?:[^{}`]|`[^`]*`|\{[^{}]*\})*)\}")
_KEYWORDS = frozenset(
    "as async await break case catch class const continue debugger default delete do else export "
    "extends false finally for from function get if import in instanceof let new null of return "
    "set static super switch this throw true try typeof var void while yield".split()
)
# Of the language and of browsers, as pages and their workers know them.
_GLOBALS = frozenset(
    (
        "AbortController AbortSignal Array ArrayBuffer BigInt Blob Boolean BroadcastChannel "
        "CSS Cache ClipboardItem CustomEvent DataView Date Document DocumentFragment Element "
        "Error Event EventTarget File FileReader Float32Array Float64Array FormData HTMLElement "
        "Headers Image Infinity Int16Array Int32Array Int8Array InputEvent IntersectionObserver "
        "Intl JSON KeyboardEvent Map MathMLElement Math MessageChannel MutationObserver NaN Node "
        "NodeFilter Number Object PerformanceObserver PointerEvent Promise Proxy RangeError "
        "Range ReadableStream ReferenceError Reflect RegExp Request ResizeObserver Response "
        "SVGElement Set Storage String Symbol SyntaxError Text TextDecoder TextEncoder "
        "TypeError URL URLSearchParams Uint16Array Uint32Array Uint8Array Uint8ClampedArray "
        "WeakMap WeakRef WeakSet Window Worker XMLHttpRequest "
        "WebSocket EventSource Notification addEventListener arguments atob "
        "btoa caches cancelAnimationFrame clearInterval clearTimeout clients console "
        "createImageBitmap crypto customElements decodeURI decodeURIComponent dispatchEvent "
        "document encodeURI encodeURIComponent fetch getComputedStyle getSelection globalThis "
        "history indexedDB innerHeight innerWidth isFinite isNaN localStorage location "
        "matchMedia navigator parseFloat parseInt performance postMessage queueMicrotask "
        "registration removeEventListener requestAnimationFrame requestIdleCallback screen "
        "scroll scrollBy scrollTo scrollX scrollY self sessionStorage setInterval setTimeout "
        "skipWaiting structuredClone top undefined visualViewport window DecompressionStream "
        "CompressionStream HTMLInputElement HTMLDialogElement importScripts parent open close "
        "print document$ location$ target$ keyboard$ viewport$ component$ base_url "
    ).split()
)
_ELEMENTS = re.compile(r"(?:HTML|SVG|MathML|CSS|DOM)[A-Z]\w*|XML(?:Serializer|Document)")
_ENDLESS = re.compile(
    r"\b(?:while\s*\(\s*(?:true|1|!0)\s*\)|for\s*\(\s*;\s*;\s*\))\s*(?P<body>[{;])?"
    r"|\bdo\s*(?P<before>\{)"
)
_WAY_OUT = re.compile(r"\b(?:break|return|throw|await|yield)\b")
_NEVER = re.compile(r"\s*while\s*\(\s*(?:true|1|!0)\s*\)")


def name_faults(text: str) -> Iterator[tuple[int, str]]:
    """The first place of each name that nothing declares, and each endless loop, with its line."""
    code = _NO_CODE.sub(_blank, text)
    declared = {name for names in _MORE_NAMES.findall(code) for name in names}
    for match in _DECLARATIONS.finditer(code):
        for part in match.groups():
            declared.update(re.findall(_NAME, part or ""))
    known = declared | _GLOBALS | _KEYWORDS
    told: set[str] = set()
    for match in _USED.finditer(code):
        name = match["name"]
        if (
            name in _KEYWORDS
            or name in _GLOBALS
            or _ELEMENTS.fullmatch(name)
            or name in declared
            or name in told
        ):
            continue
        told.add(name)
        nearest = get_close_matches(name, known, n=1, cutoff=0.75)
        hint = f'; did you mean "{nearest[0]}"?' if nearest else "; declare it or delete it"
        yield code.count("\n", 0, match.start()) + 1, f"nothing is called {name}{hint}"
    yield from _constants_set_again(code)
    for match in _ENDLESS.finditer(code):
        start = match.end() - 1 if match["body"] == "{" or match["before"] else match.end()
        end = _closing(code, start) if code[start : start + 1] == "{" else start
        if match["before"] and not _NEVER.match(code, end + 1):
            continue
        if not _WAY_OUT.search(code, start, end):
            line = code.count("\n", 0, match.start()) + 1
            yield line, "this loop never ends and stops the page of every reader; say when it ends"


def _constants_set_again(code: str) -> Iterator[tuple[int, str]]:
    """Where a constant is set that has the only declaration of its name in the file."""
    if re.search(r"\bclass\b", code):
        # A field of a class begins like a statement.
        return
    bound: list[str] = []
    for match in _DECLARATIONS.finditer(code):
        for part in match.groups():
            bound += re.findall(_NAME, part or "")
    once = {name for name in _CONSTANT.findall(code) if bound.count(name) == 1}
    for match in _SET.finditer(code):
        if (name := match[1] or match[2]) in once:
            line = code.count("\n", 0, match.start()) + 1
            yield line, f"{name} is a constant and cannot be set again; declare it with let"


def _blank(match: re.Match[str]) -> str:
    """Nothing, but the lines and what a template puts in: a text counts as a number."""
    if match[0].startswith("`"):
        parts = _PUT_IN.split(match[0])
        return " 0 " + "".join(
            f" ({_NO_CODE.sub(_blank, part)}) " if place % 2 else "\n" * part.count("\n")
            for place, part in enumerate(parts)
        )
    lines = "\n" * match[0].count("\n")
    return lines if match[0].startswith("/") and match["space"] is None else f" 0 {lines}"


def _closing(code: str, start: int) -> int:
    depth = 0
    for match in re.finditer("[{}]", code[start:]):
        depth += 1 if match[0] == "{" else -1
        if not depth:
            return start + match.start()
    return len(code)
