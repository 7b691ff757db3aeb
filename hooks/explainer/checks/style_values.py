"""Values of a stylesheet that no browser reads: colours that are none, and misspelt words.

A word is called misspelt only where the library does not know it and knows one that is a single
slip of the hand away.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from string import ascii_lowercase
from typing import Any

from pygments.token import Keyword
from tinycss2.color5 import parse_color

from explainer.checks.style_names import css_lexer, is_property
from explainer.problems.problem import shown

_COLOURS = re.compile(
    r"color|(?:background|outline|caret|accent|column-rule|text-decoration|text-emphasis|stop|flood"
    r"|lighting|border(?:-(?:top|right|bottom|left|(?:block|inline)(?:-(?:start|end))?))?)-color"
    r"|fill|stroke"
)
_NO_COLOURS = frozenset(
    "inherit initial unset revert revert-layer none auto context-fill context-stroke transparent "
    "currentcolor".split()
)
_SYSTEM_COLOURS = frozenset(
    "accentcolor accentcolortext activetext buttonborder buttonface buttontext canvas canvastext "
    "field fieldtext graytext highlight highlighttext linktext mark marktext selecteditem "
    "selecteditemtext visitedtext".split()
)
_NAMING = re.compile(
    r"-.*|anchor-name|animation(?:-name|-timeline)?|color-scheme|container(?:-name)?|content|counter-.*|font"
    r"|font-family|font-feature-settings|font-variation-settings|grid(?!-gap).*|initial-value"
    r"|list-style(?:-type)?|page|position-anchor|position-try.*|quotes|src|syntax|.*timeline.*"
    r"|transition(?:-property)?|view-transition.*|will-change"
)
"""Properties whose words may be names that a sheet gives itself."""
_NUMBERS = frozenset(
    "opacity z-index order flex-grow flex-shrink orphans widows fill-opacity stroke-opacity".split()
)
_WHOLE_NUMBERS = frozenset("z-index order orphans widows".split())
_FOUR_SIDES = re.compile("margin|padding|inset|border-(?:width|style|color)")
_OF_PROPERTIES = frozenset(("transition", "transition-property", "will-change"))
_TIMES = frozenset(
    "all allow-discrete auto contents ease ease-in ease-in-out ease-out inherit initial linear "
    "none normal revert revert-layer scroll-position step-end step-start unset".split()
)
_LENGTHS = re.compile(
    r"(?:min-|max-)?(?:width|height|inline-size|block-size)|(?:margin|padding|inset)(?:-.*)?|top"
    r"|right|bottom|left|(?:row-|column-)?gap|border-.*radius|border-(?:.*-)?width"
    r"|outline-(?:offset|width)|font-size|letter-spacing|word-spacing|text-indent"
)
_SHORTEST = 3


def is_colour(value: str) -> bool:
    """Whether a value is a colour, or one of the words that stand for one."""
    word = value.strip().lower()
    return word in _NO_COLOURS | _SYSTEM_COLOURS or parse_color(value) is not None


def value_problems(name: str, value: Iterable[Any]) -> Iterator[tuple[int, str]]:
    """What is no value of the property `name`: the line and a message, from its tokens."""
    tokens = [token for token in value if token.type not in ("whitespace", "comment")]
    if _COLOURS.fullmatch(name) and len(tokens) == 1:
        [token] = tokens
        word = token.value.lower() if token.type == "ident" else ""
        if word and word not in _NO_COLOURS | _SYSTEM_COLOURS and parse_color(token.value) is None:
            yield int(token.source_line), f"{shown(token.value)} is no colour; mend it"
    elif name in _OF_PROPERTIES:
        for token in tokens:
            word = token.lower_value if token.type == "ident" else ""
            if word and word not in _TIMES and not word.startswith("-") and not is_property(word):
                yield int(token.source_line), f"{shown(token.value)} is no property; mend it"
    elif not _NAMING.fullmatch(name):
        for token in tokens:
            meant = _meant(token.lower_value) if token.type == "ident" else ""
            if meant:
                message = f'{shown(token.value)} is no value; mend it; did you mean "{meant}"?'
                yield int(token.source_line), message
    yield from _stray(name, tokens)
    if _LENGTHS.fullmatch(name):
        for token in tokens:
            if token.type == "number" and token.value != 0:
                message = f"{token.representation} is no length; write a unit, such as px or rem"
                yield int(token.source_line), message


def _stray(name: str, tokens: Sequence[Any]) -> Iterator[tuple[int, str]]:
    """Marks, numbers and names that cannot stand in the value of a property."""
    outer = [token for token in tokens if token != ","]
    for token in tokens:
        at = int(token.source_line)
        if token in ("-", "+", "*"):
            yield at, f"{token.value} stands alone; write the value behind it"
        elif token.type == "function" and token.lower_name == "var":
            named = next((one for one in token.arguments if one.type == "ident"), None)
            if named is not None and not named.value.startswith("--"):
                yield at, f"{shown(named.value)} is no name for var(); it begins with --"
        elif name in _NUMBERS and (token == "," or token.type == "dimension"):
            yield at, f"{name} is a single number; write it with a point and without a unit"
            return
        elif name in _WHOLE_NUMBERS and token.type == "number" and not token.is_integer:
            yield at, f"{name} is a whole number; write it without a point"
    if _FOUR_SIDES.fullmatch(name) and len(outer) > 4:
        yield int(outer[4].source_line), f"{name} has at most four values; delete the rest"
    if name == "font" and len(tokens) > 1 and tokens[-1].type == "dimension":
        yield int(tokens[-1].source_line), "font ends with the name of a font; add it"


@cache
def _meant(word: str) -> str:
    """The known word that is one slip away from an unknown one; "" for none."""
    if len(word) < _SHORTEST or word in _known([word]):
        return ""
    slips = list(_slips(word))
    known = _known(slips)
    return next((other for other in slips if other in known), "")


def _slips(word: str) -> Iterator[str]:
    """Every word with two letters of this exchanged, one more, one fewer or another one."""
    cuts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    for before, behind in cuts:
        yield before + behind[1:2] + behind[:1] + behind[2:]
        for letter in ascii_lowercase:
            yield before + letter + behind
        yield before + behind[1:]
        for letter in ascii_lowercase:
            yield before + letter + behind[1:]


# The library takes these for properties, or does not know them yet.
_MORE_WORDS = frozenset(
    "anywhere contents dark fit-content flow-root grid inline-flex inline-grid keep-all "
    "max-content min-content pretty space-around space-between space-evenly subgrid".split()
)


def _known(words: Iterable[str]) -> set[str]:
    """Those of the words that may stand as the value of some property."""
    words = list(words)
    tokens = css_lexer().get_tokens(f"a{{display:{' '.join(words)}}}")
    found = {text for kind, text in tokens if kind in Keyword.Constant}
    return found | (_MORE_WORDS & {*words})
