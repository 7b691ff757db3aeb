"""Reads the figures of a Chinese or an English text into one form, so that the two can be compared.

Numbers become plain digits (57.36万 and 573,600 are both 573600), percentages keep their sign,
fractions are written n/m, and a date falls into its numbers (2018年2月12日 and 12 February 2018 are
both 2018, 2 and 12). Idioms that merely contain a numeral are no figures.
"""

import re
import unicodedata
from collections.abc import Iterator, Set
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise, product

from pypinyin import Style, pinyin

from explainer.languages import Language
from explainer.text.chinese_numerals import (
    DIGITS,
    LARGE,
    UNITS,
    chinese_decimal,
    chinese_number,
    left_out,
    multiple,
    numbers_of,
    with_common_numerals,
)
from explainer.text.figures_in_words import Figures, figures_in_words
from explainer.text.han import HAN
from explainer.text.markdown import REFERENCE
from explainer.text.set_phrases import figures_of_set_phrases, without_set_phrases

# Words whose numerals count nothing, or nothing exact: 百分点 names a unit, 数百 no number.
_CHINESE_IDIOMS = re.compile(
    "四川|十分|百姓|千方百计|万众|千百年|百年|行百里者半九十|两半|[珠长]三角|三角洲|四面八方"
    "|[百千]分点|[数几上成好][十百千万亿]+|(?<![二三四五六七八九])[十百千万亿]{1,8}几|百[货科]|千[瓦米克]"
    "|一二三产业|千家万户|千山万水|千言万语|千差万别"
)
_ENGLISH_IDIOMS = re.compile(
    r"\b(?:English|Chinese|other|two) hal(?:f|ves)\b|\bone another\b"
    r"|\bsecond(?:ly|ed|ment)?\b|\bthirdly\b|\bfirst secretar"
    r"|\b(?:dozens|hundreds|thousands|millions|billions|trillions)\b"
    r"|\bLong March\b|\bquarter[- ](?:of an )?hours?\b",
    re.IGNORECASE,
)
# Names with digits in Latin, alike in both languages: G20, COVID-19.
_LATIN_NAMES = re.compile(
    r"(?<![A-Za-z])[A-Za-z]{1,24}[-\u2011]?\d{1,24}|(?<!\d)\d{1,24}[A-Z]{1,24}(?![A-Za-z])"
)
_CHARACTER_CODE = re.compile(r"&#\w{1,12};")

_SMALL_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_WORDS = {word: value for value, word in enumerate(_SMALL_WORDS)}
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS |= {word: 10 * value for value, word in enumerate(_TENS, 2)}
_ORDINALS = (
    "third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_WORDS |= {word: value for value, word in enumerate(_ORDINALS, 3)}
# Only behind a ten: alone, first and second mostly count nothing.
_LAST_ORDINALS = {"first": 1, "second": 2}
_WORDS |= {f"{ten[:-1]}ieth": 10 * value for value, ten in enumerate(_TENS, 2)}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
MONTHS = (
    "January February March April May June July August September October November December"
).split()
_FRACTIONS = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4}
_FRACTIONS |= {
    f"{word}{plural}": value for value, word in enumerate(_ORDINALS[:8], 3) for plural in ("", "s")
}
_PARTS = "one|two|three|four|five|six|seven|eight|nine|an?"
_OF = "|".join([*_ORDINALS[:8], "quarter"])

