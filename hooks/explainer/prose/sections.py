"""What stands below each heading of a prose page, for the comparison of the languages."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from explainer.prose.fences import is_diagram
from explainer.prose.markdown import line_of
from explainer.text.inline import plain_tokens

_KINDS = {
    "paragraph_open": "paragraph",
    "list_item_open": "item of a list",
    "tr_open": "row of a table",
    "blockquote_open": "quotation",
    "admonition_open": "box",
    "fence": "block of code",
    "hr": "line across",
}
ITALICS = "italics"
_MARKS = {"strong_open": "bold words", "b": "bold words", "strong": "bold words"}
_MARKS |= dict.fromkeys(("em_open", "i", "em", "cite"), ITALICS)
_MARKS |= {"code_inline": "code", "mark": "marked words", "kbd": "keys"}
_TAG = re.compile(r"<([a-zA-Z]+)")


@dataclass(frozen=True)
class Section:
    """The words under a heading, for the comparison of figures."""

    line: int
    anchor: str
    words: str
    blocks: tuple[tuple[tuple[int, str], ...], ...] = ()
    """The same words block by block, each as its lines with their numbers in the file."""
    kinds: tuple[str, ...] = ()
    """What the section consists of: paragraphs, items of lists, rows of tables and so on.

    Diagrams and directives are compared by themselves.
    """
    marks: tuple[tuple[int, str], ...] = ()
    """What stands out in a block, each kind once a block with its line: bold words, code."""


def sections_of(
    tokens: Sequence[Token], headings: Sequence[tuple[int, str]], first_line: int
) -> Iterator[Section]:
    """What stands below each heading, which comes as its line and its anchor.

    Words are those that readers see, a block apart from the next; no code and no diagram.
    """
    words: dict[int, list[str]] = {line: [] for line, _ in headings}
    blocks: dict[int, list[tuple[tuple[int, str], ...]]] = {line: [] for line, _ in headings}
    kinds: dict[int, list[str]] = {line: [] for line, _ in headings}
    marks: dict[int, list[tuple[int, str]]] = {line: [] for line, _ in headings}
    starts = list(words)
    place = 0
    for token in tokens:
        kind = _kind_of(token)
        if token.type != "inline" and not kind:
            continue
        line = first_line + line_of(token)
        while place + 1 < len(starts) and starts[place + 1] <= line:
            place += 1
        if starts and starts[place] <= line and kind:
            kinds[starts[place]].append(kind)
        elif starts and starts[place] <= line:
            seen = [_without_code(child) for child in token.children or []]
            text = plain_tokens(seen, lambda reference: reference.source)
            words[starts[place]].append(text)
            blocks[starts[place]].append(tuple(_lines_of(seen, line)))
            marks[starts[place]] += _marks_of(token, line)
    for line, anchor in headings:
        text = "\n\n".join(words[line])
        below = tuple(blocks[line]), tuple(kinds[line]), tuple(marks[line])
        yield Section(line, anchor, text, *below)


def _without_code(token: Token) -> Token:
    """A token of a line, code as a character that no rule of wording reads."""
    if token.type != "code_inline":
        return token
    return Token("text", "", 0, content="\N{REPLACEMENT CHARACTER}", meta=token.meta)


def _kind_of(token: Token) -> str:
    """What a block is; "" for a diagram, and for paragraphs in what is a block itself."""
    if is_diagram(token):
        return ""
    if token.type == "paragraph_open" and token.level:
        return ""
    if token.type == "paragraph_open" and (name := token.attrs.get("class")):
        return f"paragraph of the class {name}"
    return _KINDS.get(token.type, "")


def _marks_of(token: Token, first_line: int) -> Iterator[tuple[int, str]]:
    told: set[str] = set()
    for child in token.children or []:
        tag = _TAG.match(child.content) if child.type == "html_inline" else None
        name = _MARKS.get(tag[1].lower() if tag else child.type, "")
        if name and name not in told:
            yield first_line + int(child.meta.get("line", 0)), name
        told.add(name)


def _lines_of(tokens: Sequence[Token], first_line: int) -> Iterator[tuple[int, str]]:
    """The words of a block, line by line as the file has them."""
    number, line = 0, []
    for token in tokens:
        line.append(token)
        if token.type in ("softbreak", "hardbreak"):
            yield first_line + number, plain_tokens(line, lambda reference: reference.source)
            number, line = number + 1, []
    yield first_line + number, plain_tokens(line, lambda reference: reference.source)
