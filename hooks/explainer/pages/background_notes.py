"""Notes on the background: letters in the text, and the list of them at the end of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import htpy

from explainer.addresses import BACKGROUND
from explainer.pages.notes import notes_section

if TYPE_CHECKING:
    from explainer.pages.page import PageWriter


def letters(number: int) -> str:
    """The letters that count notes from 1: a, b, …, z, aa, ab."""
    name = ""
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("a") + rest) + name
    return name


def background_mark(writer: PageWriter, statement: str) -> htpy.Element:
    """The letter of a note on a background statement.

    It leads to the list at the end; on the page of the background, to the statement itself.
    """
    cited, interface = writer.background_cited, writer.corpus.interface
    is_first = statement not in cited
    letter = cited.setdefault(statement, letters(len(cited) + 1))
    writer.styles.add("background")
    section = writer.plain(writer.corpus.background[statement].section.title)
    at_home = writer.address == BACKGROUND
    return htpy.sup(
        ".background-note",
        id=f"background-citing-{letter}" if is_first else None,
        data_search="off",
    )[
        htpy.a(
            href=f"#{statement}" if at_home else f"#background-note-{letter}",
            role="doc-noteref",
            title=section,
            aria_label=writer.say(interface.background_note, letter=letter, section=section),
        )[letter]
    ]


def background_notes(writer: PageWriter) -> htpy.Element | None:
    """The list of all background statements that the page has cited so far, or nothing."""
    if not writer.background_cited or writer.address == BACKGROUND:
        return None
    interface = writer.corpus.interface
    items = []
    for statement, letter in writer.background_cited.items():
        place = writer.corpus.background[statement]
        names: list[htpy.Node] = []
        for name in place.statement.references:
            names += [writer.marks.listing if names else None, writer.reference_link(name)]
        items.append(
            htpy.li(id=f"background-note-{letter}")[
                htpy.span(".background-notes__letter")[letter],
                " ",
                htpy.a(href=writer.background_url(statement))[writer.plain(place.section.title)],
                writer.label(interface.colon),
                names,
                " ",
                htpy.a(
                    ".endnotes__back",
                    href=f"#background-citing-{letter}",
                    role="doc-backlink",
                    aria_label=writer.say(interface.background_note_back, letter=letter),
                )["↩"],
            ]
        )
    title = writer.say(interface.background_notes)
    return notes_section("background-notes", title, htpy.ul[items], len(items), writer.marks)
