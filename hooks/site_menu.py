"""The menu of MkDocs and the pages that it knows: what lies under an entry, what a page contains.

Pages that go through no template are links to it, and no pages.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from explainer.addresses import BACKGROUND, LEVELS, POSTS, VARIANTS, language_folder
from explainer.build.page_inputs import LISTED_IN_THE_MENU
from explainer.build.written import WrittenPage
from explainer.languages import Language
from explainer.pages.page import Heading
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

DEEPEST_IN_CONTENTS = 3
JOINED_IN_THE_MENU = {POSTS: LEVELS, VARIANTS: BACKGROUND}
"""Rooms without an entry of their own in the menu, each with the one whose entry it shares."""


@dataclass(frozen=True)
class LinkedPage:
    """A page that goes through no template, as others link to it."""

    url: str
    title: str


def linked_pages(written: Mapping[str, WrittenPage], files: Files) -> dict[str, Page | LinkedPage]:
    """All pages of the site by their Markdown files, as links to them show them."""
    linked: dict[str, Page | LinkedPage] = {
        name: LinkedPage(f"{language_folder(one.page.language)}{one.page.address}", one.page.title)
        for name, one in written.items()
    }
    return linked | {file.src_uri: file.page for file in files.documentation_pages() if file.page}


def pages_below(
    pages: Iterable[tuple[Page | LinkedPage, WrittenPage]], nav: Navigation, language: Language
) -> dict[str, list[Page | LinkedPage]]:
    """What the menu of a language shows under its entries: single pages, those of no long list.

    By the address of the entry, in the order in which `pages` come.
    """
    below: dict[str, list[Page | LinkedPage]] = {}
    for page, written in pages:
        if written.page.language != language or page in nav.items:
            continue
        if written.page.kind in LISTED_IN_THE_MENU:
            above = entry_above(page, language, nav) or nav.items[0]
            below.setdefault(str(above.url), []).append(page)
    return below


def entry_above(page: Page | LinkedPage, language: Language, nav: Navigation) -> Page | None:
    """The page of the menu that a page lies under: by its address, or by what the menu joins."""
    folder = language_folder(language)
    address = str(page.url).removeprefix(folder)
    for room, other in JOINED_IN_THE_MENU.items():
        if address.startswith(room):
            address = f"{other}{address}"
    for item in nav.items:
        if isinstance(item, Page) and item != page:
            own = str(item.url).removeprefix(folder).removeprefix("./")
            if own and address.startswith(own):
                return item
    return None


def contents(headings: Sequence[Heading]) -> TableOfContents:
    """The headings down to the third level, each with those below it."""
    top: list[AnchorLink] = []
    above: list[AnchorLink] = []
    for heading in headings:
        if heading.level > DEEPEST_IN_CONTENTS:
            continue
        link = AnchorLink(heading.text.striptags(), heading.anchor, heading.level)
        while above and above[-1].level >= heading.level:
            above.pop()
        (above[-1].children if above else top).append(link)
        above.append(link)
    return TableOfContents(top)
