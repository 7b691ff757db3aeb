"""The index pages: of the sources, of the levels and of the glossary."""

from collections.abc import Iterator, Sequence

import htpy

from explainer.addresses import (
    ABOUT,
    BACKGROUND,
    CHAIN,
    COMPARE,
    GLOSSARY,
    HOME,
    LEVELS,
    MECHANISMS,
    POSTS,
    READING,
    SOURCES,
    TIMELINE,
    VARIANTS,
    instrument_address,
    level_address,
    mechanism_address,
    post_address,
    source_address,
)
from explainer.corpus.corpus import Corpus
from explainer.corpus.records.base import Bilingual, wording
from explainer.corpus.records.sources import Source
from explainer.corpus.records.terms import Term
from explainer.corpus.term_order import initial, sorting_key
from explainer.languages import HTML_LANGUAGE, Language, other_language
from explainer.pages.page import INDEX_PAGE_PLACE, Page, PageWriter, Part, block, heading
from explainer.pages.parts.limits import MOST_CARDS_OF_A_PLACE, MOST_SOURCES, search_link
from explainer.pages.parts.statements import STYLES, marked_legend
from explainer.pages.post import post_list
from explainer.pages.source import dating


def sources_index(writer: PageWriter) -> Page:
    """All sources, by place."""
    corpus, interface = writer.corpus, writer.corpus.interface
    blocks: list[Part] = [block(htpy.p(".lead")[writer.say(interface.sources_lead)])]
    few = len(corpus.sources) <= MOST_SOURCES
    most = MOST_SOURCES if few else MOST_CARDS_OF_A_PLACE
    for place in corpus.places.values():
        own = [source for source in corpus.sources.values() if source.place == place.id]
        if own:
            blocks.append(heading(2, writer.name(place), place.id))
            blocks.append(block(source_cards(writer, own[:most])))
            if left := len(own[most:]):
                more = search_link(writer, interface.more_sources, left, writer.name(place))
                blocks.append(block(more))
    return _index(writer, SOURCES, interface.sources, interface.sources_lead, blocks)


def source_cards(writer: PageWriter, sources: Sequence[Source]) -> htpy.Element:
    """A card for each source: what it is and how much it says."""
    corpus, interface = writer.corpus, writer.corpus.interface
    return htpy.ul(".cards")[
        [
            htpy.li(".card")[
                htpy.h3(".card__title")[
                    htpy.a(href=writer.url(source_address(source.id)))[writer.plain(source.title)]
                ],
                htpy.p[writer.plain(source.lead)],
                htpy.p(".note")[
                    writer.say(
                        interface.source_card,
                        kind=writer.name(corpus.source_kinds[source.kind]),
                        published=dating(writer, source.published),
                        clauses=len(source.clauses()),
                    )
                ],
            ]
            for source in sources
        ]
    ]


def levels_index(writer: PageWriter) -> Page:
    """All levels in the order of the chain."""
    interface = writer.corpus.interface
    posts = sorted(writer.corpus.posts.values(), key=lambda post: len(post.levels) > 1)
    # On a phone the levels fill two screens, so what stands behind them is named before.
    further_down = htpy.a(href="#posts")[writer.say(interface.posts_further_down)]
    down = htpy.span(data_search="off")[" " if writer.language == "en" else "", further_down]
    blocks: list[Part] = [
        block(htpy.p(".lead")[writer.say(interface.levels_lead), posts and down]),
        block(level_ladder(writer)),
    ]
    if posts:
        more = htpy.a(href=writer.url(POSTS))[writer.say(interface.all_posts)]
        blocks += [
            heading(2, writer.say(interface.posts), "posts"),
            block(post_list(writer, posts)),
            block(htpy.p[more]),
        ]
        writer.styles.add(STYLES)
    # What shortens the way to the posts comes before what the mark means.
    blocks += marked_legend(
        writer,
        [*(one.brief for one in writer.corpus.levels.values()), *(one.brief for one in posts)],
    )
    return _index(writer, LEVELS, interface.levels, interface.levels_lead, blocks)


def level_ladder(writer: PageWriter) -> htpy.Element:
    """The levels as a ladder, each with what it does in a sentence."""
    writer.styles.add(STYLES)
    return htpy.ol(".ladder")[
        [
            htpy.li(class_=f"ladder__level level-{level.id}", data_beside=level.beside_chain)[
                htpy.a(href=writer.url(level_address(level.id)))[writer.plain(level)],
                htpy.p[writer.marked(level.brief)],
            ]
            for level in writer.corpus.levels.values()
        ]
    ]


