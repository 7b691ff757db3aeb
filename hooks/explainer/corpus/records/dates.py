"""Dates of records, which may lack the month or the day."""

import calendar
import re
from datetime import UTC, datetime, timedelta
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator

# No source of a site like this is older; 0000 and 1017 are slips.
_FIRST_YEAR, _LAST_YEAR = 1800, 2100


def _real_date(value: str) -> str:
    """Accepts YYYY, YYYY-MM or YYYY-MM-DD of a day that exists; raises ValueError otherwise."""
    match = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", value)
    if not match:
        raise ValueError("a date is written YYYY, YYYY-MM or YYYY-MM-DD, in digits 0-9")
    year, month, day = (int(part) if part else None for part in match.groups())
    if year is not None and not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise ValueError(f"the year {match[1]} is not meant; write the year in four digits")
    if month is not None and not 1 <= month <= 12:
        raise ValueError(f"{value} does not exist: there is no month {month:02d}")
    if year and month and day is not None:
        last_day = calendar.monthrange(year, month)[1]
        if not 1 <= day <= last_day:
            raise ValueError(f"{value} does not exist: {year}-{month:02d} ends on day {last_day}")
    return value


def _year_as_text(value: object) -> object:
    return f"{value:04}" if isinstance(value, int) and not isinstance(value, bool) else value


PartialDate = Annotated[str, BeforeValidator(_year_as_text), AfterValidator(_real_date)]


def _not_to_come(value: str) -> str:
    """Accepts a date that is no later than today anywhere; raises ValueError otherwise."""
    latest = (datetime.now(UTC) + timedelta(days=1)).date().isoformat()
    if value > latest[: len(value)]:
        raise ValueError(f"{value} has not come yet; mend the date")
    return value


PastDate = Annotated[PartialDate, AfterValidator(_not_to_come)]
"""The date of what is there: a document, a page, a review."""
