"""The outline that each level has in every drawing, besides its colour."""

from collections.abc import Callable

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


# The outlines that a rectangle with round corners, which the stylesheet draws, cannot be. The
# badges of the levels (site.css) have the same.
OUTLINES: dict[str, Callable[[float, float], Points]] = {
    "level-central": _cut_corners,
    "level-province": _pointed,
    "level-township": _roof,
    "level-society": _slanted,
}


def outline_points(level: str, left: float, top: float, width: float, height: float) -> str:
    """The outline of a level of OUTLINES around a box, as the points of a polygon."""
    points = OUTLINES[level](width, height)
    return " ".join(f"{short(left + x)},{short(top + y)}" for x, y in points)
