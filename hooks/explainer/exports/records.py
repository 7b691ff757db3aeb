"""The records of data/v1/: what stands in its JSON files and, flat, in its tables.

Each record makes its own JSON Schema. What was once published keeps its name and its meaning: a
record of this version may gain fields, and never loses or changes one.
"""

from typing import Literal

from pydantic import BaseModel, ConfigDict


class Exported(BaseModel):
    """Base of every record: frozen; readers pass over fields that they do not know."""

    model_config = ConfigDict(frozen=True, use_attribute_docstrings=True)


class ClauseRow(Exported):
    """One statement of a source in both languages, in the words of this site."""

    id: str
    """Unique among all statements; it is the anchor of the statement on the page of its source."""
    source: str
    """The id of its source."""
    number: str
    """Its number on the page of its source: 3.2 is the second of the third section."""
    section: str
    """The id of its section, which is the anchor of the heading."""
    paragraphs: tuple[int, ...]
    """The paragraphs of the cleaned source that say it."""
    nature: str
    """duty, goal, plan, event, result, problem, view or context."""
    levels_stated: tuple[str, ...]
    """The levels that it concerns and that the source itself names, by id."""
    levels_inferred: tuple[str, ...]
    """The levels that it concerns and that the source does not name, by id."""
    functions: tuple[str, ...]
    """What the duty is about, by id."""
    zh: str
    """The statement in Chinese, simplified script, without markup."""
    en: str
    """The statement in English, without markup."""
    inferred_zh: str
    """What is inferred in it and from what, in Chinese; empty where nothing is."""
    inferred_en: str
    """What is inferred in it and from what, in English; empty where nothing is."""
    date: str
    """The date of a milestone: YYYY, YYYY-MM or YYYY-MM-DD; empty where it has none."""
    date_inferred: bool
    """True where the source does not print the whole date."""
    citation_zh: str
    """The original document, then this site's statement of it, in Chinese."""
    citation_en: str
    """The original document, then this site's statement of it, in English."""
    address_zh: str
    """Where it stands on the Chinese site."""
    address_en: str
    """Where it stands on the English site."""
    levels_acted_on: tuple[str, ...]
    """Those of the levels of a duty that it does not ask to act, by id: it is done to them or for
    them."""


class RenderingEntry(Exported):
    """An English rendering of a term that somebody uses."""

    en: str
    """The wording."""
    status: Literal["preferred", "admitted", "deprecated"]
    """Whether this site uses it, admits it or advises against it."""
    used_by: tuple[str, ...]
    """The sources that use it, by id."""
    authority_zh: str
    """Who else uses it, in Chinese; empty where nobody is named."""
    authority_en: str
    """Who else uses it, in English; empty where nobody is named."""
    note_zh: str
    """Why it is preferred or advised against, in Chinese; empty where nothing is said."""
    note_en: str
    """Why it is preferred or advised against, in English; empty where nothing is said."""


class TermRow(Exported):
    """A glossary entry."""

    id: str
    """Its id and the last part of its address."""
    zh_hans: str
    """The term in simplified script."""
    zh_hant: str
    """The term in traditional script."""
    pinyin: str
    """The reading with tone marks."""
    en: str
    """The rendering that this site uses."""
    variants_zh: tuple[str, ...]
    """Other Chinese forms, in simplified script."""
    variants_en: tuple[str, ...]
    """Other English forms."""
    admitted_en: tuple[str, ...]
    """English renderings that this site admits."""
    deprecated_en: tuple[str, ...]
    """English renderings that this site advises against."""
    category: str
    """The id of its category."""
    definition_zh: str
    """The definition in one line, in Chinese."""
    definition_en: str
    """The definition in one line, in English."""
    explanation_zh: str
    """The definition and what the sources say, in Chinese, without markup and citations."""
    explanation_en: str
    """The definition and what the sources say, in English, without markup and citations."""
    broader: tuple[str, ...]
    """More general terms, by id."""
    narrower: tuple[str, ...]
    """Narrower terms, by id."""
    related: tuple[str, ...]
    """Related terms, by id."""
    clauses: tuple[str, ...]
    """The statements that use the term in either language, by id."""
    address_zh: str
    """Where it stands on the Chinese site."""
    address_en: str
    """Where it stands on the English site."""


class TermEntry(TermRow):
    """A glossary entry with what is known of each English rendering."""

    renderings: tuple[RenderingEntry, ...]
    """English renderings, who uses them and whether they are advised."""


class FormulaRow(Exported):
    """One part of a source's sharing-out of the chain: some levels and their role."""

    source: str
    """The id of the source."""
    part: int
    """Its place in the formula, from 1."""
    levels: tuple[str, ...]
    """The levels that the source names together, by id."""
    zh: str
    """The role in Chinese."""
    en: str
    """The role in English."""
    clause: str
    """The id of the statement behind it."""


class LinkRow(Exported):
    """Who acts on whom, as a source says."""

    source: str
    """The id of the source."""
    from_level: str
    """The id of the level that acts."""
    to_level: str
    """The id of the level that is acted on."""
    zh: str
    """The act in Chinese."""
    en: str
    """The act in English."""
    inferred_zh: str
    """What is inferred, in Chinese; empty where nothing is."""
    inferred_en: str
    """What is inferred, in English; empty where nothing is."""
    clause: str
    """The id of the statement behind it."""


