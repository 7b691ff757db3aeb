"""A page as Markdown, and what every kind of page writes the same way."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import htpy
from markupsafe import Markup, escape

from explainer.addresses import (
    BACKGROUND,
    COMPARE,
    READING,
    language_folder,
    level_address,
    paragraph_anchor,
    relative_url,
    source_address,
    term_address,
)
from explainer.corpus.corpus import ClausePlace, Corpus
from explainer.corpus.names import natures
from explainer.corpus.records.base import Bilingual, NamedRecord, wording
from explainer.corpus.records.sources import Clause
from explainer.diagrams.source_chain import BACKGROUND_MARK, INFERRED_MARK
from explainer.languages import PUNCTUATION, Language, Punctuation
from explainer.pages.background_notes import background_mark
from explainer.pages.notes import notes_section
from explainer.text.inline import plain_text, render_inline
from explainer.text.markdown import Reference

INDEX_PAGE_PLACE = "docs/corpus/interface.yml"
"""Where the words of an index page stand; what it lists comes from all records."""


@dataclass(frozen=True)
class Heading:
    """A heading of a page."""

    level: int
    text: Markup
    """Its words as HTML."""
    anchor: str
    count: int = 0
    """How many statements or entries stand below it, where that helps to choose."""
    gist: str = ""
    """What a closed section says of itself; its first sentence where this is empty."""


Part = Markup | Heading


@dataclass(frozen=True)
class Page:
    """A generated page in one language."""

    address: str
    language: Language
    title: str
    description: str
    kind: str
    """What the search index files it under: source, level, term, background or prose."""
    blocks: tuple[Part, ...]
    """The parts of the page after its title."""
    record_place: str = ""
    """The file and line of the record behind the page, for the link that edits it."""
    previous: str = ""
    """The address of the page to be read before this one, beside the navigation."""
    next: str = ""
    """The address of the page to be read after this one."""
    styles: tuple[str, ...] = ()
    """Style sheets beside those of every page."""
    standing_title: str = ""
    """A title that says what the page is without the site around it, where `title` does not."""
    first_heading: Heading | None = None
    """The heading above everything, where it says more than the title."""
    notes: tuple[Markup, ...] = ()
    """The lists of what the page cites, at its end."""

    @property
    def parts(self) -> tuple[Part, ...]:
        """The whole body, its first heading included."""
        return (self.first_heading or Heading(1, escape(self.title), "top"), *self.blocks)

    @property
    def headings_below(self) -> tuple[Heading, ...]:
        """The headings of the page but the first, in their order."""
        return tuple(part for part in self.blocks if isinstance(part, Heading))

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The headings of the page in their order."""
        return tuple(part for part in self.parts if isinstance(part, Heading))


def heading(level: int, text: str, anchor: str, count: int = 0, gist: str = "") -> Heading:
    """A heading of a plain text with its anchor, and what a closed section says of itself."""
    return Heading(level, escape(text), anchor, count, gist)


def _citing_anchor(number: int, time: int) -> str:
    """The anchor of the place that cites the note of this number for the `time`th time."""
    return f"citing-{number}" if time == 1 else f"citing-{number}-{time}"


def block(element: htpy.Renderable | Markup) -> Markup:
    """An HTML element as a part of a page."""
    return Markup(element)


