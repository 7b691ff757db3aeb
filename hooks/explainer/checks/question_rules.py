"""The questions that sort the statements about a level, and what is told under each of them."""

from collections import Counter
from collections.abc import Iterator, Set

from explainer.checks.post_rules import explanation_problems
from explainer.checks.references import unknown, unknown_one
from explainer.corpus.known_ids import KnownIds
from explainer.corpus.questions import aside_of, question_of
from explainer.corpus.reading import Draft, Placed, placed_levels
from explainer.corpus.records.vocabulary import Level, Vocabulary
from explainer.problems.problem import Problem

MOST_WORDS_OF_EXPLANATION = 90
"""English words; a reader takes it in before opening the statements below it."""


def question_problems(draft: Draft, known: KnownIds) -> Iterator[Problem]:
    """Every fault of the questions and of what the levels say to them."""
    if draft.vocabulary is None:
        return
    yield from _functions(draft.vocabulary, known)
    answers = {
        function
        for question in draft.vocabulary.record.questions
        for function in question.functions
    }
    told = _told(draft, answers)
    aside = aside_of(draft.vocabulary.record.questions)
    for placed in placed_levels(draft):
        yield from _explanations(placed, known, told, aside.id if aside else "")


def _functions(vocabulary: Placed[Vocabulary], known: KnownIds) -> Iterator[Problem]:
    """Each function answers one question; a question has no anchor that is taken."""
    questions = vocabulary.record.questions
    own = {function.id for function in vocabulary.record.functions}
    taken: dict[str, str] = {}
    for index, question in enumerate(questions):
        key = ("questions", index, "functions")
        yield from unknown(vocabulary, "function", question.functions, known.functions, *key)
        if question.id in own:
            message = f'"{question.id}" is the id of a function, whose anchor it would take; rename'
            yield vocabulary.problem(message, "questions", index, "id")
        for number, function in enumerate(question.functions):
            if function in taken:
                message = f'the function "{function}" answers "{taken[function]}" already'
                yield vocabulary.problem(f"{message}; delete one", *key, number)
            taken.setdefault(function, question.id)
    # A name that is spelt wrongly is one fault, not two.
    if not questions or not taken.keys() <= own:
        return
    for index, one in enumerate(vocabulary.record.functions):
        if one.id not in taken and one.id not in known.questions:
            message = f'no question has the function "{one.id}"; add it to one of `questions`'
            yield vocabulary.problem(message, "functions", index, "id")


def _told(draft: Draft, answers: Set[str]) -> Counter[tuple[str, str]]:
    """How many statements of each level answer each question."""
    questions = draft.vocabulary.record.questions if draft.vocabulary else ()
    return Counter(
        (level, question_of(questions, clause.record))
        for clause in draft.clauses
        if clause.record.nature != "context"
        and clause.record.functions
        and clause.record.functions[0] in answers
        for level in clause.record.levels
    )


def _explanations(
    placed: Placed[Level], known: KnownIds, told: Counter[tuple[str, str]], aside: str
) -> Iterator[Problem]:
    level = placed.record
    explained: set[str] = set()
    sound = True
    for index, one in enumerate(level.explained):
        key = ("explained", index)
        yield from unknown_one(placed, "question", one.question, known.questions, *key, "question")
        # What is named wrongly may be what would otherwise be missing.
        sound = sound and one.question in known.questions - explained
        if one.question in explained:
            yield placed.problem("this question is answered above; put both into one", *key)
        explained.add(one.question)
        yield from explanation_problems(placed, one, MOST_WORDS_OF_EXPLANATION, *key)
    for (name, question), count in sorted(told.items()):
        is_due = question != aside and question not in explained
        if name == level.id and level.explained and sound and is_due:
            message = f'{count} statements answer "{question}", and nothing says what they'
            yield placed.problem(f"{message} amount to; explain it", "explained")
