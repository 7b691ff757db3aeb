"""The poster as a figure, with the answers of the levels to which it leads."""

from collections.abc import Iterator, Sequence

import htpy
from markupsafe import Markup

from explainer.addresses import level_address
from explainer.corpus.records.base import Bilingual
from explainer.corpus.records.poster import Poster, PosterCell, PosterLevel, PosterReturn
from explainer.diagrams.chart import Edge, Node, mermaid_text
from explainer.diagrams.drawn_here.poster import draw_poster
from explainer.diagrams.drawn_here.poster_narrow import draw_narrow_poster
from explainer.diagrams.outlines import level_classes
from explainer.diagrams.poster_chart import Cell, Lane, PosterChart, Row
from explainer.diagrams.source_chain import BACKGROUND_MARK, INFERRED_MARK
from explainer.pages.block_anchors import with_anchors_inside
from explainer.pages.figures.figure import background_cited, drawn_figure
from explainer.pages.page import PageWriter, block

IDENTIFIER = "poster"


def poster_figure(writer: PageWriter, poster: Poster) -> Markup:
    """The drawing in its figure; below it the answer of each level, in three lines."""
    writer.styles.add("poster")
    chart = _chart(writer, poster)
    terms = writer.corpus.chinese_words
    words = [*_rows_in_words(writer, poster), *_returns_in_words(writer, poster)]
    shown = drawn_figure(
        writer,
        IDENTIFIER,
        draw_poster(chart, terms),
        title=writer.plain(poster.title),
        narrow=draw_narrow_poster(chart, terms),
        source=mermaid_text(chart.flow_chart()),
        caption=writer.unlinked(poster.caption),
        words=words,
        folded=True,
    )
    answers = htpy.div(".poster-answers", data_search="off")[
        [_answer(writer, row) for row in poster.levels]
    ]
    return block(htpy.fragment[shown, answers])


def answer_anchor(level: str) -> str:
    """The anchor of a level's answer, which stands inside what has to be opened for it."""
    return f"poster-{level}"


def _chart(writer: PageWriter, poster: Poster) -> PosterChart:
    lanes = tuple(
        Lane(lane.id, writer.plain(lane), writer.plain(lane.short)) for lane in poster.lanes
    )
    titles = (writer.plain(poster.title), writer.plain(poster.headline))
    rows = tuple(_row(writer, row, poster.cells) for row in poster.levels)
    returns = tuple(
        Edge(
            step.from_level,
            step.to_level,
            (_marked(writer, step),),
            "up",
            dotted=_is_dotted(step),
        )
        for step in poster.returns
    )
    sentence, way_back = writer.plain(poster.headline), writer.plain(poster.way_back)
    colon = writer.label(writer.corpus.interface.colon)
    return PosterChart(IDENTIFIER, titles, sentence, lanes, rows, returns, way_back, colon)


def _marked(writer: PageWriter, part: PosterCell | PosterReturn) -> str:
    """The words of a part of the poster with the sign of what is no statement of a source."""
    words = writer.plain(part)
    if part.background:
        return words + BACKGROUND_MARK
    return words + (INFERRED_MARK if part.inferred else "")


def _is_dotted(part: PosterCell | PosterReturn) -> bool:
    return part.inferred is not None or bool(part.background)


def _row(writer: PageWriter, row: PosterLevel, cells: Sequence[PosterCell]) -> Row:
    level = writer.corpus.levels[row.level]
    post = writer.plain(row.post) + (INFERRED_MARK if row.post.inferred else "")
    node = Node(
        id=row.level,
        lines=(writer.plain(level.short),),
        role=(post,),
        shape=level_classes(level),
        href=f"#{answer_anchor(row.level)}",
        tooltip=writer.plain(level),
    )
    own = {cell.lane: _cell(writer, cell) for cell in cells if cell.level == row.level}
    return Row(node, own)


def _cell(writer: PageWriter, cell: PosterCell) -> Cell:
    if cell.clauses:
        href = writer.clause_url(writer.corpus.clauses[cell.clauses[0]])
        tooltip = writer.marks.semicolon.join(map(writer.citation_text, cell.clauses))
    else:
        href = writer.background_url(cell.background[0])
        tooltip = writer.label(writer.corpus.interface.background)
    return Cell(_marked(writer, cell), href, tooltip, _is_dotted(cell))


def _rows_in_words(writer: PageWriter, poster: Poster) -> Iterator[htpy.Element]:
    """An item a level: who answers there, what it does in each lane; what is inferred, last."""
    colon, semicolon = writer.label(writer.corpus.interface.colon), writer.marks.semicolon
    for row in poster.levels:
        parts: list[htpy.Node] = [
            htpy.b[writer.plain(writer.corpus.levels[row.level].short)],
            colon,
            _stated(writer, writer.plain(row.post), row.post.clauses),
        ]
        inferred = [_inferred(writer, row.post.inferred)]
        for lane in poster.lanes:
            for cell in poster.cells:
                if (cell.level, cell.lane) == (row.level, lane.id):
                    parts += [
                        semicolon,
                        writer.plain(lane),
                        colon,
                        _stated(writer, writer.plain(cell), cell.clauses, cell.background),
                    ]
                    inferred.append(_inferred(writer, cell.inferred, writer.plain(lane)))
        yield htpy.li[parts, inferred]


def _returns_in_words(writer: PageWriter, poster: Poster) -> Iterator[htpy.Element]:
    interface = writer.corpus.interface
    for step in poster.returns:
        ends = [
            writer.plain(writer.corpus.levels[level].short)
            for level in (step.from_level, step.to_level)
        ]
        sentence = writer.say(
            interface.link_in_words, start=ends[0], end=ends[1], act=writer.plain(step)
        )
        yield htpy.li(data_from=step.from_level, data_to=step.to_level)[
            _stated(writer, sentence, step.clauses, step.background),
            _inferred(writer, step.inferred),
        ]


def _stated(
    writer: PageWriter, words: str, clauses: Sequence[str], background: Sequence[str] = ()
) -> htpy.Fragment:
    """Words with what they rest on."""
    return htpy.fragment[
        words,
        [[" ", writer.citation(clause)] for clause in clauses],
        background_cited(writer, background) if background else None,
    ]


def _inferred(writer: PageWriter, inferred: Bilingual | None, lane: str = "") -> htpy.Node:
    if inferred is None:
        return None
    label = writer.label(writer.corpus.interface.inferred)
    return htpy.span(".inferred")[lane and f"{lane} · ", label, writer.unlinked(inferred)]


def _answer(writer: PageWriter, row: PosterLevel) -> htpy.Element:
    level, anchor = writer.corpus.levels[row.level], answer_anchor(row.level)
    answer = htpy.div(id=anchor)[
        htpy.ul[[htpy.li[writer.inline(line)] for line in row.answer]],
        htpy.p[
            htpy.a(href=writer.url(level_address(row.level)))[
                writer.say(writer.corpus.interface.whole_level, level=writer.plain(level))
            ]
        ],
    ]
    return htpy.details(name="poster-answers")[
        htpy.summary[
            htpy.span(class_=f"level level-{row.level}")[writer.plain(level.short)],
            " ",
            writer.plain(row.post),
        ],
        with_anchors_inside(Markup(answer), anchor),
    ]
