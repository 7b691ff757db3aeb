"""The outlines that tell the levels apart besides their colours: in drawings and on badges."""

from collections.abc import Callable, Mapping
from typing import get_args

from explainer.corpus.records.vocabulary import Level, Outline
from explainer.diagrams.mermaid.arrows import short

Points = list[tuple[float, float]]


def _cut_corners(width: float, height: float) -> Points:
    cut = 8
    return [
        *((cut, 0.0), (width - cut, 0.0), (width, cut), (width, height - cut)),
        *((width - cut, height), (cut, height), (0.0, height - cut), (0.0, cut)),
    ]


def _pointed(width: float, height: float) -> Points:
    point, middle = 9, height / 2
    return [
        *((point, 0.0), (width - point, 0.0), (width, middle)),
        *((width - point, height), (point, height), (0.0, middle)),
    ]


def _roof(width: float, height: float) -> Points:
    slope = 9
    return [(slope, 0.0), (width - slope, 0.0), (width, height), (0.0, height)]


def _slanted(width: float, height: float) -> Points:
    slope = 9
    return [(slope, 0.0), (width, 0.0), (width - slope, height), (0.0, height)]


_CORNERS: Mapping[str, Callable[[float, float], Points]] = {
    "cut-corners": _cut_corners,
    "pointed": _pointed,
    "roof": _roof,
    "slanted": _slanted,
}
"""The outlines that a rectangle with round corners, which the stylesheet draws, cannot be."""

BADGES: Mapping[Outline, str] = {
    "rectangle": "border-radius:0",
    "rounded": "border-radius:.3em",
    "pill": "border-radius:1em",
    "cut-corners": "--outline:polygon(.25em 0,calc(100% - .25em) 0,100% .25em,"
    "100% calc(100% - .25em),calc(100% - .25em) 100%,.25em 100%,0 calc(100% - .25em),0 .25em)",
    "pointed": "--outline:polygon(.3em 0,calc(100% - .3em) 0,100% 50%,calc(100% - .3em) 100%,"
    ".3em 100%,0 50%)",
    "roof": "--outline:polygon(.3em 0,calc(100% - .3em) 0,100% 100%,0 100%)",
    "slanted": "--outline:polygon(.3em 0,100% 0,calc(100% - .3em) 100%,0 100%)",
}
"""The same on a badge, as declarations of a stylesheet."""

_PREFIX = "outline-"


def level_classes(level: Level) -> str:
    """The classes of a box of a drawing that stands for a level: its colour and its outline."""
    return f"level-{level.id} {_PREFIX}{level.outline}"


def outline_of(classes: str) -> str:
    """The outline that the classes of a box name; "" where they name none."""
    names = (name.removeprefix(_PREFIX) for name in classes.split() if name.startswith(_PREFIX))
    return next((name for name in names if name in get_args(Outline)), "")


def corners(outline: str, width: float, height: float) -> Points:
    """The corners of a box of an outline; none where it is a rectangle, with corners round or not.

    They go round the box from its upper left, whose place is (0, 0).
    """
    return _CORNERS[outline](width, height) if outline in _CORNERS else []


def outline_points(outline: str, left: float, top: float, width: float, height: float) -> str:
    """The corners of an outline around a box as the points of a polygon; "" for a rectangle."""
    points = corners(outline, width, height)
    return " ".join(f"{short(left + x)},{short(top + y)}" for x, y in points)
