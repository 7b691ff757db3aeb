"""The records of the corpus: sources with their clauses, glossary terms and the vocabulary.

Every record is frozen and refuses unknown fields. Texts come in pairs (`Bilingual`), ids are ASCII
slugs. What a record may refer to is checked in `checks`, because it needs the other records.
"""

import calendar
import re
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
)

from explainer.languages import Language


class Record(BaseModel):
    """Base of every record: frozen, no unknown fields, texts trimmed."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", str_strip_whitespace=True, use_attribute_docstrings=True
    )


def _real_date(value: str) -> str:
    """Accepts YYYY, YYYY-MM or YYYY-MM-DD of a day that exists; raises ValueError otherwise."""
    match = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", value)
    if not match:
        raise ValueError("a date is written YYYY, YYYY-MM or YYYY-MM-DD")
    year, month, day = (int(part) if part else None for part in match.groups())
    if month is not None and not 1 <= month <= 12:
        raise ValueError(f"{value} does not exist: there is no month {month:02d}")
    if year and month and day is not None:
        last_day = calendar.monthrange(year, month)[1]
        if not 1 <= day <= last_day:
            raise ValueError(f"{value} does not exist: {year}-{month:02d} ends on day {last_day}")
    return value


def _year_as_text(value: object) -> object:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


Text = Annotated[str, StringConstraints(min_length=1)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$")]
PartialDate = Annotated[str, BeforeValidator(_year_as_text), AfterValidator(_real_date)]

Nature = Literal["duty", "goal", "plan", "event", "result", "problem", "view", "context"]


class Bilingual(Record):
    """One text in both languages, as inline Markdown."""

    zh: Text
    """The Chinese text, in simplified script."""
    en: Text
    """The English text."""

    def text(self, language: Language) -> str:
        """The wording in `language`."""
        return self.zh if language == "zh" else self.en


class NamedRecord(Bilingual):
    """A member of a closed list: an id and its name in both languages."""

    id: Slug
    """The id that other records refer to: lower-case letters, digits and hyphens."""


class Level(NamedRecord):
    """A tier of the chain; the order of the list is the order of the chain."""

    short: Bilingual
    """The name as it stands in a diagram or a badge."""
    brief: Bilingual
    """One sentence that opens the page of the level."""
    beside_chain: bool = False
    """True for what stands beside the chain rather than in it."""


class Place(NamedRecord):
    """What a source speaks for: the whole country or a province."""


class Vocabulary(Record):
    """The closed lists that the records of the corpus choose from."""

    levels: tuple[Level, ...]
    """The tiers of the chain, in its order."""
    functions: tuple[NamedRecord, ...]
    """What a duty may be about."""
    places: tuple[Place, ...]
    """What a source may speak for."""
    source_kinds: tuple[NamedRecord, ...]
    """Kinds of document."""
    term_categories: tuple[NamedRecord, ...]
    """The categories of the glossary."""


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
    at: Annotated[tuple[Annotated[int, Field(ge=1)], ...], Field(min_length=1)]
    """Numbers of the paragraphs of the cleaned source that say it."""
    nature: Nature
    """Whether it is a duty, a goal, a plan, an event, a result, a problem, a view or context."""
    levels: Annotated[tuple[Slug, ...], Field(min_length=1)]
    """The levels that it concerns, by id."""
    functions: tuple[Slug, ...] = ()
    """What the duty is about, by id; a duty names at least one."""
    zh: Text
    """The statement in Chinese, inline Markdown."""
    en: Text
    """The statement in English, inline Markdown."""
    date: PartialDate | None = None
    """The date of a milestone: YYYY, YYYY-MM or YYYY-MM-DD."""
    date_inferred: bool = False
    """True where the source does not print the whole date."""
    milestone: Bilingual | None = None
    """The short title under which the date stands in the timeline."""
    inferred: Bilingual | None = None
    """What in this statement is inferred, and from what."""
    figures: tuple[Figure, ...] = ()
    """The figures that belong in the table of figures."""
    figures_differ: Text | None = None
    """Why the figures of the two languages differ, where they must."""

    def text(self, language: Language) -> str:
        """The statement in `language`."""
        return self.zh if language == "zh" else self.en


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

    date: PartialDate | None = None
    """YYYY, YYYY-MM or YYYY-MM-DD; left out where it is unknown."""
    inferred: bool = False
    """True where the source does not print the whole date."""
    note: Bilingual | None = None
    """How the date is known, or what is uncertain."""


class LeftOut(Bilingual):
    """Why no clause is drawn from some paragraphs; the texts name the reason."""

    paragraphs: Annotated[tuple[Annotated[int, Field(ge=1)], ...], Field(min_length=1)]
    """Their numbers in the cleaned text."""


class RawFile(Record):
    """The raw copy that a source was curated from."""

    file: Text
    """Its file name."""
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    """The SHA-256 of its bytes."""
    paragraphs: Annotated[int, Field(ge=1)]
    """How many paragraphs its cleaned text has."""
    left_out: tuple[LeftOut, ...] = ()
    """Paragraphs that no clause is drawn from, each with the reason."""


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
    lead: Bilingual
    """One sentence that says what the reader finds in it."""
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


class Variants(Record):
    """Further forms under which a text may mention a term."""

    zh: tuple[Text, ...] = ()
    """Chinese forms, in simplified script."""
    en: tuple[Text, ...] = ()
    """English forms, in the singular."""


class Rendering(Record):
    """An English rendering of a term that somebody uses."""

    en: Text
    """The wording."""
    status: Literal["preferred", "admitted", "deprecated"]
    """Whether this site uses it, admits it or advises against it."""
    used_by: tuple[Slug, ...] = ()
    """The sources that use it, by id; empty for a rendering in common use."""
    note: Bilingual | None = None
    """Why it is preferred or advised against."""


class Distinction(Bilingual):
    """How a term differs from another that is easily confused with it."""

    term: Slug
    """The other term, by id."""


class Term(Record):
    """A glossary entry."""

    id: Slug
    """The id and the address of the term: glossary/<id>/."""
    zh: Text
    """The term in simplified script."""
    en: Text
    """The rendering that this site uses."""
    pinyin: Text
    """The reading with tone marks."""
    traditional: Text | None = None
    """The traditional form, only where the derived one would be wrong."""
    variants: Variants = Variants()
    """Other forms that link to this entry."""
    renderings: tuple[Rendering, ...] = ()
    """English renderings, who uses them and whether they are advised."""
    category: Slug
    """The category, by id."""
    brief: Bilingual
    """The definition in one line, for the tooltip."""
    body: Bilingual
    """The definition and what the sources say, with citations of clauses."""
    senses: tuple[Bilingual, ...] = ()
    """The senses, where the term has more than one."""
    outside: Bilingual | None = None
    """What is added from outside the sources, so marked on the page."""
    broader: tuple[Slug, ...] = ()
    """More general terms, by id."""
    related: tuple[Slug, ...] = ()
    """Related terms, by id; the relation holds both ways."""
    distinctions: tuple[Distinction, ...] = ()
    """Terms that are easily confused with this one."""
    unmatched: Variants = Variants()
    """Longer phrases that contain a form of the term without meaning it."""


class TermFile(Record):
    """A file of glossary entries."""

    terms: Annotated[tuple[Term, ...], Field(min_length=1)]
    """The entries."""


class Review(Record):
    """A review of a pair of texts."""

    zh: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]
    """A digest of the Chinese at that time; the command `review` writes it."""
    date: PartialDate
    """The day of the review."""


class ReviewFile(Record):
    """The reviews of all pairs, by kind and id: clauses/county-reports."""

    pairs: dict[str, Review]
    """The last review of each pair; written by `site.py review`."""
