"""Figures that a text states, or may leave to the other language, without a numeral: both, twice,
doubled, a dozen, a decade, a century.
"""

import re
from dataclasses import dataclass

from explainer.languages import Language


@dataclass(frozen=True)
class Figures:
    """The figures of one text: those it states, and those that its idiom may leave out."""

    stated: frozenset[str]
    optional: frozenset[str]


# What one language says without a numeral.
_LEFT_OUT = {
    "2": re.compile(
        r"\b(?:both|two|twice|second|doubl(?!ed\b)\w*|twofold|pairs?)\b|双|两|二者|第二|倍"
    ),
    "3": re.compile(r"\b(?:tripl(?!ed\b)\w*|trebl(?!ed\b)\w*|threefold)\b|倍"),
    "4": re.compile(r"\b(?:quadrupl(?!ed\b)\w*|fourfold)\b|倍"),
    "10": re.compile(r"\bdecade\b|旬"),
    "12": re.compile(r"\bdozen\b"),
    "1000": re.compile(r"\bmillennium\b"),
    "100": re.compile(r"百年|世纪|\bcentur(?:y|ies)\b|\bcentena|\bcentenn|\bhundredth\b"),
}
_DECADES = re.compile(r"\b(two|three|four|five|six|seven|eight|nine) decades\b")
_DOZENS = re.compile(r"\b(two|three|four|five|six|seven|eight|nine|half a) dozen\b")
_SCORES = re.compile(r"\b(two|three|four|five|six|seven|eight|nine) score\b")
_TENS = "twenties thirties forties fifties sixties seventies eighties nineties".split()
_AGES = re.compile(rf"\bin (?:his|her|their) (?:early |mid-|late )?({'|'.join(_TENS)})\b")
_COUNTED = "two three four five six seven eight nine".split()
# What has become so many times as much is a figure; to double, or a double group, may be none.
_BECOME = {"doubled": "2", "tripled": "3", "trebled": "3", "quadrupled": "4"}
_HAS_BECOME = re.compile(rf"\b({'|'.join(_BECOME)})\b(?! (?:up|back|down|over|as)\b)")
# A hundred years: a span of time counts; a goal or an anniversary is a name.
_CENTURY: dict[Language, re.Pattern[str]] = {
    "zh": re.compile(
        "(?<![几数])(?<=[用花历经达续近约过时了])一?百(?:余|多)?年(?!目标|奋斗|大计|未有|不遇|老)"
    ),
    "en": re.compile(r"(?<!half )(?<!of )\b(?:a|one) century\b(?! ago|-old)"),
}


def figures_in_words(text: str, language: Language) -> Figures:
    """The figures of a text, as readers see it, that its words say without a numeral."""
    text = text.lower()
    stated: set[str] = set()
    left = _DOZENS.sub(" ", text)
    optional = {number for number, words in _LEFT_OUT.items() if words.search(left)}
    if _CENTURY[language].search(text):
        stated.add("100")
        optional.discard("100")
    if language == "en":
        stated |= {_BECOME[word] for word in _HAS_BECOME.findall(text)}
        for word in _DECADES.findall(text):
            number = _COUNTED.index(word) + 2
            optional |= {str(number), f"{number}0"}
        for word in _DOZENS.findall(text):
            stated.add("6" if word == "half a" else str(12 * (_COUNTED.index(word) + 2)))
        for word in _SCORES.findall(text):
            number = _COUNTED.index(word) + 2
            optional |= {str(number), str(20 * number)}
        optional |= {f"{_TENS.index(word) + 2}0" for word in _AGES.findall(text)}
    return Figures(frozenset(stated), frozenset(optional))
