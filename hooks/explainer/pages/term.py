"""The page of a glossary term."""

from collections.abc import Iterator, Sequence
from itertools import chain, islice

import htpy

from explainer.addresses import mechanism_address, post_address, source_address, term_address
from explainer.corpus.names import rendering_statuses
from explainer.corpus.records.base import Bilingual
from explainer.corpus.records.terms import Rendering, Term
from explainer.corpus.term_order import traditional_form
from explainer.pages.page import Page, PageWriter, Part, block, heading
from explainer.pages.parts.background import background_box
from explainer.pages.parts.clauses import clauses_by_source, joined
from explainer.pages.parts.limits import MOST_NOTES_OF_A_TERM, MOST_SOURCES_OF_A_TERM, search_link
from explainer.text.markdown import references


def term_page(writer: PageWriter, term: Term) -> Page:
    """The page of a term in the language of `writer`."""
    interface = writer.corpus.interface
    blocks: list[Part] = [
        block(htpy.p(".lead")[writer.inline(term.brief)]),
        block(htpy.p(".note", data_search="off")[writer.say(interface.definition_note)]),
        *_post(writer, term),
        block(htpy.div(".definition")[htpy.p[writer.inline(term.body)], _senses(writer, term)]),
        *_outside(writer, term),
        block(_forms(writer, term)),
        *_distinctions(writer, term),
        *_renderings(writer, term),
        *_relations(writer, term),
        heading(2, writer.say(interface.where_used), "where-used"),
        *_uses(writer, term),
    ]
    return Page(
        address=term_address(term.id),
        language=writer.language,
        title=headword(writer.term_name(term.id)),
        standing_title=writer.say(interface.title_term, name=headword(writer.term_name(term.id))),
        description=writer.plain(term.brief),
        kind="term",
        blocks=tuple(blocks),
        record_place=writer.corpus.record_places[term.id],
    )


def _post(writer: PageWriter, term: Term) -> Iterator[Part]:
    """The page that says what the holder of a post answers for."""
    interface = writer.corpus.interface
    for identifier in writer.corpus.posts_of_term.get(term.id, ()):
        post = writer.corpus.posts[identifier]
        yield block(
            htpy.p(".level-posts", data_search="off")[
                writer.label(interface.post_of_term),
                htpy.a(href=writer.url(post_address(identifier)))[writer.name(post)],
            ]
        )


def headword(name: str) -> str:
    """A term as a title: its first letter is a capital."""
    return name[:1].upper() + name[1:]


def _forms(writer: PageWriter, term: Term) -> htpy.Element:
    corpus, interface = writer.corpus, writer.corpus.interface

    def row(label: Bilingual, content: htpy.Node) -> htpy.Fragment:
        return htpy.fragment[htpy.dt[writer.say(label)], htpy.dd[content]]

    variants_zh, variants_en = term.variants.zh, term.variants.en
    return htpy.dl(".facts")[
        row(interface.term_simplified, htpy.span(lang="zh-Hans", translate="no")[term.zh]),
        row(interface.term_traditional, htpy.span(lang="zh-Hant")[traditional_form(term)]),
        row(interface.term_pinyin, htpy.span(lang="zh-Latn-pinyin")[term.pinyin]),
        row(interface.term_english, htpy.span(lang="en")[term.en]),
        variants_zh
        and row(interface.term_variants_zh, htpy.span(lang="zh-Hans")["、".join(variants_zh)]),
        variants_en
        and row(interface.term_variants_en, htpy.span(lang="en")["; ".join(variants_en)]),
        row(interface.term_category, writer.name(corpus.term_categories[term.category])),
    ]


def _senses(writer: PageWriter, term: Term) -> htpy.Node:
    if not term.senses:
        return None
    return htpy.ol(".senses")[[htpy.li[writer.inline(sense)] for sense in term.senses]]


def _outside(writer: PageWriter, term: Term) -> Iterator[Part]:
    if term.outside:
        yield block(
            background_box(
                writer,
                writer.corpus.interface.outside_sources,
                term.outside,
                term.outside_references,
            )
        )


def _distinctions(writer: PageWriter, term: Term) -> Iterator[Part]:
    """How the term differs from others, whichever of the two entries says so."""
    told = writer.corpus.distinctions[term.id]
    if told:
        yield heading(2, writer.say(writer.corpus.interface.distinctions), "distinctions")
        yield block(
            htpy.dl(".distinctions")[
                [
                    htpy.fragment[
                        htpy.dt[writer.term_link(other)], htpy.dd[writer.inline(distinction)]
                    ]
                    for other, distinction in told.items()
                ]
            ]
        )


