"""The ids that records may refer to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from explainer.corpus.reading import Draft
from explainer.text.markdown import references


@dataclass(frozen=True)
class KnownIds:
    """The ids that a record may refer to, those of unsound records included."""

    levels: frozenset[str]
    functions: frozenset[str]
    places: frozenset[str]
    source_kinds: frozenset[str]
    term_categories: frozenset[str]
    sources: frozenset[str]
    clauses: frozenset[str]
    terms: frozenset[str]
    mechanisms: frozenset[str]
    diagrams: frozenset[str]
    source_of_clause: Mapping[str, str]


def _named(value: object) -> Iterator[str]:
    """Every id that plain data names, as a value or in a link of a text."""
    if isinstance(value, str):
        yield from (reference.target for reference in references(value))
        if "[" not in value:
            yield value
    elif isinstance(value, list):
        for item in value:
            yield from _named(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from _named(item)


def known_ids(draft: Draft) -> KnownIds:
    """Collects ids from the plain data, so that a broken record does not make its id unknown."""

    def ids(kind: str, *path: str) -> frozenset[str]:
        found: set[str] = set()

        def walk(value: object, rest: tuple[str, ...]) -> None:
            if isinstance(value, list):
                for item in value:
                    walk(item, rest)
            elif isinstance(value, dict) and rest:
                walk(value.get(rest[0]), rest[1:])
            elif isinstance(value, dict) and isinstance(value.get("id"), str):
                found.add(value["id"])

        for document in draft.documents:
            if f"/{kind}" in document.path:
                walk(document.data, path)
        return frozenset(found)

    salvaged = frozenset(draft.salvaged_ids)
    if salvaged:
        # What an unreadable file holds is unknown: any id that another file names may be in it.
        salvaged |= {found for document in draft.documents for found in _named(document.data)}
    return KnownIds(
        levels=ids("vocabulary.yml", "levels") | salvaged,
        functions=ids("vocabulary.yml", "functions") | salvaged,
        places=ids("vocabulary.yml", "places") | salvaged,
        source_kinds=ids("vocabulary.yml", "source_kinds") | salvaged,
        term_categories=ids("vocabulary.yml", "term_categories") | salvaged,
        sources=ids("sources/") | salvaged,
        clauses=ids("sources/", "sections", "clauses") | salvaged,
        terms=ids("terms/", "terms") | salvaged,
        mechanisms=ids("mechanisms/") | salvaged,
        diagrams=ids("diagrams.yml", "diagrams") | salvaged,
        source_of_clause={clause.record.id: clause.document.path for clause in draft.clauses},
    )
