"""Which question of a reader a statement about a level answers, and what answers none."""

from collections.abc import Sequence

from explainer.corpus.corpus import Filing
from explainer.corpus.records.sources import Clause
from explainer.corpus.records.vocabulary import Question


def question_of(questions: Sequence[Question], clause: Clause | Filing) -> str:
    """The id of the question that the first function of a statement answers.

    What has no function is a fact about the level as a whole and stands under the first question;
    what the question leaves stands under the last.
    """
    function = clause.functions[0] if clause.functions else questions[0].functions[0]
    own = next(question for question in questions if function in question.functions)
    return questions[-1].id if clause.nature in own.leaves else own.id


def aside_of(questions: Sequence[Question]) -> Question | None:
    """The last question, where it takes what the others leave; None where they leave nothing."""
    return questions[-1] if any(question.leaves for question in questions) else None
