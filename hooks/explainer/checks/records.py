"""Rules between the records of the corpus; each fault becomes one problem."""

import hashlib
import pickle
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence, Set
from dataclasses import fields, replace
from functools import partial

from explainer.checks.background_rules import background_problems
from explainer.checks.clause_rules import clause_problems
from explainer.checks.colour_rules import colour_problems
from explainer.checks.formula_rules import formula_problems
from explainer.checks.identities import duplicate_ids
from explainer.checks.interface_rules import interface_problems
from explainer.checks.label_rules import label_problems
from explainer.checks.level_rules import level_problems
from explainer.checks.list_rules import list_problems
from explainer.checks.mechanism_rules import mechanism_problems
from explainer.checks.name_rules import name_problems
from explainer.checks.post_rules import answer_problems, post_problems
from explainer.checks.poster_rules import poster_problems
from explainer.checks.question_rules import question_problems
from explainer.checks.reading_rules import reading_problems
from explainer.checks.references import explanation_references, source_references, term_references
from explainer.checks.repeated_texts import repeated_texts
from explainer.checks.source_rules import order_problems, source_problems
from explainer.checks.term_rules import (
    ambiguous_forms,
    broader_cycles,
    term_forms,
    traditional_forms,
)
from explainer.checks.text_rules import named_in_texts, text_problems
from explainer.checks.vocabulary_rules import vocabulary_problems
from explainer.checks.wording_rules import spaced_names, traditional_names, wording_problems
from explainer.corpus.known_ids import KnownIds, known_ids
from explainer.corpus.reading import Draft, placed_levels
from explainer.problems.problem import Problem
from explainer.work.derived import Derived, keep, read_kept
from explainer.work.processes import FEWEST_FOR_A_PROCESS, shared_out

_FAULTLESS = "faultless"


def check_corpus(draft: Draft, kept: Derived | None = None) -> list[Problem]:
    """All problems between the records of a draft.

    `kept` is the folder in which an earlier check has noted the files that have no fault: what is
    wrong with a file by itself is looked for only where it or anything but a source has changed,
    and what is wrong with its texts by themselves only where it has changed. Nothing is looked for
    where all is as it was when there was no fault at all.
    """
    known = known_ids(draft)
    seen, texts = _seen(draft, known), _texts_seen(draft)
    faultless = _faultless(kept) if kept else frozenset()
    whole = f"whole {hashlib.sha256(repr(sorted(seen.values())).encode()).hexdigest()}"
    if whole in faultless:
        return []
    unchanged = {path for path, name in seen.items() if name in faultless}
    same_texts = {path for path, name in texts.items() if name in faultless}
    found = _problems(draft, unchanged, same_texts, known)
    if kept:
        faulty = {problem.path for problem in found}
        sound = frozenset(
            name for names in (seen, texts) for path, name in names.items() if path not in faulty
        )
        if not found:
            sound |= {whole}
        if sound != faultless:
            keep(kept, _FAULTLESS, pickle.dumps(sound))
    return found


def _faultless(kept: Derived) -> frozenset[str]:
    known = read_kept(kept, _FAULTLESS)
    return frozenset() if known is None else frozenset(pickle.loads(known))


def _seen(draft: Draft, known: KnownIds) -> dict[str, str]:
    """By the path of each file a name of all that the rules about it by itself can see."""
    sources = frozenset(source.document.path for source in draft.sources)
    around = hashlib.sha256()
    for part in _around(draft, known, sources):
        around.update(f"{len(part)}\n{part}".encode("utf-8", "surrogatepass"))
    return {
        document.path: f"{around.hexdigest()} {document.path} {document.digest}"
        for document in draft.documents
    }


def _texts_seen(draft: Draft) -> dict[str, str]:
    """By the path of each file a name of all that the rules about its texts alone can see."""
    signs = [(level.record.id, level.record.signs) for level in placed_levels(draft)]
    names = hashlib.sha256(repr((spaced_names(draft), traditional_names(draft), signs)).encode())
    return {
        document.path: f"texts {names.hexdigest()} {document.path} {document.digest}"
        for document in draft.documents
    }


def _around(draft: Draft, known: KnownIds, sources: Collection[str]) -> Iterator[str]:
    """Whatever is no source, and the ids of all."""
    # No rule about a single file reads what was reviewed, which changes with each of them.
    reviews = draft.reviewed.document.path if draft.reviewed else ""
    for document in draft.documents:
        if document.path not in sources and document.path != reviews:
            yield f"{document.path} {document.digest}"
    for ids in fields(known):
        value = getattr(known, ids.name)
        yield f"{ids.name} {type(value).__name__} {sorted(value)}"
    yield f"{sorted(draft.unsound)} {sorted(draft.incomplete)}"


def _without(draft: Draft, paths: Set[str]) -> Draft:
    """A draft without the sources of these paths."""
    return replace(
        draft,
        documents=[document for document in draft.documents if document.path not in paths],
        sources=[placed for placed in draft.sources if placed.document.path not in paths],
        clauses=[placed for placed in draft.clauses if placed.document.path not in paths],
        formula_parts=[
            placed for placed in draft.formula_parts if placed.document.path not in paths
        ],
        links=[placed for placed in draft.links if placed.document.path not in paths],
    )


def _problems(
    draft: Draft, unchanged: Set[str], same_texts: Set[str], known: KnownIds
) -> list[Problem]:
    """All problems of a draft; those of a file by itself only where it is not `unchanged`, those of
    its texts alone only where they are not the same.
    """
    changed = _without(draft, unchanged & {source.document.path for source in draft.sources})
    # Whether records agree is told once each is sound: most differences would follow from a fault.
    agreeing: list[Callable[[], Iterable[Problem]]] = [
        lambda: name_problems(draft),
        lambda: level_problems(draft),
        lambda: order_problems(draft),
    ]
    rules: list[Callable[[], Iterable[Problem]]] = [
        lambda: duplicate_ids(draft),
        lambda: source_references(changed, known),
        lambda: clause_problems(changed, known),
        lambda: term_references(draft, known),
        lambda: explanation_references(draft, known),
        lambda: post_problems(draft, known),
        lambda: answer_problems(draft),
        lambda: question_problems(draft, known),
        lambda: broader_cycles(draft.terms),
        lambda: ambiguous_forms(draft.terms),
        lambda: traditional_forms(draft.terms),
        lambda: term_forms(draft.terms),
        lambda: source_problems(changed),
        lambda: text_problems(draft, same_texts, 0, 3),
        lambda: text_problems(draft, same_texts, 1, 3),
        lambda: text_problems(draft, same_texts, 2, 3),
        lambda: named_in_texts(draft, known, unchanged),
        lambda: wording_problems(draft, same_texts),
        lambda: list_problems(changed),
        lambda: background_problems(draft, known),
        lambda: poster_problems(draft, known),
        lambda: interface_problems(draft, same_texts),
        lambda: colour_problems(draft),
        lambda: vocabulary_problems(draft),
        lambda: formula_problems(changed),
        lambda: label_problems(changed),
        lambda: repeated_texts(draft),
        lambda: mechanism_problems(draft),
        lambda: reading_problems(draft),
    ]
    # A small corpus is checked before a process has started.
    fewest = 1 if len(draft.clauses) >= FEWEST_FOR_A_PROCESS else len(rules)
    for some in (rules, agreeing):
        found = shared_out(partial(_all_of, some), len(some), fewest)
        if faults := [problem for problems in found for problem in problems]:
            return faults
    return []


def _all_of(rules: Sequence[Callable[[], Iterable[Problem]]], index: int) -> list[Problem]:
    return list(rules[index]())
