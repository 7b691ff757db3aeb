"""The head of a prose page: its title, its description and the style sheets of its own."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

import yaml

from explainer.corpus.yaml_file import growing
from explainer.corpus.yaml_syntax import comments_behind_texts, syntax_problem
from explainer.problems.problem import Problem, did_you_mean

TEXTS = ("title", "description")
FIELDS = (*TEXTS, "styles")

_LONGEST_HEAD = 20
_NO_END = re.compile(r"\s*(?:-{1,2}|-{4,}|[—–]{1,3}|\.{3})\s*|\s+---\s*|---\s+")
_HEAD = re.compile(r"---\n(?P<head>.*?\n)?---(?:\n|$)", re.DOTALL)


@dataclass(frozen=True)
class Head:
    """What stands between the two lines `---` at the top of a page."""

    title: str = ""
    description: str = ""
    styles: tuple[str, ...] = ()
    """Style sheets of docs/assets/stylesheets, without their ending."""
    lines: Mapping[str, int] = field(default_factory=dict)
    """The line of the page on which each field stands."""


def read_head(text: str, path: str) -> tuple[Head, int, list[Problem]]:
    """The head of the page `text`, the number of its lines, and what is wrong with it.

    Every value is a text, whatever it looks like: `title: 2020` is the title 2020.
    """
    match = _HEAD.match(text)
    if match is None:
        message = _why_no_head(text)
        at = _line_of_end(text) if message else 1
        message = message or (
            "the page lacks its head; add `title: …` and `description: …` between two lines --- "
            "at the top"
        )
        return Head(), 0, [Problem(path, at, "", message)]
    lines = match[0].count("\n")
    try:
        if forbidden := growing(match["head"] or "", path):
            return Head(), lines, [replace(forbidden, line=forbidden.line + 1)]
        root = yaml.compose(match["head"] or "", Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        fault = syntax_problem(match["head"] or "", path, error)
        message = f"the head of the page is {fault.message}"
        return Head(), lines, [Problem(path, fault.line + 1, "", message)]
    if not isinstance(root, yaml.MappingNode):
        message = "the head of the page is no list of fields; write `title: …` and `description: …`"
        return Head(), lines, [Problem(path, 2, "", message)]
    head, lines, problems = _fields(root, path, lines)
    behind = comments_behind_texts(match["head"] or "", path)
    return head, lines, [*problems, *(replace(one, line=one.line + 1) for one in behind)]


def _fields(root: yaml.MappingNode, path: str, lines: int) -> tuple[Head, int, list[Problem]]:
    problems: list[Problem] = []
    texts: dict[str, str] = {}
    places: dict[str, int] = {}
    styles: tuple[str, ...] = ()
    for key, value in root.value:
        name, line = str(key.value), key.start_mark.line + 2
        if name not in FIELDS:
            message = f"unknown field; a page has {', '.join(FIELDS)}{did_you_mean(name, FIELDS)}"
            problems.append(Problem(path, line, name, message))
        elif name in texts or (name == "styles" and styles):
            message = "the field stands twice; delete one"
            problems.append(Problem(path, line, name, message))
        elif name == "styles":
            items = value.value if isinstance(value, yaml.SequenceNode) else [value]
            styles, places[name] = tuple(str(item.value) for item in items), line
        elif isinstance(value, yaml.ScalarNode):
            texts[name], places[name] = " ".join(value.value.split()), line
            if not value.tag.startswith("tag:yaml.org,2002:") or "/" in value.tag:
                message = f"the tag {value.tag} is not allowed; write plain text"
                problems.append(Problem(path, line, name, message))
            elif not texts[name]:
                problems.append(Problem(path, line, name, "is empty; fill it in"))
            elif re.search("[<>]", texts[name]):
                message = "is plain text; write it without < and >"
                problems.append(Problem(path, line, name, message))
        else:
            texts[name] = ""
            message = "must be a text, not a list or a group of fields; write one text"
            problems.append(Problem(path, line, name, message))
    strays = [str(key.value) for key, _ in root.value if key.value not in FIELDS]
    problems += [
        _missing(path, name)
        for name in TEXTS
        if name not in texts and not get_close_matches(name, strays, n=1)
    ]
    title = texts.get("title", "")
    if re.search(r"[.。，,;；]$", title):
        message = f"a title ends without a mark; delete {title[-1]}"
        problems.append(Problem(path, places["title"], "title", message))
    head = Head(texts.get("title", ""), texts.get("description", ""), styles, places)
    return head, lines, problems


def _missing(path: str, name: str) -> Problem:
    message = f"the page lacks `{name}`; add `{name}: …` between two lines --- at the top"
    return Problem(path, 1, name, message)


def _line_of_end(text: str) -> int:
    """The line that was meant to end a head, where one is; else the first."""
    lines = enumerate(text.split("\n")[1:_LONGEST_HEAD], 2)
    return next((number for number, line in lines if _NO_END.fullmatch(line)), 1)


def _why_no_head(text: str) -> str:
    """What keeps the first lines of a page from being its head; empty where it has none at all."""
    if text.startswith("---"):
        return "the head of the page is not closed; end it with a line `---`"
    if re.match(r"\s+---\n", text):
        return "the head of a page begins on its first line; delete what stands above it"
    if text.startswith("+++"):
        return "the head of a page stands between two lines ---, and is YAML; write `title: …`"
    return ""
