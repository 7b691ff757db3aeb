"""What a writer of Markdown meant and Markdown does not read so: it is named, not published."""

import itertools
import re
from collections.abc import Iterator, Sequence
from functools import partial

from markdown_it.token import Token

from explainer.problems.problem import Fault, Problem
from explainer.prose.code_blocks import code_problems
from explainer.prose.markdown import line_of
from explainer.text.foreign_marks import foreign_marks
from explainer.text.han import HAN
from explainer.text.markdown import REFERENCE
from explainer.text.marks import bracket_fault
from explainer.text.unseen import unseen_entities

CLASSES = ("lead",)
"""The classes of paragraphs, for which a sheet has rules."""

_SHORTEST_PARAGRAPH = 12
_MARK_OF_HEADING = re.compile(r"[。，；,;]$|(?<![A-Z])(?<!etc)\.$")
_BEFORE_TITLE = re.compile(r'[!?]{3}\+?\s*[\w-]+\s+((?:[\w-]+\s+)+(?=")|inline(?:\s+end)?\s*$)')
_CURLY_TITLE = re.compile("[!?]{3}\\+?\\s*\\w+\\s+[“”]")
_NEARLY_A_BOX = re.compile(r"[!！?？]{1,4}\s*[a-z]+\b|===[!+]?\s")
# Citations, closing brackets and quotation marks stand behind the mark of a sentence.
_BEHIND = re.compile(r"(?:\s*\[\[[@~][^\[\]]*\]\]|[\"”’）)*_`]|\s)+$")
# A letter ends no sentence, but a link or code alone may be a paragraph.
_UNFINISHED = re.compile(rf"[{HAN}]{{2}}$|[a-z]+ [a-z]+[,;]?$|[，；、]$")

# The boxes that the theme has an icon for.
BOXES = ("note", "tip", "warning", "example")

_NUMBER = "[一二三四五六七八九十]{1,3}"
_ENUMERATION = re.compile(
    r"\s*(?:\d{1,3}[、\uff0e]|\d{1,3}\.(?=[^\d\s.])|[（(]\d{1,3}[）)]"
    r"|[\u2460-\u2473]\s*|[•·●○■◆▪]\s*)(?=\S)"
)
# These are read so only where a line above begins likewise: 一、二年级 is no item.
_SPELT_ENUMERATION = re.compile(
    rf"\s*(?:{_NUMBER}、|第{_NUMBER}[,，、]|[（(](?:{_NUMBER}|[a-z])[）)]|[a-z][.)]\s|[ivx]{{1,4}}[.)]\s)"
    r"(?=\S)"
)
_LISTS = frozenset(("bullet_list_open", "ordered_list_open"))
_DASH = re.compile(r"\s*[-*+](?=[^\s*+\-|0-9])")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]")
# What looks like HTML and is none for Markdown, though it may be for a browser.
_TAG_AS_TEXT = re.compile(
    r"</?[A-Za-z][\w:-]{0,30}(?:[\s/\"'=][^<>\n]{0,200})?>|<[!?][^<>\n]{1,200}>"
)
_NO_LINK = re.compile(r"\]\(|\]\[[^\]\[]*\]|\[\[|\]\]")
_DEFINITION = re.compile(r"\s*\[[^\]]+\]:\s")
_ADDRESS = re.compile(r"\]\([^()]*\)")
_OLDEST_YEAR = 1000
_CODE = re.compile(r"(`+)[^`]+\1")
_CODE_WITH_BAR = re.compile(r"(`+)[^`]*(?<!\\)\|[^`]*\1")
_PRODUCT = re.compile(r"\d\*\d")
_SIGN_READ_AS_QUOTATION = re.compile(r"\s*>\d")
_ESCAPED = re.compile(r"\\([^\w\s])")
_BOX = re.compile(r"\s*(?:!!!|\?\?\?\+?)")


