"""The derived parts that a prose page may place: `<!-- explainer: name key=value -->`."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import htpy

from explainer.corpus.corpus import ClausePlace
from explainer.corpus.duty_matrix import Cell
from explainer.pages.figures.chains import comparison_figure
from explainer.pages.figures.figure import chain_figure, diagram_figure
from explainer.pages.figures.heat_map import heat_figure
from explainer.pages.indexes import level_ladder, source_cards
from explainer.pages.page import PageWriter, block
from explainer.pages.parts.tables import (
    concordance_list,
    duty_matrix_table,
    figures_table,
    formulas_table,
)
from explainer.pages.parts.timeline import timeline_figure, timeline_list
from explainer.problems.problem import Problem, did_you_mean
from explainer.prose.page import Directive, ProsePage


@dataclass(frozen=True)
class DerivedParts:
    """What the parts are derived from besides the corpus, computed once for all pages."""

    by_level: Mapping[str, Sequence[ClausePlace]]
    matrix: Mapping[Cell, Sequence[ClausePlace]]
    dated: Sequence[ClausePlace]


Part = Callable[[PageWriter, DerivedParts, Mapping[str, str]], str]


def _chain(writer: PageWriter, parts: DerivedParts, values: Mapping[str, str]) -> str:
    return chain_figure(writer, writer.corpus.sources[values["source"]])


def _chains(writer: PageWriter, parts: DerivedParts, values: Mapping[str, str]) -> str:
    return comparison_figure(writer, values["sources"].split(","))


def _diagram(writer: PageWriter, parts: DerivedParts, values: Mapping[str, str]) -> str:
    return diagram_figure(writer, writer.corpus.diagrams[values["id"]])


def _formulas(writer: PageWriter, parts: DerivedParts, values: Mapping[str, str]) -> str:
    return formulas_table(writer)


def _matrix(writer: PageWriter, parts: DerivedParts, values: Mapping[str, str]) -> str:
    return duty_matrix_table(writer, parts.matrix)


def _heat_map(writer: PageWriter, parts: DerivedParts, values: Mapping[str, str]) -> str:
    return heat_figure(writer, parts.matrix)


def _figures(writer: PageWriter, parts: DerivedParts, values: Mapping[str, str]) -> str:
    return figures_table(writer)


def _timeline(writer: PageWriter, parts: DerivedParts, values: Mapping[str, str]) -> str:
    return timeline_list(writer, parts.dated)


def _timeline_drawing(writer: PageWriter, parts: DerivedParts, values: Mapping[str, str]) -> str:
    return timeline_figure(writer, parts.dated)


def _concordance(writer: PageWriter, parts: DerivedParts, values: Mapping[str, str]) -> str:
    return concordance_list(writer, values["relation"])


def _levels(writer: PageWriter, parts: DerivedParts, values: Mapping[str, str]) -> str:
    return block(level_ladder(writer, parts.by_level))


def _sources(writer: PageWriter, parts: DerivedParts, values: Mapping[str, str]) -> str:
    return block(source_cards(writer, list(writer.corpus.sources.values())))


def _counts(writer: PageWriter, parts: DerivedParts, values: Mapping[str, str]) -> str:
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


# Each part by name, with the values that it takes.
PARTS: dict[str, tuple[Part, tuple[str, ...]]] = {
    "chain": (_chain, ("source",)),
    "chains": (_chains, ("sources",)),
    "diagram": (_diagram, ("id",)),
    "concordance": (_concordance, ("relation",)),
    "formulas": (_formulas, ()),
    "matrix": (_matrix, ()),
    "heat-map": (_heat_map, ()),
    "figures": (_figures, ()),
    "timeline": (_timeline, ()),
    "timeline-drawing": (_timeline_drawing, ()),
    "levels": (_levels, ()),
    "sources": (_sources, ()),
    "counts": (_counts, ()),
}


def check_directives(
    page: ProsePage, sources: frozenset[str], diagrams: frozenset[str]
) -> Iterator[Problem]:
    """Every directive of a page that names no part, lacks a value or names an unknown record."""
    for directive in page.directives:
        if directive.name not in PARTS:
            message = f"unknown part; the parts are {', '.join(PARTS)}"
            hint = did_you_mean(directive.name, PARTS)
            yield Problem(page.path, directive.line, directive.name, message + hint)
            continue
        wanted = PARTS[directive.name][1]
        if set(directive.values) != set(wanted):
            form = " ".join([directive.name, *(f"{name}=…" for name in wanted)])
            message = f"write <!-- explainer: {form} -->"
            yield Problem(page.path, directive.line, directive.name, message)
        relations = frozenset(("same", "differs"))
        for name, kind, known in (
            ("relation", "relation", relations),
            ("source", "source", sources),
            ("sources", "source", sources),
            ("id", "diagram", diagrams),
        ):
            for value in directive.values.get(name, "").split(","):
                if value and value not in known:
                    message = f'unknown {kind} "{value}"{did_you_mean(value, known)}'
                    yield Problem(page.path, directive.line, directive.name, message)


def expand_directive(writer: PageWriter, parts: DerivedParts, directive: Directive) -> str:
    """The derived part that a checked directive places, as one Markdown block."""
    return PARTS[directive.name][0](writer, parts, directive.values)
