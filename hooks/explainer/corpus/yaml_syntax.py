"""Faults of YAML's syntax, at the line where they were made, not where the parser gave up."""

import re
from collections.abc import Callable, Iterator

import yaml

from explainer.problems.problem import Fault, Problem

_HINT = "check the indentation, and quote a text that contains `: ` or ` #`"
_FULL_WIDTH_COLON = re.compile(r"^[ \t]*(?:- )*\w+[ ]*：")
# What ends a line for YAML.
_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_NO_COLON = re.compile(r"^(?P<indent>[ \t]*(?:- )*)(?P<name>[a-z_]+)(?P<value>\s+\S.*)?\s*$")
_ITEM = re.compile(r"\s*- ")
_NO_SPACE = re.compile(r"^[ \t]*(?:- )*[a-z_]+:[^\s:/]")

_COMMENT = re.compile(
    r"^[ \t]*(?:- )*(?P<name>[a-z_]+): +(?P<text>(?![\"'|>{\[#&*!])[^#\"]*?[^\s#\"])\s+#"
)

Found = tuple[int, str]
"""The number of a line, counted from 0, and what is wrong there."""


def syntax_problem(text: str, path: str, error: yaml.YAMLError) -> Problem:
    """The problem of a text that the parser refused with `error`; `path` names its file."""
    mark = getattr(error, "problem_mark", None)
    last = mark.line if mark else 0
    lines = _LINE_END.split(text)
    ways: tuple[Callable[[list[str], int, str, yaml.YAMLError], Found | None], ...] = (
        _full_width_colon,
        _wrong_sign,
        _unclosed_quote,
        _lacking_space,
        _lacking_colon,
        _unclosed_bracket,
        _half_a_field,
        _lacking_hyphen,
    )
    for way in ways:
        if found := way(lines, last, text, error):
            return Problem(path, found[0] + 1, "", f"not valid YAML: {found[1]}")
    detail = getattr(error, "problem", None) or str(error)
    words = " ".join(str(detail).split())
    return Problem(path, min(last, len(lines) - 1) + 1, "", f"not valid YAML: {words}; {_HINT}")


def comments_behind_texts(text: str, path: str) -> Iterator[Problem]:
    """Texts without quotation marks in which ` #` stands: what follows is no part of them."""
    for number, line in enumerate(_LINE_END.split(text), 1):
        # A single word may be explained; only a text can lose its end, or a number its sign.
        match = _COMMENT.match(line)
        if match and (
            re.search(r"[^\x00-\x7f]|\S +\S", match["text"]) or re.match(r"\d", line[match.end() :])
        ):
            message = (
                "what stands behind ` #` is no part of the text; put quotation marks around the "
                "whole text, or the comment on a line of its own"
            )
            yield Problem(path, number, match["name"], message, fault=Fault.TEXT_CUT)


def _full_width_colon(
    lines: list[str], last: int, text: str, error: yaml.YAMLError
) -> Found | None:
    for number in (last, last - 1):
        if 0 <= number < len(lines) and _FULL_WIDTH_COLON.match(lines[number]):
            return number, "a full-width colon ends the name of the field; write `: `"
    return None


def _wrong_sign(lines: list[str], last: int, text: str, error: yaml.YAMLError) -> Found | None:
    """A sign that means something to YAML where it was meant as itself: a backslash, a tab, or
    what no plain text begins with.
    """
    problem = getattr(error, "problem", None) or ""
    mark = getattr(error, "problem_mark", None)
    line = lines[last] if last < len(lines) else ""
    at = line[mark.column : mark.column + 1] if mark else ""
    if "escape" in problem or "hexdec" in problem:
        message = (
            "a backslash between double quotation marks begins the code of a character; delete "
            "it, double it, or put the text between single ones"
        )
        return last, message
    if "tab character" in problem or ("cannot start any token" in problem and at == "\t"):
        return last, "a tab stands here; indent with spaces"
    if "cannot start any token" in problem:
        return last, f"no text begins with {at} unless it stands between quotation marks; add them"
    if "block sequence entries are not allowed" in problem and re.search(r": +- ", line):
        return last, "a text that begins with a hyphen stands between quotation marks; add them"
    return None


