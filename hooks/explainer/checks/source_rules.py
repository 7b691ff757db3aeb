"""What a source must keep with itself: its dates, its raw file, the order of its paragraphs; and
the form of the number of a document.
"""

import re
from collections.abc import Iterator

from explainer.corpus.reading import Draft
from explainer.problems.problem import Problem, shown

_FILE_NAME = re.compile(r"[\w-][\w.-]*")

_YEAR_OF_A_NUMBER = re.compile("[\\[(\uff08\u3010]\\d{4}[\\])\uff09\u3011]")


def source_problems(draft: Draft) -> Iterator[Problem]:
    """Copies older than the document, names that are a way to a file, paragraphs out of order."""
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
    for reference in draft.references:
        if match := _YEAR_OF_A_NUMBER.search(reference.record.number or ""):
            message = (
                f"the year of a document number stands between \u3014 and \u3015, not {match[0]}"
            )
            yield reference.problem(message, "number")
