"""What a mechanism says of levels agrees with the statements and the order of the levels; each has
a place and a name of its own.
"""

from collections.abc import Iterator

from explainer.checks.level_rules import wrong_ways
from explainer.corpus.reading import Draft
from explainer.problems.problem import Problem
from explainer.text.markdown import references


def mechanism_problems(draft: Draft) -> Iterator[Problem]:
    """Roles of a level that none of the cited statements is about; arrows that go the other way;
    names and places in the list that two share.
    """
    levels = {clause.record.id: clause.record.levels for clause in draft.clauses}
    for placed in draft.mechanisms:
        for index, role in enumerate(placed.record.who):
            cited = [
                level
                for reference in references(role.zh)
                if reference.kind == "clause"
                for level in levels.get(reference.target, ())
            ]
            if cited and not {*cited} & {*role.levels}:
                message = (
                    f"the cited statements are about {', '.join(dict.fromkeys(cited))}; "
                    "name the right level, or cite others"
                )
                yield placed.problem(message, "who", index, "levels")
        yield from wrong_ways(placed, placed.record.diagram, draft, "diagram")
    yield from _names(draft)


def _names(draft: Draft) -> Iterator[Problem]:
    """Mechanisms at the place of another in the list, or with its name."""
    owners: dict[tuple[str, object], str] = {}
    for placed in sorted(draft.mechanisms, key=lambda one: one.document.path):
        record = placed.record
        for name, value, key in (
            ("place in the list", record.order, ("order",)),
            ("name", record.title.zh, ("title", "zh")),
            ("name", record.title.en, ("title", "en")),
        ):
            other = owners.setdefault((name, value), record.id)
            if other != record.id:
                message = f'this is the {name} of "{other}" already; choose another'
                yield placed.problem(message, *key)
                break
