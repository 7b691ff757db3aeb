"""Inline Markdown as HTML or as plain words, with links to terms and clauses.

Raw HTML in a corpus text is shown as text.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from explainer.text.markdown import Reference, add_inline_rules

_PARSER = add_inline_rules(
    MarkdownIt("zero").enable(
        ["emphasis", "link", "backticks", "entity", "escape", "newline", "balance_pairs"]
    )
)


@lru_cache(maxsize=10_000)
def _parsed(text: str) -> tuple[Token, ...]:
    """The tokens of a text, which nobody changes: a text stands on several pages."""
    return tuple(_PARSER.parseInline(text)[0].children or ())


def render_inline(
    text: str,
    link_terms: Callable[[str], Markup],
    link_reference: Callable[[Reference], Markup],
) -> Markup:
    """A corpus text as HTML.

    `link_terms` turns plain words into escaped HTML with links to terms; it is not called inside
    links and code. `link_reference` writes an explicit link.
    """
    return render_tokens(_parsed(text), link_terms, link_reference)


def plain_text(text: str, reference_text: Callable[[Reference], str]) -> str:
    """A text without its markup, for tooltips, descriptions and diagrams."""
    return plain_tokens(_parsed(text), reference_text)


def plain_tokens(tokens: Sequence[Token], reference_text: Callable[[Reference], str]) -> str:
    """The words of inline tokens without markup; a line that goes on is parted by a space."""
    return "".join(
        reference_text(token.meta["reference"])
        if token.type == "reference"
        else {"softbreak": " ", "hardbreak": "\n"}[token.type]
        if token.type in ("softbreak", "hardbreak")
        else token.content
        for token in tokens
    )


def shown_words(text: str) -> Iterator[str]:
    """The words that a text shows as they stand, without those of its code and its links."""
    return (token.content for token in _parsed(text) if token.type == "text")


def render_tokens(
    tokens: Sequence[Token],
    link_terms: Callable[[str], Markup],
    link_reference: Callable[[Reference], Markup],
) -> Markup:
    """Inline tokens as HTML; the arguments are those of `render_inline`."""
    return Markup("").join(_render(tokens, link_terms, link_reference))


def _render(
    tokens: Sequence[Token],
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
