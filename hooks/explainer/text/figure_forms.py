"""The forms of figures that both languages share: signs, ranges, dates, Roman numerals."""

import re
from collections.abc import Iterator
from fractions import Fraction

# Names with digits in Latin, alike in both languages: G20, COVID-19. The mid-1990s are none.
LATIN_NAMES = re.compile(
    r"(?<![A-Za-z])(?!(?i:mid|pre|post|late|early)-)[A-Za-z]{1,24}[-\u2011]?\d{1,24}(?:\.\d{1,3})?"
    r"|(?<!\d)\d{1,24}[A-Z]{1,24}(?![A-Za-z])"
)
_ROMAN = "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX".split()

# Where a sign or a century is said once for both ends of a range: 5 to 10%, 5-10%, 2016–20.
_SHARED_PERCENT = re.compile(
    r"(?<![\d.,])(?P<first>\d{1,3}(?:\.\d{1,3})?)(?P<join> (?:to|or) |[至到～~–—-])"
    r"(?=\d{1,3}(?:\.\d{1,3})?(?: ?%| per ?cent\b))"
)
_SHARED_CENTURY = re.compile(
    r"(?<!\d)(?P<century>[12]\d)(?P<year>\d\d)(?P<join>[–/])(?P<end>\d\d)(?!\d)"
)
_FULL_HOUR = re.compile(r"(?<![\d:])(\d{1,2}):00(?![\d:])")
_DATE_IN_DIGITS = re.compile(r"(?<![\d.])([12]\d{3})\.(\d{1,2})\.(\d{1,2})(?![\d.])")


def roman_number(numeral: str) -> Iterator[str]:
    """The number that a Roman numeral up to XX stands for; nothing for other letters."""
    if numeral in _ROMAN:
        yield str(_ROMAN.index(numeral) + 1)


def in_full(text: str) -> str:
    """A text in which both ends of a range have what is written once."""

    def years(match: re.Match[str]) -> str:
        ends_later = match["end"] > match["year"]
        end = match["century"] + match["end"] if ends_later else match["end"]
        return f"{match['century']}{match['year']}{' to ' if ends_later else match['join']}{end}"

    text = _FULL_HOUR.sub(r"\1", _DATE_IN_DIGITS.sub(r"\1 \2 \3 ", text))
    return _SHARED_CENTURY.sub(years, _SHARED_PERCENT.sub(r"\g<first>%\g<join>", text))


def plain_figure(value: Fraction) -> str:
    """A value as a plain figure: 573600, 57.36; half is 1/2."""
    if value.denominator == 1:
        return str(value.numerator)
    # A half is a word in one language and a figure in the other.
    return "1/2" if value == Fraction(1, 2) else f"{float(value):f}".rstrip("0")


def with_sign(value: Fraction, match: re.Match[str]) -> str:
    """A figure with the sign that follows it; so many per thousand are a tenth in per cent."""
    if match["mille"]:
        return f"{plain_figure(value / 10)}%"
    return plain_figure(value) + ("%" if match["percent"] else "")
