"""The ids that records may refer to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from explainer.corpus.layout import FILES, FOLDERS
from explainer.corpus.reading import Draft
from explainer.text.markdown import ReferenceKind


class AnyId(frozenset[str]):
    """The ids of a kind of which some stand in an unsound file, or twice: any other may be one."""

    def __contains__(self, identifier: object) -> bool:
        return True


def ids_to_refer_to(ids: Sequence[str]) -> frozenset[str]:
    """The ids of a list; any where one stands twice: either may have been meant to have another."""
    known = frozenset(ids)
    return known if len(known) == len(ids) else AnyId(known)


@dataclass(frozen=True)
class KnownIds:
    """The ids that a record may refer to, those of unsound records included."""

    levels: frozenset[str]
    functions: frozenset[str]
    questions: frozenset[str]
    places: frozenset[str]
    source_kinds: frozenset[str]
    sides: frozenset[str]
    term_categories: frozenset[str]
    sources: frozenset[str]
    clauses: frozenset[str]
    terms: frozenset[str]
    mechanisms: frozenset[str]
    diagrams: frozenset[str]
    posts: frozenset[str]
    references: frozenset[str]
    background: frozenset[str]
    """The background statements."""
    variants: frozenset[str]
    instruments: frozenset[str]
    """The instruments that are told article by article."""
    source_of_clause: Mapping[str, str]

    def of_reference(self, kind: ReferenceKind) -> frozenset[str]:
        """What a link of this kind may lead to."""
        return {"term": self.terms, "clause": self.clauses, "background": self.background}[kind]


def known_ids(draft: Draft) -> KnownIds:
    """Collects ids from the plain data, so that a broken record does not make its id unknown."""

    def ids(kind: str) -> frozenset[str]:
        found: set[str] = set()
        # Of two with one id, either may have been meant to have another.
        stands_twice = False

        def walk(value: object, rest: tuple[str, ...]) -> None:
            nonlocal stands_twice
            if isinstance(value, list):
                for item in value:
                    walk(item, rest)
            elif isinstance(value, dict) and rest:
                walk(value.get(rest[0]), rest[1:])
            elif isinstance(value, dict) and isinstance(value.get("id"), str):
                stands_twice = stands_twice or value["id"] in found
                found.add(value["id"])

        places = {f"/{name}": file.ids for name, file in FILES.items()}
        places |= {f"/{folder}/": file.ids for folder, file in FOLDERS.items()}
        for place, paths in places.items():
            for document in draft.documents if kind in paths else ():
                if place in document.path:
                    walk(document.data, tuple(paths[kind]))
                    if not paths[kind]:
                        # An id that is not the name of its file is one fault, not many.
                        found.add(PurePath(document.path).stem)
        return AnyId(found) if kind in draft.unsound or stands_twice else frozenset(found)

    return KnownIds(
        levels=ids("levels"),
        functions=ids("functions"),
        questions=ids("questions"),
        places=ids("places"),
        source_kinds=ids("source_kinds"),
        sides=ids("sides"),
        term_categories=ids("term_categories"),
        sources=ids("sources"),
        clauses=ids("clauses"),
        terms=ids("terms"),
        mechanisms=ids("mechanisms"),
        diagrams=ids("diagrams"),
        posts=ids("posts"),
        references=ids("references"),
        background=ids("background"),
        variants=ids("variants"),
        instruments=ids("instruments"),
        source_of_clause={clause.record.id: clause.document.path for clause in draft.clauses},
    )
