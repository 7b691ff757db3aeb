"""Links whose words are the name of another record than the one they lead to.

What a text calls a record is free; only words that are a name of another record of the same kind,
and no part of a name of the one that the link leads to, are told.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from explainer.addresses import (
    level_address,
    markdown_file,
    mechanism_address,
    post_address,
    source_address,
    term_address,
)
from explainer.checks.links import leads
from explainer.corpus.reading import Draft, placed_levels
from explainer.problems.problem import Problem
from explainer.prose.page import ProsePage
from explainer.text.markdown import references

_MARKS = re.compile(r"[《》“”\"*]|\A(?:the|an?) | ?[(（][^()（）]*[)）]\Z")


class RecordNames:
    """The names of sources, terms, levels, posts and mechanisms by the pages they have."""

    def __init__(self, draft: Draft) -> None:
        self._of_page: dict[str, set[str]] = {}
        self._pages: dict[tuple[str, str], str] = {}
        for source in (placed.record for placed in draft.sources):
            names = (source.title.zh, source.title.en, source.short.zh, source.short.en)
            self._add(source_address(source.id), names)
        for mechanism in (placed.record for placed in draft.mechanisms):
            address = mechanism_address(mechanism.id)
            self._add(address, (mechanism.title.zh, mechanism.title.en))
        for level in (placed.record for placed in placed_levels(draft)):
            names = (level.zh, level.en, level.short.zh, level.short.en)
            self._add(level_address(level.id), names)
        for post in (placed.record for placed in draft.posts):
            self._add(post_address(post.id), (post.zh, post.en))
        for term in (placed.record for placed in draft.terms):
            forms = (*term.variants.zh, *term.variants.en)
            self._add(term_address(term.id), (term.zh, term.en, *forms))

    def _add(self, address: str, names: Iterable[str]) -> None:
        page = markdown_file(address)
        for name in map(_plain, names):
            self._of_page.setdefault(page, set()).add(name)
            self._pages.setdefault((_kind(page), name), page)

    def other(self, words: str, page: str) -> str:
        """The page whose record the words name, where it is another than `page`; "" where not."""
        plain = _plain(words)
        if page not in self._of_page:
            return ""
        other = self._pages.get((_kind(page), plain), "")
        known = self._of_page[page]
        if other in ("", page) or any(plain in name or name in plain for name in known):
            return ""
        return other


def _kind(page: str) -> str:
    return page.partition("/")[0]


def _plain(words: str) -> str:
    return _MARKS.sub("", words.strip().casefold()).strip()


def misled_links(pages: Mapping[str, ProsePage], names: RecordNames) -> Iterator[Problem]:
    """Links of the prose pages of a language whose words name what they do not lead to."""
    for page in pages.values():
        for lead in leads(page):
            if other := names.other(lead.words, lead.name):
                message = f'"{lead.words}" is the name of {other}; lead there, or write other words'
                yield Problem(page.path, lead.line, lead.name, message)
        for line, reference in page.references:
            if reference.kind == "term" and (found := misled_term(reference.source, names)):
                yield Problem(page.path, line, reference.source, found)


def misled_term(text: str, names: RecordNames) -> str:
    """What is wrong with the first link to a term whose words are the name of another; or ""."""
    for reference in references(text):
        if reference.kind == "term" and reference.text:
            page = markdown_file(term_address(reference.target))
            if other := names.other(reference.text, page):
                identifier = other.rpartition("/")[2].removesuffix(".md")
                return (
                    f'"{reference.text}" is the name of the term "{identifier}"; write '
                    f"[[{identifier}]], or other words"
                )
    return ""
