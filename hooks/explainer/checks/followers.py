"""Faults that follow from another one and are not named: a file that is not there."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from explainer.corpus.reading import CORPUS_FOLDER, Draft
from explainer.corpus.yaml_file import Key, dotted
from explainer.languages import LANGUAGES
from explainer.problems.problem import NO_SUBJECT, Fault, Problem

# Kinds of reviewed pairs that are a file each, with the folder of these files.
_FOLDERS = {"sources": "sources", "mechanisms": "mechanisms"}
_KINDS = frozenset(("clause", "source", "mechanism"))
_MARKS_OF_TERMS = (("pinyin",), ("traditional",))

_Place = tuple[str, Key]
"""A file and what stands in it."""


def without_followers(problems: Iterable[Problem], draft: Draft, label: str) -> list[Problem]:
    """The problems, those of unknown ids replaced where the file that had these ids is gone.

    That a file was there is known from the reviews of what it held. `label` is how messages name
    the folder docs.
    """
    every = _without_lost_figures(_without_lost_citations(sorted(set(problems))))
    every = _without_lost_ends(_without_marks_of_terms(_without_halves(every)))
    gone = list(_missing_files(draft, label))
    following = [problem for problem in every if problem.subject[0] in _KINDS]
    if not gone or not following:
        return every
    message = (
        f"the file is missing, and {following[0].place()} and others refer to what it held; "
        "restore it, or delete what refers to it"
    )
    kept = [problem for problem in every if problem.subject[0] not in _KINDS]
    return sorted([*kept, *(Problem(path, 0, "", message) for path in gone)])


def _without_lost_ends(problems: Sequence[Problem]) -> list[Problem]:
    """The problems without the final mark of a text whose end is read as a comment, and of a line
    of a page that has another fault: it is no sentence.
    """
    cut = {
        (problem.path, problem.line)
        for problem in problems
        if problem.fault == Fault.TEXT_CUT
        or (problem.path.endswith(".md") and problem.fault != Fault.NO_FINAL_MARK)
    }
    return [
        problem
        for problem in problems
        if problem.fault != Fault.NO_FINAL_MARK or (problem.path, problem.line) not in cut
    ]


def one_for_twins(problems: Iterable[Problem], label: str) -> list[Problem]:
    """The problems with what is wrong alike in both languages of a page or of a text told once, of
    the first.

    Both are written in both languages, and so are most of their faults.
    """
    kept: list[Problem] = []
    open_ones: dict[tuple[_Place, str], list[tuple[int, str]]] = {}
    about: _Place
    pages = re.compile(rf"{re.escape(label)}/({'|'.join(LANGUAGES)})/(.*\.md)")
    for problem in sorted(problems):
        page, kind = pages.fullmatch(problem.path), problem.message
        if page:
            about, half = (page[2], ()), problem.path
            kind = kind.replace(f"{label}/{page[1]}/", f"{label}/")
        elif (text := _text_around(problem.field)) is not None:
            about, half = (problem.path, text), problem.key
        else:
            kept.append(problem)
            continue
        # Words and their places are those of the language.
        kind = re.sub(r"^(?:\[\[|[^“\"]{0,20}\]\])[^:]*: |[“\"][^“”\"]*[”\"]|\bat \d+", "", kind)
        twins = open_ones.setdefault((about, kind), [])
        other, of_other = next((twin for twin in twins if twin[1] != half), (None, ""))
        if other is None:
            twins.append((len(kept), half))
            kept.append(problem)
        else:
            twins.remove((other, of_other))
            message = f"{kept[other].message} (also at {problem.place()})"
            kept[other] = replace(kept[other], message=message)
    return kept


def _without_halves(problems: Sequence[Problem]) -> list[Problem]:
    """The problems with two that one slip makes told once: a hyphen inside an item of a list, and
    a field that has left its group.
    """
    lacking: dict[_Place, Problem] = {}
    unknown: dict[tuple[str, str | int], Problem] = {}
    for problem in problems:
        if problem.fault == Fault.FIELD_MISSING:
            lacking[_around(problem)] = problem
        elif problem.fault == Fault.FIELDS_MISSING:
            lacking[problem.path, problem.field] = problem
        elif problem.fault == Fault.FIELD_UNKNOWN:
            unknown[problem.path, problem.field[-1]] = problem
    gone: set[Problem] = set()
    more: list[Problem] = []
    for (path, item), problem in lacking.items():
        *group, number = item or ("",)
        below = number + 1 if isinstance(number, int) else None
        following = lacking.get((path, (*group, below))) if below else None
        if following and problem not in gone:
            message = "the item above goes on here; delete the hyphen and indent the field as above"
            at = tuple(group)
            more.append(replace(following, key=dotted(at), field=at, message=message))
            gone |= {problem, following}
        stray = unknown.get((path, problem.field[-1])) if problem.field else None
        if stray and stray.field[:-1] != item:
            message = f"this field belongs to `{dotted(item)}`; put it there"
            message += ", indented as its other fields"
            more.append(replace(stray, message=message))
            gone |= {problem, stray}
    return sorted([*(problem for problem in problems if problem not in gone), *more])


def _without_marks_of_terms(problems: Sequence[Problem]) -> list[Problem]:
    """The problems without readings of a term that has the name of another one."""
    taken = {
        _around(problem)
        for problem in problems
        if problem.fault == Fault.FORM_TAKEN and problem.field[-1] == "zh"
    }
    return [
        problem
        for problem in problems
        if problem.field[-1:] not in _MARKS_OF_TERMS or _around(problem) not in taken
    ]


def _without_lost_citations(problems: Sequence[Problem]) -> list[Problem]:
    """The problems without texts that cite nothing because their link is the fault."""
    broken = {
        _around(problem)
        for problem in problems
        if problem.fault == Fault.LINK_BROKEN or problem.subject != NO_SUBJECT
    }
    return [
        problem
        for problem in problems
        if problem.fault != Fault.NOTHING_CITED or (problem.path, problem.field) not in broken
    ]


def _without_lost_figures(problems: Sequence[Problem]) -> list[Problem]:
    """The problems without figures that differ, or marks that lack, because of another fault.

    A letter among the digits, a month that there is not: mended, they bring the figure back.
    """
    told = {
        _around(problem)
        for problem in problems
        if problem.fault != Fault.FIGURES_DIFFER and {*problem.field[-1:]} & {*LANGUAGES}
    }
    return [
        problem
        for problem in problems
        if problem.fault != Fault.FIGURES_DIFFER or _around(problem) not in told
    ]


def _around(problem: Problem) -> _Place:
    """Where the record or the text stands of which a field is the fault."""
    return problem.path, problem.field[:-1]


def _text_around(field: Key) -> Key | None:
    """What has the texts of which a field is one, or a list of them; None where it is no text."""
    at = next((at for at in (-1, -2) if {*field[at:]} & {*LANGUAGES}), None)
    return field[:at] if at else None


def _missing_files(draft: Draft, label: str) -> Iterator[str]:
    there = {document.path for document in draft.documents} | draft.incomplete
    for pair in draft.reviewed.record.pairs if draft.reviewed else ():
        kind, _, identifier = pair.partition("/")
        path = f"{label}/{CORPUS_FOLDER}/{_FOLDERS.get(kind)}/{identifier}.yml"
        if kind in _FOLDERS and path not in there:
            yield path
