"""Reads the figures of a Chinese or an English text into one form, so that the two can be compared.

Numbers become plain digits (57.36万 and 573,600 are both 573600), percentages keep their sign,
fractions are written n/m, and a date falls into its numbers (2018年2月12日 and 12 February 2018 are
both 2018, 2 and 12). Idioms that merely contain a numeral are no figures.
"""

import re
from fractions import Fraction
from functools import lru_cache

from explainer.languages import Language
from explainer.text.chinese_figures import chinese_figures
from explainer.text.chinese_numerals import left_out
from explainer.text.english_figures import FRACTIONS, english_figures
from explainer.text.figures_in_words import Figures, figures_in_words
from explainer.text.han import HAN
from explainer.text.markdown import REFERENCE
from explainer.text.set_phrases import figures_of_set_phrases

# The dot of a day that is a name: 三·八, 一二·九.
_DOT = re.compile("(?<=[一二三四五六七八九十])·(?=[一二三四五六七八九十])")
_CHARACTER_CODE = re.compile(r"&#\w{1,12};")


def read_figures(text: str, language: Language) -> Figures:
    """The figures of a text (inline Markdown) in `language`.

    `optional` holds what one language may say without a numeral: one, two things, a pair, both.
    """
    return _read(text, language)


@lru_cache(maxsize=50_000)
def _read(text: str, language: Language, english: str = "") -> Figures:
    visible = _CHARACTER_CODE.sub(" ", text)
    visible = REFERENCE.sub(lambda match: match["text"] or "", visible)
    if language == "zh":
        visible = _DOT.sub("", visible)
        stated = _read(english, "en").stated if english else frozenset[str]()
        found = set(chinese_figures(visible, english, stated))
    else:
        found = set(english_figures(visible))
    if language == "en":
        found |= set(chinese_figures(re.sub(rf"[^{HAN}]+", " ", visible), visible))
    in_words = figures_in_words(visible, language)
    found |= in_words.stated
    optional = in_words.optional | {figure for figure in found if figure == "1"}
    if language == "zh":
        optional |= {*left_out(visible), *figures_of_set_phrases(visible)}
    return Figures(frozenset(found - {"1"}), frozenset(optional))


def differing_figures(zh: str, en: str) -> tuple[list[str], list[str]]:
    """Figures that only the Chinese text has, and those that only the English text has."""
    english = _read(en, "en")
    only_chinese, only_english = _difference(_read(zh, "zh"), english)
    if only_chinese:
        # A numeral may belong to a name that the English spells; readings are slow to look up.
        only_chinese, only_english = _difference(_read(zh, "zh", en), english)
    for word, of in FRACTIONS.items():
        # Almost a third: only the Chinese tells whether it is a part or the third of several.
        parts = [figure for figure in only_chinese if _share_of_one(figure) == Fraction(1, of)]
        if parts and re.search(rf"\b(?:an?|the) {word}\b", en, re.IGNORECASE):
            only_chinese = [figure for figure in only_chinese if figure not in parts]
            only_english = [figure for figure in only_english if figure != str(of)]
    return only_chinese, only_english


def _difference(chinese: Figures, english: Figures) -> tuple[list[str], list[str]]:
    optional = chinese.optional | english.optional
    only_chinese = chinese.stated - english.stated - optional
    only_english = english.stated - chinese.stated - optional
    # A half is 50%, a tenth 10%.
    shares = {_share_of_one(figure) for figure in only_chinese}
    shares &= {_share_of_one(figure) for figure in only_english}
    shares -= {None}
    return (
        sorted(figure for figure in only_chinese if _share_of_one(figure) not in shares),
        sorted(figure for figure in only_english if _share_of_one(figure) not in shares),
    )


def _share_of_one(figure: str) -> Fraction | None:
    """What part of a whole a percentage or a fraction is; None for other figures."""
    if figure.endswith("%"):
        return Fraction(figure.removesuffix("%")) / 100
    return Fraction(figure) if "/" in figure and not figure.endswith("/0") else None


def difference_message(only_zh: list[str], only_en: list[str]) -> str:
    """What figures of a pair of texts differ; one list at least is not empty."""
    parts = [f"{', '.join(only_zh)} only in zh"] if only_zh else []
    parts += [f"{', '.join(only_en)} only in en"] if only_en else []
    return f"the figures differ: {'; '.join(parts)}; mend one"
