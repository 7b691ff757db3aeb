"""Which levels a sentence seems to speak of, by the signs that the vocabulary gives for each."""

import re
from collections.abc import Sequence

from explainer.corpus.records.vocabulary import Level
from explainer.languages import Language


def levels_named(sentence: str, levels: Sequence[Level], language: Language) -> list[str]:
    """The ids of the levels of which a sentence holds a sign, in the order of the chain.

    A sign inside a longer word that the level passes over is none.
    """
    return [level.id for level in levels if _is_named(sentence, level, language)]


def _is_named(sentence: str, level: Level, language: Language) -> bool:
    passed_over = level.signs.passed_over
    if passed_over:
        sentence = re.sub("|".join(map(re.escape, passed_over)), " ", sentence, flags=re.IGNORECASE)
    if language == "zh":
        return any(sign in sentence for sign in level.signs.zh)
    signs = "|".join(map(re.escape, level.signs.en))
    return bool(signs) and bool(re.search(rf"\b(?:{signs})\b", sentence, re.IGNORECASE))
