"""Words of which a text has one and its translation must not have another: units, parts of a year,
bounds, rates, rough numbers, the sign of what is inferred. Two figures can agree and what they
count differ.
"""

import re

from explainer.text.english_figures import MONTHS
from explainer.text.han import HAN
from explainer.text.sentence_pairs import is_one_sentence, sentence_pairs

_MONTH = f"(?:{'|'.join(MONTHS)})"
# In words a unit may be a figure of speech: the last mile.
_FIGURE = r"\d[多余]?[万亿]{0,2}[多余]?"

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
    "half of a span": (
        ("半年", r"half[- ]year|half a year|(?:first|second) half|half of the year|six[- ]month"),
        ("半个?月", r"half a month|half[- ]month|fortnight|two weeks|month and a half"),
        ("半(?:天|日)", r"half a day|half[- ]day|day and a half"),
        ("半个?(?:小时|钟头)", r"half an hour|half[- ]hour|30 minutes|hours? and a half"),
        ("半个?世纪", r"half a century|half[- ]century|fifty years"),
    ),
    "currency": (
        (rf"{_FIGURE}元", r"\byuan\b|\bRMB\b"),
        (rf"{_FIGURE}美元", r"\bdollars?\b|\bUS\$"),
        (rf"{_FIGURE}欧元", r"\beuros?\b"),
    ),
    "bound": (
        ("至少|不少于|不低于", "at least|no(?:t)? (?:less|fewer|lower) than"),
        ("至多|最多|不超过|不多于|不高于", "at most|no(?:t)? (?:more|higher) than|not exceed"),
        ("不到|不足|少于|低于", r"(?<!no )(?<!not )(?:less|fewer|lower) than|below \d"),
        ("(?<!不)(?:超过|多于|高于)", r"(?<!no )(?<!not )(?:more|higher) than|above \d"),
    ),
    "bound of a figure": (
        (rf"\d%?[{HAN}]{{0,3}}以上", r"\bor (?:more|over|above|higher)\b|at least"),
        (rf"\d%?[{HAN}]{{0,3}}以下", r"\bor (?:less|fewer|under|below|lower)\b|at most|up to"),
    ),
    "change": (
        (
            "增加|(?<!负)增长|上升|增多",
            r"\b(?:increas\w+|rises?|rising|rose|risen|grows?|grew|growing)\b",
        ),
        (
            "减少|下降|降低|负增长",
            # What falls to the county does not become less.
            r"\b(?:negative growth|decreas\w+|dropp?(?:s|ed)?|declin\w+"
            r"|(?:falls?|fell|falling|fallen)(?! (?:to|on|under|into|short|behind)\b))\b",
        ),
    ),
    "order in time": (
        ("以前|之前", r"\b(?:before|until|prior to|earlier)\b"),
        ("以后|之后", r"\b(?:after|since|later)\b"),
    ),
    "permission": (
        ("必须|务必", r"\b(?:must|shall|ha(?:s|ve|d) to|need\w* to)\b(?! not)"),
        ("可以|允许|准许", r"\b(?:(?-i:may)|can|could|allow\w*|permit\w*)\b(?! not)"),
        (
            "禁止|严禁|不得(?!不)|不准",
            r"\b(?:forb\w+|prohibit\w*|banned|(?:must|may|can) not|cannot|not allowed)\b",
        ),
    ),
    "part of the country": (
        ("(?<!中)东部", r"\beast(?:ern)?\b"),
        ("(?<!中)西部", r"\bwest(?:ern)?\b"),
        ("南部", r"\bsouth(?:ern)?\b"),
        ("北部", r"\bnorth(?:ern)?\b"),
    ),
    "day of the week": tuple(
        (f"(?:周|星期){day}(?!年|次|个)", rf"\b{name}\b")
        for day, name in zip(
            "一二三四五六",
            ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"),
            strict=True,
        )
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
# Of several sentences each may have one of these words.
_OF_A_SENTENCE = frozenset(("change", "order in time", "permission"))
_PATTERNS = {
    group: [(re.compile(zh), re.compile(en, re.IGNORECASE)) for zh, en in words]
    for group, words in _GROUPS.items()
}
# Most texts have none of all these words.
_ANY = re.compile("|".join(zh for words in _GROUPS.values() for zh, _ in words))


_CHINESE_DAY = re.compile(r"(\d{1,2})月(\d{1,2})日")
_ENGLISH_DAY = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)})\b")
# A span of days has its month once: 4月3日至5日, 3 to 5 April.
_SPAN = re.compile(r"日?[至到、和—–-]\d{1,2}日")
_CHINESE_DEPUTY = re.compile("副(?:书记|省长|市长|县长|区长|镇长|乡长|总理|主席|组长|主任|部长)")
_ENGLISH_DEPUTY = re.compile(r"\b(?:deputy|vice)\b", re.IGNORECASE)
# A deputy leader may be the one in charge of a field (分管负责人).
_ENGLISH_DEPUTY_OF_A_POST = re.compile(
    r"\b(?:deputy|vice)[- ](?:(?:Party|provincial|city|county|township|town) )*"
    r"(?:secretar(?:y|ies)|heads?|governors?|mayors?|premiers?|directors?)\b",
    re.IGNORECASE,
)
# A temperature below zero, and whatever may say so in the other language.
_COLD_IN_ZH = re.compile(r"零下[一二三四五六七八九十\d]+")
_COLD_IN_EN = re.compile(
    r"(?:\bminus |(?<!\w)\u2212)[\d.]+(?: degrees| ?°)|\bdegrees?(?: Celsius)? below zero",
    re.IGNORECASE,
)
_BELOW_IN_ZH = re.compile(r"零下|负|冰点|[-\u2212\uff0d]\d")
_BELOW_IN_EN = re.compile(
    r"\bminus\b|\bbelow\b|\bnegative\b|\bsub-?zero\b|[-\u2212]\d", re.IGNORECASE
)
# A figure that is rough, or a bound, in one text, and whatever may say so in the other.
_ROUGH_IN_ZH = re.compile(
    rf"(?<![附最临邻靠远])(?:将近|接近|近)\d+|(?<![{HAN}])约\d+|\d+[多余][万亿]?|\d[万亿][多余]"
    rf"|\d[万亿]?%?[{HAN}]{{0,3}}(?:以上|以下|左右)|(?:至少|不到|不足|超过|多于|低于|高于)\d+"
)
_ANY_ROUGH_IN_EN = re.compile(
    r"\b(?:near(?:ly)?|almost|close to|about|around|some|or so|roughly|approximately|over|more"
    r"|under|below|above|less|fewer|low(?:er)?|high(?:er)?|up to|at (?:least|most)|exceed\w*"
    r"|beyond|just|not|all but|upwards?|plus|odd|older|younger|past|minimum|maximum|within)\b"
    r"|[+<>≥≤~]|\d-plus",
    re.IGNORECASE,
)
_ROUGH_IN_EN = re.compile(
    r"\b(?:nearly|almost|close to|more than|at least|less than|fewer than|roughly|approximately"
    r"|up to) \d[\d,.]*",
    re.IGNORECASE,
)
_ANY_ROUGH_IN_ZH = re.compile("[近约多余上下左右至不超低高少最来几数将内满差过前逾足大]")


