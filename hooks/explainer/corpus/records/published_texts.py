"""The words that the generator prints beside its pages: of the data files, of feeds, of titles."""

from typing import Annotated

from explainer.corpus.records.base import Bilingual, Record

NUMBERS = frozenset(
    "awaiting clauses count duties inferred named number page pairs paragraph paragraphs sections "
    "size sources stated statements terms time version".split()
)
"""The placeholders for what can be counted; every other stands for words."""


class Placeholders:
    """Notes beside a text which `{name}`s the page that prints it fills in."""

    def __init__(self, *names: str) -> None:
        self.names = frozenset(names)


class PublishedTexts(Record):
    """The texts of docs/corpus/interface.yml that stand in files, feeds and heads of pages."""

    data: Bilingual
    data_lead: Bilingual
    data_files: Bilingual
    data_file: Bilingual
    data_holds: Bilingual
    data_size: Bilingual
    data_size_value: Annotated[Bilingual, Placeholders("size")]
    data_schema: Bilingual
    data_index: Bilingual
    data_checksums: Bilingual
    data_clauses: Bilingual
    data_terms: Bilingual
    data_formulas: Bilingual
    data_links: Bilingual
    data_figures: Bilingual
    data_dates: Bilingual
    data_vocabulary: Bilingual
    data_clause_files: Bilingual
    data_tbx: Bilingual
    data_tbx_2008: Bilingual
    data_tmx: Bilingual
    data_skos: Bilingual
    data_csl: Bilingual
    data_reading: Bilingual
    data_reading_text: Bilingual
    data_programs: Bilingual
    data_programs_start: Annotated[Bilingual, Placeholders("address")]
    data_programs_single: Annotated[Bilingual, Placeholders("source", "term")]
    data_programs_clause: Bilingual
    data_programs_levels: Bilingual
    data_versions: Bilingual
    data_versions_text: Bilingual
    data_edition: Annotated[Bilingual, Placeholders("edition")]
    data_licence: Bilingual
    data_licence_text: Bilingual
    footer_data: Bilingual
    title_level: Annotated[Bilingual, Placeholders("name")]
    title_term: Annotated[Bilingual, Placeholders("name")]
    title_mechanism: Annotated[Bilingual, Placeholders("name")]
    title_source: Annotated[Bilingual, Placeholders("name")]
    title_data: Bilingual
    picture_shows: Annotated[Bilingual, Placeholders("title")]
    feed_title: Bilingual
    feed_release: Annotated[Bilingual, Placeholders("version")]
    feed_review: Annotated[Bilingual, Placeholders("source")]
    feed_review_text: Annotated[Bilingual, Placeholders("clauses")]
    footer_feed: Bilingual
