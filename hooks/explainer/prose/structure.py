"""What a writer of Markdown meant and Markdown does not read so: it is named, not published."""

import itertools
import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from explainer.problems.problem import Problem
from explainer.prose.foreign_marks import foreign_marks
from explainer.prose.markdown import line_of
from explainer.text.markdown import REFERENCE
from explainer.text.unseen import unseen_entities

# The boxes that the theme has an icon for.
BOXES = ("note", "tip", "warning", "example")

_ENUMERATION = re.compile(r"\s*(?:\d{1,3}[、\uff0e]|[（(]\d{1,3}[）)]|[•·●○■◆▪]\s*)(?=\S)")
_DASH = re.compile(r"\s*[-*+](?=[^\s*+\-|0-9])")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]")
_NO_LINK = re.compile(r"\]\(|\]\[[^\]\[]*\]|\[\[|\]\]")
_DEFINITION = re.compile(r"\s*\[[^\]]+\]:\s")
_MERMAID = re.compile(r"(?!mermaid$)(?i:mermaid)\b.*")
_CODE = re.compile(r"(`+)[^`]+\1")
_BOX = re.compile(r"\s*(?:!!!|\?\?\?\+?)")


def structure_problems(
    tokens: Sequence[Token], lines: Sequence[str], path: str, first_line: int
) -> Iterator[Problem]:
    """Lists that are none, boxes and links that stay text, code that is none, blocks left open.

    `lines` are those of the body, of which the first stands on `first_line` of the file.
    """
    for place, token in enumerate(tokens):
        line = first_line + line_of(token)
        if token.type == "inline":
            yield from _without_words(token, path, line)
            yield from _left_as_text(token, path, line)
            yield from _unseen(token, path, line)
        elif token.type == "code_block":
            message = "indented by four spaces this is shown as code; indent it less, or write ```"
            yield Problem(path, line, token.content.strip().split("\n")[0], message)
        elif token.type == "fence" and not _is_closed(token, lines):
            message = f"the code block is not closed; end it with a line {token.markup}"
            yield Problem(path, line, token.markup, message)
        elif token.type == "admonition_open":
            kind = str(token.meta["tag"])
            if kind not in BOXES:
                message = f"there is no box of this kind; the kinds are {', '.join(BOXES)}"
                yield Problem(path, line, kind, message)
            elif _is_empty(tokens, place):
                message = "the box is empty; indent its text by four spaces"
                yield Problem(path, line, kind, message)
        elif token.type == "fence" and _MERMAID.fullmatch(token.info.strip()):
            message = "written so it is shown as code; a diagram is opened by ```mermaid"
            yield Problem(path, line, token.info.strip(), message)
        elif token.type == "tr_open":
            yield from _row(token, lines, path, line)


def _is_empty(tokens: Sequence[Token], place: int) -> bool:
    """Whether the box that opens at this place holds nothing but its title."""
    inside = [token.type for token in itertools.takewhile(_is_inside_box, tokens[place + 1 :])]
    return not set(inside) - {"admonition_title_open", "inline", "admonition_title_close"}


def _is_inside_box(token: Token) -> bool:
    return token.type != "admonition_close"


def _without_words(token: Token, path: str, first_line: int) -> Iterator[Problem]:
    """Links that nobody can follow and pictures that nobody can hear."""
    children = token.children or []
    for child, following in itertools.pairwise([*children, token]):
        line = first_line + int(child.meta.get("line", 0))
        if child.type == "image" and not child.content.strip():
            message = "the picture has no description; write ![what it shows](…)"
            yield Problem(path, line, str(child.attrs.get("src", "")), message)
        elif child.type == "link_open" and following.type == "link_close":
            message = "the link has no words; write [words](…)"
            yield Problem(path, line, str(child.attrs.get("href", "")), message)


def _unseen(token: Token, path: str, first_line: int) -> Iterator[Problem]:
    for number, written in enumerate(token.content.split("\n")):
        for code in unseen_entities(written):
            message = "this stands for no character that can be seen; delete it"
            yield Problem(path, first_line + number, code, message)


def _row(token: Token, lines: Sequence[str], path: str, line: int) -> Iterator[Problem]:
    """A row with fewer or more cells than the head of its table; the rest would be lost."""
    at = line_of(token)
    above = at
    while above > 0 and "|" in lines[above - 1]:
        above -= 1
    if (found := _cells(lines[at])) != (wanted := _cells(lines[above])):
        message = f"the row has {found} cells and the head of its table {wanted}; give it as many"
        yield Problem(path, line, lines[at].strip()[:40], message)


def _cells(line: str) -> int:
    plain = _CODE.sub("", REFERENCE.sub("", line)).replace("\\|", "").strip()
    return plain.removeprefix("|").removesuffix("|").count("|") + 1


def _is_closed(token: Token, lines: Sequence[str]) -> bool:
    last = lines[token.map[1] - 1] if token.map else ""
    mark = token.markup
    closing = last.strip().lstrip("> ").strip()
    return closing.startswith(mark) and not closing.strip(mark[0]) and _height(token) > 1


def _height(token: Token) -> int:
    return token.map[1] - token.map[0] if token.map else 0


def _left_as_text(token: Token, path: str, first_line: int) -> Iterator[Problem]:
    told = False
    for child in token.children or []:
        line = first_line + int(child.meta.get("line", 0))
        if child.type == "text":
            if (match := _FOOTNOTE.search(child.content)) and match[0] != "[^]":
                message = "there are no footnotes; cite a statement, [[@id]], or write it out"
                yield Problem(path, line, match[0], message)
            elif match := _NO_LINK.search(child.content):
                message = (
                    "this is not read as a link; write [words](page.md), [[term]] or [[@clause]], "
                    "and only addresses that start with https://, mailto: or lead to a page"
                )
                around = child.content[max(0, match.start() - 20) : match.end() + 20]
                yield Problem(path, line, around, message)
            for mark, message in foreign_marks(child.content):
                if "not read as a table" in message:
                    # Each line of it would be told.
                    if told:
                        continue
                    told = True
                yield Problem(path, line, mark, message)
    for number, written in enumerate(token.content.split("\n")):
        line = first_line + number
        if number and (_ENUMERATION.match(written) or _DASH.match(written)):
            message = (
                "this is no item of a list; put an empty line before the list and write `- ` or "
                "`1. ` with a space, or begin a new paragraph"
            )
            yield Problem(path, line, written.strip()[:20], message)
        elif _BOX.match(written):
            message = 'this is not read as a box; write `!!! note "Title"` on a line of its own'
            yield Problem(path, line, written.strip()[:20], message)
        elif _DEFINITION.match(written) and not _FOOTNOTE.match(written.strip()):
            message = "addresses of links stand with their words; write [words](address)"
            yield Problem(path, line, written.strip()[:20], message)