def structure_problems(
    tokens: Sequence[Token], lines: Sequence[str], path: str, first_line: int
) -> Iterator[Problem]:
    """Lists that are none, boxes and links that stay text, code that is none, blocks left open.

    `lines` are those of the body, of which the first stands on `first_line` of the file.
    """
    yield from _lists(tokens, lines, path, first_line)
    yield from _headings(tokens, path, first_line)
    yield from _paragraphs(tokens, path, first_line)
    for place, token in enumerate(tokens):
        line = first_line + line_of(token)
        if token.type == "inline":
            yield from _without_words(token, path, line)
            if _CODE_WITH_BAR.search(lines[line_of(token)]) and token.level > 2:
                # The row tells it.
                continue
            yield from _left_as_text(token, path, line)
            yield from _unseen(token, path, line)
        elif token.type in ("code_block", "fence"):
            if token.type == "fence" or not _NEARLY_A_BOX.match(tokens[place - 2].content):
                yield from code_problems(token, lines, path, line)
        elif token.type == "admonition_open":
            yield from _box(tokens, place, lines, path, line)
        elif token.type == "list_item_open" and tokens[place + 1].type == "list_item_close":
            yield Problem(path, line, "", "the item of the list is empty; fill it in or delete it")
        elif token.type == "table_open":
            yield from _table(tokens[place:], path, line)
        elif token.type == "tr_open":
            yield from _row(token, lines, path, line)
        elif token.type == "blockquote_open":
            yield from _quotation(lines[max(0, line_of(token) - 1) :][:2], path, line)


def _box(
    tokens: Sequence[Token], place: int, lines: Sequence[str], path: str, line: int
) -> Iterator[Problem]:
    """A box whose first line is not read as it is meant, or that holds nothing."""
    kind, written = str(tokens[place].meta["tag"]), lines[line_of(tokens[place])]
    if _CURLY_TITLE.search(written):
        message = 'the title of a box stands between straight quotation marks, "Title"'
        yield Problem(path, line, kind, message)
    elif match := _BEFORE_TITLE.search(written):
        message = 'only its "Title" stands behind the kind of a box; delete it'
        yield Problem(path, line, match[1].strip(), message)
    elif kind not in BOXES:
        message = f"there is no box of this kind; the kinds are {', '.join(BOXES)}"
        yield Problem(path, line, kind, message)
    elif _is_empty(tokens, place):
        message = "the box is empty; indent its text by four spaces"
        yield Problem(path, line, kind, message)


def _quotation(lines: Sequence[str], path: str, line: int) -> Iterator[Problem]:
    """A quotation that a sign of comparison begins in the midst of a paragraph.

    `lines` are the one above and its first.
    """
    if len(lines) == 2 and lines[0].strip() and _SIGN_READ_AS_QUOTATION.match(lines[1]):
        message = "this begins a quotation; write the sign > as &gt;, or end the line elsewhere"
        yield Problem(path, line, lines[1].strip()[:20], message)


def _headings(tokens: Sequence[Token], path: str, first_line: int) -> Iterator[Problem]:
    """Headings that read alike, or end in a mark."""
    first: dict[str, int] = {}
    for opening, inline in itertools.pairwise(tokens):
        if opening.type != "heading_open":
            continue
        words, line = inline.content.strip(), first_line + line_of(opening)
        if given := str(opening.attrs.get("class", "")):
            message = "a heading has its #id alone; delete the class"
            yield Problem(path, line, f".{given}", message)
        if not words:
            yield Problem(path, line, "", "the heading has no words; write them, or delete it")
        if words in first:
            message = f"the same heading stands on line {first[words]}; say what is told here"
            yield Problem(path, line, words[:40], message)
        elif match := _MARK_OF_HEADING.search(words):
            message = f"a heading ends without a mark; delete {match[0]}"
            yield Problem(path, line, words[:40], message)
        first.setdefault(words, line)


