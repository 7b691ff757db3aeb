"""The records of reviews: which pairs of texts were compared, and when."""

from typing import Annotated

from pydantic import StringConstraints

from explainer.corpus.records.base import Record
from explainer.corpus.records.dates import PastDate


class Review(Record):
    """A review of a pair of texts."""

    zh: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]
    """A digest of the Chinese at that time; the command `review` writes it."""
    date: PastDate
    """The day of the review."""


class ReviewFile(Record):
    """The reviews of all pairs, by kind and id: clauses/yearly-reports."""

    pairs: dict[str, Review]
    """The last review of each pair; written by `site.py review`."""
