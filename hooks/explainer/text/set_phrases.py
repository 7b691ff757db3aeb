"""Chinese phrases with numerals that count nothing, or nothing exact: idioms, holidays, names.

The other language may say the numeral or not: 三农 is “agriculture” or “the three rural issues”,
五四 is the Fourth of May, 十来个 is about ten or a dozen, 兆 is a million or a million million.
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from pypinyin.phrases_dict import phrases_dict

from explainer.text.chinese_numerals import (
    DIGITS,
    LARGE,
    UNITS,
    chinese_decimal,
    chinese_number,
    numbers_of,
)
from explainer.text.han import HAN

_DIGIT = "一二三四五六七八九"
_NUMERAL = f"{_DIGIT}两〇零十百千万亿"
_COUNTED = (
    "个项条级省市县区乡镇村户人年月日天次名位所家组批种类期届轮倍成折分元亩里米斤吨号周岁时点万亿"
)
_PATTERNS = (
    # A numeral and a word, twice: 五湖四海, 三番五次; and both doubled: 三三两两.
    rf"[{_DIGIT}两十百千万半](?![{_COUNTED}])[{HAN}](?<![{_NUMERAL}])"
    rf"[{_DIGIT}两十百千万](?![{_COUNTED}])[{HAN}](?<![{_NUMERAL}])",
    rf"(?P<one>[{_DIGIT}])(?P=one)(?P<other>[{_DIGIT}两])(?P=other)(?![{_NUMERAL}年])",
    # What is counted has become a name.
    "三农|三公(?=经费|消费)|三资|三西|三线|四风|五保|五险一金|两会(?=期间|精神|上|召开|代表|[”，。；、]|$)",
    "三下乡|三支一扶|双十一|双十二|再三|三思|万一|千万(?=不|别|要|记)|三角|六角|十字|十足|独一无二|说一不二|二胡|三轮车",
    "十[之有]八九|十[之居]其九|半径|半岛|半导体|半边天|夜半|多半|千金|千秋|百合|百度|百货|第三世界",
    "半(?:自动|封闭|开放|公开|湿润|干旱|脱产|成品|官方|机械化|职业|决赛|月谈|边|空|路|山)",
    "[二三]把手|万千(?!瓦)|十里八乡|一五一十|三七二十一|千儿八百",
    "大半|一多半|小半|[前后上下]半夜|后半生",
    "五谷|二元(?=结构|体制|经济|社会|户籍)|三级甲等|三甲(?=医院)|一亩三分地|头十年|十成(?=把握|[^本])|[一三]刻钟",
    # Days, each named by its month and day, and other names of bare digits: 一二九, 五四, 九一八.
    rf"(?<![{_NUMERAL}第0-9点])(?!.[〇五]后)[{_DIGIT}〇]{{2,3}}(?![{_NUMERAL}年点分成折产%％])",
    # Nothing exact.
    rf"(?<![{_NUMERAL}])(?:十来|百八十|千八百|万八千)(?![{_NUMERAL}])",
)
_PHRASE = re.compile("|".join(_PATTERNS))
_ANY = re.compile(f"[{_DIGIT}两十百千]")
_IDIOM_LENGTH = 4
_MEGA = re.compile(
    r"(?P<number>\d[\d,]{0,40}(?:\.\d{1,20})?"
    rf"|[{_NUMERAL}]{{1,24}}(?:点[{_DIGIT}零〇]{{1,20}})?)[多余]?(?P<large>万?)兆"
)


def without_set_phrases(text: str) -> str:
    """A Chinese text with a space for each phrase whose numerals are no figures."""
    for start, end in _places(text):
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text


def figures_of_set_phrases(text: str) -> Iterator[str]:
    """The numbers that the other language may say for such phrases, as plain digits."""
    for start, end in _places(text):
        phrase = text[start:end]
        if match := _MEGA.fullmatch(phrase):
            yield from _of_mega(match)
            continue
        for numeral in re.findall(f"[{_NUMERAL}]+", phrase):
            yield str(chinese_number(numeral))
            # A month and a day, and what is vague: 百八十 is a hundred or somewhat more.
            for cut in range(1, len(numeral)):
                yield from (str(chinese_number(part)) for part in (numeral[:cut], numeral[cut:]))
        if "半" in phrase:
            yield "1/2"
        if phrase.startswith("十") and phrase.endswith("九"):
            yield from ("8/10", "9/10", "80%", "90%")


def _of_mega(match: re.Match[str]) -> Iterator[str]:
    written = match["number"].replace(",", "")
    value = Fraction(written) if written[0].isdigit() and written.isascii() else None
    value = (chinese_decimal(written) if value is None else value) * (
        10**4 if match["large"] else 1
    )
    for scale in (1, 10**6, 10**12):
        scaled = value * scale
        yield str(scaled) if scaled.denominator == 1 else f"{float(scaled):f}".rstrip("0")


def _places(text: str) -> list[tuple[int, int]]:
    """Where such phrases begin and end, none of them within another."""
    found = [match.span() for match in _MEGA.finditer(text)]
    found += [match.span() for match in _PHRASE.finditer(text) if not _is_count(match[0])]
    for match in _ANY.finditer(text):
        for start in range(max(0, match.start() - _IDIOM_LENGTH + 1), match.start() + 1):
            word = text[start : start + _IDIOM_LENGTH]
            if len(word) == _IDIOM_LENGTH and word in phrases_dict and not _is_count(word):
                found.append((start, start + _IDIOM_LENGTH))
    places: list[tuple[int, int]] = []
    for start, end in sorted(set(found)):
        if not places or start >= places[-1][1]:
            places.append((start, end))
    return places


def _is_count(phrase: str) -> bool:
    """Whether a phrase counts: 百分之百 is all, 三四 is three or four, 二十一 is no idiom."""
    if "分之" in phrase:
        return True
    if phrase in ("万一", "千万", "万千", "一五一十", "三七二十一") or not all(
        character in DIGITS or character in UNITS | LARGE for character in phrase
    ):
        return False
    if re.fullmatch(r"(.)\1(.)\2|十来|百八十|千八百|万八千", phrase):
        return False
    return len(list(numbers_of(phrase))) > 1 or any(sign in phrase for sign in UNITS | LARGE)
