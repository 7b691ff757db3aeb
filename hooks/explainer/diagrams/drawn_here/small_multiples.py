"""Many chains in small: a panel each, a bar a level, levels that are named together joined."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from explainer.diagrams.chart import Node
from explainer.diagrams.drawn_here.parts import finished, linked, shape, text_lines
from explainer.diagrams.mermaid.renderer import Drawing

PANEL_WIDTH, GAP = 122.0, 8.0
MARGIN = 4.0
HEAD_HEIGHT, BAR_HEIGHT, BAR_GAP = 46.0, 20.0, 4.0
FRAME = 3.0


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
    levels: Sequence[tuple[str, str]],
    columns: int,
) -> Drawing:
    """Draws the panels in rows of `columns`; `levels` are ids and names from top to bottom.

    A level that a chain does not name leaves a gap; a frame joins those that it names together.
    """
    height = HEAD_HEIGHT + len(levels) * (BAR_HEIGHT + BAR_GAP) + GAP
    parts = []
    for number, panel in enumerate(panels):
        row, column = divmod(number, columns)
        left, top = MARGIN + column * (PANEL_WIDTH + GAP), MARGIN + row * height
        parts.append(_panel(panel, levels, left, top))
    rows = -(-len(panels) // columns)
    size = (2 * MARGIN + columns * (PANEL_WIDTH + GAP) - GAP, 2 * MARGIN + rows * height - GAP)
    return finished(Markup("").join(parts), f"diagram-{identifier}", titles, size, "small")


def _panel(panel: Panel, levels: Sequence[tuple[str, str]], left: float, top: float) -> Markup:
    middle = left + PANEL_WIDTH / 2
    classes = ("name", "role")
    words = list(zip(classes, panel.heading.lines, strict=False))
    parts = [text_lines(words, middle, top + HEAD_HEIGHT / 2 - 3)]
    tops = {
        level: top + HEAD_HEIGHT + number * (BAR_HEIGHT + BAR_GAP)
        for number, (level, _) in enumerate(levels)
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
    for level, name in levels:
        if level in named:
            box = shape(
                f"level-{level}", left + FRAME + 3, tops[level], PANEL_WIDTH - 12, BAR_HEIGHT
            )
            label = text_lines([("", name)], middle, tops[level] + BAR_HEIGHT / 2)
            parts.append(Markup('<g class="node level-{}">{}{}</g>').format(level, box, label))
    tooltip = panel.heading.tooltip
    return linked(Markup("").join(parts), panel.heading.href, tooltip)
