"""A diagram that a maintainer wrote in prose, as a figure."""

import htpy
from markupsafe import Markup

from explainer.addresses import level_address, term_address
from explainer.diagrams.mermaid.contents import Contents
from explainer.diagrams.mermaid.renderer import DrawingError, contents_of, draw_accepted
from explainer.diagrams.outlines import level_classes
from explainer.pages.figures.figure import drawn_figure, on_one_line
from explainer.pages.page import PageWriter, block
from explainer.prose.fences import Fence, with_links, with_looks


def fence_figure(writer: PageWriter, fence: Fence, number: int) -> Markup:
    """A checked diagram, the page's `number`th, as one Markdown block.

    What the renderer refuses becomes a code block for the Mermaid of the preview.
    """

    def url(kind: str, identifier: str) -> str:
        if kind == "level":
            return writer.url(level_address(identifier))
        if kind == "term":
            return writer.url(term_address(identifier))
        return writer.clause_url(writer.corpus.clauses[identifier])

    def classes(level: str) -> str:
        return level_classes(writer.corpus.levels[level])

    text = with_looks(with_links(fence, url), classes)
    identifier = f"figure-{number}"
    try:
        contents = contents_of(fence.text)
        drawing = draw_accepted(
            text,
            f"diagram-{identifier}",
            fence.notes["accTitle"],
            fence.notes["accDescr"],
            writer.corpus.chinese_words,
        )
    except DrawingError:
        # The text is of no language, so that nothing in it is marked as foreign.
        code = htpy.pre[htpy.code(".mermaid", lang="zxx")[on_one_line(text)]]
        return block(
            htpy.figure(class_="diagram", id=f"diagram-{identifier}")[
                htpy.div(".diagram__drawing")[code],
                htpy.figcaption[writer.inline(fence.notes["caption"])],
            ]
        )
    if not drawing.kind.startswith("flowchart"):
        writer.styles.add("drawn")
    caption = htpy.fragment[
        htpy.b[fence.notes["accTitle"]], " ", writer.inline(fence.notes["caption"])
    ]
    words = _words(writer, contents)
    shown = drawn_figure(
        writer,
        identifier,
        drawing,
        title=fence.notes["accTitle"],
        source=text,
        caption=caption,
        words=words,
    )
    return block(shown)


def _words(writer: PageWriter, contents: Contents) -> list[htpy.Element]:
    """The same as the drawing: its arrows and the boxes without one, or all words of its kind."""
    if not contents.arrows:
        return [htpy.li[word] for word in contents.words]
    said: list[htpy.Element] = []
    told: set[str] = set()
    names = contents.frames | contents.boxes
    for arrow in contents.arrows:
        ends = [names.get(end, end) for end in (arrow.start, arrow.end)]
        text = writer.say(
            writer.corpus.interface.link_in_words, start=ends[0], end=ends[1], act=arrow.label
        )
        said.append(htpy.li(data_from=arrow.start, data_to=arrow.end)[text])
        told |= {arrow.start, arrow.end}
    return said + [htpy.li[name] for box, name in names.items() if box not in told]
