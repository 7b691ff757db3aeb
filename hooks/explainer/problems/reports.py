"""Problems and warnings for people, for annotations of a pull request and for other programs."""

import json
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Literal

from explainer.problems.problem import Problem, one_line

Format = Literal["text", "github", "json"]

_BOLD, _RED, _YELLOW, _CYAN, _PLAIN = "\033[1m", "\033[31m", "\033[33m", "\033[36m", "\033[0m"


def text_report(
    problems: Iterable[Problem], warnings: Iterable[Problem], *, coloured: bool = False
) -> str:
    """One line for each, `path:line: key: message`, with an empty line between two files."""
    groups = [
        [("problem", problem) for problem in sorted(set(problems))],
        [("warning", warning) for warning in sorted(set(warnings))],
    ]
    blocks = [
        "\n".join(_line(kind, problem, coloured) for kind, problem in of_file)
        for group in groups
        for _, of_file in groupby(group, key=lambda entry: entry[1].path)
    ]
    return "\n\n".join(blocks)


def _line(kind: str, problem: Problem, coloured: bool) -> str:
    place, message = problem.place(), one_line(problem.message)
    marked = "warning: " if kind == "warning" else ""
    key = f"{one_line(problem.key)}: " if problem.key else ""
    if not coloured:
        return f"{place}: {marked}{key}{message}"
    colour = _YELLOW if kind == "warning" else _RED
    return f"{_CYAN}{place}{_PLAIN}: {colour}{marked}{_BOLD}{key}{_PLAIN}{message}"


def github_report(problems: Iterable[Problem], warnings: Iterable[Problem]) -> str:
    """Workflow commands of GitHub Actions, which annotate the lines of a pull request."""
    lines = [_annotation("error", problem) for problem in sorted(set(problems))]
    lines += [_annotation("warning", warning) for warning in sorted(set(warnings))]
    return "\n".join(lines)


def _annotation(kind: str, problem: Problem) -> str:
    values = {"file": problem.path, "line": str(max(1, problem.line))}
    if problem.key:
        values["title"] = problem.key
    listed = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in values.items())
    return f"::{kind} {listed}::{_escaped(problem.message)}"


def _escaped(text: str, more: Sequence[str] = "") -> str:
    """A text as a workflow command carries it."""
    for character in ("%", "\r", "\n", *more):
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def json_report(problems: Iterable[Problem], warnings: Iterable[Problem]) -> str:
    """One object with the lists `problems` and `warnings`."""
    return json.dumps(
        {
            "problems": [_fields(problem) for problem in sorted(set(problems))],
            "warnings": [_fields(warning) for warning in sorted(set(warnings))],
        },
        ensure_ascii=False,
        indent=2,
    )


def _fields(problem: Problem) -> dict[str, str | int]:
    return {
        "path": problem.path,
        "line": problem.line,
        "key": problem.key,
        "message": problem.message,
    }


def summary(problems: Sequence[Problem], warnings: Sequence[Problem]) -> str:
    """The last line of a check."""
    parts = [_counted(len(set(problems)), "problem"), _counted(len(set(warnings)), "warning")]
    return ", ".join(parts)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
