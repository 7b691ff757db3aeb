"""Search records: the sections of a page, each with its words, for the index."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import html as lxml_html

from explainer.languages import Language
from explainer.text.quotation_marks import curled

_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_INLINE = {"a", "abbr", "b", "bdi", "cite", "code", "em", "i", "kbd", "mark", "q", "ruby", "small"}
_INLINE |= {"span", "strong", "sub", "sup", "time", "u"}
_SKIPPED = {"svg", "script", "style", "button", "select", "figure"}
"""What is no text, or, as the words of a drawing, only repeats the statements it is drawn from."""
_STATEMENTS = {"clause", "background"}
"""The classes of the elements that hold one statement and are found by themselves."""
_ONE_RECORD_EACH = {"term", "level", "post", "index"}
"""The kinds of page that are one section for the search, however many headings they have."""
_BEHIND_A_NAME = {"zh": "：", "en": ": "}


@dataclass(frozen=True)
class SearchRecord:
    """One section of a page as the index sees it."""

    address: str
    """The address of the page below the root of its language."""
    anchor: str
    """The place on the page; empty for its top."""
    language: Language
    page_title: str
    heading: str
    """The heading of the section; of a clause, empty."""
    section: str
    """The heading that a reader is shown: its own, or the one that a clause stands under."""
    text: str
    """The words below the heading; a line for each block."""
    kind: str
    """clause, background, or the kind of the page."""
    levels: tuple[str, ...] = ()
    source: str = ""
    """The title of the source that the section belongs to; empty on pages of other kinds."""
    subjects: tuple[str, ...] = ()
    """What it is about, as kind/id; subjects.py says which there are."""


@dataclass(frozen=True)
class IndexedPage:
    """The records of a page, which stand together in the index."""

    digest: str
    """Of the records; pages of one digest have the same."""
    records: tuple[SearchRecord, ...]


@dataclass
class _Section:
    anchor: str
    heading: str
    section: str
    kind: str
    levels: tuple[str, ...] = ()
    words: list[str] = field(default_factory=list)


def search_records(
    content: str, address: str, language: Language, page_title: str, kind: str
) -> Iterator[SearchRecord]:
    """Cuts the HTML of a page into its sections: at each heading with an id and at each clause.

    What stands inside `data-search="off"` repeats what is indexed elsewhere and is left out.
    """
    root = lxml_html.fragment_fromstring(content, create_parent="div")
    sections = [_Section("", page_title, "", kind)]
    _collect(root, sections, _BEHIND_A_NAME[language])
    for section in sections:
        lines = (_tidy(line) for line in "".join(section.words).split("\n"))
        text = "\n".join(filter(None, lines))
        if text or section.heading:
            yield SearchRecord(
                address=address,
                anchor=section.anchor,
                language=language,
                page_title=page_title,
                heading=section.heading,
                section=section.section,
                text=curled(text) if language == "en" else text,
                kind=section.kind,
                levels=section.levels,
                source=page_title if kind == "source" else "",
            )


def _tidy(line: str) -> str:
    """A line with single spaces; none before a mark, where a note was left out."""
    return re.sub(r" (?=[.,;:!?，。；：、）)])", "", " ".join(line.split()))


def _collect(element: lxml_html.HtmlElement, sections: list[_Section], colon: str) -> None:
    if not isinstance(element.tag, str) or element.tag in _SKIPPED:
        return
    if element.get("data-search") == "off" or "clause__number" in element.get("class", ""):
        return
    anchor, kind = element.get("id", ""), sections[0].kind
    if element.tag in _HEADINGS and anchor:
        title = " ".join(element.text_content().split())
        if element.tag == "h1":
            # A first heading that says more than the title is shown too.
            if title != sections[0].heading:
                sections[0].section = title
            sections[0].heading = title
        elif kind in _ONE_RECORD_EACH:
            sections[-1].words.append(f"\n{title}\n")
        else:
            sections.append(_Section(anchor, title, title, kind))
        return
    statement = _STATEMENTS & set(element.get("class", "").split())
    if statement and anchor:
        levels = tuple(element.get("data-levels", "").split())
        around = sections[-1]
        sections.append(_Section(anchor, "", around.section, statement.pop(), levels))
        _collect_children(element, sections, colon)
        sections.append(_Section(around.anchor, "", around.section, kind))
        return
    _collect_children(element, sections, colon)


def _collect_children(element: lxml_html.HtmlElement, sections: list[_Section], colon: str) -> None:
    """The words of an element; `colon` stands between a name and what a list says of it."""
    sections[-1].words.append(element.text or "")
    named = False
    for child in element:
        edge = "" if child.tag in _INLINE else "\n"
        sections[-1].words.append(colon if named and child.tag == "dd" else edge)
        _collect(child, sections, colon)
        named = child.tag == "dt"
        sections[-1].words.append(
            (child.tail or "").strip() if named else edge + (child.tail or "")
        )
