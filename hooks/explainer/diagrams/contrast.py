"""Whether a colour can be told from what stands on it and below it, in either scheme.

Rules: WCAG 2.2, 1.4.3 for words (4.5:1) and 1.4.11 for borders and dots (3:1).
"""

from collections.abc import Mapping
from typing import Literal

Scheme = Literal["light", "dark"]

WORDS: Mapping[Scheme, str] = {"light": "#ffffff", "dark": "#14191b"}
"""What is written on the colour of a level; the generated stylesheet says so too."""

GROUND: Mapping[Scheme, str] = {"light": "#ffffff", "dark": "#1e2629"}
"""The ground of a page, as the theme makes it from its hue."""

FOR_WORDS, FOR_SHAPES = 4.5, 3.0


def contrast(one: str, other: str) -> float:
    """The contrast of two colours written as #rrggbb, from 1 to 21.

    Rule: WCAG 2.2, "contrast ratio" and "relative luminance".
    """
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    shares = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
