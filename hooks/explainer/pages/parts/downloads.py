"""The list of what readers can take away: the site as books, and as a folder."""

import htpy
from markupsafe import Markup

from explainer.addresses import FOLDER_FILE, book_file
from explainer.corpus.records.base import Bilingual
from explainer.pages.page import PageWriter, block


def downloads_list(writer: PageWriter) -> Markup:
    """The places of the links; they are filled in where the files are made."""
    interface = writer.corpus.interface
    files = (
        (book_file("zh"), interface.download_book_zh),
        (book_file("en"), interface.download_book_en),
        (FOLDER_FILE, interface.download_folder),
    )
    places = htpy.ul(".downloads", data_search="off")[[_place(writer, *file) for file in files]]
    missing = writer.unlinked(interface.downloads_missing)
    note = htpy.p(".downloads__missing", data_search="off")[missing]
    return block(places) + block(note)


def _place(writer: PageWriter, file: str, name: Bilingual) -> htpy.Element:
    size = writer.corpus.interface.download_size.text(writer.language)
    return htpy.li(data_download=file, data_size=size)[htpy.span[writer.unlinked(name)]]
