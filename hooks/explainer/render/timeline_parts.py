"""The timeline: every dated clause in order, as a list and as a drawing."""

from collections.abc import Sequence
from itertools import pairwise

import htpy

from explainer.chain import INFERRED_MARK, label_lines
from explainer.charts import Chart, Edge, Node
from explainer.corpus import ClausePlace, Corpus
from explainer.render.diagram_figure import figure
from explainer.render.page import PageWriter, block

# Longest line of a milestone, in characters: a box a row has room for more than a chain.
LINE = {"zh": 20, "en": 36}


def dated_clauses(corpus: Corpus) -> list[ClausePlace]:
    """All dated clauses by date; what is known only by year comes before its months."""
    dated = [place for place in corpus.clauses.values() if place.clause.date]
    return sorted(dated, key=lambda place: place.clause.date or "")


def timeline_list(writer: PageWriter, places: Sequence[ClausePlace]) -> str:
    """The timeline as a list."""
    return block(htpy.ol(".timeline", data_search="off")[[_entry(writer, p) for p in places]])


def _entry(writer: PageWriter, place: ClausePlace) -> htpy.Element:
    clause, interface = place.clause, writer.corpus.interface
    kind = "inferred" if clause.date_inferred else "printed"
    if clause.nature in ("goal", "plan"):
        kind = clause.nature
    basis = {
        "goal": interface.date_ahead,
        "plan": interface.date_planned,
        "inferred": interface.date_is_inferred,
        "printed": interface.date_is_printed,
    }[kind]
    return htpy.li(class_=f"timeline__entry timeline__entry--{kind}")[
        htpy.time(datetime=clause.date)[clause.date],
        " ",
        htpy.span(".timeline__basis")[writer.say(basis)],
        htpy.p[
            htpy.b[writer.plain(clause.milestone)] if clause.milestone else None,
            " ",
            writer.citation(clause.id),
        ],
        htpy.p(".timeline__text")[writer.inline(clause.text(writer.language))],
        clause.inferred
        and htpy.p(".inferred")[writer.label(interface.inferred), writer.unlinked(clause.inferred)],
    ]


def timeline_figure(writer: PageWriter, places: Sequence[ClausePlace]) -> str:
    """The timeline as a drawing: a box a milestone, from top to bottom."""
    interface = writer.corpus.interface
    nodes = tuple(
        Node(
            id=place.clause.id,
            lines=(_date_line(place),),
            role=tuple(
                label_lines(_milestone(writer, place), writer.language, LINE[writer.language])
            ),
            shape=f"milestone milestone-{place.clause.nature} place-{place.source.place}",
            href=writer.clause_url(place),
            tooltip=writer.citation_text(place.clause.id),
        )
        for place in places
    )
    edges = tuple(Edge(upper.id, lower.id) for upper, lower in pairwise(nodes))
    title = writer.say(interface.timeline)
    chart = Chart(
        id="timeline",
        title=title,
        description=writer.say(interface.timeline_description),
        nodes=nodes,
        edges=edges,
        order=tuple(node.id for node in nodes),
    )
    words = [htpy.li[_date_line(place), " ", _milestone(writer, place)] for place in places]
    return block(figure(writer, chart, writer.say(interface.timeline_caption), words))


def _date_line(place: ClausePlace) -> str:
    clause = place.clause
    return f"{clause.date}{INFERRED_MARK if clause.date_inferred else ''}"


def _milestone(writer: PageWriter, place: ClausePlace) -> str:
    milestone = place.clause.milestone
    return writer.plain(milestone) if milestone else ""
