"""The postings of pages, found again where an earlier build has made them."""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby

from explainer.languages import Language
from explainer.search.postings import Posted, posted
from explainer.search.sections import SearchRecord
from explainer.work.derived import Derived, derive


def known_postings(
    records: Iterable[SearchRecord], language: Language, derived: Derived, used: set[str]
) -> Iterator[Posted]:
    """The postings of each record in order; adds the names under which they are found to `used`.

    The records of a page, which stand together, are kept together.
    """
    for _, group in groupby(records, key=lambda record: record.address):
        of_page = tuple(group)
        parts = (
            text
            for record in of_page
            for text in (record.heading, record.text, " ".join(record.subjects))
        )
        make = partial(_of_page, of_page, language)
        name, of_records = derive(derived, ["postings", language, *parts], make)
        used.add(name)
        yield from of_records


def _of_page(records: Iterable[SearchRecord], language: Language) -> list[Posted]:
    return [posted(record, language) for record in records]
