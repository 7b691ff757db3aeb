"""A date of a record is one that its text tells: the two are written apart and drift apart."""

import re
from typing import Protocol

from explainer.checks.record_parts import BilingualRecord
from explainer.text.numerals import differing_figures, read_figures

_DAY = re.compile(r"\d日")


class DatedRecord(BilingualRecord, Protocol):
    """Whatever says in both languages what happened on a date."""

    @property
    def date(self) -> str | None:
        """YYYY, YYYY-MM or YYYY-MM-DD."""
        ...

    @property
    def date_inferred(self) -> bool:
        """Whether some of the date stands nowhere."""
        ...


def untold_date(record: DatedRecord) -> str:
    """What is wrong with the date of a record; "" for nothing.

    A text may leave the day out; the year and the month that a record has stand in it. Where the
    texts differ in their figures, that is the fault.
    """
    if record.date is None or differing_figures(record.zh, record.en) != ([], []):
        return ""
    stated = read_figures(record.zh, "zh").stated | {"1"}
    if record.date_inferred:
        # What no text prints is told by what it is inferred from.
        if not (inferred := getattr(record, "inferred", None)):
            return ""
        stated |= read_figures(inferred.zh, "zh").stated
    parts = [str(int(part)) for part in record.date.split("-")]
    if not _DAY.search(record.zh):
        parts = parts[:2]
    missing = [part for part in parts if part not in stated]
    if not missing:
        return ""
    if record.date_inferred:
        return f"neither the text nor `inferred` tells {', '.join(missing)}; mend one of them"
    return (
        f"the text does not tell {', '.join(missing)}; mend the date or the text, "
        "or say `date_inferred: true`"
    )
