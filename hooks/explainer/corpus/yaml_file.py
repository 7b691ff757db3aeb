"""YAML files as plain data that remembers its lines.

The accepted YAML is a small subset, so that a file means what it looks like: one document, a
mapping at the top, no anchors, aliases, merge keys, tags or repeated keys; plain scalars are
texts, whole numbers, true, false or nothing (so that 2018-02-12 and 15:43 stay the texts they
look like). Whatever could be expanded or nested without end is refused before it is built.
"""

import hashlib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import yaml

from explainer.corpus.records.base import SLUG
from explainer.corpus.yaml_syntax import comments_behind_texts, syntax_problem
from explainer.problems.problem import NO_SUBJECT, Fault, Problem, Subject
from explainer.text.han import WIDE
from explainer.text.unseen import unseen_characters

Key = tuple[str | int, ...]

Lines = tuple[int, "Mapping[str, Lines] | Sequence[Lines]"]
"""The line of a field, counted from 0, and the lines of what is in it."""

DEEPEST = 20
"""Levels of nesting; the records need nine."""
LONGEST_LIST = 1000
"""Plain values in one list; lists of records have no limit."""

_WORDS_FOR_TRUTH = re.compile(r"yes|no|on|off|true|false|null", re.IGNORECASE)
_WRAPPED = re.compile(rf"(?<=[{WIDE}]) (?=[{WIDE}0-9])|(?<=[0-9]) (?=[{WIDE}])")
_ODD_SPACE = re.compile("[\u00a0\u2000-\u200a\u202f\u3000]")
_LOOKALIKE = re.compile("[\u0370-\u03ff\u0400-\u052f\uff21-\uff5a]")
_TAGS = "tag:yaml.org,2002:"
_PLAIN_TAGS = {
    _TAGS + name for name in ("str", "int", "float", "bool", "null", "timestamp", "merge", "value")
}


def dotted(key: Key) -> str:
    """A key path as it stands in a message: sections.0.clauses.3.levels."""
    return ".".join(str(part) for part in key)


@dataclass(frozen=True)
class Document:
    """The data of one YAML file, and where each of its fields stands."""

    path: str
    data: dict[str, Any]
    lines: Lines
    first_line: str = ""
    digest: str = ""
    """Of the text of the file."""

    @cached_property
    def ids(self) -> Mapping[str, Sequence[tuple[str, Key]]]:
        """The ids in each list, with the place of each, by the name of the list."""
        found: dict[str, list[tuple[str, Key]]] = {}

        def walk(value: object, key: Key) -> None:
            if isinstance(value, dict):
                for name, inner in value.items():
                    if isinstance(inner, list):
                        for index, item in enumerate(inner):
                            if isinstance(item, dict) and isinstance(item.get("id"), str):
                                place = (item["id"], (*key, name, index, "id"))
                                found.setdefault(name, []).append(place)
                        walk(inner, (*key, name))
                    elif isinstance(inner, dict):
                        walk(inner, (*key, name))
            elif isinstance(value, list):
                for index, item in enumerate(value):
                    walk(item, (*key, index))

        walk(self.data, ())
        return found

    def line(self, key: Key) -> int:
        """The line of the field at `key`, or of the nearest field around it."""
        line, inner = self.lines
        for part in key:
            if isinstance(inner, Mapping):
                found = inner.get(str(part))
            else:
                found = inner[part] if isinstance(part, int) and part < len(inner) else None
            if found is None:
                break
            line, inner = found
        return line + 1

    def problem(
        self, key: Key, message: str, subject: Subject = NO_SUBJECT, fault: Fault = Fault.OTHER
    ) -> Problem:
        """A problem of the field at `key`; `subject` is the unknown id that it is about."""
        return Problem(self.path, self.line(key), dotted(key), message, subject, fault, key)


def document_of(text: str, path: str) -> tuple[Document | None, list[Problem]]:
    """The document of a YAML text, or None, and all problems of its form; never raises.

    `path` names the file in messages. Where a field stands twice or a hyphen is missing, what the
    file says is unknown.
    """
    document, problems = _document_of(text, path)
    return document, list(problems)


# A preview reads the same files again at every edit of another.
@lru_cache(maxsize=64)
def _document_of(text: str, path: str) -> tuple[Document | None, tuple[Problem, ...]]:
    try:
        if (forbidden := growing(text, path)) is not None:
            return None, (forbidden,)
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        return None, (syntax_problem(text, path, error),)
    if not isinstance(root, yaml.MappingNode):
        message = "the file must consist of `field: value` lines"
        return None, (Problem(path, 1, "", message),)
    problems: list[Problem] = []
    data = _construct(root, path, (), problems)
    problems += comments_behind_texts(text, path)
    if any(problem.fault == Fault.UNREADABLE for problem in problems):
        return None, tuple(problems)
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(path, data, lines_of(root), text.partition("\n")[0], digest), tuple(problems)


def lines_of(node: yaml.Node) -> Lines:
    """Where a node and all that is in it stand; a field of a mapping stands where its name does."""
    line = int(node.start_mark.line)
    if isinstance(node, yaml.SequenceNode):
        return line, [lines_of(item) for item in node.value]
    inner: dict[str, Lines] = {}
    for name, value in node.value if isinstance(node, yaml.MappingNode) else ():
        inner.setdefault(str(name.value), (int(name.start_mark.line), lines_of(value)[1]))
    return line, inner


