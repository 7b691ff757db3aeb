"""What the poster refers to exists, and each of its places is filled once."""

from collections.abc import Iterator

from explainer.checks.references import nothing_cited, unknown, unknown_one
from explainer.corpus.known_ids import AnyId, KnownIds, ids_to_refer_to
from explainer.corpus.reading import Draft, Placed
from explainer.corpus.records.poster import Poster, PosterCell, PosterReturn
from explainer.problems.problem import Problem
from explainer.text.markdown import references


def poster_problems(draft: Draft, known: KnownIds) -> Iterator[Problem]:
    """Every fault of the poster, if there is one."""
    poster = draft.poster
    if poster is None:
        return
    yield from _rows(poster, known)
    lanes = ids_to_refer_to([lane.id for lane in poster.record.lanes])
    order = [row.level for row in poster.record.levels]
    # Where a row names no level, the cells of the level that was meant have none either.
    levels = ids_to_refer_to(order) if known.levels.issuperset(order) else AnyId(order)
    for index, lane in enumerate(poster.record.lanes):
        if lane.id in [other.id for other in poster.record.lanes[:index]]:
            message = f'the lane "{lane.id}" stands twice; choose another id'
            yield poster.problem(message, "lanes", index, "id")
    taken: set[tuple[str, str]] = set()
    for index, cell in enumerate(poster.record.cells):
        here = ("cells", index)
        yield from unknown_one(poster, "level of the poster", cell.level, levels, *here, "level")
        yield from unknown_one(poster, "lane", cell.lane, lanes, *here, "lane")
        yield from _unknown_grounds(poster, cell, known, *here)
        if (cell.level, cell.lane) in taken and cell not in poster.record.cells[:index]:
            message = "this level has a cell in this lane already; put both into one"
            yield poster.problem(message, *here)
        taken.add((cell.level, cell.lane))
    for index, step in enumerate(poster.record.returns):
        here = ("returns", index)
        ends = (("from", step.from_level), ("to", step.to_level))
        for name, level in ends:
            yield from unknown_one(poster, "level of the poster", level, levels, *here, name)
        yield from _unknown_grounds(poster, step, known, *here)
        if {step.from_level, step.to_level} <= {*order} and order.index(
            step.from_level
        ) <= order.index(step.to_level):
            yield poster.problem("the way back leads from a level to one above it", *here, "to")


def _unknown_grounds(
    poster: Placed[Poster], part: PosterCell | PosterReturn, known: KnownIds, *key: str | int
) -> Iterator[Problem]:
    """What a part of the poster rests on and is not there."""
    kind = "background statement"
    yield from unknown(poster, "clause", part.clauses, known.clauses, *key, "clauses")
    yield from unknown(poster, kind, part.background, known.background, *key, "background")


def _rows(poster: Placed[Poster], known: KnownIds) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, row in enumerate(poster.record.levels):
        here = ("levels", index)
        yield from unknown_one(poster, "level", row.level, known.levels, *here, "level")
        post = (*here, "post", "clauses")
        yield from unknown(poster, "clause", row.post.clauses, known.clauses, *post)
        if row.level in seen:
            yield poster.problem("this level has a row already; delete one", *here, "level")
        seen.add(row.level)
        for number, line in enumerate(row.answer):
            if not any(reference.kind != "term" for reference in references(line.zh)):
                yield nothing_cited(poster, *here, "answer", number)
