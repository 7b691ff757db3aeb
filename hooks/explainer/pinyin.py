"""Order of terms: by pinyin for Chinese, by letters for English."""

import re
import unicodedata

from explainer.languages import Language
from explainer.model import Term


def without_tones(pinyin: str) -> str:
    """Pinyin in lower case without tone marks; ü is kept apart from u as v: nǚ is nv."""
    decomposed = unicodedata.normalize("NFD", pinyin.lower()).replace("u\u0308", "v")
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def sorting_key(term: Term, language: Language) -> tuple[str, str]:
    """The place of a term in the index of a language."""
    if language == "zh":
        return without_tones(term.pinyin), term.pinyin
    return re.sub(r"^(the|an?) ", "", term.en.lower()), term.en


def initial(term: Term, language: Language) -> str:
    """The letter under which the index of a language lists a term."""
    letters = (letter for letter in sorting_key(term, language)[0] if letter.isalnum())
    return next(letters, "#").upper()
