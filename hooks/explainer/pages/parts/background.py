"""What does not come from the sources, as every kind of page shows it: a box with a label."""

from collections.abc import Sequence

import htpy

from explainer.corpus.corpus import BackgroundPlace
from explainer.corpus.records.base import Bilingual
from explainer.pages.page import PageWriter
from explainer.pages.parts.clauses import joined


def background_box(
    writer: PageWriter, label: Bilingual, text: Bilingual, references: Sequence[str]
) -> htpy.Element:
    """A text from outside the sources with its label and what it rests on."""
    writer.styles.add("background")
    return htpy.div(".background")[
        htpy.p[htpy.b(".background__label")[writer.say(label)], " ", writer.inline(text)],
        references_line(writer, references),
    ]


def statement_element(writer: PageWriter, place: BackgroundPlace) -> htpy.Element:
    """A background statement on its own page, with what it rests on."""
    writer.styles.add("background")
    statement, interface = place.statement, writer.corpus.interface
    return htpy.div(".background", id=statement.id)[
        htpy.p[
            htpy.a(
                ".background__label",
                href=f"#{statement.id}",
                aria_label=writer.say(interface.background_permalink),
                data_search="off",
            )[writer.say(interface.background)],
            " ",
            writer.inline(statement),
        ],
        references_line(writer, statement.references, one_page=statement.one_page),
    ]


def references_line(
    writer: PageWriter, references: Sequence[str], *, one_page: bool = False
) -> htpy.Element:
    """What a statement rests on, each linked to the reading list.

    Instruments that other references tell of stand apart: few of them were themselves seen.
    """
    interface, kept = writer.corpus.interface, writer.corpus.references
    instruments = [name for name in references if kept[name].kind == "instrument"]
    others = [name for name in references if name not in instruments]
    return htpy.p(".background__references", data_search="off")[
        instruments
        and others
        and htpy.fragment[
            writer.label(interface.instrument),
            joined(writer, (writer.reference_link(name) for name in instruments)),
            writer.marks.full_stop,
            writer.marks.gap,
        ],
        writer.label(interface.rests_on),
        joined(writer, (writer.reference_link(name) for name in others or instruments)),
        one_page and [writer.marks.semicolon, writer.say(interface.one_page_only)],
    ]
