"""Inline Markdown of corpus texts as HTML, with links to terms and clauses.

Raw HTML in a text is shown as text. `[[id]]` and `[[id|text]]` link to a term, `[[@id]]` cites a
clause.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markupsafe import Markup

SPACE_BEFORE_CITATION = r"\s+(?=\[\[@)"
"""The number of a note stands close to the words that it is for."""

REFERENCE = re.compile(r"\[\[(?P<at>@?)(?P<target>[^\[\]|]*)(?:\|(?P<text>[^\[\]]*))?\]\]")


@dataclass(frozen=True)
class Reference:
    """An explicit link of a text."""

    source: str
    """The link as written."""
    target: str
    """The id of the term or clause."""
    text: str
    """The words to be shown; empty where the target's own name is shown."""
    is_citation: bool


def reference_of(match: re.Match[str]) -> Reference:
    """The reference that a match of REFERENCE stands for."""
    target, text = match["target"].strip(), (match["text"] or "").strip()
    return Reference(match[0], target, text, bool(match["at"]))


def references(text: str) -> Iterator[Reference]:
    """All explicit links of a text, in order."""
    return (reference_of(match) for match in REFERENCE.finditer(text))


def _read_reference(state: StateInline, silent: bool) -> bool:
    match = REFERENCE.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        token = state.push("reference", "", 0)
        token.meta["reference"] = reference_of(match)
    state.pos = match.end()
    return True


def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero").enable(["emphasis", "link", "backticks", "entity", "escape"])
    parser.inline.ruler.before("link", "reference", _read_reference)
    return parser


_PARSER = _parser()


def _parsed(text: str) -> list[Token]:
    return _PARSER.parseInline(re.sub(SPACE_BEFORE_CITATION, "", text))[0].children or []


def render_inline(
    text: str,
    link_terms: Callable[[str], Markup],
    link_reference: Callable[[Reference], Markup],
) -> Markup:
    """A text as HTML.

    `link_terms` turns plain words into escaped HTML with links to terms; it is not called inside
    links and code. `link_reference` writes an explicit link.
    """
    tokens = _parsed(text)
    return Markup("").join(_render(tokens, link_terms, link_reference))


def plain_text(text: str, reference_text: Callable[[Reference], str]) -> str:
    """A text without its markup, for tooltips, descriptions and diagrams."""
    tokens = _parsed(text)
    return "".join(
        reference_text(token.meta["reference"]) if token.type == "reference" else token.content
        for token in tokens
    )


def _render(
    tokens: list[Token],
    link_terms: Callable[[str], Markup],
    link_reference: Callable[[Reference], Markup],
) -> Iterator[Markup]:
    inside_link = False
    for token in tokens:
        inside_link = (inside_link or token.type == "link_open") and token.type != "link_close"
        if token.type == "reference":
            yield link_reference(token.meta["reference"])
        elif token.type in ("text", "text_special") and not inside_link:
            yield link_terms(token.content)
        else:
            yield Markup(_PARSER.renderer.render([token], _PARSER.options, {}))
