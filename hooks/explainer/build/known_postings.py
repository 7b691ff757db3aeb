"""The postings of pages, found again where an earlier build has made them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby

from explainer.build.derived import Derived, derive
from explainer.languages import Language
from explainer.search.postings import Posted, posted
from explainer.search.sections import SearchRecord


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
        make = partial(_lines, of_page, language)
        name, lines = derive(derived, ["postings", language, *parts], make)
        used.add(name)
        yield from map(_posted, lines)


def _lines(records: Iterable[SearchRecord], language: Language) -> list[list[str]]:
    return [list(_line(*posted(record, language))) for record in records]


def _line(length: int, places: Mapping[str, tuple[str, int]]) -> Iterator[str]:
    yield str(length)
    for key, (positions, weight) in places.items():
        yield from (key, positions, str(weight))


def _posted(line: Sequence[str]) -> Posted:
    length, *rest = line
    return int(length), {
        key: (positions, int(weight))
        for key, positions, weight in zip(rest[::3], rest[1::3], rest[2::3], strict=True)
    }
