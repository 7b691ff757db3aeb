"""What a query is held against before the index is asked: the words and characters in use."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from itertools import chain

import snowballstemmer

from explainer.search.sections import SearchRecord
from explainer.search.tokens import LETTER, fold

_LATIN_WORD = rf"[{LETTER}]+(?:['’][{LETTER}]+)*"
_FIGURE = r"\d+(?:,\d{3})*(?:\.\d+)?%?"
_WORD = re.compile(rf"(?<!\w)(?:{_LATIN_WORD}|{_FIGURE})(?!\w)", re.ASCII)
_HAN_BLOCKS = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000))


def plain(text: str) -> str:
    """A text in lower case without diacritics, as the engine files its words."""
    decomposed = unicodedata.normalize("NFD", text.lower())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def vocabulary(records: Iterable[SearchRecord]) -> dict[str, str]:
    """The words of the records of one language, and the characters that fold into theirs.

    `words` holds a line for each figure and each family of Latin words with one English stem
    (Porter's second algorithm), with a space between them; `folds` holds pairs of characters, a
    character that is not in use and the one of the index that it stands for.
    """
    words: set[str] = set()
    characters: set[str] = set()
    for record in records:
        text = f"{record.heading}\n{record.text}"
        words.update(match[0] for match in _WORD.finditer(plain(text)))
        characters.update(fold(text))
    families: dict[str, list[str]] = defaultdict(list)
    stemmer = snowballstemmer.stemmer("english")
    for word, stem in zip(ordered := sorted(words), stemmer.stemWords(ordered), strict=True):
        families[stem].append(word)
    return {
        "words": "\n".join(sorted(map(" ".join, families.values()))),
        "folds": "".join(other + used for other, used in _folding_pairs() if used in characters),
    }


@cache
def _folding_pairs() -> tuple[tuple[str, str], ...]:
    pairs = ((character := chr(code), fold(character)) for code in chain(*_HAN_BLOCKS))
    return tuple(pair for pair in pairs if pair[0] != pair[1])
