"""The timeline as a figure: what the sources date, and the background in a lane of its own."""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

import htpy
from markupsafe import Markup

from explainer.corpus.corpus import BackgroundPlace, ClausePlace
from explainer.diagrams.chart import Chart, Edge, Group, Node, mermaid_text
from explainer.diagrams.drawn_here.timeline import (
    NARROW,
    WIDE,
    Layout,
    Milestone,
    draw_timeline,
)
from explainer.diagrams.line_breaks import broken
from explainer.diagrams.measures import text_width
from explainer.diagrams.mermaid.renderer import Drawing
from explainer.diagrams.source_chain import BACKGROUND_MARK, INFERRED_MARK
from explainer.pages.figures.figure import drawn_figure
from explainer.pages.page import PageWriter, block
from explainer.pages.parts.timeline import dated_background, place_in_time

Event = ClausePlace | BackgroundPlace


def timeline_figure(writer: PageWriter, places: Sequence[ClausePlace]) -> Markup:
    """The timeline as a figure: a box a milestone, from top to bottom."""
    interface = writer.corpus.interface
    background = dated_background(writer.corpus)
    drawn = [place for place in background if not place.statement.listed_only]
    events: list[Event] = [*places, *drawn]
    events.sort(key=lambda event: place_in_time(_date(event)))
    has_background = len(events) > len(places)
    lanes = [interface.timeline_of_sources, interface.timeline_of_background]
    names = [writer.say(name) for name in lanes[: 1 + has_background]]
    titles = (writer.say(interface.timeline), writer.say(interface.timeline_description))

    def drawing(layout: Layout) -> Drawing:
        milestones = [Milestone(_node(writer, one, layout), _lane(one)) for one in events]
        return draw_timeline("timeline", titles, names, milestones, layout)

    caption = [writer.say(interface.timeline_caption)]
    if has_background:
        caption.append(writer.say(interface.timeline_caption_background))
    writer.styles.add("compare")
    shown = drawn_figure(
        writer,
        "timeline",
        drawing(WIDE if has_background else NARROW),
        title=titles[0],
        narrow=drawing(NARROW) if has_background else None,
        source=mermaid_text(_chart(writer, titles, names, events)),
        caption=writer.marks.gap.join(caption),
        words=[_in_words(writer, event) for event in events],
    )
    return block(shown)


def _chart(
    writer: PageWriter, titles: tuple[str, str], names: Sequence[str], events: Sequence[Event]
) -> Chart:
    """The same as a flow chart: each lane a group, its events joined in their order."""
    nodes = [_node(writer, event, WIDE) for event in events]
    groups = []
    edges: list[Edge] = []
    for number, name in enumerate(names):
        own = [node.id for node, event in zip(nodes, events, strict=True) if _lane(event) == number]
        edges += [Edge(upper, lower) for upper, lower in pairwise(own)]
        groups.append(Group(f"lane-{number}", name, tuple(own)))
    return Chart(
        id="timeline",
        title=titles[0],
        description=titles[1],
        nodes=tuple(nodes),
        edges=tuple(edges),
        groups=tuple(groups) if len(groups) > 1 else (),
        order=() if len(groups) > 1 else tuple(node.id for node in nodes),
    )


def _lane(event: Event) -> int:
    return 1 if isinstance(event, BackgroundPlace) else 0


def _date(event: Event) -> str:
    if isinstance(event, BackgroundPlace):
        return event.statement.date or ""
    return event.clause.date or ""


def _date_line(event: Event) -> str:
    if isinstance(event, BackgroundPlace):
        inferred = event.statement.date_inferred
        mark = BACKGROUND_MARK
    else:
        inferred, mark = event.clause.date_inferred, ""
    return f"{_date(event)}{INFERRED_MARK if inferred else ''}{mark}"


def _words(writer: PageWriter, event: Event) -> str:
    told = event.statement if isinstance(event, BackgroundPlace) else event.clause
    return writer.plain(told.milestone) if told.milestone else ""


def _node(writer: PageWriter, event: Event, layout: Layout) -> Node:
    letters = layout.lanes[_lane(event)].letters
    length = partial(text_width, size=letters.size)
    lines = broken(_words(writer, event), letters.room, length, writer.corpus.chinese_words)
    if isinstance(event, BackgroundPlace):
        name = event.statement.id
        shape = "milestone milestone-background"
        href, tooltip = writer.background_url(name), writer.plain(event.section.title)
    else:
        clause, name = event.clause, event.clause.id
        dated = " milestone-inferred" if clause.date_inferred else ""
        shape = f"milestone milestone-{clause.nature}{dated} place-{event.source.place}"
        href, tooltip = writer.clause_url(event), writer.citation_text(name)
    return Node(name, (_date_line(event),), tuple(lines), shape, href, tooltip)


def _in_words(writer: PageWriter, event: Event) -> htpy.Element:
    if isinstance(event, BackgroundPlace):
        writer.styles.add("background")
        where: htpy.Node = htpy.a(href=writer.background_url(event.statement.id))[
            writer.say(writer.corpus.interface.background)
        ]
    else:
        where = writer.citation(event.clause.id)
    return htpy.li[_date_line(event), " ", _words(writer, event), " ", where]