class FigureRow(Exported):
    """A figure of a statement."""

    clause: str
    """The id of the statement."""
    source: str
    """The id of the source."""
    zh: str
    """The figure as the Chinese text writes it, with its unit."""
    en: str
    """The same figure in the usual English form, with its unit."""
    measures_zh: str
    """What it counts or weighs, in Chinese."""
    measures_en: str
    """What it counts or weighs, in English."""
    caution_zh: str
    """Why it must not be compared or added, in Chinese; empty where nothing is said."""
    caution_en: str
    """Why it must not be compared or added, in English; empty where nothing is said."""


class DateRow(Exported):
    """A date that a statement gives, or that of a source itself."""

    of: Literal["clause", "source-issued", "source-published"]
    """Whether it is the date of a statement, or of the issue or the online copy of a source."""
    source: str
    """The id of the source."""
    clause: str
    """The id of the statement; empty where it is a date of the source itself."""
    date: str
    """YYYY, YYYY-MM or YYYY-MM-DD."""
    inferred: bool
    """True where the source does not print the whole date."""
    zh: str
    """What happened, or how the date is known, in Chinese; empty where nothing is said."""
    en: str
    """What happened, or how the date is known, in English; empty where nothing is said."""


class SourceEntry(Exported):
    """A source: what kind of copy it is, how it shares out the chain and all that it says."""

    id: str
    """Its id and the last part of its address."""
    kind: str
    """The id of the kind of document."""
    place: str
    """The id of what it speaks for."""
    title_zh: str
    """Its title in Chinese."""
    title_en: str
    """Its title in English."""
    short_zh: str
    """Its short name in Chinese."""
    short_en: str
    """Its short name in English."""
    issuer_zh: str
    """Who issued the document, or that it does not say, in Chinese."""
    issuer_en: str
    """Who issued the document, or that it does not say, in English."""
    publisher_zh: str
    """Where the copy was published, in Chinese."""
    publisher_en: str
    """Where the copy was published, in English."""
    coverage_zh: str
    """Whether the copy is whole, in Chinese."""
    coverage_en: str
    """Whether the copy is whole, in English."""
    provenance_zh: str
    """What kind of copy it is and what is uncertain about it, in Chinese."""
    provenance_en: str
    """What kind of copy it is and what is uncertain about it, in English."""
    raw_sha256: str
    """The SHA-256 of the raw copy that the statements were drawn from."""
    paragraphs: int
    """How many paragraphs its cleaned text has."""
    formula_zh: str
    """How it shares out the chain, in Chinese."""
    formula_en: str
    """How it shares out the chain, in English."""
    formula: tuple[FormulaRow, ...]
    """The parts of the formula."""
    links: tuple[LinkRow, ...]
    """Who acts on whom."""
    dates: tuple[DateRow, ...]
    """Its own dates and those of its statements."""
    clauses: tuple[ClauseRow, ...]
    """Its statements, in the order of its page."""
    address_zh: str
    """Where it stands on the Chinese site."""
    address_en: str
    """Where it stands on the English site."""


class Name(Exported):
    """A member of a closed list."""

    id: str
    """The id that records refer to."""
    zh: str
    """Its name in Chinese."""
    en: str
    """Its name in English."""


class VocabularyEntry(Exported):
    """The closed lists whose ids the other files use."""

    levels: tuple[Name, ...]
    """The levels, in the order of the chain."""
    functions: tuple[Name, ...]
    """What a duty may be about."""
    natures: tuple[Name, ...]
    """What a statement may be."""
    places: tuple[Name, ...]
    """What a source may speak for."""
    source_kinds: tuple[Name, ...]
    """Kinds of document."""
    term_categories: tuple[Name, ...]
    """The categories of the glossary."""


class ClausePointers(Exported):
    """Where each statement is found: the file of its source, by the id of the statement."""

    clauses: dict[str, str]
    """The path of the file below data/v1/, by the id of a statement."""


class FileEntry(Exported):
    """A file of data/v1/."""

    path: str
    """Its path below data/v1/."""
    media_type: str
    """Its media type."""
    bytes: int
    """Its length."""
    sha256: str
    """The SHA-256 of its bytes, in hexadecimal digits."""
    json_schema: str
    """The path of its JSON Schema below data/v1/; empty where it is no JSON of this site's own."""


class IndexEntry(Exported):
    """The index of data/v1/: start here."""

    version: Literal[1]
    """The version of the records. Within it fields are added, never removed or changed."""
    edition: str
    """A digest of all the files: the same edition has the same bytes."""
    licence: str
    """The licence of the texts, by its SPDX id."""
    licence_address: str
    """Where the licence is found."""
    documentation_zh: str
    """The page that explains the files, in Chinese."""
    documentation_en: str
    """The page that explains the files, in English."""
    files: tuple[FileEntry, ...]
    """The files about the whole."""
    sources: dict[str, FileEntry]
    """The file of each source, by its id."""
    terms: dict[str, FileEntry]
    """The file of each term, by its id."""
    schemas: tuple[FileEntry, ...]
    """The JSON Schemas."""
