"""Reads the figures of a Chinese or an English text into one form, so that the two can be compared.

Numbers become plain digits (57.36万 and 573,600 are both 573600), percentages keep their sign,
fractions are written n/m, and a date falls into its numbers (2018年2月12日 and 12 February 2018 are
both 2018, 2 and 12). Idioms that merely contain a numeral are no figures.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from explainer.languages import Language

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")}
_DIGITS |= {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}

# Words whose numerals count nothing.
_CHINESE_IDIOMS = re.compile(
    "四川|十分|百姓|千方百计|万众|千百年|百年|行百里者半九十|两半|三农|珠三角|三角洲|百科|四面八方"
)
_ENGLISH_IDIOMS = re.compile(
    r"\b(?:English|Chinese|other|two) hal(?:f|ves)\b|\bone another\b"
    r"|\bsecond(?:ly|ed|ment)?\b|\bthirdly\b|\bfirst secretar",
    re.IGNORECASE,
)

_SMALL_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_WORDS = {word: value for value, word in enumerate(_SMALL_WORDS)}
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS |= {word: 10 * value for value, word in enumerate(_TENS, 2)}
_ORDINALS = "third fourth fifth sixth seventh eighth ninth tenth".split()
_WORDS |= {word: value for value, word in enumerate(_ORDINALS, 3)}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_FRACTIONS = {"half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4}

_WORD = "|".join(sorted([*_WORDS, *_SCALES], key=len, reverse=True))
_ENGLISH = re.compile(
    rf"""
    (?P<fraction>\b(?:(?P<parts>one|two|three)[ -])?(?P<of>thirds?|quarters?)\b(?!-party)(?=\ of))
  | (?P<half>\bhal(?:f|ves)\b)
  | (?P<month>(?-i:\b(?:{"|".join(_MONTHS)})\b))
  | (?P<digits>(?<![\w.])\d[\d,]*(?:\.\d+)?)(?:st|nd|rd|th)?
      (?:[ -](?P<scale>hundred|thousand|million|billion)\b)?(?P<percent>\ ?%|\ per\ cent\b)?
  | (?P<words>\b(?:a[ ](?=hundred|thousand|million|billion))?
      (?:{_WORD})(?:(?:[ -]|[ ]and[ ])(?:{_WORD}))*\b)(?P<word_percent>[ ]per[ ]cent\b)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CHINESE = re.compile(
    r"""
    十(?P<plan>[一二三四五])五
  | (?:百分之(?P<cent>[零〇一二三四五六七八九十百两]+))
  | (?P<of>[二三四五六七八九十]+)分之(?P<parts>[一二三四五六七八九十]+)
  | (?P<half>半)
  | (?P<digits>\d[\d,]*(?:\.\d+)?)(?P<thousands>[十百千])?多?(?P<large>[万亿]*)(?P<percent>[%％])?
  | (?P<numeral>[零〇一二三四五六七八九十百千两]+)多?(?P<numeral_large>[万亿]*)
    """,
    re.VERBOSE,
)


@dataclass(frozen=True)
class Figures:
    """The figures of one text: those it states, and those that its idiom may leave out."""

    stated: frozenset[str]
    optional: frozenset[str]


def read_figures(text: str, language: Language) -> Figures:
    """The figures of a text (inline Markdown) in `language`.

    `optional` holds what one language may say without a numeral: one, two things, a pair, both.
    """
    visible = re.sub(r"\[\[[^\]|]*(?:\|([^\]]*))?\]\]", lambda match: match[1] or "", text)
    found = set(_chinese(visible) if language == "zh" else _english(visible))
    if language == "en":
        found |= set(_chinese(re.sub(r"[^\u3400-\u9fff]+", " ", visible)))
    optional = {figure for figure in found if figure == "1"}
    if re.search(r"(?i)\b(?:both|two|twice|second|double|pairs?)\b|双|两|二者|第二", visible):
        optional.add("2")
    return Figures(frozenset(found - {"1"}), frozenset(optional))


def differing_figures(zh: str, en: str) -> tuple[list[str], list[str]]:
    """Figures that only the Chinese text has, and those that only the English text has."""
    chinese, english = read_figures(zh, "zh"), read_figures(en, "en")
    only_chinese = chinese.stated - english.stated - english.optional - chinese.optional
    only_english = english.stated - chinese.stated - chinese.optional - english.optional
    return sorted(only_chinese), sorted(only_english)


def difference_message(only_zh: list[str], only_en: list[str]) -> str:
    """What figures of a pair of texts differ; one list at least is not empty."""
    parts = [f"{', '.join(only_zh)} only in zh"] if only_zh else []
    parts += [f"{', '.join(only_en)} only in en"] if only_en else []
    return f"the figures differ: {'; '.join(parts)}; mend one"


def _plain(value: Fraction) -> str:
    if value.denominator == 1:
        return str(value.numerator)
    return f"{float(value):f}".rstrip("0")


def _large(characters: str | None) -> int:
    product = 1
    for character in characters or "":
        product *= _LARGE[character]
    return product


def _chinese_number(numeral: str) -> int:
    """Reads 九, 十四, 二十 or 三千; a run of bare digits (二〇一五) is read digit by digit."""
    if not any(character in _UNITS for character in numeral):
        return int("".join(str(_DIGITS[character]) for character in numeral))
    total, digit = 0, 0
    for character in numeral:
        if character in _UNITS:
            total += (digit or 1) * _UNITS[character]
            digit = 0
        else:
            digit = _DIGITS[character]
    return total + digit


def _chinese(text: str) -> Iterator[str]:
    for match in _CHINESE.finditer(_CHINESE_IDIOMS.sub("", text)):
        if match["plan"]:
            yield from (str(10 + _DIGITS[match["plan"]]), "5")
        elif match["cent"]:
            yield f"{_chinese_number(match['cent'])}%"
        elif match["of"]:
            yield f"{_chinese_number(match['parts'])}/{_chinese_number(match['of'])}"
        elif match["half"]:
            yield "1/2"
        elif match["digits"]:
            value = Fraction(match["digits"].replace(",", ""))
            value *= _UNITS.get(match["thousands"] or "", 1) * _large(match["large"])
            yield _plain(value) + ("%" if match["percent"] else "")
        else:
            value = Fraction(_chinese_number(match["numeral"])) * _large(match["numeral_large"])
            yield _plain(value)


def _english_number(words: str) -> int:
    total, group = 0, 0
    for word in re.split(r"[ -]+", words.lower()):
        if word in _WORDS:
            group += _WORDS[word]
        elif word == "hundred":
            group = (group or 1) * 100
        elif word in _SCALES:
            total += (group or 1) * _SCALES[word]
            group = 0
    return total + group


def _english(text: str) -> Iterator[str]:
    for match in _ENGLISH.finditer(_ENGLISH_IDIOMS.sub("", text)):
        if match["fraction"]:
            parts = _WORDS[(match["parts"] or "one").lower()]
            yield f"{parts}/{_FRACTIONS[match['of'].lower()]}"
        elif match["half"]:
            yield "1/2"
        elif match["month"]:
            yield str(_MONTHS.index(match["month"]) + 1)
        elif match["digits"]:
            value = Fraction(match["digits"].replace(",", ""))
            value *= _SCALES.get((match["scale"] or "").lower(), 1)
            yield _plain(value) + ("%" if match["percent"] else "")
        else:
            number = _english_number(match["words"])
            yield f"{number}%" if match["word_percent"] else str(number)