def growing(text: str, path: str) -> Problem | None:
    """The first thing that could grow without end once it is built: read event by event."""
    open_lists: list[_OpenList] = []
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent):
            message = "aliases (*name) are not allowed; write the text out"
            return Problem(path, line, f"*{event.anchor}", message)
        if anchor := getattr(event, "anchor", None):
            message = "anchors (&name) are not allowed; write the text out"
            return Problem(path, line, f"&{anchor}", message)
        if isinstance(event, yaml.CollectionEndEvent):
            open_lists.pop()
        elif isinstance(event, yaml.CollectionStartEvent):
            open_lists.append(_OpenList(line, isinstance(event, yaml.SequenceStartEvent)))
            if len(open_lists) > DEEPEST:
                message = f"nested deeper than {DEEPEST} levels; mend the brackets or hyphens"
                return Problem(path, line, "", message)
        elif isinstance(event, yaml.ScalarEvent) and open_lists and open_lists[-1].is_sequence:
            open_lists[-1].values += 1
            if open_lists[-1].values > LONGEST_LIST:
                message = f"the list has more than {LONGEST_LIST} values; shorten it"
                return Problem(path, open_lists[-1].line, "", message)
    return None


@dataclass
class _OpenList:
    """A collection that is being read: where it opens and how many plain values it has so far."""

    line: int
    is_sequence: bool
    values: int = 0


def _construct(node: yaml.Node, path: str, key: Key, problems: list[Problem]) -> Any:
    """The data of a node. What a merge key stands for is filled in all the same, so that the
    forbidden form is the only fault that is named.
    """

    def problem(
        message: str,
        at: yaml.Node = node,
        where: Key = key,
        fault: Fault = Fault.OTHER,
        below: int = 0,
    ) -> None:
        line = at.start_mark.line + 1 + below if at.start_mark else 1
        problems.append(Problem(path, line, dotted(where), message, fault=fault, field=where))

    if isinstance(node, yaml.ScalarNode):
        value, fault = _scalar(node)
        if fault:
            problem(fault)
        return value
    if isinstance(node, yaml.SequenceNode):
        if node.tag != f"{_TAGS}seq":
            problem(_tag_message(node))
        if joined := next(filter(_is_joined, node.value), None):
            message = "the hyphen of this item is missing; begin it with `- `"
            problem(message, joined, below=1, fault=Fault.UNREADABLE)
        return [
            _construct(item, path, (*key, index), problems) for index, item in enumerate(node.value)
        ]
    if node.tag != f"{_TAGS}map":
        problem(_tag_message(node))
    mapping: dict[str, Any] = {}
    first_line: dict[str, int] = {}
    twice = False
    for name_node, value_node in node.value:
        name = name_node.value if isinstance(name_node, yaml.ScalarNode) else None
        if name is None:
            problem("a field name must be plain text", name_node)
        elif (strange := _strange_sign(name)) is not None:
            problem(strange, name_node, (*key, name.strip()), Fault.UNREADABLE)
        elif name_node.tag == f"{_TAGS}merge":
            problem("merge keys (<<) are not allowed; write the fields out", name_node)
            merged = _construct(value_node, path, key, [])
            mapping |= merged if isinstance(merged, dict) else {}
        elif name in first_line:
            # Where the hyphen of an item is missing, all of its fields stand twice.
            if not twice:
                mend = "keep one"
                if key and isinstance(key[-1], int):
                    mend += ", or begin the next item of the list with `- `"
                message = f"the field stands twice (first on line {first_line[name]}); {mend}"
                problem(message, name_node, (*key, name), Fault.UNREADABLE)
            twice = True
        else:
            first_line[name] = name_node.start_mark.line + 1
            mapping[name] = _construct(value_node, path, (*key, name), problems)
    return mapping


def _strange_sign(name: str) -> str | None:
    """What is wrong with the name of a field that looks right and is not; None where it is."""
    if _ODD_SPACE.search(name):
        return "a space of another width stands before or in this name; write plain spaces"
    if (letter := _LOOKALIKE.search(name)) and re.search("[a-z]", name):
        sign = unicodedata.name(letter[0], letter[0]).lower()
        return f"a letter of this name is no Latin one ({letter[0]}, {sign}); write the name anew"
    return None


def _is_joined(node: yaml.Node) -> bool:
    """Whether an item of a list is several, of which only the first has its hyphen: ids, a line
    each, which YAML joins into one text.
    """
    if not isinstance(node, yaml.ScalarNode) or node.style:
        return False
    words = str(node.value).split(" ")
    return 1 < len(words) == node.end_mark.line - node.start_mark.line + 1 and all(
        re.fullmatch(SLUG, word) for word in words
    )


def _tag_message(node: yaml.Node) -> str:
    return f"the tag {node.tag} is not allowed; write plain text"


def _scalar(node: yaml.ScalarNode) -> tuple[str | int | bool | None, str]:
    """The value of a scalar and what is wrong with it. The C parser marks a plain one by ''."""
    value = str(node.value)
    if node.style != "|" and node.end_mark.line > node.start_mark.line:
        # YAML puts a space where a line is wrapped; between Chinese characters there is none.
        value = _WRAPPED.sub("", value)
    if node.tag not in _PLAIN_TAGS:
        return value, _tag_message(node)
    if node.style:
        # A quoted text can name any character by its code.
        for _, name in unseen_characters(value):
            return value, f"an unseen character stands here, {name}; delete it"
        return value, ""
    if value in ("", "~", "null"):
        return None, ""
    if value in ("true", "false"):
        return value == "true", ""
    if _WORDS_FOR_TRUTH.fullmatch(value):
        return value, f"YAML reads {value} as true, false or nothing; put quotes around a text"
    return (int(value) if re.fullmatch(r"-?(?:0|[1-9][0-9]{0,17})", value) else value), ""
