"""Texts as the search engine indexes them: tokens with a space between each two.

The engine parts words at white space, gives every token a position and drops the signs of those
that are words. So a run of tokens is found exactly by a phrase of the same tokens:

- Chinese pages: each Han character and each digit is a token, so that any run of characters is
  found; Latin words stay whole.
- English pages: words and figures are tokens (57.36, 573,600, 10%); Han characters stand alone.
- A punctuation mark is a token of its own: it has a position, but no word, so no phrase reaches
  across it. Between blocks of a page stands BREAK.

The white space of the text itself survives as a mark behind a token (see MARK), so that the text
can be put together again for an excerpt. docs/assets/javascripts/search-text.js does the same to
queries.
"""

import re
import unicodedata

from explainer.languages import Language
from explainer.text.scripts import to_simplified

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
LETTER = "A-Za-z\u00c0-\u024f\u1e00-\u1eff"

BREAK = "¶"
"""Stands between the blocks of a page."""

SPACE = "␣"
"""White space on a Chinese page other than between Latin words: no phrase reaches across it."""

MARK = "\u2060"
"""Behind a token: on Chinese pages white space follows, on English pages none does.

The word joiner is no word character, so the engine ignores it.
"""

_SPACE_BETWEEN_WORDS = re.compile(rf"(?<=[{LETTER}])\s+(?=[{LETTER}])")
_CHINESE_TOKEN = re.compile(rf"(?:[{LETTER}]+(?:['’-][{LETTER}]+)*|.){MARK}?")
_ENGLISH_TOKEN = re.compile(
    rf"(?:\d+(?:,\d{{3}})*(?:\.\d+)?%?|[{LETTER}\d]+(?:['’][{LETTER}]+)*)"
    rf"(?:[-\u2011](?=[{LETTER}\d]))?|\S"
)


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


def indexed(text: str, language: Language) -> str:
    """A text for the engine: its tokens with their marks, and BREAK for each line end."""
    lines = filter(None, map(str.strip, fold(text).split("\n")))
    return f" {BREAK} ".join(_tokens_of_line(line, language) for line in lines)


def _tokens_of_line(line: str, language: Language) -> str:
    if language == "zh":
        spaced = re.sub(r"\s+", SPACE, _SPACE_BETWEEN_WORDS.sub(MARK, line))
        return " ".join(_CHINESE_TOKEN.findall(spaced))
    return " ".join(f"{MARK} ".join(_ENGLISH_TOKEN.findall(word)) for word in line.split())
