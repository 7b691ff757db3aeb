"""What glossary entries must keep, and what texts must keep of them."""

import re
from collections.abc import Iterable, Iterator

from explainer.corpus.reading import Placed
from explainer.corpus.records.terms import Term
from explainer.corpus.yaml_file import Key
from explainer.languages import LANGUAGES
from explainer.problems.problem import Fault, Problem, shown
from explainer.text.markdown import references
from explainer.text.scripts import from_taiwan, to_simplified

_NO_NAME = re.compile("[。；：！？/]")
# English names of documents and formulas have commas of their own.
_PARTING = {"zh": re.compile("[。；：！？/，,;]"), "en": re.compile("[。；！？/，;]")}
_SHORTEST_FORM = {"zh": 2, "en": 3}
_TOO_COMMON = frozenset("the and for are its has was all who what one two not".split())


def broader_cycles(terms: list[Placed[Term]]) -> Iterator[Problem]:
    """Terms that are, over some steps, broader than themselves; each circle once."""
    by_id = {term.record.id: term for term in terms}
    settled: set[str] = set()
    for start in by_id:
        # The way from `start` down to here, each step with the broader terms still to be looked at.
        way: dict[str, Iterator[str]] = {}
        step: str | None = None if start in settled else start
        while step or way:
            if step:
                way[step] = iter(by_id[step].record.broader)
            last = next(reversed(way))
            step = next((term for term in way[last] if term in by_id and term != last), None)
            if step is None:
                settled.add(last)
                del way[last]
            elif step in way:
                steps = list(way)
                circle = " → ".join((*steps[steps.index(step) :], step))
                message = f"a circle of broader terms: {circle}; break it"
                yield by_id[last].problem(message, "broader")
                step = None
            elif step in settled:
                step = None


def ambiguous_forms(terms: list[Placed[Term]]) -> Iterator[Problem]:
    """Forms that belong to two entries, so that a text could not be linked."""
    owner: dict[tuple[str, str], str] = {}
    for term in terms:
        record = term.record
        forms: list[tuple[str, str, Key]] = [("zh", record.zh, ("zh",)), ("en", record.en, ("en",))]
        for language in LANGUAGES:
            for index, variant in enumerate(getattr(record.variants, language)):
                forms.append((language, variant, ("variants", language, index)))
        for name, form, key in forms:
            other = owner.setdefault((name, _linked(form, name)), record.id)
            if other != record.id:
                message = f'"{form}" is already a form of the term "{other}"; keep it in one'
                yield term.problem(message, *key, fault=Fault.FORM_TAKEN)


def _linked(form: str, language: str) -> str:
    """A form as texts are searched for it: the plural of an English one is the same."""
    lower = form.lower()
    return re.sub("(?<=[a-z]{2})(?<!s)s$", "", lower) if language == "en" else lower


def traditional_forms(terms: list[Placed[Term]]) -> Iterator[Problem]:
    """Traditional forms that are not the Chinese term in the other script."""
    for term in terms:
        named, zh = term.record.traditional, term.record.zh
        if named == zh == to_simplified(zh):
            message = "this is written alike in both scripts; delete the line"
            yield term.problem(message, "traditional")
        elif (
            named
            and not re.search("[，。；：！？、/]", zh)
            and to_simplified(zh) not in (to_simplified(named), from_taiwan(named))
        ):
            message = (
                f'"{shown(named)}" is not "{shown(zh)}" in traditional script; write the same '
                "characters, or delete the line"
            )
            yield term.problem(message, "traditional")


def term_forms(terms: list[Placed[Term]]) -> Iterator[Problem]:
    """Terms with marks of sentences in them, and what an entry says of itself in two ways."""
    for term in terms:
        record = term.record
        if match := _NO_NAME.search(record.zh):
            message = f"a term is one name, without {match[0]}; write other forms in `variants`"
            yield term.problem(message, "zh")
        for language in LANGUAGES:
            for index, variant in enumerate(getattr(record.variants, language)):
                if variant.casefold() == getattr(record, language).casefold():
                    message = "this is the name of the entry itself; delete it"
                    yield term.problem(message, "variants", language, index)
                elif mark := _PARTING[language].search(variant):
                    message = f"a form is one name, without {mark[0]}; write each as an item"
                    yield term.problem(message, "variants", language, index)
                elif len(variant) < _SHORTEST_FORM[language] or variant.lower() in _TOO_COMMON:
                    message = f'"{variant}" stands in too many texts to be linked; write it whole'
                    yield term.problem(message, "variants", language, index)
        for name in ("brief", "body"):
            text = getattr(record, name)
            if any(to.kind == "term" and to.target == record.id for to in references(text.zh)):
                yield term.problem("an entry does not link to itself; delete the link", name)
        for index, other in enumerate(record.related):
            if other in record.broader:
                yield term.problem(
                    f"{other} is named as broader already; keep one", "related", index
                )
        preferred = [one for one in record.renderings if one.status == "preferred"]
        if record.renderings and len(preferred) != 1:
            count = len(preferred)
            message = f"{count} of the renderings are preferred; an entry prefers exactly one"
            yield term.problem(message, "renderings")
        yield from _renderings(term)
        for index, one in enumerate(record.renderings):
            if one.en != record.en and one.en.casefold() == record.en.casefold():
                message = f'the entry is called "{shown(record.en)}"; write both alike'
                yield term.problem(message, "renderings", index, "en")


def _renderings(term: Placed[Term]) -> Iterator[Problem]:
    """Renderings that stand twice, and a preferred one that is not what the site writes."""
    record = term.record
    seen: set[str] = set()
    for index, one in enumerate(record.renderings):
        if one.en.casefold() in seen:
            message = f'"{shown(one.en)}" stands above already; keep one'
            yield term.problem(message, "renderings", index, "en")
        seen.add(one.en.casefold())
        # Of two that are preferred nobody knows which is meant.
        preferred = [one for one in record.renderings if one.status == "preferred"]
        if preferred == [one] and not _share_a_word(one.en, record.en):
            message = f'the entry is called "{shown(record.en)}"; prefer what the site writes'
            yield term.problem(message, "renderings", index, "en")


def _share_a_word(left: str, right: str) -> bool:
    """Whether two wordings have a word in common, in whatever form."""
    words = [{word[:5] for word in re.findall("[a-z]{3,}", text.lower())} for text in (left, right)]
    return bool(words[0] & words[1])


class DeprecatedRenderings:
    """Finds English renderings that the glossary advises against.

    What stands in quotation marks is somebody's wording and is passed over; so is a wording that
    is at the same time a form of some term, or part of a longer form: "river day" in the name of
    World River Day.
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
        unquoted = re.sub(r'"[^"]*"|“[^“”]*”|`[^`]*`', " ", text)
        for match in self._pattern.finditer(unquoted):
            preferred = self._advice.get(match[1].lower())
            if preferred:
                yield (
                    f'the glossary advises against "{match[0]}"; write "{preferred}", '
                    "or put it in quotation marks where it is somebody's wording"
                )
