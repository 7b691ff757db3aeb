"""Chinese numerals of every kind: common, formal, vague, with a decimal point, of decades."""

import re
import unicodedata
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")}
DIGITS |= {"〇": 0, "两": 2}
UNITS = {"十": 10, "百": 100, "千": 1000}
LARGE = {"万": 10**4, "亿": 10**8}

# Numerals as cheques write them; alone, such a character is mostly a name or a word.
_FORMAL = re.compile("(?:[壹贰叁肆伍陆柒捌玖][拾佰仟万亿]{1,2}零?){1,12}[壹贰叁肆伍陆柒捌玖]?")
_FORMAL_FORMS = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
_JOINED_FORMS = str.maketrans({"仨": "三个"})
_TWENTY = re.compile("[廿卅](?=[一二三四五六七八九]?[个户日年人名村县乡镇条天岁余多])")
_TWENTIES = str.maketrans({"廿": "二十", "卅": "三十"})
# A round sign between digits of a year stands for 〇; a digit in a circle counts by itself.
_BORN = re.compile("[五六七八九零〇][零〇五](?=后)")
_ROUND = re.compile("(?<=[一二三四五六七八九〇○])○|○(?=[一二三四五六七八九])")
_CIRCLED = re.compile("[\u2460-\u2473]")
# A comma of a Chinese sentence parts two figures, or groups the digits of one; km² is a unit.
_COMMA = re.compile(r"，(?!\d{3}(?!\d))")
_RAISED = re.compile("[²³]")
_DECADE = re.compile(
    "(?<![\\d〇零一二三四五六七八九十])"
    "(?:(?P<century>[12][0-9]|十九|二十一?)世纪|(?P<this>[本新]世纪)|(?:上个?世纪)?)"
    "(?P<decade>[1-9]0|[二三四五六七八九]?十)年代"
)
# A zero that no figure stands in, and myriads without a number: the other language may say neither.
_LONE_ZERO = re.compile(
    "(?<![\\d零〇一二三四五六七八九十百千万亿])零(?![\\d〇一二三四五六七八九十点])"
)
_LONE_LARGE = re.compile("(?<![\\d零〇一二三四五六七八九十百千两几数上成万亿多余])[万亿]")
_FESTIVAL = re.compile(
    "(?<![零〇一二三四五六七八九十百千])(?P<month>三(?=八)|[五六七八十](?=一))[一八]"
    '(?=[”"]?(?:国际|劳动|建军|儿童|妇女|国庆|节|前|后|假|期|讲话|勋章))'
)
# 上千 is a thousand or more; （二） may be (b), and 百分之百 wholly.
_JUST_OVER = re.compile(
    "[上成近数几]([十百千][万亿]|[十百千万亿])(?![零〇一二三四五六七八九十百千两万亿])"
)
_MORE_THAN = re.compile("(?<![零〇一二三四五六七八九十百千])([十百千])几([万亿]?)")
_ITEM = re.compile("（([一二三四五六七八九十]{1,3})）")
_VAGUE = re.compile(
    "(?P<before>(?:[零一二两三四五六七八九]?[十百千万亿]){0,8})"
    "(?P<digits>[一二两三四五六七八九]{2,3})(?P<unit>[十百千]?[万亿]?)"
)


def multiple(characters: str | None) -> int:
    """The product of the large units in `characters`, such as 万亿; 1 for none."""
    product = 1
    for character in characters or "":
        product *= LARGE[character]
    return product


def chinese_number(numeral: str) -> int:
    """Reads 九, 十四, 三千 or 三万五千; a run of bare digits (二〇一五) is read digit by digit.

    A last digit without its unit counts the next lower one: 三万五 is 35,000, 三万零五 is 30,005.
    """
    if not any(character in UNITS or character in LARGE for character in numeral):
        return int("".join(str(DIGITS[character]) for character in numeral))
    total, group, digit, unit = 0, 0, 0, 10
    for character in numeral.replace("万万", "亿"):
        if character == "亿":
            total = (total + group + digit) * LARGE[character]
            group, digit, unit = 0, 0, LARGE[character]
        elif character == "万":
            total += (group + digit) * LARGE[character]
            group, digit, unit = 0, 0, LARGE[character]
        elif character in UNITS:
            group += (digit or 1) * UNITS[character]
            digit, unit = 0, UNITS[character]
        else:
            digit = DIGITS[character]
            unit = unit if digit else 10
    return total + group + digit * (unit // 10)


def chinese_decimal(numeral: str) -> Fraction:
    """Reads 三点五, or a numeral without a decimal point."""
    whole, _, part = numeral.partition("点")
    tenths = "".join(str(DIGITS[character]) for character in part)
    return chinese_number(whole) + Fraction(int(tenths or "0"), 10 ** len(tenths))


def with_common_numerals(text: str) -> str:
    """A Chinese text with every numeral in its common form."""
    text = _CIRCLED.sub(lambda match: f" {unicodedata.numeric(match[0]):.0f} ", text)
    text = _COMMA.sub("， ", _RAISED.sub(" ", text))
    text = _ROUND.sub("〇", unicodedata.normalize("NFKC", text))
    text = _BORN.sub(lambda match: "".join(str(DIGITS[digit]) for digit in match[0]), text)
    text = _FORMAL.sub(lambda match: match[0].translate(_FORMAL_FORMS), text)
    text = text.translate(_JOINED_FORMS)
    text = _TWENTY.sub(lambda match: match[0].translate(_TWENTIES), text)
    return _FESTIVAL.sub(" ", _LONE_ZERO.sub(" ", _DECADE.sub(_decade, text)))


def _decade(match: re.Match[str]) -> str:
    """The first year of a decade: 90年代 is 1990年代, as English writes it."""
    written = match["century"]
    century = (int(written) if written.isdigit() else chinese_number(written)) if written else 20
    decade = match["decade"]
    years = int(decade) if decade.isdigit() else chinese_number(decade)
    return f" {100 * (century - 1 + bool(match['this'])) + years}年代"


def numbers_of(numeral: str) -> Iterator[int]:
    """The numbers that a numeral stands for: one, or several where it is vague.

    三四十 is thirty or forty, 一二三产业 names three things.
    """
    match = _VAGUE.fullmatch(numeral)
    digits = [DIGITS[character] for character in match["digits"]] if match else []
    if match and (
        all(second == first + 1 for first, second in pairwise(digits)) or digits == [3, 5]
    ):
        for character in match["digits"]:
            yield chinese_number(match["before"] + character + match["unit"])
    else:
        yield chinese_number(numeral)


def left_out(text: str) -> Iterator[str]:
    """What a Chinese text says without a number, and the English perhaps with one."""
    if _LONE_ZERO.search(text):
        yield "0"
    for match in _LONE_LARGE.finditer(text):
        yield str(LARGE[match[0]])
    for match in _FESTIVAL.finditer(text):
        yield str(chinese_number(match["month"]))
    for match in _JUST_OVER.finditer(text):
        yield str(chinese_number(match[1]))
    for match in _MORE_THAN.finditer(text):
        yield str(UNITS[match[1]] * multiple(match[2]))
    for match in _ITEM.finditer(text):
        yield str(chinese_number(match[1]))
    if "百分之百" in text:
        yield "100%"
