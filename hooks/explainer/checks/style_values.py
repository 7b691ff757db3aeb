"""Values of a stylesheet that no browser reads: colours that are none, and misspelt words.

A word is called misspelt only where the library does not know it and knows one that is a single
slip of the hand away, and only in properties of few old words: newer ones it does not know either.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from string import ascii_lowercase
from typing import Any

from pygments.lexers import CssLexer
from pygments.token import Keyword
from tinycss2.color5 import parse_color

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
_WORDS = frozenset(
    "align-content align-items align-self border-collapse border-style box-sizing clear display "
    "flex-direction flex-wrap float font-style font-weight justify-content justify-items "
    "justify-self object-fit overflow overflow-x overflow-y pointer-events position table-layout "
    "text-align text-decoration-line text-decoration-style text-transform user-select "
    "vertical-align visibility white-space".split()
)
_SHORTEST = 3


def value_problems(name: str, value: Iterable[Any]) -> Iterator[tuple[int, str]]:
    """What is no value of the property `name`: the line and a message, from its tokens."""
    tokens = [token for token in value if token.type not in ("whitespace", "comment")]
    if _COLOURS.fullmatch(name) and len(tokens) == 1:
        [token] = tokens
        word = token.value.lower() if token.type == "ident" else ""
        if word and word not in _NO_COLOURS | _SYSTEM_COLOURS and parse_color(token.value) is None:
            yield int(token.source_line), f"{shown(token.value)} is no colour; mend it"
    elif name in _WORDS:
        for token in tokens:
            meant = _meant(token.lower_value) if token.type == "ident" else ""
            if meant:
                message = f'{shown(token.value)} is no value; mend it; did you mean "{meant}"?'
                yield int(token.source_line), message


@cache
def _meant(word: str) -> str:
    """The known word that is one slip away from an unknown one; "" for none."""
    if len(word) < _SHORTEST or _is_known(word):
        return ""
    return next((other for other in _slips(word) if _is_known(other)), "")


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


@cache
def _is_known(word: str) -> bool:
    tokens = CssLexer().get_tokens(f"a{{display:{word}}}")
    return any(kind in Keyword.Constant and text == word for kind, text in tokens)
