"""A diagram as a figure: the drawing, its caption with the source, and the same in words."""

from collections.abc import Sequence

import htpy
from markupsafe import Markup, escape

from explainer.addresses import level_address, source_address, term_address
from explainer.corpus.records.base import Bilingual, wording
from explainer.corpus.records.explanations import Diagram
from explainer.corpus.records.sources import FormulaPart, Link, Source
from explainer.diagrams.chart import Chart, layout_text, mermaid_text
from explainer.diagrams.drawn_here.column import draw_column
from explainer.diagrams.hand_made import DiagramTargets, diagram_chart
from explainer.diagrams.mermaid.renderer import Drawing, draw_accepted
from explainer.diagrams.outlines import level_classes
from explainer.diagrams.source_chain import ChainTexts, chain_chart, chain_levels
from explainer.pages.block_anchors import with_anchors_inside
from explainer.pages.page import PageWriter, block

# A drawing up to this width is shrunk to a phone without its letters falling below 12 pixels: a
# phone of 390 pixels leaves 341 for a drawing, and labels of edges have 14.
SHRINKABLE_WIDTH = 395

# So many arrows are told below a drawing without having to be opened.
FEW_WORDS = 3


def figure(
    writer: PageWriter, chart: Chart, caption: htpy.Node, words: Sequence[htpy.Element]
) -> htpy.Element:
    """A chart as a figure; `words` says the same as the drawing, an item an arrow."""
    drawing = draw_accepted(
        layout_text(chart),
        f"diagram-{chart.id}",
        chart.title,
        chart.description,
        writer.corpus.chinese_words,
    )
    source = mermaid_text(chart)
    return drawn_figure(
        writer,
        chart.id,
        drawing,
        title=chart.title,
        narrow=draw_column(chart, writer.corpus.chinese_words),
        source=source,
        caption=caption,
        words=words,
    )


def drawn_figure(
    writer: PageWriter,
    identifier: str,
    drawing: Drawing,
    *,
    title: str,
    narrow: Drawing | None = None,
    source: str,
    caption: htpy.Node,
    words: Sequence[htpy.Element],
    folded: bool = False,
) -> htpy.Element:
    """A drawing as a figure with its words, its Mermaid text and the ways to hand it on.

    `narrow` is the same drawing for where there is no room for it; the stylesheet chooses. The
    caption comes last, where HTML wants it; the stylesheet shows it below the drawing. `folded`
    closes the words, for a drawing that says much.
    """
    wide = "diagram--wide" if drawing.width > SHRINKABLE_WIDTH else ""
    room = f"diagram--from-{-(-drawing.width // 100) * 100}" if narrow else ""
    figure_id = f"diagram-{identifier}"
    return htpy.figure(
        class_=" ".join(filter(None, ("diagram", wide, room))),
        id=figure_id,
        aria_labelledby=f"{figure_id}-caption",
    )[
        htpy.div(".diagram__drawing")[Markup(drawing.svg)],
        htpy.div(".diagram__drawing.diagram__drawing--narrow")[Markup(narrow.svg)]
        if narrow
        else None,
        _tools(writer, figure_id, title, source),
        with_anchors_inside(Markup(_in_words(writer, words, folded=folded)), figure_id),
        htpy.figcaption(id=f"{figure_id}-caption")[caption],
    ]


def _in_words(writer: PageWriter, words: Sequence[htpy.Element], *, folded: bool) -> htpy.Element:
    """The text equivalent: open where it is short, so that a phone shows what comes after it."""
    is_open = len(words) <= FEW_WORDS and not folded
    return htpy.details(".diagram__words.plain", open=is_open)[
        htpy.summary[writer.say(writer.corpus.interface.chain_in_words)], htpy.ol[words]
    ]


def _tools(writer: PageWriter, figure_id: str, title: str, source: str) -> htpy.Element:
    """What hands the figure on; the page's script shows the buttons that need it.

    Each is named by what it does and by the figure, for a page may have several.
    """
    interface = writer.corpus.interface

    def named(text: str) -> str:
        return f"{text}{writer.label(interface.colon)}{title}"

    copy, text_form = writer.say(interface.copy_link), writer.say(interface.diagram_source)
    copied = writer.say(interface.copied)
    picture = f"{writer.say(interface.copy_text)}{writer.marks.gap}PNG"
    return htpy.div(".diagram__tools", data_search="off")[
        htpy.button(
            type="button",
            hidden=True,
            data_close=writer.say(interface.close),
            aria_label=named(writer.say(interface.full_screen)),
        )[writer.say(interface.full_screen)],
        [
            htpy.button(type="button", hidden=True, aria_label=named(kind))[kind]
            for kind in ("SVG", "PNG")
        ],
        htpy.button(type="button", hidden=True, data_copied=copied, aria_label=named(picture))[
            picture
        ],
        htpy.a(href=f"#{figure_id}", data_copied=copied, aria_label=named(copy))[copy],
        htpy.details[
            htpy.summary[text_form],
            htpy.pre(tabindex="0", role="group", aria_label=named(text_form))[on_one_line(source)],
        ],
    ]


