"""The derived parts that a prose page places by a directive, each written for its page."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import htpy
from markupsafe import Markup

from explainer.addresses import SOURCES
from explainer.corpus.corpus import ClausePlace
from explainer.corpus.duty_matrix import duty_matrix
from explainer.pages.block_anchors import with_anchors
from explainer.pages.figures.chains import comparison_figure
from explainer.pages.figures.figure import chain_figure, diagram_figure
from explainer.pages.figures.poster import poster_figure
from explainer.pages.figures.timeline import timeline_figure
from explainer.pages.indexes import level_ladder, source_cards
from explainer.pages.page import PageWriter, block
from explainer.pages.parts.downloads import downloads_list
from explainer.pages.parts.limits import MOST_CARDS, MOST_DATES, first_sources, search_link
from explainer.pages.parts.tables import (
    concordance_list,
    duty_matrix_table,
    figures_table,
    formulas_table,
)
from explainer.pages.parts.timeline import dated_clauses, timeline_list
from explainer.prose.directives import Directive

Part = Callable[[PageWriter, Mapping[str, str]], Markup]


def _chain(writer: PageWriter, values: Mapping[str, str]) -> Markup:
    return chain_figure(writer, writer.corpus.sources[values["source"]])


def _chains(writer: PageWriter, values: Mapping[str, str]) -> Markup:
    return comparison_figure(writer, values["sources"].split(","))


def _diagram(writer: PageWriter, values: Mapping[str, str]) -> Markup:
    return diagram_figure(writer, writer.corpus.diagrams[values["id"]])


def _formulas(writer: PageWriter, values: Mapping[str, str]) -> Markup:
    return formulas_table(writer)


def _matrix(writer: PageWriter, values: Mapping[str, str]) -> Markup:
    return duty_matrix_table(writer, duty_matrix(writer.corpus))


def _figures(writer: PageWriter, values: Mapping[str, str]) -> Markup:
    return figures_table(writer)


def _timeline(writer: PageWriter, values: Mapping[str, str]) -> Markup:
    dated = dated_clauses(writer.corpus)
    listed = timeline_list(writer, dated[:MOST_DATES])
    if len(dated) > MOST_DATES:
        interface = writer.corpus.interface
        left = len(dated) - MOST_DATES
        listed += block(search_link(writer, interface.more_statements, left, _latest(dated)))
    return listed


def _latest(dated: Sequence[ClausePlace]) -> str:
    """The year of the last date."""
    return (dated[-1].clause.date or "")[: len("2016")]


def _timeline_drawing(writer: PageWriter, values: Mapping[str, str]) -> Markup:
    return timeline_figure(writer, dated_clauses(writer.corpus)[:MOST_DATES])


def _concordance(writer: PageWriter, values: Mapping[str, str]) -> Markup:
    return concordance_list(writer, values["relation"])


def _levels(writer: PageWriter, values: Mapping[str, str]) -> Markup:
    return block(level_ladder(writer))


def _sources(writer: PageWriter, values: Mapping[str, str]) -> Markup:
    corpus = writer.corpus
    cards = block(source_cards(writer, first_sources(writer, MOST_CARDS)))
    left = len(corpus.sources) - MOST_CARDS
    if left > 0:
        words = writer.say(corpus.interface.more_sources, count=left)
        cards += block(htpy.p(".more")[htpy.a(href=writer.url(SOURCES))[words]])
    return cards


def _poster(writer: PageWriter, values: Mapping[str, str]) -> Markup:
    poster = writer.corpus.poster
    return poster_figure(writer, poster) if poster else Markup("")


def _counts(writer: PageWriter, values: Mapping[str, str]) -> Markup:
    corpus = writer.corpus
    return block(
        htpy.p(".counts")[
            writer.say(
                corpus.interface.corpus_counts,
                sources=len(corpus.sources),
                clauses=len(corpus.clauses),
                terms=len(corpus.terms),
            )
        ]
    )


def _downloads(writer: PageWriter, values: Mapping[str, str]) -> Markup:
    return downloads_list(writer)


PARTS: dict[str, Part] = {
    "chain": _chain,
    "chains": _chains,
    "diagram": _diagram,
    "concordance": _concordance,
    "formulas": _formulas,
    "matrix": _matrix,
    "figures": _figures,
    "timeline": _timeline,
    "timeline-drawing": _timeline_drawing,
    "levels": _levels,
    "sources": _sources,
    "counts": _counts,
    "poster": _poster,
    "downloads": _downloads,
}
"""What writes each part that `prose.directives` names."""


def expand_directive(writer: PageWriter, directive: Directive) -> Markup:
    """The derived part that a checked directive places."""
    part = PARTS[directive.name](writer, directive.values)
    return with_anchors(part, "-".join([directive.name, *directive.values.values()]), Counter())
