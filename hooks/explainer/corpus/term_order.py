"""The order of terms, by pinyin for Chinese and by letters for English, and their written forms."""

import re

from explainer.corpus.records.terms import Term
from explainer.languages import Language
from explainer.text.pinyin import without_tones
from explainer.text.scripts import to_taiwan


def sorting_key(term: Term, language: Language) -> tuple[str, str]:
    """The place of a term in the index of a language."""
    if language == "zh":
        return without_tones(term.pinyin), term.pinyin
    return re.sub(r"^(the|an?) ", "", term.en.lower()), term.en


def initial(term: Term, language: Language) -> str:
    """The letter under which the index of a language lists a term."""
    letters = (letter for letter in sorting_key(term, language)[0] if letter.isalnum())
    return next(letters, "#").upper()


def traditional_form(term: Term) -> str:
    """The traditional form of a term: the one it names, or the derived one."""
    return term.traditional or to_taiwan(term.zh)
