"""The sentences of a paragraph and the figures of a sentence, for drafts."""

import re
from fractions import Fraction

from explainer.languages import Language
from explainer.text.numerals import read_figures

_ENDS = "。！？!?…"
_OPENING, _CLOSING = "“‘《〈（(「『", "”’》〉）)」』"
_LONGEST_QUOTATION = 400
# An English full stop that ends no sentence stands behind these, or behind a single letter.
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof st no nos art arts para paras sec secs vol ch fig p pp ed eds cf e.g "
    "i.e etc al vs inc ltd co corp dept gov gen sen rep jan feb mar apr jun jul aug sep sept "
    "oct nov dec approx u.s u.k u.n p.r a.m p.m ph.d".split()
)
_ENGLISH_END = re.compile(r"[.!?][\"”’)\]]*(?=\s+[\"“‘(\[]?[A-Z0-9])")
_ENDED = re.compile(r"[.!?;:][\"”’)\]]*\s+$")
_WORD_BEFORE = re.compile(r"[\w.]+$")

_UNITS = (
    "个百分点 人次 平方公里 平方千米 平方米 立方米 公里 千米 千瓦时 千瓦 公顷 公斤 公吨 美元 "
    "港元 欧元 元 户次 户 人 亩 吨 斤 名 位 项 村 个 县 市 州 镇 乡 省 区 次 倍 年 个月 天 条 "
    "家 所 座 处 件 份 期 批 台 辆 套 间 头 只 株 棵 种 类 届 场 组 支 篇 部 门 米 岁 成 级 "
    "层 步 块 栋 幢 张 本 册 页 字 分 小时 分钟 ℃"
).split()
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_FIGURE = re.compile(
    r"(?<![\d.,第])(?P<hundred_millions>\d{1,4}亿零?(?=\d))?"
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s?"
    r"(?:(?P<percent>[%％‰])|(?P<scale>[余多]?(?:万亿|[万亿千百十])?[余多]?)\s?"
    rf"(?P<unit>{_UNIT})(?P<more>多人)?|(?P<bare>[余多]?(?:万亿|万|亿)))"
)
_NO_FIGURE = re.compile(
    r"第\s?\d+(?:\s?[、,和至—-]\s?\d+)*\s?[条款项章节届次期批号页]|\d+\s?[号]"
    r"|(?<!\d)(?:1[89]|20)\d{2}年|[一二][〇零一二三四五六七八九]{3}年"
)
_NUMERAL = "零〇一二三四五六七八九十百千两万亿"
_SPELT = re.compile(
    rf"百分之[{_NUMERAL}点]{{1,12}}|[{_NUMERAL}]{{1,4}}分之[{_NUMERAL}]{{1,4}}"
    rf"|(?<![\d/])\d{{1,3}}/\d{{1,3}}(?![\d/])|(?<![第{_NUMERAL}])[{_NUMERAL}]成[{_NUMERAL}]?"
    rf"(?![员立为果功长本都绩分就了人不])"
    rf"|(?<![第{_NUMERAL}])[{_NUMERAL}]{{2,12}}[余多]?[万亿]?\s?(?:{_UNIT})"
)
_SCALES = {"": 1, "十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "万亿": 10**12}


def sentences(text: str, language: Language) -> list[str]:
    """The sentences of a paragraph; what stands in quotation marks or brackets is not cut."""
    return _chinese(text) if language == "zh" else _english(text)


def _chinese(text: str) -> list[str]:
    found: list[str] = []
    start = 0
    open_since: list[int] = []
    for place, character in enumerate(text):
        if character in _OPENING:
            open_since.append(place)
        elif character in _CLOSING and open_since:
            open_since.pop()
        if open_since and place - open_since[0] > _LONGEST_QUOTATION:
            # The closing mark is missing.
            open_since.clear()
        following = text[place + 1 : place + 2]
        ends = character in _ENDS or (
            character in "”’」』" and place > start and text[place - 1] in _ENDS
        )
        # 他说：“好。”然后走了。 goes on behind the quotation only if a mark says so.
        if ends and not open_since and following not in (*_ENDS, *_CLOSING, "，", "、", "；", "的"):
            found.append(text[start : place + 1].strip())
            start = place + 1
    found.append(text[start:].strip())
    return [sentence for sentence in found if sentence]


def _english(text: str) -> list[str]:
    found: list[str] = []
    start = 0
    for match in _ENGLISH_END.finditer(text):
        before = text[max(start, match.start() - _LONGEST_QUOTATION) : match.start()]
        if before.rfind("“") > before.rfind("”") and not match[0].endswith("”"):
            # What is quoted goes on.
            continue
        if match[0][0] == "." and _is_abbreviation(
            text[max(start, match.start() - 20) : match.start()]
        ):
            continue
        found.append(text[start : match.end()].strip())
        start = match.end()
    found.append(text[start:].strip())
    return [sentence for sentence in found if sentence]


def _is_abbreviation(before: str) -> bool:
    """Whether the word before a full stop is cut short, or a single letter or number of a list."""
    word = _WORD_BEFORE.search(before)
    if word is None:
        return False
    # The number of an item stands behind a sentence; a figure stands behind a word of its own.
    is_item = not before[: word.start()].strip() or bool(_ENDED.search(before[: word.start()]))
    letters = word[0].lower()
    if len(letters) == 1 and letters.isalpha():
        return True
    if letters in _ABBREVIATIONS or re.fullmatch(r"(?:[a-z]\.)+[a-z]", letters):
        return True
    return is_item and letters.isdigit()


def figures(sentence: str) -> list[tuple[str, str]]:
    """The figures of a Chinese sentence as it writes them, each with its number in English form."""
    masked = _NO_FIGURE.sub(lambda match: "\x00" * len(match[0]), sentence)
    found: list[tuple[int, str, str]] = []
    for match in _FIGURE.finditer(masked):
        scale = (match["scale"] or match["bare"] or "").strip("余多")
        value = Fraction(match["number"].replace(",", "")) * _SCALES[scale]
        value += int((match["hundred_millions"] or "0").strip("亿零") or 0) * _SCALES["亿"]
        number = f"{int(value):,}" if value.denominator == 1 else f"{float(value):,}"
        percent = (match["percent"] or "").replace("％", "%")
        found.append((match.start(), match[0], number + percent))
    for match in _SPELT.finditer(masked):
        stated = read_figures(match[0], "zh").stated
        # What is vague, 七八个, is two numbers; a person writes it as it is meant.
        if len(stated) == 1:
            [number] = stated
            found.append(
                (match.start(), match[0], f"{int(number):,}" if number.isdigit() else number)
            )
    return [(written, number) for _, written, number in sorted(found)]
