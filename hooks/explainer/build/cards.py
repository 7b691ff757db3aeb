"""The pictures that programs show with a link to a page: which there are and what each says.

Every page of every edition has one beside it. A page in both languages side by side has that of
the Chinese page.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from explainer.addresses import HOME, LEVELS, POSTS, language_folder, parallel_address
from explainer.build.traditional import FOLDER as TRADITIONAL_FOLDER
from explainer.build.traditional import TAG as TRADITIONAL_TAG
from explainer.build.traditional import NamedForms, named_forms, traditional_text
from explainer.corpus.corpus import Corpus
from explainer.languages import DEFAULT_LANGUAGE, HTML_LANGUAGE, Language
from explainer.pages.page import Page

CARD = "card.png"
"""The file of a picture, beside that of its page."""


@dataclass(frozen=True)
class Card:
    """What a picture shows. The words of one edition stand in it."""

    path: str
    """Its file below the root of the site."""
    tag: str
    """The language of its words, as HTML writes it."""
    title: str
    site: str
    """The short name of the site; empty on its first page, whose title is the name."""
    kind: str
    """What kind of page it is; empty on the first page."""
    words: tuple[str, ...]
    """The terms in a Chinese title, which a line should not cut."""
    chain: tuple[bool, ...]
    """Of each level of the chain from the top whether the page is about it."""
    beside: tuple[bool, ...]
    """The same of the levels beside the chain."""
    place: str
    """Where the record behind the page stands, for messages."""


def pictured_address(page: Page) -> str:
    """The address of the page that has the picture of a page."""
    beside = parallel_address(HOME) if page.kind == "parallel" else ""
    return page.address.removesuffix(beside)


def card_path(page: Page) -> str:
    """Where the picture of a page lies below the root of the site."""
    return f"{language_folder(page.language)}{pictured_address(page)}{CARD}"


def card_title(page: Page, corpus: Corpus) -> str:
    """The title that the picture of a page shows: one that stands alone."""
    if page.address == HOME:
        return corpus.interface.site_name.text(page.language)
    return page.standing_title or page.title


def cards(pages: Iterable[Page], corpus: Corpus) -> Iterator[Card]:
    """The picture of each page, and of the Chinese ones the picture of the twin."""
    named = named_forms(corpus)
    for page in pages:
        if page.kind == "parallel":
            continue
        card = _card(page, corpus)
        yield card
        if page.language == DEFAULT_LANGUAGE:
            yield _traditional(card, named)


def _traditional(card: Card, named: NamedForms) -> Card:
    return replace(
        card,
        path=f"{TRADITIONAL_FOLDER}{card.path}",
        tag=TRADITIONAL_TAG,
        title=traditional_text(card.title, named),
        site=traditional_text(card.site, named),
        kind=traditional_text(card.kind, named),
        words=tuple(traditional_text(word, named) for word in card.words),
    )


def _card(page: Page, corpus: Corpus) -> Card:
    title, language, first = card_title(page, corpus), page.language, page.address == HOME
    about = _levels(page, corpus)
    levels = corpus.levels.values()
    return Card(
        path=card_path(page),
        tag=HTML_LANGUAGE[language],
        title=title,
        site="" if first else corpus.interface.site_short_name.text(language),
        kind="" if first else _kind(page.kind, language, corpus),
        words=tuple(_terms_in(title, corpus)) if language == DEFAULT_LANGUAGE else (),
        chain=tuple(level.id in about for level in levels if not level.beside_chain),
        beside=tuple(level.id in about for level in levels if level.beside_chain),
        place=page.record_place or card_path(page),
    )


def _levels(page: Page, corpus: Corpus) -> Sequence[str]:
    if page.kind == "level":
        return (page.address.removeprefix(LEVELS).rstrip("/"),)
    post = corpus.posts.get(page.address.removeprefix(POSTS).rstrip("/"))
    return post.levels if page.kind == "post" and post else ()


def _kind(kind: str, language: Language, corpus: Corpus) -> str:
    words = corpus.interface
    return {
        "source": words.search_kind_source,
        "term": words.search_kind_term,
        "mechanism": words.search_kind_mechanism,
        "level": words.search_kind_level,
        "post": words.search_kind_post,
        "background": words.search_kind_background,
        "index": words.search_kind_index,
        "prose": words.search_kind_prose,
    }[kind].text(language)


def _terms_in(title: str, corpus: Corpus) -> Iterator[str]:
    for mention in corpus.matchers[DEFAULT_LANGUAGE].mentions(title):
        yield title[mention.start : mention.end]
