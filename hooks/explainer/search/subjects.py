"""What a query can name: places, sources, levels, functions, posts, mechanisms; what is about each.

A record of the index is about the subjects of its statement, so that a query finds it by their
names, which the statement need not repeat.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from explainer.corpus.corpus import ClausePlace, Corpus
from explainer.corpus.records.base import Words, wording
from explainer.corpus.records.posts import Post
from explainer.corpus.records.terms import Variants
from explainer.corpus.records.vocabulary import Signs
from explainer.languages import Language
from explainer.search.dictionary import read_aloud
from explainer.search.sections import SearchRecord
from explainer.search.tokens import fold
from explainer.text.pinyin import without_tones

Names = Mapping[str, tuple[str, ...]]
"""The subjects that each name stands for; a name is folded and in lower case."""

_OF_A_PAGE = {
    "posts": "post",
    "levels": "level",
    "sources": "source",
    "mechanisms": "mechanism",
}
"""The folders of the pages that are about one subject, which their address names."""

_WHO = ("谁", "Who ")
"""Begins the heading of a section that says who does what."""

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_FIGURE = re.compile(
    r"\d+[万亿元个项名户人%]|\d,\d{3}|\d%|\d+ (?:million|billion|trillion|yuan|\w+s\b)"
)
"""A figure that counts or measures, in either language; a date is none."""

WORDS_OF_TEXTS = "="
"""Begins what stands for words of the texts, not for a subject."""


def with_subjects(records: Iterable[SearchRecord], corpus: Corpus) -> list[SearchRecord]:
    """The records, each with what it is about: that of its statement, or of its page."""
    return [
        replace(record, subjects=_subjects(record, corpus) + _who(record)) for record in records
    ]


def _who(record: SearchRecord) -> tuple[str, ...]:
    return ("who/any",) if record.heading.startswith(_WHO) else ()


def _subjects(record: SearchRecord, corpus: Corpus) -> tuple[str, ...]:
    dated = ("date/any",) if _YEAR.search(record.text) else ()
    place = corpus.clauses.get(record.anchor) if record.kind == "clause" else None
    if place:
        return subjects_of_clause(place) + dated
    if not record.anchor and record.kind in {"prose", "index", "background"}:
        return (f"page/{record.address.strip('/')}",)
    if record.kind == "background":
        figures = ("figure/any",) if _FIGURE.search(record.text) else ()
        if record.heading:
            return dated
        return ("fact/any", *_posts_told(record.anchor, corpus), *figures, *dated)
    folder, _, rest = record.address.partition("/")
    own = rest.partition("/")[0]
    # The sections of a mechanism are found by what they say, its page by what it is about.
    if folder not in _OF_A_PAGE or not own or (folder == "mechanisms" and record.anchor):
        return ()
    subject = f"{_OF_A_PAGE[folder]}/{own}"
    if folder == "posts" and own in corpus.posts:
        return (subject, *(f"level/{level}" for level in corpus.posts[own].levels))
    if folder == "sources" and own in corpus.sources:
        return (subject, f"place/{corpus.sources[own].place}")
    return (subject,)


def subjects_of_clause(place: ClausePlace) -> tuple[str, ...]:
    """What a statement is about, as kind/id: its source, place, levels, functions and posts,
    whether it gives a figure, and whether it says who has to do something.
    """
    clause, source = place.clause, place.source
    return (
        f"place/{source.place}",
        f"source/{source.id}",
        *(f"level/{level}" for level in clause.levels),
        *(f"function/{function}" for function in clause.functions),
        *(f"post/{post}" for post in clause.bearers),
        *(("figure/any",) if clause.figures else ()),
        *(("who/any",) if clause.nature == "duty" else ()),
    )


def _posts_told(fact: str, corpus: Corpus) -> Iterator[str]:
    """The posts that a fact of the background names; a deputy (副县长) is another post."""
    if fact not in corpus.background:
        return
    text = corpus.background[fact].statement.zh
    names = {name: post.id for post in corpus.posts.values() for name in _names_of_post(post, "zh")}
    for name in sorted(names, key=len, reverse=True):
        if (told := re.sub(f"(?<!副){re.escape(name)}", " ", text)) != text:
            yield f"post/{names[name]}"
            text = told


def names_of_subjects(corpus: Corpus, language: Language) -> Names:
    """All names by which a query on pages in `language` can name a subject: those in the other
    language and the pinyin of posts, too. A name that both languages have keeps its own meaning.
    """
    own = _names(corpus, language, language)
    foreign = _names(corpus, "en" if language == "zh" else "zh", language)
    every = _names_in_pinyin(corpus) | foreign | own
    return {name: tuple(subjects) for name, subjects in sorted(every.items())}


def _names_in_pinyin(corpus: Corpus) -> dict[str, dict[str, None]]:
    names: dict[str, dict[str, None]] = {}
    for post in corpus.posts.values():
        term = corpus.terms.get(post.term or "")
        # The second name of a post stands in brackets: zhènzhǎng (xiāngzhǎng).
        given = (term.pinyin if term else "", *re.split(r"[()]", post.pinyin or ""))
        spoken = map(read_aloud, post.called.zh)
        for name in (*map(without_tones, given), *spoken):
            letters = re.sub(r"[^a-z ]", "", name).strip()
            for spelt in filter(None, (letters, letters.replace(" ", ""))):
                names.setdefault(spelt, {})[f"post/{post.id}"] = None
    return names


def _names_of_post(post: Post, language: Language) -> tuple[str, ...]:
    """The names of a post, the second of which can stand in brackets: 镇长（乡长）."""
    name = wording(post, language)
    return (*filter(None, re.split("[（）]", name)), *_words(post.called, language))


def _with_its_level(names: Iterable[str], post: Post, corpus: Corpus) -> Iterator[str]:
    """English names with the other words for the level of a post: municipal Party secretary,
    prefecture mayor.
    """
    level = corpus.levels[post.levels[0]]
    words = [
        word for word in (*level.signs.en, *level.called.en) if " " not in word and word[-1] != "s"
    ]
    for name in names if len(post.levels) == 1 else ():
        own = [word for word in name.split() if word in words]
        for other in words:
            yield name.replace(own[0], other, 1) if own else f"{other} {name}"


def _names(corpus: Corpus, language: Language, of_page: Language) -> dict[str, dict[str, None]]:
    """The names in one language, each with its subjects, or with words of pages in `of_page`."""
    names: dict[str, dict[str, None]] = {}

    def add(subject: str, *given: str) -> None:
        for name in filter(None, map(_folded, given)):
            names.setdefault(name, {})[subject] = None

    for place in corpus.places.values():
        add(f"place/{place.id}", wording(place, language))
    for level in corpus.levels.values():
        whole = re.split("[（(]", wording(level, language))[0].strip()
        named = (whole, *_words(level.signs, language), *_words(level.called, language))
        add(f"level/{level.id}", wording(level.short, language), *named)
    for function in corpus.functions.values():
        called = _words(function.called, language)
        add(f"function/{function.id}", wording(function, language), *called)
    for post in corpus.posts.values():
        term = corpus.terms.get(post.term or "")
        other = _words(term.variants, language) if term else ()
        own = (wording(post, language), *_names_of_post(post, language), *other)
        add(f"post/{post.id}", *own)
        if language == "en":
            add(f"post/{post.id}", *_with_its_level(own, post, corpus))
    for mechanism in corpus.mechanisms.values():
        add(f"mechanism/{mechanism.id}", *_words(mechanism.called, language))
    for source in corpus.sources.values():
        add(f"source/{source.id}", *_words(source.called, language))
    for pair in corpus.said_otherwise:
        texts = _words(pair.texts, of_page)
        for text in texts:
            add(WORDS_OF_TEXTS + text, *_words(pair.readers, language))
        if pair.page:
            add(f"page/{pair.page}", *_words(pair.readers, language))
    return names


def _words(called: Words | Signs | Variants, language: Language) -> tuple[str, ...]:
    return called.zh if language == "zh" else called.en


def _folded(name: str) -> str:
    """A name as a query is compared with it: without marks, words with a space between them."""
    return " ".join(re.findall(r"[^\W_]+", fold(name).lower()))
