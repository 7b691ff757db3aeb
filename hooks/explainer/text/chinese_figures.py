"""The figures of a Chinese text, in digits and in numerals of every kind."""

import re
from collections.abc import Iterator, Set
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise, product

from pypinyin import Style, pinyin

from explainer.text.chinese_numerals import (
    DIGITS,
    UNITS,
    chinese_decimal,
    chinese_number,
    multiple,
    numbers_of,
    with_common_numerals,
)
from explainer.text.english_figures import AFTERNOON
from explainer.text.figure_forms import LATIN_NAMES, in_full, plain_figure, roman_number, with_sign
from explainer.text.set_phrases import without_set_phrases

# Words whose numerals count nothing, or nothing exact: 百分点 names a unit, 数百 no number.
_CHINESE_IDIOMS = re.compile(
    "四川|二连|八宿|十分(?!之)|百姓|千方百计|万众|千百年|百年|行百里者半九十|两半|[珠长]三角|三角洲|四面八方"
    "|[百千]分点|[数上成好][十百千万亿]+|(?<![十百千\\d])几[十百千万亿]+"
    "|(?<![二三四五六七八九])[十百千万亿]{1,8}几[万亿]*|百[货科]|千[瓦米克]|7[×xX*]24"
    "|(?:星期|礼拜|(?<![每一二两三四五六七八九十几数\\d])周)[一二三四五六](?![年次个岁天项])"
    "|一二三产业|千家万户|千山万水|千言万语|千差万别"
)
_CHINESE = re.compile(
    r"""
    十(?P<plan>[一二三四五])五
  | (?P<and_half>(?P<before_half>(?<!\d)\d{1,2}|[一二两三四五六七八九十]{1,3})
      (?:个半(?=多?(?:\s|小时|钟头|月|世纪|学期|百分点))|[年天倍吨斤亩顷]半(?![年数导径个月程])))
  | (?P<roman>[IVX]{1,5})(?=[级类章编部卷期型])
  | (?P<old>[五六七八九])旬(?!会)
  | (?:百分(?:之|(?=百))(?P<cent>
      [零〇一二三四五六七八九十百两]{1,20}(?:点[零〇一二三四五六七八九]{1,20})?|\d{1,3}(?:\.\d{1,9})?)
      (?:[至到～—-](?P<cent_to>[一二三四五六七八九十]{1,3}|\d{1,3})(?![百千万亿个年月日分倍人户]))?)
  | (?:千分之(?P<thousandths>[一二三四五六七八九十]{1,3}|\d{1,3}(?:\.\d{1,9})?))
  | (?P<myriad>万分之)
  | (?P<decimal>[零〇一二三四五六七八九十百千]{1,20}点[零〇一二三四五六七八九]{1,20})
      (?P<decimal_large>[万亿]{0,3})(?=[个公里米亩吨倍元人户度斤立平％%\u4e07\u4ebf，。；、）]|$)
  | (?P<slash>(?<![\d/.])\d{1,3}/\d{1,3}(?![\d/]))
  | (?P<of>[二三四五六七八九十]{1,20})分之(?P<parts>[一二三四五六七八九十]{1,20})
  | (?P<half>半)
  | (?P<tenths>[一二三四五六七八九]{2}|十|[一二两三四五六七八九]
        |(?<![\d.])(?:10|[1-9](?:\.\d)?))成(?![员立为果功长本都绩分就了人不])
      (?P<more_tenths>[一二三四五六七八九](?![个项条省市县村户人年月日]))?
  | 翻了?(?P<doubled>[一两二三四五]?)番
  | (?P<off>[一二三四五六七八九]{1,2})折(?![叠断射磨线页肱戟中回返合扣腾])
  | (?P<born>(?<!\d)\d[05])后(?![天来续期勤台方])
  | (?P<digits>(?<!\d\.)\d[\d,]{0,40}(?:\.\d{1,20})?)(?P<thousands>[十百千])?
      (?P<beside>(?<=[十百千])(?P<gap>零?)(?P<lower>\d{1,3})(?P<lower_unit>[百十]?)
        (?![\d.年月日%％百千]))?[多余来几]?
      (?P<large>[万亿]{0,3})(?P<percent>[%％])?(?P<mille>‰)?
      (?P<more>(?:零?\d{1,20}(?:\.\d{1,20})?(?:[千百十]?万|[千百])){1,2}|(?<=万)\d{4}(?![\d.年%％]))?
      (?P<rest>(?<=亿)零?[一二三四五六七八九十百千]{1,7}万)?
  | (?P<numeral>[零〇一二三四五六七八九十百千两万亿]{0,24}
        [零〇一二三四五六七八九十百千两]万{0,2}亿?)(?:[多余来几](?P<more_large>[万亿]{1,2}))?
    """,
    re.VERBOSE,
)