def _rough(zh: str, en: str) -> str:
    """A rough figure, or a bound, of which the other text has the figure alone."""
    if (match := _ROUGH_IN_ZH.search(zh)) and not _ANY_ROUGH_IN_EN.search(en):
        return f'"{match[0]}" in zh is rough or a bound, and nothing in en'
    if (match := _ROUGH_IN_EN.search(en)) and not _ANY_ROUGH_IN_ZH.search(zh):
        return f'"{match[0]}" in en is rough or a bound, and nothing in zh'
    return ""


_INFERRED = re.compile(r"°(?!C\b)")


_BOUND_IN_ZH = re.compile(rf"(\d[\d.]*)%?[{HAN}]{{0,3}}以([上下])")
_BOUND_IN_EN = re.compile(
    r"(\d[\d,.]*)%? or (?:(more|over|above|higher)|less|fewer|under|below|lower)\b"
)


def _bounds(zh: str, en: str) -> str:
    """A figure that is the least in one text and the most in the other."""
    chinese: dict[str, str] = dict(_BOUND_IN_ZH.findall(zh))
    for match in _BOUND_IN_EN.finditer(en):
        bound = chinese.get(match[1].replace(",", ""))
        if bound and (bound == "上") is not bool(match[2]):
            return f'the bound differs: "{match[1]}…以{bound}" in zh, "{match[0]}" in en'
    return ""


