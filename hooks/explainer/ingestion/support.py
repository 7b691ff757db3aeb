"""What speaks for a reading of a damaged place: the rest of the text, and a list of words.

The text is counted once, in runs of one to three characters; a candidate is judged by how often it
stands beside the same neighbours elsewhere, and by whether it makes a word with them.
"""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from pypinyin.phrases_dict import phrases_dict

from explainer.ingestion.characters import folded, is_han

# Beyond so many characters a count says nothing new and only takes time.
_ENOUGH = 500_000
_LONGEST_WORD = 4
# A character for which no neighbour speaks must be so many times as frequent as its rivals.
_FREQUENT = 3


@dataclass(frozen=True)
class Evidence:
    """What speaks for one candidate."""

    triples: int
    """How often it stands in the same three characters elsewhere in the text."""
    pairs: int
    """How often it stands beside the same neighbour."""
    sides: int
    """On how many sides it does."""
    word: int
    """The length of the longest word that it makes with its neighbours; 0 for none."""
    single: int
    """How often it stands in the text at all."""

    @property
    def is_strong(self) -> bool:
        """Whether chance alone would hardly produce it."""
        return self.triples > 0 or self.word > 2

    @property
    def is_any(self) -> bool:
        """Whether the neighbours speak for the candidate.

        A pair on one side may be chance, and so may a word of two whose character is nowhere else.
        """
        return self.is_strong or self.sides > 1 or (self.word > 0 and self.single > 0)

    def outdoes(self, other: "Evidence") -> bool:
        """Whether it is better in one respect and worse in none."""
        mine, others = self._respects(), other._respects()
        return mine != others and all(a >= b for a, b in zip(mine, others, strict=True))

    def _respects(self) -> tuple[int, int, int]:
        return self.triples, self.pairs, self.word

    def __str__(self) -> str:
        told = [f"in the same three characters {self.triples} times"] if self.triples else []
        told += [f"beside the same one {self.pairs} times"] if self.pairs else []
        told += [f"a word of {self.word} characters"] if self.word else []
        return ", ".join([*told, f"{self.single} times in all"])


class Support:
    """Counts of the runs of one, two and three characters of a text."""

    def __init__(self, whole: str) -> None:
        text = whole[:_ENOUGH]
        self._single = Counter(text)
        self._pairs = Counter(pairwise(text))
        self._triples = Counter(zip(text, text[1:], text[2:], strict=False))

    def occurrences(self, character: str) -> int:
        """How often a character stands in the text."""
        return self._single[character]

    def evidence(self, before: str, candidate: str, after: str) -> Evidence:
        """What speaks for a character between its neighbours."""
        word = _longest_word(before[-3:], candidate, after[:3]) if is_han(candidate) else 0
        if not self._single[candidate]:
            return Evidence(0, 0, 0, word, 0)
        around = f"{before[-2:]}{candidate}{after[:2]}"
        place = len(before[-2:])
        triples = sum(
            self._triples[(around[start], around[start + 1], around[start + 2])]
            for start in range(max(0, place - 2), min(place, len(around) - 3) + 1)
        )
        pairs = [
            self._pairs[(around[start], around[start + 1])]
            for start in range(max(0, place - 1), min(place, len(around) - 2) + 1)
        ]
        sides = sum(map(bool, pairs))
        return Evidence(triples, sum(pairs), sides, word, self._single[candidate])


@cache
def _words() -> frozenset[str]:
    return frozenset(word for word in phrases_dict if len(word) <= _LONGEST_WORD)


def makes_word(text: str) -> bool:
    """Whether a text is a word of the list, in either script."""
    return folded(text) in _words()


@lru_cache(maxsize=65536)
def _longest_word(before: str, candidate: str, after: str) -> int:
    """The length of the longest word that a character makes with three neighbours on each side."""
    around = folded(f"{before}{candidate}{after}")
    place = len(before)
    for length in range(_LONGEST_WORD, 1, -1):
        for start in range(max(0, place - length + 1), place + 1):
            if around[start : start + length] in _words() and start + length <= len(around):
                return length
    return 0


@dataclass(frozen=True)
class Choice:
    """The candidate that is supported best, and what speaks for it."""

    candidate: str
    evidence: Evidence
    rivals: tuple[str, ...]
    """The other candidates, those that stand in the text first."""


def choose(support: Support, before: str, candidates: Collection[str], after: str) -> Choice | None:
    """The candidate that what speaks for it sets apart from all others; None where none is.

    Strong evidence outweighs weak. Of several with evidence of the same kind, one must be better in
    some respect and worse in none. Where no neighbour speaks for any candidate, only a
    character is taken that is several times as frequent in the text as any rival.
    """
    judged = {
        candidate: support.evidence(before, candidate, after) for candidate in sorted(candidates)
    }
    fitting = {key: found for key, found in judged.items() if found.is_strong}
    fitting = fitting or {key: found for key, found in judged.items() if found.is_any}
    if not fitting and len(judged) > 1:
        if is_han(before[-1:]) or is_han(after[:1]):
            # A Han character would stand beside the same neighbours elsewhere; a mark need not.
            judged = {key: found for key, found in judged.items() if not is_han(key)}
        best_first = sorted(judged, key=lambda key: -judged[key].single)
        counts = [*(judged[key].single for key in best_first), 0, 0]
        if counts[0] < _FREQUENT * max(1, counts[1]):
            return None
        return Choice(best_first[0], judged[best_first[0]], tuple(best_first[1:]))
    best = [
        key
        for key, found in fitting.items()
        if all(found.outdoes(other) for rival, other in fitting.items() if rival != key)
    ]
    if len(judged) == 1:
        best = list(judged)
    if len(best) != 1:
        return None
    rivals = sorted(judged.keys() - set(best), key=lambda key: -judged[key].single)
    return Choice(best[0], judged[best[0]], tuple(rivals))
