"""Every word that the generator itself prints, as one table in both languages."""

from typing import Annotated

from explainer.corpus.records.base import Bilingual
from explainer.corpus.records.published_texts import Placeholders, PublishedTexts


class Interface(PublishedTexts):
    """The texts of docs/corpus/interface.yml, a field each; `Placeholders` has each `{name}`."""

    sources: Bilingual
    sources_lead: Bilingual
    source_card: Annotated[Bilingual, Placeholders("kind", "published", "clauses")]
    levels: Bilingual
    levels_lead: Bilingual
    stated: Annotated[Bilingual, Placeholders("count")]
    inferred_here: Annotated[Bilingual, Placeholders("count")]
    inferred_here_note: Bilingual
    inferred_mark: Bilingual
    kind_count: Annotated[Bilingual, Placeholders("kind", "count")]
    leaves_open: Bilingual
    notes_elsewhere: Annotated[Bilingual, Placeholders("count")]
    posts: Bilingual
    posts_lead: Bilingual
    posts_further_down: Bilingual
    all_posts: Bilingual
    post_of_term: Bilingual
    posts_across_levels: Bilingual
    posts_of_level: Bilingual
    posts_of_mechanism: Bilingual
    answers_for: Bilingual
    answers_to: Bilingual
    consequences: Bilingual
    no_source_says: Bilingual
    stated_of_post: Annotated[Bilingual, Placeholders("count")]
    inferred_of_post: Annotated[Bilingual, Placeholders("count")]
    inferred_of_post_note: Bilingual
    not_named: Bilingual
    words_of_post: Bilingual
    word_count: Annotated[Bilingual, Placeholders("stated", "inferred")]
    word_stated: Bilingual
    word_inferred: Bilingual
    word_of_source: Bilingual
    notes_on_wording: Bilingual
    in_glossary: Bilingual
    no_duty: Bilingual
    in_formulas: Bilingual
    not_in_formula: Bilingual
    colon: Bilingual
    glossary: Bilingual
    glossary_lead: Bilingual
    term_count: Annotated[Bilingual, Placeholders("terms")]
    by_pinyin: Bilingual
    by_english: Bilingual
    by_category: Bilingual
    formula: Bilingual
    chain: Bilingual
    chain_title: Annotated[Bilingual, Placeholders("source")]
    chain_description: Annotated[Bilingual, Placeholders("formula", "levels")]
    chain_caption: Annotated[Bilingual, Placeholders("title")]
    chain_in_words: Bilingual
    whole_level: Annotated[Bilingual, Placeholders("level")]
    diagram_source: Bilingual
    copy_link: Bilingual
    full_screen: Bilingual
    chains_compared: Bilingual
    chains_compared_description: Annotated[Bilingual, Placeholders("sources")]
    chains_compared_caption: Bilingual
    formula_in_words: Bilingual
    role_in_words: Annotated[Bilingual, Placeholders("levels", "role")]
    link_in_words: Annotated[Bilingual, Placeholders("start", "end", "act")]
    clause_number: Annotated[Bilingual, Placeholders("number")]
    clause_permalink: Annotated[Bilingual, Placeholders("number")]
    citation: Annotated[Bilingual, Placeholders("source", "paragraph")]
    paragraph: Annotated[Bilingual, Placeholders("number")]
    by_paragraph: Bilingual
    by_paragraph_intro: Bilingual
    no_clause: Bilingual
    inferred: Bilingual
    date_inferred: Annotated[Bilingual, Placeholders("date")]
    date_unknown: Bilingual
    fact_kind: Bilingual
    fact_place: Bilingual
    fact_issuer: Bilingual
    fact_issued: Bilingual
    fact_publisher: Bilingual
    fact_published: Bilingual
    fact_coverage: Bilingual
    fact_provenance: Bilingual
    fact_raw_file: Bilingual
    fact_size: Bilingual
    size_of_source: Annotated[Bilingual, Placeholders("paragraphs", "sections", "clauses")]
    nature_duty: Bilingual
    nature_goal: Bilingual
    nature_plan: Bilingual
    nature_event: Bilingual
    nature_result: Bilingual
    nature_problem: Bilingual
    nature_view: Bilingual
    nature_context: Bilingual
    natures_duty: Bilingual
    natures_goal: Bilingual
    natures_plan: Bilingual
    natures_event: Bilingual
    natures_result: Bilingual
    natures_problem: Bilingual
    natures_view: Bilingual
    natures_context: Bilingual
    term_simplified: Bilingual
    term_traditional: Bilingual
    term_pinyin: Bilingual
    term_english: Bilingual
    term_variants_zh: Bilingual
    term_variants_en: Bilingual
    term_category: Bilingual
    definition_note: Bilingual
    outside_sources: Bilingual
    distinctions: Bilingual
    renderings: Bilingual
    rendering_used_by: Bilingual
    rendering_preferred: Bilingual
    rendering_admitted: Bilingual
    rendering_deprecated: Bilingual
    rendering_own: Bilingual
    rendering_without_authority: Bilingual
    relations: Bilingual
    broader: Bilingual
    narrower: Bilingual
    related: Bilingual
    where_used: Bilingual
    use_counts: Annotated[Bilingual, Placeholders("sources", "clauses")]
    not_used: Bilingual
    used_above: Bilingual
    used_in_notes: Bilingual
    statements_aside: Annotated[Bilingual, Placeholders("count")]
    more_sources: Annotated[Bilingual, Placeholders("count")]
    more_statements: Annotated[Bilingual, Placeholders("count")]
    more_pairs: Annotated[Bilingual, Placeholders("count")]
    corpus_counts: Annotated[Bilingual, Placeholders("sources", "clauses", "terms")]
    skip_to_content: Bilingual
    menu: Bilingual
    main_menu: Bilingual
    close_menu: Bilingual
    contents: Bilingual
    contents_at: Annotated[Bilingual, Placeholders("number", "count", "heading")]
    contents_in_a_panel: Bilingual
    neighbours: Bilingual
    previous: Bilingual
    next: Bilingual
    back_to_top: Bilingual
    slash_key: Bilingual
    section_gist: Annotated[Bilingual, Placeholders("duties", "levels")]
    section_gist_without_duties: Annotated[Bilingual, Placeholders("levels")]
    no_level: Bilingual
    facts_in_a_line: Annotated[Bilingual, Placeholders("kind", "place", "published", "clauses")]
    side_by_side: Bilingual
    feedback: Bilingual
    feedback_issue: Bilingual
    feedback_mail: Bilingual
    feedback_about: Bilingual
    breadcrumb: Bilingual
    siblings: Bilingual
    open_all: Bilingual
    close_all: Bilingual
    term_marks: Bilingual
    scheme: Bilingual
    scheme_auto: Bilingual
    scheme_light: Bilingual
    scheme_dark: Bilingual
    to_scheme_auto: Bilingual
    to_scheme_light: Bilingual
    to_scheme_dark: Bilingual
    home: Bilingual
    compare: Bilingual
    site_map: Bilingual
    search: Bilingual
    search_placeholder: Bilingual
    search_close: Bilingual
    search_hint: Bilingual
    search_loading: Bilingual
    search_count: Annotated[Bilingual, Placeholders("query", "count")]
    search_none: Annotated[Bilingual, Placeholders("query")]
    search_partly: Annotated[Bilingual, Placeholders("count")]
    search_related: Bilingual
    search_corrected: Annotated[Bilingual, Placeholders("asked", "words")]
    search_by_term: Annotated[Bilingual, Placeholders("term")]
    search_nearest: Bilingual
    search_glossary: Bilingual
    search_also: Annotated[Bilingual, Placeholders("count")]
    search_also_shown: Annotated[Bilingual, Placeholders("query", "count")]
    search_back: Bilingual
    search_term: Bilingual
    search_failed: Bilingual
    search_retry: Bilingual
    search_outdated: Bilingual
    search_reload: Bilingual
    search_more: Annotated[Bilingual, Placeholders("count")]
    search_results: Bilingual
    search_filter: Bilingual
    search_filter_kind: Bilingual
    search_filter_level: Bilingual
    search_filter_source: Bilingual
    search_filter_all: Bilingual
    search_filter_empty: Bilingual
    search_filter_clear: Bilingual
    search_kind_clause: Bilingual
    search_kind_source: Bilingual
    search_kind_term: Bilingual
    search_kind_mechanism: Bilingual
    search_kind_level: Bilingual
    search_kind_post: Bilingual
    search_kind_background: Bilingual
    search_kind_prose: Bilingual
    search_kind_index: Bilingual
    footer_licence: Bilingual
    footer_about: Bilingual
    footer_edit: Bilingual
    footer_report: Bilingual
    footer_source_code: Bilingual
    mechanisms: Bilingual
    mechanisms_lead: Bilingual
    how_it_works: Bilingual
    who_does_what: Bilingual
    drawing: Bilingual
    where_it_differs: Bilingual
    clauses_behind: Bilingual
    clauses_behind_count: Annotated[Bilingual, Placeholders("clauses")]
    related_terms: Bilingual
    also_said_by: Bilingual
    said_differently_by: Bilingual
    seen_differently_by: Bilingual
    told_by_one: Bilingual
    source: Bilingual
    function: Bilingual
    places: Bilingual
    formulas_side_by_side: Bilingual
    source_says_nothing: Bilingual
    open_all_cells: Bilingual
    matrix_count: Annotated[Bilingual, Placeholders("count")]
    figure: Bilingual
    figure_measures: Bilingual
    figure_caution: Bilingual
    matrix: Bilingual
    matrix_acted_on: Annotated[Bilingual, Placeholders("count")]
    acted_on_mark: Bilingual
    told_in_source: Annotated[Bilingual, Placeholders("source")]
    all_figures: Bilingual
    timeline: Bilingual
    timeline_description: Bilingual
    status: Bilingual
    status_lead: Bilingual
    status_terms: Bilingual
    status_reviews: Bilingual
    status_source: Bilingual
    status_clauses: Bilingual
    status_paragraphs: Bilingual
    status_left_out: Bilingual
    status_awaiting: Bilingual
    status_last_review: Bilingual
    status_field: Bilingual
    status_with: Bilingual
    status_without: Bilingual
    status_field_used: Bilingual
    status_field_variants: Bilingual
    status_field_renderings: Bilingual
    status_field_senses: Bilingual
    status_field_broader: Bilingual
    status_field_related: Bilingual
    status_field_distinctions: Bilingual
    status_field_outside: Bilingual
    status_review_counts: Annotated[Bilingual, Placeholders("pairs", "awaiting")]
    timeline_caption: Bilingual
    timeline_caption_background: Bilingual
    timeline_of_sources: Bilingual
    timeline_of_background: Bilingual
    date_is_printed: Bilingual
    date_is_inferred: Bilingual
    endnotes: Bilingual
    endnote_back: Annotated[Bilingual, Placeholders("number")]
    endnote_back_again: Annotated[Bilingual, Placeholders("number", "time")]
    endnote: Annotated[Bilingual, Placeholders("number", "place")]
    date_planned: Bilingual
    date_ahead: Bilingual
    cite: Bilingual
    cite_gist: Bilingual
    cite_clause: Bilingual
    cite_statement: Annotated[Bilingual, Placeholders("number")]
    cited_clause: Annotated[Bilingual, Placeholders("site", "paragraph", "number")]
    cited_source: Annotated[Bilingual, Placeholders("site")]
    copy_form: Annotated[Bilingual, Placeholders("form")]
    copy_text: Bilingual
    copied: Bilingual
    close: Bilingual
    permalink: Bilingual
    box_note: Bilingual
    box_tip: Bilingual
    box_warning: Bilingual
    box_example: Bilingual
    background: Bilingual
    background_title: Bilingual
    background_notice: Bilingual
    background_count: Annotated[Bilingual, Placeholders("statements")]
    background_more: Bilingual
    background_note: Annotated[Bilingual, Placeholders("letter", "section")]
    background_legend: Bilingual
    background_note_back: Annotated[Bilingual, Placeholders("letter")]
    background_notes: Bilingual
    background_permalink: Bilingual
    rests_on: Bilingual
    one_page_only: Bilingual
    reading: Bilingual
    reading_lead: Bilingual
    reading_instruments: Bilingual
    reading_works: Bilingual
    reading_pages: Bilingual
    reference_seen: Bilingual
    reference_seen_mostly: Annotated[Bilingual, Placeholders("seen")]
    instrument: Bilingual
    article: Annotated[Bilingual, Placeholders("number")]
    article_from_memory: Bilingual
    article_in_sources: Bilingual
    article_without_clause: Bilingual
    identified: Bilingual
    variants: Bilingual
    variants_in_small: Bilingual
    variants_by_level: Bilingual
    variants_map: Bilingual
    variants_keep: Bilingual
    variants_add: Bilingual
    variants_move: Bilingual
    variants_drop: Bilingual
    variants_place: Bilingual
    variants_description: Bilingual
    variants_caption: Bilingual
    date_in_background: Bilingual
    site_short_name: Bilingual
    site_name: Bilingual
    book_contents: Bilingual
    book_lead: Bilingual
    book_facts: Annotated[Bilingual, Placeholders("date")]
    book_page: Annotated[Bilingual, Placeholders("page")]
    download_book_zh: Bilingual
    download_book_en: Bilingual
    download_folder: Bilingual
    download_size: Annotated[Bilingual, Placeholders("size")]
    downloads_missing: Bilingual
    search_elsewhere: Bilingual
    printed_as_of: Annotated[Bilingual, Placeholders("date")]

    @classmethod
    def placeholders(cls, name: str) -> frozenset[str]:
        """The placeholders that the page which prints the text `name` fills in."""
        for note in cls.model_fields[name].metadata:
            if isinstance(note, Placeholders):
                return note.names
        return frozenset()
