"""What the rest of a text says for or against a reading of a damaged place.

The text is counted once, in runs of one to three characters; a candidate is then judged by how
often it stands beside the same neighbours elsewhere.
"""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise

Score = tuple[int, int, int]

# Beyond so many characters a count says nothing new and only takes time.
_ENOUGH = 500_000


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

    def score(self, before: str, candidate: str, after: str) -> Score:
        """How well a character fits between its neighbours: by triples, by pairs, by itself."""
        around = f"{before[-2:]}{candidate}{after[:2]}"
        place = len(before[-2:])
        triples = sum(
            self._triples[(around[start], around[start + 1], around[start + 2])]
            for start in range(max(0, place - 2), min(place, len(around) - 3) + 1)
        )
        pairs = sum(
            self._pairs[(around[start], around[start + 1])]
            for start in range(max(0, place - 1), min(place, len(around) - 2) + 1)
        )
        return triples, pairs, self._single[candidate]


@dataclass(frozen=True)
class Choice:
    """The candidate that the text supports best, and what speaks for it."""

    candidate: str
    score: Score
    rivals: tuple[str, ...]
    """The other candidates, the nearest first."""


def choose(support: Support, before: str, candidates: Collection[str], after: str) -> Choice | None:
    """The best supported candidate.

    None where there is no candidate, where two are supported alike, or where none of several
    stands anywhere else in the text.
    """
    nothing = (0, 0, 0)
    ranked = sorted(
        (
            (
                support.score(before, candidate, after)
                if support.occurrences(candidate)
                else nothing,
                candidate,
            )
            for candidate in candidates
        ),
        reverse=True,
    )
    if not ranked:
        return None
    (score, best), rest = ranked[0], ranked[1:]
    if rest and (rest[0][0] == score or not any(score)):
        return None
    return Choice(best, score, tuple(candidate for _, candidate in rest))
