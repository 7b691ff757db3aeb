"""What a clause must keep: its paragraphs exist, its dates are told, its figures agree."""

from collections.abc import Iterator

from explainer.checks.dating_rules import bare_years, clause_date_problems, words_of_inference
from explainer.checks.references import unknown, unknown_one
from explainer.corpus.known_ids import KnownIds
from explainer.corpus.reading import Draft, Placed
from explainer.corpus.records.sources import Clause, Figure
from explainer.problems.problem import Fault, Problem
from explainer.text.numerals import difference_message, differing_figures, read_figures


def clause_problems(draft: Draft, known: KnownIds) -> Iterator[Problem]:
    """Faults of single clauses."""
    paragraphs = {source.document.path: source.record.raw.paragraphs for source in draft.sources}
    words = words_of_inference(draft)
    for clause in draft.clauses:
        record = clause.record
        yield from unknown(clause, "level", record.levels, known.levels, "levels")
        yield from unknown(clause, "function", record.functions, known.functions, "functions")
        yield from unknown(clause, "post", record.bearers, known.posts, "bearers")
        if record.nature == "duty" and not record.functions:
            yield clause.problem("a duty names at least one function; add `functions`")
        last = paragraphs.get(clause.document.path)
        for index, number in enumerate(record.at):
            if last is not None and number > last:
                message = f"there is no paragraph {number}; the cleaned source has {last}"
                yield clause.problem(message, "at", index)
        yield from _inferred_level_rules(clause)
        yield from _acted_on_rules(clause)
        if record.place:
            yield from unknown_one(clause, "place", record.place, known.places, "place")
        for index, post in enumerate(record.inferred_bearers):
            if post not in record.bearers:
                message = f'"{post}" bears nothing here; add it to `bearers` or delete it here'
                yield clause.problem(message, "inferred_bearers", index)
        yield from clause_date_problems(clause)
        yield from bare_years(clause, words)
        yield from _figure_rules(clause)


def _inferred_level_rules(clause: Placed[Clause]) -> Iterator[Problem]:
    record = clause.record
    for index, level in enumerate(record.inferred_levels):
        if level not in record.levels:
            message = f'"{level}" is no level of this clause; add it to `levels` or delete it here'
            yield clause.problem(message, "inferred_levels", index)
    if record.inferred_levels and not record.inferred:
        message = "say from what the levels are inferred; add `inferred`"
        yield clause.problem(message, "inferred_levels")


def _acted_on_rules(clause: Placed[Clause]) -> Iterator[Problem]:
    record = clause.record
    if record.acted_on and record.nature != "duty":
        yield clause.problem("only a duty tells who acts; delete this field", "acted_on")
        return
    for index, level in enumerate(record.acted_on):
        if level not in record.levels:
            message = f'"{level}" is no level of this clause; add it to `levels` or delete it here'
            yield clause.problem(message, "acted_on", index)


def _figure_rules(clause: Placed[Clause]) -> Iterator[Problem]:
    record = clause.record
    only_zh, only_en = differing_figures(record.zh, record.en)
    if (only_zh or only_en) and not record.figures_differ:
        message = f"{difference_message(only_zh, only_en)}, or say why in `figures_differ`"
        yield clause.problem(message, "en", fault=Fault.FIGURES_DIFFER)
        return
    if record.figures_differ and not (only_zh or only_en):
        yield clause.problem("the figures agree; delete this field", "figures_differ")
    for index, figure in enumerate(record.figures):
        yield from _table_figure_rules(clause, figure, index)


def _table_figure_rules(clause: Placed[Clause], figure: Figure, index: int) -> Iterator[Problem]:
    if differing_figures(figure.zh, figure.en) != ([], []):
        # Which of them the clause lacks is told once they agree.
        return
    for language in ("zh", "en"):
        in_figure = read_figures(getattr(figure, language), language).stated
        in_clause = read_figures(clause.record.text(language), language)
        missing = in_figure - in_clause.stated - in_clause.optional
        if missing:
            message = f"the clause does not state {', '.join(sorted(missing))}; mend one of them"
            yield clause.problem(message, "figures", index, language)
