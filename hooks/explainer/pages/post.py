"""The page of a post: what it answers for, to whom and what happens otherwise; and their index."""

from collections.abc import Iterator, Sequence

import htpy

from explainer.addresses import POSTS, post_address, term_address
from explainer.corpus.corpus import ClausePlace, Corpus
from explainer.corpus.records.base import Bilingual
from explainer.corpus.records.posts import Post, PostWord
from explainer.corpus.records.vocabulary import Level
from explainer.pages.figures.figure import diagram_figure
from explainer.pages.page import INDEX_PAGE_PLACE, Page, PageWriter, Part, block, heading
from explainer.pages.parts.answer import answer_box
from explainer.pages.parts.clauses import joined
from explainer.pages.parts.statements import (
    STYLES,
    Reason,
    folded_statements,
    marked_legend,
    open_box,
    outside_note,
    setting_note,
    statement_list,
)
from explainer.text.markdown import references

FEW_WORDS = 2
"""So many words are shown without having to be opened."""


def clauses_of_post(corpus: Corpus) -> dict[str, list[ClausePlace]]:
    """All clauses by the post that they speak of."""
    by_post: dict[str, list[ClausePlace]] = {post: [] for post in corpus.posts}
    for place in corpus.clauses.values():
        for post in place.clause.bearers:
            by_post[post].append(place)
    return by_post


def post_page(writer: PageWriter, post: Post, places: Sequence[ClausePlace]) -> Page:
    """The page of a post. `places` are all clauses that speak of it."""
    befalls = _cited(post.consequences)
    notes = [place for place in places if place.clause.nature == "context"]
    told = [place for place in places if place not in notes and place.clause.id not in befalls]
    inferred = [place for place in told if post.id in place.clause.inferred_bearers]
    blocks: list[Part] = [
        block(htpy.p(".lead")[writer.inline(post.brief)]),
        *setting_note(writer),
        block(answer_box(writer, post)),
        block(_facts(writer, post)),
        *outside_note(writer, post.outside),
        *_statements(writer, post, [place for place in told if place not in inferred], inferred),
        *_otherwise(writer, post, befalls),
        *_words(writer, post),
        *open_box(writer, post.leaves_open),
        *_notes(writer, post, notes),
    ]
    return Page(
        address=post_address(post.id),
        language=writer.language,
        title=_title(writer, post),
        description=writer.plain(post.brief),
        kind="post",
        styles=(STYLES,),
        record_place=writer.corpus.record_places[f"posts/{post.id}"],
        blocks=tuple(blocks),
    )


def _title(writer: PageWriter, post: Post) -> str:
    name = writer.name(post)
    return name if writer.language == "zh" else name[:1].upper() + name[1:]


def _cited(text: Bilingual | None) -> list[str]:
    """The clauses that a text cites, each once, in its order."""
    found = references(text.zh) if text else ()
    return list(dict.fromkeys(found.target for found in found if found.kind == "clause"))


def _facts(writer: PageWriter, post: Post) -> htpy.Element:
    """Its level, its side, its name in the other language and its glossary entry."""
    interface = writer.corpus.interface
    other = (
        htpy.span(lang="en")[post.en]
        if writer.language == "zh"
        else htpy.span(lang="zh-Hans")[post.zh]
    )
    return htpy.p(".post-facts")[
        [writer.level_badge(level) for level in post.levels],
        " ",
        htpy.span(".side")[writer.name(writer.corpus.sides[post.side])],
        " ",
        other,
        post.pinyin and htpy.span(".pinyin", lang="zh-Latn")[" ", post.pinyin],
        post.term
        and htpy.fragment[
            " ", htpy.a(href=writer.url(term_address(post.term)))[writer.say(interface.in_glossary)]
        ],
    ]


def _statements(
    writer: PageWriter,
    post: Post,
    named: Sequence[ClausePlace],
    inferred: Sequence[ClausePlace],
) -> Iterator[Part]:
    interface = writer.corpus.interface
    if named:
        yield heading(2, writer.say(interface.stated_of_post, count=len(named)), "stated")
    elif all(word.inferred for word in post.words):
        yield block(htpy.p(".empty", id="stated")[writer.say(interface.not_named)])
    yield from _amounts_to(writer, post.stated_means)
    yield from folded_statements(writer, named)
    if inferred:
        yield heading(2, writer.say(interface.inferred_of_post, count=len(inferred)), "inferred")
        yield from _amounts_to(writer, post.inferred_means)
        yield block(
            htpy.p(".counts", data_search="off")[
                writer.say(interface.inferred_of_post_note),
                " " if writer.language == "en" else None,
                htpy.a(href="#words")[writer.say(interface.words_of_post)],
            ]
        )
        yield from folded_statements(writer, inferred, why=_reasons(writer, post))


