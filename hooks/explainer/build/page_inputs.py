"""What the finished form of a page depends on, told before a template is rendered.

Templates are given nothing else: of other pages only what links to them show.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from explainer.addresses import markdown_file
from explainer.build.page_head import Head
from explainer.build.rooms import room_of, rooms
from explainer.build.written import WrittenPage
from explainer.work.derived import Derived, derived_name

LISTED_IN_THE_MENU = frozenset(("background", "index", "prose"))
"""The kinds of page that the menu lists below an entry: that which they lie under, or the first."""


@dataclass(frozen=True)
class Frame:
    """What all pages have around them."""

    settings: str
    """The settings as they were read, with the variables of the environment in their places."""
    templates: Mapping[str, bytes]
    """The files of docs/theme."""
    interface: str
    """The texts of the interface."""
    built_on: date
    edition: str
    """The digest of the edition in traditional script."""

    def parts(self) -> Iterator[str]:
        """Two frames of the same parts put the same around a page."""
        files = sorted(self.templates.items())
        yield from map(repr, (self.settings, files, self.interface, self.built_on, self.edition))


def read_templates(folder: Path) -> dict[str, bytes]:
    """The files of docs/theme by their path below it."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def page_inputs(
    pages: Mapping[str, WrittenPage], heads: Mapping[str, Head], frame: Frame, derived: Derived
) -> dict[str, str]:
    """For each page a digest of all that its finished form is made from, by its Markdown file.

    `derived` is where finished pages are kept.
    """
    menu = [
        (name, written.page.title)
        for name, written in pages.items()
        if written.page.kind in LISTED_IN_THE_MENU
    ]
    around = derived_name(derived, (*frame.parts(), repr(menu)))
    beside = {
        room: repr([(name, pages[name].page.title) for name in names])
        for room, names in rooms(pages).items()
    }
    return {
        name: derived_name(
            derived,
            (
                around,
                name,
                written.digest,
                repr(heads[name]),
                beside.get(room_of(name), ""),
                repr([pages[other].page.title for other in _neighbours(name, written)]),
            ),
        )
        for name, written in pages.items()
    }


def _neighbours(name: str, written: WrittenPage) -> Iterator[str]:
    language = name.partition("/")[0]
    for address in filter(None, (written.page.previous, written.page.next)):
        yield f"{language}/{markdown_file(address)}"
