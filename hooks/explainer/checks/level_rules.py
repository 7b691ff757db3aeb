"""What a record says of a level agrees with the statement that it cites, and with the words that
name the levels: who acts in an arrow, what stands in the row of a level, which level has a part.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from explainer.corpus.level_signs import LevelSigns
from explainer.corpus.reading import Draft, Placed, placed_levels
from explainer.corpus.records.base import Record
from explainer.corpus.records.explanations import Diagram
from explainer.corpus.yaml_file import Key
from explainer.problems.problem import Problem
from explainer.text.sentence_pairs import is_one_sentence, sentence_pairs

# Two levels side by side may be any two.
_SHORTEST_LIST = 3
_PART_OF_A_FORMULA = re.compile("[、，,；;]")

Levels = Mapping[str, Sequence[str]]
"""The levels of each statement by its id."""


def level_problems(draft: Draft) -> Iterator[Problem]:
    """Levels that a cited statement is not about, and levels that a text names and its record not.

    What is inferred is answered for by its note.
    """
    levels = {clause.record.id: clause.record.levels for clause in draft.clauses}
    signs = LevelSigns([placed.record for placed in placed_levels(draft)])
    for mechanism in draft.mechanisms:
        yield from _arrows(mechanism, mechanism.record.diagram, levels, ("diagram",))
    for diagram in draft.diagrams:
        yield from _arrows(diagram, diagram.record, levels)
        yield from wrong_ways(diagram, diagram.record, draft)
    yield from _turned_around(draft)
    yield from _poster(draft, levels)
    yield from _formulas(draft, signs)
    for post in draft.posts:
        named = signs.named(post.record.zh, "zh")
        if named and not {*named} & {*post.record.levels}:
            message = f"its name says {', '.join(named)}; name that level, or another post"
            yield post.problem(message, "levels")
    for clause in draft.clauses:
        record = clause.record
        if differs := differing_levels(record.zh, record.en, signs):
            yield clause.problem(f"{differs}; mend one", "en")


def differing_levels(zh: str, en: str, signs: LevelSigns) -> str:
    """The levels of which each text has one that the other lacks; "" where they agree.

    Of several sentences each may leave out a level of its own: nothing is told of them.
    """
    if not is_one_sentence(zh):
        return ""
    chinese, english = signs.named(zh, "zh"), signs.named(en, "en")
    only_zh = ", ".join(level for level in chinese if level not in english)
    only_en = ", ".join(level for level in english if level not in chinese)
    if only_zh and only_en:
        return f"the levels differ: {only_zh} only in zh; {only_en} only in en"
    return _left_out(zh, en, signs)


def differing_lists(zh: str, en: str, signs: LevelSigns) -> str:
    """The levels that a list of levels has and the one of its own sentence in the other language
    not; "" where they agree.
    """
    if "、" not in zh:
        return ""
    pairs = ((zh, en),) if is_one_sentence(zh) else sentence_pairs(zh, en)
    return next(filter(None, (_left_out(left, right, signs) for left, right in pairs)), "")


def _left_out(zh: str, en: str, signs: LevelSigns) -> str:
    """The levels that a list of levels has and the list of the other text, and all of it, not."""
    if not (chinese := signs.listed(zh, "zh")):
        return ""
    english = signs.listed(en, "en")
    longer = max(len(chinese), len(english))
    if longer < _SHORTEST_LIST or min(len(chinese), len(english)) < _SHORTEST_LIST - 1:
        return ""
    only_zh = [level for level in chinese if level not in signs.named(en, "en")]
    only_en = [level for level in english if level not in signs.named(zh, "zh")]
    if only_zh or only_en:
        language, only = ("zh", only_zh) if only_zh else ("en", only_en)
        return f"the levels differ: {', '.join(only)} only in {language}"
    return ""


def wrong_ways(
    placed: Placed[Record], diagram: Diagram, draft: Draft, *key: str
) -> Iterator[Problem]:
    """Arrows of a diagram that lead up where `flow` says down, or down where it says up."""
    order = [level.record.id for level in placed_levels(draft)]
    at = {node.id: order.index(node.level) for node in diagram.nodes if node.level in order}
    for index, edge in enumerate(diagram.edges):
        start, end = at.get(edge.from_node), at.get(edge.to_node)
        if edge.flow == "beside" or start is None or end is None or start == end:
            continue
        meant = "up" if start > end else "down"
        if edge.flow != meant:
            message = f"this arrow leads {meant}; write `flow: {meant}`, or turn it around"
            yield placed.problem(message, *key, "edges", index, "flow")


def _turned_around(draft: Draft) -> Iterator[Problem]:
    """Arrows of the chains that start from the level to which their statement does something."""
    acted_on = {clause.record.id: clause.record.acted_on for clause in draft.clauses}
    for link in draft.links:
        to = acted_on.get(link.record.clause, ())
        if link.record.from_level in to and link.record.to_level not in to:
            message = f"the cited statement acts on {', '.join(to)}; turn the arrow around"
            yield link.problem(message, "from")


def _is_not_about(wanted: Sequence[str], clauses: Sequence[str], levels: Levels) -> bool:
    """Whether known statements are about none of the levels wanted."""
    of_clauses = {level for clause in clauses for level in levels.get(clause, ())}
    return bool(of_clauses) and not of_clauses & {*wanted}


def _cited_of(cited: Sequence[str], wanted: str) -> str:
    return (
        f"the cited statement is about {', '.join(cited)} and not about {wanted}; cite another, or "
        "say in `inferred` from what it is taken"
    )


def _arrows(
    placed: Placed[Record], diagram: Diagram, levels: Levels, key: Key = ()
) -> Iterator[Problem]:
    level_of = {node.id: node.level for node in diagram.nodes}
    for index, edge in enumerate(diagram.edges):
        start = level_of.get(edge.from_node)
        if not start or not edge.clause or edge.inferred:
            continue
        if _is_not_about([start], [edge.clause], levels):
            message = _cited_of(levels[edge.clause], start)
            yield placed.problem(message, *key, "edges", index, "clause")


def _poster(draft: Draft, levels: Levels) -> Iterator[Problem]:
    """Cells, posts and ways back of the poster, each in the row of a level."""
    if not (poster := draft.poster):
        return
    cited: list[tuple[Sequence[str], str, Key]] = []
    for index, cell in enumerate(poster.record.cells):
        cited.append((cell.clauses, cell.level, ("cells", index, "clauses")))
    for index, row in enumerate(poster.record.levels):
        cited.append((row.post.clauses, row.level, ("levels", index, "post", "clauses")))
    for index, step in enumerate(poster.record.returns):
        cited.append((step.clauses, step.from_level, ("returns", index, "clauses")))
    for clauses, level, key in cited:
        if _is_not_about([level], clauses, levels):
            of_clauses = [at for clause in clauses for at in levels.get(clause, ())]
            yield poster.problem(_cited_of(list(dict.fromkeys(of_clauses)), level), *key)


def _formulas(draft: Draft, signs: LevelSigns) -> Iterator[Problem]:
    """Parts of the formulas of sources that are given to another level than stands before them."""
    for source in draft.sources:
        formula = source.record.formula
        segments = _PART_OF_A_FORMULA.split(formula.zh)
        for index, part in enumerate(formula.parts):
            segment = next((one for one in segments if part.zh in one), "")
            named = signs.named(segment, "zh")
            if named and not {*named} & {*part.levels}:
                message = f'in the formula this is the part of {", ".join(named)}, "{segment}"'
                key = ("formula", "parts", index, "levels")
                yield source.problem(f"{message}; name that level", *key)
