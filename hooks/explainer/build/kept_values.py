"""What an earlier build made of the corpus, taken again where it would be made the same.

Each value is kept with a digest of what it was made from. The folder can be deleted at any time; a
value that is damaged counts as missing.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from explainer.build.reads import Digests, MadeFrom, watched
from explainer.corpus.corpus import Corpus
from explainer.work.derived import Derived, derived_name, keep_only, keep_value, read_value
from explainer.work.processes import shared_out

Made = TypeVar("Made")


@dataclass(frozen=True)
class _KeptValue:
    made_from: MadeFrom
    value: Any


class KeptValues:
    """The values in a folder, and what they are compared by."""

    def __init__(self, store: Derived, digests: Digests) -> None:
        self._store, self._digests = store, digests

    def find(self, name: str, given: object) -> _KeptValue | None:
        """The value of this name, if what it was given and has read is as it was."""
        known = read_value(self._store, derived_name(self._store, [name]))
        is_same = isinstance(known, _KeptValue) and self._digests.holds(known.made_from, given)
        return known if is_same else None

    def keep(self, name: str, value: object, made_from: MadeFrom) -> None:
        """Keeps a value under a name, in place of what was kept there."""
        keep_value(self._store, derived_name(self._store, [name]), _KeptValue(made_from, value))

    def keep_only(self, names: Sequence[str]) -> None:
        """Deletes the values of all other names."""
        keep_only(self._store, {derived_name(self._store, [name]) for name in names})

    def made_from(self, given: object, reads: Sequence[Any]) -> MadeFrom:
        """What a value was made from that was given this and has read this."""
        return self._digests.made_from(given, reads)


def known_or_made(
    kept: KeptValues | None,
    corpus: Corpus,
    given: Sequence[tuple[str, object]],
    make: Callable[[Corpus, int], Made],
) -> list[Made]:
    """The values in order: those that are kept, and the others as `make` makes them.

    `given` are the name of each and what it is made from beside the corpus; `make` takes the corpus
    and the place of a value in that order. Without `kept` all are made.
    """
    found = [kept and kept.find(name, own) for name, own in given]
    missing = [index for index, value in enumerate(found) if value is None]

    def made(number: int) -> Made:
        index = missing[number]
        name, own = given[index]
        seen, reads = watched(corpus)
        value = make(seen, index)
        if kept:
            kept.keep(name, value, kept.made_from(own, list(reads)))
        return value

    fresh = iter(shared_out(made, len(missing)))
    values = [value.value if value else next(fresh) for value in found]
    if kept:
        kept.keep_only([name for name, _ in given])
    return values
