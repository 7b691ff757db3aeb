"""Anchors of the paragraphs and list items of a page: the same in both languages."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from markdown_it.token import Token

_COUNTED = {"paragraph_open": "p", "list_item_open": "i"}


def with_anchors(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens of a page with an `id` on each paragraph and list item that has none.

    The id is made of the heading above and a running number: `method-p2`, `method-i3`. The twin of
    a page has the same headings, so that a place is found again in the other language; where the
    twins differ in a section, only places of that section are missed. What is written by the
    author is kept, and a paragraph inside a list item is reached by its item.
    """
    written = {str(token.attrs["id"]) for token in tokens if "id" in token.attrs}
    section, counts, items = "top", Counter[str](), 0
    for token in tokens:
        if token.type == "heading_open":
            section, counts = str(token.attrs["id"]), Counter()
        items += {"list_item_open": 1, "list_item_close": -1}.get(token.type, 0)
        kind = _COUNTED.get(token.type)
        inside_item = items > 0 and token.type == "paragraph_open"
        if not kind or token.hidden or inside_item:
            yield token
            continue
        counts[kind] += 1
        anchor = f"{section}-{kind}{counts[kind]}"
        if "id" in token.attrs or anchor in written:
            yield token
        else:
            yield replace(token, attrs={**token.attrs, "id": anchor})
