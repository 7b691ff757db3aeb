"""The figures of an English text, in digits and in words."""

import re
import unicodedata
from collections.abc import Iterator
from fractions import Fraction

from explainer.text.figure_forms import LATIN_NAMES, in_full, plain_figure, roman_number, with_sign

_ENGLISH_IDIOMS = re.compile(
    r"\b(?:English|Chinese|other|two) hal(?:f|ves)\b|\bone another\b"
    r"|\bsecond(?:ly|ed|ment)?\b|\bthirdly\b|\bfirst secretar"
    r"|\b(?:dozens|hundreds|thousands|millions|billions|trillions)\b"
    r"|\b(?:half a|[a-z]{3,5}) dozen\b|\bLong March\b|\bquarter[- ](?:of an )?hours?\b|\b24/7\b",
    re.IGNORECASE,
)

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
FRACTIONS = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4}
FRACTIONS |= {
    f"{word}{plural}": value for value, word in enumerate(_ORDINALS[:8], 3) for plural in ("", "s")
}
_PARTS = "one|two|three|four|five|six|seven|eight|nine|an?"
_OF = "|".join([*_ORDINALS[:8], "quarter"])

_PARTS_OF_TEXTS = "Chapter|Part|Section|Article|Annex|Appendix|Table|Figure|Volume|Phase"
_PARTS_OF_TEXTS += "|Level|Class|Grade|Category|Type|Stage"

_SCALE = "|".join(_SCALES)
_WORD = "|".join(sorted([*_WORDS, *_SCALES], key=len, reverse=True))
# Two grades, one and two, make no three.
_AND = "|".join(rf"\ and\ (?<={scale}\ and\ )" for scale in _SCALES)
# Every run has an end, so that the time grows with the text alone; no figure is longer.
_ENGLISH = re.compile(
    rf"""
    # Where none of these begins, none of the forms below is tried.
    \b(?=[\dabcefghjlmnopqstvzd])(?:
    (?P<and_half>\b(?P<before_half>\d{{1,4}}|{"|".join(_SMALL_WORDS[2:])}|an?|one)
      (?:\ [a-z]{{1,12}})?\ and\ a\ half\b)
  | (?P<chapter>\b(?:{_PARTS_OF_TEXTS})s?\ (?-i:(?P<roman>[IVX]{{1,5}})\b))
  | (?P<fold>\b(?P<folds>\d{{1,4}}|four|five|six|seven|eight|nine|ten|twenty)-?fold\b)
  | (?P<fraction>\b(?:(?P<parts>{_PARTS})[ -](?P<of>{_OF})s?\b(?=\ of\b)
      |(?P<one_part>one)[ -](?P<of_one>{_OF})\b
      |(?<!first\ )(?<!last\ )(?<!next\ )(?<!past\ )
        (?P<more_parts>{_PARTS})[ -](?P<of_plural>{_OF})s\b
      |(?P<of_alone>(?<!\bthe\ )third|quarter)s?\b(?=\ of\b)))
  | (?P<share>\b(?P<share_parts>{_PARTS})\ (?:in|out\ of)\ (?:every\ )?(?P<share_of>{_PARTS}|ten)\b
        (?!\ (?:{_SCALE})))
  | (?P<half>\bhal(?:f|ves|ved|ving)\b)
  | (?P<slash>(?<![\d/.])\d{{1,3}}/\d{{1,3}}(?![\d/]))
  | (?P<month>(?-i:\b(?:{"|".join(MONTHS)})\b))
  | (?P<digits>(?<![\w.])\d[\d,]{{0,40}}(?:\.\d{{1,20}})?)(?:st|nd|rd|th)?
      (?:[ -](?P<scale>{_SCALE})\b)?(?P<percent>\ ?%|\ per\ ?cent\b)?
      (?P<mille>\ ?‰|\ per\ (?:mille|thousand)\b)?
  | (?P<words>\b(?:a[ ](?={_SCALE}))?
      (?:{_WORD})(?:(?:[ -]|{_AND})(?:{_WORD})){{0,12}}(?:-(?:first|second))?\b)
      (?P<word_percent>\ per\ ?cent\b)?(?P<word_mille>\ per\ (?:mille|thousand)\b)?)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_HALF_PER_CENT = re.compile(
    r"\b(?:(?P<whole>one|two|three|four|five|six|seven|eight|nine|\d{1,3}) and )?"
    r"(?:a )?half (?:a |of one )?per ?cent\b",
    re.IGNORECASE,
)
AFTERNOON = re.compile(r"\b(\d{1,2})(?:[:.]\d\d)? ?p\.?m\b", re.IGNORECASE)
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


def english_figures(text: str) -> Iterator[str]:
    """The figures that a text states as plain digits."""
    plain = _SHARED_SCALE.sub(_with_scale, unicodedata.normalize("NFKC", text))
    plain = in_full(_HALF_PER_CENT.sub(_half_per_cent, plain))
    for match in _ENGLISH.finditer(_ENGLISH_IDIOMS.sub(" ", LATIN_NAMES.sub(" ", plain))):
        if match["and_half"]:
            whole = match["before_half"].lower()
            yield f"{whole if whole.isdigit() else _WORDS.get(whole, 1)}.5"
        elif match["chapter"]:
            yield from roman_number(match["roman"])
        elif match["fold"]:
            folds = match["folds"].lower()
            yield folds if folds.isdigit() else str(_WORDS[folds])
        elif match["fraction"]:
            parts = (match["parts"] or match["more_parts"] or "one").lower()
            of = match["of"] or match["of_one"] or match["of_plural"] or match["of_alone"]
            of = of.lower()
            yield f"{_WORDS.get(parts, 1)}/{FRACTIONS[of]}"
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
            yield with_sign(value, match)
        else:
            for words in _NEXT_NUMBER.split(match["words"]):
                number = _english_number(words)
                if match["word_mille"]:
                    yield f"{plain_figure(Fraction(number, 10))}%"
                else:
                    yield f"{number}%" if match["word_percent"] else str(number)


def _half_per_cent(match: re.Match[str]) -> str:
    """Half a per cent, one and a half per cent: 0.5%, 1.5%."""
    whole = (match["whole"] or "0").lower()
    return f"{whole if whole.isdigit() else _WORDS[whole]}.5%"


def _with_scale(match: re.Match[str]) -> str:
    """Two or three thousand: the scale of the second number is that of a lower first one too."""
    first, second = (
        float(word) if word[0].isdigit() else _english_number(word)
        for word in (match["first"], match["second"])
    )
    scale = f" {match['scale']}" if first < second else ""
    return f"{match['first']}{scale}{match['join']}"
