"""The page of a level: every duty that any source lays on it, by function."""

from collections.abc import Iterator, Sequence
from typing import get_args

import htpy

from explainer.addresses import level_address
from explainer.corpus.corpus import ClausePlace, Corpus
from explainer.corpus.records.sources import Nature
from explainer.corpus.records.vocabulary import Level
from explainer.diagrams.source_chain import level_roles
from explainer.pages.names import natures_in_headings
from explainer.pages.page import Page, PageWriter, Part, block, heading


def clauses_of_level(corpus: Corpus) -> dict[str, list[ClausePlace]]:
    """All clauses by the level that they concern."""
    by_level: dict[str, list[ClausePlace]] = {level: [] for level in corpus.levels}
    for place in corpus.clauses.values():
        for level in place.clause.levels:
            by_level[level].append(place)
    return by_level


def level_page(writer: PageWriter, level: Level, places: Sequence[ClausePlace]) -> Page:
    """The page of a level. `places` are all clauses that concern it."""
    interface = writer.corpus.interface
    duties = [place for place in places if place.clause.nature == "duty"]
    blocks: list[Part] = [
        block(htpy.p(".lead")[writer.inline(level.brief)]),
        block(
            htpy.p(".counts", data_search="off")[
                writer.say(
                    interface.level_counts, duties=len(duties), others=len(places) - len(duties)
                )
            ]
        ),
        *_roles(writer, level),
        *_duties(writer, duties),
        *_other_statements(writer, places),
    ]
    return Page(
        address=level_address(level.id),
        language=writer.language,
        title=writer.plain(level),
        standing_title=writer.say(writer.corpus.interface.title_level, name=writer.plain(level)),
        description=writer.plain(level.brief),
        kind="level",
        record_place=writer.corpus.record_places[level.id],
        blocks=tuple(blocks),
    )


def _roles(writer: PageWriter, level: Level) -> Iterator[Part]:
    """What the formula of each source makes of the level."""
    corpus, interface = writer.corpus, writer.corpus.interface
    rows = [
        htpy.li[
            htpy.a(href=writer.url(f"sources/{source.id}/", "formula"))[writer.plain(source.short)],
            writer.label(interface.colon),
            roles.get(level.id) or htpy.span(".note")[writer.say(interface.not_in_formula)],
        ]
        for source in corpus.sources.values()
        for roles in [level_roles(source, writer.language)]
    ]
    yield heading(2, writer.say(interface.in_formulas), "in-formulas")
    yield block(htpy.ul(data_search="off")[rows])


def _duties(writer: PageWriter, duties: Sequence[ClausePlace]) -> Iterator[Part]:
    corpus, interface = writer.corpus, writer.corpus.interface
    if not duties:
        yield heading(2, writer.say(interface.duties), "duties")
        yield block(htpy.p(".empty")[writer.say(interface.no_duty)])
    for function in corpus.functions.values():
        found = [place for place in duties if function.id in place.clause.functions]
        if found:
            yield heading(2, writer.name(function), function.id)
            yield block(_statements(writer, found))


def _other_statements(writer: PageWriter, places: Sequence[ClausePlace]) -> Iterator[Part]:
    """The statements that are no duties, by their nature."""
    for nature in get_args(Nature)[1:]:
        found = [place for place in places if place.clause.nature == nature]
        if found:
            title = natures_in_headings(writer.corpus.interface)[nature]
            yield heading(2, writer.say(title), f"statements-{nature}")
            yield block(_statements(writer, found))


def _statements(writer: PageWriter, places: Sequence[ClausePlace]) -> htpy.Element:
    writer.start_section()
    return htpy.ul(".statements", data_search="off")[
        [
            htpy.li(class_=f"nature-{place.clause.nature}")[
                writer.inline(place.clause.text(writer.language)),
                " ",
                writer.citation(place.clause.id),
            ]
            for place in places
        ]
    ]
