"""The poster for a phone: a band a level, its lanes one below the other, the way back numbered."""

from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup

from explainer.diagrams.drawn_here.parts import (
    HEAD_MARKER,
    LINE_HEIGHT,
    Letters,
    finished,
    shape,
    text_lines,
)
from explainer.diagrams.drawn_here.poster import (
    drawn_cell,
    headline,
    level_box,
    lines_of,
    return_path,
)
from explainer.diagrams.measures import text_width
from explainer.diagrams.mermaid.renderer import Drawing
from explainer.diagrams.poster_chart import Lane, PosterChart

# No wider than this, so that letters stay large enough on a phone of 320 pixels.
WIDTH, MARGIN = 320.0, 3.0
NODE_WIDTH, GAP = 96.0, 2.0
NAME, SMALL, HEADLINE = 16.0, 13.7, 17.0
HEADLINE_LINE = 23.0
PADDING, ROW_GAP = 5.0, 10.0
RAIL, LANE, RAILS = 10.0, 14.0, 29.0


def draw_narrow_poster(chart: PosterChart, words: Sequence[str] = ()) -> Drawing:
    """The layout for phones; `words` are the terms that a line should not cut."""
    prefix = f"diagram-{chart.id}-narrow"
    room = WIDTH - 2 * MARGIN
    side = WIDTH - MARGIN - RAILS
    question = max(text_width(lane.short, SMALL, bold=True) for lane in chart.lanes) + 6
    above = len(lines_of(chart.headline, room, HEADLINE, words, bold=True))
    top = MARGIN + above * HEADLINE_LINE + ROW_GAP
    parts = [HEAD_MARKER.format(prefix), headline(chart.headline, MARGIN, room, HEADLINE, words)]
    places: dict[str, tuple[float, float]] = {}
    left = MARGIN + NODE_WIDTH + GAP
    for row in chart.rows:
        cells = [
            (
                lane,
                row.cells[lane.id],
                lines_of(
                    row.cells[lane.id].words,
                    side - left - question - 7,
                    SMALL,
                    words,
                    bold=lane is chart.lanes[-1],
                ),
            )
            for lane in chart.lanes
            if lane.id in row.cells
        ]
        heights = [len(lines) * LINE_HEIGHT + PADDING for _, _, lines in cells]
        post = sum(len(lines_of(role, NODE_WIDTH - 18, SMALL, words)) for role in row.node.role)
        least = (len(row.node.lines) + post) * LINE_HEIGHT + 3 * PADDING
        height = max(sum(heights) + GAP * (len(heights) - 1), least)
        places[row.node.id] = (top, height)
        band = shape("", MARGIN, top - 3, side - MARGIN, height + 6)
        parts.append(Markup('<g class="cluster">{}</g>').format(band))
        place = (MARGIN, top, NODE_WIDTH, height)
        parts.append(level_box(row, place, words, (NAME, SMALL)))
        stretch = (height - sum(heights) - GAP * (len(heights) - 1)) / max(1, len(heights))
        cell_top = top
        for (lane, cell, lines), own in zip(cells, heights, strict=True):
            box = (left, cell_top, side - left, own + stretch)
            is_last = lane is chart.lanes[-1]
            said = [("name" if is_last else "", line) for line in lines]
            drawn = _words(lane, said, box, question)
            parts.append(drawn_cell(row, cell, drawn, is_last=is_last))
            cell_top += own + stretch + GAP
        top += height + ROW_GAP
    parts += _returns(chart, places, side, prefix)
    key, bottom = _key(chart, top + PADDING, words)
    parts += key
    size = (WIDTH, bottom + MARGIN)
    return finished(Markup("").join(parts), prefix, chart.titles, size, "poster poster--narrow")


def _words(
    lane: Lane,
    said: Sequence[tuple[str, str]],
    place: tuple[float, float, float, float],
    question: float,
) -> Markup:
    """A cell without its link: the question in a word, and beside it what the level does."""
    left, top, width, height = place
    middle = top + height / 2
    asked = text_lines([("name", lane.short)], left + 4, middle, Letters(SMALL, "start"))
    letters = Letters(SMALL, "start", width - question - 6)
    answer = text_lines(said, left + question + 2, middle, letters)
    return shape("", left, top, width, height) + asked + answer


def _returns(
    chart: PosterChart, places: Mapping[str, tuple[float, float]], side: float, prefix: str
) -> Iterator[Markup]:
    order = [row.node.id for row in chart.rows]
    for number, edge in enumerate(chart.returns, 1):
        near = order.index(edge.start) - order.index(edge.end) == 1
        (start_top, start_height), (end_top, end_height) = places[edge.start], places[edge.end]
        start = start_top + start_height * (0.25 if near else 0.5)
        end = end_top + end_height * (0.75 if near else 0.5)
        rail = side + RAIL + (0 if near else LANE)
        yield return_path(edge, (side, rail, start, end), prefix)
        sign = text_lines([("", str(number))], rail, (start + end) / 2, Letters(SMALL))
        yield Markup('<g class="edgeLabel">{}</g>').format(sign)


def _key(chart: PosterChart, top: float, words: Sequence[str]) -> tuple[list[Markup], float]:
    """What the numbers on the way back stand for, and where the list ends."""
    names = {row.node.id: " ".join(row.node.lines) for row in chart.rows}
    room = WIDTH - 2 * MARGIN - 16
    drawn: list[Markup] = []
    for number, edge in enumerate(chart.returns, 1):
        said = f"{names[edge.start]} → {names[edge.end]}{chart.colon}{' '.join(edge.labels)}"
        for index, line in enumerate(lines_of(said, room, SMALL, words)):
            if not index:
                sign = Letters(SMALL, "start")
                drawn.append(text_lines([("", str(number))], MARGIN, top + LINE_HEIGHT / 2, sign))
            letters = Letters(SMALL, "start", room)
            drawn.append(text_lines([("", line)], MARGIN + 16, top + LINE_HEIGHT / 2, letters))
            top += LINE_HEIGHT
    return [Markup('<g class="key">{}</g>').format(Markup("").join(drawn))], top
