"""Rules between the records of the corpus; each fault becomes one problem."""

from collections.abc import Callable, Iterable

from explainer.checks.background_rules import background_problems
from explainer.checks.clause_rules import clause_problems
from explainer.checks.colour_rules import colour_problems
from explainer.checks.formula_rules import formula_problems
from explainer.checks.identities import duplicate_ids
from explainer.checks.interface_rules import interface_problems
from explainer.checks.label_rules import label_problems
from explainer.checks.list_rules import list_problems
from explainer.checks.post_rules import answer_problems, post_problems
from explainer.checks.poster_rules import poster_problems
from explainer.checks.question_rules import question_problems
from explainer.checks.reading_rules import reading_problems
from explainer.checks.references import explanation_references, source_references, term_references
from explainer.checks.source_rules import source_problems
from explainer.checks.term_rules import (
    ambiguous_forms,
    broader_cycles,
    term_forms,
    traditional_forms,
)
from explainer.checks.text_rules import text_problems
from explainer.checks.vocabulary_rules import vocabulary_problems
from explainer.checks.wording_rules import wording_problems
from explainer.corpus.known_ids import known_ids
from explainer.corpus.reading import Draft
from explainer.problems.problem import Problem
from explainer.processes import FEWEST_FOR_A_PROCESS, shared_out


def check_corpus(draft: Draft) -> list[Problem]:
    """All problems between the records of a draft."""
    known = known_ids(draft)
    rules: list[Callable[[], Iterable[Problem]]] = [
        lambda: duplicate_ids(draft),
        lambda: source_references(draft, known),
        lambda: clause_problems(draft, known),
        lambda: term_references(draft, known),
        lambda: explanation_references(draft, known),
        lambda: post_problems(draft, known),
        lambda: answer_problems(draft),
        lambda: question_problems(draft, known),
        lambda: broader_cycles(draft.terms),
        lambda: ambiguous_forms(draft.terms),
        lambda: traditional_forms(draft.terms),
        lambda: term_forms(draft.terms),
        lambda: source_problems(draft),
        lambda: text_problems(draft, known, 0, 3),
        lambda: text_problems(draft, known, 1, 3),
        lambda: text_problems(draft, known, 2, 3),
        lambda: wording_problems(draft),
        lambda: list_problems(draft),
        lambda: background_problems(draft, known),
        lambda: poster_problems(draft, known),
        lambda: interface_problems(draft),
        lambda: colour_problems(draft),
        lambda: vocabulary_problems(draft),
        lambda: formula_problems(draft),
        lambda: label_problems(draft),
        lambda: reading_problems(draft),
    ]
    # A small corpus is checked before a process has started.
    fewest = 1 if len(draft.clauses) >= FEWEST_FOR_A_PROCESS else len(rules)
    found = shared_out(lambda index: list(rules[index]()), len(rules), fewest)
    return [problem for problems in found for problem in problems]
