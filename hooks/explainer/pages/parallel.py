"""A page in both languages side by side: each block beside its counterpart.

Both halves are written from the same record, so that the trees of the two pages agree down to the
statement; where they do not, what differs stands in one row.
"""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from lxml import etree
from lxml import html as lxml_html
from markupsafe import Markup, escape

from explainer.addresses import language_folder, parallel_address
from explainer.languages import HTML_LANGUAGE, LANGUAGES, Language
from explainer.pages.folding import closed_sections, counts_itself, first_sentence, length_of
from explainer.pages.page import Heading, Page

_CONTAINERS = frozenset(("div", "section", "ol", "ul", "dl", "details"))
_ONE_BLOCK = frozenset(("clause", "clause__body", "admonition"))
_LEFT_OUT = frozenset(("figure", "nav", "button", "form"))
"""What is the same on both sides, or is of use on the page itself only."""
_CLASSES_LEFT_OUT = frozenset(
    ("cite", "endnotes", "background-notes", "paragraphs", "initials", "setting")
)
_SECTIONS_LEFT_OUT = frozenset(("cite", "paragraphs"))
_HEADINGS = re.compile(r"h[1-6]")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)

_FACTS = "facts-fold"
_CLOSED = frozenset((_FACTS, "outside-fold"))
"""What stands closed on a page stands so side by side too, up to the next heading."""
_OPEN = "leaves-open"
_MOST_WITH_A_SENTENCE = 8
"""Of more closed sections each says its name and its count only."""
_SPACE_OF_A_ROW = 40
"""What the space around a row takes up, in letters."""
_FOLD = Markup('<details class="{}">{}\n{}</details>')

_Pair = tuple[lxml_html.HtmlElement, lxml_html.HtmlElement]


@dataclass(frozen=True)
class _Section:
    """A heading, which what comes before the first has none of, and what stands below it."""

    heading: _Pair | None
    pairs: list[_Pair]

    @property
    def anchor(self) -> str:
        return str(self.heading[0].get("id", "")) if self.heading else ""


def parallel_page(chinese: tuple[Page, str], english: tuple[Page, str]) -> tuple[Page, str]:
    """The page and its body, from the page and its body in each language.

    It belongs to the Chinese half of the site, has the anchors that both pages share, and is a page
    of its own.
    """
    zh, en = chinese[0], english[0]
    halves = {"zh": _Half("zh", zh.address, chinese[1]), "en": _Half("en", zh.address, english[1])}
    below = (pair for pair in _pairs(halves["zh"].root, halves["en"].root) if pair[0].tag != "h1")
    pairs = list(_without_empty_headings(below))
    anchors = {left.get("id", "") for left, right in pairs if left.get("id") == right.get("id")}
    others = {heading.anchor: heading for heading in en.headings}
    both = {
        heading.anchor: (heading, others[heading.anchor])
        for heading in zh.headings
        if heading.level == 2 and heading.anchor in others and heading.anchor in anchors
    }
    rows = _folded(_sections(pairs, both.keys()), halves, anchors, both)
    kept = tuple(
        heading for heading in zh.headings if heading.level > 1 and heading.anchor in anchors
    )
    page = replace(
        zh,
        address=parallel_address(zh.address),
        title=f"{zh.title} · {en.title}",
        kind="parallel",
        blocks=kept,
        notes=(),
        first_heading=Heading(1, escape(zh.title), "top"),
        previous="",
        next="",
    )
    top = Markup('<h1 id="top">{} <span class="parallel__title" lang="en">{}</span></h1>')
    body = Markup('<div class="parallel">{}</div>').format(Markup("\n").join(rows))
    return page, top.format(zh.title, en.title) + body


class _Half:
    """One language: its tree, and where the notes of its page lead."""

    def __init__(self, language: Language, address: str, html: str) -> None:
        self.language = language
        self.root = lxml_html.fragment_fromstring(html, create_parent="div")
        self.notes: Mapping[str, str] = {
            str(note.get("id")): str(note.xpath("string(.//a[1]/@href)"))
            for note in self.root.xpath(".//*[@role='doc-endnotes']//li[@id]")
        }
        folder = language_folder(language)
        self.page = "../" * (address.count("/") + 1) + folder + address

    def link(self, href: str, anchors: Set[str]) -> str:
        """A link of the page as seen from the page of both languages."""
        if _ELSEWHERE.match(href):
            return href
        if href.startswith("#"):
            name = href[1:]
            if name in anchors:
                return href
            if name not in self.notes:
                return f"{self.page}{href}"
            href = self.notes[name]
            if href.startswith("#"):
                return self.link(href, anchors)
        path, sign, fragment = href.partition("#")
        whole = posixpath.normpath(posixpath.join(self.page, path))
        return f"{whole}{'/' if path.endswith('/') or not path else ''}{sign}{fragment}"


