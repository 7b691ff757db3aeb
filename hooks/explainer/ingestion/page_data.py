"""The articles that a page holds in its data rather than in its elements.

Sites that draw their pages with scripts keep the article in JSON-LD, in JSON of their own, or in
the texts of a script.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from itertools import product

from lxml import html

from explainer.ingestion.characters import SMALL, ink
from explainer.ingestion.page_blocks import page_blocks
from explainer.ingestion.page_markup import parsed, set_aside, write_scripts_out

_ESCAPED_TAG = re.compile(r"&lt;/?(?:p|div|br|h[1-6]|span)\b", re.IGNORECASE)
_TAG = re.compile(r"</?(?:p|div|br|h[1-6]|span)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(rf"[。！？]|[{SMALL})][.!?](?:\s|<|$)")
# Each kind of quotation mark by itself, because the other one may stand for an apostrophe. One that
# is never closed ends with its line, so that no script is read twice.
_LITERALS = tuple(
    re.compile(rf"{mark}((?:[^{mark}\\\n]|\\.)*)(?:{mark}|\\?(?=\n|\Z))") for mark in "\"'"
)
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))", re.DOTALL)
_CONTROLS: Mapping[str, str] = {"n": "\n", "r": "\n", "t": " "}
_SHORTEST_IN_SCRIPT = 60
_FEWEST_PARTS = 3
_DEEPEST = 10


def articles_in_data(tree: html.HtmlElement) -> Iterator[list[str]]:
    """The articles in the JSON of a page, each as its lines; `tree` still has its scripts.

    Of JSON other than JSON-LD, in which each site gives the article another name, it is the longest
    text.
    """
    for script in tree.iter("script"):
        kind = script.get("type", "").lower()
        if "json" not in kind:
            continue
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        if "ld+json" in kind:
            yield from _articles_in(data, _DEEPEST)
        elif texts := list(_texts_in(data, _DEEPEST)):
            yield max(texts, key=_letters)


def texts_in_scripts(scripts: Iterable[str]) -> Iterator[list[str]]:
    """The long texts that scripts hold in quotation marks, each as its lines.

    They may be parts of a program too; only a page without another text is read from them.
    """
    for script, literal in product(scripts, _LITERALS):
        for match in literal.finditer(script):
            if len(match[1]) < _SHORTEST_IN_SCRIPT:
                continue
            text = _ESCAPE.sub(_unescaped, match[1])
            # A character beyond U+FFFF is written as two halves.
            text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
            if _is_text(text):
                yield _lines_of(text)


def _letters(lines: list[str]) -> int:
    return sum(len(ink(line)) for line in lines if _SENTENCE_END.search(line))


def _is_text(entry: object) -> bool:
    return isinstance(entry, str) and len(_SENTENCE_END.findall(entry)) > 1


def _unescaped(match: re.Match[str]) -> str:
    if code := match[1] or match[2]:
        return chr(int(code, 16))
    return _CONTROLS.get(match[3], match[3])


def _texts_in(data: object, depth: int) -> Iterator[list[str]]:
    """The texts of several sentences anywhere in data, each as its lines.

    Texts that stand side by side in a list are the parts of one.
    """
    if depth == 0:
        return
    entries = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    for entry in entries:
        if isinstance(entry, str) and _is_text(entry):
            yield _lines_of(entry)
        elif isinstance(entry, dict | list):
            yield from _texts_in(entry, depth - 1)
    if isinstance(data, list):
        parts = [part for entry in data for part in _part_of(entry)]
        if len(parts) >= _FEWEST_PARTS:
            yield [line for part in parts for line in _lines_of(part)]


def _part_of(entry: object) -> Iterator[str]:
    """The longest text of an entry of a list, if it has a sentence."""
    texts = entry.values() if isinstance(entry, dict) else (entry,)
    found = [text for text in texts if isinstance(text, str) and _SENTENCE_END.search(text)]
    if found:
        yield max(found, key=len)


def _articles_in(data: object, depth: int) -> Iterator[list[str]]:
    if depth == 0:
        return
    if isinstance(data, list):
        for entry in data:
            yield from _articles_in(entry, depth - 1)
    elif isinstance(data, dict):
        body = data.get("articleBody") or data.get("text")
        if isinstance(body, str) and body.strip():
            headline = data.get("headline") or data.get("name")
            first = [headline.strip()] if isinstance(headline, str) and headline.strip() else []
            lines = _lines_of(body)
            yield lines if first and lines[:1] == first else [*first, *lines]
        for entry in data.values():
            if isinstance(entry, dict | list):
                yield from _articles_in(entry, depth - 1)


def _lines_of(body: str) -> list[str]:
    """The paragraphs of a text in data, which may be HTML itself, escaped or not."""
    if _ESCAPED_TAG.search(body):
        body = unescape(body)
    if _TAG.search(body):
        tree = parsed(body)
        set_aside(tree)
        write_scripts_out(tree)
        return [block.text for block in page_blocks(tree)]
    return [line.strip() for line in re.split(r"[\r\n\u2028\u2029]+", body) if line.strip()]
