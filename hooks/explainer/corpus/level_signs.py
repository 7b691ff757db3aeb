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
        self._known: dict[tuple[str, Language], list[str]] = {}
        self._lists = {language: _list_pattern(levels, language) for language in LANGUAGES}

    def listed(self, sentence: str, language: Language) -> list[str]:
        """The ids of the levels that a list names, 省、市、县 or city and county.

        None where a sentence has no list, or more than one.
        """
        lists = [match[0] for match in self._lists[language].finditer(sentence)]
        return self.named(lists[0], language) if len(lists) == 1 else []

    def named(self, sentence: str, language: Language) -> list[str]:
        """The ids of the levels of which a sentence holds a sign, in the order of the chain."""
        if (known := self._known.get((sentence, language))) is None:
            known = self._known[sentence, language] = [
                level
                for level, pattern in self._patterns[language]
                if any(match[1] for match in pattern.finditer(sentence))
            ]
        return known


def _pattern(level: Level, language: Language) -> re.Pattern[str]:
    """Matches words that are passed over, and signs as its first group."""
    signs = "|".join(map(re.escape, getattr(level.signs, language))) or _NOTHING
    passed_over = "|".join(map(re.escape, level.signs.passed_over)) or _NOTHING
    edge = r"\b" if language == "en" else ""
    return re.compile(rf"(?:{passed_over})|{edge}({signs}){edge}", re.IGNORECASE)


def _list_pattern(levels: Sequence[Level], language: Language) -> re.Pattern[str]:
    signs = sorted({sign for level in levels for sign in getattr(level.signs, language)}, key=len)
    one = rf"(?:{'|'.join(map(re.escape, reversed(signs))) or _NOTHING})"
    if language == "zh":
        return re.compile(rf"{one}(?:、{one})+")
    return re.compile(rf"\b{one}\b(?:(?:, (?:and |or )?| and | or ){one}\b)+", re.IGNORECASE)
