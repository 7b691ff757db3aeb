"""Many chains in small: a panel each, a bar a level, levels that are named together joined."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from explainer.diagrams.chart import Node
from explainer.diagrams.drawn_here.parts import Letters, finished, linked, shape, text_lines
from explainer.diagrams.mermaid.renderer import Drawing

PANEL_WIDTH, GAP = 108.0, 6.0
ROW_GAP = 22.0
"""Wider than what is between a heading and its bars: it belongs to those below it."""
MARGIN = 4.0
HEAD_HEIGHT, BAR_HEIGHT, BAR_GAP = 46.0, 32.0, 2.0
FRAME = 3.0
_LABELS = Letters(room=PANEL_WIDTH - 30)
_HEADINGS = Letters(room=PANEL_WIDTH)


@dataclass(frozen=True)
class BarOfLevel:
    """How a level looks in every panel."""

    id: str
    name: str
    classes: str
    """Its colour and its outline, as `outlines.level_classes` gives them."""


@dataclass(frozen=True)
class Panel:
    """A chain in small."""

    heading: Node
    """Its place and its year, a line each, and where it leads."""
    groups: tuple[tuple[str, ...], ...]
    """The levels of each part of the chain, in its order."""


def draw_small_multiples(
    identifier: str,
    titles: tuple[str, str],
    panels: Sequence[Panel],
    levels: Sequence[BarOfLevel],
    columns: int,
) -> Drawing:
    """Draws the panels in rows of `columns`; `levels` stand from top to bottom.

    A level that a chain does not name leaves a gap; a frame joins those that it names together.
    """
    height = HEAD_HEIGHT + len(levels) * (BAR_HEIGHT + BAR_GAP) + ROW_GAP
    parts = []
    for number, panel in enumerate(panels):
        row, column = divmod(number, columns)
        left, top = MARGIN + column * (PANEL_WIDTH + GAP), MARGIN + row * height
        parts.append(_panel(panel, levels, left, top))
    rows = -(-len(panels) // columns)
    size = (2 * MARGIN + columns * (PANEL_WIDTH + GAP) - GAP, 2 * MARGIN + rows * height - ROW_GAP)
    return finished(Markup("").join(parts), f"diagram-{identifier}", titles, size, "small")


def _panel(panel: Panel, levels: Sequence[BarOfLevel], left: float, top: float) -> Markup:
    middle = left + PANEL_WIDTH / 2
    classes = ("name", "role")
    words = list(zip(classes, panel.heading.lines, strict=False))
    parts = [
        Markup('<g class="panel">{}</g>').format(
            text_lines(words, middle, top + HEAD_HEIGHT / 2 - 3, _HEADINGS)
        )
    ]
    tops = {
        level.id: top + HEAD_HEIGHT + number * (BAR_HEIGHT + BAR_GAP)
        for number, level in enumerate(levels)
    }
    for group in panel.groups:
        drawn = [level for level in group if level in tops]
        if len(drawn) > 1:
            first, last = tops[drawn[0]], tops[drawn[-1]]
            frame = shape(
                "", left, first - FRAME, PANEL_WIDTH, last - first + BAR_HEIGHT + 2 * FRAME
            )
            parts.append(Markup('<g class="cluster">{}</g>').format(frame))
    named = {level for group in panel.groups for level in group}
    for level in levels:
        if level.id in named:
            middle_height = tops[level.id] + BAR_HEIGHT / 2
            bar = (left + FRAME + 3, tops[level.id], PANEL_WIDTH - 12, BAR_HEIGHT)
            label = text_lines([("", level.name)], middle, middle_height, _LABELS)
            parts.append(
                Markup('<g class="node {}">{}{}</g>').format(
                    level.classes, shape(level.classes, *bar), label
                )
            )
    tooltip = panel.heading.tooltip
    return linked(Markup("").join(parts), panel.heading.href, tooltip)