def _amounts_to(writer: PageWriter, text: Bilingual | None) -> Iterator[Part]:
    """What the statements below amount to."""
    if text:
        yield block(htpy.p(".explained", data_search="off")[writer.inline(text)])


def _reasons(writer: PageWriter, post: Post) -> Reason:
    """The word of a source that is taken to mean the post, for each statement that uses one."""
    words = {clause: word for word in post.words if word.inferred for clause in word.clauses}
    said = writer.label(writer.corpus.interface.word_of_source)

    def why(place: ClausePlace) -> htpy.Node:
        word = words.get(place.clause.id)
        return word and htpy.fragment[said, htpy.span(lang="zh-Hans")[word.zh]]

    return why


def _otherwise(writer: PageWriter, post: Post, befalls: Sequence[str]) -> Iterator[Part]:
    """The statements behind what happens otherwise, whole."""
    if befalls:
        places = [writer.corpus.clauses[clause] for clause in befalls]
        writer.start_section()
        yield heading(2, writer.say(writer.corpus.interface.consequences), "otherwise")
        yield block(statement_list(writer, places, why=_reasons(writer, post)))


def _words(writer: PageWriter, post: Post) -> Iterator[Part]:
    """Which words each source uses, and which of them this site takes to mean the post."""
    interface = writer.corpus.interface
    if not post.words:
        return
    yield heading(2, writer.say(interface.words_of_post), "words")
    inferred = sum(word.inferred is not None for word in post.words)
    yield block(
        htpy.details(".uses.folded", open=len(post.words) <= FEW_WORDS)[
            htpy.summary(data_search="off")[
                writer.say(
                    interface.word_count, stated=len(post.words) - inferred, inferred=inferred
                )
            ],
            htpy.ul(".post-words")[[_word(writer, word) for word in post.words]],
        ]
    )


def _word(writer: PageWriter, word: PostWord) -> htpy.Element:
    interface = writer.corpus.interface
    citations = joined(writer, (writer.citation(clause) for clause in word.clauses))
    basis = interface.word_inferred if word.inferred else interface.word_stated
    return htpy.li[
        htpy.b(lang="zh-Hans")[word.zh],
        writer.language == "en" and htpy.fragment[" ", word.en],
        word.inferred and writer.inferred_mark(),
        " ",
        htpy.span(".nature")[writer.say(basis)],
        " ",
        htpy.span(data_search="off")[citations],
        word.inferred and htpy.span(".inferred")[writer.unlinked(word.inferred)],
    ]


def _notes(writer: PageWriter, post: Post, notes: Sequence[ClausePlace]) -> Iterator[Part]:
    if notes:
        yield heading(2, writer.say(writer.corpus.interface.notes_on_wording), "notes")
        yield from folded_statements(writer, notes)


def posts_index(writer: PageWriter) -> Page:
    """All posts by level, those of several levels last, below the diagram of the sides."""
    corpus, interface = writer.corpus, writer.corpus.interface
    blocks: list[Part] = [block(htpy.p(".lead")[writer.say(interface.posts_lead)])]
    if corpus.posts_diagram:
        blocks += [
            heading(2, writer.plain(corpus.posts_diagram.title), "pairs"),
            diagram_figure(writer, corpus.posts_diagram),
        ]
    blocks += marked_legend(writer, [post.brief for post in corpus.posts.values()])
    for level in corpus.levels.values():
        blocks += _posts_of(writer, level)
    if across := [post for post in corpus.posts.values() if len(post.levels) > 1]:
        blocks.append(heading(2, writer.say(interface.posts_across_levels), "several-levels"))
        blocks.append(block(post_list(writer, across)))
    return Page(
        address=POSTS,
        language=writer.language,
        title=writer.say(interface.posts),
        description=writer.say(interface.posts_lead),
        kind="index",
        styles=(STYLES,),
        record_place=INDEX_PAGE_PLACE,
        blocks=tuple(blocks),
    )


def _posts_of(writer: PageWriter, level: Level) -> Iterator[Part]:
    posts = [post for post in writer.corpus.posts.values() if post.levels == (level.id,)]
    if posts:
        yield heading(2, writer.name(level), level.id)
        yield block(post_list(writer, posts))


def post_list(writer: PageWriter, posts: Sequence[Post]) -> htpy.Element:
    """Posts, each with what it is."""
    return htpy.ul(".post-list", data_search="off")[
        [
            htpy.li[
                htpy.a(href=writer.url(post_address(post.id)))[_title(writer, post)],
                " ",
                htpy.span(".note")[writer.marked(post.brief)],
            ]
            for post in posts
        ]
    ]
