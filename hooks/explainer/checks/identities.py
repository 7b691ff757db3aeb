"""Ids and anchors: each stands once, and a file has the name of its record."""

from collections.abc import Iterator

from explainer.corpus.reading import Draft
from explainer.corpus.yaml_file import Document, Key
from explainer.problems.problem import Problem

# Anchors that the generator itself sets on the page of a source.
RESERVED_ANCHORS = frozenset({"formula", "chain", "paragraphs", "facts", "cite", "top"})


def id_places(document: Document, wanted: str) -> Iterator[tuple[str, Key]]:
    """Ids of the plain data below the list or lists named `wanted`, with the place of each."""

    def walk(value: object, key: Key) -> Iterator[tuple[str, Key]]:
        if isinstance(value, dict):
            for name, inner in value.items():
                if name == wanted and isinstance(inner, list):
                    for index, item in enumerate(inner):
                        if isinstance(item, dict) and isinstance(item.get("id"), str):
                            yield item["id"], (*key, name, index, "id")
                yield from walk(inner, (*key, name))
        elif isinstance(value, list):
            for index, item in enumerate(value):
                yield from walk(item, (*key, index))

    yield from walk(document.data, ())


def duplicate_ids(draft: Draft) -> Iterator[Problem]:
    """Ids that stand twice, and files that are not named after their record."""
    lists = {
        "clauses": "clause",
        "terms": "term",
        "levels": "level",
        "functions": "function",
        "places": "place",
        "source_kinds": "kind of source",
        "term_categories": "category",
        "diagrams": "diagram",
    }
    for list_name, kind in lists.items():
        first: dict[str, str] = {}
        for document in draft.documents:
            for identifier, key in id_places(document, list_name):
                here = f"{document.path}:{document.line(key)}"
                if identifier in first:
                    message = (
                        f'the {kind} id "{identifier}" is already taken at {first[identifier]}'
                    )
                    yield document.problem(key, f"{message}; choose another")
                first.setdefault(identifier, here)
    for document in draft.documents:
        if "/sources/" in document.path or "/mechanisms/" in document.path:
            yield from _file_name(document)
        if "/sources/" in document.path:
            yield from _anchors(document)


def _file_name(document: Document) -> Iterator[Problem]:
    stem = document.path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    identifier = document.data.get("id")
    if isinstance(identifier, str) and identifier != stem:
        message = f'the id "{identifier}" must be the name of the file, "{stem}"; rename one'
        yield document.problem(("id",), message)


def _anchors(document: Document) -> Iterator[Problem]:
    """Sections and clauses are anchors of one page."""
    clause_ids = {identifier for identifier, _ in id_places(document, "clauses")}
    section_ids: set[str] = set()
    for identifier, key in id_places(document, "sections"):
        if identifier in section_ids | clause_ids | RESERVED_ANCHORS:
            message = f'the anchor "{identifier}" is already taken on this page; choose another'
            yield document.problem(key, message)
        section_ids.add(identifier)
    for identifier, key in id_places(document, "clauses"):
        if identifier in RESERVED_ANCHORS:
            yield document.problem(key, f'the anchor "{identifier}" is reserved; choose another')
