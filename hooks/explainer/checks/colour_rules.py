"""Colours and outlines of the vocabulary: words on them are read, and they are told apart."""

from collections.abc import Iterator
from typing import get_args

from explainer.corpus.reading import Draft, Placed
from explainer.corpus.records.vocabulary import Colours, Outline, Vocabulary
from explainer.diagrams.contrast import FOR_SHAPES, FOR_WORDS, GROUND, WORDS, contrast
from explainer.problems.problem import Problem


def colour_problems(draft: Draft) -> Iterator[Problem]:
    """Colours that are too weak, and levels or places that look alike."""
    if not draft.vocabulary:
        return
    yield from _weak(draft.vocabulary)
    yield from _alike(draft.vocabulary)


def _weak(vocabulary: Placed[Vocabulary]) -> Iterator[Problem]:
    for index, level in enumerate(vocabulary.record.levels):
        if _are_exchanged(level.colour):
            message = "the light and the dark colour are exchanged; write each under the other"
            yield vocabulary.problem(message, "levels", index, "colour")
            continue
        for scheme, words in WORDS.items():
            ratio = contrast(getattr(level.colour, scheme), words)
            if ratio < FOR_WORDS:
                mend = "darker" if scheme == "light" else "lighter"
                message = (
                    f"words on this colour are {words} and have a contrast of {ratio:.2f}:1; "
                    f"at least {FOR_WORDS}:1 is needed; choose a {mend} one"
                )
                yield vocabulary.problem(message, "levels", index, "colour", scheme)
    for index, place in enumerate(vocabulary.record.places):
        for scheme, ground in GROUND.items():
            ratio = contrast(getattr(place.colour, scheme), ground)
            if ratio < FOR_SHAPES:
                mend = "darker" if scheme == "light" else "lighter"
                message = (
                    f"borders of this colour on {ground} have a contrast of {ratio:.2f}:1; "
                    f"at least {FOR_SHAPES}:1 is needed; choose a {mend} one"
                )
                yield vocabulary.problem(message, "places", index, "colour", scheme)


def _are_exchanged(colour: Colours) -> bool:
    """Whether words can be read on neither colour, and could on each in the scheme of the other."""
    light, dark = WORDS["light"], WORDS["dark"]
    as_written = (contrast(colour.light, light), contrast(colour.dark, dark))
    exchanged = (contrast(colour.dark, light), contrast(colour.light, dark))
    return max(as_written) < FOR_WORDS <= min(exchanged)


def _alike(vocabulary: Placed[Vocabulary]) -> Iterator[Problem]:
    """A colour belongs to one level or place; an outline to one level while there are enough."""
    record = vocabulary.record
    owners: dict[str, str] = {}
    named = [("levels", index, level.id, level.colour) for index, level in enumerate(record.levels)]
    named += [
        ("places", index, place.id, place.colour) for index, place in enumerate(record.places)
    ]
    for name, index, identifier, colours in named:
        for scheme in Colours.model_fields:
            colour = f"{name} {scheme} {getattr(colours, scheme)}"
            if (owner := owners.setdefault(colour, identifier)) != identifier:
                message = f'"{owner}" has this colour already; choose another'
                yield vocabulary.problem(message, name, index, "colour", scheme)
                break
    outlines: dict[str, str] = {}
    free = sorted(set(get_args(Outline)) - {level.outline for level in record.levels})
    for index, level in enumerate(record.levels[: len(get_args(Outline))]):
        if (owner := outlines.setdefault(level.outline, level.id)) != level.id:
            message = f'"{owner}" has this outline already; choose another: {", ".join(free)}'
            yield vocabulary.problem(message, "levels", index, "outline")
