"""What a record says of dates: its date is one that its text tells, for the two are written apart
and drift apart; a year that is inferred is called so wherever it is printed.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Protocol

from explainer.checks.record_parts import BilingualRecord
from explainer.corpus.reading import Draft, Placed
from explainer.corpus.records.base import Bilingual, wording
from explainer.corpus.records.sources import Clause
from explainer.languages import LANGUAGES, Language
from explainer.problems.problem import Problem
from explainer.text.numerals import differing_figures, read_figures

_DAY = re.compile(r"\d日")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")


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


def clause_date_problems(clause: Placed[Clause]) -> Iterator[Problem]:
    """The date of a clause, its title in the timeline and what is inferred of them fit together."""
    record = clause.record
    if record.milestone and not record.date:
        yield clause.problem("a milestone has a date; add `date`", "milestone")
    if record.date and not record.milestone:
        yield clause.problem("a dated clause has a short title; add `milestone`", "date")
    if record.date_inferred and not record.date and not record.milestone:
        yield clause.problem("there is no date to be inferred; add `date`", "date_inferred")
    if record.date_inferred and not record.inferred:
        message = "say what of the date is inferred, and from what; add `inferred`"
        yield clause.problem(message, "date_inferred")
    if message := untold_date(record):
        yield clause.problem(message, "date")
    year = (record.date or "")[:4]
    if year in _inferred_years(record) and not record.date_inferred:
        message = f"`inferred` tells how {year} is inferred; add `date_inferred: true`"
        yield clause.problem(message, "date")


def _inferred_years(record: Clause) -> set[str]:
    if not record.inferred:
        return set()
    return set(_YEAR.findall(record.inferred.zh)) & set(_YEAR.findall(record.inferred.en))


def words_of_inference(draft: Draft) -> Mapping[Language, str]:
    """The word that marks what is inferred, as the interface writes it, without its marks."""
    if not draft.interface:
        return {}
    label = draft.interface.record.inferred
    return {language: wording(label, language).strip(" :：").lower() for language in LANGUAGES}


def bare_years(clause: Placed[Clause], words: Mapping[Language, str]) -> Iterator[Problem]:
    """Texts that state a year which `inferred` tells to be inferred, as if the source printed it:
    they are shown on many pages without the note.
    """
    record = clause.record
    if not (inferred := _inferred_years(record)):
        return
    texts: list[tuple[Bilingual | Clause, tuple[str | int, ...]]] = [(record, ())]
    if record.milestone:
        texts.append((record.milestone, ("milestone",)))
    for index, figure in enumerate(record.figures):
        texts.append((figure.measures, ("figures", index, "measures")))
    for text, key in texts:
        for language, word in words.items():
            said = wording(text, language)
            if word not in said.lower() and (bare := sorted(inferred & set(_YEAR.findall(said)))):
                message = f'{", ".join(bare)} is inferred, as `inferred` says; add "{word}" here'
                yield clause.problem(message, *key, language)
