"""YAML files as plain data that remembers its lines.

The accepted YAML is a small subset, so that a file means what it looks like: one document, a
mapping at the top, no anchors, aliases, merge keys, tags or repeated keys; plain scalars are
texts, whole numbers, true, false or nothing (so that 2018-02-12 and 15:43 stay the texts they
look like).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from explainer.problems.problem import Problem

Key = tuple[str | int, ...]

_CONFLICT_MARKER = re.compile(r"^(?:<{7}|={7}|>{7})(?: |$)", re.MULTILINE)
_PLAIN_TAGS = {
    f"tag:yaml.org,2002:{name}"
    for name in ("str", "int", "float", "bool", "null", "timestamp", "map", "seq", "merge", "value")
}


def dotted(key: Key) -> str:
    """A key path as it stands in a message: sections.0.clauses.3.levels."""
    return ".".join(str(part) for part in key)


@dataclass(frozen=True)
class Document:
    """The data of one YAML file and the nodes that know its lines."""

    path: str
    data: dict[str, Any]
    root: yaml.Node
    first_line: str = ""

    def line(self, key: Key) -> int:
        """The line of the field at `key`, or of the nearest field around it."""
        node, line = self.root, self.root.start_mark.line
        for part in key:
            if isinstance(node, yaml.MappingNode):
                found = next(((k, v) for k, v in node.value if k.value == str(part)), None)
                if found is None:
                    break
                line, node = found[0].start_mark.line, found[1]
            elif (
                isinstance(node, yaml.SequenceNode)
                and isinstance(part, int)
                and part < len(node.value)
            ):
                node = node.value[part]
                line = node.start_mark.line
            else:
                break
        return int(line) + 1

    def problem(self, key: Key, message: str) -> Problem:
        """A problem of the field at `key`."""
        return Problem(self.path, self.line(key), dotted(key), message)


def read_text(file: Path, path: str) -> str | Problem:
    """The text of a file as UTF-8, or the problem that keeps it from being read.

    `path` names the file in messages.
    """
    content = file.read_bytes()
    if not content.strip():
        return Problem(path, 1, "", "the file is empty; fill it or delete it")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return Problem(path, line, "", "the file is not UTF-8 from here on; save it as UTF-8")
    if marker := _CONFLICT_MARKER.search(text):
        line = text.count("\n", 0, marker.start()) + 1
        message = "a merge conflict is left here; keep one side and delete the marker lines"
        return Problem(path, line, "", message)
    return text


def salvaged_ids(file: Path) -> Iterator[str]:
    """Ids that stand in an unreadable file, so that references to them do not seem wrong."""
    text = file.read_bytes().decode("utf-8", errors="replace")
    yield file.stem
    yield from re.findall(r"^[\s-]*id:\s*([a-z0-9-]+)\s*$", text, re.MULTILINE)


def read_document(file: Path, path: str) -> tuple[Document | None, list[Problem]]:
    """Reads one YAML file. Returns its document, or None, and all problems of its form."""
    text = read_text(file, path)
    if isinstance(text, Problem):
        return None, [text]
    try:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        return None, [_syntax_problem(path, error)]
    if not isinstance(root, yaml.MappingNode):
        return None, [Problem(path, 1, "", "the file must consist of `field: value` lines")]
    problems = list(_anchors(text, path))
    data = _construct(root, path, (), problems, {})
    return Document(path, data, root, text.partition("\n")[0]), problems


def _syntax_problem(path: str, error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None)
    detail = getattr(error, "problem", None) or str(error).splitlines()[0]
    hint = "check the indentation, and quote a text that contains `: ` or ` #`"
    if "end of stream" in detail:
        hint = (
            "the file ends in the middle: close the quotation mark or bracket, or restore the rest"
        )
    return Problem(path, mark.line + 1 if mark else 1, "", f"not valid YAML: {detail}; {hint}")


def _anchors(text: str, path: str) -> Iterator[Problem]:
    """Anchors, which leave no trace among the nodes; looked for only where a `&` could be one."""
    if not re.search(r"(?:^|[\s,\[{:-])&\w", text, re.MULTILINE):
        return
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        anchor = getattr(event, "anchor", None)
        if anchor and event.start_mark and not isinstance(event, yaml.AliasEvent):
            line = event.start_mark.line + 1
            yield Problem(path, line, f"&{anchor}", "anchors are not allowed; write the text out")


def _construct(
    node: yaml.Node, path: str, key: Key, problems: list[Problem], done: dict[int, Any]
) -> Any:
    """The data of a node. What an alias or a merge key stands for is filled in all the same, so
    that the forbidden form is the only fault that is named.
    """

    def problem(message: str, at: yaml.Node = node, where: Key = key) -> None:
        line = at.start_mark.line + 1 if at.start_mark else 1
        problems.append(Problem(path, line, dotted(where), message))

    if isinstance(node, yaml.ScalarNode):
        if node.tag not in _PLAIN_TAGS:
            problem(f"the tag {node.tag} is not allowed; write plain text")
        return _scalar(node)
    if id(node) in done:
        problem("aliases (*name) are not allowed; write the text out")
        return done[id(node)]
    if isinstance(node, yaml.SequenceNode):
        items: list[Any] = []
        done[id(node)] = items
        for index, item in enumerate(node.value):
            items.append(_construct(item, path, (*key, index), problems, done))
        return items
    mapping: dict[str, Any] = {}
    done[id(node)] = mapping
    first_line: dict[str, int] = {}
    for name_node, value_node in node.value:
        name = name_node.value if isinstance(name_node, yaml.ScalarNode) else None
        if name is None:
            problem("a field name must be plain text", name_node)
        elif name_node.tag == "tag:yaml.org,2002:merge":
            problem("merge keys (<<) are not allowed; write the fields out", name_node)
            merged = _construct(value_node, path, key, [], done)
            mapping |= merged if isinstance(merged, dict) else {}
        elif name in first_line:
            message = f"the field stands twice (first on line {first_line[name]}); keep one"
            problem(message, name_node, (*key, name))
        else:
            first_line[name] = name_node.start_mark.line + 1
            mapping[name] = _construct(value_node, path, (*key, name), problems, done)
    return mapping


def _scalar(node: yaml.ScalarNode) -> str | int | bool | None:
    if node.style is not None:
        return str(node.value)
    if node.value in ("", "~", "null"):
        return None
    if node.value in ("true", "false"):
        return bool(node.value == "true")
    return int(node.value) if re.fullmatch(r"-?\d{1,18}", node.value) else str(node.value)
