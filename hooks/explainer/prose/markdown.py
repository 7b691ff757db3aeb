"""The Markdown of prose pages: the one reading that checks and pages share.

CommonMark with tables, definition lists, admonitions (`!!! note "Title"`, `??? note` folded) and
attributes at the end of a heading or a paragraph: `## Method { #method }`, `{ .lead }`.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.deflist import deflist_plugin

from explainer.text.markdown import REFERENCE, add_inline_rules

_ATTRIBUTES = re.compile(r"\s*\{:?\s*(?P<given>(?:[#.][^\s{}#.]+\s*)+)\}\s*$")
_CLOSING_SIGNS = re.compile(r"\s+#+\s*$")
_BAR = re.compile(r"(?<!\\)\|")


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("table").disable("reference")
    parser.use(admon_plugin).use(deflist_plugin)
    add_inline_rules(parser)
    parser.core.ruler.after("block", "attributes", _read_attributes)
    return parser


def parsed(text: str) -> list[Token]:
    """The tokens of a Markdown text; their `map` counts lines from 0."""
    lines = text.split("\n")
    return _PARSER.parse("\n".join(_without_bars(line) for line in lines))


def _without_bars(line: str) -> str:
    """A row of a table with the bars inside `[[id|words]]` escaped: they part no cells."""
    if "[[" not in line or not _BAR.search(REFERENCE.sub("", line)):
        return line
    return REFERENCE.sub(lambda match: _BAR.sub(r"\\|", match[0]), line)


def _read_attributes(state: StateCore) -> None:
    for opening, inline in pairwise(state.tokens):
        if inline.type != "inline" or opening.type not in ("heading_open", "paragraph_open"):
            continue
        if match := _ATTRIBUTES.search(inline.content):
            inline.content = inline.content[: match.start()]
            if opening.type == "heading_open":
                # The signs that close a heading stand before its attributes: ## Words ## { #id }
                inline.content = _CLOSING_SIGNS.sub("", inline.content)
            for given in re.findall(r"[#.][^\s{}#.]+", match["given"]):
                if given.startswith("#"):
                    opening.attrSet("id", given[1:])
                else:
                    opening.attrJoin("class", given[1:])


def rendered(token: Token) -> str:
    """A block token as HTML: an opening or a closing tag, a rule or a code block."""
    return str(_PARSER.renderer.render([token], _PARSER.options, {}))


def line_of(token: Token) -> int:
    """The line, counted from 0, on which a block stands."""
    return token.map[0] if token.map else 0


def inline_tokens(tokens: Sequence[Token]) -> Iterator[tuple[int, Token]]:
    """Every inline token of a text with its line, counted from 0."""
    for token in tokens:
        if token.type == "inline":
            for child in token.children or []:
                yield line_of(token) + int(child.meta.get("line", 0)), child


_PARSER = _parser()
