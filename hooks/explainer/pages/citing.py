"""How to cite a source and its clauses: the forms on its page, and their template for clauses."""

import json
from dataclasses import dataclass
from datetime import date

import htpy

from explainer.addresses import file_url, source_address
from explainer.corpus.records.sources import Source
from explainer.pages.citations import READERS_DAY, CitedDocument, citation_forms
from explainer.pages.page import PageWriter, Part, block, heading

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
    through = writer.say(
        writer.corpus.interface.cited_clause,
        site=writer.say(writer.corpus.interface.site_name),
        paragraph=PARAGRAPH,
        number=NUMBER,
    )
    document = _cited(writer, source, site, through, f"#{CLAUSE}")
    return json.dumps(citation_forms(document), ensure_ascii=False)


def template_path(source: str, language: str) -> str:
    """Where the template of a source lies below the root of the site."""
    return f"assets/citations/{language}/{source}.json"


def cite_section(writer: PageWriter, source: Source, site: SiteFacts) -> list[Part]:
    """The section that shows how to cite a source; the cite menu has all forms."""
    interface = writer.corpus.interface
    through = writer.say(interface.cited_source, site=writer.say(interface.site_name))
    forms = citation_forms(_cited(writer, source, site, through))
    template = file_url(
        source_address(source.id), writer.folder, template_path(source.id, writer.language)
    )
    return [
        heading(2, writer.say(interface.cite), "cite", gist=writer.say(interface.cite_gist)),
        block(
            htpy.div(
                ".cite",
                data_search="off",
                data_template=template,
                data_open=writer.say(interface.cite_clause),
                data_open_number=writer.say(interface.cite_statement, number="{}"),
                data_copy=writer.say(interface.copy_text),
                data_copy_form=writer.say(interface.copy_form, form="{}"),
                data_copied=writer.say(interface.copied),
                data_close=writer.say(interface.close),
                data_link=writer.say(interface.permalink),
            )[
                htpy.p[forms["plain"]],
                htpy.p[
                    htpy.span(".note")["GB/T 7714—2015"],
                    forms["gbt7714"].replace(READERS_DAY, site.built_on.isoformat()),
                ],
            ]
        ),
    ]


def _cited(
    writer: PageWriter, source: Source, site: SiteFacts, through: str, anchor: str = ""
) -> CitedDocument:
    author, publisher = source.original.author, source.original.publisher
    return CitedDocument(
        key=f"{source.id}{'-' if anchor else ''}{anchor.removeprefix('#')}",
        title=writer.plain(source.title),
        author=writer.plain(author) if author else "",
        publisher=writer.plain(publisher) if publisher else "",
        published=source.published.date or "",
        through=through,
        url=f"{site.url}{writer.folder}{source_address(source.id)}{anchor}",
        language=writer.language,
    )