def glossary_index(writer: PageWriter) -> Page:
    """All terms, by pinyin initial, by English initial and by category."""
    interface = writer.corpus.interface
    views: dict[Language, tuple[Bilingual, str]] = {
        "zh": (interface.by_pinyin, "by-pinyin"),
        "en": (interface.by_english, "by-english"),
    }
    order = (writer.language, other_language(writer.language))
    blocks: list[Part] = [block(htpy.p(".lead")[writer.say(interface.glossary_lead)])]
    blocks.append(
        block(
            htpy.p(".counts", data_search="off")[
                writer.say(interface.term_count, terms=len(writer.corpus.terms))
            ]
        )
    )
    for language in order:
        view, anchor = views[language]
        blocks.append(heading(2, writer.say(view), anchor, len(writer.corpus.terms)))
        blocks += _initials(writer, language, anchor)
    title, categories = writer.say(interface.by_category), len(writer.corpus.term_categories)
    blocks.append(heading(2, title, "by-category", categories))
    blocks += _categories(writer)
    blocks.append(heading(2, writer.say(interface.site_map), "site-map"))
    blocks.append(block(_site_map(writer)))
    return _index(writer, GLOSSARY, interface.glossary, interface.glossary_lead, blocks)


def _site_map(writer: PageWriter) -> htpy.Element:
    """Every kind of page, for who comes here in place of the search, which needs a script."""
    corpus, interface = writer.corpus, writer.corpus.interface
    levels = [(level_address(level.id), writer.name(level)) for level in corpus.levels.values()]
    mechanisms = [
        (mechanism_address(mechanism.id), writer.plain(mechanism.title))
        for mechanism in corpus.mechanisms.values()
    ]
    posts = [(post_address(post.id), writer.name(post)) for post in corpus.posts.values()]
    pages: list[tuple[str, str, list[tuple[str, str]]]] = [
        (HOME, writer.say(interface.home), []),
        (CHAIN, writer.say(interface.chain), []),
        (LEVELS, writer.say(interface.levels), levels),
        *([(POSTS, writer.say(interface.posts), posts)] if posts else []),
        (MECHANISMS, writer.say(interface.mechanisms), mechanisms),
        (COMPARE, writer.say(interface.compare), []),
        (TIMELINE, writer.say(interface.timeline), []),
        *_background(writer),
        (SOURCES, writer.say(interface.sources), []),
        (ABOUT, writer.say(interface.footer_about), []),
    ]

    def link(address: str, name: str) -> htpy.Element:
        return htpy.a(href=writer.url(address))[name]

    return htpy.ul(data_search="off")[
        [
            htpy.li[
                link(address, name),
                below and htpy.ul[[htpy.li[link(*page)] for page in below]],
            ]
            for address, name, below in pages
        ]
    ]


def _background(writer: PageWriter) -> list[tuple[str, str, list[tuple[str, str]]]]:
    corpus, interface = writer.corpus, writer.corpus.interface
    if not corpus.background:
        return []
    below = [(VARIANTS, writer.say(interface.variants))] if corpus.variants else []
    below += [
        (instrument_address(instrument.id), writer.plain(instrument.title))
        for instrument in corpus.instruments.values()
    ]
    below.append((READING, writer.say(interface.reading)))
    return [(BACKGROUND, writer.say(interface.background), below)]


def terms_by_initial(corpus: Corpus, language: Language) -> dict[str, list[Term]]:
    """The terms under the first letter of their pinyin (zh) or of their English form (en)."""
    groups: dict[str, list[Term]] = {}
    for term in sorted(corpus.terms.values(), key=lambda term: sorting_key(term, language)):
        groups.setdefault(initial(term, language), []).append(term)
    return groups


def _initials(writer: PageWriter, language: Language, anchor: str) -> Iterator[Part]:
    groups = terms_by_initial(writer.corpus, language)
    yield block(
        htpy.p(".initials", data_search="off")[
            [[htpy.a(href=f"#{anchor}-{letter.lower()}")[letter], " "] for letter in groups]
        ]
    )
    yield block(
        htpy.dl(".glossary", data_search="off")[
            [
                htpy.fragment[
                    htpy.dt(id=f"{anchor}-{letter.lower()}")[letter],
                    [htpy.dd[_entry(writer, term)] for term in terms],
                ]
                for letter, terms in groups.items()
            ]
        ]
    )


def _categories(writer: PageWriter) -> Iterator[Part]:
    by_category: dict[str, list[Term]] = {}
    for term in sorted(
        writer.corpus.terms.values(), key=lambda term: sorting_key(term, writer.language)
    ):
        by_category.setdefault(term.category, []).append(term)
    for category in writer.corpus.term_categories.values():
        terms = by_category.get(category.id)
        if terms:
            yield heading(3, writer.name(category), f"category-{category.id}")
            yield block(
                htpy.ul(".glossary", data_search="off")[
                    [htpy.li[_entry(writer, term)] for term in terms]
                ]
            )


def _entry(writer: PageWriter, term: Term) -> htpy.Fragment:
    other = other_language(writer.language)
    return htpy.fragment[
        writer.term_link(term.id),
        " ",
        htpy.span(".note", lang=HTML_LANGUAGE[other])[wording(term, other)],
    ]


def _index(
    writer: PageWriter, address: str, title: Bilingual, lead: Bilingual, blocks: Sequence[Part]
) -> Page:
    return Page(
        address=address,
        language=writer.language,
        title=writer.say(title),
        description=writer.say(lead),
        kind="index",
        record_place=INDEX_PAGE_PLACE,
        blocks=tuple(blocks),
    )
