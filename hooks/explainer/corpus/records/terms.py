"""The records of the glossary."""

from typing import Annotated, Literal

from pydantic import Field

from explainer.corpus.records.base import Bilingual, Record, Slug, Text


class Variants(Record):
    """Further forms under which a text may mention a term."""

    zh: tuple[Text, ...] = ()
    """Chinese forms, in simplified script."""
    en: tuple[Text, ...] = ()
    """English forms, in the singular."""


RenderingStatus = Literal["preferred", "admitted", "deprecated"]


class Rendering(Record):
    """An English rendering of a term that somebody uses."""

    en: Text
    """The wording."""
    status: RenderingStatus
    """Whether this site uses it, admits it or advises against it."""
    used_by: tuple[Slug, ...] = ()
    """The sources that use it, by id."""
    authority: Bilingual | None = None
    """Who else uses it: an official translation or a publisher, by name."""
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
    outside_references: tuple[Slug, ...] = ()
    """What that rests on, by id; needed where `outside` stands."""
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
