"""Finds glossary terms in running text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, MatchKind

from explainer.corpus.records.terms import Term
from explainer.languages import Language


@dataclass(frozen=True)
class Mention:
    """A place of a text that mentions a term."""

    start: int
    end: int
    term: str


class TermMatcher:
    """Finds the terms of one language in one pass over a text.

    Longer forms win over shorter ones inside them. English forms match whole words in any case and
    in the plural; a Chinese form of a single character is too common to be matched. A phrase that a
    term lists under `unmatched` is passed over.
    """

    def __init__(self, terms: Iterable[Term], language: Language) -> None:
        owners: dict[str, str] = {}
        for term in terms:
            for form in _forms(term, language):
                owners.setdefault(form, term.id)
            for phrase in getattr(term.unmatched, language):
                owners[_folded(phrase, language)] = ""
        self._language = language
        self._patterns = list(owners)
        self._owners = list(owners.values())
        self._automaton = AhoCorasick(self._patterns, matchkind=MatchKind.Standard)

    @property
    def forms(self) -> tuple[tuple[str, str], ...]:
        """What is found, each form with its term, or with an empty id where it is passed over."""
        return tuple(zip(self._patterns, self._owners, strict=True))

    def mentions(self, text: str) -> Iterator[Mention]:
        """All mentions in a text, from left to right, none inside another."""
        folded = _folded(text, self._language)
        found = [
            (start, -end, pattern)
            for pattern, start, end in self._automaton.find_matches_as_indexes(
                folded, overlapping=True
            )
            if self._language == "zh" or _is_whole_word(folded, start, end)
        ]
        reached = 0
        for start, negative_end, pattern in sorted(found):
            if start >= reached:
                reached = -negative_end
                if self._owners[pattern]:
                    yield Mention(start, reached, self._owners[pattern])


def _forms(term: Term, language: Language) -> list[str]:
    if language == "zh":
        return [form for form in (term.zh, *term.variants.zh) if len(form) > 1]
    singular = [_folded(form, language) for form in (term.en, *term.variants.en)]
    return [form for base in singular for form in (base, _plural(base))]


def _plural(form: str) -> str:
    if re.search(r"[^aeiou]y$", form):
        return form[:-1] + "ies"
    return form + ("es" if re.search(r"(s|x|z|ch|sh)$", form) else "s")


def _folded(text: str, language: Language) -> str:
    """Lower case for English; only characters whose lower case keeps its length are folded."""
    if language == "zh":
        return text
    if text.isascii():
        return text.lower()
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)


def _is_whole_word(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not (_in_word(before) or _in_word(after))


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "-"
