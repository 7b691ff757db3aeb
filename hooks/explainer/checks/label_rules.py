"""What is written into drawings: short enough to be drawn, and parted alike in both languages."""

import re
from collections.abc import Iterator, Mapping

from explainer.checks.record_parts import parts, placed_records
from explainer.corpus.reading import Draft, Placed, placed_levels
from explainer.corpus.records.base import Record
from explainer.corpus.records.explanations import Diagram, DiagramEdge, DiagramNode
from explainer.corpus.records.poster import PosterCell, PosterPost, PosterReturn
from explainer.corpus.records.sources import Link
from explainer.corpus.records.vocabulary import Level
from explainer.corpus.yaml_file import Key
from explainer.diagrams.source_chain import INFERRED_MARK
from explainer.problems.problem import Problem

LONGEST_LABEL = {"zh": 60, "en": 120}
"""Characters; a box that holds more is higher than a phone."""
_ROLE = " / "


def label_problems(draft: Draft) -> Iterator[Problem]:
    """Faults of the boxes and arrows of hand-made diagrams and of the poster."""
    levels = {level.record.id: _level_words(level.record) for level in placed_levels(draft)}
    for placed in placed_records(draft):
        for part, key in parts(placed.record):
            if isinstance(part, DiagramNode | DiagramEdge | PosterCell | PosterPost):
                yield from _length(placed, part, key)
            if isinstance(part, DiagramEdge | PosterCell | PosterPost | PosterReturn | Link):
                yield from _mark_twice(placed, part, key)
            if isinstance(part, DiagramNode) and _roles(part.zh) != _roles(part.en):
                message = f"the name of a box and its role are parted by one `{_ROLE}` in both"
                yield placed.problem(f"{message} languages, or in neither", *key, "en")
            if isinstance(part, DiagramNode) and (other := _other_level(part, levels)):
                message = f'"{part.zh}" is the level {other}; name that level, or write other words'
                yield placed.problem(message, *key, "level")
            if isinstance(part, Diagram):
                yield from _boxes(placed, part, key)


def _level_words(level: Level) -> re.Pattern[str]:
    """Matches a label that says no more than a level, or how many of it: 9个市."""
    names = "|".join(map(re.escape, {level.zh, level.short.zh, *level.signs.zh}))
    return re.compile(rf"(?:各|每个?|所有|\d+个)?(?:{names})级?")


def _other_level(node: DiagramNode, levels: Mapping[str, re.Pattern[str]]) -> str:
    """The level that a label names, where it is another than that of its box; "" where none is."""
    own, name = levels.get(node.level or ""), node.zh.partition(_ROLE)[0]
    if own is None or own.fullmatch(name):
        return ""
    return next((level for level, words in levels.items() if words.fullmatch(name)), "")


def _length(
    placed: Placed[Record], part: DiagramNode | DiagramEdge | PosterCell | PosterPost, key: Key
) -> Iterator[Problem]:
    for language, most in LONGEST_LABEL.items():
        if len(getattr(part, language)) > most:
            message = f"is longer than {most} characters, which no box or arrow holds; shorten it"
            yield placed.problem(message, *key, language)


def _mark_twice(
    placed: Placed[Record],
    part: DiagramEdge | PosterCell | PosterPost | PosterReturn | Link,
    key: Key,
) -> Iterator[Problem]:
    """A mark of what is inferred behind words that get it from their field `inferred`.

    A part of the poster that rests on background gets that mark alone.
    """
    if isinstance(part, PosterCell | PosterReturn) and part.background:
        return
    for language in LONGEST_LABEL:
        if part.inferred and getattr(part, language).endswith(INFERRED_MARK):
            message = f"`inferred` prints {INFERRED_MARK} behind these words; delete it here"
            yield placed.problem(message, *key, language)
            return


def _roles(text: str) -> int:
    """How many roles follow a name; more than one counts as many, so that it is told."""
    count = text.count(_ROLE)
    return count if count <= 1 else -len(text)


def _boxes(placed: Placed[Record], diagram: Diagram, key: Key) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, node in enumerate(diagram.nodes):
        if node.id in seen:
            message = f'the box "{node.id}" stands twice in this diagram; choose another id'
            yield placed.problem(message, *key, "nodes", index, "id")
        seen.add(node.id)
    circles = any(edge.from_node == edge.to_node for edge in diagram.edges)
    joined = {end for edge in diagram.edges for end in (edge.from_node, edge.to_node)}
    names: set[str] = set()
    for index, node in enumerate(diagram.nodes):
        if node.zh in names or node.en in names:
            message = "another box of this diagram says the same; rename one, or join them"
            yield placed.problem(message, *key, "nodes", index)
        # An arrow to a box that there is not, or to its own, is told as such.
        elif node.id not in joined and joined <= seen and not circles:
            message = "no arrow leads to this box or from it; draw one, or delete the box"
            yield placed.problem(message, *key, "nodes", index)
        names |= {node.zh, node.en}
    for index, edge in enumerate(diagram.edges):
        if edge.from_node == edge.to_node:
            message = "an arrow leads from one box to another; name another"
            yield placed.problem(message, *key, "edges", index, "to")
