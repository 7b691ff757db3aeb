"""Titles of the menu that belong to another page of it."""

import re
from collections.abc import Mapping

from explainer.addresses import BACKGROUND, GLOSSARY, LEVELS, MECHANISMS, SOURCES, markdown_file
from explainer.checks.site import CheckedSite
from explainer.languages import Language

_WORDS = re.compile("[a-z]{3,}")
_SMALL_WORDS = frozenset(("the", "and", "this", "for", "from"))


def misplaced_title(entries: Mapping[str, str], checked: CheckedSite, language: Language) -> str:
    """The first page with the title of another one in the menu; "" where there is none.

    `entries` has the title of each page of the menu by its name. A title is that of another page
    only where it is the title of that page, or a part of it, and has nothing of its own page's.
    """
    titles = _titles_of_pages(checked, language)
    for page, entry in entries.items():
        own = titles.get(page)
        if own is None or _shares(entry, own, language):
            continue
        for other, title in titles.items():
            if other != page and other in entries and _is_part(entry, title, language):
                return page
    return ""


def _titles_of_pages(checked: CheckedSite, language: Language) -> dict[str, str]:
    titles = {name: page.head.title for name, page in checked.prose[language].items()}
    if checked.draft.interface:
        interface = checked.draft.interface.record
        for address, text in (
            (SOURCES, interface.sources),
            (LEVELS, interface.levels),
            (MECHANISMS, interface.mechanisms),
            (BACKGROUND, interface.background),
            (GLOSSARY, interface.glossary),
        ):
            titles[markdown_file(address)] = text.text(language)
    return titles


def _words(text: str, language: Language) -> set[str]:
    if language == "en":
        return {*_WORDS.findall(text.lower())} - _SMALL_WORDS
    return {text[at : at + 2] for at in range(len(text) - 1)}


def _shares(entry: str, title: str, language: Language) -> bool:
    return bool(_words(entry, language) & _words(title, language))


def _is_part(entry: str, title: str, language: Language) -> bool:
    words = _words(entry, language)
    return bool(words) and words <= _words(title, language)
