"""What the style sheets inside a page hide: a small part of the cascade of CSS.

Selectors are read as far as they say the name, the classes and the id of an element and of those
around it. Any other is passed over, so that nothing is hidden by a rule that is not understood.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import html

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_TOKEN = re.compile(r"[{}]|[^{}]+")
_DISPLAY = re.compile(r"(?:^|;)\s*display\s*:\s*([a-z-]+)\s*(!\s*important)?", re.IGNORECASE)
_AWAY = re.compile(
    r"(?:^|;)\s*(?:font-size\s*:\s*0(?:px|em|%)?\s*(?:;|$|!)"
    r"|(?:text-indent|left|top)\s*:\s*-\d{3,6}(?:px|em))",
    re.IGNORECASE,
)
_COMPOUND = re.compile(r"(?P<name>[a-zA-Z][\w-]{0,60})?(?P<marks>(?:[.#][\w-]{1,80})*)")
_LONGEST_SELECTOR = 300
_MOST_RULES_OF_A_KEY = 40
_HIGHEST = 60
"""So many elements around one are looked at."""


@dataclass(frozen=True)
class _Compound:
    """What a selector says of one element."""

    name: str
    classes: frozenset[str]
    identifier: str
    is_child: bool
    """Whether the element must stand directly in the one that the compound before is about."""

    def fits(self, element: html.HtmlElement) -> bool:
        return (
            self.name in ("", element.tag)
            and self.identifier in ("", element.get("id"))
            and self.classes.issubset(element.get("class", "").split())
        )


@dataclass(frozen=True)
class _Rule:
    around: tuple[_Compound, ...]
    """The elements around the one that is meant, the innermost first."""
    own: _Compound
    display: bool | None
    """Whether the element is displayed; None where the rule moves it out of sight instead."""
    rank: tuple[bool, int, int, int]
    """Which of several rules decides: important ones, then ids, classes and names."""

    def fits(self, element: html.HtmlElement) -> bool:
        if not self.own.fits(element):
            return False
        parent = element.getparent()
        inner = self.own
        climbed = 0
        for compound in self.around:
            while parent is not None and not inner.is_child and not compound.fits(parent):
                parent = parent.getparent()
                climbed += 1
                if climbed > _HIGHEST:
                    return False
            if parent is None or not compound.fits(parent):
                return False
            inner, parent = compound, parent.getparent()
        return True


def hidden_by_style_sheets(tree: html.HtmlElement) -> frozenset[html.HtmlElement]:
    """The elements that the style sheets inside a page do not display on any screen.

    A word within a line counts as hidden too where it is moved out of sight or has no size. Within
    `@media` nothing counts: what is hidden on one kind of screen is text on the others.
    """
    rules: dict[str, list[_Rule]] = {}
    for sheet in tree.iter("style"):
        for rule in _rules(sheet.text or ""):
            rules.setdefault(_key(rule.own), []).append(rule)
    if not any(rule.display is not True for found in rules.values() for rule in found):
        return frozenset()
    return frozenset(element for element in tree.iter() if _is_hidden(element, rules))


def _is_hidden(element: html.HtmlElement, rules: dict[str, list[_Rule]]) -> bool:
    if not isinstance(element.tag, str):
        return False
    keys = [f"#{element.get('id', '')}", element.tag]
    keys += [f".{name}" for name in element.get("class", "").split()]
    found = [
        rule
        for key in keys
        for rule in rules.get(key, ())[-_MOST_RULES_OF_A_KEY:]
        if rule.fits(element)
    ]
    if any(rule.display is None for rule in found) and len(element) == 0:
        return element.tag in ("span", "font", "b", "i", "em", "a")
    shown = [rule for rule in found if rule.display is not None]
    if not shown:
        return False
    # Of equal rank, the later rule decides; `max` takes the first.
    decisive = max(reversed(shown), key=lambda rule: rule.rank)
    own = _DISPLAY.search(element.get("style", ""))
    return not decisive.display and not (own and not decisive.rank[0])


def _key(compound: _Compound) -> str:
    """What an element must have so that a selector can mean it."""
    if compound.identifier:
        return f"#{compound.identifier}"
    return f".{min(compound.classes)}" if compound.classes else compound.name


def _rules(sheet: str) -> Iterator[_Rule]:
    for selectors, declarations in _blocks(_COMMENT.sub("", sheet)):
        display = _DISPLAY.search(declarations)
        if not display and not _AWAY.search(declarations):
            continue
        is_displayed = display[1].lower() != "none" if display else None
        for selector in selectors.split(","):
            compounds = _compounds(selector)
            if not compounds:
                continue
            rank = (
                bool(display and display[2]),
                sum(bool(compound.identifier) for compound in compounds),
                sum(len(compound.classes) for compound in compounds),
                sum(bool(compound.name) for compound in compounds),
            )
            yield _Rule(tuple(compounds[-2::-1]), compounds[-1], is_displayed, rank)


def _blocks(sheet: str) -> Iterator[tuple[str, str]]:
    """The selectors and the declarations of each rule that is in no other, such as `@media`."""
    prelude, depth, declarations = "", 0, ""
    for token in _TOKEN.findall(sheet):
        if token == "{":
            depth += 1
        elif token == "}":
            if depth == 1 and not prelude.startswith("@"):
                yield prelude, declarations
            depth = max(0, depth - 1)
            if depth == 0:
                prelude = declarations = ""
        elif depth == 0:
            prelude = token.rpartition(";")[2].strip()
        elif depth == 1:
            declarations = token


def _compounds(selector: str) -> list[_Compound]:
    """The parts of a selector, the outermost first; none where it says more than is read here."""
    if len(selector) > _LONGEST_SELECTOR:
        return []
    found: list[_Compound] = []
    is_child = False
    for part in selector.replace(">", " > ").split():
        if part == ">":
            is_child = True
            continue
        match = _COMPOUND.fullmatch(part)
        if not match:
            return []
        marks = re.findall(r"[.#][\w-]+", match["marks"])
        identifiers = [mark[1:] for mark in marks if mark[0] == "#"]
        classes = frozenset(mark[1:] for mark in marks if mark[0] == ".")
        found.append(
            _Compound((match["name"] or "").lower(), classes, "".join(identifiers[:1]), is_child)
        )
        is_child = False
    return found
