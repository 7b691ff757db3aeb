"""Rules between the records of the corpus; each fault becomes one problem."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from explainer.documents import Document, Key
from explainer.figures import differing_figures, read_figures
from explainer.inline import references
from explainer.interface import placeholder_mismatches
from explainer.load import Draft, Placed
from explainer.model import Clause, Figure, Record, Term
from explainer.problems import Problem, did_you_mean

# Anchors that the generator itself sets on the page of a source.
RESERVED_ANCHORS = frozenset({"formula", "chain", "paragraphs", "facts"})


@dataclass(frozen=True)
class KnownIds:
    """The ids that a record may refer to, those of unsound records included."""

    levels: frozenset[str]
    functions: frozenset[str]
    places: frozenset[str]
    source_kinds: frozenset[str]
    term_categories: frozenset[str]
    sources: frozenset[str]
    clauses: frozenset[str]
    terms: frozenset[str]


def known_ids(draft: Draft) -> KnownIds:
    """Collects ids from the plain data, so that a broken record does not make its id unknown."""

    def ids(kind: str, *path: str) -> frozenset[str]:
        found: set[str] = set()

        def walk(value: object, rest: tuple[str, ...]) -> None:
            if isinstance(value, list):
                for item in value:
                    walk(item, rest)
            elif isinstance(value, dict) and rest:
                walk(value.get(rest[0]), rest[1:])
            elif isinstance(value, dict) and isinstance(value.get("id"), str):
                found.add(value["id"])

        for document in draft.documents:
            if f"/{kind}" in document.path:
                walk(document.data, path)
        return frozenset(found)

    salvaged = frozenset(draft.salvaged_ids)
    return KnownIds(
        levels=ids("vocabulary.yml", "levels"),
        functions=ids("vocabulary.yml", "functions"),
        places=ids("vocabulary.yml", "places"),
        source_kinds=ids("vocabulary.yml", "source_kinds"),
        term_categories=ids("vocabulary.yml", "term_categories"),
        sources=ids("sources/") | salvaged,
        clauses=ids("sources/", "sections", "clauses") | salvaged,
        terms=ids("terms/", "terms") | salvaged,
    )


def check_corpus(draft: Draft) -> list[Problem]:
    """All problems between the records of a draft."""
    known = known_ids(draft)
    rules: list[Iterable[Problem]] = [
        _duplicate_ids(draft),
        _source_references(draft, known),
        _clause_rules(draft, known),
        _term_references(draft, known),
        _broader_cycles(draft.terms),
        _ambiguous_forms(draft.terms),
        _text_references(draft, known),
        _interface_rules(draft),
    ]
    return [problem for rule in rules for problem in rule]


def _unknown(
    placed: Placed[Record], kind: str, ids: Iterable[str], known: frozenset[str], *key: str | int
) -> Iterator[Problem]:
    for index, identifier in enumerate(ids):
        if identifier not in known:
            message = f'unknown {kind} "{identifier}"{did_you_mean(identifier, known)}'
            yield placed.problem(message, *key, index)


def _unknown_one(
    placed: Placed[Record], kind: str, identifier: str, known: frozenset[str], *key: str | int
) -> Iterator[Problem]:
    if identifier not in known:
        message = f'unknown {kind} "{identifier}"{did_you_mean(identifier, known)}'
        yield placed.problem(message, *key)


def _id_places(document: Document, wanted: str) -> Iterator[tuple[str, Key]]:
    """Ids of the plain data below the list or lists named `wanted`, with the place of each."""

    def walk(value: object, key: Key) -> Iterator[tuple[str, Key]]:
        if isinstance(value, dict):
            for name, inner in value.items():
                if name == wanted and isinstance(inner, list):
                    for index, item in enumerate(inner):
                        if isinstance(item, dict) and isinstance(item.get("id"), str):
                            yield item["id"], (*key, name, index, "id")
                yield from walk(inner, (*key, name))
        elif isinstance(value, list):
            for index, item in enumerate(value):
                yield from walk(item, (*key, index))

    yield from walk(document.data, ())


def _duplicate_ids(draft: Draft) -> Iterator[Problem]:
    lists = {
        "clauses": "clause",
        "terms": "term",
        "levels": "level",
        "functions": "function",
        "places": "place",
        "source_kinds": "kind of source",
        "term_categories": "category",
    }
    for list_name, kind in lists.items():
        first: dict[str, str] = {}
        for document in draft.documents:
            for identifier, key in _id_places(document, list_name):
                here = f"{document.path}:{document.line(key)}"
                if identifier in first:
                    message = (
                        f'the {kind} id "{identifier}" is already taken at {first[identifier]}'
                    )
                    yield document.problem(key, f"{message}; choose another")
                first.setdefault(identifier, here)
    for document in draft.documents:
        if "/sources/" in document.path:
            yield from _source_identity(document)


def _source_identity(document: Document) -> Iterator[Problem]:
    stem = document.path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    identifier = document.data.get("id")
    if isinstance(identifier, str) and identifier != stem:
        message = (
            f'the id "{identifier}" must be the name of the file, "{stem}"; rename one of them'
        )
        yield document.problem(("id",), message)
    clause_ids = {identifier for identifier, _ in _id_places(document, "clauses")}
    section_ids: set[str] = set()
    for identifier, key in _id_places(document, "sections"):
        if identifier in section_ids | clause_ids | RESERVED_ANCHORS:
            message = f'the anchor "{identifier}" is already taken on this page; choose another'
            yield document.problem(key, message)
        section_ids.add(identifier)
    for identifier, key in _id_places(document, "clauses"):
        if identifier in RESERVED_ANCHORS:
            yield document.problem(key, f'the anchor "{identifier}" is reserved; choose another')


def _source_references(draft: Draft, known: KnownIds) -> Iterator[Problem]:
    for source in draft.sources:
        record = source.record
        yield from _unknown_one(source, "kind of source", record.kind, known.source_kinds, "kind")
        yield from _unknown_one(source, "place", record.place, known.places, "place")
    own_clauses = {
        document.path: frozenset(identifier for identifier, _ in _id_places(document, "clauses"))
        for document in draft.documents
    }
    for part in draft.formula_parts:
        yield from _unknown(part, "level", part.record.levels, known.levels, "levels")
        yield from _own_clause(part, part.record.clause, own_clauses)
    edges: set[tuple[str, str, str, str]] = set()
    for link in draft.links:
        act = link.record
        yield from _unknown_one(link, "level", act.from_level, known.levels, "from")
        yield from _unknown_one(link, "level", act.to_level, known.levels, "to")
        yield from _own_clause(link, act.clause, own_clauses)
        if act.from_level == act.to_level:
            yield link.problem("a link leads from one level to another", "to")
        edge = (link.document.path, act.from_level, act.to_level, act.zh)
        if edge in edges:
            yield link.problem("the same link stands here twice; delete one")
        edges.add(edge)


def _own_clause(
    placed: Placed[Record], identifier: str, own_clauses: Mapping[str, frozenset[str]]
) -> Iterator[Problem]:
    own = own_clauses[placed.document.path]
    if identifier not in own:
        message = f'no clause "{identifier}" in this source{did_you_mean(identifier, own)}'
        yield placed.problem(message, "clause")


def _clause_rules(draft: Draft, known: KnownIds) -> Iterator[Problem]:
    paragraphs = {source.document.path: source.record.raw.paragraphs for source in draft.sources}
    for clause in draft.clauses:
        record = clause.record
        yield from _unknown(clause, "level", record.levels, known.levels, "levels")
        yield from _unknown(clause, "function", record.functions, known.functions, "functions")
        if record.nature == "duty" and not record.functions:
            yield clause.problem("a duty names at least one function; add `functions`")
        last = paragraphs.get(clause.document.path)
        for index, number in enumerate(record.at):
            if last is not None and number > last:
                message = f"there is no paragraph {number}; the cleaned source has {last}"
                yield clause.problem(message, "at", index)
        yield from _dating_rules(clause)
        yield from _figure_rules(clause)


def _dating_rules(clause: Placed[Clause]) -> Iterator[Problem]:
    record = clause.record
    if record.milestone and not record.date:
        yield clause.problem("a milestone has a date; add `date`", "milestone")
    if record.date and not record.milestone:
        yield clause.problem("a dated clause has a short title; add `milestone`", "date")
    if record.date_inferred and not record.date:
        yield clause.problem("there is no date to be inferred; add `date`", "date_inferred")
    if record.date_inferred and not record.inferred:
        message = "say what of the date is inferred, and from what; add `inferred`"
        yield clause.problem(message, "date_inferred")


def _figure_rules(clause: Placed[Clause]) -> Iterator[Problem]:
    record = clause.record
    only_zh, only_en = differing_figures(record.zh, record.en)
    if (only_zh or only_en) and not record.figures_differ:
        parts = [f"{', '.join(only_zh)} only in zh"] if only_zh else []
        parts += [f"{', '.join(only_en)} only in en"] if only_en else []
        message = (
            f"the figures differ: {'; '.join(parts)}; mend one, or say why in `figures_differ`"
        )
        yield clause.problem(message, "en")
    if record.figures_differ and not (only_zh or only_en):
        yield clause.problem("the figures agree; delete this field", "figures_differ")
    for index, figure in enumerate(record.figures):
        yield from _table_figure_rules(clause, figure, index)


def _table_figure_rules(clause: Placed[Clause], figure: Figure, index: int) -> Iterator[Problem]:
    for language in ("zh", "en"):
        in_figure = read_figures(getattr(figure, language), language).stated
        in_clause = read_figures(clause.record.text(language), language)
        missing = in_figure - in_clause.stated - in_clause.optional
        if missing:
            message = f"the clause does not state {', '.join(sorted(missing))}; mend one of them"
            yield clause.problem(message, "figures", index, language)


def _term_references(draft: Draft, known: KnownIds) -> Iterator[Problem]:
    for term in draft.terms:
        record = term.record
        yield from _unknown_one(
            term, "category", record.category, known.term_categories, "category"
        )
        yield from _unknown(term, "term", record.broader, known.terms, "broader")
        yield from _unknown(term, "term", record.related, known.terms, "related")
        for index, distinction in enumerate(record.distinctions):
            key = ("distinctions", index, "term")
            yield from _unknown_one(term, "term", distinction.term, known.terms, *key)
        for index, rendering in enumerate(record.renderings):
            key = ("renderings", index, "used_by")
            yield from _unknown(term, "source", rendering.used_by, known.sources, *key)
        for name in ("broader", "related"):
            if record.id in getattr(record, name):
                yield term.problem("a term does not refer to itself; delete it", name)


def _broader_cycles(terms: list[Placed[Term]]) -> Iterator[Problem]:
    by_id = {term.record.id: term for term in terms}
    settled: set[str] = set()

    def walk(identifier: str, path: tuple[str, ...]) -> Iterator[Problem]:
        if identifier in path:
            circle = " → ".join((*path[path.index(identifier) :], identifier))
            message = f"a circle of broader terms: {circle}; break it"
            yield by_id[path[-1]].problem(message, "broader")
        elif identifier in by_id and identifier not in settled:
            for broader in by_id[identifier].record.broader:
                if broader != identifier:
                    yield from walk(broader, (*path, identifier))
            settled.add(identifier)

    for identifier in by_id:
        yield from walk(identifier, ())


def _ambiguous_forms(terms: list[Placed[Term]]) -> Iterator[Problem]:
    owner: dict[tuple[str, str], str] = {}
    for term in terms:
        record = term.record
        forms = [("zh", record.zh), ("en", record.en.lower())]
        forms += [("zh", form) for form in record.variants.zh]
        forms += [("en", form.lower()) for form in record.variants.en]
        for form in dict.fromkeys(forms):
            other = owner.setdefault(form, record.id)
            if other != record.id:
                message = f'"{form[1]}" is already a form of the term "{other}"; keep it in one'
                yield term.problem(message)


def _bilingual_texts(record: Record, key: Key = ()) -> Iterator[tuple[Key, str, str]]:
    """Every pair of texts of a record and of the records inside it, with its place."""
    zh, en = getattr(record, "zh", None), getattr(record, "en", None)
    if isinstance(zh, str) and isinstance(en, str):
        yield key, zh, en
    for name in type(record).model_fields:
        value = getattr(record, name)
        for index, item in enumerate(value if isinstance(value, tuple) else ()):
            if isinstance(item, Record):
                yield from _bilingual_texts(item, (*key, name, index))
        if isinstance(value, Record):
            yield from _bilingual_texts(value, (*key, name))


def _text_references(draft: Draft, known: KnownIds) -> Iterator[Problem]:
    placed: list[Placed[Record]] = [*draft.sources, *draft.terms]
    for record in placed:
        for key, zh, en in _bilingual_texts(record.record):
            for language, text in (("zh", zh), ("en", en)):
                for source, message in unknown_references(text, known):
                    yield record.problem(f"{source}: {message}", *key, language)
            yield from _one_sided_links(record, key, zh, en)


def _one_sided_links(record: Placed[Record], key: Key, zh: str, en: str) -> Iterator[Problem]:
    chinese = Counter(reference.target for reference in references(zh))
    english = Counter(reference.target for reference in references(en))
    odd = (chinese - english) + (english - chinese)
    if odd:
        message = f"only one language links to {', '.join(sorted(odd))}; link in both or neither"
        yield record.problem(message, *key, "en")


def unknown_references(text: str, known: KnownIds) -> Iterator[tuple[str, str]]:
    """Each explicit link of a text ([[term]] or [[@clause]]) that leads nowhere, with a message."""
    for reference in references(text):
        ids = known.clauses if reference.is_citation else known.terms
        if reference.target not in ids:
            kind = "clause" if reference.is_citation else "term"
            hint = did_you_mean(reference.target, ids)
            yield reference.source, f'unknown {kind} "{reference.target}"{hint}'


def _interface_rules(draft: Draft) -> Iterator[Problem]:
    if draft.interface:
        for name, message in placeholder_mismatches(draft.interface.record):
            yield draft.interface.problem(message, name)
