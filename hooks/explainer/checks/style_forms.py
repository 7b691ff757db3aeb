"""Whether a stylesheet of docs/assets is what it seems to be: a browser passes over what it cannot
read, without a word, up to the end of the rule or of the file.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

import tinycss2

from explainer.checks.style_hiding import hiding_problems
from explainer.checks.style_names import (
    FUNCTIONS,
    OFTEN_WRITTEN,
    is_property,
    media_problems,
    selector_problems,
)
from explainer.checks.style_values import value_problems
from explainer.problems.problem import Problem, did_you_mean, shown
from explainer.text.han import HAN

_AT_RULES = frozenset(
    "charset container counter-style font-face import keyframes layer media namespace page "
    "property scope starting-style supports view-transition".split()
)
_OF_RULES = frozenset("container layer media scope starting-style supports".split())
_UNITS = frozenset(
    "px em rem ex ch cap ic lh rlh vw vh vi vb vmin vmax svw svh lvw lvh dvw dvh dvmin dvmax cqw "
    "cqh cqi cqb cqmin cqmax cm mm q in pt pc deg grad rad turn s ms hz khz dpi dpcm dppx x "
    "fr".split()
)
_ADDRESSES = frozenset(("url", "src", "image", "image-set", "-webkit-image-set"))
_ELSEWHERE = re.compile(r"[\s\x00-\x1f]*(?:[a-z][a-z0-9+.-]*:|[/\\]{2})", re.IGNORECASE)
_DATA = re.compile(r"data:(?:image|font)/", re.IGNORECASE)
_FULL_WIDTH = re.compile("[\uff1a\uff1b\uff0c\uff5b\uff5d\uff08\uff09“”‘’]")
_DEFINED = re.compile(r"(--[\w-]+)\s*:")
_NAMED = re.compile(r"--[A-Za-z][\w-]*")
_ASKED = re.compile(r"var\(\s*(--[\w-]+)\s*\)")
# What the build writes for the levels and the places of the vocabulary.
_OF_THE_VOCABULARY = re.compile(r"--(?:(?:level|place)(?:-.+)?|text-on-level|chain|beside|outline)")
_DIGITS = re.compile("[0-9a-fA-F]{3,9}")
_KEYFRAMES = re.compile(r"@(?:-webkit-)?keyframes\s+([\w-]+)").findall
# The name comes first, as it does where a sheet is written by hand.
_MOVED = re.compile(
    r"(?<![\w-])animation(?:-name)?\s*:\s*(?!(?:none|inherit|initial|unset|revert)\b)([a-z][\w-]*)"
    r"(?=\s|;|\})"
)
_WITHOUT_WORDS = re.compile(r"/\*.*?\*/|\"[^\"\n]*\"|'[^'\n]*'", re.DOTALL)
_SLIPS = tuple(
    (re.compile(pattern), message)
    for pattern, message in (
        (r"\bcalc\([^()]*[\w%)][+-]\d", "a space stands on both sides of + and -"),
        (r"\bcalc\([^()]*[-+*/]\s*\)", "a value is missing behind the last sign"),
        (r"\b(?:rotate|skew)[XYZ]?\(\s*-?[\d.]*[1-9]\s*\)", "an angle has a unit; write deg"),
        (r"\bblur\(\s*[\d.]*[1-9]\s*\)", "this length has a unit; write px"),
        (r"\b(?:min|max|clamp)\(\s*[\w.%]+\s+[\w.%]+\s*\)", "a comma parts the values"),
        (r",\s*[);}]", "nothing stands behind ,; delete it"),
        (r"[\w\]-]::?\s*\{", "nothing stands behind the colon; delete it"),
        (r"#\d[\w-]*\s*\{", "an id begins with no digit in a stylesheet"),
        (r"@media[^{;]*\([a-z-]+\s+\d", "a colon parts a name from its value"),
        (r"@media[^{;]*\b(?:and|or|not)\s*\{", "a condition is missing"),
        (r"@charset\s*[^;]*;", "the sheets of this site are UTF-8; delete it"),
        (r"!important\s*!", "write !important once"),
        (r"(?<![\w-])padding[\w-]*\s*:\s*-\d", "a padding is never less than nothing"),
        (r"(?<![\w-])opacity\s*:\s*(?:[2-9]|\d{2})", "opacity ends at 1"),
        (r"(?<![\w-])font-weight\s*:\s*(?:100[1-9]|1[1-9]\d\d|[2-9]\d{3})", "it ends at 1000"),
        (r"(?<![\w-])transition\s*:\s*[\w-]+\s+[\d.]+\s*[;}]", "a time has a unit; write s or ms"),
        (r"(?<![\w-])display\s*:\s*none\s+\w", "none stands alone"),
        (r"\[[\w-]+[~|^$*]?=\s*\]", "the value of the attribute is missing"),
        (
            r":focus(?:-visible)?\s*\{[^{}]*\boutline\s*:\s*(?:none|0)\b",
            "who uses the keyboard must see where he is; give it an outline",
        ),
        (
            r"(?<![\w-])color\s*:\s*var\(--md-default-bg-color\)\s*[;}]",
            "the letters have the colour of the ground; write --md-default-fg-color",
        ),
        (
            r"(?<![\w-])font-size\s*:\s*(?:[0-7](?:\.\d+)?px|0?\.[0-3]\d*r?em)",
            "no reader can read so small letters; write 0.6rem or more",
        ),
        (
            r"(?<![\w-])font-size\s*:\s*(?:[1-9]\d{3,}px|[1-9]\d{2,}(?:\.\d+)?r?em)",
            "no page holds so large letters; mend the number",
        ),
        (
            r"::(?:before|after)\s*\{[^{}]*position\s*:\s*fixed[^{}]*inset\s*:\s*0",
            "this covers the whole page; delete it",
        ),
    )
)
_A_WORD = re.compile(rf"[A-Za-z]{{2}}|[{HAN}]")
_NOT_READ = "no browser reads what stands here; write `selector { name: value; }`"
_MARKS = {"(": ")", "[": "]", "{": "}"}


def style_problems(path: str, text: str) -> Iterator[Problem]:
    """The first fault of the form of a stylesheet, which `path` names in messages."""
    if found := _first_fault(text):
        line, message = found
        yield Problem(path, line, "", message)


@lru_cache(maxsize=100)
def _first_fault(text: str) -> tuple[int, str] | None:
    rules = _rules(text)
    return (
        next(_faults(text), None)
        or next(_loaded(rules, in_address=False), None)
        or next(_unread(rules), None)
        or next(_slips(text), None)
    )


def _slips(text: str) -> Iterator[tuple[int, str]]:
    plain = _WITHOUT_WORDS.sub(lambda match: "\n" * match[0].count("\n") or "w", text)
    for pattern, message in _SLIPS:
        if match := pattern.search(plain):
            line = plain.count("\n", 0, match.end()) + 1
            yield line, f"{shown(match[0].strip())}: {message}"


def property_problems(
    sheets: Iterable[tuple[str, str]], others: Iterable[str]
) -> Iterator[Problem]:
    """Custom properties that a sheet, which comes as its path and its text, asks for and nothing
    sets: neither the sheets nor `others`, the sheets of the theme and the scripts.
    """
    sheets = list(sheets)
    known = {name for _, text in sheets for name in _DEFINED.findall(text)}
    others = list(others)
    moving = {name for text in (*others, *(own for _, own in sheets)) for name in _KEYFRAMES(text)}
    known = known.union(*map(_NAMED.findall, others))
    for path, text in sheets:
        for match in _ASKED.finditer(text):
            if match[1] not in known and not _OF_THE_VOCABULARY.fullmatch(match[1]):
                line = text.count("\n", 0, match.start()) + 1
                message = f"nothing sets {match[1]}; mend the name or set it"
                yield Problem(path, line, "", message)
        for match in _MOVED.finditer(text):
            if match[1] not in moving:
                line = text.count("\n", 0, match.start()) + 1
                message = f"there are no @keyframes {shown(match[1])}; mend the name or write them"
                yield Problem(path, line, "", message)


def _faults(text: str) -> Iterator[tuple[int, str]]:
    """Whatever opens and does not close, read from the characters: a parser closes it itself."""
    opened: list[tuple[str, int]] = []
    line = 1
    place = 0
    while place < len(text):
        character = text[place]
        if text.startswith("/*", place):
            end = text.find("*/", place + 2)
            if end < 0 or "/*" in text[place + 2 : end]:
                yield line, "the comment that opens on this line is not closed; add */"
                return
            line += text.count("\n", place, end)
            place = end + 2
            continue
        if character in "\"'":
            string = re.compile(rf"{character}(?:[^{character}\\\n]|\\[\s\S])*{character}").match(
                text, place
            )
            if string is None:
                yield line, f"the text that opens on this line is not closed; add {character}"
                return
            line += string[0].count("\n")
            place = string.end()
            continue
        if character == "\\":
            place += 2
            continue
        if character in _MARKS:
            opened.append((character, line))
        elif character in _MARKS.values():
            if not opened:
                yield line, f"nothing opens this brace {character}; delete it"
                return
            mark, at = opened.pop()
            if _MARKS[mark] != character:
                yield at, _not_closed(mark)
                return
        elif _FULL_WIDTH.match(character):
            yield line, f"{character} is a full-width mark, which no browser reads; write ASCII"
            return
        line += character == "\n"
        place += 1
    if opened:
        yield opened[-1][1], _not_closed(opened[-1][0])


def _not_closed(mark: str) -> str:
    return f"the brace that opens on this line is not closed; add {_MARKS[mark]}"


def _rules(text: str) -> list[Any]:
    return list(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True))


def _loaded(nodes: Iterable[Any], *, in_address: bool) -> Iterator[tuple[int, str]]:
    """What the nodes of a sheet load from elsewhere, however it is escaped."""
    for node in nodes:
        imports = node.type == "at-rule" and node.lower_at_keyword == "import"
        address = node.type == "url" or (node.type == "string" and in_address)
        if address and _ELSEWHERE.match(node.value) and not _DATA.match(node.value):
            message = "this loads from another host; put the file into docs/assets"
            yield int(node.source_line), f"{shown(node.value)}: {message}"
        elif address and node.value.startswith("/"):
            message = "an address from the root fails where the site lies below a path"
            yield int(node.source_line), f"{shown(node.value)}: {message}; write ../images/…"
        for part in ("prelude", "content", "arguments"):
            inner = getattr(node, part, None)
            if isinstance(inner, list):
                named = part == "arguments" and node.lower_name in _ADDRESSES
                yield from _loaded(inner, in_address=named or imports)
        if imports:
            message = "a sheet that imports another one; name both in extra_css of mkdocs.yml"
            yield int(node.source_line), message


def _unread(rules: Iterable[Any], *, on_paper: bool = False) -> Iterator[tuple[int, str]]:
    """What a browser passes over: rules and declarations that are none; and rules that hide a page,
    but `on_paper`.
    """
    for rule in rules:
        line = int(rule.source_line)
        if rule.type == "error":
            yield line, _NOT_READ
        elif rule.type == "declaration":
            yield from _declaration(rule, line)
        elif rule.type == "qualified-rule":
            selector = tinycss2.serialize(rule.prelude).strip()
            if not selector or re.match(r"[<;/]|\.?\d", selector):
                yield line, f"{shown(selector)} selects nothing; write a selector before the brace"
            yield from selector_problems(rule.prelude)
            if not on_paper:
                yield from hiding_problems(selector, _contents(rule.content))
            yield from _unread(_contents(rule.content))
        elif rule.type == "at-rule":
            name = re.sub(r"^-(?:webkit|moz)-", "", rule.lower_at_keyword)
            if name not in _AT_RULES:
                yield (
                    line,
                    f"@{shown(rule.at_keyword)} is no rule that browsers know; mend it",
                )
            elif rule.content is not None and name in _OF_RULES:
                if name == "media":
                    yield from media_problems(rule.prelude)
                elif name == "supports":
                    yield from _asked_of_browsers(rule.prelude)
                paper = on_paper or "print" in tinycss2.serialize(rule.prelude)
                yield from _unread(_contents(rule.content), on_paper=paper)


def _asked_of_browsers(conditions: Iterable[Any]) -> Iterator[tuple[int, str]]:
    """Declarations of `@supports` that no browser follows, so that its rules never count."""
    for token in conditions:
        if token.type == "() block":
            declared = tinycss2.parse_one_declaration(token.content)
            if declared.type == "declaration":
                yield from _declaration(declared, int(token.source_line))
            else:
                yield from _asked_of_browsers(token.content)


def _contents(content: Any) -> list[Any]:
    return list(tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True))


def _said(value: Iterable[Any]) -> str:
    """The words of a generated content; "" for marks, signs and what is taken from the page."""
    texts = (token.value for token in value if token.type == "string")
    return next((text for text in texts if _A_WORD.search(text)), "")


def _value(value: Iterable[Any]) -> Iterator[tuple[int, str]]:
    """What a browser cannot read in the value of a property."""
    after_mark = False
    for token in value:
        at = int(token.source_line)
        if token == ":":
            yield at, "a semicolon is missing in front of this property; add ;"
        elif token.type == "dimension" and token.lower_unit not in _UNITS:
            yield at, f"{shown(token.unit)} is no unit that browsers know; mend it"
        elif token.type == "function" and token.lower_name == "expression":
            yield at, "no browser runs an expression; delete it"
        elif token.type == "function":
            name = token.lower_name
            if name not in FUNCTIONS and not name.startswith("-"):
                hint = did_you_mean(name, FUNCTIONS)
                yield at, f"{shown(name)}() is no function that browsers know; mend it{hint}"
            yield from _value(token.arguments)
        elif after_mark and token.type == "ident" and token.lower_value != "important":
            yield at, f"!{shown(token.value)} is nothing that browsers know; write !important"
        after_mark = token == "!"


def _declaration(declaration: Any, line: int) -> Iterator[tuple[int, str]]:
    value = tinycss2.serialize(declaration.value).strip()
    name = declaration.lower_name
    if not name.startswith("-") and not is_property(name):
        hint = did_you_mean(name, OFTEN_WRITTEN)
        yield line, f"{shown(name)} is no property that browsers know; mend it{hint}"
        return
    if not name.startswith("--"):
        if name == "content" and (said := _said(declaration.value)):
            message = "words in a stylesheet are in one language and in no search; write it as text"
            yield line, f"{shown(said)}: {message}"
        yield from _value(declaration.value)
        yield from value_problems(name, declaration.value)
    if not value and not declaration.name.startswith("--"):
        yield line, f"{shown(declaration.name)} has no value; write one or delete the line"
    for token in declaration.value:
        # A name of the sheet's own may stand for something else that begins with the mark.
        may_differ = name.startswith("--") and not re.search("colou?r", declaration.name)
        if token.type == "hash" and (not may_differ or _DIGITS.fullmatch(token.value)):
            if not re.fullmatch(r"[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8}", token.value):
                yield int(token.source_line), f"#{shown(token.value)} is no colour; mend it"
        elif token.type == "error":
            yield int(token.source_line), _NOT_READ
