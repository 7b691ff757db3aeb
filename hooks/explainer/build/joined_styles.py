"""The stylesheet of every page: those of the theme and of the site in one file, without the rules
that no page of this site can need.

What is needed is read off the finished pages and the scripts; nothing is listed by hand. A rule
stays in doubt: a name counts wherever it stands, and what a script mentions counts as used.
"""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import lru_cache
from pathlib import Path
from typing import Any

import rcssmin
import tinycss2

from explainer.work.derived import Derived, derive

_TAG = re.compile(r"<([a-zA-Z][\w:-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
_ATTRIBUTE = re.compile(r"([a-zA-Z_:][\w:.-]*)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_PROPERTY = re.compile(r"--[A-Za-z][\w-]*")
_WORD = re.compile(r"[A-Za-z][\w-]*")
_LONGEST_VALUE = 40
"""Of an attribute, in characters; selectors name no longer ones, addresses and titles are."""
# What a browser or a reader changes in a page without any script.
_CHANGED_BY_READERS = frozenset(("open", "hidden", "checked", "disabled", "popover"))
_GROUPS = frozenset(("media", "supports"))
_REFERENCE = re.compile(r"var\(\s*(--[\w-]+)")


def names_in_page(html: str) -> frozenset[str]:
    """Every name that a selector could find in a page: elements, attributes and their values; and
    the custom properties that its drawings name.
    """
    return frozenset(_names_in_page(html))


def _names_in_page(html: str) -> Iterator[str]:
    tags = set(_TAG.findall(html))
    for element, attributes in tags:
        yield element.lower()
        for match in _ATTRIBUTE.finditer(attributes):
            yield match[1].lower()
            value = match[2] or match[3] or match[4] or ""
            if len(value) <= _LONGEST_VALUE or match[1].lower() in ("class", "id"):
                yield from value.split()
    yield from _PROPERTY.findall(html)


def names_in_script(code: str) -> frozenset[str]:
    """Every word of a script: whatever it may add to a page."""
    return frozenset([*_WORD.findall(code), *_PROPERTY.findall(code)])


def write_joined_styles(
    site: Path, first: Sequence[str], joined: str, used: Set[str], derived: Derived
) -> str:
    """Joins the stylesheets `first`, by their paths below the folder of the site, in the file
    `joined` there; those beside it count as sheets of single pages.

    `used` are the names in the pages; those in the scripts of the site are added. Returns the name
    under which the outcome is kept.
    """
    names = frozenset(used).union(
        *(names_in_script(file.read_text("utf-8")) for file in site.rglob("*.js"))
    )
    sheets = [site / name for name in first]
    others = sorted(set((site / joined).parent.glob("*.css")) - set(sheets))
    texts = [[file.read_text("utf-8") for file in files] for files in (sheets, others)]
    made_from = (str(len(sheets)), *texts[0], *texts[1], *sorted(names))
    name, text = derive(derived, made_from, lambda: joined_styles(texts[0], names, texts[1]))
    (site / joined).write_text(text, encoding="utf-8")
    return name


def joined_styles(sheets: Iterable[str], used: frozenset[str], others: Iterable[str] = ()) -> str:
    """The rules of the sheets, in their order, that can apply where these names are `used`.

    Custom properties that neither they nor `others`, the sheets of single pages, nor a name asks
    for, and animations that none of them runs, are left out too.
    """
    elsewhere = used.union(*map(_PROPERTY.findall, others))
    known = used | _CHANGED_BY_READERS
    rules = [rule for sheet in sheets for rule in _kept(_rules(sheet), known)]
    text = "".join(rules)
    while text != (text := _without_unasked(text, elsewhere)):
        pass
    return str(rcssmin.cssmin(text))


def _rules(text: str) -> list[Any]:
    return list(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True))


def _kept(rules: Iterable[Any], known: Set[str]) -> Iterator[str]:
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = [
                selector
                for selector in _selectors(tinycss2.serialize(rule.prelude))
                if _names_in_selector(selector) <= known
            ]
            if selectors:
                yield f"{','.join(selectors)}{{{tinycss2.serialize(rule.content)}}}"
        elif rule.type == "at-rule" and rule.lower_at_keyword in _GROUPS:
            inner = "".join(_kept(tinycss2.parse_rule_list(rule.content), known))
            if inner:
                yield f"@{rule.lower_at_keyword}{tinycss2.serialize(rule.prelude)}{{{inner}}}"
        elif rule.type == "at-rule" and rule.lower_at_keyword != "charset":
            yield rule.serialize()


def _selectors(prelude: str) -> Iterator[str]:
    """The selectors of a list, which commas part outside brackets."""
    depth, start = 0, 0
    for place, character in enumerate(prelude):
        depth += (character in "([") - (character in ")]")
        if character == "," and not depth:
            yield prelude[start:place].strip()
            start = place + 1
    yield prelude[start:].strip()


@lru_cache(maxsize=10_000)
def _names_in_selector(selector: str) -> frozenset[str]:
    """The names without which the selector finds nothing.

    What stands in the brackets of :not(), :is() and their like need not be there; of an attribute
    its name must, and its value where it is asked for as a whole.
    """
    while selector != (selector := re.sub(r"\([^()]*\)", "", selector)):
        pass
    attributes = re.findall(r"\[\s*([\w-]+)", selector)
    attributes += re.findall(r"\[\s*[\w-]+\s*=\s*[\"']?([\w-]+)[\"']?\s*\]", selector)
    bare = re.sub(r"\[[^\]]*\]|::?[\w-]+", " ", selector)
    names = re.findall(r"[.#]?((?:[A-Za-z_-]|\\.)(?:[\w-]|\\.)*)", bare)
    return frozenset([*attributes, *(name.replace("\\", "") for name in names)])


def _without_unasked(text: str, elsewhere: frozenset[str]) -> str:
    """The rules without the custom properties and the animations that nothing in them asks for."""
    asked = elsewhere.union(_REFERENCE.findall(text))
    return "".join(_asked(_rules(text), asked, text))


def _asked(rules: Iterable[Any], asked: Set[str], text: str) -> Iterator[str]:
    for rule in rules:
        if rule.type == "qualified-rule":
            content = tinycss2.serialize(rule.content)
            if "--" in content:
                content = _declarations(rule.content, asked)
            if content.strip():
                yield f"{tinycss2.serialize(rule.prelude)}{{{content}}}"
        elif rule.lower_at_keyword in _GROUPS:
            inner = "".join(_asked(tinycss2.parse_rule_list(rule.content), asked, text))
            if inner:
                yield f"@{rule.lower_at_keyword}{tinycss2.serialize(rule.prelude)}{{{inner}}}"
        elif rule.lower_at_keyword.endswith("keyframes"):
            name = tinycss2.serialize(rule.prelude).strip()
            if re.search(rf"animation(?:-name)?\s*:[^;}}]*\b{re.escape(name)}\b", text):
                yield rule.serialize()
        else:
            yield rule.serialize()


def _declarations(content: Any, asked: Set[str]) -> str:
    found = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    return ";".join(
        part.serialize()
        for part in found
        if part.type != "declaration" or not part.name.startswith("--") or part.name in asked
    )
