"""The one door for data: reads docs/corpus/ into checked, frozen records.

Whatever is wrong comes back as problems, all at once. The parts of a file that are sound take
part in the checks even when another part is not, so that one run names every fault.
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from explainer.corpus.layout import (
    FILES,
    FOLDERS,
    SCHEMA_FOLDER,
    Kind,
    ids_in,
    is_litter,
    kind_of,
    loses_ids,
    why_unread,
)
from explainer.corpus.records.background import (
    BackgroundFile,
    InstrumentFile,
    Reference,
    ReferenceFile,
    VariantFile,
)
from explainer.corpus.records.base import Bilingual
from explainer.corpus.records.explanations import (
    Agreement,
    Concordance,
    Diagram,
    DiagramFile,
    Mechanism,
)
from explainer.corpus.records.interface import Interface
from explainer.corpus.records.poster import Poster
from explainer.corpus.records.posts import Post, PostFile
from explainer.corpus.records.reviews import ReviewFile
from explainer.corpus.records.sources import Clause, FormulaPart, Link, Source
from explainer.corpus.records.terms import Term, TermFile
from explainer.corpus.records.vocabulary import Level, Vocabulary
from explainer.corpus.text_file import decoded, read_bytes
from explainer.corpus.validation_faults import validation_problems
from explainer.corpus.yaml_file import Document, Key, document_of
from explainer.problems.problem import NO_SUBJECT, Fault, Problem, Subject
from explainer.work.derived import Derived, derive, keep_only
from explainer.work.processes import shared_out

RecordType_co = TypeVar("RecordType_co", bound=BaseModel, covariant=True)

CORPUS_FOLDER = "corpus"


@dataclass(frozen=True)
class Placed(Generic[RecordType_co]):
    """A record and where it stands."""

    record: RecordType_co
    document: Document
    key: Key = ()

    def problem(
        self,
        message: str,
        *key: str | int,
        subject: Subject = NO_SUBJECT,
        fault: Fault = Fault.OTHER,
    ) -> Problem:
        """A problem of the field `key` of this record; `subject` is the unknown id it is about."""
        return self.document.problem((*self.key, *key), message, subject, fault)


@dataclass
class Draft:
    """Everything that could be read, before the records are checked against each other."""

    vocabulary: Placed[Vocabulary] | None = None
    interface: Placed[Interface] | None = None
    reviewed: Placed[ReviewFile] | None = None
    sources: list[Placed[Source]] = field(default_factory=list)
    clauses: list[Placed[Clause]] = field(default_factory=list)
    formula_parts: list[Placed[FormulaPart]] = field(default_factory=list)
    links: list[Placed[Link]] = field(default_factory=list)
    terms: list[Placed[Term]] = field(default_factory=list)
    mechanisms: list[Placed[Mechanism]] = field(default_factory=list)
    post_file: Placed[PostFile] | None = None
    posts: list[Placed[Post]] = field(default_factory=list)
    diagrams: list[Placed[Diagram]] = field(default_factory=list)
    agreements: list[Placed[Agreement]] = field(default_factory=list)
    concordance: Placed[Concordance] | None = None
    references: list[Placed[Reference]] = field(default_factory=list)
    background: Placed[BackgroundFile] | None = None
    poster: Placed[Poster] | None = None
    variants: Placed[VariantFile] | None = None
    instruments: Placed[InstrumentFile] | None = None
    documents: list[Document] = field(default_factory=list)
    unsound: set[str] = field(default_factory=set)
    """Kinds of ids, by field of KnownIds, of which some may stand in a file that is unsound."""
    incomplete: set[str] = field(default_factory=set)
    """The files that could not be read or lack ids: what else they should hold is unknown."""


def placed_levels(draft: Draft) -> Iterator[Placed[Level]]:
    """The levels, whose pages open with an answer of their own."""
    if draft.vocabulary:
        for number, level in enumerate(draft.vocabulary.record.levels):
            yield Placed(level, draft.vocabulary.document, ("levels", number))


def placed_setting(draft: Draft) -> Iterator[Placed[Bilingual]]:
    """The line with which pages say when what they tell was in force, where there is one."""
    if draft.vocabulary and draft.vocabulary.record.setting:
        yield Placed(draft.vocabulary.record.setting, draft.vocabulary.document, ("setting",))


def read_corpus(
    docs: Path, label: str = "docs", kept: Derived | None = None
) -> tuple[Draft, list[Problem]]:
    """Reads every file of `docs`/corpus.

    `label` is how messages name the folder `docs`; `kept` is the folder of what has been read
    before. Returns what is sound and every problem found in single files; `checks.check_corpus`
    adds those between records.
    """
    draft, problems = Draft(), []
    folder = docs / CORPUS_FOLDER
    if not folder.is_dir():
        message = "the folder is missing; restore it from the last commit"
        draft.unsound.update(ids_in(""))
        return draft, [Problem(f"{label}/{CORPUS_FOLDER}", 0, "", message)]
    closed: list[str] = []
    names = list(_names(folder, closed))
    for name in closed:
        message = "the folder cannot be read; give yourself the right to read it"
        problems.append(Problem(f"{label}/{CORPUS_FOLDER}/{name}", 0, "", message))
        draft.unsound.update(ids_in(name))
        draft.incomplete.add(f"{label}/{CORPUS_FOLDER}/{name}")
    read = _documents(folder, f"{label}/{CORPUS_FOLDER}", list(filter(kind_of, names)), kept)
    for name in names:
        path = f"{label}/{CORPUS_FOLDER}/{name}"
        kind = kind_of(name)
        if kind is None:
            problems.append(Problem(path, 0, "", why_unread(name)))
            draft.unsound.update(ids_in(name))
            draft.incomplete.add(path)
            continue
        document, found = read[name]
        if document and (other := _kind_elsewhere(kind, document)):
            place, misplaced = other
            message = f"this is a file of {place}; move it there"
            problems.append(Problem(path, 1, "", message))
            draft.unsound.update((*kind.ids, *misplaced.ids))
            draft.incomplete.add(path)
            continue
        if document is not None:
            draft.documents.append(document)
            # What a forbidden form gives is not looked at for what it should have been.
            formless = {problem.key for problem in found}
            found += [
                problem
                for problem in _add_records(draft, name, kind, document)
                if problem.key not in formless
                and problem.key.rpartition(".")[0] not in formless - {""}
            ]
        if document is None or loses_ids(kind, document.data):
            draft.incomplete.add(path)
        if found:
            draft.unsound.update(kind.ids)
        problems += found
    for name, kind in FILES.items():
        if kind.required and name not in names:
            message = "the file is missing; restore it from the last commit"
            problems.append(Problem(f"{label}/{CORPUS_FOLDER}/{name}", 0, "", message))
            draft.incomplete.add(f"{label}/{CORPUS_FOLDER}/{name}")
            draft.unsound.update(kind.ids)
    return draft, problems


def _documents(
    folder: Path, label: str, names: Sequence[str], kept: Derived | None
) -> dict[str, tuple[Document | None, list[Problem]]]:
    """What the files of these names hold, with the problems of their form."""

    def read(number: int) -> tuple[str, tuple[Document | None, list[Problem]]]:
        path = f"{label}/{names[number]}"
        content = read_bytes(folder / names[number], path)
        if isinstance(content, Problem):
            return "", (None, [content])
        if not kept:
            return "", _document(content, path)
        made_from = ["document", path, str(content, "latin-1")]
        return derive(kept, made_from, partial(_document, content, path))

    found = shared_out(read, len(names))
    if kept:
        keep_only(kept, {name for name, _ in found})
    return dict(zip(names, (document for _, document in found), strict=True))


def _document(content: bytes, path: str) -> tuple[Document | None, list[Problem]]:
    text = decoded(content, path)
    return (None, [text]) if isinstance(text, Problem) else document_of(text, path)


def _names(folder: Path, closed: list[str]) -> Iterator[str]:
    """Every file below the corpus folder, by name; a folder counts where it is called x.yml.

    Links to folders are not followed, so that none leads round in a circle. Folders that cannot be
    read are added to `closed`.
    """

    def refused(error: OSError) -> None:
        closed.append(Path(error.filename).relative_to(folder).as_posix())

    for place, folders, files in os.walk(folder, onerror=refused):
        folders.sort()
        here = Path(place)
        if here == folder and SCHEMA_FOLDER in folders:
            folders.remove(SCHEMA_FOLDER)
        odd = [name for name in folders if name.endswith(".yml") or (here / name).is_symlink()]
        folders[:] = [name for name in folders if name not in odd]
        for file in sorted([*files, *odd]):
            name = (here / file).relative_to(folder).as_posix()
            if not is_litter(name):
                yield name


def _kind_elsewhere(kind: Kind, document: Document) -> tuple[str, Kind] | None:
    """The place and the kind of a file that lies where others of `kind` do: its first line names
    the schema of that kind, and it has the fields of it.
    """
    for place, other in (*FILES.items(), *FOLDERS.items()):
        if other is not kind and document.first_line.endswith(f"/{other.schema}.json"):
            fields = set(document.data)
            if fields <= {*other.record.model_fields} and not fields <= {*kind.record.model_fields}:
                return f"{CORPUS_FOLDER}/{place}", other
    return None


def _schema_problem(name: str, kind: Kind, document: Document) -> Iterator[Problem]:
    """The first line of a file names its schema, so that editors complete and check it."""
    above = "../" * name.count("/")
    wanted = f"# yaml-language-server: $schema={above}{SCHEMA_FOLDER}/{kind.schema}.json"
    if document.first_line != wanted:
        yield Problem(document.path, 1, "", f"the first line must be: {wanted}")


def _add_records(draft: Draft, name: str, kind: Kind, document: Document) -> Iterator[Problem]:
    yield from _schema_problem(name, kind, document)
    if name == "vocabulary.yml":
        draft.vocabulary, problems = _validate(Vocabulary, document)
        yield from problems
    elif name == "interface.yml":
        draft.interface, problems = _validate(Interface, document)
        yield from problems
    elif name == "reviewed.yml":
        draft.reviewed, problems = _validate(ReviewFile, document)
        yield from problems
    elif name.startswith("sources/"):
        yield from _add_source(draft, document)
    elif name.startswith("terms/"):
        _, problems = _validate(TermFile, document)
        yield from problems
        draft.terms += _sound_parts(Term, document, "terms")
    elif name.startswith("mechanisms/"):
        mechanism, problems = _validate(Mechanism, document)
        yield from problems
        if mechanism:
            draft.mechanisms.append(mechanism)
    elif name == "diagrams.yml":
        _, problems = _validate(DiagramFile, document)
        yield from problems
        draft.diagrams += _sound_parts(Diagram, document, "diagrams")
    elif name == "posts.yml":
        draft.post_file, problems = _validate(PostFile, document)
        yield from problems
        draft.posts += _sound_parts(Post, document, "posts")
    elif name == "concordance.yml":
        draft.concordance, problems = _validate(Concordance, document)
        yield from problems
        draft.agreements += _sound_parts(Agreement, document, "agreements")
    elif name == "references.yml":
        _, problems = _validate(ReferenceFile, document)
        yield from problems
        draft.references += _sound_parts(Reference, document, "references")
    elif kind.whole:
        whole, problems = _validate(kind.record, document)
        setattr(draft, kind.whole, whole)
        yield from problems


def _add_source(draft: Draft, document: Document) -> Iterator[Problem]:
    source, problems = _validate(Source, document)
    yield from problems
    if not source:
        draft.clauses += _sound_parts(Clause, document, "sections", "clauses")
        draft.formula_parts += _sound_parts(FormulaPart, document, "formula", "parts")
        draft.links += _sound_parts(Link, document, "links")
        return
    # What stands in a sound source is sound.
    draft.sources.append(source)
    record = source.record
    for number, section in enumerate(record.sections):
        for index, clause in enumerate(section.clauses):
            draft.clauses.append(Placed(clause, document, ("sections", number, "clauses", index)))
    for number, part in enumerate(record.formula.parts):
        draft.formula_parts.append(Placed(part, document, ("formula", "parts", number)))
    for number, link in enumerate(record.links):
        draft.links.append(Placed(link, document, ("links", number)))


def _validate(
    record_type: type[RecordType_co], document: Document
) -> tuple[Placed[RecordType_co] | None, list[Problem]]:
    try:
        return Placed(record_type.model_validate(document.data), document), []
    except ValidationError as error:
        return None, list(validation_problems(document, error))


def _sound_parts(
    record_type: type[RecordType_co], document: Document, *path: str
) -> Iterator[Placed[RecordType_co]]:
    """The records below `path` (field names; lists are walked) that are sound by themselves."""

    def walk(value: Any, rest: tuple[str, ...], key: Key) -> Iterator[Placed[RecordType_co]]:
        if isinstance(value, list):
            for index, item in enumerate(value):
                yield from walk(item, rest, (*key, index))
        elif rest and isinstance(value, dict):
            yield from walk(value.get(rest[0]), rest[1:], (*key, rest[0]))
        elif isinstance(value, dict):
            try:
                yield Placed(record_type.model_validate(value), document, key)
            except ValidationError:
                return

    yield from walk(document.data, path, ())
