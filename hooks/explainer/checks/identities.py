"""Ids and anchors: each stands once, and a file has the name of its record."""

import re
from collections.abc import Iterator

from explainer.corpus.reading import Draft
from explainer.corpus.records.base import SLUG
from explainer.corpus.yaml_file import Document, Key
from explainer.problems.problem import Problem

RESERVED_ANCHORS = re.compile(
    r"formula|chain|paragraphs|facts|cite|top|endnotes|(?:paragraph|endnote|figure)-[0-9]+"
    r"|diagram-.*|cell-.*"
)
"""Anchors that the generator itself sets on the page of a source."""
# The page that lists all of a kind, and names that Windows keeps for its devices.
_RESERVED_IDS = re.compile(r"index|readme|con|prn|aux|nul|com[0-9]|lpt[0-9]")


def duplicate_ids(draft: Draft) -> Iterator[Problem]:
    """Ids that stand twice, and files that are not named after their record."""
    lists = {
        "clauses": "clause",
        "terms": "term",
        "levels": "level",
        "functions": "function",
        "questions": "question",
        "places": "place",
        "source_kinds": "kind of source",
        "sides": "side",
        "term_categories": "category",
        "diagrams": "diagram",
        "posts": "post",
        "references": "reference",
        "statements": "background statement",
        "variants": "formula",
        "instruments": "instrument",
    }
    copies = {path for path, _ in _copies(draft)}
    places = [
        (document, document.ids) for document in draft.documents if document.path not in copies
    ]
    for list_name, kind in lists.items():
        first: dict[str, tuple[Document, Key]] = {}
        for document, lists_of_ids in places:
            for identifier, key in lists_of_ids.get(list_name, ()):
                owner, its_key = first.setdefault(identifier, (document, key))
                if owner is not document or its_key != key:
                    taken = f"already taken at {owner.path}:{owner.line(its_key)}"
                    message = f'the {kind} id "{identifier}" is {taken}; choose another'
                    yield document.problem(key, message)
                has_page = list_name in ("terms", "levels", "posts")
                if has_page and _RESERVED_IDS.fullmatch(identifier):
                    yield document.problem(key, _reserved(identifier))
    for _, problem in _copies(draft):
        yield problem
    for document in draft.documents:
        if "/sources/" in document.path or "/mechanisms/" in document.path:
            if document.path not in copies:
                yield from _file_name(document)
            own = document.data.get("id")
            if isinstance(own, str) and _RESERVED_IDS.fullmatch(own):
                yield document.problem(("id",), _reserved(own))
        if "/sources/" in document.path:
            yield from _anchors(document)


def _reserved(identifier: str) -> str:
    return f'the id "{identifier}" is kept for another page or for the system; choose another'


def _copies(draft: Draft) -> Iterator[tuple[str, Problem]]:
    """Files whose ids are those of another file: all that they hold stands twice."""
    # Of a file and its copy, the copy has the longer name: roles-copy.yml.
    documents = sorted(draft.documents, key=lambda document: (len(document.path), document.path))
    owners: dict[str, str] = {}
    for document in documents:
        folder = document.path.rpartition("/")[0]
        if folder.endswith("/terms"):
            own = [identifier for identifier, _ in document.ids.get("terms", ())]
        elif folder.endswith(("/sources", "/mechanisms")):
            own = [str(document.data.get("id"))]
        else:
            continue
        ids = [f"{folder} {identifier}" for identifier in own]
        owner = owners.get(ids[0], "") if ids else ""
        is_copy = bool(owner) and all(owners.get(identifier) == owner for identifier in ids)
        # A term that stands twice is named where it stands; a file of several is a copy.
        if is_copy and (len(ids) > 1 or not folder.endswith("/terms")):
            message = f"a copy of {owner}; delete it, or give it and what it holds other ids"
            yield document.path, document.problem(("id",), message)
        for identifier in ids:
            owners.setdefault(identifier, document.path)


def _file_name(document: Document) -> Iterator[Problem]:
    stem = document.path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    identifier = document.data.get("id")
    # What is no id at all is told by its form.
    if isinstance(identifier, str) and re.fullmatch(SLUG, identifier) and identifier != stem:
        message = f'the id "{identifier}" must be the name of the file, "{stem}"; rename one'
        yield document.problem(("id",), message)


def _anchors(document: Document) -> Iterator[Problem]:
    """Sections and clauses are anchors of one page."""
    clause_ids = {identifier for identifier, _ in document.ids.get("clauses", ())}
    section_ids: set[str] = set()
    for identifier, key in document.ids.get("sections", ()):
        if (
            identifier in section_ids
            or identifier in clause_ids
            or RESERVED_ANCHORS.fullmatch(identifier)
        ):
            message = f'the anchor "{identifier}" is already taken on this page; choose another'
            yield document.problem(key, message)
        section_ids.add(identifier)
    for identifier, key in document.ids.get("clauses", ()):
        if RESERVED_ANCHORS.fullmatch(identifier):
            yield document.problem(key, f'the anchor "{identifier}" is reserved; choose another')
