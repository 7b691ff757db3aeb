"""The matrix of duties: level by function, for each place."""

from collections.abc import Mapping

from explainer.corpus.corpus import ClausePlace, Corpus

Cell = tuple[str, str, str]
"""Function, level, place."""


def duty_matrix(corpus: Corpus) -> Mapping[Cell, list[ClausePlace]]:
    """The duties of each cell that has any; a duty of two levels stands in both columns."""
    cells: dict[Cell, list[ClausePlace]] = {}
    for place in corpus.clauses.values():
        clause = place.clause
        if clause.nature != "duty":
            continue
        for function in clause.functions:
            for level in clause.levels:
                cells.setdefault((function, level, place.source.place), []).append(place)
    return cells
