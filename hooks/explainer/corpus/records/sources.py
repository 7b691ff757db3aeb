"""The records of a source: its data, its sharing-out of the chain and its clauses."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from explainer.corpus.records.base import (
    Bilingual,
    ChineseText,
    Flag,
    ParagraphNumber,
    Record,
    Slug,
    Text,
    Words,
    wording,
)
from explainer.corpus.records.dates import PartialDate, PastDate
from explainer.languages import Language

Nature = Literal["duty", "goal", "plan", "event", "result", "problem", "view", "context"]


class Figure(Record):
    """A figure of a clause, for the table of figures."""

    zh: Text
    """The figure as the Chinese text writes it, with its unit: 57.36万人."""
    en: Text
    """The same figure in the usual English form, with its unit: 573,600 people."""
    measures: Bilingual
    """What the figure counts or weighs."""
    caution: Bilingual | None = None
    """Why it must not be compared with, or added to, another figure."""


class Clause(Record):
    """One statement of a source, said once, in our own words, in both languages."""

    id: Slug
    """Unique in the whole corpus; it is the anchor of the clause in both languages."""
    at: Annotated[tuple[ParagraphNumber, ...], Field(min_length=1)]
    """Numbers of the paragraphs of the cleaned source that say it."""
    nature: Nature
    """Whether it is a duty, a goal, a plan, an event, a result, a problem, a view or context."""
    levels: Annotated[tuple[Slug, ...], Field(min_length=1)]
    """The levels that it concerns, by id."""
    functions: tuple[Slug, ...] = ()
    """What the duty is about, by id; a duty names at least one."""
    zh: ChineseText
    """The statement in Chinese, inline Markdown."""
    en: Text
    """The statement in English, inline Markdown."""
    date: PartialDate | None = None
    """The date of a milestone: YYYY, YYYY-MM or YYYY-MM-DD."""
    date_inferred: Flag = False
    """True where the source does not print the whole date."""
    milestone: Bilingual | None = None
    """The short title under which the date stands in the timeline."""
    inferred: Bilingual | None = None
    """What in this statement is inferred, and from what."""
    inferred_levels: tuple[Slug, ...] = ()
    """Those of its levels that the source does not name, by id; `inferred` says from what they are
    taken. A level counts as named where the source names it, or a body, post or area of it."""
    acted_on: tuple[Slug, ...] = ()
    """Those of the levels of a duty that it does not ask to act, by id: it is done to them or for
    them."""
    place: Slug | None = None
    """What it speaks for, by id, where that is not what its source speaks for."""
    bearers: tuple[Slug, ...] = ()
    """The posts that it speaks of, by id: they bear its duty, or it says what befalls them."""
    inferred_bearers: tuple[Slug, ...] = ()
    """Those of its bearers that the source calls by another word, by id; the words of a post say
    how it is taken."""
    figures: tuple[Figure, ...] = ()
    """The figures that belong in the table of figures."""
    figures_differ: Text | None = None
    """Why the figures of the two languages differ, where they must."""

    def text(self, language: Language) -> str:
        """The statement in `language`."""
        return wording(self, language)


class Section(Record):
    """A run of clauses under one heading."""

    id: Slug
    """The anchor of the heading in both languages, unique within the source."""
    title: Bilingual
    """The heading."""
    clauses: Annotated[tuple[Clause, ...], Field(min_length=1)]
    """The statements, in the order of the page."""


class FormulaPart(Bilingual):
    """One part of a source's sharing-out of the chain: some levels and their role."""

    levels: Annotated[tuple[Slug, ...], Field(min_length=1)]
    """The levels that the source names together."""
    named: Bilingual | None = None
    """What the source calls them, where this is not what the levels are called here."""
    clause: Slug
    """The clause that states it."""


class Formula(Bilingual):
    """The source's own sharing-out of the chain."""

    parts: Annotated[tuple[FormulaPart, ...], Field(min_length=1)]
    """Who bears which part of it, in order."""


class Link(Bilingual):
    """Who acts on whom: an edge of the diagram; the texts name the act."""

    from_level: Annotated[Slug, Field(alias="from")]
    """The level that acts."""
    to_level: Annotated[Slug, Field(alias="to")]
    """The level that is acted on."""
    clause: Slug
    """The clause that states it."""
    inferred: Bilingual | None = None
    """What is inferred: mostly the level that the source leaves unnamed."""


class Dating(Record):
    """A date of a source, with what is known about it."""

    date: PastDate | None = None
    """YYYY, YYYY-MM or YYYY-MM-DD; left out where it is unknown."""
    inferred: Flag = False
    """True where the source does not print the whole date."""
    note: Bilingual | None = None
    """How the date is known, or what is uncertain."""


class LeftOut(Bilingual):
    """Why no clause is drawn from some paragraphs; the texts name the reason."""

    paragraphs: Annotated[tuple[ParagraphNumber, ...], Field(min_length=1)]
    """Their numbers in the cleaned text."""


class Original(Record):
    """How a citation names the document itself, as far as the copy says it."""

    author: Bilingual | None = None
    """Who wrote or issued it; left out where the copy does not say."""
    publisher: Bilingual | None = None
    """Where the copy was published, in the words of a citation."""


class RawFile(Record):
    """The raw copy that a source was curated from."""

    file: Text
    """Its file name."""
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    """The SHA-256 of its bytes."""
    paragraphs: ParagraphNumber
    """How many paragraphs its cleaned text has."""
    left_out: tuple[LeftOut, ...] = ()
    """Paragraphs that no clause is drawn from, each with the reason."""


class Identification(Bilingual):
    """What references outside the source let one say about where it comes from."""

    references: Annotated[tuple[Slug, ...], Field(min_length=1)]
    """What it rests on, by id."""


class Source(Record):
    """One document and everything that it says."""

    id: Slug
    """The id and the address of the source: sources/<id>/."""
    kind: Slug
    """What kind of document it is, by id."""
    place: Slug
    """What it speaks for, by id."""
    title: Bilingual
    """The title that the document itself prints (the other language translated)."""
    short: Bilingual
    """A short name for badges and citations."""
    called: Words = Words()
    """How a query names it: by the kind of text, by where it was spoken."""
    lead: Bilingual
    """One sentence that says what the reader finds in it."""
    original: Original = Original()
    """How a citation names the document itself."""
    issuer: Bilingual
    """Who issued the document, or that it does not say."""
    issued: Dating
    """When the document was issued."""
    publisher: Bilingual
    """Where the copy was published."""
    published: Dating
    """When the copy was published."""
    coverage: Bilingual
    """Whether the copy is whole."""
    provenance: Bilingual
    """What kind of copy it is and what is uncertain about it."""
    identified: Identification | None = None
    """What it is, as far as references outside it tell; shown as background."""
    raw: RawFile
    """The raw file that the source was curated from."""
    formula: Formula
    """How the source shares out the chain in its own words."""
    links: tuple[Link, ...] = ()
    """Who acts on whom: the arrows of the diagram."""
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
    """The statements under their headings."""

    def clauses(self) -> tuple[Clause, ...]:
        """All clauses in the order of the page."""
        return tuple(clause for section in self.sections for clause in section.clauses)
