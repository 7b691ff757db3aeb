"""What is wrong with an input, and where: the core returns problems, its callers report them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import get_close_matches


@dataclass(frozen=True, order=True)
class Problem:
    """One fault of an input file."""

    path: str
    """The file, as a maintainer would name it: docs/corpus/sources/x.yml."""
    line: int
    """The line, counted from 1; 0 when the fault has no line."""
    key: str
    """The field, heading or directive: sections.0.clauses.3.levels.0; may be empty."""
    message: str
    """What is wrong and how to mend it."""

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.key}: {self.message}" if self.key else f"{place}: {self.message}"


def report(problems: Iterable[Problem]) -> str:
    """All problems, one a line, sorted by file and line, each once."""
    return "\n".join(str(problem) for problem in sorted(set(problems)))


_UNKNOWN = re.compile(r"\bunknown [a-z ]+ \"[^\"]*\"")
_MANY = 3


def gathered(problems: Iterable[Problem]) -> list[Problem]:
    """The problems with those of one unknown id drawn together, at the first place that names it.

    A deleted term that many texts use is one fault; the message lists the other places.
    """
    single: list[Problem] = []
    of_id: dict[str, list[Problem]] = {}
    for problem in sorted(set(problems)):
        match = _UNKNOWN.search(problem.message)
        if match:
            of_id.setdefault(match[0], []).append(problem)
        else:
            single.append(problem)
    for same in of_id.values():
        if len(same) < _MANY:
            single += same
            continue
        places = ", ".join(dict.fromkeys(f"{problem.path}:{problem.line}" for problem in same[1:]))
        single.append(replace(same[0], message=f"{same[0].message} (also at {places})"))
    return sorted(single)


def mend_unknown(wrong: str, known: Iterable[str]) -> str:
    """How to mend a reference to an unknown id: the nearest known one, or what else can be done."""
    return did_you_mean(wrong, known) or "; write or restore it, or change what refers to it"


def did_you_mean(wrong: str, known: Iterable[str]) -> str:
    """A hint that names the nearest known id: `; did you mean "county"?`, or nothing."""
    nearest = get_close_matches(wrong, list(known), n=1, cutoff=0.6)
    return f'; did you mean "{nearest[0]}"?' if nearest else ""
