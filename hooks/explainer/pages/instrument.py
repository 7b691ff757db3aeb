"""An instrument outside the sources, article by article beside what the sources say."""

from collections.abc import Iterator

import htpy

from explainer.addresses import instrument_address
from explainer.corpus.records.background import Article, Chapter, InstrumentByArticle
from explainer.pages.page import Page, PageWriter, Part, block, heading
from explainer.pages.parts.background import references_line

RECORD_PLACE = "docs/corpus/measures.yml"


def instrument_page(writer: PageWriter, instrument: InstrumentByArticle) -> Page:
    """The page of an instrument in the language of `writer`."""
    interface = writer.corpus.interface
    blocks: list[Part] = [
        block(htpy.p(".lead")[writer.inline(instrument.lead)]),
        block(
            htpy.p(".background__notice")[
                writer.say(interface.background_notice),
                " ",
                writer.label(interface.instrument),
                writer.reference_link(instrument.reference),
            ]
        ),
    ]
    for number, chapter in enumerate(instrument.chapters, 1):
        blocks += _chapter(writer, chapter, number)
    writer.styles.add("background")
    return Page(
        address=instrument_address(instrument.id),
        language=writer.language,
        title=writer.plain(instrument.title),
        description=writer.plain(instrument.lead),
        kind="background",
        blocks=tuple(blocks),
        record_place=RECORD_PLACE,
    )


def _chapter(writer: PageWriter, chapter: Chapter, number: int) -> Iterator[Part]:
    writer.start_section()
    yield heading(2, writer.plain(chapter.title), f"chapter-{number}")
    for article in chapter.articles:
        yield block(
            htpy.div(".beside")[_article(writer, article), _in_the_sources(writer, article)]
        )


def _article(writer: PageWriter, article: Article) -> htpy.Element:
    interface = writer.corpus.interface
    anchor = f"article-{article.article.replace('–', '-')}"
    return htpy.div(".background", id=anchor)[
        htpy.p[
            htpy.a(".background__label", href=f"#{anchor}")[
                htpy.span(".background__memory")[writer.say(interface.article_from_memory)]
                if article.from_memory
                else writer.say(interface.article, number=article.article)
            ],
            " ",
            writer.inline(article),
        ],
        references_line(writer, article.references),
    ]


def _in_the_sources(writer: PageWriter, article: Article) -> htpy.Element:
    interface = writer.corpus.interface
    places = [writer.corpus.clauses[clause] for clause in article.clauses]
    if not places:
        return htpy.p(".empty", data_search="off")[writer.say(interface.article_without_clause)]
    return htpy.div(".beside__sources", data_search="off")[
        htpy.p(".note")[writer.say(interface.article_in_sources)],
        htpy.ul[
            [
                htpy.li[
                    writer.plain(place.clause.text(writer.language)),
                    " ",
                    writer.citation(place.clause.id),
                ]
                for place in places
            ]
        ],
    ]
