"""Where the lines of a label end: between words and phrases, inside them only in need.

Rules: English breaks at spaces. Chinese breaks after a mark of punctuation, else beside a known
term, else before a word that ends several terms, else between any two characters; no line begins
with a closing mark or ends with an opening one, and no figure, bracket or Latin word is cut in two.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise

# What cannot be parted: a run of letters and figures with its marks, or one character with them.
_PIECE = re.compile(
    r"[《（“‘「『【(]*(?:[0-9A-Za-zÀ-ɏ][0-9A-Za-zÀ-ɏ.%‰°/:+'’_-]*|\S)[，。、；：！？）》”’」』】°†%)]*\s*|\s+"
)
_OPENING, _CLOSING = "《（“‘「『【", "，。、；：！？）》”’」』】"
# How bad it is to end a line: after a mark, between words, beside a term, inside a word.
_AFTER_MARK, _AT_SPACE, _BESIDE_TERM, _ANYWHERE = 0.0, 0.0, 0.6, 2.5
# What ends so many terms or more is a word of its own, such as the name of a post.
_TERMS_WITH_AN_ENDING = 3
_LENGTHS_OF_ENDINGS = (2, 3)
# Short words of grammar that begin a new phrase, or belong to the one before.
_STARTS = "对向由从按把将在与和及并为以于自被经"
_ENDS = "的了等后前中内"

Measure = Callable[[str], float]


def broken(text: str, longest: float, measure: Measure, words: Sequence[str] = ()) -> list[str]:
    """A text in as few lines as `longest` allows, of even length, broken at the best places.

    `measure` gives the length of a line; `words` are the terms that a line should not cut. A piece
    that is longer than a line stays whole.
    """
    pieces = _PIECE.findall(text.strip())
    if not pieces:
        return []
    costs = _costs(pieces, frozenset(words))

    # Of the lines from a piece on: how many, how bad, and where the first ends. Filled from the
    # last piece back, so that a long text needs no deep calls.
    best = [(0, 0.0, len(pieces))] * (len(pieces) + 1)
    for start in range(len(pieces) - 1, -1, -1):
        choices = []
        for end in range(start + 1, len(pieces) + 1):
            length = measure("".join(pieces[start:end]).strip())
            if length > longest and end > start + 1:
                break
            lines, badness, _ = best[end]
            free = max(longest - length, 0) / longest
            own = badness + free * free + (costs[end] if end < len(pieces) else 0)
            choices.append((lines + 1, own, end))
        best[start] = min(choices)

    ends, start = [], 0
    while start < len(pieces):
        _, _, end = best[start]
        ends.append("".join(pieces[start:end]).strip())
        start = end
    return ends


def _costs(pieces: Sequence[str], words: frozenset[str]) -> list[float]:
    """How bad it is to break before each piece."""
    text = "".join(pieces)
    inside, beside = _cuts(text, words)
    costs, at = [0.0], 0
    for piece, following in pairwise(pieces):
        at += len(piece)
        if piece[-1].isspace():
            costs.append(_AT_SPACE)
        elif piece[-1] in _CLOSING:
            costs.append(_AFTER_MARK)
        elif at in inside:
            costs.append(_ANYWHERE * 2)
        elif at in beside or following[0] in _STARTS + _OPENING or piece[-1] in _ENDS:
            costs.append(_BESIDE_TERM)
        else:
            costs.append(_ANYWHERE)
    return costs


def _cuts(text: str, words: frozenset[str]) -> tuple[set[int], set[int]]:
    """The places inside and beside the known words of a text, the longest words first."""
    inside: set[int] = set()
    beside: set[int] = set()
    lengths = sorted({len(word) for word in words} - {0, 1}, reverse=True)
    at = 0
    while at < len(text):
        length = next((size for size in lengths if text[at : at + size] in words), 0)
        if length:
            inside.update(range(at + 1, at + length))
            inside.difference_update(
                at + length - size
                for size in _LENGTHS_OF_ENDINGS
                if size < length and text[at + length - size : at + length] in _endings(words)
            )
            beside.update((at, at + length))
        at += length or 1
    return inside, beside


@cache
def _endings(words: frozenset[str]) -> frozenset[str]:
    """The ends that several words share."""
    ends = Counter(
        word[-size:] for word in words for size in _LENGTHS_OF_ENDINGS if size < len(word)
    )
    return frozenset(end for end, count in ends.items() if count >= _TERMS_WITH_AN_ENDING)
