"""Traditional to simplified script, and the wrong traditional forms that converters leave.

A converter that works character by character writes 公裡 for 公里 and 出臺瞭 for 出台了. OpenCC
undoes most of that by way of its phrases; what it leaves is in `_WRONG_FORMS`.
"""

import re

from explainer.ingestion.characters import (
    han_count,
    simplified_characters,
    simplified_only,
    traditional_only,
)
from explainer.ingestion.edits import Edit, substitutions
from explainer.text.scripts import from_taiwan

# What a converter chose wrongly, and the right form. The contexts in which the character is right
# are left to OpenCC.
_WRONG_FORMS = (
    (re.compile("瞭(?![望哨解如然])"), "了"),
    (re.compile("(?<=[公英海華市])裡|裡(?=程)"), "里"),
    (re.compile("(?<=[批核獲获不審审])準(?!備|则|則)|準(?=[許予])"), "准"),
    (
        re.compile(
            "(?<![原名專专巨論论譯译編编昭卓遺遗合拙土顯显新舊旧])著(?![名作者述稱称書书錄录])"
            # 著有《集》 is to have written it; 隨著有關 goes on.
            "(?!有(?:[《〈「『“]|[一二三四五六七八九十多數数諸诸專专詩诗文論论]))"
        ),
        "着",
    ),
)


# Fonts and converters write the rare 陜 for the 陝 of 陝西, in simplified texts too.
_SHAANXI = re.compile("陜(?!城)")


# In Chinese kana stand in names alone; Japanese keeps its characters.
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]")
_KANA_TO_HAN = 3


def is_traditional(text: str) -> bool:
    """Whether a text is Chinese in traditional rather than simplified script."""
    if text.isascii() or _KANA_TO_HAN * len(_KANA.findall(text)) > han_count(text):
        return False
    of_traditional = len(traditional_only().findall(text))
    return of_traditional > 0 and of_traditional > len(simplified_only().findall(text))


def wrong_forms(text: str) -> list[Edit]:
    """Edits of a traditional text that put right what a converter chose wrongly."""
    edits = [edit for pattern, right in _WRONG_FORMS for edit in _all(pattern, right, text)]
    return sorted(edits, key=lambda edit: edit.start)


def _all(pattern: re.Pattern[str], right: str, text: str) -> list[Edit]:
    return substitutions(pattern, lambda _: right, text)


def _stays(old: str, new: str) -> bool:
    # Beyond the common plane hardly any font has the simplified form, and no text writes it.
    return old == "著" or new > "\uffff" >= old


def shaanxi(text: str) -> list[Edit]:
    """The edits that write 陕 for the 陜 of a text."""
    return _all(_SHAANXI, "陕", text)


def simplification(text: str) -> list[Edit]:
    """The edit that turns a traditional text into simplified script.

    著 stays: where it should be 着, `wrong_forms` has said so. Rare characters stay whose
    simplified forms only the supplementary planes of Unicode have.
    """
    converted = from_taiwan(text)
    if len(converted) == len(text):
        pairs = zip(text, converted, strict=True)
        converted = "".join(old if _stays(old, new) else new for old, new in pairs)
    elif han_count(converted) != han_count(text):
        converted = text.translate(simplified_characters())
    return [Edit(0, len(text), converted)] if converted != text else []
