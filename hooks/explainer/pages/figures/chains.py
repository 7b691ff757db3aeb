"""The chains of several sources in one figure."""

from collections.abc import Iterator, Sequence

import htpy
from markupsafe import Markup

from explainer.addresses import source_address
from explainer.corpus.records.sources import Source
from explainer.diagrams.chart import Edge, Node, mermaid_text
from explainer.diagrams.drawn_here.chains import Column, acts, draw_comparison, joint_chart
from explainer.pages.figures.figure import drawn_figure, formula_words, source_chart
from explainer.pages.page import PageWriter, block

IDENTIFIER = "chains-compared"


def comparison_figure(writer: PageWriter, sources: Sequence[str]) -> Markup:
    """The chains of some sources side by side, level by level, with their acts as a list."""
    corpus, interface = writer.corpus, writer.corpus.interface
    columns = [_column(writer, corpus.sources[source]) for source in sources]
    named = writer.marks.listing.join(column.heading.lines[0] for column in columns)
    titles = (
        writer.say(interface.chains_compared),
        writer.say(interface.chains_compared_description, sources=named),
    )
    absent = writer.say(interface.not_in_formula)
    levels = {
        level.id: (writer.plain(level.short), absent)
        for level in corpus.levels.values()
        if any(node.id == level.id for column in columns for node in column.chart.nodes)
    }
    words = [
        *(item for source, column in zip(sources, columns, strict=True)
          for item in _acts_in_words(writer, corpus.sources[source], column)),
        *(formula_words(writer, corpus.sources[source]) for source in sources),
    ]  # fmt: skip
    writer.styles.add("compare")
    shown = drawn_figure(
        writer,
        IDENTIFIER,
        draw_comparison(IDENTIFIER, titles, columns, levels),
        title=titles[0],
        narrow=draw_comparison(IDENTIFIER, titles, columns, levels, stacked=True),
        source=mermaid_text(joint_chart(IDENTIFIER, titles, columns)),
        caption=writer.say(interface.chains_compared_caption),
        words=words,
    )
    return block(shown)


def _column(writer: PageWriter, source: Source) -> Column:
    heading = Node(
        id=source.id,
        lines=(writer.plain(source.short),),
        shape=f"source-box place-{source.place}",
        href=writer.url(source_address(source.id), "chain"),
        tooltip=writer.plain(source.title),
    )
    return Column(heading, source_chart(writer, source))


def _acts_in_words(writer: PageWriter, source: Source, column: Column) -> Iterator[htpy.Element]:
    """An item an arc, in the order of their numbers; an arc may stand for several acts."""
    for edge in acts(column.chart):
        links = [link for link in source.links if (link.from_level, link.to_level) == _ends(edge)]
        names = [writer.plain(writer.corpus.levels[level].short) for level in _ends(edge)]
        act = writer.marks.semicolon.join(writer.plain(link) for link in links)
        yield htpy.li(data_from=f"{source.id}-{edge.start}", data_to=f"{source.id}-{edge.end}")[
            writer.say(
                writer.corpus.interface.link_in_words, start=names[0], end=names[1], act=act
            ),
            [[" ", writer.citation(clause)] for clause in dict.fromkeys(k.clause for k in links)],
            [
                htpy.span(".inferred")[
                    writer.label(writer.corpus.interface.inferred), writer.unlinked(link.inferred)
                ]
                for link in links
                if link.inferred
            ],
        ]


def _ends(edge: Edge) -> tuple[str, str]:
    return edge.start, edge.end
