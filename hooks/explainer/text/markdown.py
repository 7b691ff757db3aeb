"""The inline Markdown of every text, in corpus and prose alike.

Beside CommonMark: `[[id]]` and `[[id|text]]` link to a term, `[[@id]]` cites a clause and `[[~id]]`
a statement of the background. Marks of emphasis work beside full-width punctuation, where
CommonMark's rule for words parted by spaces would leave the asterisks standing. A line that is
wrapped between Chinese characters joins the next without a space.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token

from explainer.text.han import WIDE, WITHOUT_SPACE, joined_lines

REFERENCE = re.compile(
    r"\[\[(?P<sign>[@~]?)(?P<target>[^\[\]|\\]*)(?:\\?\|(?P<text>[^\[\]]*))?\]\]"
)

_WIDE = re.compile(f"[{WIDE}]")
_WITHOUT_SPACE = re.compile(WITHOUT_SPACE)


ReferenceKind = Literal["term", "clause", "background"]
SIGNS: dict[ReferenceKind, str] = {"term": "", "clause": "@", "background": "~"}
"""What stands before the id in a link of each kind."""
_KINDS = {sign: kind for kind, sign in SIGNS.items()}


@dataclass(frozen=True)
class Reference:
    """An explicit link of a text."""

    source: str
    """The link as written."""
    target: str
    """The id of the term, the clause or the background statement."""
    text: str
    """The words to be shown; empty where the target's own name is shown."""
    kind: ReferenceKind

    @property
    def is_note(self) -> bool:
        """Whether it cites: its mark stands for a note and shows no words."""
        return self.kind != "term"

    @property
    def signed_target(self) -> str:
        """The id with the sign before it, as it is written: @yearly-reports."""
        return SIGNS[self.kind] + self.target


def reference_of(match: re.Match[str]) -> Reference:
    """The reference that a match of REFERENCE stands for."""
    target, text = match["target"].strip(), joined_lines(match["text"] or "").strip()
    return Reference(match[0], target, text, _KINDS[match["sign"]])


def references(text: str) -> Iterator[Reference]:
    """All explicit links of a text, in order."""
    return (reference_of(match) for match in REFERENCE.finditer(text))


def add_inline_rules(parser: MarkdownIt) -> MarkdownIt:
    """Gives a parser the rules of this module. Returns it."""
    parser.inline.ruler.before("link", "reference", _read_reference)
    parser.inline.ruler.at("emphasis", _read_emphasis)
    parser.core.ruler.push("joined_lines", _join_lines)
    return parser


def _read_reference(state: StateInline, silent: bool) -> bool:
    match = REFERENCE.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        reference = reference_of(match)
        if reference.is_note:
            _close_up(state)
        token = state.push("reference", "", 0)
        token.meta["reference"] = reference
    state.pos = match.end()
    return True


def _close_up(state: StateInline) -> None:
    """Takes away the space before a citation: its number stands close to the words it is for."""
    state.pending = state.pending.rstrip()
    if not state.pending and state.tokens and state.tokens[-1].type == "softbreak":
        state.tokens[-1].type = "text"


def _read_emphasis(state: StateInline, silent: bool) -> bool:
    marker = state.src[state.pos]
    if silent or marker not in "_*":
        return False
    scanned = state.scanDelims(state.pos, marker == "*")
    opens, closes = scanned.can_open, scanned.can_close
    if marker == "*":
        before = state.src[state.pos - 1 : state.pos]
        after = state.src[state.pos + scanned.length : state.pos + scanned.length + 1]
        if _WIDE.match(before) or _WIDE.match(after):
            opens, closes = bool(after.strip()), bool(before.strip())
    for _ in range(scanned.length):
        state.push("text", "", 0).content = marker
        place = len(state.tokens) - 1
        state.delimiters.append(
            Delimiter(ord(marker), scanned.length, place, end=-1, open=opens, close=closes)
        )
    state.pos += scanned.length
    return True


def _join_lines(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "inline" and token.children:
            token.children = list(_joined(token.children))


def _joined(tokens: list[Token]) -> Iterator[Token]:
    """Runs of text as one token each; `meta` of a token says how many lines it lies below."""
    line, held = 0, None
    for place, token in enumerate(tokens):
        token.meta["line"] = line
        if token.type in ("softbreak", "hardbreak"):
            line += 1
        if token.type == "softbreak" and _between_wide(tokens, place):
            continue
        if token.type == "text" and held is not None:
            held.content += token.content
            continue
        if held is not None:
            yield held
        held = token if token.type == "text" else None
        if held is None:
            yield token
    if held is not None:
        yield held


def _between_wide(tokens: list[Token], place: int) -> bool:
    # Between a break and the words beside it stand at most the marks of a few nested elements.
    before = next(filter(None, map(_words, tokens[max(0, place - 6) : place][::-1])), "")
    after = next(filter(None, map(_words, tokens[place + 1 : place + 7])), "")
    return bool(before and after and _WITHOUT_SPACE.match(before[-1] + after[:2]))


def _words(token: Token) -> str:
    """What a token shows; of a link without words of its own, a character for the name."""
    reference = token.meta.get("reference")
    return (reference.text or "名") if reference else token.content
