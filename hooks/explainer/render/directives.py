"""The derived parts that a prose page may place: `<!-- explainer: name key=value -->`."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import htpy

from explainer.corpus import ClausePlace
from explainer.problems import Problem, did_you_mean
from explainer.prose import Directive, ProsePage
from explainer.render.diagram_figure import chain_figure
from explainer.render.index_pages import level_ladder, source_cards
from explainer.render.page import PageWriter, block


@dataclass(frozen=True)
class DerivedParts:
    """What the parts are derived from besides the corpus, computed once for all pages."""

    by_level: dict[str, list[ClausePlace]]


Part = Callable[[PageWriter, DerivedParts, Mapping[str, str]], str]


def _chain(writer: PageWriter, parts: DerivedParts, values: Mapping[str, str]) -> str:
    return chain_figure(writer, writer.corpus.sources[values["source"]])


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
    "levels": (_levels, ()),
    "sources": (_sources, ()),
    "counts": (_counts, ()),
}


def check_directives(page: ProsePage, sources: frozenset[str]) -> Iterator[Problem]:
    """Every directive of a page that names no part, lacks a value or names an unknown source."""
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
        source = directive.values.get("source")
        if source is not None and source not in sources:
            message = f'unknown source "{source}"{did_you_mean(source, sources)}'
            yield Problem(page.path, directive.line, directive.name, message)


def expand_directive(writer: PageWriter, parts: DerivedParts, directive: Directive) -> str:
    """The derived part that a checked directive places, as one Markdown block."""
    return PARTS[directive.name][0](writer, parts, directive.values)
