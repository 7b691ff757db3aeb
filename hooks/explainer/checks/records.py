"""Rules between the records of the corpus; each fault becomes one problem."""

from collections.abc import Iterable

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


def check_corpus(draft: Draft) -> list[Problem]:
    """All problems between the records of a draft."""
    known = known_ids(draft)
    rules: list[Iterable[Problem]] = [
        duplicate_ids(draft),
        source_references(draft, known),
        clause_problems(draft, known),
        term_references(draft, known),
        explanation_references(draft, known),
        post_problems(draft, known),
        answer_problems(draft),
        question_problems(draft, known),
        broader_cycles(draft.terms),
        ambiguous_forms(draft.terms),
        traditional_forms(draft.terms),
        term_forms(draft.terms),
        source_problems(draft),
        text_problems(draft, known),
        wording_problems(draft),
        list_problems(draft),
        background_problems(draft, known),
        poster_problems(draft, known),
        interface_problems(draft),
        colour_problems(draft),
        vocabulary_problems(draft),
        formula_problems(draft),
        label_problems(draft),
        reading_problems(draft),
    ]
    return [problem for rule in rules for problem in rule]
