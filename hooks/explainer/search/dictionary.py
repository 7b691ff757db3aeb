"""The glossary as the search dialog knows it: names in both languages, pinyin and its initials."""

import json
import re
from collections.abc import Iterable, Sequence

from pypinyin import Style, pinyin

from explainer.corpus.records.terms import Term
from explainer.search.tokens import fold
from explainer.text.han import BASIC_HAN
from explainer.text.pinyin import without_tones

LONGEST_NAME = 60
"""Whole sentences are not what anybody types to find a term."""


def term_table(terms: Iterable[Term]) -> str:
    """The terms as JSON: a list for each of its id, Chinese name, English name, pinyin, initials,
    other Chinese names, other English names, and the pinyin of the other Chinese names.
    """
    return json.dumps([_row(term) for term in terms], ensure_ascii=False, separators=(",", ":"))


def _row(term: Term) -> list[str | list[str]]:
    letters = re.sub(r"[^a-z ]", "", without_tones(term.pinyin))
    others = [name for name in dict.fromkeys(term.variants.zh) if name != term.zh]
    english = [*term.variants.en, *(rendering.en for rendering in term.renderings)]
    return [
        term.id,
        term.zh,
        term.en,
        letters,
        initials(term.zh, letters),
        others,
        [name for name in dict.fromkeys(english) if name != term.en and len(name) <= LONGEST_NAME],
        [read_aloud(name) for name in others],
    ]


def read_aloud(text: str) -> str:
    """The usual pinyin of a Chinese text without tones, with a space between syllables."""
    characters = "".join(re.findall(f"[{BASIC_HAN}]", fold(text)))
    return " ".join(syllable for [syllable] in pinyin(characters, style=Style.NORMAL))


def initials(text: str, letters: str) -> str:
    """The first letter of each syllable of a Chinese text, whose reading is given without tones.

    The reading decides between the readings that a character can have.
    """
    characters = "".join(re.findall(f"[{BASIC_HAN}]", fold(text)))
    readings = [
        [without_tones(reading) for reading in possible]
        for possible in pinyin(characters, style=Style.TONE, heteronym=True)
    ]
    return _aligned(readings, letters.replace(" ", "")) or "".join(r[0][0] for r in readings)


def _aligned(readings: Sequence[Sequence[str]], letters: str) -> str:
    """The initials of the readings that together give `letters`; empty where none do."""
    paths = {0: ""}
    for possible in readings:
        paths = {
            at + len(reading): path + reading[0]
            for at, path in paths.items()
            for reading in possible
            if letters.startswith(reading, at)
        }
    return paths.get(len(letters), "")
