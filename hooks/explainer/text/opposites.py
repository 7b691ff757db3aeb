"""Words of which a text has one and its translation must not have another: units, parts of a year,
bounds, rates, rough numbers. Two figures can agree and what they count differ.
"""

import re

from explainer.text.han import HAN

_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
# In words a unit may be a figure of speech: the last mile.
_FIGURE = r"\d[多余]?[万亿]?[多余]?"

# Each group by what it is about; each word by what it says, in Chinese and in English.
_GROUPS: dict[str, tuple[tuple[str, str], ...]] = {
    "part of the year": (
        ("上半年", "first half(?: of|$)|first six months"),
        ("下半年", "second half(?: of|$)|last six months"),
    ),
    "part of the month": (
        ("月(?:初|上旬)", rf"(?:early|beginning of|start of) {_MONTH}"),
        ("月中旬", rf"(?:mid-|middle of ){_MONTH}"),
        ("月(?:底|末|下旬)", rf"(?:late|end of) {_MONTH}"),
    ),
    "unit": (
        (rf"{_FIGURE}(?:平方)?(?:公里|千米)", r"kilomet(?:re|er)s?|\bkm\b"),
        (rf"{_FIGURE}(?:平方)?英里", r"\bmiles?\b"),
    ),
    "unit of area": (
        (rf"{_FIGURE}亩", r"\bmu\b"),
        (rf"{_FIGURE}公顷", r"\bhectares?\b"),
        (rf"{_FIGURE}英亩", r"\bacres?\b"),
    ),
    "currency": (
        (rf"{_FIGURE}元", r"\byuan\b|\bRMB\b"),
        (rf"{_FIGURE}美元", r"\bdollars?\b|\bUS\$"),
        (rf"{_FIGURE}欧元", r"\beuros?\b"),
    ),
    "bound": (
        ("至少|不少于|不低于", "at least|no(?:t)? (?:less|fewer|lower) than"),
        ("至多|最多|不超过|不多于|不高于", "at most|no(?:t)? (?:more|higher) than|not exceed"),
        ("不到|不足|少于|低于", "(?<!no )(?<!not )(?:less|fewer|lower) than"),
        ("(?<!不)(?:超过|多于|高于)", "(?<!no )(?<!not )(?:more|higher) than"),
    ),
    "rate": (
        ("每年|年均|一年一次", "(?:every|each|per|a) year|yearly|annual"),
        ("每季度?|季均", "(?:every|each|per|a) quarter|quarterly"),
        ("每月|月均|每个月", "(?:every|each|per|a) month|monthly"),
        ("每周|每星期", "(?:every|each|per|a) week|weekly"),
        ("每天|每日|日均", "(?:every|each|per|a) day|daily"),
    ),
    "rough number": (
        (f"[数几]十(?![{HAN}]?[万亿])", "dozens of|(?<!and )tens of (?!thousand|million)"),
        ("[数几上]百(?![万亿])", "hundreds of (?!thousand|million)"),
        ("[数几上成]千(?![万亿])", "(?<!tens of )(?<!hundreds of )thousands of"),
        ("[数几上成]万", "tens of thousands"),
        ("[数几上]百万", "(?<!tens of )(?<!hundreds of )millions of"),
    ),
}
_PATTERNS = {
    group: [(re.compile(zh), re.compile(en, re.IGNORECASE)) for zh, en in words]
    for group, words in _GROUPS.items()
}
# Most texts have none of all these words.
_ANY = re.compile("|".join(zh for words in _GROUPS.values() for zh, _ in words))


def opposite_words(zh: str, en: str) -> str:
    """What the English has instead of what the Chinese has; "" where they agree.

    A group tells only where each text has one of its words: where it has several, or says it in
    words of its own, nothing is known.
    """
    if not _ANY.search(zh):
        return ""
    for group, patterns in _PATTERNS.items():
        in_zh = [
            (at, match[0]) for at, (one, _) in enumerate(patterns) if (match := one.search(zh))
        ]
        in_en = [
            (at, match[0]) for at, (_, one) in enumerate(patterns) if (match := one.search(en))
        ]
        if len(in_zh) == len(in_en) == 1 and in_zh[0][0] != in_en[0][0]:
            return f'the {group} differs: "{in_zh[0][1]}" in zh, "{in_en[0][1].strip()}" in en'
    return ""
