"""The postings of one section of a page: the words it has, and where."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import pairwise

from explainer.languages import Language
from explainer.search.sections import SearchRecord
from explainer.search.tokens import keys

TEXT_START = 64
"""The words of a heading stand at the positions before this one, those of the text behind."""

SUBJECT_MARK = "@"
"""Begins the keys of subjects; no token has it."""

HEADING_WEIGHT = 10
"""A place in a heading counts as much as this many in the text."""

_MOST_OF_A_SUBJECT = 6
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"

Posted = tuple[int, Mapping[str, str]]
"""Of a record its length as a power of two, and for each key its positions, as a line of the index
says them."""


def posted(record: SearchRecord, language: Language) -> Posted:
    """The postings of one record, which is in `language`."""
    heading = list(keys(record.heading, language))
    reached = max((position for _, position in heading), default=0)
    start = TEXT_START * (1 + reached // TEXT_START)
    found = heading + [(key, start + at) for key, at in keys(record.text, language)]
    places: dict[str, list[int]] = defaultdict(list)
    for key, position in found:
        places[key].append(position)
    of_kind = Counter(subject.partition("/")[0] for subject in record.subjects)
    for subject in record.subjects:
        fewer = max(1, _MOST_OF_A_SUBJECT - of_kind[subject.partition("/")[0]])
        places[SUBJECT_MARK + subject] = list(range(TEXT_START, TEXT_START + fewer))
    return len(found).bit_length(), {key: _placed(own) for key, own in places.items()}


def _placed(places: Iterable[int]) -> str:
    gaps = (number_in_36(place - before) for before, place in pairwise([0, *sorted(places)]))
    return "".join(f".{gap}" for gap in gaps)


@cache
def number_in_36(number: int) -> str:
    """A number in base 36."""
    if number < len(_DIGITS):
        return _DIGITS[number]
    rest, digit = divmod(number, len(_DIGITS))
    return number_in_36(rest) + _DIGITS[digit]
