"""How to cite a source page: the forms themselves, and the template for its clauses."""

import json
from dataclasses import dataclass
from datetime import date

import htpy

from explainer.addresses import source_address
from explainer.corpus.records.sources import Source
from explainer.languages import DEFAULT_LANGUAGE
from explainer.pages.citations import READERS_DAY, CitedPage, citation_forms
from explainer.pages.page import PageWriter, block, heading

# What the page fills in for a single clause.
CLAUSE, NUMBER, PARAGRAPH = "@clause@", "@number@", "@paragraph@"


@dataclass(frozen=True)
class SiteFacts:
    """What a citation needs to know of the site that is being built."""

    url: str
    """Where the site is published, with a closing slash."""
    built_on: date


def citation_template(writer: PageWriter, source: Source, site: SiteFacts) -> str:
    """The citation of a clause of a source in every form, as JSON with placeholders."""
    title = writer.say(
        writer.corpus.interface.cited_clause,
        title=writer.plain(source.title),
        paragraph=PARAGRAPH,
        number=NUMBER,
    )
    page = _cited_page(writer, source, site, title, READERS_DAY)
    return json.dumps(citation_forms(page), ensure_ascii=False)


def template_path(source: str, language: str) -> str:
    """Where the template of a source lies below the root of the site."""
    return f"assets/citations/{language}/{source}.json"


def cite_section(writer: PageWriter, source: Source, site: SiteFacts) -> list[str]:
    """The section that shows how to cite the page of a source; the cite menu has all forms."""
    interface = writer.corpus.interface
    forms = citation_forms(
        _cited_page(writer, source, site, writer.plain(source.title), site.built_on)
    )
    up = "../" * (source_address(source.id).count("/") + (writer.language != DEFAULT_LANGUAGE))
    return [
        heading(2, writer.say(interface.cite), "cite"),
        block(
            htpy.div(
                ".cite",
                data_search="off",
                data_template=up + template_path(source.id, writer.language),
                data_open=writer.say(interface.cite_clause),
                data_open_number=writer.say(interface.cite_statement, number="{}"),
                data_copy=writer.say(interface.copy_text),
                data_copy_form=writer.say(interface.copy_form, form="{}"),
                data_copied=writer.say(interface.copied),
                data_close=writer.say(interface.close),
                data_link=writer.say(interface.permalink),
            )[
                htpy.p[forms["plain"]],
                htpy.p[htpy.span(".note")["GB/T 7714—2015"], forms["gbt7714"]],
            ]
        ),
    ]


def _cited_page(
    writer: PageWriter, source: Source, site: SiteFacts, title: str, accessed: date
) -> CitedPage:
    interface = writer.corpus.interface
    folder = "" if writer.language == DEFAULT_LANGUAGE else f"{writer.language}/"
    is_template = accessed == READERS_DAY
    anchor = f"#{CLAUSE}" if is_template else ""
    return CitedPage(
        key=f"responsibility-chain-{CLAUSE if is_template else source.id}",
        title=title,
        site=writer.say(interface.site_name),
        author=writer.say(interface.site_author),
        url=f"{site.url}{folder}{source_address(source.id)}{anchor}",
        published=site.built_on,
        accessed=accessed,
        language=writer.language,
    )