def _renderings(writer: PageWriter, term: Term) -> Iterator[Part]:
    interface = writer.corpus.interface
    if not term.renderings:
        return
    yield heading(2, writer.say(interface.renderings), "renderings")
    items = []
    for rendering in term.renderings:
        status = rendering_statuses(interface)[rendering.status]
        items.append(
            htpy.li[
                htpy.b(lang="en")[rendering.en],
                " ",
                htpy.span(class_=f"status status-{rendering.status}")[writer.say(status)],
                " ",
                htpy.span(".users")[_users(writer, rendering)],
                rendering.note and [" ", htpy.span(".note")[writer.inline(rendering.note)]],
            ]
        )
    yield block(htpy.ul(".renderings")[items])


def _users(writer: PageWriter, rendering: Rendering) -> htpy.Node:
    """The authority of a rendering: the sources and others that use it, or this site alone."""
    corpus, interface = writer.corpus, writer.corpus.interface
    users: list[htpy.Node] = [
        htpy.a(href=writer.url(source_address(source)))[writer.plain(corpus.sources[source].short)]
        for source in rendering.used_by
    ]
    if rendering.authority:
        users.append(writer.inline(rendering.authority))
    if users:
        return htpy.fragment[writer.label(interface.rendering_used_by), joined(writer, users)]
    advised = rendering.status != "deprecated"
    return writer.say(interface.rendering_own if advised else interface.rendering_without_authority)


def _relations(writer: PageWriter, term: Term) -> Iterator[Part]:
    corpus, interface = writer.corpus, writer.corpus.interface
    mechanisms = corpus.mechanisms_of_term.get(term.id, ())
    relations: tuple[tuple[Bilingual, Sequence[str]], ...] = (
        (interface.broader, term.broader),
        (interface.narrower, corpus.narrower[term.id]),
        (interface.related, corpus.related[term.id]),
    )
    rows = [
        htpy.fragment[
            htpy.dt[writer.say(label)],
            htpy.dd[joined(writer, (writer.term_link(other) for other in others))],
        ]
        for label, others in relations
        if others
    ]
    if mechanisms:
        links = (
            htpy.a(href=writer.url(mechanism_address(mechanism)))[
                writer.plain(corpus.mechanisms[mechanism].title)
            ]
            for mechanism in mechanisms
        )
        rows.append(
            htpy.fragment[htpy.dt[writer.say(interface.mechanisms)], htpy.dd[joined(writer, links)]]
        )
    if rows:
        yield heading(2, writer.say(interface.relations), "relations")
        yield block(htpy.dl(".facts")[rows])


def _uses(writer: PageWriter, term: Term) -> Iterator[Part]:
    corpus, interface = writer.corpus, writer.corpus.interface
    by_source = corpus.uses_by_source[term.id]
    if not by_source:
        cites = any(found.kind == "clause" for found in references(term.body.zh))
        where = interface.used_above if cites else interface.not_used
        yield block(htpy.p(".empty")[writer.say(where)])
        yield from _notes(writer, term)
        return
    yield block(
        htpy.p(".counts", data_search="off")[
            writer.say(
                interface.use_counts,
                clauses=sum(map(len, by_source.values())),
                sources=len(by_source),
            )
        ]
    )
    # The others are not read: the page stays as it is whatever they say.
    shown = chain.from_iterable(islice(by_source.values(), MOST_SOURCES_OF_A_TERM))
    yield from clauses_by_source(writer, [corpus.clauses[clause] for clause in shown])
    if (left := len(by_source) - MOST_SOURCES_OF_A_TERM) > 0:
        name = writer.term_name(term.id)
        yield block(search_link(writer, interface.more_sources, left, name))
    yield from _notes(writer, term)


def _notes(writer: PageWriter, term: Term) -> Iterator[Part]:
    """The notes of this site that use the term: they are no use by a source."""
    corpus = writer.corpus
    notes = corpus.uses_in_notes[term.id]
    if notes:
        shown = [corpus.clauses[clause] for clause in notes[:MOST_NOTES_OF_A_TERM]]
        yield block(
            htpy.p(".note", data_search="off")[
                writer.say(corpus.interface.used_in_notes),
                " " if writer.language == "en" else None,
                joined(writer, (writer.numbered(place) for place in shown)),
            ]
        )
        if left := len(notes[MOST_NOTES_OF_A_TERM:]):
            name = writer.term_name(term.id)
            yield block(search_link(writer, corpus.interface.more_statements, left, name))
