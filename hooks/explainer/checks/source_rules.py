"""What a source must keep with itself: its dates, its raw file, the order of its paragraphs; and
the form of the number of a document.
"""

import re
from collections.abc import Iterator

from explainer.corpus.reading import Draft, Placed
from explainer.corpus.records.sources import Source
from explainer.problems.problem import Problem, shown

_FILE_NAME = re.compile(r"[\w-][\w.-]*")

_HAPPENED = ("event", "result")
_YEAR_OF_A_NUMBER = re.compile("[\\[(\uff08\u3010]\\d{4}[\\])\uff09\u3011]")


def source_problems(draft: Draft) -> Iterator[Problem]:
    """Copies older than the document, names that are a way to a file or another's file,
    paragraphs out of order.
    """
    for placed in draft.sources:
        source = placed.record
        issued, published = source.issued.date, source.published.date
        if issued and published:
            length = min(len(str(issued)), len(str(published)))
            if str(published)[:length] < str(issued)[:length]:
                message = f"the copy is older than the document ({issued}); mend one of the dates"
                yield placed.problem(message, "published", "date")
        if not _FILE_NAME.fullmatch(source.raw.file):
            message = f'"{shown(source.raw.file)}" is no name of a file; write it without a folder'
            yield placed.problem(message, "raw", "file")
        for number, section in enumerate(source.sections):
            for place, clause in enumerate(section.clauses):
                if list(clause.at) != sorted(clause.at) and len(set(clause.at)) == len(clause.at):
                    key = ("sections", number, "clauses", place, "at")
                    yield placed.problem("list the paragraphs in their order", *key)
    yield from _numbers(draft)


def order_problems(draft: Draft) -> Iterator[Problem]:
    """Events that a source tells before they happened, and two sources of one raw file."""
    owners: dict[str, str] = {}
    for placed in draft.sources:
        source = placed.record
        for name, value in (("file", source.raw.file), ("sha256", source.raw.sha256)):
            other = owners.setdefault(value, source.id)
            if other != source.id:
                message = f'this is the raw file of "{other}" already; mend one of them'
                yield placed.problem(message, "raw", name)
                break
        yield from _events_to_come(placed)


def _events_to_come(placed: Placed[Source]) -> Iterator[Problem]:
    """What has happened, says a source, after it was published."""
    source = placed.record
    published = source.published.date or source.issued.date
    for number, section in enumerate(source.sections if published else ()):
        for place, clause in enumerate(section.clauses):
            length = min(len(str(clause.date)), len(str(published)))
            if (
                clause.nature in _HAPPENED
                and str(published)[:length] < (clause.date or "")[:length]
            ):
                message = (
                    f"the source was published before, in {published}; mend one of the dates, or "
                    "call it a goal or a plan in `nature`"
                )
                key = ("sections", number, "clauses", place, "date")
                yield placed.problem(message, *key)


def _numbers(draft: Draft) -> Iterator[Problem]:
    for reference in draft.references:
        if match := _YEAR_OF_A_NUMBER.search(reference.record.number or ""):
            message = (
                f"the year of a document number stands between \u3014 and \u3015, not {match[0]}"
            )
            yield reference.problem(message, "number")
