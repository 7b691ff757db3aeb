"""Lists of a record name each thing once."""

from collections.abc import Iterator

from explainer.checks.record_parts import fields, parts, placed_records
from explainer.corpus.reading import Draft, Placed
from explainer.corpus.records.base import Record
from explainer.corpus.records.explanations import Concordance
from explainer.corpus.records.sources import Source
from explainer.corpus.yaml_file import Key
from explainer.problems.problem import Problem, shown


def list_problems(draft: Draft) -> Iterator[Problem]:
    """Whatever stands twice in one list: a level, a clause, a paragraph, a form, a whole entry."""
    for placed in placed_records(draft):
        for part, key in parts(placed.record):
            for name, written in fields(type(part)):
                value = getattr(part, name)
                # That two links are the same is told by their ends and what they say.
                if isinstance(value, tuple) and name != "links":
                    yield from _repeated(placed, (*key, written), value)
    for term in draft.terms:
        yield from _repeated(
            term, ("distinctions",), tuple(other.term for other in term.record.distinctions)
        )
    for source in draft.sources:
        yield from _left_out_rules(source)
    if draft.concordance:
        yield from _anchors_of_agreements(draft.concordance)


def _repeated(placed: Placed[Record], key: Key, items: tuple[object, ...]) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for index, item in enumerate(items):
        # A record equals another where all its fields do.
        same = first.setdefault(repr(item), index)
        # Entries with ids of their own are the concern of the rule about ids.
        if same != index and not hasattr(item, "id"):
            what = "the same entry" if isinstance(item, Record) else shown(item)
            message = f"{what} stands twice in this list; delete one"
            yield placed.problem(message, *key, index)


def _anchors_of_agreements(concordance: Placed[Concordance]) -> Iterator[Problem]:
    """Anchors that stand twice, be their agreements in the file or gone."""
    anchors: set[str] = set()
    for index, agreement in enumerate(concordance.record.agreements):
        if agreement.anchor() in anchors:
            message = "these clauses stand together above; say both in one entry"
            yield concordance.problem(message, "agreements", index, "clauses")
        anchors.add(agreement.anchor())
    for index, former in enumerate(concordance.record.former):
        if former in anchors:
            message = f'"{former}" is an agreement of this file, and not gone; delete it here'
            yield concordance.problem(message, "former", index)
    yield from _repeated(concordance, ("former",), concordance.record.former)


def _left_out_rules(source: Placed[Source]) -> Iterator[Problem]:
    """Paragraphs that are left out exist, and each is left out for one reason."""
    raw = source.record.raw
    seen: set[int] = set()
    for index, reason in enumerate(raw.left_out):
        for place, number in enumerate(reason.paragraphs):
            key = ("raw", "left_out", index, "paragraphs", place)
            if number > raw.paragraphs:
                message = f"there is no paragraph {number}; the cleaned source has {raw.paragraphs}"
                yield source.problem(message, *key)
            elif number in seen and number not in reason.paragraphs[:place]:
                yield source.problem(f"paragraph {number} is left out above already", *key)
            seen.add(number)
