"""Marks of Markdown in a scrape: programs that save pages write headings, links and tables so.

One mark alone may be meant (a star, a bracket, a number sign); the marks are taken away where the
text has several of them.
"""

import re
from collections.abc import Sequence

from explainer.ingestion.edits import Edit, Line, repaired, substitutions
from explainer.text.han import HAN

IMAGE = "markdown-image"

_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+(?=\S)")
_QUOTE = re.compile(r"^\s{0,3}(?:>\s?)+(?=\S)")
_ITEM = re.compile(r"^\s*[-*+]\s+(?:\[[ xX]\]\s+)?(?=\S)")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.{1,400}?)(?<=\S)\1")
_CODE = re.compile(r"`([^`]{1,200})`")
_LINK = re.compile(r"(?<!!)\[([^\[\]]{1,200})\]\((?:https?:/|/|\.|#|www\.)[^\s()]{0,300}\)")
_IMAGE = re.compile(r"\s*!\[[^\[\]]{0,200}\]\([^\s()]{1,300}\)\s*")
_RULE_OF_TABLE = re.compile(r"\s*\|?\s*:?-{3,}:?\s*(?:\|\s*:?-{3,}:?\s*)+\|?\s*")
_ROW = re.compile(r"\s*\|.*\|\s*")
_CELL_END = re.compile(r"^\s*\|\s*|\s*\|\s*$|\s*\|\s*")
_FRAME = re.compile(r"\s*[\u2502\u2503\u2551]\s*")
_FEWEST_QUOTED = 3
_EVIDENCE = (_HEADING, _BOLD, _LINK, _RULE_OF_TABLE, _IMAGE)
# Nobody writes these for anything else.
_PLAINLY = re.compile(rf"^#{{2,6}}\s+[{HAN}]|\*\*[{HAN}][^*]{{0,60}}\*\*")
_FEWEST_MARKS = 2


def without_markdown(lines: Sequence[Line]) -> list[Line]:
    """The lines of a plain text without its marks of Markdown; an image alone is dropped."""
    lines = [_without_quote(line) for line in lines] if _are_quoted(lines) else list(lines)
    lines = [_without_frame(line) for line in lines]
    marks = sum(
        1 for line in lines for sign in _EVIDENCE if not line.dropped and sign.search(line.text)
    )
    if marks < _FEWEST_MARKS and not any(_PLAINLY.search(line.text) for line in lines):
        return lines
    has_table = any(_RULE_OF_TABLE.fullmatch(line.text) for line in lines)
    return [_plain(line, has_table=has_table) for line in lines]


def _are_quoted(lines: Sequence[Line]) -> bool:
    """Whether most lines begin with the mark of a quotation, as in the answer to a mail."""
    written = [line for line in lines if not line.is_blank]
    quoted = sum(bool(_QUOTE.match(line.text)) for line in written)
    return quoted >= _FEWEST_QUOTED and 2 * quoted > len(written)


def _without_quote(line: Line) -> Line:
    return repaired(line, "markdown", substitutions(_QUOTE, lambda _: "", line.text))


def _without_frame(line: Line) -> Line:
    """The row of a table that was drawn with characters, its cells parted by spaces."""
    edges = list(_FRAME.finditer(line.text))
    if len(edges) < _FEWEST_MARKS:
        return line
    edits = [Edit(match.start(), match.end(), " " if _is_inside(match) else "") for match in edges]
    return repaired(line, "drawn-table", edits)


def _plain(line: Line, *, has_table: bool) -> Line:
    if _IMAGE.fullmatch(line.text):
        return Line(line.number, line.original, line.text, line.repairs, IMAGE)
    for mark in (_HEADING, _QUOTE, _ITEM):
        line = repaired(line, "markdown", substitutions(mark, lambda _: "", line.text))
    if has_table and _ROW.fullmatch(line.text) and not _RULE_OF_TABLE.fullmatch(line.text):
        edits = [
            Edit(match.start(), match.end(), " " if _is_inside(match) else "")
            for match in _CELL_END.finditer(line.text)
        ]
        line = repaired(line, "markdown", edits)
    line = repaired(line, "markdown", substitutions(_LINK, lambda link: link[1], line.text))
    line = repaired(line, "markdown", substitutions(_BOLD, lambda bold: bold[2], line.text))
    return repaired(line, "markdown", substitutions(_CODE, lambda code: code[1], line.text))


def _is_inside(match: re.Match[str]) -> bool:
    return match.start() > 0 and match.end() < len(match.string)
