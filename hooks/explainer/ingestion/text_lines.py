"""The lines of a scrape that is no page: what parts them, in a file or as signs in its text.

Programs that write a text out write \\n for the end of a line, and leave tags such as <br>.
"""

import re

from explainer.ingestion.characters import MARKS, SMALL
from explainer.ingestion.edits import Line
from explainer.text.han import HAN

# A form feed ends a page. U+0085 may be a byte of a character that was decoded wrongly.
_LINE_END = re.compile("\r\n|[\r\n\v\f\u2028\u2029]")
_WRITTEN = r"\\(?:r\\n|[nrt])"
_CHINESE = f"{HAN}{''.join(sorted(MARKS))}"
# A path such as C:\new has letters on both sides.
_WRITTEN_END = re.compile(
    rf"(?:(?<=[{_CHINESE}\s>])|(?<=[{SMALL}0-9)][.!?])|(?<=[.!?][\"”])|(?<=\\u[0-9a-fA-F]{{4}})"
    rf"|^)(?:{_WRITTEN})+|(?:{_WRITTEN})+(?=[{_CHINESE}]|\\u[0-9a-fA-F]{{4}}|\s*$)"
)
_BREAK = re.compile(r"<(?:br|/?p|/?div|/?li|/?ul|/?ol|/?tr|/?h[1-6])\b[^<>]{0,200}>", re.IGNORECASE)
# In a text of several lines; one sign may be meant there.
_FEWEST_SIGNS = 2

_NUMBER = "[一二三四五六七八九十百零]{1,6}"
_ARTICLE = re.compile(rf"(?:^|(?<=[。；]))[ \u3000]*第{_NUMBER}条|(?<=\s)第{_NUMBER}条[ \u3000]")
_BEFORE_ARTICLE = re.compile(
    rf"(?<=[。；])[ \u3000]*(?=第{_NUMBER}(?:章[ \u3000]|条(?!第|规定|的)))"
    rf"|[ \u3000]+(?=第{_NUMBER}[章条][ \u3000])"
)
_FEWEST_ARTICLES = 3


def text_lines(text: str) -> list[Line]:
    """The lines of a text, numbered as in the file; what one line of it holds has one number."""
    fewest = _FEWEST_SIGNS if _LINE_END.search(text.strip()) else 1
    signs = [sign for sign in (_WRITTEN_END, _BREAK) if len(sign.findall(text)) >= fewest]
    lines: list[Line] = []
    for number, content in enumerate(_LINE_END.split(text), 1):
        parts = [content]
        for sign in signs:
            parts = [part for whole in parts for part in sign.split(whole)]
        # A sign at the edge of a line parts nothing.
        parts = [part for part in parts if part.strip()] or parts[:1]
        lines += [
            Line(number, article, article) for part in parts for article in _articles_of(part)
        ]
    return lines


def _articles_of(line: str) -> list[str]:
    """The chapters and articles of a regulation that stands in one line; else the line itself."""
    if len(_ARTICLE.findall(line)) < _FEWEST_ARTICLES:
        return [line]
    return _BEFORE_ARTICLE.split(line)