_SCALE = "|".join(_SCALES)
_WORD = "|".join(sorted([*_WORDS, *_SCALES], key=len, reverse=True))
# Two grades, one and two, make no three.
_AND = "|".join(rf"\ and\ (?<={scale}\ and\ )" for scale in _SCALES)
# Every run has an end, so that the time grows with the text alone; no figure is longer.
_ENGLISH = re.compile(
    rf"""
    # Where none of these begins, none of the forms below is tried.
    \b(?=[\dabefhjmnoqstzd])(?:
    (?P<fraction>\b(?:(?P<parts>{_PARTS})[ -](?P<of>{_OF})s?\b(?=\ of\b)
      |(?P<one_part>one)[ -](?P<of_one>{_OF})\b
      |(?P<more_parts>{_PARTS})[ -](?P<of_plural>{_OF})s\b
      |(?P<of_alone>third|quarter)s?\b(?=\ of\b)))
  | (?P<share>\b(?P<share_parts>{_PARTS})\ (?:in|out\ of)\ (?:every\ )?(?P<share_of>{_PARTS}|ten)\b)
  | (?P<half>\bhal(?:f|ves)\b)
  | (?P<slash>(?<![\d/.])\d{{1,3}}/\d{{1,3}}(?![\d/]))
  | (?P<month>(?-i:\b(?:{"|".join(MONTHS)})\b))
  | (?P<digits>(?<![\w.])\d[\d,]{{0,40}}(?:\.\d{{1,20}})?)(?:st|nd|rd|th)?
      (?:[ -](?P<scale>{_SCALE})\b)?(?P<percent>\ ?%|\ per\ cent\b)?
      (?P<mille>\ ?‰|\ per\ (?:mille|thousand)\b)?
  | (?P<words>\b(?:a[ ](?={_SCALE}))?
      (?:{_WORD})(?:(?:[ -]|{_AND})(?:{_WORD})){{0,12}}(?:-(?:first|second))?\b)
      (?P<word_percent>\ per\ cent\b)?)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CHINESE = re.compile(
    r"""
    十(?P<plan>[一二三四五])五
  | (?:百分(?:之|(?=百))(?P<cent>
      [零〇一二三四五六七八九十百两]{1,20}(?:点[零〇一二三四五六七八九]{1,20})?))
  | (?:千分之(?P<thousandths>[一二三四五六七八九十]{1,3}|\d{1,3}(?:\.\d{1,9})?))
  | (?P<myriad>万分之)
  | (?P<decimal>[零〇一二三四五六七八九十百千]{1,20}点[零〇一二三四五六七八九]{1,20})
      (?P<decimal_large>[万亿]{0,3})(?=[个公里米亩吨倍元人户度斤立平％%\u4e07\u4ebf])
  | (?P<slash>(?<![\d/.])\d{1,3}/\d{1,3}(?![\d/]))
  | (?P<of>[二三四五六七八九十]{1,20})分之(?P<parts>[一二三四五六七八九十]{1,20})
  | (?P<half>半)
  | (?P<tenths>[一二两三四五六七八九]|(?<![\d.])[1-9](?:\.\d)?)成(?![员立为果功长本都绩分就了人不])
      (?P<more_tenths>[一二三四五六七八九](?![个项条省市县村户人年月日]))?
  | 翻了?(?P<doubled>[一两二三四五]?)番
  | (?P<off>[一二三四五六七八九]{1,2})折(?![叠断射磨线页肱戟中回返合扣腾])
  | (?P<digits>\d[\d,]{0,40}(?:\.\d{1,20})?)(?P<thousands>[十百千])?多?
      (?P<large>[万亿]{0,3})(?P<percent>[%％])?(?P<mille>‰)?
      (?P<more>(?:零?\d{1,20}(?:\.\d{1,20})?[万千百]){1,2})?
  | (?P<numeral>[零〇一二三四五六七八九十百千两万亿]{0,24}[零〇一二三四五六七八九十百千两]万?亿?)
      (?:[多余来](?P<more_large>[万亿]{1,2}))?
    """,
    re.VERBOSE,
)


_NEXT_NUMBER = re.compile(
    rf"(?<=[a-z])[ -](?={'|'.join(_SMALL_WORDS)})(?<!ty.)(?<!hundred.)(?<!thousand.)(?<!llion.)"
    r"(?<!and.)",
    re.IGNORECASE,
)
_SHARED_SCALE = re.compile(
    rf"\b(?P<first>\d{{1,3}}(?:\.\d{{1,3}})?|{'|'.join([*_SMALL_WORDS, *_TENS])})"
    rf"(?P<join> (?:or|to) |[–-])(?=(?P<second>\d{{1,3}}(?:\.\d{{1,3}})?"
    rf"|{'|'.join([*_SMALL_WORDS, *_TENS])}) (?P<scale>{_SCALE})\b)",
    re.IGNORECASE,
)


def read_figures(text: str, language: Language) -> Figures:
    """The figures of a text (inline Markdown) in `language`.

    `optional` holds what one language may say without a numeral: one, two things, a pair, both.
    """
    return _read(text, language)


@lru_cache(maxsize=50_000)
def _read(text: str, language: Language, english: str = "") -> Figures:
    visible = _CHARACTER_CODE.sub(" ", text)
    visible = REFERENCE.sub(lambda match: match["text"] or "", visible)
    found = set(_chinese(visible, english) if language == "zh" else _english(visible))
    if language == "en":
        found |= set(_chinese(re.sub(rf"[^{HAN}]+", " ", visible), visible))
    in_words = figures_in_words(visible, language)
    found |= in_words.stated
    optional = in_words.optional | {figure for figure in found if figure == "1"}
    if language == "zh":
        optional |= {*left_out(visible), *figures_of_set_phrases(visible)}
    return Figures(frozenset(found - {"1"}), frozenset(optional))


def differing_figures(zh: str, en: str) -> tuple[list[str], list[str]]:
    """Figures that only the Chinese text has, and those that only the English text has."""
    english = _read(en, "en")
    only_chinese, only_english = _difference(_read(zh, "zh"), english)
    if only_chinese:
        # A numeral may belong to a name that the English spells; readings are slow to look up.
        only_chinese, only_english = _difference(_read(zh, "zh", en), english)
    return only_chinese, only_english


def _difference(chinese: Figures, english: Figures) -> tuple[list[str], list[str]]:
    optional = chinese.optional | english.optional
    return (
        sorted(chinese.stated - english.stated - optional),
        sorted(english.stated - chinese.stated - optional),
    )


def difference_message(only_zh: list[str], only_en: list[str]) -> str:
    """What figures of a pair of texts differ; one list at least is not empty."""
    parts = [f"{', '.join(only_zh)} only in zh"] if only_zh else []
    parts += [f"{', '.join(only_en)} only in en"] if only_en else []
    return f"the figures differ: {'; '.join(parts)}; mend one"


def _plain(value: Fraction) -> str:
    if value.denominator == 1:
        return str(value.numerator)
    # A half is a word in one language and a figure in the other.
    return "1/2" if value == Fraction(1, 2) else f"{float(value):f}".rstrip("0")


def _says_six(english: str) -> bool:
    """Whether an English text has a six, as in six months for half a year."""
    return "6" in {*_english(english), *figures_in_words(english, "en").stated}


def _chinese(text: str, english: str = "") -> Iterator[str]:
    """The figures of a Chinese text; names that `english` spells in pinyin count nothing."""
    common = with_common_numerals(_LATIN_NAMES.sub(" ", text))
    plain = _CHINESE_IDIOMS.sub(" ", without_set_phrases(common))
    names = [re.sub("['’]", "", word).lower() for word in re.findall(r"[A-Z][a-z'’]+", english)]
    spelt = {*names, *(first + second for first, second in pairwise(names))}
    for match in _CHINESE.finditer(plain):
        if match["plan"]:
            yield from (str(10 + DIGITS[match["plan"]]), "5")
        elif match["cent"]:
            yield from (f"{number}%" for number in _shares(match["cent"]))
        elif match["thousandths"]:
            written = match["thousandths"]
            value = Fraction(written) if written[0].isdecimal() else chinese_number(written)
            yield f"{_plain(Fraction(value) / 10)}%"
        elif match["myriad"]:
            yield "10000"
        elif match["decimal"]:
            yield _plain(chinese_decimal(match["decimal"]) * multiple(match["decimal_large"]))
        elif match["slash"]:
            yield match["slash"]
        elif match["of"]:
            yield f"{chinese_number(match['parts'])}/{chinese_number(match['of'])}"
        elif match["half"]:
            is_year = plain.startswith("年", match.end())
            yield "6" if is_year and _says_six(english) else "1/2"
        elif match["tenths"]:
            tenths = match["tenths"]
            share = 10 * Fraction(DIGITS.get(tenths, tenths)) + DIGITS.get(match["more_tenths"], 0)
            yield f"{_plain(share)}%"
        elif match["doubled"]:
            yield str(2 ** DIGITS[match["doubled"]])
        elif match["doubled"] is not None:
            yield "2"
        elif match["off"]:
            # At seventy per cent of a price is thirty per cent off it.
            price = int(f"{chinese_number(match['off'])}0"[:2])
            less = f"{100 - price}%"
            yield less if english and less in _read(english, "en").stated else f"{price}%"
        elif match["digits"]:
            value = Fraction(match["digits"].replace(",", ""))
            value *= UNITS.get(match["thousands"] or "", 1) * multiple(match["large"])
            for digits, unit in re.findall(r"(\d+(?:\.\d+)?)(.)", match["more"] or ""):
                value += Fraction(digits) * (UNITS | LARGE)[unit]
            # Half as much again is 0.5倍 or 50% more.
            times = f"{_plain(100 * value)}%"
            is_multiple = plain.startswith("倍", match.end())
            if is_multiple and times in _read(english, "en").stated:
                yield times
                continue
            yield _share(value, match)
        elif not _is_spelt(plain, match.start(), spelt):
            large = multiple(match["more_large"])
            yield from (str(number * large) for number in numbers_of(match["numeral"]))


def _share(value: Fraction, match: re.Match[str]) -> str:
    """A figure with the sign that follows it; so many per thousand are a tenth in per cent."""
    if match["mille"]:
        return f"{_plain(value / 10)}%"
    return _plain(value) + ("%" if match["percent"] else "")


def _shares(numeral: str) -> Iterator[str]:
    """The percentages that a numeral behind 百分之 stands for."""
    if "点" in numeral:
        yield _plain(chinese_decimal(numeral))
    else:
        yield from map(str, numbers_of(numeral))


def _is_spelt(text: str, place: int, spelt: Set[str]) -> bool:
    """Whether the numeral at `place` belongs to a name that stands in pinyin among `spelt`."""
    if not spelt:
        return False
    for start in range(max(0, place - 2), place + 1):
        for end in range(max(place + 1, start + 2), min(len(text), place + 4) + 1):
            if any(spelling in spelt for spelling in _spellings(text[start:end])):
                return True
    return False


@lru_cache(maxsize=10_000)
def _spellings(word: str) -> tuple[str, ...]:
    """Every way to spell a short Chinese word in pinyin without tones, as one word."""
    readings = pinyin(word, style=Style.NORMAL, heteronym=True)
    return tuple("".join(syllables) for syllables in product(*readings))


def _english_number(words: str) -> int:
    total, group = 0, 0
    for word in re.split(r"[ -]+", words.lower()):
        if word in _LAST_ORDINALS:
            group += _LAST_ORDINALS[word]
        elif word in _WORDS:
            group += _WORDS[word]
        elif word == "hundred":
            group = (group or 1) * 100
        elif word in _SCALES:
            total += (group or 1) * _SCALES[word]
            group = 0
    return total + group


def _english(text: str) -> Iterator[str]:
    plain = _SHARED_SCALE.sub(_with_scale, unicodedata.normalize("NFKC", text))
    for match in _ENGLISH.finditer(_ENGLISH_IDIOMS.sub(" ", _LATIN_NAMES.sub(" ", plain))):
        if match["fraction"]:
            parts = (match["parts"] or match["more_parts"] or "one").lower()
            of = match["of"] or match["of_one"] or match["of_plural"] or match["of_alone"]
            of = of.lower()
            yield f"{_WORDS.get(parts, 1)}/{_FRACTIONS[of]}"
        elif match["share"]:
            parts, of = (_WORDS.get(match[name].lower(), 1) for name in ("share_parts", "share_of"))
            # Three in one is no share.
            yield from (f"{parts}/{of}",) if parts < of else (str(parts), str(of))
        elif match["half"]:
            yield "1/2"
        elif match["slash"]:
            yield match["slash"]
        elif match["month"]:
            yield str(MONTHS.index(match["month"]) + 1)
        elif match["digits"]:
            value = Fraction(match["digits"].replace(",", ""))
            value *= _SCALES.get((match["scale"] or "").lower(), 1)
            yield _share(value, match)
        else:
            for words in _NEXT_NUMBER.split(match["words"]):
                number = _english_number(words)
                yield f"{number}%" if match["word_percent"] else str(number)


def _with_scale(match: re.Match[str]) -> str:
    """Two or three thousand: the scale of the second number is that of a lower first one too."""
    first, second = (
        float(word) if word[0].isdigit() else _english_number(word)
        for word in (match["first"], match["second"])
    )
    scale = f" {match['scale']}" if first < second else ""
    return f"{match['first']}{scale}{match['join']}"
