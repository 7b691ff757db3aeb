"""Which characters are which: Han, the marks around them, and the common ones among them."""

import re
from functools import cache

from explainer.text.han import HAN
from explainer.text.scripts import to_simplified, to_traditional

# The bytes of the two parts of GB 2312: 6763 characters in use, 3755 of them common.
_GB_2312 = (range(0xB0, 0xF8), range(0xA1, 0xFF))
_COMMON_ROWS = range(0xB0, 0xD8)
_CJK = range(0x3400, 0xA000)

# The most frequent characters of written Chinese; a third of a text and more consists of them.
_FREQUENT = frozenset(
    "的一是不了在有人国中大为上个会这来以到时要就出可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经"
    "么去法学如都同现当没动面起看定天分还进好小部其些主样理心本前开但因只从想实日军者意无力它与长把机十民第公此已工使情"
    "明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表"
    "化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报"
    "才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强"
    "即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运镇村县省乡责落"
    "扶贫攻坚检查组织办农户干群众帮企负总项建档"
)

SMALL = "a-z\u00df-\u024f\u0430-\u045f\uac00-\ud7a3"
"""Letters that a full stop may end a sentence behind: small ones, and syllables of Korean."""

MARKS = frozenset("，。、；：？！“”‘’（）《》〈〉【】—…·％")

_FULL_WIDTH = {0xFF01 + offset: 0x21 + offset for offset in range(94)} | {0x3000: 0x20}


@cache
def simplified_characters() -> dict[int, int]:
    """Each traditional character with its simplified form, for `str.translate`.

    Left out are those whose simplified form only the supplementary planes of Unicode have.
    """
    characters = [chr(code) for code in _CJK]
    converted = to_simplified("\n".join(characters)).split("\n")
    return {
        ord(old): ord(new)
        for old, new in zip(characters, converted, strict=True)
        if old != new and len(new) == 1 and ord(new) in _CJK
    }


@cache
def traditional_only() -> re.Pattern[str]:
    """Matches a character that only traditional script has."""
    return re.compile(f"[{''.join(map(chr, simplified_characters()))}]")


@cache
def simplified_only() -> re.Pattern[str]:
    """Matches a character that only simplified script has."""
    characters = [chr(code) for code in _CJK]
    converted = to_traditional("\n".join(characters)).split("\n")
    traditional = simplified_characters()
    found = [
        old
        for old, new in zip(characters, converted, strict=True)
        if old != new and ord(old) not in traditional
    ]
    return re.compile(f"[{''.join(found)}]")


@cache
def _folding() -> dict[int, int]:
    return simplified_characters() | _FULL_WIDTH


def folded(text: str) -> str:
    """A text of the same length in simplified script and half-width forms, for matching only."""
    return text if text.isascii() else text.translate(_folding())


_INK = re.compile(r"[^\w%]")


def ink(text: str) -> str:
    """The letters and figures of a text, in simplified script, half-width and lower case."""
    return _INK.sub("", folded(text)).lower()


@cache
def characters_in_use() -> frozenset[str]:
    """The Han characters of GB 2312, in simplified script."""
    return frozenset(
        bytes([lead, trail]).decode("gb2312", errors="ignore")
        for lead in _GB_2312[0]
        for trail in _GB_2312[1]
    ) - {""}


@cache
def common_characters() -> frozenset[str]:
    """The Han characters of the first level of GB 2312."""
    return frozenset(
        bytes([lead, trail]).decode("gb2312", errors="ignore")
        for lead in _COMMON_ROWS
        for trail in _GB_2312[1]
    ) - {""}


_HAN_RUN = re.compile(f"[{HAN}]")


def is_han(character: str) -> bool:
    """Whether a character is Chinese; False for none."""
    return bool(_HAN_RUN.fullmatch(character))


def han_count(text: str) -> int:
    """How many Chinese characters a text has."""
    return 0 if text.isascii() else len(_HAN_RUN.findall(text))


def frequency_share(text: str) -> float:
    """The share of the most frequent characters among the Chinese ones of a text; 0 for none."""
    chinese = _HAN_RUN.findall(folded(text))
    return sum(character in _FREQUENT for character in chinese) / len(chinese) if chinese else 0


def caseless(text: str) -> str:
    """A text of the same length in lower case."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