@dataclass
class PageWriter:
    """Writes texts for one page: in its language, with links that start from its address."""

    corpus: Corpus
    language: Language
    address: str
    own_term: str = ""
    """The term that the page defines, which it does not link to itself."""
    styles: set[str] = field(default_factory=set)
    """Style sheets that what has been written needs beside those of every page."""
    background_cited: dict[str, str] = field(default_factory=dict)
    """The letter of each background statement that the page has cited so far."""
    _linked: set[str] = field(default_factory=set)
    _endnotes: dict[str, int] = field(default_factory=dict)
    """The number of each clause that the page cites."""
    _citings: Counter[str] = field(default_factory=Counter)
    """How often the page cites each clause so far."""

    @property
    def folder(self) -> str:
        """The folder of the site that holds the pages of the language: empty or en/."""
        return language_folder(self.language)

    @property
    def marks(self) -> Punctuation:
        """The punctuation of the language of the page."""
        return PUNCTUATION[self.language]

    def say(self, text: Bilingual, **values: object) -> str:
        """A text of the interface, with its placeholders filled in."""
        return text.text(self.language).format(**values)

    def label(self, text: Bilingual) -> str:
        """A text of the interface that words follow on the same line."""
        return self.say(text) + self.marks.gap

    def name(self, record: NamedRecord) -> str:
        """The name of a record of the vocabulary."""
        return record.text(self.language)

    def url(self, target: str, anchor: str = "") -> str:
        """The link from this page to another."""
        return relative_url(self.address, target, anchor)

    def clause_url(self, place: ClausePlace) -> str:
        """The link from this page to a clause."""
        return self.url(source_address(place.source.id), place.clause.id)

    def start_section(self) -> None:
        """From here on each term is linked again once."""
        self._linked.clear()

    def inline(self, text: str | Bilingual) -> Markup:
        """A corpus text as HTML, the first mention of each term in the section linked."""
        return render_inline(self._wording(text), self.link_terms, self.link_reference)

    def unlinked(self, text: str | Bilingual) -> Markup:
        """A corpus text as HTML without automatic links."""
        return render_inline(self._wording(text), escape, self.link_reference)

    def plain(self, text: str | Bilingual) -> str:
        """A corpus text without markup."""
        return plain_text(self._wording(text), self._reference_text)

    def marked(self, text: str | Bilingual) -> str:
        """A corpus text without markup in which a sign stands where it rests on the background."""

        def told(reference: Reference) -> str:
            is_background = reference.kind == "background"
            return BACKGROUND_MARK if is_background else self._reference_text(reference)

        return re.sub(f"{BACKGROUND_MARK}+", BACKGROUND_MARK, plain_text(self._wording(text), told))

    def _wording(self, text: str | Bilingual) -> str:
        return text if isinstance(text, str) else text.text(self.language)

    def term_name(self, term: str) -> str:
        """The term in the language of the page."""
        return wording(self.corpus.terms[term], self.language)

    def term_link(self, term: str, text: str = "") -> htpy.Element:
        """A link to a glossary entry; the page's script gives it the definition as its tooltip."""
        return htpy.a(".term", href=self.url(term_address(term)))[text or self.term_name(term)]

    def _reference_text(self, reference: Reference) -> str:
        if reference.is_note:
            return ""
        return reference.text or self.term_name(reference.target)

    def link_reference(self, reference: Reference) -> Markup:
        """An explicit link to a term, or the citation of a clause or a background statement."""
        if reference.kind == "clause":
            return Markup(self._cited(reference.target))
        if reference.kind == "background":
            return Markup(background_mark(self, reference.target))
        self._linked.add(reference.target)
        return Markup(self.term_link(reference.target, reference.text))

    def citation_text(self, clause: str) -> str:
        """A short citation of a clause: the source's short name and the paragraph."""
        place = self.corpus.clauses[clause]
        return self.say(
            self.corpus.interface.citation,
            source=self.plain(place.source.short),
            paragraph=self.paragraphs(place.clause),
        )

    def citation(self, clause: str) -> htpy.Element:
        """A short citation of a clause, linked to it."""
        url = self.clause_url(self.corpus.clauses[clause])
        return htpy.a(".citation", href=url)[self.citation_text(clause)]

    def _cited(self, clause: str) -> htpy.Element:
        """The number of an endnote, which leads to the note and so to the clause itself."""
        number = self._endnotes.setdefault(clause, len(self._endnotes) + 1)
        self._citings[clause] += 1
        text = self.citation_text(clause)
        return htpy.sup(
            ".cited", id=_citing_anchor(number, self._citings[clause]), data_search="off"
        )[
            htpy.a(
                ".cited__number",
                href=f"#endnote-{number}",
                # The tab key stops once at each note, however often the page cites it.
                tabindex="-1" if self._citings[clause] > 1 else None,
                role="doc-noteref",
                title=text,
                aria_label=self.say(self.corpus.interface.endnote, number=number, place=text),
            )[str(number)]
        ]

    def endnotes(self) -> htpy.Element | None:
        """The list of all clauses that the page has cited so far, or nothing."""
        if not self._endnotes:
            return None
        notes = htpy.ol[
            [
                htpy.li(id=f"endnote-{number}")[
                    htpy.a(href=self.clause_url(self.corpus.clauses[clause]))[
                        self.citation_text(clause)
                    ],
                    [self._way_back(clause, time) for time in range(1, times + 1)],
                ]
                for clause, number in self._endnotes.items()
                for times in [self._citings[clause]]
            ]
        ]
        title = self.say(self.corpus.interface.endnotes)
        return notes_section("endnotes", title, notes, len(self._endnotes), self.marks)

    def background_url(self, statement: str) -> str:
        """The link from this page to a background statement."""
        return self.url(BACKGROUND, statement)

    def reference_link(self, identifier: str) -> htpy.Element:
        """A reference by its short name, linked to its place in the reading list."""
        reference = self.corpus.references[identifier]
        title = self.plain(reference.title)
        short = {"page": reference.publisher, "work": reference.by}.get(reference.kind)
        return htpy.a(".reference", href=self.url(READING, identifier), title=title)[
            self.plain(short) if short else title
        ]

    def _way_back(self, clause: str, time: int) -> htpy.Fragment:
        """The link from an endnote to the place in the text that cites it for the `time`th time."""
        interface, number = self.corpus.interface, self._endnotes[clause]
        name = (
            self.say(interface.endnote_back, number=number)
            if time == 1
            else self.say(interface.endnote_back_again, number=number, time=time)
        )
        return htpy.fragment[
            " ",
            htpy.a(
                ".endnotes__back",
                href=f"#{_citing_anchor(number, time)}",
                role="doc-backlink",
                aria_label=name,
            )["↩"],
        ]

    def numbered(self, place: ClausePlace, difference: str = "") -> htpy.Element:
        """A clause by the short name of its source and its number.

        It is linked to the clause, or to the difference of this anchor on the page that compares.
        """
        text = f"{self.plain(place.source.short)} {place.number}"
        url = self.url(COMPARE, difference) if difference else self.clause_url(place)
        return htpy.a(href=url)[text]

    def paragraphs(self, clause: Clause) -> str:
        """The numbers of a clause's paragraphs as a list: 2, 5."""
        return self.marks.listing.join(map(str, clause.at))

    def term_mentions(self, text: str) -> Iterator[tuple[str, str]]:
        """A text in pieces: each a run of words and the term it links to, or an empty id."""
        reached = 0
        for mention in self.corpus.matchers[self.language].mentions(text):
            if mention.term == self.own_term or mention.term in self._linked:
                continue
            self._linked.add(mention.term)
            yield text[reached : mention.start], ""
            yield text[mention.start : mention.end], mention.term
            reached = mention.end
        yield text[reached:], ""

    def link_terms(self, text: str) -> Markup:
        """Plain words as HTML, the first mention of each term in the section linked."""
        return Markup("").join(
            Markup(self.term_link(term, words)) if term else escape(words)
            for words, term in self.term_mentions(text)
        )

    def inferred_mark(self) -> htpy.Fragment:
        """The circle that marks what is inferred, and the word for who hears the page."""
        return htpy.fragment[
            htpy.span(".inferred-mark", aria_hidden="true")[INFERRED_MARK],
            htpy.span(".visually-hidden")[self.say(self.corpus.interface.inferred_mark)],
        ]

    def clause_levels(self, clause: Clause) -> list[htpy.Element]:
        """The levels of a clause; those that its source does not name are marked."""
        return [
            self.level_badge(level, inferred=level in clause.inferred_levels)
            for level in clause.levels
        ]

    def level_badge(self, level: str, anchor: str = "", *, inferred: bool = False) -> htpy.Element:
        """A level in its colour, linked to its page (or to a function on it)."""
        record = self.corpus.levels[level]
        return htpy.a(class_=f"level level-{level}", href=self.url(level_address(level), anchor))[
            self.plain(record.short), inferred and self.inferred_mark()
        ]

    def nature_name(self, clause: Clause) -> str:
        """What kind of statement a clause is."""
        return self.say(natures(self.corpus.interface)[clause.nature])

    def paragraph_link(self, place: ClausePlace) -> htpy.Element:
        """The paragraphs of a clause, linked to the list of paragraphs of its source."""
        anchor = paragraph_anchor(place.clause.at[0])
        text = self.corpus.interface.paragraph
        return htpy.a(".paragraph", href=self.url(source_address(place.source.id), anchor))[
            self.say(text, number=self.paragraphs(place.clause))
        ]