def _paragraphs(tokens: Sequence[Token], path: str, first_line: int) -> Iterator[Problem]:
    """Paragraphs that stand twice, end without a mark, or are in a class that no sheet has."""
    first: dict[str, int] = {}
    for opening, inline in itertools.pairwise(tokens):
        if opening.type != "paragraph_open":
            continue
        line = first_line + line_of(opening)
        strange = [n for n in str(opening.attrs.get("class", "")).split() if n not in CLASSES]
        if "id" in opening.attrs:
            strange.append("#")
        # What was meant to be a heading is told as such.
        if strange and not inline.content.startswith(("#", "\uff03")):
            message = f"a paragraph has no such attribute; there is {', '.join(CLASSES)}"
            yield Problem(path, line + _height(opening) - 1, strange[0], message)
        words = inline.content.strip()
        if opening.level or len(words) < _SHORTEST_PARAGRAPH:
            continue
        if words in first:
            message = f"the same paragraph stands on line {first[words]}; delete one"
            yield Problem(path, line, words[:20], message)
        elif not _is_list(words) and _UNFINISHED.search(_BEHIND.sub("", _ADDRESS.sub("]", words))):
            last = line + inline.content.count("\n")
            message = "the sentence lacks its final mark; end it with 。 or ."
            yield Problem(path, last, words[-20:], message, fault=Fault.NO_FINAL_MARK)
        first.setdefault(words, line)


def _is_list(words: str) -> bool:
    """Whether a line of a paragraph was meant as an item of a list, which is told as such."""
    lines = words.split("\n")
    return any(pattern.match(line) for line in lines for pattern in (_ENUMERATION, _DASH))


def _table(tokens: Sequence[Token], path: str, line: int) -> Iterator[Problem]:
    """A table without rows, or whose head names nothing."""
    inside = list(itertools.takewhile(lambda token: token.type != "table_close", tokens))
    if not any(token.type == "tbody_open" for token in inside):
        yield Problem(path, line, "", "the table has no rows below its head; add one or delete it")
        return
    head = list(itertools.takewhile(lambda token: token.type != "thead_close", inside))
    if not any(token.type == "inline" and token.content.strip() for token in head):
        message = "the head of the table is empty; say what its columns hold"
        yield Problem(path, line, "", message)


def _lists(
    tokens: Sequence[Token], lines: Sequence[str], path: str, first_line: int
) -> Iterator[Problem]:
    """Lists that were meant to be one, and numbers that readers would not see as written."""
    numbers: dict[int, list[int]] = {}
    told = False
    for before, token in itertools.pairwise(tokens):
        at = line_of(token)
        if token.type in _LISTS and before.type.endswith("_list_close") and lines[at - 1].strip():
            message = (
                "a second list begins here; begin each item with the same sign, and indent the "
                "items below an item as far as its words"
            )
            if not told:
                yield Problem(path, first_line + at, lines[at].strip()[:20], message)
            told = True
        elif token.level == 0 and token.nesting >= 0:
            told = False
        if token.type in _LISTS:
            numbers[token.level] = []
        elif token.type == "list_item_open" and token.info.isdigit():
            counted = numbers.setdefault(token.level - 1, [])
            counted.append(int(token.info))
            if len(counted) == 1 and counted[0] >= _OLDEST_YEAR:
                message = f"this begins a list; write {token.info}\\{token.markup} for a year"
                yield Problem(path, first_line + at, token.info + token.markup, message)
            if counted[-1] not in (counted[0], counted[0] + len(counted) - 1):
                message = (
                    f"readers see {counted[0] + len(counted) - 1} here; number the items one after "
                    "the other, or begin a paragraph or a heading for each"
                )
                yield Problem(path, first_line + at, token.info + token.markup, message)
                counted[-1] = counted[0] + len(counted) - 1


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
        is_foreign = "//" in str(child.attrs.get("src", "")) or "data:" in str(
            child.attrs.get("src", "")
        )
        if child.type == "image" and not child.content.strip() and not is_foreign:
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
    if match := _CODE_WITH_BAR.search(REFERENCE.sub("", lines[at])):
        message = "a bar in code parts the cells too; write \\| for it"
        yield Problem(path, line, match[0], message)
        return
    above = at
    while above > 0 and "|" in lines[above - 1]:
        above -= 1
    if (found := _cells(lines[at])) != (wanted := _cells(lines[above])):
        if at > above + 2 and _cells(lines[at - 1]) + found == wanted:
            # The rest of the row above, which is told.
            return
        message = f"the row has {found} cells and the head of its table {wanted}; give it as many"
        yield Problem(path, line, lines[at].strip()[:40], message)


