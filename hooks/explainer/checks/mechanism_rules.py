"""What a mechanism says of levels agrees with the statements and the order of the levels."""

from collections.abc import Iterator

from explainer.corpus.reading import Draft, placed_levels
from explainer.problems.problem import Problem
from explainer.text.markdown import references


def mechanism_problems(draft: Draft) -> Iterator[Problem]:
    """Roles of a level that none of the cited statements is about; arrows that go the other way."""
    levels = {clause.record.id: clause.record.levels for clause in draft.clauses}
    order = [level.record.id for level in placed_levels(draft)]
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
        diagram = placed.record.diagram
        at = {node.id: order.index(node.level) for node in diagram.nodes if node.level in order}
        for index, edge in enumerate(diagram.edges):
            start, end = at.get(edge.from_node), at.get(edge.to_node)
            if edge.flow == "beside" or start is None or end is None or start == end:
                continue
            meant = "up" if start > end else "down"
            if edge.flow != meant:
                message = f"this arrow leads {meant}; write `flow: {meant}`, or turn it around"
                yield placed.problem(message, "diagram", "edges", index, "flow")
