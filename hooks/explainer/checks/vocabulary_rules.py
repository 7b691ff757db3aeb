"""What the vocabulary lists is told apart by its names, and levels by the words that name them;
words of readers lead to words that the texts have.
"""

import re
from collections.abc import Iterator, Mapping

from explainer.checks.record_parts import bilingual_parts, placed_records
from explainer.corpus.reading import Draft
from explainer.corpus.records.base import NamedRecord, wording
from explainer.languages import LANGUAGES, Language
from explainer.problems.problem import Problem
from explainer.prose.page import ProsePage
from explainer.text.han import HAN

_HAN = re.compile(f"[{HAN}]")
_LINK = re.compile(r"\[\[[^\[\]|]*\|?([^\[\]]*)\]\]")


def vocabulary_problems(draft: Draft) -> Iterator[Problem]:
    """Names that two members of a list share, and words that two levels share."""
    if not draft.vocabulary:
        return
    record = draft.vocabulary.record
    for name in type(record).model_fields:
        members = getattr(record, name)
        owners: dict[tuple[Language, str], str] = {}
        for index, member in enumerate(members if isinstance(members, tuple) else ()):
            if not isinstance(member, NamedRecord):
                continue
            names: dict[Language, str] = {"zh": member.zh, "en": member.en}
            for language, text in names.items():
                other = owners.setdefault((language, text.lower()), member.id)
                if other != member.id:
                    message = f'"{text}" is the name of "{other}" already; choose another'
                    yield draft.vocabulary.problem(message, name, index, language)
                    break
    for language in LANGUAGES:
        shorts: dict[str, str] = {}
        for index, level in enumerate(record.levels):
            short = level.short.text(language)
            if (other := shorts.setdefault(short.lower(), level.id)) != level.id:
                message = f'"{short}" is the short name of "{other}" already; choose another'
                yield draft.vocabulary.problem(message, "levels", index, "short", language)
        for name in ("levels", "functions"):
            called: dict[str, str] = {}
            for index, member in enumerate(getattr(record, name)):
                for place, word in enumerate(getattr(member.called, language)):
                    if (other := called.setdefault(word.lower(), member.id)) != member.id:
                        message = f'"{word}" calls "{other}" already; keep it in one'
                        key = (name, index, "called", language, place)
                        yield draft.vocabulary.problem(message, *key)
        signs: dict[str, str] = {}
        for index, level in enumerate(record.levels):
            for place, sign in enumerate(getattr(level.signs, language)):
                other = signs.setdefault(sign.lower(), level.id)
                if other != level.id:
                    message = f'"{sign}" is a sign of "{other}" already; keep it in one'
                    yield draft.vocabulary.problem(
                        message, "levels", index, "signs", language, place
                    )


def word_problems(
    draft: Draft, prose: Mapping[Language, Mapping[str, ProsePage]]
) -> Iterator[Problem]:
    """Words for the search that are of the other language, or that no text has.

    `prose` has the sound pages of each language.
    """
    if not draft.vocabulary:
        return
    texts = _texts(draft, prose)
    for index, line in enumerate(draft.vocabulary.record.said_otherwise):
        for language in LANGUAGES:
            if bool(getattr(line.readers, language)) != bool(getattr(line.texts, language)):
                message = f"only one side has words in {language}; write both, or delete them"
                yield draft.vocabulary.problem(message, "said_otherwise", index)
                break
        for side, words in (("readers", line.readers), ("texts", line.texts)):
            for language in LANGUAGES:
                for place, word in enumerate(getattr(words, language)):
                    key = ("said_otherwise", index, side, language, place)
                    if bool(_HAN.search(word)) != (language == "zh"):
                        message = f'"{word}" is a word of the other language; write it there'
                        yield draft.vocabulary.problem(message, *key)
                    elif side == "texts" and word.lower() not in texts[language]:
                        message = f'"{word}" stands in no text; write one that does, or delete it'
                        yield draft.vocabulary.problem(message, *key)


def _texts(draft: Draft, prose: Mapping[Language, Mapping[str, ProsePage]]) -> dict[Language, str]:
    """All that the site says in each language, in small letters."""
    said: dict[Language, list[str]] = {language: [] for language in LANGUAGES}
    for placed in placed_records(draft):
        for part, _ in bilingual_parts(placed.record):
            for language in LANGUAGES:
                said[language].append(wording(part, language))
    for language, pages in prose.items():
        said[language] += [section.words for page in pages.values() for section in page.sections]
    return {
        language: _LINK.sub(r"\1", "\n".join(texts)).lower() for language, texts in said.items()
    }
