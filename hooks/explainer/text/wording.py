"""Whether a text is in the language and the script that it should be in."""

import re
from collections.abc import Sequence

from explainer.languages import Language
from explainer.text.han import HAN
from explainer.text.scripts import to_simplified

_HAN = re.compile(f"[{HAN}]")
_LATIN = re.compile(r"[A-Za-z]")
# What is no wording: code, targets of links, character references, placeholders.
_MARKUP = re.compile(r"`[^`]*`|\[\[[^\[\]|]*\|?|\]\([^()]*\)|&#?\w{1,32};|\{[^{}]*\}")
# A name that both languages write alike: GitHub, BibTeX, RIS.
_NAME = re.compile(r"[A-Z]\w*[A-Z]\w*|[A-Z]?\W*")


def wrong_language(zh: str, en: str) -> tuple[Language, str] | None:
    """Which text of a pair is in the wrong language, and how to mend it; None where both are right.

    Takes inline Markdown. Figures, signs and names without words are in any language.
    """
    chinese, english = _MARKUP.sub(" ", zh), _MARKUP.sub(" ", en)
    han_zh, han_en = len(_HAN.findall(chinese)), len(_HAN.findall(english))
    latin_zh, latin_en = len(_LATIN.findall(chinese)), len(_LATIN.findall(english))
    if zh == en and (han_zh or (latin_zh and not _is_name(chinese))):
        return "en", "the English is the same as the Chinese; translate one of them"
    if not han_zh and latin_zh and han_en > latin_en:
        return "zh", "the languages are swapped; put the Chinese into `zh`, the English into `en`"
    if han_en > latin_en:
        return "en", "the English text is Chinese; write it in English"
    if not han_zh and latin_zh and not _is_name(chinese):
        return "zh", "the Chinese text has no Chinese character; write it in Chinese"
    return None


def _is_name(text: str) -> bool:
    return all(_NAME.fullmatch(word) for word in text.split())


def traditional_characters(text: str, allowed: Sequence[str] = ()) -> str:
    """The characters of a Chinese text that the simplified script writes in another way.

    `allowed` are names that may stand in it as they are.
    """
    for name in allowed:
        text = text.replace(name, " ")
    # OpenCC takes no lone surrogates.
    text = text.encode("utf-8", "replace").decode()
    simplified = to_simplified(text)
    if simplified == text:
        return ""
    if len(simplified) != len(text):
        return text
    pairs = zip(text, simplified, strict=True)
    return "".join(dict.fromkeys(old for old, new in pairs if old != new))