def chinese_figures(text: str, english: str = "", stated: Set[str] = frozenset()) -> Iterator[str]:
    """The figures that a text states as plain digits.

    Where the translation `english` is given with the figures `stated` in it, names that it spells
    in pinyin count nothing, and of several ways to say a figure its way is taken.
    """
    common = in_full(with_common_numerals(LATIN_NAMES.sub(" ", text)))
    plain = _CHINESE_IDIOMS.sub(" ", without_set_phrases(common))
    names = [re.sub("['’]", "", word).lower() for word in re.findall(r"[A-Z][a-z'’]+", english)]
    spelt = {*names, *(first + second for first, second in pairwise(names))}
    for match in _CHINESE.finditer(plain):
        if match["plan"]:
            yield from (str(10 + DIGITS[match["plan"]]), "5")
        elif match["and_half"]:
            half = match["before_half"]
            years = f"{half if half.isdigit() else chinese_number(half)}.5"
            yield _in_months(years, match[0], stated)
        elif match["roman"]:
            yield from roman_number(match["roman"])
        elif match["old"]:
            yield f"{DIGITS[match['old']]}0"
        elif match["cent"]:
            for shares in filter(None, (match["cent"], match["cent_to"])):
                yield from (f"{number}%" for number in _shares(shares))
        elif match["thousandths"]:
            written = match["thousandths"]
            value = Fraction(written) if written[0].isdecimal() else chinese_number(written)
            yield f"{plain_figure(Fraction(value) / 10)}%"
        elif match["myriad"]:
            yield "10000"
        elif match["decimal"]:
            yield plain_figure(chinese_decimal(match["decimal"]) * multiple(match["decimal_large"]))
        elif match["slash"]:
            yield match["slash"]
        elif match["of"]:
            yield f"{chinese_number(match['parts'])}/{chinese_number(match['of'])}"
        elif match["half"]:
            yield _half(plain, match, stated)
        elif match["tenths"]:
            more = DIGITS.get(match["more_tenths"], 0)
            for tenths in _tenths(match["tenths"]):
                yield f"{plain_figure(10 * tenths + more)}%"
        elif match["doubled"]:
            yield str(2 ** DIGITS[match["doubled"]])
        elif match["doubled"] is not None:
            yield "2"
        elif match["off"]:
            # At seventy per cent of a price is thirty per cent off it.
            price = int(f"{chinese_number(match['off'])}0"[:2])
            less = f"{100 - price}%"
            yield less if less in stated else f"{price}%"
        elif match["born"]:
            yield _year_of_birth(match["born"], stated)
        elif match["digits"]:
            yield _in_digits(plain, match, english, stated)
        elif not _is_spelt(plain, match.start(), spelt):
            large = multiple(match["more_large"])
            yield from (str(number * large) for number in numbers_of(match["numeral"]))


def _half(text: str, match: re.Match[str], stated: Set[str]) -> str:
    """A half: of a year six months, of a century fifty years, where the English says so."""
    if "50" in stated and re.match("个?多?世纪", text[match.end() :][:4]):
        return "50"
    if text.startswith("年", match.end()) and "6" in stated:
        return "6"
    return "30" if text[: match.start()].endswith("点") and "30" in stated else "1/2"


def _year_of_birth(written: str, stated: Set[str]) -> str:
    """The year that 90后 are born after, in two digits or, where the English has it, in four."""
    year = f"{19 if written >= '50' else 20}{written}"
    return year if year in stated else str(int(written))


def _in_digits(text: str, match: re.Match[str], english: str, stated: Set[str]) -> str:
    value = Fraction(match["digits"].replace(",", "")) * UNITS.get(match["thousands"] or "", 1)
    value = (value + _beside(match)) * multiple(match["large"])
    behind = re.findall(r"(\d+(?:\.\d+)?)([千百十]?)(万?)", match["more"] or "")
    for digits, unit, large in behind:
        value += Fraction(digits) * UNITS.get(unit, 1) * multiple(large)
    value += chinese_number(match["rest"]) if match["rest"] else 0
    hours = {int(hour) + 12 for hour in AFTERNOON.findall(english)}
    if value in hours and str(value - 12) in stated:
        return str(value - 12)
    # Half as much again is 0.5倍 or 50% more.
    times = f"{plain_figure(100 * value)}%"
    if text.startswith("倍", match.end()) and times in stated:
        return times
    return with_sign(value, match)


def _beside(match: re.Match[str]) -> int:
    """What stands behind a unit that follows digits: 500 in 3千5百, 2千5; 1 in 1千零1."""
    if not match["beside"]:
        return 0
    lower = int(match["lower"])
    if match["lower_unit"]:
        return lower * UNITS[match["lower_unit"]]
    left_out = not match["gap"] and len(match["lower"]) == 1
    return lower * (UNITS[match["thousands"]] // 10 if left_out else 1)


def _tenths(written: str) -> Iterator[Fraction]:
    """How many tenths are meant: 七, 3.5, 十 or, where it is vague, 六七."""
    if written[0].isdecimal():
        yield Fraction(written)
    else:
        yield from (Fraction(number) for number in numbers_of(written))


def _in_months(years: str, written: str, stated: Set[str]) -> str:
    """A year and a half as the English has it: 1.5, or 18 months."""
    months = plain_figure(12 * Fraction(years))
    return months if "年" in written and months in stated else years


def _shares(numeral: str) -> Iterator[str]:
    """The percentages that a numeral behind 百分之 stands for."""
    if numeral[0].isdecimal():
        yield plain_figure(Fraction(numeral))
    elif "点" in numeral:
        yield plain_figure(chinese_decimal(numeral))
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
    """Every way to spell a short Chinese word in pinyin without tones, as one word.

    Character by character: a word can be a name that is read in another way, 六合 is Luhe.
    """
    readings = pinyin([*word], style=Style.NORMAL, heteronym=True)
    return tuple("".join(syllables) for syllables in product(*readings))
