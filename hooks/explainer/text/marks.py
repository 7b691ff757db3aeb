"""Marks and characters that a text cannot mean: those of another width, script or keyboard, and
those that open and do not close.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from explainer.languages import Language
from explainer.text.english_figures import MONTHS
from explainer.text.han import HAN

# Code, references and addresses are no wording.
_NO_WORDING = re.compile(r"`[^`]*`|\[\[[^\[\]|]*\|?|\]\([^()]*\)")
# Every run has an end, so that the time grows with the text alone.
_CODE = re.compile(r"(?<!`)(`{1,9})(?!`)[^\n]{0,1000}?(?<!`)\1(?!`)")
_SENTENCE_END = re.compile(r"[。！？；]|(?<=[.!?])\s")
_SHORTEST_SENTENCE = 8
_LINK = re.compile(r"\[\[[^\[\]]{0,400}\]\]")
_BRACKETS = re.compile(r"(?<!\[)(\[{2,9})(?!\[)[^\[\]]{0,200}(\]{2,9})")
_TAG = re.compile(r"<(?:[a-zA-Z][\w-]*(?:[\s/][^<>]*)?|/[a-zA-Z][\w-]*\s*|!--[^<>]*)>?")

_CITED_TWICE = re.compile(r"(\[\[[@~][a-z0-9-]{1,80}\]\])\s?\1")

# Letters that look like others: a search does not find them.
_FORMS = re.compile(
    "[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\u2e80-\u2fdf\uf900-\ufaff\uff61-\uff9f\ufb00-\ufb06"
    "\U0001d400-\U0001d7ff]"
)
# A mark of full width inside a figure, or one that belongs to it; ～ between figures is Chinese.
_WIDE_IN_FIGURE = re.compile(
    "(?<=[0-9])(?:[\uff05\uff0b]|[\uff0e\uff0f\uff0d](?=[0-9])|\uff0c(?=[0-9]{3}(?![0-9])))"
)
_MIXED = re.compile("[A-Za-z][\u0370-\u03ff\u0400-\u04ff]|[\u0370-\u03ff\u0400-\u04ff][A-Za-z]")
# Pictures of text, and the marks that ask for one.
_PICTURE = re.compile("[\U0001f000-\U0001faff\u2600-\u26ff\u2702-\u2712\u2728-\u27bf\ufe00-\ufe0f]")
# UTF-8 that was read as something else, or GB 18030 that was damaged and read as such.
_DAMAGED = re.compile(
    "锟斤拷|烫烫烫|屯屯屯|\u00e2\u20ac|\u00ef\u00bf\u00bd|[\u00c2\u00c3][\u0080-\u00bf]"
    "|[\u00e4-\u00e9][\u0080-\u00bf\u0152-\u02dc\u2013-\u2122]{2}"
)
# A space of a width of its own, or a tab: no search for words finds what stands around it.
# One that only keeps a figure and its unit on a line is meant.
_SPACE = re.compile("[\t\u2000-\u200a\u205f\u3000]|(?<![0-9])[\u00a0\u202f]")
_ACCENT = re.compile("[\u0300-\u036f]")
_NOTE = re.compile(
    r"\b(?:TODO|FIXME|TBD|XXX|[Ll]orem ipsum)\b|待补|待译|待查"
    r"|\A(?:待核实?|存疑|To (?:check|do))[:：]"
)

_BOTH: tuple[tuple[re.Pattern[str], str], ...] = (
    (_PICTURE, "each device draws this picture in another way; write words"),
    (_DAMAGED, "these characters are damaged; write again what stood here"),
    (_SPACE, "write a plain space, or none"),
    (
        re.compile(
            r"(?<![A-Za-z\d])(?:\d+[lIO]\d*|[lIO]\d+)(?=[月日年%])|(?<![A-Za-z\d])\d+[lO]\d"
        ),
        "a letter stands among the digits; write the digit",
    ),
    (
        re.compile(r"(?<![\[A-Za-z0-9])\[\d{1,3}\](?![(\[])"),
        "there are no footnotes; cite a statement, [[@id]], or write it out",
    ),
    (
        re.compile(r"(?<![:\\])\\(?:[nrt]|u[0-9a-fA-F]{4})"),
        "a backslash is shown as it stands; delete it",
    ),
    (
        # Long- and short-term shares its second half.
        re.compile(
            r"[A-Za-z]-\s+(?!(?:and|or|to|nor|but|than|as|if|rather|through|versus|vs)\b)[A-Za-z]{2}"
        ),
        "a hyphen ends this line or stands before a space; write the word without a break",
    ),
    (
        re.compile(
            r"&(?:nbsp(?!;)|(?:lt|gt|amp|quot|#\d{1,7}|#[xX][0-9a-fA-F]{1,6})(?![A-Za-z0-9;]))"
        ),
        "the code of a character ends in a semicolon; write the character itself",
    ),
)
_TWICE_RIGHTLY = "研究|讨论|商量|考虑|了解|学习|休息|打听|介绍|调查|检查|抓紧|准备|整理|练习|锻炼"
_CHINESE: tuple[tuple[re.Pattern[str], str], ...] = (
    # What is said of one after the other is doubled rightly (一个一个), so is what is done for a
    # while (研究研究), and so may be the verb before a name that begins with it (领导领导小组).
    (
        re.compile(
            rf"((?!一|{_TWICE_RIGHTLY})[{HAN}]{{2,8}})\1(?![小会队员者书人组])"
            r"|([的在是和与及对把被由从向将该此为以而或其所])\2(?![确而])"
        ),
        "the words stand twice; keep one",
    ),
    (re.compile(rf"<(?=[{HAN}])"), "the title of a work stands in 《》"),
    (re.compile(rf"\A[，。；：、！？）》](?=[{HAN}])"), "no text begins with this mark; delete it"),
    (re.compile("[「」『』﹁﹂]"), "write Chinese quotation marks “”"),
    (re.compile("？{2,}|！{2,}"), "one mark is enough; keep one"),
    (re.compile("(?<!…)…(?!…)"), "an ellipsis is two signs, ……"),
    (re.compile(rf"(?<=[{HAN}”）])(?:—(?!—)(?<!——)|--?)(?=[{HAN}“（])"), "a dash is two signs, ——"),
    (re.compile(r"(?<!\d)(?:0|1[3-9]|[2-9]\d)月(?!龄)"), "there is no such month"),
    (
        re.compile(r"月(?:0|3[2-9]|[4-9]\d)日|(?<!\d)(?:2月30|(?:2|4|6|9|11)月31)日"),
        "there is no such day",
    ),
    (re.compile(r"(?<=\d)~(?=\d)"), "between figures stands ～ or 至"),
    (
        re.compile(r"(?:发|字|办|函)\s*[\[(（【]\d{4}[\])）】]\s*\d+\s*号"),
        "the year of a document number stands between \u3014 and \u3015",
    ),
)
_MONTHS = "|".join(MONTHS)
_ENGLISH: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(
            "[A-Za-z0-9.,)] ?[\u3001\u3002\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f\u300a\u300b]"
        ),
        "an English text has half-width marks",
    ),
    (
        re.compile(
            r"\b(the|a|an|of|to|in|and|is|for|with|on|at|by|from|as|be|are|was|were|it|its|their"
            r"|which|who|has|have|or|not|this|may|can|(?!that\b|very\b|half\b)[a-z]{4,40}) \1\b",
            re.IGNORECASE,
        ),
        "the word stands twice; keep one",
    ),
    (re.compile(r"[a-z],(?=[A-Za-z])|[a-z]{2}\.(?=[A-Z][a-z])"), "a space follows the mark"),
    (re.compile(rf"\b(?:{_MONTHS})(?=\d)"), "a space stands before the figure"),
    (
        re.compile(
            rf"\b(?:0|3[2-9]|[4-9]\d) (?:{_MONTHS})\b|\b30 February\b"
            r"|\b31 (?:February|April|June|September|November)\b"
        ),
        "there is no such day",
    ),
    (re.compile("''|‘‘|’’|““|””"), "two marks stand together; keep one"),
    (re.compile(r"\A[A-Z]{2,}(?:[ ,]+[A-Z]{2,}){4}"), "write small letters"),
    (re.compile(r"(?<!\.)\.\.(?!\.)|,,|;;|[,;:]\."), "two marks stand together; keep one"),
    (
        re.compile(r"(?<=[\w\]\ufffd)”’]) (?=[,.;:!?)](?:\s|$)|[,;]\w)"),
        "no space stands before a mark",
    ),
    (re.compile(r"(?<=\S)  +(?=\S)"), "write one space"),
)
_PAIRS: dict[Language, tuple[tuple[str, str], ...]] = {
    "zh": (("“", "”"), ("（", "）"), ("《", "》"), ("‘", "’"), ("\u3014", "\u3015")),
    "en": (("(", ")"), ("“", "”"), ("[", "]")),
}


@lru_cache(maxsize=50_000)
def mark_faults(text: str, language: Language) -> tuple[str, ...]:
    """What is wrong with the marks and the characters of a text, each kind once with its place."""
    return tuple(_mark_faults(text, language))


def _mark_faults(text: str, language: Language) -> Iterator[str]:
    if form := _FORMS.search(text) or _WIDE_IN_FIGURE.search(text):
        plain = unicodedata.normalize("NFKC", form[0])
        yield f'"{form[0]}" is a form that no search finds; write {plain}'
    if mixed := _MIXED.search(text):
        yield f'"{mixed[0]}" joins letters of two scripts; write both in the same'
    if note := _NOTE.search(text):
        yield f'"{note[0]}" is a note to yourself; finish the text'
    if cited := _CITED_TWICE.search(text):
        yield f"{cited[1]} is cited twice in a row; keep one"
    wording = _NO_WORDING.sub("\N{REPLACEMENT CHARACTER}", text)
    is_damaged = _DAMAGED.search(wording)
    if _ACCENT.search(text) and unicodedata.normalize("NFC", text) != text:
        yield "a letter and its accent are two characters; write them as one"
    for pattern, message in (*_BOTH, *(_CHINESE if language == "zh" else _ENGLISH)):
        if match := pattern.search(wording):
            yield f'"{_around(match)}": {message}'
    if twice := _sentence_twice(text):
        yield f'"{twice[:20]}": this sentence stands twice; delete one'
    if not is_damaged:
        yield from _unpaired(text, language)


def _sentence_twice(text: str) -> str:
    sentences = [sentence.strip() for sentence in _SENTENCE_END.split(text)]
    pairs = pairwise(sentence for sentence in sentences if len(sentence) >= _SHORTEST_SENTENCE)
    return next((one for one, other in pairs if one == other), "")


def markup_faults(text: str) -> Iterator[str]:
    """What a text of inline Markdown would show as it stands: HTML, pictures, marks of emphasis
    and of code that have no other to pair with.
    """
    if message := bracket_fault(text):
        yield message
        return
    plain = _LINK.sub("", _CODE.sub("", text))
    if match := _TAG.search(plain):
        yield f'"{match[0][:40]}": a text holds no HTML; write **bold** or the words alone'
    elif "![" in plain:
        yield '"![": a text holds no picture; write the words alone'
    elif "****" in plain:
        yield '"****": nothing stands between the marks; delete them'
    elif len(parts := plain.split("**")) % 2 and any(part != part.strip() for part in parts[1::2]):
        yield '"**": no space stands between the marks and the words inside them'
    elif plain.count("`") or plain.count("**") % 2:
        mark = "`" if "`" in plain else "**"
        yield f'"{mark}" has no other to pair with; close it, or delete it'


def bracket_fault(text: str) -> str:
    """What is wrong with a link that has three brackets on a side; "" where there is none.

    A bracket that has its other elsewhere in the text stands around the link.
    """
    plain = _CODE.sub("", text)
    paired = plain.count("[") == plain.count("]")
    for match in _BRACKETS.finditer(plain):
        opening, closing = len(match[1]) > 2, len(match[2]) > 2
        if (opening and closing) or ((opening or closing) and not paired):
            return f'"{match[0][:40]}": a link has two brackets on each side; delete the others'
    return ""


def _around(match: re.Match[str]) -> str:
    text = match.string
    around = text[max(0, match.start() - 6) : match.end() + 6]
    return around.replace("\N{REPLACEMENT CHARACTER}", "").replace("\n", " ")


def _unpaired(text: str, language: Language) -> Iterator[str]:
    plain = _NO_WORDING.sub("", text).replace("]", "") if "[[" in text else text
    for opening, closing in _PAIRS[language]:
        if opening not in plain and closing not in plain:
            continue
        if opening == "[" and "[[" in text:
            continue
        depth = 0
        for character in plain:
            depth += (character == opening) - (character == closing)
            if depth < 0:
                break
        # Brackets that are missing at all are told with the other faults of Chinese typography.
        told = language == "zh" and plain.count(opening) != plain.count(closing)
        if depth and not told and opening != "‘":
            yield f"the marks {opening}{closing} are not in pairs"
    if language == "en" and plain.count("‘") > plain.count("’"):
        yield "the marks ‘’ are not in pairs"
    if language == "en" and plain.count('"') % 2:
        yield 'the marks "" are not in pairs'
