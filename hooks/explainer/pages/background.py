"""The page of the background: what the sources take for granted, with its references."""

from collections.abc import Iterator

import htpy

from explainer.addresses import BACKGROUND, READING, VARIANTS, instrument_address
from explainer.corpus.records.background import BackgroundFile, BackgroundSection
from explainer.pages.page import Page, PageWriter, Part, block, heading
from explainer.pages.parts.background import statement_element

RECORD_PLACE = "docs/corpus/background.yml"


def background_page(writer: PageWriter, background: BackgroundFile) -> Page:
    """The page in the language of `writer`: a section each answers a question in a sentence."""
    interface = writer.corpus.interface
    blocks: list[Part] = [
        block(htpy.p(".lead")[writer.inline(background.lead)]),
        block(htpy.p(".background__notice")[writer.say(interface.background_notice)]),
    ]
    for section in background.sections:
        blocks += _section(writer, section)
    blocks.append(heading(2, writer.say(interface.background_more), "see-also"))
    blocks.append(block(_see_also(writer)))
    writer.styles.add("background")
    return Page(
        address=BACKGROUND,
        language=writer.language,
        title=writer.say(interface.background_title),
        description=writer.plain(background.lead),
        kind="background",
        blocks=tuple(blocks),
        record_place=RECORD_PLACE,
    )


def _section(writer: PageWriter, section: BackgroundSection) -> Iterator[Part]:
    writer.start_section()
    count = writer.say(writer.corpus.interface.background_count, statements=len(section.statements))
    yield heading(2, writer.plain(section.title), section.id)
    yield block(htpy.p[writer.inline(section.lead)])
    yield block(
        htpy.details(".background-section")[
            htpy.summary[htpy.span(data_search="off")[count]],
            [
                statement_element(writer, writer.corpus.background[statement.id])
                for statement in section.statements
            ],
        ]
    )


def _see_also(writer: PageWriter) -> htpy.Element:
    corpus, interface = writer.corpus, writer.corpus.interface
    pages: list[tuple[str, str]] = []
    if corpus.variants:
        pages.append((VARIANTS, writer.say(interface.variants)))
    pages += [
        (instrument_address(instrument.id), writer.plain(instrument.title))
        for instrument in corpus.instruments.values()
    ]
    pages.append((READING, writer.say(interface.reading)))
    return htpy.ul[[htpy.li[htpy.a(href=writer.url(address))[name]] for address, name in pages]]
