"""What does not come from the sources rests on references, and says so."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from explainer.checks.dating_rules import untold_date
from explainer.checks.references import nothing_cited, unknown, unknown_one
from explainer.corpus.known_ids import KnownIds
from explainer.corpus.reading import Draft, Placed
from explainer.corpus.records.background import (
    BackgroundFile,
    BackgroundStatement,
    InstrumentFile,
    Reference,
)
from explainer.corpus.records.base import Bilingual, Record
from explainer.corpus.yaml_file import Document, Key
from explainer.languages import LANGUAGES
from explainer.problems.problem import Problem
from explainer.text.markdown import references

# Anchors that the generator itself sets on these pages, and addresses beside the instruments.
_RESERVED = frozenset(
    ("top", "endnotes", "background-notes", "instruments", "works", "pages", "reading", "index")
)
_RESERVED |= {"map", "by-level", "see-also"}


_BRACKETS = ("\u3014\u3015", "\uff08\uff09", "()", "[]", "《》", "【】")

_NUMBER_CUT = re.compile(r"\u3015\d+$")
_NUMBER = re.compile(r"\u3014(\d+)\u3015第?([^号]*)号")
# What follows says where a copy of it stands.
_NAME_END = re.compile(r"\s*[,，（(]")


def background_problems(draft: Draft, known: KnownIds) -> Iterator[Problem]:
    """Every fault of references and of what refers to them."""
    by_id = {placed.record.id: placed.record for placed in draft.references}
    for placed in draft.references:
        yield from _numbering(placed)
    if draft.background:
        yield from _statements(draft.background, known, by_id)
    if variants := draft.variants:
        for index, variant in enumerate(variants.record.variants):
            here: Key = ("variants", index)
            yield from _unknown_references(variants, variant.references, known, *here)
            yield from _publishers(variants, variant.references, variant.one_page, by_id, here)
            for number, part in enumerate(variant.parts):
                key = (*here, "parts", number, "levels")
                yield from unknown(variants, "level", part.levels, known.levels, *key)
        present = {variant.id for variant in variants.record.variants}
        for index, former in enumerate(variants.record.former):
            if former in present:
                message = f'"{former}" is a formula of this file, and not gone; delete it here'
                yield variants.problem(message, "former", index)
    if instruments := draft.instruments:
        for index, instrument in enumerate(instruments.record.instruments):
            here = ("instruments", index)
            own = (*here, "reference")
            ids = known.references
            yield from unknown_one(instruments, "reference", instrument.reference, ids, *own)
            yield from _out_of_order(instruments, index)
            for number, chapter in enumerate(instrument.chapters):
                for place, article in enumerate(chapter.articles):
                    key = (*here, "chapters", number, "articles", place)
                    yield from _unknown_references(instruments, article.references, known, *key)
                    clauses = (*key, "clauses")
                    ids = known.clauses
                    yield from unknown(instruments, "clause", article.clauses, ids, *clauses)
    yield from _of_terms(draft, known)
    for source in draft.sources:
        if identified := source.record.identified:
            yield from _unknown_references(source, identified.references, known, "identified")
    yield from _taken_ids(draft)


def _numbering(placed: Placed[Reference]) -> Iterator[Problem]:
    number = placed.record.number or ""
    for pair in _BRACKETS:
        opening, closing = pair[0], pair[1]
        if number.count(opening) != number.count(closing):
            message = f"the brackets {opening}{closing} are not in pairs; mend them"
            yield placed.problem(message, "number")
            return
    if _NUMBER_CUT.search(number):
        yield placed.problem("the number of a document ends in 号; add it", "number")
    elif parts := _NUMBER.search(number):
        year, serial = parts.groups()
        date = placed.record.date
        if not re.fullmatch(r"(?:19|20)\d\d", year) or not re.fullmatch(r"\d{1,4}", serial):
            message = "write year and number in digits, as in 国发\u30142016\u301564号"
            yield placed.problem(message, "number")
        # A document of the last days of a year is printed in the next.
        elif date and not int(year) <= int(date[:4]) <= int(year) + 1:
            message = f"the number of the document is of {year}; mend one of them"
            yield placed.problem(message, "date")


def _out_of_order(placed: Placed[InstrumentFile], instrument: int) -> Iterator[Problem]:
    """The first article that does not stand in the order of the numbers, each once."""
    last_two: tuple[int, int] = (0, 0)
    last_key: Key = ()
    for number, chapter in enumerate(placed.record.instruments[instrument].chapters):
        for place, article in enumerate(chapter.articles):
            chapter_key: Key = ("instruments", instrument, "chapters", number)
            key: Key = (*chapter_key, "articles", place, "article")
            numbers = [int(one) for one in re.findall("[0-9]{1,4}", article.article)]
            if not numbers:
                continue
            last = last_two[1]
            if sorted({*numbers}) != numbers or numbers[0] <= last:
                message = f'"{article.article}" does not follow {last}'
                # Where it does follow the last but one, the last is out of order.
                if last_two[0] < numbers[0] < last:
                    message, key = f"{last} stands in front of {numbers[0]}", last_key
                yield placed.problem(f"{message}; put the articles in order, each once", *key)
                return
            last_two, last_key = (last, numbers[-1]), key


def _unknown_references(
    placed: Placed[Record], ids: Sequence[str], known: KnownIds, *key: str | int
) -> Iterator[Problem]:
    return unknown(placed, "reference", ids, known.references, *key, "references")


def _statements(
    background: Placed[BackgroundFile], known: KnownIds, by_id: Mapping[str, Reference]
) -> Iterator[Problem]:
    yield from _uncited(background, background.record.lead, known, "lead")
    for number, section in enumerate(background.record.sections):
        yield from _uncited(background, section.lead, known, "sections", number, "lead")
        for index, statement in enumerate(section.statements):
            key: Key = ("sections", number, "statements", index)
            yield from _unknown_references(background, statement.references, known, *key)
            yield from _publishers(background, statement.references, statement.one_page, by_id, key)
            if statement.one_page and not _names_publisher(statement, by_id):
                message = (
                    "only one publisher says this: name it in both texts, "
                    "as `publisher` or `by` of the reference has it"
                )
                yield background.problem(message, *key, "one_page")
            if statement.milestone and not statement.date:
                message = "a milestone has a date; add `date`"
                yield background.problem(message, *key, "milestone")
            if statement.listed_only and not statement.milestone:
                message = "nothing stands in the timeline without a short title; add `milestone`"
                yield background.problem(message, *key, "listed_only")
            if message := untold_date(statement):
                yield background.problem(message, *key, "date")


def _uncited(
    placed: Placed[BackgroundFile], text: Bilingual, known: KnownIds, *key: str | int
) -> Iterator[Problem]:
    # A note that leads nowhere is told as such.
    if not any(
        reference.kind == "background"
        or (reference.is_note and reference.target not in known.of_reference(reference.kind))
        for reference in references(text.zh)
    ):
        yield nothing_cited(placed, *key, mend="cite a statement with [[~background-id]]")


def _publishers(
    placed: Placed[Record],
    ids: Sequence[str],
    one_page: bool,
    by_id: Mapping[str, Reference],
    key: Key,
) -> Iterator[Problem]:
    """What several publishers say has several references."""
    if not one_page and len(ids) < 2 and set(ids) <= by_id.keys():
        message = "rests on a single reference; add a second one, or say `one_page: true`"
        yield placed.problem(message, *key, "references")


def _names_publisher(statement: BackgroundStatement, by_id: Mapping[str, Reference]) -> bool:
    """Whether both texts name the publisher or author of a reference, without where it stands."""
    seen = [by_id[reference] for reference in statement.references if reference in by_id]
    return len(seen) < len(statement.references) or any(
        all(
            _NAME_END.split(name.text(language))[0].lower() in statement.text(language).lower()
            for language in LANGUAGES
        )
        for reference in seen
        for name in (reference.publisher, reference.by)
        if name
    )


def _of_terms(draft: Draft, known: KnownIds) -> Iterator[Problem]:
    """What a glossary entry takes from outside the sources names what it rests on."""
    for term in draft.terms:
        ids = term.record.outside_references
        yield from unknown(term, "reference", ids, known.references, "outside_references")
        if term.record.outside and not ids:
            mend = "say in `outside_references` what this rests on"
            yield nothing_cited(term, "outside", mend=mend)
        if ids and not term.record.outside:
            message = "there is no `outside` that rests on these; delete them"
            yield term.problem(message, "outside_references")


def _taken_ids(draft: Draft) -> Iterator[Problem]:
    """A background statement is told from a clause by its id; anchors of a page stand once."""
    clauses = {
        identifier
        for document in draft.documents
        if "/sources/" in document.path
        for identifier, _ in document.ids.get("clauses", ())
    }
    for document in draft.documents:
        name = document.path.rpartition("/")[2]
        if name == "background.yml":
            statements = list(document.ids.get("statements", ()))
            own = {identifier for identifier, _ in statements}
            for identifier, key in statements:
                if identifier in clauses:
                    message = f'the id "{identifier}" is already taken by a clause; choose another'
                    yield document.problem(key, message)
            seen: set[str] = set()
            for identifier, key in document.ids.get("sections", ()):
                if identifier in own or identifier in seen:
                    message = f'the anchor "{identifier}" is already taken on this page'
                    yield document.problem(key, f"{message}; choose another")
                seen.add(identifier)
            yield from _reserved(document, (*statements, *document.ids.get("sections", ())))
        for kind in ("references", "variants", "instruments"):
            if name in ("references.yml", "variants.yml", "measures.yml"):
                yield from _reserved(document, document.ids.get(kind, ()))


def _reserved(document: Document, places: Iterable[tuple[str, Key]]) -> Iterator[Problem]:
    for identifier, key in places:
        if identifier in _RESERVED:
            yield document.problem(key, f'the anchor "{identifier}" is reserved; choose another')
