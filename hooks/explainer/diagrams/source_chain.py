"""The chain of a source: its formula and links as a chart, and the same in words."""

import re
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass

from explainer.corpus.records.sources import Link, Source
from explainer.corpus.records.vocabulary import Level
from explainer.diagrams.chart import Chart, Edge, Flow, Group, Node
from explainer.diagrams.outlines import level_classes
from explainer.languages import PUNCTUATION, Language

# Longest line of a label, in characters, so that a chain stays narrow enough for a phone.
ENGLISH_LINE = 20
CHINESE_LINE = 10

INFERRED_MARK = "°"
BACKGROUND_MARK = "†"
"""Follows what does not come from the sources."""


@dataclass(frozen=True)
class ChainTexts:
    """What the chart of a chain needs from outside the source, in one language."""

    title: str
    description: str
    level_url: Mapping[str, str]
    """The address of each level, relative to the page."""


def level_roles(source: Source, language: Language) -> dict[str, str]:
    """The role that the formula gives each of its levels, in the order of the formula."""
    return {level: part.text(language) for part in source.formula.parts for level in part.levels}


def chain_levels(source: Source, levels: tuple[Level, ...]) -> tuple[Level, ...]:
    """The levels that the formula or a link names, in the order of the chain."""
    named = {level for part in source.formula.parts for level in part.levels}
    named |= {level for link in source.links for level in (link.from_level, link.to_level)}
    return tuple(level for level in levels if level.id in named)


def chain_chart(
    source: Source, levels: tuple[Level, ...], texts: ChainTexts, language: Language
) -> Chart:
    """The chart of a source's chain: a box a level, its role, and who acts on whom.

    Levels that one part of the formula names together stand in one frame; each keeps its own box.
    Links from one level to another share an arrow, which is dotted where all of them are inferred.
    Levels that no link joins stand below each other without a line: a line would say something.
    """
    roles = level_roles(source, language)
    order = {level.id: index for index, level in enumerate(levels)}
    beside = {level.id for level in levels if level.beside_chain}
    groups = tuple(
        Group(id="together-" + "-".join(part.levels), label=part.text(language), nodes=part.levels)
        for part in source.formula.parts
        if len(part.levels) > 1
    )
    grouped = {level for group in groups for level in group.nodes}
    nodes = tuple(
        Node(
            id=level.id,
            lines=(level.short.text(language),),
            # Levels in one frame have their role on the frame.
            role=() if level.id in grouped or level.id not in roles else (roles[level.id],),
            shape=level_classes(level),
            href=texts.level_url.get(level.id, ""),
            tooltip=level.text(language),
        )
        for level in chain_levels(source, levels)
    )
    return Chart(
        id=source.id,
        title=texts.title,
        description=texts.description,
        nodes=nodes,
        edges=_link_edges(source.links, order, beside, language),
        groups=groups,
        order=tuple(node.id for node in nodes if node.id not in beside),
    )


def _flow(link: Link, order: Mapping[str, int], beside: set[str]) -> Flow:
    if link.from_level in beside or link.to_level in beside:
        return "beside"
    return "down" if order[link.from_level] < order[link.to_level] else "up"


def _link_edges(
    links: tuple[Link, ...], order: Mapping[str, int], beside: set[str], language: Language
) -> tuple[Edge, ...]:
    together: dict[tuple[str, str], list[Link]] = {}
    for link in links:
        together.setdefault((link.from_level, link.to_level), []).append(link)
    return tuple(
        Edge(
            start,
            end,
            labels=tuple(
                line for link in own for line in _label(link, language, last=link is own[-1])
            ),
            flow=_flow(own[0], order, beside),
            dotted=all(link.inferred for link in own),
        )
        for (start, end), own in together.items()
    )


def _label(link: Link, language: Language, *, last: bool) -> list[str]:
    """The act of a link in short lines; a circle marks what is inferred."""
    text = link.text(language) + (INFERRED_MARK if link.inferred else "")
    if not last:
        text += PUNCTUATION[language].semicolon.rstrip()
    return label_lines(text, language)


def label_lines(text: str, language: Language, longest: int = 0) -> list[str]:
    """A label in lines that keep a drawing narrow, broken between words or phrases.

    `longest` is the length of a line in characters; 0 is that of a chain.
    """
    if language == "en":
        return textwrap.wrap(text, longest or ENGLISH_LINE, break_long_words=False)
    phrases = re.findall(r"[^，、；]+[，、；]?", text)
    return _filled(phrases, longest or CHINESE_LINE)


def _filled(pieces: list[str], longest: int) -> list[str]:
    lines = [""]
    for piece in pieces:
        if len((lines[-1] + piece).rstrip()) > longest and lines[-1]:
            lines.append("")
        lines[-1] += piece
    return lines
