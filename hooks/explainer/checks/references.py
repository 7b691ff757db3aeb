"""References from one record to another lead somewhere."""

from collections.abc import Iterable, Iterator, Mapping

from explainer.corpus.known_ids import KnownIds, ids_to_refer_to
from explainer.corpus.reading import Draft, Placed
from explainer.corpus.records.base import Bilingual, Record
from explainer.corpus.records.explanations import Diagram, Mechanism
from explainer.corpus.yaml_file import Key
from explainer.problems.problem import Fault, Problem, did_you_mean, mend_unknown, shown
from explainer.text.markdown import references


def unknown(
    placed: Placed[Record], kind: str, ids: Iterable[str], known: frozenset[str], *key: str | int
) -> Iterator[Problem]:
    """A problem for each id of a list that is not known; `kind` names what it should be."""
    for index, identifier in enumerate(ids):
        yield from unknown_one(placed, kind, identifier, known, *key, index)


def unknown_one(
    placed: Placed[Record], kind: str, identifier: str, known: frozenset[str], *key: str | int
) -> Iterator[Problem]:
    """A problem where an id is not known, with the nearest known one."""
    if identifier not in known:
        message = f'unknown {kind} "{shown(identifier)}"{mend_unknown(identifier, known)}'
        yield placed.problem(message, *key, subject=(kind, identifier))


def nothing_cited(
    placed: Placed[Record], *key: str | int, mend: str = "cite a clause with [[@clause-id]]"
) -> Problem:
    """The problem of a text that says something and cites nothing for it."""
    return placed.problem(f"no source, no claim: {mend}", *key, fault=Fault.NOTHING_CITED)


def uncited(placed: Placed[Record], text: Bilingual, *key: str | int) -> Iterator[Problem]:
    """A text that says something and cites no clause for it."""
    if not any(reference.kind == "clause" for reference in references(text.zh)):
        yield nothing_cited(placed, *key)


def source_references(draft: Draft, known: KnownIds) -> Iterator[Problem]:
    """References of sources: kind, place, and the levels and clauses of formula and links."""
    for source in draft.sources:
        record = source.record
        yield from unknown_one(source, "kind of source", record.kind, known.source_kinds, "kind")
        yield from unknown_one(source, "place", record.place, known.places, "place")
    own_clauses = {
        document.path: ids_to_refer_to([own for own, _ in document.ids.get("clauses", ())])
        for document in draft.documents
        if "/sources/" in document.path and "clauses" not in draft.unsound
    }
    for part in draft.formula_parts:
        yield from unknown(part, "level", part.record.levels, known.levels, "levels")
        yield from _own_clause(part, part.record.clause, own_clauses)
    edges: set[tuple[str, str, str, str]] = set()
    for link in draft.links:
        act = link.record
        yield from unknown_one(link, "level", act.from_level, known.levels, "from")
        yield from unknown_one(link, "level", act.to_level, known.levels, "to")
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
    own = own_clauses.get(placed.document.path)
    if own is not None and identifier not in own:
        message = f'no clause "{identifier}" in this source{did_you_mean(identifier, own)}'
        yield placed.problem(message, "clause")


def term_references(draft: Draft, known: KnownIds) -> Iterator[Problem]:
    """References of glossary entries."""
    for term in draft.terms:
        record = term.record
        yield from unknown_one(term, "category", record.category, known.term_categories, "category")
        yield from unknown(term, "term", record.broader, known.terms, "broader")
        yield from unknown(term, "term", record.related, known.terms, "related")
        for index, distinction in enumerate(record.distinctions):
            key = ("distinctions", index, "term")
            yield from unknown_one(term, "term", distinction.term, known.terms, *key)
            if distinction.term == record.id:
                yield term.problem("a term is not told from itself; name another", *key)
        for index, rendering in enumerate(record.renderings):
            key = ("renderings", index, "used_by")
            yield from unknown(term, "source", rendering.used_by, known.sources, *key)
        for name in ("broader", "related"):
            for index, other in enumerate(getattr(record, name)):
                if other == record.id:
                    message = "a term does not refer to itself; delete it"
                    yield term.problem(message, name, index)


def explanation_references(draft: Draft, known: KnownIds) -> Iterator[Problem]:
    """References of mechanisms, diagrams and agreements."""
    for mechanism in draft.mechanisms:
        record = mechanism.record
        yield from unknown(mechanism, "clause", record.clauses, known.clauses, "clauses")
        yield from unknown(mechanism, "term", record.terms, known.terms, "terms")
        yield from unknown(mechanism, "post", record.posts, known.posts, "posts")
        for index, role in enumerate(record.who):
            key = ("who", index, "levels")
            yield from unknown(mechanism, "level", role.levels, known.levels, *key)
        for index, account in enumerate(record.places):
            key = ("places", index, "place")
            yield from unknown_one(mechanism, "place", account.place, known.places, *key)
        yield from _diagram_references(mechanism, record.diagram, known, "diagram")
        for name in ("how", "who"):
            for index, text in enumerate(getattr(record, name)):
                yield from uncited(mechanism, text, name, index)
        yield from _uncollected(mechanism, known)
    for diagram in draft.diagrams:
        yield from _diagram_references(diagram, diagram.record, known)
    for agreement in draft.agreements:
        clauses = agreement.record.clauses
        yield from unknown(agreement, "clause", clauses, known.clauses, "clauses")
        sources = {known.source_of_clause.get(clause, clause) for clause in clauses}
        if len(sources) < 2:
            message = "all of these clauses are of one source; name one of another"
            yield agreement.problem(message, "clauses")


def _diagram_references(
    placed: Placed[Record], diagram: Diagram, known: KnownIds, *key: str
) -> Iterator[Problem]:
    boxes = ids_to_refer_to([node.id for node in diagram.nodes])
    for index, node in enumerate(diagram.nodes):
        for kind, target, ids in (
            ("level", node.level, known.levels),
            ("term", node.term, known.terms),
            ("clause", node.clause, known.clauses),
        ):
            if target is not None:
                yield from unknown_one(placed, kind, target, ids, *key, "nodes", index, kind)
    for index, edge in enumerate(diagram.edges):
        here: Key = (*key, "edges", index)
        yield from unknown_one(placed, "box", edge.from_node, boxes, *here, "from")
        yield from unknown_one(placed, "box", edge.to_node, boxes, *here, "to")
        if edge.clause is not None:
            yield from unknown_one(placed, "clause", edge.clause, known.clauses, *here, "clause")
        kind = "background statement"
        yield from unknown(placed, kind, edge.background, known.background, *here, "background")


def _uncollected(mechanism: Placed[Mechanism], known: KnownIds) -> Iterator[Problem]:
    """Clauses that a mechanism cites and does not list."""
    record = mechanism.record
    texts = [*record.how, *record.who, *record.places]
    cited = {
        reference.target
        for text in texts
        for reference in references(text.zh)
        if reference.kind == "clause"
    }
    cited |= {edge.clause for edge in record.diagram.edges if edge.clause is not None}
    missing = sorted(known.clauses & cited - set(record.clauses))
    if missing:
        yield mechanism.problem(f"cited, but not listed: {', '.join(missing)}; add", "clauses")