def _cells(line: str) -> int:
    plain = _CODE.sub("", REFERENCE.sub("", line)).replace("\\|", "").strip()
    return plain.removeprefix("|").removesuffix("|").count("|") + 1


def _height(token: Token) -> int:
    return token.map[1] - token.map[0] if token.map else 0


def _line_of(token: Token, start: int, first_line: int, mark: str) -> int:
    """The line of a mark in a text that starts on the line `start` of a block, both from 0; lines
    between Chinese characters are joined in it.
    """
    lines = token.content.split("\n")
    return first_line + next((at for at in range(start, len(lines)) if mark in lines[at]), start)


def _left_as_text(token: Token, path: str, first_line: int) -> Iterator[Problem]:
    told: set[str] = set()
    # A sign that is escaped anywhere in a block is meant as itself.
    escaped = str.maketrans(dict.fromkeys(_ESCAPED.findall(token.content), ""))
    for child in token.children or []:
        if child.type == "text":
            at = partial(_line_of, token, int(child.meta.get("line", 0)), first_line)
            if (match := _FOOTNOTE.search(child.content)) and match[0] != "[^]":
                message = "there are no footnotes; cite a statement, [[@id]], or write it out"
                yield Problem(path, at(match[0]), match[0], message)
            elif match := _NO_LINK.search(child.content):
                message = (
                    "this is not read as a link; write [words](page.md), [[term]] or [[@clause]], "
                    "and only addresses that start with https://, mailto: or lead to a page"
                )
                around = child.content[max(0, match.start() - 20) : match.end() + 20]
                yield Problem(path, at(match[0]), around, message)
            if (match := _TAG_AS_TEXT.search(child.content)) and (
                match[0] in token.content and "explainer" not in match[0]
            ):
                message = "this is no tag and is shown as it stands; delete it, or mark it as code"
                yield Problem(path, at(match[0]), match[0][:40], message)
                continue
            for mark, message in foreign_marks(child.content.translate(escaped)):
                # Each line of a table or a list would be told; marks in pairs are told one by one.
                if message not in told or "this mark" in message:
                    yield Problem(path, at(mark), mark, message)
                told.add(message)
    if match := _PRODUCT.search(_CODE.sub("", token.content)):
        number = token.content.count("\n", 0, token.content.index(match[0]))
        message = "asterisks between figures make italics; write ×"
        yield Problem(path, first_line + number, match[0], message)
    if message := bracket_fault(token.content):
        lines = token.content.split("\n")
        number = next((at for at, written in enumerate(lines) if bracket_fault(written)), 0)
        yield Problem(path, first_line + number, "", message)
    spelt = False
    item_told = False
    for number, written in enumerate(token.content.split("\n")):
        line = first_line + number
        is_spelt = bool(_SPELT_ENUMERATION.match(written))
        is_item = _ENUMERATION.match(written) or _DASH.match(written) or (spelt and is_spelt)
        spelt |= is_spelt
        if number and is_item and not item_told:
            item_told = True
            before, item = token.content.split("\n")[number - 1], written
            if _ENUMERATION.match(before) or _DASH.match(before):
                # The list begins a line above, where nothing tells yet that it is one.
                item, line = before, line - 1
            message = (
                "this is no item of a list; put an empty line before the list and write `- ` or "
                "`1. ` with a space, or begin a new paragraph"
            )
            yield Problem(path, line, item.strip()[:20], message)
        elif number and is_item:
            continue
        elif _BOX.match(written):
            message = 'this is not read as a box; write `!!! note "Title"` on a line of its own'
            yield Problem(path, line, written.strip()[:20], message)
        elif _DEFINITION.match(written) and not _FOOTNOTE.match(written.strip()):
            message = "addresses of links stand with their words; write [words](address)"
            yield Problem(path, line, written.strip()[:20], message)
