"""What is wrong with an input, and where: the core returns problems, its callers report them."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from enum import StrEnum

Subject = tuple[str, str]
"""What several problems may have in common: a kind of record and the id that is unknown."""

NO_SUBJECT: Subject = ("", "")


class Fault(StrEnum):
    """The kinds of fault that others follow from, or that follow from others."""

    OTHER = "other"
    UNREADABLE = "unreadable"
    """What the file says is unknown."""
    FIELD_MISSING = "field missing"
    """It is told where the field should be."""
    FIELDS_MISSING = "fields missing"
    """They are told where the record is that should have them."""
    FIELD_UNKNOWN = "field unknown"
    FIGURES_DIFFER = "figures differ"
    LINK_BROKEN = "link broken"
    """What looks like a link is not read as one."""
    NOTHING_CITED = "nothing cited"
    FORM_TAKEN = "form taken"
    """A term is called as another one is."""
    TEXT_CUT = "text cut"
    """The end of a text is read as a comment."""
    NO_FINAL_MARK = "no final mark"
    NAME_ALONE = "name alone"
    """No other file has the name; one that has it may be missing."""


_LONGEST_VALUE = 60


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
    subject: Subject = NO_SUBJECT
    """The kind and the id where the fault is that nothing has this id."""
    fault: Fault = Fault.OTHER
    """The kind of the fault."""
    field: tuple[str | int, ...] = field(default=(), compare=False)
    """The field of a record that `key` names, part by part; empty outside of records."""

    def place(self) -> str:
        """The file and the line, as terminals and editors make it a link."""
        return one_line(f"{self.path}:{self.line}" if self.line else self.path)

    def __str__(self) -> str:
        return one_line(": ".join(part for part in (self.place(), self.key, self.message) if part))


def one_line(text: str) -> str:
    """A text on one line, without characters that could steer a terminal."""
    words = " ".join(text.split())
    return "".join(
        f"\\u{ord(character):04x}"
        if unicodedata.category(character) in ("Cc", "Cf", "Co", "Cs", "Zl", "Zp")
        else character
        for character in words
    )


def shown(value: object) -> str:
    """A value of an input as a message quotes it: short and on one line."""
    text = one_line(str(value)[: 2 * _LONGEST_VALUE])
    return text if len(text) <= _LONGEST_VALUE else f"{text[:_LONGEST_VALUE]}…"


def report(problems: Iterable[Problem]) -> str:
    """All problems, one a line, sorted by file and line, each once."""
    return "\n".join(str(problem) for problem in sorted(set(problems)))


_MANY_PLACES = 3
_MANY_IDS = 5
_SHOWN = 8
_MOST_OF_A_FILE = 100


def gathered(problems: Iterable[Problem]) -> list[Problem]:
    """The problems with those of one cause drawn together, at the first place that shows it.

    A deleted term that many texts use is one fault; so is a file whose ids are all unknown. A file
    that has more faults than anybody reads ends in their number.
    """
    single: list[Problem] = []
    of_id: dict[Subject, list[Problem]] = {}
    for problem in sorted(set(problems)):
        if problem.subject == NO_SUBJECT:
            single.append(problem)
        else:
            of_id.setdefault(problem.subject, []).append(problem)
    of_kind: dict[str, list[list[Problem]]] = {}
    for (kind, _), same in of_id.items():
        of_kind.setdefault(kind, []).append(same)
    for kind, groups in of_kind.items():
        if len(groups) > _MANY_IDS:
            single.append(_many_unknown(kind, groups))
            continue
        for same in groups:
            single += same if len(same) < _MANY_PLACES else [_one_unknown(same)]
    return sorted(_bounded(single))


def _one_unknown(same: Sequence[Problem]) -> Problem:
    places = list(dict.fromkeys(problem.place() for problem in same[1:]))
    return replace(same[0], message=f"{same[0].message} (also at {_some(places)})")


def _many_unknown(kind: str, groups: Sequence[Sequence[Problem]]) -> Problem:
    first = min(group[0] for group in groups)
    ids = [f'"{shown(group[0].subject[1])}"' for group in groups]
    message = (
        f"{len(ids)} ids of the kind {kind} are unknown: {_some(ids)}; if a file is missing or cut "
        "off, restore it; otherwise mend what refers to them"
    )
    return replace(first, message=message)


def _some(words: Sequence[str]) -> str:
    more = len(words) - _SHOWN
    return ", ".join(words[:_SHOWN]) + (f" and {more} more" if more > 0 else "")


def _bounded(problems: Iterable[Problem]) -> Iterable[Problem]:
    of_file: dict[str, list[Problem]] = {}
    for problem in problems:
        of_file.setdefault(problem.path, []).append(problem)
    for path, found in of_file.items():
        yield from sorted(found)[:_MOST_OF_A_FILE]
        if len(found) > _MOST_OF_A_FILE:
            more = len(found) - _MOST_OF_A_FILE
            yield Problem(path, 0, "", f"{more} more problems in this file; mend the first ones")


def mend_unknown(wrong: str, known: Iterable[str]) -> str:
    """How to mend a reference to an unknown id: the nearest known one, or what else can be done."""
    return did_you_mean(wrong, known) or "; write or restore it, or change what refers to it"


def did_you_mean(wrong: str, known: Iterable[str]) -> str:
    """A hint that names the nearest known id: `; did you mean "yearly"?`, or nothing."""
    if len(wrong) > _LONGEST_VALUE:
        return ""
    nearest = get_close_matches(wrong, list(known), n=1, cutoff=0.6)
    return f'; did you mean "{nearest[0]}"?' if nearest else ""