def _inferences(zh: str, en: str) -> str:
    """Signs of what is inferred, °, of which one text has more: there it says less for sure."""
    in_zh, in_en = (len(_INFERRED.findall(text)) for text in (zh, en))
    if in_zh != in_en:
        return f"zh has {in_zh} of the sign °, en {in_en}; what is inferred in one is in both"
    return ""


def _days(zh: str, en: str) -> str:
    """Days of which each text has one that the other lacks: 3月5日 and 3 May."""
    chinese = {
        (int(month), int(day)): f"{month}月{day}日" for month, day in _CHINESE_DAY.findall(zh)
    }
    english = {
        (MONTHS.index(month) + 1, int(day)): f"{day} {month}"
        for day, month in _ENGLISH_DAY.findall(en)
    }
    only_zh = [text for day, text in chinese.items() if day not in english]
    only_en = [text for day, text in english.items() if day not in chinese]
    if only_zh and only_en and not _SPAN.search(zh):
        return f'the day differs: "{only_zh[0]}" in zh, "{only_en[0]}" in en'
    return ""


def _cold(zh: str, en: str) -> str:
    """A temperature below zero in one text, of which the other says nothing."""
    if (match := _COLD_IN_ZH.search(zh)) and not _BELOW_IN_EN.search(en):
        return f'"{match[0]}" in zh is below zero, and nothing in en'
    if (match := _COLD_IN_EN.search(en)) and not _BELOW_IN_ZH.search(zh):
        return f'"{match[0]}" in en is below zero, and nothing in zh'
    return ""


def _deputies(zh: str, en: str) -> str:
    """A post of which one text names the holder and the other a deputy."""
    if (match := _CHINESE_DEPUTY.search(zh)) and not _ENGLISH_DEPUTY.search(en):
        return f'the rank differs: "{match[0]}" in zh, no deputy in en'
    if (match := _ENGLISH_DEPUTY_OF_A_POST.search(en)) and not re.search("[副代]", zh):
        return f'the rank differs: no 副 in zh, "{match[0]}" in en'
    return ""


def opposite_words(zh: str, en: str) -> str:
    """What the English has instead of what the Chinese has; "" where they agree.

    A group tells only where each text has one of its words: where it has several, or says it in
    words of its own, nothing is known. Of several sentences each is looked at beside its own too.
    """
    if differs := _inferences(zh, en):
        return differs
    if "日" in zh and (differs := _days(zh, en)):
        return differs
    if differs := _bounds(zh, en):
        return differs
    if differs := _cold(zh, en):
        return differs
    if differs := _differing_group(zh, en, one_sentence=is_one_sentence(zh)):
        return differs
    pairs = ((zh, en),) if is_one_sentence(zh) else sentence_pairs(zh, en)
    for left, right in pairs:
        differs = _deputies(left, right) or _rough(left, right)
        if differs := differs or _differing_group(left, right, one_sentence=True):
            return differs
    return ""


def _differing_group(zh: str, en: str, *, one_sentence: bool) -> str:
    if not _ANY.search(zh):
        return ""
    for group, patterns in _PATTERNS.items():
        if group in _OF_A_SENTENCE and not one_sentence:
            continue
        in_zh = [
            (at, match[0]) for at, (one, _) in enumerate(patterns) if (match := one.search(zh))
        ]
        if len(in_zh) != 1:
            continue
        in_en = [
            (at, match[0]) for at, (_, one) in enumerate(patterns) if (match := one.search(en))
        ]
        if len(in_en) == 1 and in_zh[0][0] != in_en[0][0]:
            return f'the {group} differs: "{in_zh[0][1]}" in zh, "{in_en[0][1].strip()}" in en'
    return ""
