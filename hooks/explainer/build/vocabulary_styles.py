"""The stylesheet that the vocabulary makes: the colours and outlines of levels and places.

The stylesheets of docs/assets name no level and no place; what they draw they take from here, by
the properties `--level`, `--place`, `--beside` and `--chain`. Paper is always light.
"""

from collections.abc import Iterator, Sequence

from explainer.corpus.records.vocabulary import Level, Place
from explainer.diagrams.contrast import WORDS, Scheme
from explainer.diagrams.outlines import BADGES


def vocabulary_styles(levels: Sequence[Level], places: Sequence[Place]) -> str:
    """The text of the stylesheet; the same for the same levels and places."""
    light, dark = _colours(levels, places, "light"), _colours(levels, places, "dark")
    return "\n".join(
        (
            f':root,[data-md-color-scheme="default"]{{{light}}}',
            f'@media screen{{[data-md-color-scheme="slate"]{{{dark}}}}}',
            *_rules(levels, places),
            "",
        )
    )


def _colours(levels: Sequence[Level], places: Sequence[Place], scheme: Scheme) -> str:
    named = [(f"level-{level.id}", level.colour) for level in levels]
    named += [(f"place-{place.id}", place.colour) for place in places]
    colours = [f"--{name}:{getattr(colour, scheme)}" for name, colour in named]
    beside = next((level.id for level in levels if level.beside_chain), "")
    if beside:
        colours.append(f"--beside:var(--level-{beside})")
    colours.append(f"--chain:{_chain([level.id for level in levels if not level.beside_chain])}")
    return ";".join((f"--text-on-level:{WORDS[scheme]}", *colours))


def _chain(levels: Sequence[str]) -> str:
    """The levels of the chain side by side, each in its colour, as a picture."""
    stops = [
        f"var(--level-{level}) {100 * number / len(levels):.4g}% "
        f"{100 * (number + 1) / len(levels):.4g}%"
        for number, level in enumerate(levels)
    ]
    return f"linear-gradient(to right,{','.join(stops)})" if stops else "none"


def _rules(levels: Sequence[Level], places: Sequence[Place]) -> Iterator[str]:
    for level in levels:
        yield f".level-{level.id}{{--level:var(--level-{level.id})}}"
        yield f"a.level-{level.id}{{{BADGES[level.outline]}}}"
    for place in places:
        yield f".place-{place.id}{{--place:var(--place-{place.id})}}"
