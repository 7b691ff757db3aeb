"""Records that say word for word what another of their kind says: pasted, or left from a copy."""

from collections.abc import Iterable, Iterator

from explainer.checks.record_parts import BilingualRecord
from explainer.corpus.reading import Draft, Placed, placed_levels
from explainer.corpus.records.base import Record, wording
from explainer.corpus.yaml_file import Key
from explainer.languages import LANGUAGES
from explainer.problems.problem import Problem

_Text = tuple[Placed[Record], Key, BilingualRecord]


def repeated_texts(draft: Draft) -> Iterator[Problem]:
    """Statements, definitions and headings that stand a second time, in either language.

    A statement is compared with those of its source, a definition with all of its kind.
    """
    by_source: dict[str, list[_Text]] = {}
    for clause in draft.clauses:
        by_source.setdefault(clause.document.path, []).append((clause, (), clause.record))
    groups: list[Iterable[_Text]] = list(by_source.values())
    for source in draft.sources:
        titles = enumerate(section.title for section in source.record.sections)
        groups.append([(source, ("sections", index, "title"), title) for index, title in titles])
    if file := draft.background:
        groups.append(
            (file, ("sections", index, "statements", place), statement)
            for index, section in enumerate(file.record.sections)
            for place, statement in enumerate(section.statements)
        )
    briefs = (draft.terms, draft.posts, list(placed_levels(draft)))
    for placed in briefs:
        groups.append((one, ("brief",), one.record.brief) for one in placed)
    # A copy of a file is told as such.
    mechanisms = {one.record.id: one for one in draft.mechanisms}.values()
    groups.append((one, ("lead",), one.record.lead) for one in mechanisms)
    for texts in groups:
        yield from _repeated(texts)


def _repeated(texts: Iterable[_Text]) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for placed, key, text in texts:
        lines = {language: placed.problem("", *key, language).line for language in LANGUAGES}
        same = [language for language in LANGUAGES if _words(wording(text, language)) in first]
        if same:
            language = same[0]
            line = first[_words(wording(text, language))]
            message = f"the same words stand on line {line}; write what this one says, or delete it"
            yield placed.problem(message, *key, language)
        for language in LANGUAGES:
            first.setdefault(_words(wording(text, language)), lines[language])


def _words(text: str) -> str:
    return text.strip(" .。").casefold()
