"""Names in a stylesheet that come from closed lists: properties, functions, states and parts of
elements, and features of a medium. Every browser passes over a rule with any other, without a word.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import Any

from pygments.lexers import CssLexer
from pygments.token import Keyword

from explainer.problems.problem import did_you_mean, shown


@cache
def css_lexer() -> CssLexer:
    """Knows the names of properties and of their values; to make it takes a tenth of a second."""
    return CssLexer()


FUNCTIONS = frozenset(
    "abs acos anchor anchor-size asin atan atan2 attr blur brightness calc calc-size circle clamp "
    "color color-mix conic-gradient content contrast contrast-color cos counter counters "
    "cross-fade cubic-bezier drop-shadow ease element ellipse env exp fit-content format grayscale "
    "hsl hsla hue-rotate hwb hypot image image-set inset invert lab lch light-dark linear "
    "linear-gradient local log matrix matrix3d max min minmax mod oklab oklch opacity palette-mix "
    "paint path perspective polygon pow progress radial-gradient random ray rect rem repeat "
    "repeating-conic-gradient repeating-linear-gradient repeating-radial-gradient rgb rgba rotate "
    "rotate3d rotatex rotatey rotatez round saturate scale scale3d scalex scaley scalez scroll "
    "sepia shape sibling-count sibling-index sign sin skew skewx skewy snap-block snap-inline sqrt "
    "src steps stylistic styleset swash symbols tan target-counter target-counters target-text "
    "tech translate translate3d translatex translatey translatez type url var view xywh".split()
)
_STATES = frozenset(
    "active active-view-transition active-view-transition-type any-link autofill blank buffering "
    "checked current default defined dir disabled empty enabled first first-child first-of-type "
    "focus focus-visible focus-within fullscreen future has has-slotted host host-context hover "
    "in-range indeterminate interest-source interest-target invalid is lang last-child "
    "last-of-type left link local-link modal muted not nth-child nth-col nth-last-child "
    "nth-last-col nth-last-of-type nth-of-type only-child only-of-type open optional "
    "out-of-range past paused picture-in-picture placeholder-shown playing popover-open read-only "
    "read-write required right root scope seeking stalled state target target-after "
    "target-before target-current target-within user-invalid user-valid valid visited "
    "volume-locked where xr-overlay".split()
)
_PARTS = frozenset(
    "after backdrop before checkmark column cue cue-region details-content file-selector-button "
    "first-letter first-line grammar-error highlight marker part picker picker-icon placeholder "
    "scroll-button scroll-marker scroll-marker-group search-text selection slotted spelling-error "
    "target-text view-transition view-transition-group view-transition-image-pair "
    "view-transition-new view-transition-old".split()
)
_OLD_PARTS = frozenset(("after", "before", "first-letter", "first-line"))
"""These may have a single colon."""
_COMBINATORS = (">", "+", "~", ",")
_MEDIA = frozenset("all and not only or print screen speech".split())
_FEATURES = frozenset(
    "any-hover any-pointer aspect-ratio color color-gamut color-index device-aspect-ratio "
    "device-height device-posture device-width display-mode dynamic-range environment-blending "
    "forced-colors grid height horizontal-viewport-segments hover inverted-colors monochrome "
    "nav-controls orientation overflow-block overflow-inline pointer prefers-color-scheme "
    "prefers-contrast prefers-reduced-data prefers-reduced-motion prefers-reduced-transparency "
    "resolution scan scripting shape update vertical-viewport-segments video-color-gamut "
    "video-dynamic-range width".split()
)
_CHOICES = {
    "prefers-color-scheme": frozenset(("dark", "light")),
    "prefers-contrast": frozenset(("custom", "less", "more", "no-preference")),
    "prefers-reduced-motion": frozenset(("no-preference", "reduce")),
    "prefers-reduced-transparency": frozenset(("no-preference", "reduce")),
    "prefers-reduced-data": frozenset(("no-preference", "reduce")),
    "forced-colors": frozenset(("active", "none")),
    "orientation": frozenset(("landscape", "portrait")),
    "hover": frozenset(("hover", "none")),
    "any-hover": frozenset(("hover", "none")),
    "pointer": frozenset(("coarse", "fine", "none")),
    "any-pointer": frozenset(("coarse", "fine", "none")),
    "scripting": frozenset(("enabled", "initial-only", "none")),
}
"""Features that are one of a few words; whatever else stands there is never so."""

OFTEN_WRITTEN = (
    "align-items background background-color border border-radius bottom color cursor display flex "
    "flex-wrap float font font-family font-size font-style font-weight gap grid-template-columns "
    "height justify-content left letter-spacing line-height list-style margin margin-inline "
    "max-height max-width min-height min-width opacity outline overflow padding padding-inline "
    "position right text-align text-decoration top transition vertical-align visibility "
    "white-space width z-index".split()
)
"""The properties that a misspelt one is compared with."""
_NEWER_PROPERTIES = frozenset(
    "anchor-name animation-composition animation-range animation-timeline ascent-override "
    "backdrop-filter color-interpolation corner-shape cx cy d descent-override field-sizing "
    "font-display grid-gap inherits initial-value interpolate-size line-gap-override math-style "
    "paint-order position-anchor position-area position-try-fallbacks position-visibility r rx "
    "ry scroll-timeline shape-rendering size size-adjust src stop-color stop-opacity syntax "
    "text-anchor text-autospace text-box text-box-edge text-box-trim text-rendering "
    "text-size-adjust text-spacing-trim text-wrap-mode text-wrap-style timeline-scope "
    "touch-action transition-behavior unicode-range vector-effect view-timeline "
    "view-transition-class view-transition-name white-space-collapse x y zoom".split()
)
"""Properties that the library does not know yet."""


@cache
def is_property(name: str) -> bool:
    """Whether browsers know a property of this name."""
    found = css_lexer().get_tokens(f"a{{{name}:0}}")
    return name in _NEWER_PROPERTIES or any(
        kind is Keyword and text == name for kind, text in found
    )


def selector_problems(selector: Iterable[Any]) -> Iterator[tuple[int, str]]:
    """States and parts of elements that a selector, as tokens, names and nobody knows."""
    tokens = [token for token in selector if token.type != "whitespace"]
    for before, token in pairwise([*tokens, None]):
        if before in _COMBINATORS and (token is None or token == ","):
            message = f"nothing stands behind {before.value}; write a selector there"
            yield int(before.source_line), message
            return
    for place, token in enumerate(tokens):
        for part in ("arguments", "content"):
            # What stands in brackets is an attribute.
            if token.type in ("function", "() block") and isinstance(
                inner := getattr(token, part, None), list
            ):
                yield from selector_problems(inner)
        if token.type not in ("ident", "function") or not place or tokens[place - 1] != ":":
            continue
        name = token.lower_value if token.type == "ident" else token.lower_name
        of_part = place > 1 and tokens[place - 2] == ":"
        known = _PARTS if of_part else _STATES | _OLD_PARTS
        if name not in known and not name.startswith("-"):
            mark = "::" if of_part else ":"
            hint = did_you_mean(name, known)
            message = f"{mark}{shown(name)} is nothing that browsers know; mend it{hint}"
            yield int(token.source_line), message


def media_problems(conditions: Iterable[Any]) -> Iterator[tuple[int, str]]:
    """Media, and features of them, that the conditions of `@media`, as tokens, name wrongly."""
    for token in conditions:
        if token.type == "() block":
            yield from _feature_problems(token.content)
        elif token.type == "ident" and token.lower_value not in _MEDIA:
            message = f"{shown(token.value)} is no medium that browsers know; mend it"
            yield int(token.source_line), message + did_you_mean(token.lower_value, _MEDIA)


def _feature_problems(tokens: Iterable[Any]) -> Iterator[tuple[int, str]]:
    tokens = [token for token in tokens if token.type != "whitespace"]
    for place, token in enumerate(tokens):
        if token.type == "number" and token.value and "/" not in tokens and place:
            name = tokens[0].lower_value if tokens[0].type == "ident" else ""
            if name.endswith(("width", "height")):
                yield int(token.source_line), f"{token.representation} is no length; write a unit"
        if token == ":":
            continue
        if place and tokens[place - 1] == ":":
            named = tokens[place - 2] if place > 1 else token
            known = _CHOICES.get(named.lower_value if named.type == "ident" else "")
            if known and token.type == "ident" and token.lower_value not in known:
                message = f"{shown(token.value)} is nothing that {named.value} can be; mend it"
                yield int(token.source_line), message + did_you_mean(token.lower_value, known)
            continue
        if token.type == "() block":
            yield from _feature_problems(token.content)
        elif token.type == "ident" and token.lower_value not in _MEDIA:
            name = token.lower_value
            bare = name.removeprefix("min-").removeprefix("max-")
            if bare not in _FEATURES and not name.startswith("-"):
                message = f"{shown(name)} is no feature that browsers know; mend it"
                yield int(token.source_line), message + did_you_mean(bare, _FEATURES)
