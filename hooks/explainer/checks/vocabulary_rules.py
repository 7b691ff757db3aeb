"""What the vocabulary lists is told apart by its names, and levels by the words that name them."""

from collections.abc import Iterator

from explainer.corpus.reading import Draft
from explainer.corpus.records.base import NamedRecord
from explainer.languages import LANGUAGES, Language
from explainer.problems.problem import Problem


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
        signs: dict[str, str] = {}
        for index, level in enumerate(record.levels):
            for place, sign in enumerate(getattr(level.signs, language)):
                other = signs.setdefault(sign.lower(), level.id)
                if other != level.id:
                    message = f'"{sign}" is a sign of "{other}" already; keep it in one'
                    yield draft.vocabulary.problem(
                        message, "levels", index, "signs", language, place
                    )
