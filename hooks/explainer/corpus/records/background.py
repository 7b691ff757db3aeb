"""The records of what does not come from the sources: references and what rests on them."""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from explainer.corpus.records.base import Bilingual, Flag, Record, Slug, Text, WebAddress
from explainer.corpus.records.dates import PartialDate, PastDate

ReferenceKind = Literal["instrument", "work", "page"]


class Reference(Record):
    """An instrument, a work or a page outside the sources on which background rests."""

    id: Slug
    """The id that statements refer to; it is the anchor in the reading list."""
    kind: ReferenceKind
    """instrument: a decision, plan or set of rules. work: research. page: any other page."""
    title: Bilingual
    """The title; where the original has it in one language, the other is translated."""
    by: Bilingual | None = None
    """Who issued or wrote it."""
    date: PastDate | None = None
    """YYYY, YYYY-MM or YYYY-MM-DD, as far as it is known."""
    number: Text | None = None
    """The number of an instrument, in Chinese."""
    publisher: Bilingual | None = None
    """Who published it or the copy that was seen."""
    address: WebAddress | None = None
    """Where a reader may safely look at it; left out for mirrors and copies by others."""
    gist: Bilingual | None = None
    """What a work argues, in a sentence."""
    seen: Bilingual
    """What was seen of it: the whole, an abstract, the beginning."""


class ReferenceFile(Record):
    """The file of references."""

    references: Annotated[tuple[Reference, ...], Field(min_length=1)]
    """The references."""


class BackgroundStatement(Bilingual):
    """One statement that no source makes, with the references it rests on."""

    id: Slug
    """Unique among statements of both kinds; its anchor on the background page."""
    references: Annotated[tuple[Slug, ...], Field(min_length=1)]
    """What it was seen on, by id."""
    date: PartialDate | None = None
    """The date of a milestone: YYYY, YYYY-MM or YYYY-MM-DD."""
    date_inferred: Flag = False
    """True where no reference gives the whole date."""
    milestone: Bilingual | None = None
    """The short title under which the date stands in the timeline."""
    listed_only: Flag = False
    """True where the milestone stands in the list of the timeline and not in its drawing."""
    one_page: Flag = False
    """True where one publisher alone says it; the text then names that publisher."""


class BackgroundSection(Record):
    """A run of background statements under one heading."""

    id: Slug
    """The anchor of the heading in both languages."""
    title: Bilingual
    """The heading, which says what follows."""
    lead: Bilingual
    """What the section tells in a sentence; it cites statements of the section."""
    statements: Annotated[tuple[BackgroundStatement, ...], Field(min_length=1)]
    """The statements, in the order of the page."""


class BackgroundFile(Record):
    """The file of background statements."""

    lead: Bilingual
    """What the page tells, in two or three sentences; it cites statements."""
    sections: Annotated[tuple[BackgroundSection, ...], Field(min_length=1)]
    """The sections, in the order of the page."""


class VariantPart(Bilingual):
    """One part of a formula: some levels and their role."""

    levels: Annotated[tuple[Slug, ...], Field(min_length=1)]
    """The levels that it names together."""


class Variant(Bilingual):
    """The formula as another place or another year words it."""

    id: Slug
    """The anchor on the page of variants."""
    place: Bilingual
    """Where it was used."""
    date: PastDate | None = None
    """When: YYYY, YYYY-MM or YYYY-MM-DD."""
    document: Bilingual
    """The text that has it."""
    references: Annotated[tuple[Slug, ...], Field(min_length=1)]
    """What it was seen on, by id."""
    listed_only: Flag = False
    """True where the milestone stands in the list of the timeline and not in its drawing."""
    one_page: Flag = False
    """True where one publisher alone shows it."""
    parts: tuple[VariantPart, ...] = ()
    """Who bears which part of it, in order; empty where it names no levels."""
    change: Literal["keeps", "adds", "moves", "drops"]
    """How it stands to the usual formula: it keeps, adds to, moves or drops parts of it."""
    note: Bilingual
    """In what it keeps to the usual formula and in what it departs from it."""


class VariantFile(Record):
    """The file of formulas of other places and years."""

    lead: Bilingual
    """What the comparison shows."""
    variants: Annotated[tuple[Variant, ...], Field(min_length=1)]
    """The formulas, in the order of the page; the first is the usual one."""
    former: tuple[Slug, ...] = ()
    """Anchors of formulas that are gone: the map of the page goes on resolving them."""


def _article_number(value: str) -> str:
    if not re.fullmatch(r"[0-9]{1,4}(?:–[0-9]{1,4})?", value):
        raise ValueError('is no number of an article; write "26", or 26–28 with a long dash')
    return value


class Article(Bilingual):
    """An article of an instrument in our own words."""

    article: Annotated[Text, AfterValidator(_article_number)]
    """Its number, or a run of numbers: 26–28."""
    from_memory: Flag = False
    """True where no page that was seen shows the number."""
    references: Annotated[tuple[Slug, ...], Field(min_length=1)]
    """What its content was seen on, by id."""
    clauses: tuple[Slug, ...] = ()
    """The clauses of the sources on the same matter, by id."""


class Chapter(Record):
    """A chapter of an instrument."""

    title: Bilingual
    """Its heading."""
    articles: Annotated[tuple[Article, ...], Field(min_length=1)]
    """Those of its articles of which something was seen."""


class InstrumentByArticle(Record):
    """An instrument, article by article, beside what the sources say."""

    id: Slug
    """The id and the address: background/<id>/."""
    title: Bilingual
    """The title of the page."""
    lead: Bilingual
    """What the reader finds, and what is missing."""
    reference: Slug
    """The instrument, by id."""
    chapters: Annotated[tuple[Chapter, ...], Field(min_length=1)]
    """Its chapters."""


class InstrumentFile(Record):
    """The file of instruments that are told article by article."""

    instruments: Annotated[tuple[InstrumentByArticle, ...], Field(min_length=1)]
    """The instruments."""
