"""A formula names each level once, and its parts are parts of its text."""

import re
from collections.abc import Iterator, Sequence

from explainer.corpus.reading import Draft, Placed
from explainer.corpus.records.background import VariantPart
from explainer.corpus.records.base import Record
from explainer.corpus.records.sources import FormulaPart
from explainer.corpus.yaml_file import Key
from explainer.problems.problem import Problem
from explainer.text.han import HAN

_CHARACTER = re.compile(f"[{HAN}]")


def formula_problems(draft: Draft) -> Iterator[Problem]:
    """Faults of the formulas of sources and of those of other places and years."""
    for source in draft.sources:
        formula = source.record.formula
        yield from _parts(source, formula.zh, formula.parts, ("formula", "parts"))
    if draft.variants:
        for index, variant in enumerate(draft.variants.record.variants):
            key = ("variants", index, "parts")
            yield from _parts(draft.variants, variant.zh, variant.parts, key)


def _parts(
    placed: Placed[Record], text: str, parts: Sequence[FormulaPart | VariantPart], key: Key
) -> Iterator[Problem]:
    seen: set[str] = set()
    english: dict[str, str] = {}
    reached = 0
    for index, part in enumerate(parts):
        if (other := english.setdefault(part.en.casefold(), part.zh)) != part.zh:
            message = f'"{other}" above has the same English; write what this part says'
            yield placed.problem(message, *key, index, "en")
        # A text in the other language is told as such.
        if part.zh not in text and _CHARACTER.search(text):
            message = f'"{part.zh}" does not stand in the formula, "{text}"; write its own words'
            yield placed.problem(message, *key, index, "zh")
        elif (at := text.find(part.zh, reached)) < 0 and part.zh in text:
            message = f'"{part.zh}" stands before the part above in "{text}"; keep its order'
            yield placed.problem(message, *key, index, "zh")
        else:
            reached = max(reached, at)
        for place, level in enumerate(part.levels):
            if level in seen and level not in part.levels[:place]:
                message = f"{level} has a part of this formula above already; name it once"
                yield placed.problem(message, *key, index, "levels", place)
        seen.update(part.levels)
