"""Lines of a document that stand alone: its number, its day in any digits, its addressees."""

import re
from collections.abc import Iterator
from datetime import date

from explainer.ingestion.characters import folded
from explainer.text.han import HAN

_ZERO = "〇○零Ｏ◯0O"
_DIGIT = f"[{_ZERO}一二三四五六七八九]"
_VALUES = dict.fromkeys(_ZERO, 0)
_VALUES |= {character: value for value, character in enumerate("一二三四五六七八九", 1)}
_UP_TO_99 = r"[一二三四五六七八九]?十?[一二三四五六七八九]?"
_IN_DIGITS = r"(?P<year>\d{4})\s?[-/年.]\s?(?P<month>\d{1,2})\s?[-/月.]\s?(?P<day>\d{1,2})\s?日?"
_IN_CHARACTERS = (
    rf"(?P<year>{_DIGIT}{{4}})\s?年\s?(?P<month>{_UP_TO_99})\s?月\s?(?P<day>{_UP_TO_99})\s?日"
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]{{0,6}}\.?"
_DATES = (
    re.compile(rf"(?<!\d){_IN_DIGITS}(?!\d)"),
    re.compile(_IN_CHARACTERS),
    re.compile(rf"\b(?P<day>\d{{1,2}})\s{_MONTH},?\s(?P<year>\d{{4}})\b", re.IGNORECASE),
    re.compile(rf"\b{_MONTH}\s(?P<day>\d{{1,2}}),?\s(?P<year>\d{{4}})\b", re.IGNORECASE),
)
_NUMBER = re.compile(
    rf"[{HAN}]{{1,14}}\s?[\u3014\[(【]\s?\d{{4}}\s?[\u3015\])】]\s?第?\s?\d{{1,5}}\s?号"
)
_ADDRESSEES = re.compile(
    r"[^。;!?]{0,60}(?:府|局|委|厅|部|部门|单位|机构|会|院|校|企业|公司|同志|同志们|们|代表|委员):"
)
_BRACKETED = re.compile(r"\((.*)\)")


def stands_alone(text: str) -> bool:
    """Whether a line is whole by itself: a number, a day, or whom the document is written to."""
    return is_number(text) or bool(day_alone(text)) or bool(_ADDRESSEES.fullmatch(folded(text)))


def is_number(text: str) -> bool:
    """Whether a line is the number of a document and nothing else."""
    return bool(_NUMBER.fullmatch(folded(text).strip()))


def days_in(text: str) -> Iterator[str]:
    """The days that a text names with their year, YYYY-MM-DD, in order; what is no day is none."""
    plain = folded(text)
    found = sorted((match.start(), match) for dates in _DATES for match in dates.finditer(plain))
    for _, match in found:
        if day := _day(match):
            yield day


def day_alone(text: str) -> str:
    """The day that a line is, bare or in brackets, YYYY-MM-DD; empty for any other line."""
    plain = folded(text).strip()
    if bracketed := _BRACKETED.fullmatch(plain):
        plain = bracketed[1].strip()
    matches = (dates.fullmatch(plain) for dates in _DATES)
    return next((_day(match) for match in matches if match), "")


def _day(match: re.Match[str]) -> str:
    year = "".join(str(_VALUES.get(character, character)) for character in match["year"])
    try:
        return date(int(year), _small(match["month"]), _small(match["day"])).isoformat()
    except ValueError:
        return ""


def _small(text: str) -> int:
    """A number below 100, or that of a month: 12, 十二, 二十一, 九, Dec; 0 where it is none."""
    if text.isdecimal():
        return int(text)
    if text.isascii():
        return _MONTHS.index(text.lower()) + 1 if text.lower() in _MONTHS else 0
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _VALUES.get(text, 0)
    return 10 * _VALUES.get(tens, 1) + _VALUES.get(ones, 0)
