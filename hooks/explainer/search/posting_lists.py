"""The posting lists of an index: for each key the records that have it and where.

The lists of an earlier build are brought up to date by the records that have changed, so that a
change costs what these records hold, not what the site holds.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise

from explainer.search.postings import HEADING_WEIGHT, TEXT_START, Posted, number_in_36

Pieces = tuple[tuple[int, str], ...]
"""A list, cut into pieces of about one size: the first record of each, and its entries."""

_BEGINNING = "*"
"""Ends a name that stands for all keys which begin so."""


@dataclass(frozen=True)
class Sizes:
    """What the files of an index are cut by; a page reads an index of any."""

    words: int = 5000
    """Bytes of a chunk of words, about: what a key costs."""
    texts: int = 2500
    """Bytes of a chunk of texts, about: what a hit costs."""
    weighed: int = 1500
    """Of how many records, the best, a common key says how often each has it."""


DEFAULT_SIZES = Sizes()


class PostingLists:
    """The posting lists of all records, numbered in their order."""

    def __init__(self, of_each: Iterable[Posted], sizes: Sizes = DEFAULT_SIZES) -> None:
        """`of_each` are the postings of each record."""
        self.sizes = sizes
        self.lengths: list[int] = []
        """Of each record its length as a power of two."""
        entries: dict[str, dict[int, str]] = defaultdict(dict)
        for number, (length, places) in enumerate(of_each):
            self.lengths.append(length)
            for key, positions in places.items():
                entries[key][number] = positions
        self.pieces = {key: _packed(own, sizes.words) for key, own in entries.items()}
        """The list of each key."""
        self.stems: dict[str, str] = {}
        """The English stems of words that have been asked for; none depends on the lists."""
        self._weights: dict[str, dict[int, int]] = {}
        self._lines: dict[str, str] = {}

    def exchange(self, changed: Mapping[int, tuple[Posted, Posted]]) -> None:
        """Puts other postings in the place of those of some records: for each those before and
        those from now on.
        """
        fresh: dict[str, dict[int, str]] = defaultdict(dict)
        for record, ((length_before, before), (length, after)) in changed.items():
            self.lengths[record] = length
            for key in before.keys() | after.keys():
                old, new = before.get(key, ""), after.get(key, "")
                if old != new:
                    fresh[key][record] = new
                # The rank of a record among those that have a key depends on its length, too.
                if old != new or length != length_before:
                    self._reweigh(key, record, _weight(new) - _weight(old))
        for key, own in fresh.items():
            entries = _unpacked(self.pieces.pop(key, ())) | own
            if having := {record: entries[record] for record in sorted(entries) if entries[record]}:
                self.pieces[key] = _packed(having, self.sizes.words)

    def _reweigh(self, key: str, record: int, more: int) -> None:
        """Adds to the weight of a record for a key, and for all beginnings of it."""
        for name in (key, *(beginning + _BEGINNING for beginning in accumulate(key))):
            self._lines.pop(name, None)
            if weights := self._weights.get(name):
                weights[record] = weights.get(record, 0) + more
                if not weights[record]:
                    del weights[record]

    def common_lines(self, keys: Iterable[str], beginnings: Iterable[str]) -> Iterator[str]:
        """In sorted order a line for each of these keys and beginnings of keys: how much the best
        records have of it, and which others have it. What is asked for is remembered, the rest is
        forgotten.
        """
        ordered = sorted(self.pieces)
        names = {key: [key] for key in keys}
        names |= {
            f"{beginning}{_BEGINNING}": _beginning_with(beginning, ordered)
            for beginning in beginnings
        }
        weights = {
            name: self._weights.get(name) or self._summed(own) for name, own in names.items()
        }
        self._weights = weights
        self._lines = {
            name: self._lines.get(name) or f"{name}\t{self._best_first(weights[name])}"
            for name in sorted(names)
        }
        yield from self._lines.values()

    def _summed(self, keys: Iterable[str]) -> dict[int, int]:
        weights: Counter[int] = Counter()
        for key in keys:
            for record, positions in _unpacked(self.pieces[key]).items():
                weights[record] += _weight(positions)
        return dict(weights)

    def _best_first(self, weights: Mapping[int, int]) -> str:
        """The best records with their weights, and the gaps between the numbers of all others."""
        kept, others, most = sorted(weights), list[int](), self.sizes.weighed
        if len(kept) > most:
            shares = {record: weights[record] / 2 ** self.lengths[record] for record in kept}
            best = set(sorted(kept, key=shares.__getitem__, reverse=True)[:most])
            others = [record for record in kept if record not in best]
            kept = sorted(best)
        with_weights = ",".join(
            f"{number_in_36(record - before)}.{number_in_36(weights[record])}"
            for before, record in pairwise([0, *kept])
        )
        gaps = (number_in_36(record - before) for before, record in pairwise([0, *others]))
        return f"{with_weights}\t{','.join(gaps)}"


def _beginning_with(beginning: str, ordered: list[str]) -> list[str]:
    """The keys that begin so, out of all in sorted order."""
    first = bisect_left(ordered, beginning)
    end = bisect_left(ordered, f"{beginning}\U0010ffff", first)
    return ordered[first:end]


def _packed(entries: Mapping[int, str], most_bytes: int) -> Pieces:
    pieces: list[tuple[int, str]] = []
    own: list[str] = []
    first = previous = size = 0
    for record, positions in entries.items():
        if size >= most_bytes:
            pieces.append((first, ",".join(own)))
            own, previous, size = [], 0, 0
        if not own:
            first = record
        own.append(number_in_36(record - previous) + positions)
        size += len(own[-1]) + 1
        previous = record
    return (*pieces, (first, ",".join(own)))


def _unpacked(pieces: Pieces) -> dict[int, str]:
    entries: dict[int, str] = {}
    for _, text in pieces:
        record = 0
        for entry in text.split(","):
            gap, point, positions = entry.partition(".")
            record += int(gap, 36)
            entries[record] = point + positions
    return entries


@cache
def _weight(positions: str) -> int:
    """How much a record has of a key that stands at these positions."""
    places = accumulate(int(gap, 36) for gap in positions.split(".")[1:])
    return sum(HEADING_WEIGHT if place < TEXT_START else 1 for place in places)