def _unclosed_quote(lines: list[str], last: int, text: str, error: yaml.YAMLError) -> Found | None:
    """A quotation mark that a later one closes: the last quoted text that runs over its line."""
    message = "the quotation mark that opens on this line is not closed; close it"
    context = getattr(error, "context", None) or ""
    context_mark = getattr(error, "context_mark", None)
    if "quoted scalar" in context and context_mark:
        return context_mark.line, message
    opened: Found | None = None
    for token in _tokens(text, error):
        if isinstance(token, yaml.ScalarToken) and token.style in ("'", '"'):
            runs_on = token.end_mark.line > token.start_mark.line
            opened = (token.start_mark.line, message) if runs_on else None
        elif opened and token.start_mark.line < last and isinstance(token, yaml.KeyToken):
            # A field follows, so the text was closed where it was meant to be.
            opened = None
    return opened


def _tokens(text: str, error: yaml.YAMLError) -> Iterator[yaml.Token]:
    """The tokens before the place where the parser gave up."""
    mark = getattr(error, "problem_mark", None)
    try:
        for token in yaml.scan(text, Loader=yaml.CSafeLoader):
            if mark and token.start_mark.index >= mark.index:
                return
            yield token
    except yaml.YAMLError:
        return


def _lacking_space(lines: list[str], last: int, text: str, error: yaml.YAMLError) -> Found | None:
    if last and _NO_SPACE.match(lines[last - 1]):
        return last - 1, "a space must follow the colon behind the name of a field"
    return None


def _lacking_colon(lines: list[str], last: int, text: str, error: yaml.YAMLError) -> Found | None:
    """A field without its colon, for the parser the beginning of a text of several lines."""
    found = _NO_COLON.match(lines[last - 1]) if last else None
    if not found or "mapping values" not in (getattr(error, "problem", None) or ""):
        return None
    indent = len(lines[last]) - len(lines[last].lstrip())
    # What has a value is followed by a field beside it, what has none by fields below it.
    if found["value"] and len(found["indent"]) != indent:
        return None
    return last - 1, f"the colon behind `{found['name']}` is missing; write `{found['name']}: `"


def _unclosed_bracket(
    lines: list[str], last: int, text: str, error: yaml.YAMLError
) -> Found | None:
    if "flow" not in (getattr(error, "context", None) or ""):
        return None
    opened: list[int] = []
    for token in _tokens(text, error):
        if isinstance(token, (yaml.FlowMappingStartToken, yaml.FlowSequenceStartToken)):
            opened.append(token.start_mark.line)
        elif isinstance(token, (yaml.FlowMappingEndToken, yaml.FlowSequenceEndToken)):
            opened = opened[:-1]
    if not opened:
        return None
    line = lines[opened[-1]]
    if last == opened[-1] and ("，" in line or "：" in line):
        return last, "inside { } and [ ] write the half-width marks `, ` and `: `"
    return opened[-1], "the bracket that opens on this line is not closed; close it"


def _lacking_hyphen(lines: list[str], last: int, text: str, error: yaml.YAMLError) -> Found | None:
    """A field among items, or an item below fields that should have been the first of a list."""
    detail = getattr(error, "problem", None) or ""
    message = "an item of a list begins with a hyphen and a space; write `- ` here"
    if "expected '-' indicator" in detail:
        return last, message
    if "expected key" not in detail or not (item := re.match(r"( +)- ", lines[last])):
        return None
    inside = f"{item[1]} "
    first = last
    while first and (lines[first - 1].startswith(inside) or not lines[first - 1].strip()):
        first -= 1
    return (first, message) if first < last and not _ITEM.match(lines[first - 1]) else None


def _half_a_field(lines: list[str], last: int, text: str, error: yaml.YAMLError) -> Found | None:
    context = getattr(error, "context", None) or ""
    mark = getattr(error, "context_mark", None)
    if "simple key" in context and mark:
        return mark.line, "this line is no `field: value`; write it so, or quote the whole text"
    return None
