"""A diagram as a figure: the drawing, its caption with the source, and the same in words."""

import htpy
from markupsafe import Markup

from explainer.addresses import level_address
from explainer.chain import ChainTexts, chain_chart, chain_levels
from explainer.charts import layout_text
from explainer.diagrams import draw
from explainer.model import Link, Source
from explainer.render.page import PageWriter, block

# A drawing up to this width is shrunk to a phone without its letters falling below 12 pixels.
SHRINKABLE_WIDTH = 470


def chain_figure(writer: PageWriter, source: Source) -> str:
    """The chain of a source as a figure."""
    interface = writer.corpus.interface
    levels = tuple(writer.corpus.levels.values())
    title = writer.say(interface.chain_title, source=writer.plain(source.short))
    named = [writer.plain(level.short) for level in chain_levels(source, levels)]
    description = writer.say(
        interface.chain_description,
        formula=writer.plain(source.formula),
        levels=writer.marks.listing.join(named),
    )
    urls = {level.id: writer.url(level_address(level.id)) for level in levels}
    chart = chain_chart(source, levels, ChainTexts(title, description, urls), writer.language)
    drawing = draw(layout_text(chart), f"diagram-{source.id}", title, description)
    words = [_formula_words(writer, source), *(_link_words(writer, link) for link in source.links)]
    wide = "diagram--wide" if drawing.width > SHRINKABLE_WIDTH else ""
    return block(
        htpy.figure(class_=f"diagram {wide}".strip(), id=f"diagram-{source.id}")[
            htpy.div(".diagram__drawing")[Markup(drawing.svg)],
            htpy.figcaption[writer.say(interface.chain_caption, title=writer.plain(source.title))],
            htpy.div(".diagram__words")[
                htpy.p[writer.say(interface.chain_in_words)], htpy.ol[words]
            ],
        ]
    )


def _formula_words(writer: PageWriter, source: Source) -> htpy.Element:
    interface = writer.corpus.interface
    roles = [
        writer.say(
            interface.role_in_words,
            levels=writer.marks.listing.join(
                writer.plain(writer.corpus.levels[level].short) for level in part.levels
            ),
            role=writer.plain(part),
        )
        for part in source.formula.parts
    ]
    return htpy.li[
        writer.label(interface.formula_in_words),
        writer.marks.semicolon.join(roles),
        writer.marks.full_stop,
    ]


def _link_words(writer: PageWriter, link: Link) -> htpy.Element:
    """An edge in words: from, to, what is done, and the clause that states it."""
    corpus = writer.corpus
    sentence = writer.say(
        corpus.interface.link_in_words,
        start=writer.plain(corpus.levels[link.from_level].short),
        end=writer.plain(corpus.levels[link.to_level].short),
        act=writer.plain(link),
    )
    number = corpus.clauses[link.clause].number
    return htpy.li(
        data_from=link.from_level, data_to=link.to_level, data_inferred=link.inferred is not None
    )[
        sentence,
        " ",
        htpy.a(".citation", href=writer.clause_url(corpus.clauses[link.clause]))[
            writer.say(corpus.interface.clause_number, number=number)
        ],
        link.inferred
        and htpy.span(".inferred")[
            writer.label(corpus.interface.inferred), writer.unlinked(link.inferred)
        ],
    ]
