"""The records of posts: who answers for what, in the words that the sources use."""

from typing import Annotated

from pydantic import Field

from explainer.corpus.records.base import Bilingual, NamedRecord, Record, Slug, Text, Words


class PostWord(Record):
    """A word by which sources call a post or the body that is treated like one."""

    zh: Text
    """The word as the sources write it."""
    en: Text
    """Its English in the running text of this site."""
    clauses: Annotated[tuple[Slug, ...], Field(min_length=1)]
    """The clauses in which it stands, at least one of each source that uses it."""
    inferred: Bilingual | None = None
    """That it means this post is inferred: from what. Left out where the source names the post."""


class Post(NamedRecord):
    """A post, or a body that bears duties of its own. Its texts cite clauses."""

    pinyin: Text | None = None
    """The reading of its name with tone marks."""
    levels: Annotated[tuple[Slug, ...], Field(min_length=1)]
    """The levels at which it stands, by id, the first of which gives its colour."""
    side: Slug
    """What kind of body it belongs to, by id."""
    term: Slug | None = None
    """The glossary entry on its name."""
    called: Words = Words()
    """How a query names it, beside its name."""
    brief: Bilingual
    """What the post is, in one sentence."""
    answers_for: Bilingual
    """What it answers for."""
    answers_to: Bilingual | None = None
    """To whom it answers; left out where no source says so."""
    consequences: Bilingual | None = None
    """What happens otherwise; left out where no source says so."""
    stated_means: Bilingual | None = None
    """What the statements that name it amount to, in at most 60 English words."""
    inferred_means: Bilingual | None = None
    """What the statements that use another word for it amount to, as long."""
    outside: Bilingual | None = None
    """What is added from outside the sources; it cites background statements."""
    leaves_open: tuple[Bilingual, ...] = ()
    """What a reader would expect to find and the sources leave open."""
    words: tuple[PostWord, ...] = ()
    """The words that the sources use for it."""


class PostFile(Record):
    """The file of posts."""

    diagram: Slug | None = None
    """The diagram that stands above the list of posts, by id."""
    posts: tuple[Post, ...]
    """The posts, in the order of the chain."""
