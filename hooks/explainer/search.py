"""Search records: a small HTML page for each section of the site, for the index alone.

Chinese is indexed character by character, with a space between Han characters, so that a query sent
as a phrase of characters finds every run of them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape

from lxml import html as lxml_html

from explainer.languages import HTML_LANGUAGE, Language
from explainer.script_conversion import to_simplified

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_SKIPPED = {"svg", "script", "style"}


@dataclass(frozen=True)
class SearchRecord:
    """One section of a page as the index sees it."""

    address: str
    """The address of the page below the root of its language."""
    anchor: str
    """The place on the page; empty for its top."""
    language: Language
    page_title: str
    section: str
    """The heading that the section, or the clause, stands under."""
    text: str
    """What is searched: of a section its heading and its words."""
    kind: str
    """clause, or the kind of the page."""
    levels: tuple[str, ...] = ()


def spaced(text: str) -> str:
    """A text with a space around each Han character, in simplified script."""
    folded = to_simplified(text)
    return re.sub(r"\s+", " ", re.sub(f"([{HAN}])", r" \1 ", folded)).strip()


def search_records(
    content: str, address: str, language: Language, page_title: str, kind: str
) -> Iterator[SearchRecord]:
    """Cuts the HTML of a page into its sections: at each heading with an id and at each clause.

    What stands inside `data-search="off"` repeats what is indexed elsewhere and is left out.
    """
    root = lxml_html.fragment_fromstring(content, create_parent="div")
    sections: list[_Section] = [_Section("", "", kind, ())]
    _collect(root, sections)
    for section in sections:
        text = re.sub(r"\s+", " ", "".join(section.words)).strip()
        if text:
            yield SearchRecord(
                address=address,
                anchor=section.anchor,
                language=language,
                page_title=page_title,
                section=section.title,
                text=text,
                kind=section.kind,
                levels=section.levels,
            )


@dataclass
class _Section:
    anchor: str
    title: str
    kind: str
    levels: tuple[str, ...]
    words: list[str] = field(default_factory=list)


def _collect(element: lxml_html.HtmlElement, sections: list[_Section]) -> None:
    if not isinstance(element.tag, str) or element.tag in _SKIPPED:
        return
    if element.get("data-search") == "off":
        return
    anchor, kind = element.get("id", ""), sections[0].kind
    if element.tag in _HEADINGS and anchor:
        title = _heading_text(element)
        if element.tag == "h1":
            sections[0].words.append(f"{title} ")
        else:
            sections.append(_Section(anchor, title, kind, ()))
            sections[-1].words.append(f"{title} ")
        return
    if "clause" in element.get("class", "").split() and anchor:
        levels = tuple(element.get("data-levels", "").split())
        around = sections[-1]
        sections.append(_Section(anchor, around.title, "clause", levels))
        _collect_children(element, sections)
        sections.append(_Section(around.anchor, around.title, kind, ()))
        return
    _collect_children(element, sections)


def _collect_children(element: lxml_html.HtmlElement, sections: list[_Section]) -> None:
    sections[-1].words.append(element.text or "")
    for child in element:
        _collect(child, sections)
        sections[-1].words.append((" " if _is_block(child) else "") + (child.tail or ""))


def _heading_text(element: lxml_html.HtmlElement) -> str:
    """The words of a heading without its permalink."""
    words = [element.text or ""]
    for child in element:
        if "headerlink" not in child.get("class", ""):
            words.append(child.text_content())
        words.append(child.tail or "")
    return re.sub(r"\s+", " ", "".join(words)).strip()


def _is_block(element: lxml_html.HtmlElement) -> bool:
    return element.tag not in {"a", "span", "strong", "em", "code", "b", "i", "time"}


def twin(record: SearchRecord) -> tuple[str, str]:
    """The path and the HTML of a record for the indexer."""
    path = f"{record.language}/{record.address}{record.anchor or '_top'}.html"
    meta = {
        "address": record.address + (f"#{record.anchor}" if record.anchor else ""),
        "page": record.page_title,
        "section": record.section,
        "kind": record.kind,
        "levels": " ".join(record.levels),
    }
    metas = "".join(
        f'<meta data-pagefind-meta="{name}[content]" content="{escape(value)}">'
        for name, value in meta.items()
        if value
    )
    document = (
        f'<!doctype html><html lang="{HTML_LANGUAGE[record.language].split("-")[0]}"><head>'
        f"<title>{escape(spaced(record.page_title))}</title>{metas}</head>"
        f"<body data-pagefind-body><p>{escape(spaced(record.text))}</p></body></html>"
    )
    return path, document
