"""Quotation marks and apostrophes of English text as they are printed: “ ” ‘ ’."""

import re

_STRAIGHT = re.compile("(\"|&quot;|&#34;|'|&#39;|&#x27;)")
_DOUBLE = frozenset(('"', "&quot;", "&#34;"))
_BEFORE_OPENING = frozenset(" \t\n\r\xa0([{“‘—–/-")


def curled(text: str, before: str = " ") -> str:
    """English text, as it stands or escaped for HTML, with curled marks.

    `before` is the character in front of it. A mark opens a quotation behind a space, a bracket, a
    dash or another opening mark; elsewhere it closes one, or is an apostrophe. The apostrophe of a
    year without its century, the '90s, is one behind a space too.
    """
    pieces = _STRAIGHT.split(text)
    for index, mark in enumerate(pieces):
        if index % 2:
            opens = before in _BEFORE_OPENING
            year = pieces[index + 1][:1].isdigit()
            single = "‘" if opens and not year else "’"
            pieces[index] = single if mark not in _DOUBLE else "“" if opens else "”"
        before = pieces[index][-1:] or before
    return "".join(pieces)
