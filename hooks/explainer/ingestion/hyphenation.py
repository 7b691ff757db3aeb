"""English words that a hyphen parts at the end of a line are whole again.

Whether the hyphen is the word's own (well-known) or of the typesetter (respon-sible) is decided by
a dictionary; a word that stands with its hyphen elsewhere in the text keeps it.
"""

import re
from collections.abc import Iterable, Sequence, Set
from functools import cache

from spellchecker import SpellChecker

from explainer.ingestion.edits import Edit, Line, repaired

_FIRST_HALF = re.compile(r"(?<=[\s(“\"'‘])([A-Za-z]{1,20})[-\u2010]\s*$")
_SECOND_HALF = re.compile(r"\s*([a-z]{1,20})(?![A-Za-z-])")
_HYPHENATED = re.compile(r"\b[a-z]{1,20}-[a-z]{1,20}\b")


def hyphenated_words(lines: Iterable[Line]) -> Set[str]:
    """The words that stand with a hyphen inside a line, in lower case."""
    return {word for line in lines for word in _HYPHENATED.findall(line.text.lower())}


def whole_words(lines: Sequence[Line], hyphenated: Set[str]) -> list[Line]:
    """The lines of a paragraph with each parted word in the line that it ends in.

    `hyphenated` are words of the whole text that keep their hyphen.
    """
    made = list(lines)
    for place in range(len(made) - 1):
        line, following = made[place], made[place + 1]
        first = _FIRST_HALF.search(line.text)
        second = _SECOND_HALF.match(following.text) if first else None
        if not first or not second or not _is_word(first[1] + second[1]):
            continue
        if f"{first[1].lower()}-{second[1]}" in hyphenated:
            continue
        made[place] = repaired(line, "hyphen", [Edit(first.start(1), len(line.text), "")])
        start = second.start(1)
        made[place + 1] = repaired(following, "hyphen", [Edit(start, start, first[1])])
    return made


def _is_word(word: str) -> bool:
    return bool(_dictionary().known([word]))


@cache
def _dictionary() -> SpellChecker:
    return SpellChecker(language="en")
