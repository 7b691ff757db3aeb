"""The timeline as a drawing: from top to bottom, a lane for each kind of event.

In the wide drawing the dates stand in the middle and a lane on either side of them; in the narrow
one the dates stand on the left and the second lane is set in. Each lane has an axis of its own, and
what happened later stands lower, whichever lane it is in.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from explainer.diagrams.chart import Node
from explainer.diagrams.drawn_here.parts import (
    LINE_HEIGHT,
    Letters,
    finished,
    linked,
    shape,
    text_lines,
)
from explainer.diagrams.mermaid.arrows import short
from explainer.diagrams.mermaid.renderer import Drawing

PADDING, GAP, YEAR_GAP = 5.5, 7.0, 10.0
MARGIN = 8.0
DOT = 5.0
DATE_STEP = 22.0
"""How far the middles of two dates are apart at least, so that one can be read above the other."""
HEAD = 30.0
"""The height of the line that names the lanes, where there are several."""


@dataclass(frozen=True)
class Milestone:
    """An event with its date."""

    node: Node
    """Its line is the date, its role what happened."""
    lane: int
    """The number of its lane, from 0."""


@dataclass(frozen=True)
class Lane:
    """Where the events of one kind stand."""

    axis: float
    box: float
    """The left side of its boxes."""
    width: float
    """The width of its boxes."""
    letters: Letters


@dataclass(frozen=True)
class Layout:
    """Where everything stands from left to right."""

    lanes: tuple[Lane, ...]
    date: float
    """Where the dates are written, by their anchor."""
    dates: Letters
    width: float


def _lane(axis: float, box: float, width: float) -> Lane:
    return Lane(axis, box, width, Letters(anchor="start", room=width - 20))


NARROW = Layout(
    lanes=(_lane(104.0, 128.0, 194.0), _lane(116.0, 146.0, 176.0)),
    date=92.0,
    dates=Letters(anchor="end", room=88.0),
    width=330.0,
)
WIDE = Layout(
    lanes=(_lane(410.0, 424.0, 268.0), _lane(290.0, 8.0, 268.0)),
    date=350.0,
    dates=Letters(room=96.0),
    width=700.0,
)


def draw_timeline(
    identifier: str,
    titles: tuple[str, str],
    lanes: Sequence[str],
    milestones: Sequence[Milestone],
    layout: Layout,
) -> Drawing:
    """Draws milestones, which come in their order; `lanes` are the names of at most two lanes.

    What has only a year is joined to a bar over the whole year, not to a point of it.
    """
    tops = _tops(milestones, HEAD if len(lanes) > 1 else MARGIN, beside=layout is WIDE)
    ends = [top + _height(one) for one, top in zip(milestones, tops, strict=True)]
    bottom = max(ends, default=0.0) + MARGIN
    years: dict[str, tuple[float, float]] = {}
    for one, top, end in zip(milestones, tops, ends, strict=True):
        first, last = years.get(_year(one), (top, end))
        years[_year(one)] = (min(first, top), max(last, end))
    body = [_names(lanes, layout)] if len(lanes) > 1 else []
    for number in range(len(lanes)):
        own = [one for one in milestones if one.lane == number]
        body.append(_axis(layout.lanes[number].axis, bottom, len(lanes) > 1, years, own))
    body += [_milestone(one, top, layout) for one, top in zip(milestones, tops, strict=True)]
    size = (layout.width, bottom)
    kind = "dated dated--wide" if layout is WIDE else "dated"
    prefix = f"diagram-{identifier}" + ("" if layout is WIDE else "-narrow")
    return finished(Markup("").join(body), prefix, titles, size, kind)


def _year(milestone: Milestone) -> str:
    return milestone.node.lines[0][:4]


def _height(milestone: Milestone) -> float:
    return len(milestone.node.role) * LINE_HEIGHT + 2 * PADDING


def _tops(milestones: Sequence[Milestone], first: float, *, beside: bool) -> list[float]:
    """The upper side of each box: below all that are above it, and lower than what was earlier.

    Lanes that stand `beside` each other share the height; only their dates keep apart.
    """
    tops: list[float] = []
    free: dict[int, float] = {}
    middle, year = first - DATE_STEP, ""
    for one in milestones:
        height = _height(one)
        extra = YEAR_GAP if year and _year(one) != year else 0.0
        lane = one.lane if beside else 0
        top = max(free.get(lane, first) + extra, middle + DATE_STEP + extra - height / 2)
        tops.append(top)
        free[lane], middle, year = top + height + GAP, top + height / 2, _year(one)
    return tops


def _names(lanes: Sequence[str], layout: Layout) -> Markup:
    """The name of each lane above it, with the sign of its events."""
    names = []
    for number, name in enumerate(lanes):
        lane = layout.lanes[number]
        start = Letters(anchor="start", room=lane.width - 20, sizes={"lane": 15.0})
        left = lane.box if layout is WIDE else number * layout.width / 2 + MARGIN
        names.append(
            Markup('<g class="date lane-{}">{}</g>{}').format(
                number,
                _sign(number, left + DOT, HEAD / 2 - 2),
                text_lines([("lane", name)], left + 3 * DOT, HEAD / 2 - 2, start),
            )
        )
    return Markup("").join(names)


def _axis(
    x: float,
    bottom: float,
    below_names: bool,
    years: Mapping[str, tuple[float, float]],
    milestones: Sequence[Milestone],
) -> Markup:
    """The axis of a lane, with a bar over each year of which an event has no more than the year."""
    whole = sorted({_year(one) for one in milestones if _is_year(one)})
    top = HEAD if below_names else 0.0
    axis = Markup('<path class="axis" d="M{},{}V{}"/>').format(x, short(top), short(bottom))
    return axis + Markup("").join(
        Markup('<path class="whole-year" d="M{},{}V{}"/>').format(x, *map(short, years[year]))
        for year in whole
    )


def _is_year(milestone: Milestone) -> bool:
    return bool(re.fullmatch(r"\d{4}\D?", milestone.node.lines[0]))


def _sign(lane: int, x: float, y: float) -> Markup:
    """The sign of an event on its axis: a dot in the first lane, a diamond in the second."""
    if lane == 0:
        return Markup('<circle cx="{}" cy="{}" r="{}"/>').format(short(x), short(y), DOT)
    around = ((0, -DOT), (DOT, 0), (0, DOT), (-DOT, 0))
    points = " ".join(f"{short(x + 1.2 * right)},{short(y + 1.2 * down)}" for right, down in around)
    return Markup('<polygon points="{}"/>').format(points)


def _milestone(milestone: Milestone, top: float, layout: Layout) -> Markup:
    node, lane = milestone.node, layout.lanes[milestone.lane]
    middle = top + _height(milestone) / 2
    date = text_lines([("name", node.lines[0])], layout.date, middle, layout.dates)
    near = lane.box if lane.box > lane.axis else lane.box + lane.width
    tie = Markup('<path class="{}" d="M{},{}H{}"/>').format(
        "whole-year-tie" if _is_year(milestone) else "tie", lane.axis, short(middle), short(near)
    )
    sign = Markup("") if _is_year(milestone) else _sign(milestone.lane, lane.axis, middle)
    box = shape("", lane.box, top, lane.width, _height(milestone))
    lines = [("", line) for line in node.role]
    words = text_lines(lines, lane.box + 10, middle, lane.letters)
    drawn = Markup('<g class="node {}">{}{}</g>').format(node.shape, box, words)
    return Markup('<g class="date lane-{} {}">{}{}{}</g>{}').format(
        milestone.lane, node.shape, date, tie, sign, linked(drawn, node.href, node.tooltip)
    )
