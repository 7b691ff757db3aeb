"""The page of a level: the answer first, then every statement about it, once."""

from collections.abc import Iterator, Sequence

import htpy

from explainer.addresses import SOURCES, level_address, post_address, source_address
from explainer.corpus.corpus import ClausePlace, Filing
from explainer.corpus.records.sources import Source
from explainer.corpus.records.vocabulary import Level
from explainer.diagrams.source_chain import level_roles
from explainer.pages.page import Page, PageWriter, Part, block, heading
from explainer.pages.parts.answer import answer_box
from explainer.pages.parts.clauses import joined
from explainer.pages.parts.limits import MOST_SOURCES, first_sources, left_out
from explainer.pages.parts.questions import Group, statements_by_question
from explainer.pages.parts.statements import (
    STYLES,
    Anchors,
    first_anchors,
    folded_statements,
    open_box,
    outside_note,
    setting_note,
    stated,
)


def by_name(filings: Sequence[Filing], level: str) -> tuple[list[Filing], ...]:
    """Statements in which the source names the level, those in which it is inferred, and notes on
    the wording of a source, which are no statements about a level.
    """
    notes = [filing for filing in filings if filing.nature == "context"]
    told = [filing for filing in filings if filing.nature != "context"]
    named = [filing for filing in told if level not in filing.inferred_levels]
    inferred = [filing for filing in told if level in filing.inferred_levels]
    return named, inferred, notes


def level_page(writer: PageWriter, level: Level) -> Page:
    """The page of a level."""
    named, inferred, notes = by_name(writer.corpus.filings[level.id], level.id)
    anchors = first_anchors([*named, *inferred], _old_anchors)
    blocks: list[Part] = [
        block(htpy.p(".lead")[writer.inline(level.brief)]),
        *setting_note(writer),
        *([block(answer_box(writer, level))] if level.answers_for else []),
        *outside_note(writer, level.outside),
        *_posts(writer, level),
        *_roles(writer, level),
        *_statements(writer, level, named, inferred, anchors),
        *open_box(writer, level.leaves_open),
        *_notes(writer, notes),
    ]
    return Page(
        address=level_address(level.id),
        language=writer.language,
        title=writer.plain(level),
        standing_title=writer.say(writer.corpus.interface.title_level, name=writer.plain(level)),
        description=writer.plain(level.brief),
        kind="level",
        styles=(STYLES,),
        record_place=writer.corpus.record_places[level.id],
        blocks=tuple(blocks),
    )


def _old_anchors(filing: Filing) -> list[str]:
    """A function and a kind of statement lead to the first statement of theirs."""
    if filing.nature == "duty":
        return list(filing.functions)
    return [f"statements-{filing.nature}"]


def _posts(writer: PageWriter, level: Level) -> Iterator[Part]:
    """The posts of the level, each with its own page."""
    posts = [post for post in writer.corpus.posts.values() if level.id in post.levels]
    if posts:
        links = (
            htpy.a(href=writer.url(post_address(post.id)))[writer.name(post)] for post in posts
        )
        yield block(
            htpy.p(".level-posts", data_search="off")[
                writer.label(writer.corpus.interface.posts_of_level), joined(writer, links)
            ]
        )


def _roles(writer: PageWriter, level: Level) -> Iterator[Part]:
    """What the formulas make of the level: each role with the sources that give it."""
    corpus, interface = writer.corpus, writer.corpus.interface
    shown = first_sources(writer, MOST_SOURCES)
    # By the words of the sources, which are Chinese, so that both pages have the same rows.
    by_role: dict[str, list[Source]] = {}
    for source in shown:
        role = level_roles(source, "zh").get(level.id, "")
        by_role.setdefault(role, []).append(source)
    rows = [
        htpy.li[
            level_roles(own[0], writer.language).get(level.id)
            or htpy.span(".note")[writer.say(interface.not_in_formula)],
            writer.label(interface.colon),
            joined(writer, [_formula_link(writer, source) for source in own]),
        ]
        for own in by_role.values()
    ]
    left = len(corpus.sources) - len(shown)
    more = left_out(writer, interface.more_sources, left, writer.url(SOURCES)) if left else None
    yield heading(2, writer.say(interface.in_formulas), "in-formulas")
    yield block(htpy.ul(".in-formulas", data_search="off")[rows, more])


def _formula_link(writer: PageWriter, source: Source) -> htpy.Element:
    address = writer.url(source_address(source.id), "formula")
    return htpy.a(href=address)[writer.plain(source.short)]


def _statements(
    writer: PageWriter,
    level: Level,
    named: Sequence[Filing],
    inferred: Sequence[Filing],
    anchors: Anchors,
) -> Iterator[Part]:
    interface = writer.corpus.interface

    def why(place: ClausePlace) -> htpy.Node:
        note = place.clause.inferred
        return note and htpy.fragment[writer.label(interface.inferred), writer.unlinked(note)]

    def places(filings: Sequence[Filing]) -> list[ClausePlace]:
        return [writer.corpus.clauses[filing.clause] for filing in filings]

    if not any(filing.nature == "duty" for filing in (*named, *inferred)):
        yield block(htpy.p(".empty", id="duties")[writer.say(interface.no_duty)])
    if writer.corpus.questions:
        note = interface.inferred_here_note
        groups = [
            Group("stated", interface.stated, None, named, stated),
            Group("inferred", interface.inferred_here, note, inferred, why),
        ]
        yield from statements_by_question(writer, level, groups, anchors)
        return
    yield heading(2, writer.say(interface.stated, count=len(named)), "stated")
    yield from folded_statements(writer, places(named), anchors)
    if inferred:
        yield heading(2, writer.say(interface.inferred_here, count=len(inferred)), "inferred")
        yield block(htpy.p(".counts", data_search="off")[writer.say(interface.inferred_here_note)])
        yield from folded_statements(writer, places(inferred), anchors, why)


def _notes(writer: PageWriter, notes: Sequence[Filing]) -> Iterator[Part]:
    """Where the notes on wording and translation stand: with the sources that they explain."""
    if notes:
        yield block(
            htpy.p(".counts", id="statements-context", data_search="off")[
                htpy.a(href=writer.url(SOURCES))[
                    writer.say(writer.corpus.interface.notes_elsewhere, count=len(notes))
                ]
            ]
        )
