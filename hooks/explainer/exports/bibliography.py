"""The documents that the site rests on, as CSL-JSON, which reference managers read."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from explainer.addresses import READING, source_address
from explainer.corpus.records.background import Reference, ReferenceKind
from explainer.corpus.records.sources import Source
from explainer.exports.wording import Publication
from explainer.languages import HTML_LANGUAGE, Language

_TYPES: Mapping[ReferenceKind, str] = {
    "instrument": "legislation",
    "work": "article",
    "page": "webpage",
}


def bibliography(site: Publication, language: Language) -> str:
    """Every document, named in `language`, as CSL-JSON."""
    return json.dumps(list(_items(site, language)), ensure_ascii=False, indent=1) + "\n"


def _items(site: Publication, language: Language) -> Iterator[dict[str, Any]]:
    for source in site.corpus.sources.values():
        yield _source(site, source, language)
    for reference in site.corpus.references.values():
        yield _reference(site, reference, language)


def _source(site: Publication, source: Source, language: Language) -> dict[str, Any]:
    """The original document first; the site is only where it is described."""
    item: dict[str, Any] = {
        "id": source.id,
        "type": "webpage",
        "title": site.plain(source.title, language),
        "title-short": site.plain(source.short, language),
        "language": HTML_LANGUAGE[language],
        "URL": site.address(source_address(source.id), language),
        "note": site.plain(source.coverage, language),
    }
    if source.original.author:
        item["author"] = [{"literal": site.plain(source.original.author, language)}]
    if source.original.publisher:
        item["container-title"] = site.plain(source.original.publisher, language)
    if source.published.date:
        item["issued"] = csl_date(source.published.date, inferred=source.published.inferred)
    return item


def _reference(site: Publication, reference: Reference, language: Language) -> dict[str, Any]:
    """What the background rests on; where it has no address of its own, its place on this site."""
    here = site.address(READING, language, reference.id)
    item: dict[str, Any] = {
        "id": reference.id,
        "type": _TYPES[reference.kind],
        "title": site.plain(reference.title, language),
        "language": HTML_LANGUAGE[language],
        "URL": reference.address or here,
        "note": site.plain(reference.seen, language),
    }
    if reference.by:
        item["author"] = [{"literal": site.plain(reference.by, language)}]
    if reference.publisher:
        item["publisher"] = site.plain(reference.publisher, language)
    if reference.number:
        item["number"] = reference.number
    if reference.date:
        item["issued"] = csl_date(reference.date)
    return item


def csl_date(date: str, *, inferred: bool = False) -> dict[str, Any]:
    """A date (YYYY, YYYY-MM or YYYY-MM-DD) in the form of CSL; what is inferred is circa."""
    parts: dict[str, Any] = {"date-parts": [[int(part) for part in date.split("-")]]}
    return parts | ({"circa": True} if inferred else {})
