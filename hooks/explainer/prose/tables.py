"""Tables of a prose page: each cell knows its column, so that a narrow page can show rows apart."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from markdown_it.token import Token

from explainer.text.inline import plain_tokens


def with_columns(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens of a page, with the cells of its tables as headers or under the name of a column.

    The cells of the head get `scope="col"`, the first cell of each row becomes its header, and
    every other cell carries the words of the head above it as `data-column`. On a narrow page the
    stylesheet shows these before the cell, where no head stands above it.
    """
    heads: list[str] = []
    column = 0
    for place, token in enumerate(tokens):
        if token.type == "table_open":
            heads = []
            yield replace(token, attrs={**token.attrs, "class": "rows"})
            continue
        if token.type == "tr_open":
            column = 0
        if token.type == "th_open":
            words = tokens[place + 1].children or []
            heads.append(plain_tokens(words, lambda reference: reference.text))
            yield replace(token, attrs={**token.attrs, "scope": "col"})
        elif token.type == "td_open":
            yield _first(token) if column == 0 else _under(token, heads[column])
        elif token.type == "td_close" and column == 0:
            yield replace(token, tag="th")
        else:
            yield token
        column += token.type in ("th_close", "td_close")


def _first(token: Token) -> Token:
    return replace(token, tag="th", attrs={**token.attrs, "scope": "row"})


def _under(token: Token, head: str) -> Token:
    return replace(token, attrs={**token.attrs, "data-column": head})
