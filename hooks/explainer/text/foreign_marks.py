"""Marks of other tools and other dialects of Markdown: here they would be shown as they stand."""

import re
from collections.abc import Iterator

_MARKS: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(
            r"(?:<[!！]?|!|&lt;!)[-–—]{0,3}\s*explainer\b|\bexplainer:\s+[a-z-]{1,40}\b.{0,200}-{1,2}(?:>|&gt;)"
        ),
        "a directive is a line <!-- explainer: name key=value -->",
    ),
    (
        re.compile(r"^\s*(?:[!！]{1,2}|[!！]{4,}|！{3})\s*(?:note|tip|warning|example)\b"),
        'this is not read as a box; write `!!! note "Title"` on a line of its own',
    ),
    (re.compile(r"^\s*#{7,}"), "a heading has at most six signs #"),
    (re.compile(r"\{\{|\}\}|\{%|%\}"), "pages hold no templates; write the text itself"),
    (re.compile(r"^\*\[[^\]]+\]:"), "abbreviations are not read; explain the word in the text"),
    (
        re.compile(r"\{[^{}\s=]+=[^{}]*\}|\{\s+[^{}\s=]+=[^{}]*\}"),
        "attributes are not read; delete it",
    ),
    (
        re.compile(r"\{:?\s*[.#][\w-]+[^{}]*\}|^\s*\{:?\s*[.#][\w-]+[^{}]*$"),
        "attributes end a heading or a paragraph, `{ .lead }`; delete it",
    ),
    (
        re.compile(r"\]\s+\((?:https?:|\.{0,2}/?[\w./-]+\.md\b)[^()]*\)"),
        "no space stands inside a link",
    ),
    (
        re.compile(
            r"\]\uff08[^\uff08\uff09()]{1,80}\uff09|[】\uff3d]\s*[(\uff08](?:https?:|[\w./-]+\.md\b)"
        ),
        "the brackets of a link are half-width, [words](address)",
    ),
    (
        re.compile(r"(?<!\])\([^()]{1,80}\)\[(?:https?:[^\]]*|[\w./-]+\.md[^\]]*)\]"),
        "write [words](address)",
    ),
    (
        re.compile(r"\[\s+\[[@~]?[a-z0-9-]+|(?<=[a-z0-9])\]\s+\]"),
        "no space stands between the brackets",
    ),
    (
        re.compile(
            r"(?<!\[)(?<!\[ )\[[@~][a-z0-9-]{1,80}\](?!\])"
            r"|[【\uff3b][@\uff20~]?[a-z0-9-]{3,80}(?:[|\uff5c][^】\uff3d]{1,80})?[】\uff3d](?!\s*[(\uff08])|[（(][@\uff20][a-z0-9-]{3,80}[)）]"
        ),
        "write [[@clause]] or [[~background]]",
    ),
    (re.compile(r"^\s*[—–\u2500\uff0d\uff3f]{2,}\s*$"), "a line across is written ---"),
    (re.compile(r'^\s*===[!+]?\s+"'), "tabs are not read; write a heading for each"),
    (re.compile(r"-{1,2}8<-{1,2}"), "no file is read into a page; write its text here"),
    (re.compile(r"(?<![\w:]):(?:[a-z]+-)+[a-z0-9-]+:"), "icons are not read; write a word"),
    (re.compile(r"(?<!\S):[a-z_]{2,}:(?!\S)"), "pictures of words are not read; write a word"),
    (re.compile(r"^\s*\[(?:TOC|toc)\]\s*$"), "each page has its contents beside it; delete it"),
    (re.compile(r"^\s*\[[ xX]\]\s"), "boxes to be ticked are not read; write the item alone"),
    (re.compile(r"^\s*#{1,6}[^\s#\d{]"), "a heading has a space behind its signs, `## Words`"),
    (re.compile(r"<[a-z][a-z+.-]*:[^<>]*>?"), "write [words](https://…)"),
    (re.compile(r"<[\w./-]+\.(?:md|html)(?:#[\w-]+)?>"), "write [words](page.md)"),
    (
        re.compile(r"(?<![\w/])(?<!\]: )https?://\S+"),
        "an address is no link by itself; write [words](…)",
    ),
    (re.compile(r"&[A-Za-z]\w{1,31};"), "no character has this name; write the character itself"),
    (re.compile(r"\+\+\w+(?:\+\w+)*\+\+"), "keys are written <kbd>Ctrl</kbd>"),
    (re.compile(r"==[^=\s][^=]*=="), "marked text is written <mark>words</mark>"),
    (
        re.compile(r"~~[^~\s][^~]*~~|(?<![\w~])~[^~\s\d][^~]{0,80}~(?![\w~])"),
        "deleted text is not shown; delete it",
    ),
    (re.compile(r"\^\^[^^\s][^^]*\^\^"), "inserted text is not marked; delete the marks"),
    (
        re.compile(r"^\s*(?:\[![A-Za-z]+\]|:::\s*\w.*)"),
        'boxes are written `!!! note "Title"`, their text indented by four spaces',
    ),
    (re.compile(r"(?<=[\w)])\^[\w+-]{1,10}\^"), "raised words are written <sup>2</sup>"),
    (re.compile(r"(?<=[A-Za-z])~[\w+-]{1,10}~"), "lowered words are written <sub>2</sub>"),
    (
        re.compile(r"\$\$|\$[^$\s](?:[^$\n]*[\\^_{=][^$\n]*)\$"),
        "formulas of mathematics are not read; write them out",
    ),
    (
        re.compile(
            r"^\s*(?:[\uff1e\uff0d\uff0a\uff0b]|\uff03{1,6})[ \u3000]|\uff0a{2}|\uff40"
            r"|^\s*\uff5c.*\uff5c\s*$"
        ),
        "a mark of Markdown is half-width; write # > - * | `",
    ),
    (
        re.compile("\uff5b\\s*[.#:\uff0e\uff03\uff1a][\\w-]+\\s*\uff5d"),
        "a mark of Markdown is half-width; write { .lead } or { #id }",
    ),
    (re.compile(r"^\s*\|.*\|\s*$"), "not read as a table: it needs a line | --- | below its head"),
)
_BOLD = re.compile(r"\*\*")
_LONE = re.compile(
    r"(?<![\w*])\*(?=[^\s*[])|(?<=[^\s*])\*(?![\w*])|(?<![\w_])_(?=\w)|(?<=\w)_(?![\w_])"
)
_TICK = re.compile("`")


def foreign_marks(text: str) -> Iterator[tuple[str, str]]:
    """The marks that stay in a line of text although they were meant to do something.

    Each with what to write instead. `text` is what a line shows, without its code.
    """
    for pattern, mend in _MARKS:
        if match := pattern.search(text):
            yield match[0].strip()[:40], f"this is not read here; {mend}"
    if _BOLD.search(text):
        yield "**", "this mark has no other to pair with; close it, or delete it"
    elif match := _LONE.search(text):
        yield match[0].strip(), "this mark has no other to pair with; close it, or delete it"
    if _TICK.search(text):
        yield "`", "this mark has no other to pair with; close it, or delete it"
