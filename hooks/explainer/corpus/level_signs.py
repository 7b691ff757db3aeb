"""Which levels a sentence seems to speak of, by the signs that the vocabulary gives for each."""

import re
from collections.abc import Sequence

from explainer.corpus.records.vocabulary import Level
from explainer.languages import LANGUAGES, Language

_NOTHING = "(?!)"


class LevelSigns:
    """The signs of the levels, made ready to read many sentences.

    A sign inside a longer word that the level passes over is none.
    """

    def __init__(self, levels: Sequence[Level]) -> None:
        self._patterns: dict[Language, list[tuple[str, re.Pattern[str]]]] = {
            language: [(level.id, _pattern(level, language)) for level in levels]
            for language in LANGUAGES
        }

    def named(self, sentence: str, language: Language) -> list[str]:
        """The ids of the levels of which a sentence holds a sign, in the order of the chain."""
        return [
            level
            for level, pattern in self._patterns[language]
            if any(match[1] for match in pattern.finditer(sentence))
        ]


def _pattern(level: Level, language: Language) -> re.Pattern[str]:
    """Matches words that are passed over, and signs as its first group."""
    signs = "|".join(map(re.escape, getattr(level.signs, language))) or _NOTHING
    passed_over = "|".join(map(re.escape, level.signs.passed_over)) or _NOTHING
    edge = r"\b" if language == "en" else ""
    return re.compile(rf"(?:{passed_over})|{edge}({signs}){edge}", re.IGNORECASE)