def on_one_line(text: str) -> Markup:
    """A text of several lines for an element that stands on one line of Markdown."""
    return Markup(escape(text.strip()).replace("\n", Markup("&#10;")))


def arrow_in_words(
    writer: PageWriter,
    ends: tuple[str, str],
    act: str,
    stated: htpy.Node,
    inferred: Bilingual | None,
) -> htpy.Node:
    """An arrow in words: from, to, what is done, and where it is stated."""
    interface = writer.corpus.interface
    sentence = writer.say(interface.link_in_words, start=ends[0], end=ends[1], act=act)
    return htpy.fragment[
        sentence,
        stated,
        inferred
        and htpy.span(".inferred")[writer.label(interface.inferred), writer.unlinked(inferred)],
    ]


def cited(writer: PageWriter, clause: str) -> htpy.Node:
    """A clause by its number on the page of its source, and by its paragraph elsewhere."""
    place = writer.corpus.clauses[clause]
    if writer.address != source_address(place.source.id):
        return [" ", writer.citation(clause)]
    number = writer.say(writer.corpus.interface.clause_number, number=place.number)
    return [" ", htpy.a(".citation", href=f"#{clause}")[number]]


def background_cited(writer: PageWriter, statements: Sequence[str]) -> Markup:
    """The signs that lead to background statements."""
    return writer.unlinked("".join(f"[[~{statement}]]" for statement in statements))


def source_chart(writer: PageWriter, source: Source) -> Chart:
    """The chain of a source as a chart in the language of the page."""
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
    return chain_chart(source, levels, ChainTexts(title, description, urls), writer.language)


def chain_figure(writer: PageWriter, source: Source) -> Markup:
    """The chain of a source as a figure."""
    chart = source_chart(writer, source)
    words = [formula_words(writer, source), *(_link_words(writer, link) for link in source.links)]
    caption = writer.say(writer.corpus.interface.chain_caption, title=writer.plain(source.title))
    return block(figure(writer, chart, caption, words))


def formula_words(writer: PageWriter, source: Source) -> htpy.Element:
    """What the formula of a source makes of each level, in words."""
    interface = writer.corpus.interface
    roles = [
        writer.say(
            interface.role_in_words,
            levels=_levels_named(writer, part),
            role=writer.plain(part),
        )
        for part in source.formula.parts
    ]
    return htpy.li[
        writer.label(interface.formula_in_words),
        writer.marks.semicolon.join(roles),
        writer.marks.full_stop,
        [
            cited(writer, clause)
            for clause in dict.fromkeys(part.clause for part in source.formula.parts)
        ],
    ]


def _levels_named(writer: PageWriter, part: FormulaPart) -> str:
    """The levels of a part of the formula, as the source names them where it has its own words."""
    if part.named:
        return writer.plain(part.named)
    return writer.marks.listing.join(
        writer.plain(writer.corpus.levels[level].short) for level in part.levels
    )


def _link_words(writer: PageWriter, link: Link) -> htpy.Element:
    levels = writer.corpus.levels
    ends = (
        writer.plain(levels[link.from_level].short),
        writer.plain(levels[link.to_level].short),
    )
    return htpy.li(data_from=link.from_level, data_to=link.to_level)[
        arrow_in_words(writer, ends, writer.plain(link), cited(writer, link.clause), link.inferred)
    ]


def diagram_figure(writer: PageWriter, diagram: Diagram) -> Markup:
    """A hand-made diagram as a figure."""
    corpus = writer.corpus
    targets = DiagramTargets(
        level=lambda level: (
            writer.url(level_address(level)),
            writer.plain(corpus.levels[level]),
        ),
        term=lambda term: (writer.url(term_address(term)), writer.term_name(term)),
        clause=lambda clause: (
            writer.clause_url(corpus.clauses[clause]),
            writer.citation_text(clause),
        ),
        level_classes=lambda level: level_classes(corpus.levels[level]),
    )
    chart = diagram_chart(diagram, targets, writer.language)
    labels = {node.id: writer.plain(node).split(" / ")[0] for node in diagram.nodes}
    words = [
        htpy.li(data_from=edge.from_node, data_to=edge.to_node)[
            arrow_in_words(
                writer,
                (labels[edge.from_node], labels[edge.to_node]),
                wording(edge, writer.language),
                cited(writer, edge.clause)
                if edge.clause
                else background_cited(writer, edge.background),
                edge.inferred,
            )
        ]
        for edge in diagram.edges
    ]
    caption = htpy.fragment[
        htpy.b[writer.plain(diagram.title)], " ", writer.inline(diagram.caption)
    ]
    return block(figure(writer, chart, caption, words))
