"""A page as Markdown, and what every kind of page writes the same way."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import htpy
from markupsafe import Markup, escape

from explainer.addresses import (
    level_address,
    paragraph_anchor,
    relative_url,
    source_address,
    term_address,
)
from explainer.corpus import ClausePlace, Corpus
from explainer.inline import Reference, plain_text, render_inline
from explainer.languages import PUNCTUATION, Language, Punctuation
from explainer.model import Bilingual, Clause, NamedRecord

_MARKDOWN_PUNCTUATION = re.compile(r"([\\`*_{}\[\]#!])")


@dataclass(frozen=True)
class Page:
    """A generated page in one language."""

    address: str
    language: Language
    title: str
    description: str
    kind: str
    """What the search index files it under: source, level, term or prose."""
    blocks: tuple[str, ...]
    """The Markdown blocks after the title."""
    record_file: str = ""
    """The file of the record behind the page, for the link that edits it."""

    def markdown(self) -> str:
        """The whole Markdown file."""
        front_matter = {
            "title": self.title,
            "description": self.description,
            "kind": self.kind,
            "record_file": self.record_file,
        }
        lines = [
            f"{name}: {json.dumps(value, ensure_ascii=False)}"
            for name, value in front_matter.items()
            if value
        ]
        title = heading(1, self.title, "top")
        return "\n".join(["---", *lines, "---", "", title, ""]) + "\n\n".join(self.blocks) + "\n"


def escape_markdown(text: str) -> str:
    """A plain text as Markdown that shows it unchanged."""
    escaped = _MARKDOWN_PUNCTUATION.sub(r"\\\1", " ".join(text.split()))
    return escaped.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def heading(level: int, text: str, anchor: str) -> str:
    """A Markdown heading of a plain text with its anchor."""
    return f"{'#' * level} {escape_markdown(text)} {{ #{anchor} }}"


def block(element: htpy.Renderable | Markup) -> str:
    """An HTML element as one Markdown block, which Markdown leaves alone."""
    return " ".join(str(element).splitlines())


@dataclass
class PageWriter:
    """Writes texts for one page: in its language, with links that start from its address."""

    corpus: Corpus
    language: Language
    address: str
    own_term: str = ""
    """The term that the page defines, which it does not link to itself."""
    _linked: set[str] = field(default_factory=set)
    _defined: set[str] = field(default_factory=set)

    @property
    def marks(self) -> Punctuation:
        """The punctuation of the language of the page."""
        return PUNCTUATION[self.language]

    def say(self, text: Bilingual, **values: object) -> str:
        """A text of the interface, with its placeholders filled in."""
        return text.text(self.language).format(**values)

    def label(self, text: Bilingual) -> str:
        """A text of the interface that words follow on the same line."""
        return self.say(text) + ("" if self.language == "zh" else " ")

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
        return render_inline(self._wording(text), self._link_terms, self.link_reference)

    def unlinked(self, text: str | Bilingual) -> Markup:
        """A corpus text as HTML without automatic links."""
        return render_inline(self._wording(text), escape, self.link_reference)

    def plain(self, text: str | Bilingual) -> str:
        """A corpus text without markup."""
        return plain_text(self._wording(text), self._reference_text)

    def _wording(self, text: str | Bilingual) -> str:
        return text if isinstance(text, str) else text.text(self.language)

    def term_name(self, term: str) -> str:
        """The term in the language of the page."""
        record = self.corpus.terms[term]
        return record.zh if self.language == "zh" else record.en

    def term_link(self, term: str, text: str = "") -> htpy.Element:
        """A link to a glossary entry."""
        return htpy.a(".term", href=self.url(term_address(term)))[text or self.term_name(term)]

    def mention_link(self, term: str, text: str) -> htpy.Element:
        """The link of a mention; the first one on the page defines the term in a tooltip.

        Later ones do not: the definitions would be the heaviest part of a long page.
        """
        is_first = term not in self._defined
        self._defined.add(term)
        return htpy.a(
            ".term",
            href=self.url(term_address(term)),
            title=self.plain(self.corpus.terms[term].brief) if is_first else None,
        )[text]

    def _reference_text(self, reference: Reference) -> str:
        if reference.is_citation:
            return ""
        return reference.text or self.term_name(reference.target)

    def link_reference(self, reference: Reference) -> Markup:
        """An explicit link to a term, or the citation of a clause."""
        if reference.is_citation:
            return Markup(self.citation(reference.target))
        self._linked.add(reference.target)
        return Markup(self.term_link(reference.target, reference.text))

    def citation(self, clause: str) -> htpy.Element:
        """A short citation of a clause: the source's short name and the paragraph."""
        place = self.corpus.clauses[clause]
        label = self.say(
            self.corpus.interface.citation,
            source=self.plain(place.source.short),
            paragraph=self.paragraphs(place.clause),
        )
        return htpy.a(".citation", href=self.clause_url(place))[label]

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

    def _link_terms(self, text: str) -> Markup:
        return Markup("").join(
            Markup(self.mention_link(term, words)) if term else escape(words)
            for words, term in self.term_mentions(text)
        )

    def level_badge(self, level: str, anchor: str = "") -> htpy.Element:
        """A level in its colour, linked to its page (or to a function on it)."""
        record = self.corpus.levels[level]
        return htpy.a(class_=f"level level-{level}", href=self.url(level_address(level), anchor))[
            self.plain(record.short)
        ]

    def nature_name(self, clause: Clause) -> str:
        """What kind of statement a clause is."""
        return self.say(getattr(self.corpus.interface, f"nature_{clause.nature}"))

    def paragraph_link(self, place: ClausePlace) -> htpy.Element:
        """The paragraphs of a clause, linked to the list of paragraphs of its source."""
        anchor = paragraph_anchor(place.clause.at[0])
        text = self.corpus.interface.paragraph
        return htpy.a(".paragraph", href=self.url(source_address(place.source.id), anchor))[
            self.say(text, number=self.paragraphs(place.clause))
        ]
