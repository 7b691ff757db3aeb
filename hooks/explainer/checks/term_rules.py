"""What glossary entries must keep, and what texts must keep of them."""

import re
from collections.abc import Iterable, Iterator

from explainer.corpus.reading import Placed
from explainer.corpus.records.terms import Term
from explainer.problems.problem import Problem


def broader_cycles(terms: list[Placed[Term]]) -> Iterator[Problem]:
    """Terms that are, over some steps, broader than themselves."""
    by_id = {term.record.id: term for term in terms}
    settled: set[str] = set()

    def walk(identifier: str, path: tuple[str, ...]) -> Iterator[Problem]:
        if identifier in path:
            circle = " → ".join((*path[path.index(identifier) :], identifier))
            message = f"a circle of broader terms: {circle}; break it"
            yield by_id[path[-1]].problem(message, "broader")
        elif identifier in by_id and identifier not in settled:
            for broader in by_id[identifier].record.broader:
                if broader != identifier:
                    yield from walk(broader, (*path, identifier))
            settled.add(identifier)

    for identifier in by_id:
        yield from walk(identifier, ())


def ambiguous_forms(terms: list[Placed[Term]]) -> Iterator[Problem]:
    """Forms that belong to two entries, so that a text could not be linked."""
    owner: dict[tuple[str, str], str] = {}
    for term in terms:
        record = term.record
        forms = [("zh", record.zh), ("en", record.en.lower())]
        forms += [("zh", form) for form in record.variants.zh]
        forms += [("en", form.lower()) for form in record.variants.en]
        for form in dict.fromkeys(forms):
            other = owner.setdefault(form, record.id)
            if other != record.id:
                message = f'"{form[1]}" is already a form of the term "{other}"; keep it in one'
                yield term.problem(message)


class DeprecatedRenderings:
    """Finds English renderings that the glossary advises against.

    What stands in quotation marks is somebody's wording and is passed over; so is a wording that
    is at the same time a form of some term, or part of a longer form: "poverty relief" in the name
    of Poverty Relief Day.
    """

    def __init__(self, terms: Iterable[Term]) -> None:
        self._advice: dict[str, str] = {}
        admitted: set[str] = set()
        for term in terms:
            admitted |= {form.lower() for form in (term.en, *term.variants.en)}
            for rendering in term.renderings:
                if rendering.status == "deprecated":
                    self._advice[rendering.en.lower()] = term.en
                else:
                    admitted.add(rendering.en.lower())
        for form in admitted:
            self._advice.pop(form, None)
        longer_forms = {
            form for form in admitted if any(advised in form for advised in self._advice)
        }
        longest_first = sorted({*self._advice, *longer_forms}, key=len, reverse=True)
        self._pattern = re.compile(
            rf"(?<![\w-])({'|'.join(map(re.escape, longest_first)) or '(?!)'})s?(?![\w-])",
            re.IGNORECASE,
        )

    def messages(self, text: str) -> Iterator[str]:
        """A message for each such rendering in an English text."""
        unquoted = re.sub(r'"[^"]*"|“[^”]*”|`[^`]*`', " ", text)
        for match in self._pattern.finditer(unquoted):
            preferred = self._advice.get(match[1].lower())
            if preferred:
                yield (
                    f'the glossary advises against "{match[0]}"; write "{preferred}", '
                    "or put it in quotation marks where it is somebody's wording"
                )
