"""The keys that a text is found by, and where each stands.

A text is read token by token; each has a position, and tokens that stand side by side have
positions side by side, so that a run of tokens is found exactly by its keys and their distances.

- A *cell* is one Han character; on Chinese pages also a digit, `%`, and a point, thousands comma or
  dash between digits. Two neighbouring cells are a key, so that any run of characters is found by
  its pairs; a cell that no other follows is a key alone.
- A *word* is a run of Latin letters; on English pages also a figure (57.36, 10%), whose commas are
  left out. It is a key in lower case, without diacritics and without the 's of a possessive.
  One with an apostrophe is a key without it too (Xian for Xi'an).
- A hyphen in a compound has no position, as a space between words has none, so third-party and
  third party are one. The compound is a key in one word too (email for e-mail).
- Any other mark has a position but no key, so no run reaches across it; so has white space on
  Chinese pages, except beside Latin letters, and the end of a line, which is the end of a block.

docs/assets/javascripts/search-text.js reads queries by the same rules.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from explainer.languages import Language
from explainer.text.han import BASIC_HAN
from explainer.text.scripts import to_simplified

LETTER = "A-Za-z\u00c0-\u024f\u1e00-\u1eff"
_HYPHEN = "\u2010\u2011\uff0d-"
_DASH = f"\u2012-\u2015\u2212\u301c\uff5e~{_HYPHEN}"
_COMMA = "[,\uff0c]"
_POINT = "[.\uff0e]"
_THOUSANDS = rf"{_COMMA}(?=\d{{3}}(?!\d))"

_TOKEN = {
    "zh": re.compile(
        rf"(?P<word>[{LETTER}]+(?:['’][{LETTER}]+)*)"
        rf"|(?P<link>(?<=[{LETTER}\d])[{_HYPHEN}](?=[{LETTER}])|(?<=[{LETTER}])[{_HYPHEN}](?=\d))"
        rf"|(?P<gap>(?<=[{LETTER}])\s+|\s+(?=[{LETTER}]))"
        rf"|(?P<cell>[{BASIC_HAN}\d%]|(?<=\d){_POINT}(?=\d)|(?<=\d){_THOUSANDS}"
        rf"|(?<=[{BASIC_HAN}\d])[{_DASH}](?=[{BASIC_HAN}\d]))"
        r"|\s+|\S",
        re.ASCII,
    ),
    "en": re.compile(
        rf"(?P<word>\d+(?:{_THOUSANDS}\d{{3}})*(?:{_POINT}\d+)?%?(?![{LETTER}\d])"
        rf"|[{LETTER}\d]+(?:['’][{LETTER}\d]+)*)"
        rf"|(?P<link>(?<=[{LETTER}\d])[{_HYPHEN}](?=[{LETTER}\d])|(?<=\d)[{_DASH}](?=\d))"
        rf"|(?P<gap>\s+)|(?P<cell>[{BASIC_HAN}])|\S",
        re.ASCII,
    ),
}
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u301c\uff0d\uff5e~"
_ONE_FORM = str.maketrans(dict.fromkeys(_DASHES, "-") | {"\uff0c": ",", "\uff0e": "."})
_ONE_QUOTATION = str.maketrans("“”", "「」")


@dataclass(frozen=True)
class _Token:
    key: str
    position: int
    is_cell: bool
    is_part: bool
    """Whether it goes on with the word before it, behind a hyphen or behind figures."""


class _FoldedCharacters(dict[int, str]):
    """What `str.translate` asks for each character, found when it is first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        compatible = unicodedata.normalize("NFKC", character)
        if len(compatible) != 1 or not (compatible.isalnum() or compatible == "%"):
            compatible = character
        self[code] = to_simplified(compatible)
        return self[code]


_folded_characters = _FoldedCharacters()


def fold(text: str) -> str:
    """A text in simplified script with half-width letters and digits; as long as before.

    Character by character, so that a query folds alike wherever it is cut out of a text.
    """
    return text.translate(_folded_characters)


def searched_form(text: str) -> str:
    """Texts that have the same have the same keys at the same places: simplified script,
    half-width forms, one kind of double quotation marks.
    """
    return fold(text).translate(_ONE_QUOTATION)


@cache
def word_key(word: str) -> str:
    """The key of a Latin word or a figure: river for River's, 573600 for 573,600."""
    decomposed = unicodedata.normalize("NFD", word.lower().translate(_ONE_FORM))
    letters = "".join(c for c in decomposed if not unicodedata.combining(c))
    return letters.replace("’", "'").removesuffix("'s").replace(",", "")


def keys(text: str, language: Language) -> Iterator[tuple[str, int]]:
    """Each key of a text and its position; a key as often as it occurs."""
    tokens = _tokens(text, language)
    for at, token in enumerate(tokens):
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if (
            token.is_cell
            and following
            and following.is_cell
            and following.position == token.position + 1
        ):
            yield token.key + following.key, token.position
        else:
            yield token.key, token.position
        if "'" in token.key:
            yield token.key.replace("'", ""), token.position
    yield from _compounds(tokens)


def _tokens(text: str, language: Language) -> list[_Token]:
    tokens: list[_Token] = []
    position = 0
    for line in fold(text).split("\n"):
        before: str | None = None
        for match in _TOKEN[language].finditer(line):
            kind = match.lastgroup
            if kind == "word":
                part = before in {"word", "link"}
                tokens.append(_Token(word_key(match[0]), position, False, part))
            elif kind == "cell":
                tokens.append(_Token(match[0].translate(_ONE_FORM), position, True, False))
            before = kind
            position += kind not in {"link", "gap"}
        position += 1
    return tokens


def _compounds(tokens: Sequence[_Token]) -> Iterator[tuple[str, int]]:
    """Words of several parts, as one word, at the position of the first."""
    start = 0
    for at in range(1, len(tokens) + 1):
        if at < len(tokens) and tokens[at].is_part:
            continue
        if at - start > 1:
            compound = "".join(token.key for token in tokens[start:at])
            if not compound.isdigit():
                yield compound, tokens[start].position
        start = at
