"""A prose page as it is published: its Markdown tokens as HTML, with links and derived parts."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

import htpy
from markdown_it.token import Token
from markupsafe import Markup, escape

from explainer.addresses import file_url, linked_page, picture_file, prose_address
from explainer.corpus.names import boxes
from explainer.pages.page import Heading, Page, PageWriter, Part
from explainer.prose.anchors import with_anchors
from explainer.prose.markdown import line_of, rendered
from explainer.prose.page import ProsePage
from explainer.prose.tables import with_columns
from explainer.text.inline import render_tokens

PartOfLine = Callable[[PageWriter, int], Markup]
"""Writes the derived part or the diagram that stands on a line of the page."""
TABLE_STYLES = "compare"
"""The stylesheet of docs/assets/stylesheets that has the rules of tables."""


def prose_page(writer: PageWriter, page: ProsePage, parts: Mapping[int, PartOfLine]) -> Page:
    """A checked prose page. `parts` has what to write for the line of each directive and fence."""
    first, *rest = _blocks(writer, page, parts)
    return Page(
        address=prose_address(page.name),
        language=writer.language,
        title=page.head.title,
        description=page.head.description,
        kind="prose",
        blocks=tuple(rest),
        record_place=page.path,
        styles=_styles(page),
        first_heading=first if isinstance(first, Heading) else None,
    )


def _styles(page: ProsePage) -> tuple[str, ...]:
    """The stylesheets that the head of the page names, and that of tables where it has one."""
    tables = any(token.type == "table_open" for token in page.tokens)
    return tuple(dict.fromkeys((*page.head.styles, *([TABLE_STYLES] if tables else []))))


def _blocks(writer: PageWriter, page: ProsePage, parts: Mapping[int, PartOfLine]) -> Iterator[Part]:
    """The headings, and between them everything else as one part."""
    between: list[Markup] = []
    for part in _pieces(writer, page, parts):
        if isinstance(part, Heading):
            if between:
                yield Markup("").join(between)
            between = []
            yield part
        else:
            between.append(part)
    if between:
        yield Markup("").join(between)


def _pieces(writer: PageWriter, page: ProsePage, parts: Mapping[int, PartOfLine]) -> Iterator[Part]:
    tokens, place = list(with_columns(list(with_anchors(page.tokens)))), 0
    while place < len(tokens):
        token = tokens[place]
        line = page.first_line + line_of(token)
        if token.type == "heading_open":
            writer.start_section()
            words = _inline(writer, page, tokens[place + 1].children or [], linked=False)
            yield Heading(int(token.tag[1:]), words, str(token.attrs["id"]))
            place += 3
            continue
        if token.type in ("html_block", "fence") and line in parts:
            yield parts[line](writer, line)
        elif token.type == "admonition_open":
            yield _box_opening(writer, token)
            titled = tokens[place + 1].type == "admonition_title_open"
            if titled:
                yield _box_title(writer, page, token, tokens[place + 2].children or [])
                place += 3
        elif token.type == "admonition_close":
            yield Markup("</details>" if token.markup.startswith("?") else "</div>")
        elif token.type == "inline":
            yield _inline(writer, page, token.children or [], linked=True)
        elif token.type != "html_block":
            yield Markup(rendered(token))
        place += 1


def _inline(
    writer: PageWriter, page: ProsePage, children: Sequence[Token], *, linked: bool
) -> Markup:
    tokens = [
        _with_address(writer, page, token)
        for token in children
        if not (token.type == "html_inline" and token.content.startswith("<!--"))
    ]
    words = writer.link_terms if linked else escape
    return render_tokens(tokens, words, writer.link_reference)


def _with_address(writer: PageWriter, page: ProsePage, token: Token) -> Token:
    """A link or a picture with its address as seen from the published page."""
    name = {"link_open": "href", "image": "src"}.get(token.type, "")
    written = str(token.attrs.get(name, ""))
    parts = urlsplit(written)
    if not name or parts.scheme:
        return token
    if name == "src":
        address = file_url(writer.address, writer.folder, picture_file(page.name, parts.path))
    else:
        target = linked_page(page.name, parts.path)
        address = writer.url(prose_address(target), parts.fragment)
    return replace(token, attrs={**token.attrs, name: address})


def _box_opening(writer: PageWriter, token: Token) -> Markup:
    kind = escape(str(token.meta["tag"]))
    if token.markup.startswith("?"):
        opened = Markup(" open") if token.markup.endswith("+") else ""
        return Markup('<details class="{}"{}>').format(kind, opened)
    return Markup('<div class="admonition {}">').format(kind)


def _box_title(
    writer: PageWriter, page: ProsePage, token: Token, children: Sequence[Token]
) -> Markup:
    kind = str(token.meta["tag"])
    named = token.info.strip() != kind
    title = (
        _inline(writer, page, children, linked=False)
        if named
        else escape(writer.say(boxes(writer.corpus.interface)[kind]))
    )
    if token.markup.startswith("?"):
        return Markup(htpy.summary[title])
    return Markup(htpy.p(".admonition-title")[title])
