"""Faults that follow from another one and are not named: a file that is not there."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from explainer.corpus.reading import CORPUS_FOLDER, Draft
from explainer.languages import LANGUAGES
from explainer.problems.problem import NO_SUBJECT, Problem

# Kinds of reviewed pairs that are a file each, with the folder of these files.
_FOLDERS = {"sources": "sources", "mechanisms": "mechanisms"}
_KINDS = frozenset(("clause", "source", "mechanism"))
_NO_CLAIM = "no source, no claim"
_LACKING = re.compile(r"the fields? `")
_UNKNOWN = re.compile(r"unknown field `([^`]+)`")
_FIGURES = "the figures differ"


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
    """The problems without the final mark of a text whose end is read as a comment."""
    cut = {(p.path, p.line) for p in problems if "is no part of the text" in p.message}
    return [
        problem
        for problem in problems
        if (problem.path, problem.line) not in cut or "lacks its final mark" not in problem.message
    ]


def one_for_twins(problems: Iterable[Problem], label: str) -> list[Problem]:
    """The problems with what is wrong alike in both languages of a page or of a text told once, of
    the first.

    Both are written in both languages, and so are most of their faults.
    """
    kept: list[Problem] = []
    open_ones: dict[tuple[str, str], list[tuple[int, str]]] = {}
    pages = re.compile(rf"{re.escape(label)}/({'|'.join(LANGUAGES)})/(.*\.md)")
    texts = re.compile(rf"(.*\.)({'|'.join(LANGUAGES)})(?:\.\d+)?")
    for problem in sorted(problems):
        page, text = pages.fullmatch(problem.path), texts.fullmatch(problem.key)
        kind = problem.message
        if page:
            about, half = page[2], problem.path
            kind = kind.replace(f"{label}/{page[1]}/", f"{label}/")
        elif text:
            about, half = f"{problem.path} {text[1]}", problem.key
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
    lacking: dict[tuple[str, str], Problem] = {}
    unknown: dict[tuple[str, str], Problem] = {}
    for problem in problems:
        if match := _LACKING.match(problem.message):
            item = problem.key if "fields" in match[0] else problem.key.rpartition(".")[0]
            lacking[problem.path, item] = problem
        elif match := _UNKNOWN.match(problem.message):
            unknown[problem.path, match[1]] = problem
    gone: set[Problem] = set()
    more: list[Problem] = []
    for (path, item), problem in lacking.items():
        group, _, number = item.rpartition(".")
        following = lacking.get((path, f"{group}.{int(number) + 1}")) if number.isdigit() else None
        if following and problem not in gone:
            message = "the item above goes on here; delete the hyphen and indent the field as above"
            more.append(replace(following, key=group, message=message))
            gone |= {problem, following}
        name = problem.key.rpartition(".")[2]
        if (stray := unknown.get((path, name))) and stray.key.rpartition(".")[0] != item:
            message = f"this field belongs to `{item}`; put it there, indented as its other fields"
            more.append(replace(stray, message=message))
            gone |= {problem, stray}
    return sorted([*(problem for problem in problems if problem not in gone), *more])


def _without_marks_of_terms(problems: Sequence[Problem]) -> list[Problem]:
    """The problems without readings of a term that has the name of another one."""
    taken = {
        (problem.path, problem.key.removesuffix(".zh"))
        for problem in problems
        if problem.key.endswith(".zh") and "is already a form of the term" in problem.message
    }
    return [
        problem
        for problem in problems
        if not problem.key.endswith((".pinyin", ".traditional"))
        or (problem.path, problem.key.rpartition(".")[0]) not in taken
    ]


def _without_lost_citations(problems: Sequence[Problem]) -> list[Problem]:
    """The problems without texts that cite nothing because their link is the fault."""
    broken = {
        (problem.path, problem.key.rpartition(".")[0])
        for problem in problems
        if "a link" in problem.message or problem.subject != NO_SUBJECT
    }
    return [
        problem
        for problem in problems
        if not (problem.message.startswith(_NO_CLAIM) and (problem.path, problem.key) in broken)
    ]


def _without_lost_figures(problems: Sequence[Problem]) -> list[Problem]:
    """The problems without figures that differ, or marks that lack, because of another fault.

    A letter among the digits, a month that there is not: mended, they bring the figure back.
    """
    told = {
        (problem.path, problem.key.rpartition(".")[0])
        for problem in problems
        if problem.key.endswith((".zh", ".en")) and not problem.message.startswith(_FIGURES)
    }
    return [
        problem
        for problem in problems
        if not problem.message.startswith(_FIGURES)
        or (problem.path, problem.key.rpartition(".")[0]) not in told
    ]


def _missing_files(draft: Draft, label: str) -> Iterator[str]:
    there = {document.path for document in draft.documents} | draft.incomplete
    for pair in draft.reviewed.record.pairs if draft.reviewed else ():
        kind, _, identifier = pair.partition("/")
        path = f"{label}/{CORPUS_FOLDER}/{_FOLDERS.get(kind)}/{identifier}.yml"
        if kind in _FOLDERS and path not in there:
            yield path
