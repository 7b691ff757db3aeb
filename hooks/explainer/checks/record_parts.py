"""The records inside a record, each with its place: what rules about every text walk through."""

from collections.abc import Iterator
from functools import cache
from typing import Any, Protocol, get_args

from explainer.corpus.reading import Draft, Placed
from explainer.corpus.records.base import Record
from explainer.corpus.yaml_file import Key


class BilingualRecord(Protocol):
    """Whatever says the same in both languages."""

    @property
    def zh(self) -> str:
        """The Chinese text."""
        ...

    @property
    def en(self) -> str:
        """The English text."""
        ...


def placed_records(draft: Draft) -> Iterator[Placed[Record]]:
    """Every sound record of a draft that has texts for readers, those inside others not."""
    if draft.vocabulary:
        yield draft.vocabulary
    if draft.interface:
        yield draft.interface
    yield from draft.sources
    yield from draft.terms
    yield from draft.mechanisms
    if draft.post_file:
        yield draft.post_file
    yield from draft.diagrams
    yield from draft.agreements
    if draft.poster:
        yield draft.poster
    yield from background_records(draft)


def background_records(draft: Draft) -> Iterator[Placed[Record]]:
    """Every sound record of a draft that does not come from the sources."""
    yield from draft.references
    for file in (draft.background, draft.variants, draft.instruments):
        if file:
            yield file


@cache
def fields(kind: type[Record]) -> tuple[tuple[str, str], ...]:
    """The fields of a kind of record, each by its name and as it is written in a file."""
    return tuple((name, field.alias or name) for name, field in kind.model_fields.items())


@cache
def _fields_of_records(kind: type[Record]) -> tuple[tuple[str, str], ...]:
    """The fields that may hold records; most hold texts, and every rule walks through all."""

    def holds(annotation: Any) -> bool:
        if isinstance(annotation, type) and not get_args(annotation):
            return issubclass(annotation, Record)
        return any(map(holds, get_args(annotation)))

    return tuple(
        (name, written)
        for name, written in fields(kind)
        if holds(kind.model_fields[name].annotation)
    )


def parts(record: Record, key: Key = ()) -> Iterator[tuple[Record, Key]]:
    """A record and all records inside it, each with its place."""
    yield record, key
    for name, written in _fields_of_records(type(record)):
        value = getattr(record, name)
        for index, item in enumerate(value if isinstance(value, tuple) else ()):
            if isinstance(item, Record):
                yield from parts(item, (*key, written, index))
        if isinstance(value, Record):
            yield from parts(value, (*key, written))


def bilingual_parts(record: Record, key: Key = ()) -> Iterator[tuple[Any, Key]]:
    """A record and the records inside it that have both texts, each with its place."""
    for part, place in parts(record, key):
        texts = (getattr(part, "zh", None), getattr(part, "en", None))
        if all(isinstance(text, str) for text in texts):
            yield part, place
