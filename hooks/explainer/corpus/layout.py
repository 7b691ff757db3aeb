"""What lies where in docs/corpus: the one table that knows which file holds which kind of record.

Whatever else lies there is refused, because a maintainer who puts it there expects it to be read.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pydantic import BaseModel

from explainer.corpus.records.background import (
    BackgroundFile,
    InstrumentFile,
    ReferenceFile,
    VariantFile,
)
from explainer.corpus.records.base import SLUG
from explainer.corpus.records.explanations import Concordance, DiagramFile, Mechanism
from explainer.corpus.records.interface import Interface
from explainer.corpus.records.poster import Poster
from explainer.corpus.records.posts import PostFile
from explainer.corpus.records.reviews import ReviewFile
from explainer.corpus.records.sources import Source
from explainer.corpus.records.terms import TermFile
from explainer.corpus.records.vocabulary import Vocabulary

SCHEMA_FOLDER = "schemas"


@dataclass(frozen=True)
class Kind:
    """A kind of file: the record it holds and where other records find ids in it."""

    schema: str
    """The name of its schema, without ending."""
    record: type[BaseModel]
    ids: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """The kinds of ids that other records find in it, each with the fields that lead to them."""
    required: bool = False
    whole: str = ""
    """The field of the draft that holds the file, where all of it is one record."""


FILES: Mapping[str, Kind] = {
    "vocabulary.yml": Kind(
        "vocabulary",
        Vocabulary,
        {
            name: (name,)
            for name in (
                "levels",
                "functions",
                "questions",
                "places",
                "source_kinds",
                "sides",
                "term_categories",
            )
        },
        required=True,
    ),
    "interface.yml": Kind("interface", Interface, required=True),
    "reviewed.yml": Kind("reviewed", ReviewFile),
    "diagrams.yml": Kind("diagrams", DiagramFile, {"diagrams": ("diagrams",)}),
    "posts.yml": Kind("posts", PostFile, {"posts": ("posts",)}),
    "concordance.yml": Kind("concordance", Concordance),
    "poster.yml": Kind("poster", Poster, whole="poster"),
    "references.yml": Kind("references", ReferenceFile, {"references": ("references",)}),
    "background.yml": Kind(
        "background",
        BackgroundFile,
        {"background": ("sections", "statements")},
        whole="background",
    ),
    "variants.yml": Kind("variants", VariantFile, {"variants": ("variants",)}, whole="variants"),
    "measures.yml": Kind(
        "measures", InstrumentFile, {"instruments": ("instruments",)}, whole="instruments"
    ),
}
"""The files that stand in docs/corpus itself."""

FOLDERS: Mapping[str, Kind] = {
    "sources": Kind("source", Source, {"sources": (), "clauses": ("sections", "clauses")}),
    "terms": Kind("terms", TermFile, {"terms": ("terms",)}),
    "mechanisms": Kind("mechanism", Mechanism, {"mechanisms": ()}),
}
"""The folders whose files hold one kind each, a file named after its record or its category."""

_FILE_NAME = re.compile(rf"{SLUG}\.yml")
# What systems and editors leave behind while they work, which is no mistake of anybody.
_LITTER = re.compile(r"\.DS_Store|Thumbs\.db|desktop\.ini|\.#.*|#.*#|\..*\.sw[a-p]|\.gitkeep")
_LEFTOVER = re.compile(
    # Editors, and what merges and patches could not join.
    r"\.#.*|#.*#|.*\.(?:kate-)?sw[a-p]|.*~"
    r"|.*\.(?:orig|rej|bak|backup|old|save|saved|tmp|mine|ours|theirs|r\d+|crdownload)"
    r"|.*_(?:backup|base|local|remote)_\d+\..*"
    # Copies, as systems and services name them.
    r"|.* (?:- )?copy(?: ?\(?\d+\)?)?\..*|.*\(\d+\)\..*"
    r"|copy(?: \(?\d+\)?)? of .*|.*副本(?: ?\d+)?\..*"
    r"|.*(?:conflicted copy|sync-conflict).*|.*\.(?:orig|bak|backup|old)\.[a-z]+",
    re.IGNORECASE,
)


def kind_of(name: str) -> Kind | None:
    """The kind of the file `name` below docs/corpus, or None where nothing reads it."""
    folder, _, file = name.rpartition("/")
    if not folder:
        return FILES.get(file)
    return FOLDERS.get(folder) if _FILE_NAME.fullmatch(file) else None


def ids_in(name: str) -> Iterator[str]:
    """The kinds of ids that a file of this name may hold, were it read: all where it is unclear."""
    top = name.partition("/")[0]
    kinds = [FOLDERS[top]] if top in FOLDERS else [*FOLDERS.values(), *FILES.values()]
    for kind in kinds:
        yield from kind.ids


def is_litter(name: str) -> bool:
    """Whether a file below docs/corpus may be passed over without a word."""
    return bool(_LITTER.fullmatch(name.rpartition("/")[2]))


def is_leftover(name: str) -> bool:
    """Whether a file is what an editor or a merge leaves beside the file that it worked on."""
    return bool(_LEFTOVER.fullmatch(name.rpartition("/")[2]))


def why_unread(name: str) -> str:
    """What is wrong with the name of a file that nothing reads, and how to mend it."""
    folder, _, file = name.rpartition("/")
    if re.search(r"\.ya?ml$", file, re.IGNORECASE) and not file.endswith(".yml"):
        return "files that do not end in .yml are not read; rename it"
    if not file.endswith(".yml"):
        return "not a corpus file, so nothing reads it; delete it, or rename it to end in .yml"
    top = folder.partition("/")[0]
    if top in FOLDERS and folder != top:
        return f"files in folders of their own are not read; move it to {top}/"
    if folder in FOLDERS:
        return (
            "this looks like a copy: names are lower-case letters, digits and hyphens; "
            "delete it or rename it"
        )
    return "not a corpus file, so nothing reads it; sources stand in sources/, terms in terms/"


def loses_ids(kind: Kind, data: object) -> bool:
    """Whether a file of this kind lacks a list or an id, so that what it should hold is unknown."""
    return any(_lost(data, tuple(path)) for path in kind.ids.values())


def _lost(value: object, path: tuple[str, ...]) -> bool:
    if isinstance(value, list):
        return any(_lost(item, path) for item in value)
    if not isinstance(value, dict):
        return True
    if path:
        inner = value.get(path[0])
        return not isinstance(inner, list) or _lost(inner, path[1:])
    return not isinstance(value.get("id"), str)
