"""The documents that the site rests on, as CSL-JSON, which reference managers read."""

import json
from collections.abc import Iterator
from typing import Any

from explainer.addresses import source_address
from explainer.corpus.records.sources import Source
from explainer.exports.wording import Publication
from explainer.languages import HTML_LANGUAGE, Language


def bibliography(site: Publication, language: Language) -> str:
    """Every document, named in `language`, as CSL-JSON."""
    return json.dumps(list(_items(site, language)), ensure_ascii=False, indent=1) + "\n"


def _items(site: Publication, language: Language) -> Iterator[dict[str, Any]]:
    for source in site.corpus.sources.values():
        yield _source(site, source, language)


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


def csl_date(date: str, *, inferred: bool = False) -> dict[str, Any]:
    """A date (YYYY, YYYY-MM or YYYY-MM-DD) in the form of CSL; what is inferred is circa."""
    parts: dict[str, Any] = {"date-parts": [[int(part) for part in date.split("-")]]}
    return parts | ({"circa": True} if inferred else {})
