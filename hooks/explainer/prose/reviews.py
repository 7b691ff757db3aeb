"""Which English was written, or looked through, for the Chinese that stands beside it.

docs/corpus/reviewed.yml holds for each pair of texts a digest of the Chinese at the time of its
last review. A pair awaits review where it has no digest or where its Chinese has changed since.
Nothing but the command `site.py review ID…` writes that file, and only for the pairs it names.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from explainer.corpus.reading import Draft, Placed, placed_levels
from explainer.corpus.records.base import Record
from explainer.corpus.records.reviews import Review
from explainer.corpus.yaml_file import Key
from explainer.problems.problem import Problem, did_you_mean
from explainer.prose.page import ProsePage

FILE = "reviewed.yml"
_HEAD = "# yaml-language-server: $schema=schemas/reviewed.json\npairs:\n"


@dataclass(frozen=True)
class Pair:
    """A record or a page that says the same in both languages."""

    id: str
    """Its kind and its own id: clauses/yearly-reports."""
    group: str
    """The id of the file that it stands in: a source, a file of terms, a page."""
    path: str
    line: int
    digest: str
    """A digest of its Chinese."""


@dataclass(frozen=True)
class ReviewState:
    """How far the English has been held against the Chinese."""

    pairs: tuple[Pair, ...]
    awaiting: tuple[Pair, ...]
    last: Mapping[str, str]
    """The date of the last review in each group."""


def site_pairs(draft: Draft, chinese_pages: Mapping[str, ProsePage]) -> Iterator[Pair]:
    """Every pair of the site; `chinese_pages` are its Chinese prose pages by name."""
    for source in draft.sources:
        skipped = frozenset({"sections"})
        yield _pair("sources", source.record.id, source, (), skipped)
    for clause in draft.clauses:
        yield _pair("clauses", clause.record.id, clause, ("en",))
    for term in draft.terms:
        yield _pair("terms", term.record.id, term, ("body", "en"))
    for mechanism in draft.mechanisms:
        yield _pair("mechanisms", mechanism.record.id, mechanism, ())
    for post in draft.posts:
        yield _pair("posts", post.record.id, post, ())
    for level in placed_levels(draft):
        yield _pair("levels", level.record.id, level, ())
    yield from _background_pairs(draft)
    for diagram in draft.diagrams:
        yield _pair("diagrams", diagram.record.id, diagram, ())
    if draft.poster:
        yield _pair("poster", "poster", draft.poster, ())
    for name, page in chinese_pages.items():
        identifier = name.removesuffix(".md")
        path = page.path.replace("/zh/", "/en/", 1)
        yield Pair(f"pages/{identifier}", identifier, path, 1, _digest([page.text]))


def _background_pairs(draft: Draft) -> Iterator[Pair]:
    for reference in draft.references:
        yield _pair("references", reference.record.id, reference, ())
    if background := draft.background:
        for number, section in enumerate(background.record.sections):
            for index, statement in enumerate(section.statements):
                key = ("sections", number, "statements", index)
                placed = Placed[Record](statement, background.document, key)
                yield _pair("background", statement.id, placed, ("en",))
    if variants := draft.variants:
        for index, variant in enumerate(variants.record.variants):
            placed = Placed[Record](variant, variants.document, ("variants", index))
            yield _pair("variants", variant.id, placed, ("en",))
    if instruments := draft.instruments:
        for index, instrument in enumerate(instruments.record.instruments):
            placed = Placed[Record](instrument, instruments.document, ("instruments", index))
            yield _pair("instruments", instrument.id, placed, ())


def _pair(
    kind: str,
    identifier: str,
    placed: Placed[Record],
    key: Key,
    skipped: frozenset[str] = frozenset(),
) -> Pair:
    document = placed.document
    group = document.path.rsplit("/", 1)[-1].removesuffix(".yml")
    texts = _chinese_texts(placed.record, skipped)
    line = document.line((*placed.key, *key))
    return Pair(f"{kind}/{identifier}", group, document.path, line, _digest(texts))


def _chinese_texts(record: Record, skipped: frozenset[str]) -> Iterator[str]:
    """Every Chinese text of a record and of the records inside it, in order."""
    for name in type(record).model_fields:
        value = getattr(record, name)
        if name in skipped:
            continue
        if name == "zh":
            yield from (value,) if isinstance(value, str) else value
        elif isinstance(value, Record):
            yield from _chinese_texts(value, frozenset())
        elif isinstance(value, tuple):
            for item in value:
                if isinstance(item, Record):
                    yield from _chinese_texts(item, frozenset())


def _digest(texts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:16]


def review_state(
    pairs: Iterable[Pair], reviews: Mapping[str, Review], known_groups: Iterable[str] = ()
) -> ReviewState:
    """What awaits review, and when each group was last reviewed."""
    every = tuple(pairs)
    last = dict.fromkeys(known_groups, "")
    for pair in every:
        if pair.id in reviews:
            last[pair.group] = max(last.get(pair.group, ""), reviews[pair.id].date)
    awaiting = tuple(
        pair for pair in every if pair.id not in reviews or reviews[pair.id].zh != pair.digest
    )
    return ReviewState(every, awaiting, last)


def review_warnings(draft: Draft, state: ReviewState) -> Iterator[Problem]:
    """A warning for each pair that awaits review and for each entry without a pair."""
    reviews = draft.reviewed.record.pairs if draft.reviewed else {}
    named = Counter(pair.id.partition("/")[2] for pair in state.pairs)
    for pair in state.awaiting:
        own = pair.id.partition("/")[2]
        since = reviews[pair.id].date if pair.id in reviews else ""
        why = f"the Chinese has changed since {since}" if since else "the pair is not reviewed yet"
        asked = own if named[own] == 1 else pair.id
        message = f"{why}; compare both texts, then run python3 scripts/site.py review {asked}"
        yield Problem(pair.path, pair.line, own, message)
    known = {pair.id for pair in state.pairs}
    if draft.reviewed:
        for identifier in sorted(reviews.keys() - known):
            yield draft.reviewed.problem(
                "there is no such pair; delete this line", "pairs", identifier
            )


def named_pairs(
    names: Iterable[str], files: Iterable[str], pairs: Iterable[Pair]
) -> tuple[list[Pair], list[str]]:
    """The pairs that a maintainer names, by id or by the file they stand in.

    A name is an id, with its kind before it (clauses/x) where two kinds share it. Returns the pairs
    and a message for each name that fits none or several.
    """
    every = list(pairs)
    found: dict[str, Pair] = {}
    messages: list[str] = []
    for name in names:
        fitting = [pair for pair in every if name in (pair.id, pair.id.partition("/")[2])]
        if len(fitting) == 1:
            found[fitting[0].id] = fitting[0]
        elif fitting:
            options = ", ".join(pair.id for pair in fitting)
            messages.append(f'"{name}" names several pairs: {options}; write one of these')
        else:
            known = [pair.id.partition("/")[2] for pair in every]
            messages.append(f'there is no pair "{name}"{did_you_mean(name, known)}')
    for file in files:
        fitting = [pair for pair in every if pair.group == file]
        found |= {pair.id: pair for pair in fitting}
        if not fitting:
            groups = sorted({pair.group for pair in every})
            messages.append(f'there is no file "{file}"{did_you_mean(file, groups)}')
    return list(found.values()), messages


def reviewed_file(reviews: Mapping[str, Review], reviewed: Iterable[Pair], date: str) -> str:
    """The text of reviewed.yml after the pairs `reviewed` were looked through on `date`."""
    entries = dict(reviews) | {pair.id: Review(zh=pair.digest, date=date) for pair in reviewed}
    lines = [
        f'  {identifier}: {{zh: "{entry.zh}", date: {entry.date}}}\n'
        for identifier, entry in sorted(entries.items())
    ]
    return _HEAD + "".join(lines)
