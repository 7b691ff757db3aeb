"""The page about/data/: which files the site offers, and how programs find a statement in them."""

from dataclasses import dataclass

import htpy

from explainer.addresses import DATA, file_url
from explainer.corpus.records.base import Bilingual
from explainer.pages.page import INDEX_PAGE_PLACE, Page, PageWriter, Part, block, heading


@dataclass(frozen=True)
class Download:
    """A file that the page lists."""

    path: str
    """Its path below the folder of the data."""
    about: Bilingual
    """What it holds."""
    size: int
    """In bytes."""
    schema: str
    """The path of its schema below the folder of the data; empty where it has none."""


@dataclass(frozen=True)
class Data:
    """The files of the site as data."""

    address: str
    """The whole address of their folder."""
    folder: str
    """Their folder below the root of the site."""
    edition: str
    """The digest of them all."""
    files: tuple[Download, ...]


def data_page(writer: PageWriter, data: Data) -> Page:
    """What is offered, how to open it, where programs start, what stays, under which licence."""
    interface = writer.corpus.interface
    blocks: list[Part] = [
        block(htpy.p(".lead")[writer.say(interface.data_lead)]),
        heading(2, writer.say(interface.data_files), "files"),
        block(_table(writer, data)),
        heading(2, writer.say(interface.data_reading), "reading"),
        block(htpy.p[writer.unlinked(interface.data_reading_text)]),
        heading(2, writer.say(interface.data_programs), "programs"),
        block(htpy.ul[[htpy.li[writer.unlinked(text)] for text in _programs(writer, data)]]),
        heading(2, writer.say(interface.data_versions), "versions"),
        block(htpy.p[writer.unlinked(interface.data_versions_text)]),
        block(htpy.p[writer.unlinked(writer.say(interface.data_edition, edition=data.edition))]),
        heading(2, writer.say(interface.data_licence), "licence"),
        block(htpy.p[writer.unlinked(interface.data_licence_text)]),
    ]
    return Page(
        address=DATA,
        language=writer.language,
        title=writer.say(interface.data),
        standing_title=writer.say(interface.title_data),
        description=writer.say(interface.data_lead),
        kind="prose",
        record_place=INDEX_PAGE_PLACE,
        blocks=tuple(blocks),
    )


def _programs(writer: PageWriter, data: Data) -> list[str]:
    corpus, interface = writer.corpus, writer.corpus.interface
    source, term = next(iter(corpus.sources)), next(iter(corpus.terms), "")
    return [
        writer.say(interface.data_programs_start, address=f"{data.address}index.json"),
        writer.say(
            interface.data_programs_single,
            source=f"sources/{source}.json",
            term=f"terms/{term}.json",
        ),
        writer.say(interface.data_programs_clause),
        writer.say(interface.data_programs_levels),
    ]


def _table(writer: PageWriter, data: Data) -> htpy.Element:
    interface = writer.corpus.interface
    heads = (
        interface.data_file,
        interface.data_holds,
        interface.data_size,
        interface.data_schema,
    )
    label = writer.say(interface.data_files)
    return htpy.section(".scrollable", aria_label=label, tabindex="0", data_search="off")[
        htpy.table[
            htpy.caption[htpy.span(".visually-hidden")[label]],
            htpy.thead[htpy.tr[[htpy.th(scope="col")[writer.say(head)] for head in heads]]],
            htpy.tbody[[_row(writer, data, file) for file in data.files]],
        ]
    ]


def _row(writer: PageWriter, data: Data, file: Download) -> htpy.Element:
    interface = writer.corpus.interface
    size = writer.say(interface.data_size_value, size=f"{max(1, round(file.size / 1000)):,}")
    return htpy.tr[
        htpy.th(scope="row")[_link(writer, data, file.path, file.path)],
        htpy.td[writer.unlinked(file.about)],
        htpy.td[size.replace(" ", "\N{NO-BREAK SPACE}")],
        htpy.td[
            _link(writer, data, file.schema, file.schema.rpartition("/")[2]) if file.schema else "—"
        ],
    ]


def _link(writer: PageWriter, data: Data, path: str, name: str) -> htpy.Element:
    """A link to a file; where its name finds no room it breaks before a dot."""
    first, *rest = name.split(".")
    return htpy.a(href=file_url(DATA, writer.folder, f"{data.folder}{path}"))[
        first, [(htpy.wbr, f".{part}") for part in rest]
    ]
