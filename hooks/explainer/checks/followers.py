"""Faults that follow from another one and are not named: a file that is not there."""

from collections.abc import Iterable, Iterator, Sequence

from explainer.corpus.reading import CORPUS_FOLDER, Draft
from explainer.problems.problem import NO_SUBJECT, Problem

# Kinds of reviewed pairs that are a file each, with the folder of these files.
_FOLDERS = {"sources": "sources", "mechanisms": "mechanisms"}
_KINDS = frozenset(("clause", "source", "mechanism"))
_NO_CLAIM = "no source, no claim"


def without_followers(problems: Iterable[Problem], draft: Draft, label: str) -> list[Problem]:
    """The problems, those of unknown ids replaced where the file that had these ids is gone.

    That a file was there is known from the reviews of what it held. `label` is how messages name
    the folder docs.
    """
    every = _without_lost_citations(sorted(set(problems)))
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


def _missing_files(draft: Draft, label: str) -> Iterator[str]:
    there = {document.path for document in draft.documents} | draft.incomplete
    for pair in draft.reviewed.record.pairs if draft.reviewed else ():
        kind, _, identifier = pair.partition("/")
        path = f"{label}/{CORPUS_FOLDER}/{_FOLDERS.get(kind)}/{identifier}.yml"
        if kind in _FOLDERS and path not in there:
            yield path
