"""What a page reads of the corpus, with a digest of each value.

A page reads far less than there is. As long as what it has read is the same it need not be written
again, whatever else has changed.
"""

import dataclasses
import hashlib
from collections.abc import ItemsView, Iterable, Iterator, KeysView, Mapping, ValuesView
from datetime import date
from enum import Enum
from typing import Any, TypeVar, get_origin

from pydantic import BaseModel

from explainer.corpus.corpus import ClausePlace, Corpus, Filing
from explainer.prose.page import ProsePage

Value = TypeVar("Value")


class Extent(Enum):
    """How much of a field of the corpus was gone through."""

    KEYS = "keys"
    """Which keys there are, in which order."""
    WHOLE = "whole"


Read = tuple[str, str | Extent]
"""A field of the corpus, and a key of it or how much of it."""


@dataclasses.dataclass(frozen=True)
class MadeFrom:
    """What something was made from: as long as that is the same it would be made the same."""

    given: str
    """The digest of what was given beside the corpus."""
    reads: tuple[Read, ...]
    seen: str
    """The digest of all that was read."""


_SHARED = frozenset(("interface", "chinese_words", "matchers"))
"""What every page reads, so that it is not noted."""
_MAPPINGS = tuple(
    field.name
    for field in dataclasses.fields(Corpus)
    if get_origin(field.type) is Mapping and field.name not in _SHARED
)
_WHOLE = frozenset(field.name for field in dataclasses.fields(Corpus)) - {*_MAPPINGS, *_SHARED}


class _Watched(Mapping[str, Value]):
    """A field of the corpus that notes what is read of it."""

    def __init__(self, name: str, records: Mapping[str, Value], reads: dict[Read, None]) -> None:
        self._name, self._records, self._reads = name, records, reads

    def __getitem__(self, key: str) -> Value:
        self._reads[self._name, key] = None
        return self._records[key]

    def __contains__(self, key: object) -> bool:
        self._reads[self._name, str(key)] = None
        return key in self._records

    def __iter__(self) -> Iterator[str]:
        return iter(self._read(Extent.KEYS))

    def __len__(self) -> int:
        return len(self._read(Extent.KEYS))

    def keys(self) -> KeysView[str]:
        return self._read(Extent.KEYS).keys()

    def values(self) -> ValuesView[Value]:
        return self._read(Extent.WHOLE).values()

    def items(self) -> ItemsView[str, Value]:
        return self._read(Extent.WHOLE).items()

    def _read(self, extent: Extent) -> Mapping[str, Value]:
        self._reads[self._name, extent] = None
        return self._records


@dataclasses.dataclass(frozen=True)
class _WatchedCorpus(Corpus):
    """A corpus that notes which of its fields are read that are no mappings."""

    reads: dict[Read, None]

    def __getattribute__(self, name: str) -> Any:
        if name in _WHOLE:
            super().__getattribute__("reads")[name, Extent.WHOLE] = None
        return super().__getattribute__(name)


def watched(corpus: Corpus) -> tuple[Corpus, dict[Read, None]]:
    """The same corpus for one page, and what has been read of it so far, in order."""
    reads: dict[Read, None] = {}
    fields = {field.name: getattr(corpus, field.name) for field in dataclasses.fields(Corpus)}
    fields |= {name: _Watched(name, fields[name], reads) for name in _MAPPINGS}
    return _WatchedCorpus(**fields, reads=reads), reads


class Digests:
    """Digests of the values of a corpus, each made once."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._of_reads: dict[Read, str] = {}
        # With the values themselves, so that no other value gets the number of one.
        self._of_values: dict[int, tuple[object, str]] = {}
        # The matchers are no records: what they find follows from their forms.
        forms = [matcher.forms for matcher in corpus.matchers.values()]
        self.shared = self.of((corpus.interface, corpus.chinese_words, forms))
        """Of what every page may read without a note."""

    def made_from(self, given: object, reads: Iterable[Read]) -> MadeFrom:
        """What something was made from that was given this and has read this."""
        own = tuple(reads)
        return MadeFrom(self._given(given), own, self._seen(own))

    def holds(self, made_from: MadeFrom, given: object) -> bool:
        """Whether something that is given this would be made from the same again."""
        return made_from.given == self._given(given) and made_from.seen == self._seen(
            made_from.reads
        )

    def _given(self, given: object) -> str:
        return f"{self.shared} {self.of(given)}"

    def _seen(self, reads: Iterable[Read]) -> str:
        return hashlib.sha256("".join(map(self.of_read, reads)).encode()).hexdigest()

    def of_read(self, read: Read) -> str:
        """The digest of what a page gets that reads this now."""
        if read not in self._of_reads:
            self._of_reads[read] = self.of(self._value(*read))
        return self._of_reads[read]

    def _value(self, name: str, part: str | Extent) -> object:
        value = getattr(self._corpus, name)
        match part:
            case Extent.WHOLE:
                return value
            case Extent.KEYS:
                return tuple(value)
        return value.get(part)

    def of(self, value: object) -> str:
        """The digest of a record or of a value made up of records and plain values.

        Raises TypeError for anything else: what it depends on could not be told.
        """
        if not isinstance(value, BaseModel) and not dataclasses.is_dataclass(value):
            return self._digest(value)
        if id(value) not in self._of_values:
            self._of_values[id(value)] = (value, self._digest(value))
        return self._of_values[id(value)][1]

    def _digest(self, value: object) -> str:
        return hashlib.sha256("\n".join(self._parts(value)).encode("utf-8", "replace")).hexdigest()

    def _parts(self, value: object) -> Iterator[str]:
        """The parts of a value without line ends, so that no two values give the same."""
        yield type(value).__qualname__
        if value is None or isinstance(value, str | int | float | date):
            yield repr(value)
        elif isinstance(value, bytes):
            yield hashlib.sha256(value).hexdigest()
        elif isinstance(value, BaseModel):
            yield value.model_dump_json()
        elif isinstance(value, ClausePlace):
            # Its number tells which clause of which section of the source it is.
            yield f"{self.of(value.source)} {value.number}"
        elif isinstance(value, Filing):
            # There are many, and they hold plain values alone.
            yield repr(value)
        elif isinstance(value, ProsePage):
            # The rest of it is read out of its text.
            yield repr((value.path, value.text))
        elif dataclasses.is_dataclass(value):
            fields = dataclasses.fields(value)
            yield from (self.of(getattr(value, field.name)) for field in fields)
        elif isinstance(value, Mapping):
            yield from (self.of(part) for item in value.items() for part in item)
        elif isinstance(value, tuple | list):
            yield from (self.of(part) for part in value)
        elif isinstance(value, frozenset):
            yield from sorted(self.of(part) for part in value)
        else:
            raise TypeError(f"no digest of a {type(value).__qualname__}")