def _shown(element: lxml_html.HtmlElement) -> list[lxml_html.HtmlElement]:
    """The blocks of an element; a folded section counts as its heading and what follows it.

    A section may be long enough to be folded in one language only.
    """
    shown: list[lxml_html.HtmlElement] = []
    for child in element:
        if not isinstance(child.tag, str) or _is_left_out(child):
            continue
        folded = child.tag == "details" and (heading := child.find("summary/h2")) is not None
        shown += [heading, *_shown(child)[1:]] if folded else [child]
    return shown


def _is_left_out(element: lxml_html.HtmlElement) -> bool:
    return bool(
        element.tag in _LEFT_OUT
        or _CLASSES_LEFT_OUT & set(element.get("class", "").split())
        or _SECTIONS_LEFT_OUT & set(element.xpath("summary/h2/@id"))
    )


def _pairs(left: lxml_html.HtmlElement, right: lxml_html.HtmlElement) -> Iterator[_Pair]:
    """The blocks that stand beside each other, in their order."""
    ours, theirs = _shown(left), _shown(right)
    if [child.tag for child in ours] != [child.tag for child in theirs]:
        yield left, right
        return
    for one, other in zip(ours, theirs, strict=True):
        if one.tag in _CONTAINERS and not _ONE_BLOCK & set(one.get("class", "").split()):
            yield from _pairs(one, other)
        else:
            yield one, other


def _without_empty_headings(pairs: Iterator[_Pair]) -> Iterator[_Pair]:
    """The pairs without the headings of what was left out."""
    waiting: list[_Pair] = []
    for pair in pairs:
        if _HEADINGS.fullmatch(pair[0].tag):
            waiting = [one for one in waiting if one[0].tag < pair[0].tag]
            waiting.append(pair)
        else:
            yield from waiting
            waiting = []
            yield pair


def _row(pair: _Pair, halves: Mapping[str, _Half], anchors: Set[str]) -> Markup:
    """Two blocks side by side."""
    anchor = pair[0].get("id", "")
    own = anchor if anchor in anchors else ""
    cells = [
        Markup('<div class="parallel__half" lang="{}">{}</div>').format(
            HTML_LANGUAGE[language], _cell(element, halves[language], anchors)
        )
        for language, element in zip(LANGUAGES, pair, strict=True)
    ]
    return Markup('<div class="parallel__row {}"{}>{}</div>').format(
        _kind_of_row(pair), Markup(' id="{}"').format(own) if own else "", Markup("").join(cells)
    )


def _kind_of_row(pair: _Pair) -> str:
    if _HEADINGS.fullmatch(pair[0].tag):
        return "parallel__row--heading"
    words, others = (" ".join(element.text_content().split()) for element in pair)
    return "parallel__row--alike" if words == others else ""


def _sections(pairs: Iterable[_Pair], anchors: Set[str]) -> list[_Section]:
    """The pairs by the headings of the second level that both languages have, and what stands
    closed by itself.
    """
    found = [_Section(None, [])]
    for pair in pairs:
        if (pair[0].tag == "h2" and pair[0].get("id", "") in anchors) or (
            pair[0].tag == "summary" and _CLOSED & set(pair[0].getparent().get("class", "").split())
        ):
            found.append(_Section(pair, []))
        else:
            found[-1].pairs.append(pair)
    return found


def _folded(
    sections: Sequence[_Section],
    halves: Mapping[str, _Half],
    anchors: Set[str],
    headings: Mapping[str, tuple[Heading, Heading]],
) -> Iterator[Markup]:
    """The rows of the sections, the long ones of a long page closed as in one language alone."""
    # Before the rows are made, which are no lists any more.
    listed = [_items_of_list(section.pairs) for section in sections]
    held = [len(_items(section.pairs)) for section in sections]
    bodies = [
        [(pair, _row(pair, halves, anchors)) for pair in section.pairs] for section in sections
    ]
    lengths = [sum(length_of(row) + _SPACE_OF_A_ROW for _, row in body) for body in bodies]
    named = [headings.get(section.anchor) for section in sections]
    by_heading = {both[0]: length for both, length in zip(named, lengths, strict=True) if both}
    closed = set(closed_sections(by_heading, sum(lengths)))
    for section, both, body, items, every in zip(
        sections, named, bodies, listed, held, strict=True
    ):
        rows = Markup("\n").join(row for _, row in body)
        if not section.heading:
            yield rows
        elif not both:
            summary = _summary(section.heading, halves, anchors)
            yield _FOLD.format(_FACTS, summary, rows)
        elif both[0].anchor in closed:
            first = body[0][0] if body and len(closed) <= _MOST_WITH_A_SENTENCE else None
            told = [
                _told(heading, heading.count or items, every, first and first[number], number)
                for number, heading in enumerate(both)
            ]
            summary = _summary(section.heading, halves, anchors, told)
            yield _FOLD.format("section-fold", summary, rows)
        else:
            yield _row(section.heading, halves, anchors) + rows


