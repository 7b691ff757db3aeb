"""Lists of clauses and of links, as several kinds of page show them."""

from collections.abc import Iterable, Iterator, Sequence

import htpy

from explainer.addresses import source_address
from explainer.corpus.corpus import ClausePlace
from explainer.pages.page import PageWriter, Part, block
from explainer.pages.parts.limits import MOST_OPEN, MOST_STATEMENTS_OF_A_SOURCE, left_out

# So many clauses are shown without having to be opened.
SHORT_LIST = 8


def joined(writer: PageWriter, parts: Iterable[htpy.Node]) -> htpy.Fragment:
    """Elements as a list in running text."""
    nodes: list[htpy.Node] = []
    for part in parts:
        nodes += [writer.marks.listing, part] if nodes else [part]
    return htpy.fragment[nodes]


def clauses_by_source(writer: PageWriter, places: Sequence[ClausePlace]) -> Iterator[Part]:
    """Clauses as a list a source that can be opened; the clauses of a source stand together."""
    opening, closing = writer.marks.brackets
    by_source: dict[str, list[ClausePlace]] = {source: [] for source in writer.corpus.sources}
    for place in places:
        by_source[place.source.id].append(place)
    groups = [own for own in by_source.values() if own]
    for own in groups:
        is_open = len(places) <= SHORT_LIST and len(groups) <= MOST_OPEN
        yield block(
            htpy.details(".uses", data_search="off", open=is_open)[
                htpy.summary[
                    writer.plain(own[0].source.short),
                    htpy.span(".count")[f"{opening}{len(own)}{closing}"],
                ],
                htpy.ul[
                    [
                        htpy.li[
                            htpy.a(href=writer.clause_url(place))[place.number],
                            " ",
                            writer.plain(place.clause.text(writer.language)),
                        ]
                        for place in own[:MOST_STATEMENTS_OF_A_SOURCE]
                    ],
                    left_out(
                        writer,
                        writer.corpus.interface.more_statements,
                        len(own) - MOST_STATEMENTS_OF_A_SOURCE,
                        writer.url(source_address(own[0].source.id)),
                    )
                    if len(own) > MOST_STATEMENTS_OF_A_SOURCE
                    else None,
                ],
            ]
        )
