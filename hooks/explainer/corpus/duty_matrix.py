"""The matrix of duties: level by function, for each place."""

from collections.abc import Mapping

from explainer.corpus.corpus import ClausePlace, Corpus

Cell = tuple[str, str, str]
"""Function, level, place."""


def duty_matrix(corpus: Corpus) -> Mapping[Cell, list[ClausePlace]]:
    """The duties of each cell that has any; a duty of two levels stands in both columns.

    Those that a level does stand in its column, and so do those that are done to it.
    """
    cells: dict[Cell, list[ClausePlace]] = {}
    for place in corpus.clauses.values():
        clause = place.clause
        if clause.nature != "duty":
            continue
        spoken_for = clause.place or place.source.place
        for function in clause.functions:
            for level in clause.levels:
                cells.setdefault((function, level, spoken_for), []).append(place)
    return cells