def _summary(
    heading: _Pair,
    halves: Mapping[str, _Half],
    anchors: Set[str],
    told: Sequence[tuple[Markup, Markup]] = ((Markup(""), Markup("")),) * 2,
) -> Markup:
    """A heading that opens what it stands above, and so leads nowhere else; `told` is what stands
    behind and below it in each language. HTML allows one heading and words here.
    """
    anchor = heading[0].get("id", "")
    cells = []
    for language, half, (count, _) in zip(LANGUAGES, heading, told, strict=True):
        for link in half.findall(".//a"):
            link.drop_tag()
        cell = lxml_html.fragment_fromstring(_cell(half, halves[language], anchors))
        cell.tag = "span"
        if count:
            cell.append(lxml_html.fragment_fromstring(count))
        cells.append(Markup(etree.tostring(cell, encoding="unicode", method="html")))
    row = Markup('<{0} class="parallel__row parallel__row--heading"{1}>{2}</{0}>').format(
        heading[0].tag if _HEADINGS.fullmatch(heading[0].tag) else "span",
        Markup(' id="{}"').format(anchor) if anchor and anchor in anchors else "",
        _spans(cells),
    )
    below = [text for _, text in told]
    row += Markup('<span class="parallel__row">{}</span>').format(_spans(below)) * any(below)
    return Markup("<summary>{}</summary>").format(row)


def _spans(texts: Sequence[Markup]) -> Markup:
    """A text in each language, where only words may stand."""
    return Markup("").join(
        Markup('<span class="parallel__half" lang="{}">{}</span>').format(
            HTML_LANGUAGE[language], text
        )
        for language, text in zip(LANGUAGES, texts, strict=True)
    )


def _items(pairs: Sequence[_Pair]) -> list[lxml_html.HtmlElement]:
    """The items of all lists of a section."""
    return [block for block in _blocks(pairs) if block.tag in ("li", "dt")]


def _blocks(pairs: Sequence[_Pair]) -> list[lxml_html.HtmlElement]:
    return [block for block, _ in pairs if not block.xpath(f"ancestor::*[@id='{_OPEN}']")]


def _items_of_list(pairs: Sequence[_Pair]) -> int:
    """The items of a section that is one list, with paragraphs beside it at most; else 0."""
    blocks, items = _blocks(pairs), _items(pairs)
    lists = {block.xpath("ancestor::*[self::ul or self::ol or self::dl][1]")[0] for block in items}
    if len(lists) != 1 or {block.tag for block in blocks} - {"li", "dt", "dd", "p"}:
        return 0
    return len(items)


def _told(
    heading: Heading, items: int, every: int, first: lxml_html.HtmlElement | None, number: int
) -> tuple[Markup, Markup]:
    """How much a closed section holds, and a sentence on it where its first block is given.

    Where there is neither, the items of all its lists are counted.
    """
    said = (
        first is not None
        and first.tag == "p"
        and first_sentence(lxml_html.tostring(first, encoding="unicode"))
    )
    gist = first is not None and (heading.gist or said)
    items = items or (0 if gist or counts_itself(heading) else every)
    count = Markup('<span class="count">{}</span>').format(
        ("（{}）", " ({})")[number].format(items)
    )
    return (
        count if items else Markup(""),
        Markup('<span class="section-fold__gist">{}</span>').format(gist) if gist else Markup(""),
    )


def _cell(element: lxml_html.HtmlElement, half: _Half, anchors: Set[str]) -> Markup:
    element.tail = None
    for child in list(element.iter()):
        if not isinstance(child.tag, str):
            continue
        child.attrib.pop("id", None)
        if child.tag == "a" and child.get("href") is not None:
            child.set("href", half.link(str(child.get("href")), anchors))
        if "doc-" in child.get("role", ""):
            child.attrib.pop("role")
    if element.tag in ("li", "dt", "dd", "summary"):
        element.set("class", f"parallel__{element.tag} {element.get('class', '')}".strip())
        element.tag = "div"
    return Markup(etree.tostring(element, encoding="unicode", method="html"))
