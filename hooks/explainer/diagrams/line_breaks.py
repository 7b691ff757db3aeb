"""Where the lines of a label end: between words and phrases, inside them only in need.

Rules: English breaks at spaces. Chinese breaks after a mark of punctuation, else beside a known
word, else between the words of a long name, else between any two characters, but inside a known
word only where a line has no room for it: there are rather more lines. No line begins with a
closing mark or ends with an opening one, and no figure, bracket or Latin word is cut in two.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise

# What cannot be parted: a run of letters and figures with its marks, or one character with them.
_PIECE = re.compile(
    r"[《（“‘「『【(]*(?:[0-9A-Za-zÀ-ɏ][0-9A-Za-zÀ-ɏ.%‰°/:+'’_-]*|\S)[，。、；：！？）》”’」』】°†%)]*\s*|\s+"
)
_OPENING, _CLOSING = "《（“‘「『【", "，。、；：！？）》”’」』】"
# How bad it is to end a line: after a mark, between words, beside a term, inside a word.
_AFTER_MARK, _AT_SPACE, _BESIDE_TERM, _BESIDE_WORD_OF_A_NAME, _ANYWHERE = 0.0, 0.0, 0.6, 1.2, 2.5
# A long name is broken where no word of it is known; a word only where a line has no room for it.
_INSIDE_NAME, _INSIDE_WORD = 5.0, 9.0
LONGEST_WHOLE = 4
"""A known word of so many characters is never broken where a line has room for it."""
# What ends so many terms or more is a word of its own, such as the name of a post.
_TERMS_WITH_AN_ENDING = 3
_LENGTHS_OF_ENDINGS = (2, 3)
# Short words of grammar that begin a new phrase, or belong to the one before.
_STARTS = "对向由从按把将在与和及并为以于自被经"
_ENDS = "的了等后前中内"
# Words that join what follows to what stands before: a line begins with one and does not end so.
_JOINS = "和与及"

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

    # Of the lines from a piece on: how many cut a word, how many there are, how bad they are,
    # and where the first ends. Filled from the last piece back, so that no call goes deep.
    best = [(0, 0, 0.0, len(pieces))] * (len(pieces) + 1)
    for start in range(len(pieces) - 1, -1, -1):
        choices = []
        for end in range(start + 1, len(pieces) + 1):
            length = measure("".join(pieces[start:end]).strip())
            if length > longest and end > start + 1:
                break
            cut, lines, badness, _ = best[end]
            free = max(longest - length, 0) / longest
            cost = costs[end] if end < len(pieces) else 0
            own = badness + free * free + cost
            choices.append((cut + (cost >= _INSIDE_WORD), lines + 1, own, end))
        best[start] = min(choices)

    ends, start = [], 0
    while start < len(pieces):
        *_, end = best[start]
        ends.append("".join(pieces[start:end]).strip())
        start = end
    return ends


def _costs(pieces: Sequence[str], words: frozenset[str]) -> list[float]:
    """How bad it is to break before each piece."""
    text = "".join(pieces)
    marked = dict(_marked(text, words))
    costs, at = [0.0], 0
    for piece, following in pairwise(pieces):
        at += len(piece)
        if piece[-1].isspace():
            costs.append(_AT_SPACE)
        elif piece[-1] in _CLOSING:
            costs.append(_AFTER_MARK)
        elif at in marked:
            costs.append(max(marked[at], _ANYWHERE if piece in _JOINS else 0))
        elif following[0] in _STARTS + _OPENING or piece[-1] in _ENDS:
            costs.append(_BESIDE_TERM)
        else:
            costs.append(_ANYWHERE)
    return costs


def _marked(text: str, words: frozenset[str], known: int = 0) -> Iterator[tuple[int, float]]:
    """The places inside and beside the known words of a text, the longest first, with their costs.

    A long name is made of words itself: they are known too, and between them it can be broken.
    `known` is the length of the name that the text is.
    """
    lengths = [size for size in _lengths(words) if not known or size < known]
    ends = _endings(words)
    at = 0
    while at < len(text):
        size = next((size for size in lengths if text[at : at + size] in words), 0)
        if not size and known:
            size = next((size for size in _LENGTHS_OF_ENDINGS if text[at : at + size] in ends), 0)
        if size > LONGEST_WHOLE:
            yield from ((at + place, _INSIDE_NAME) for place in range(1, size))
            own = dict(_marked(text[at : at + size], words, size))
            yield from ((at + place, cost) for place, cost in own.items() if 0 < place < size)
        elif size:
            yield from ((at + place, _INSIDE_WORD) for place in range(1, size))
        if size:
            beside = _BESIDE_WORD_OF_A_NAME if known else _BESIDE_TERM
            yield from ((place, beside) for place in (at, at + size))
        at += size or 1


@cache
def _lengths(words: frozenset[str]) -> list[int]:
    return sorted({len(word) for word in words} - {0, 1}, reverse=True)


@cache
def _endings(words: frozenset[str]) -> frozenset[str]:
    """The ends that several words share."""
    ends = Counter(
        word[-size:] for word in words for size in _LENGTHS_OF_ENDINGS if size < len(word)
    )
    return frozenset(end for end, count in ends.items() if count >= _TERMS_WITH_AN_ENDING)
