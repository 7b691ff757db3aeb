"""Anchors of the paragraphs and items of a generated page: the same in both languages.

Both pages are written from one record, so that the blocks of a section can be counted in both.
"""

import re
from collections import Counter

from markupsafe import Markup

_TAG = re.compile(r"<(?P<end>/?)(?P<name>li|p|dd|svg)\b(?P<attributes>[^>]*)>")
_WITH_ANCHOR = re.compile(r'\s*<\w+[^>]*\sid="')
_KINDS = {"p": "p", "li": "i", "dd": "d"}


def with_anchors(part: Markup, section: str, counts: Counter[str]) -> Markup:
    """A part with an `id` on each paragraph and item that has none: formula-p2, formula-i3.

    `section` is the anchor of the heading above; `counts` says how many of each kind stood below it
    before, and goes on. A part that has an anchor itself is reached by it, and what stands inside
    an item by the item.
    """
    return part if _WITH_ANCHOR.match(part) else _marked(part, section, counts)


def with_anchors_inside(part: Markup, anchor: str) -> Markup:
    """A part that has this anchor itself, with one on each paragraph and item in it: formula-i3."""
    return _marked(part, anchor, Counter())


def _marked(part: Markup, section: str, counts: Counter[str]) -> Markup:
    depths: Counter[str] = Counter()

    def marked(tag: re.Match[str]) -> str:
        name, inside = tag["name"], depths["li"] or depths["dd"] or depths["svg"]
        depths[name] += -1 if tag["end"] else 1
        if tag["end"] or name not in _KINDS or (inside and name != "li") or depths["svg"]:
            return tag[0]
        counts[name] += 1
        if re.search(r'\sid="', tag["attributes"]):
            return tag[0]
        anchor = f"{section}-{_KINDS[name]}{counts[name]}"
        if f'id="{anchor}"' in part:
            # A part of a prose page has anchors already, but for the titles of its boxes.
            return tag[0]
        return f'<{name} id="{anchor}"{tag["attributes"]}>'

    return Markup(_TAG.sub(marked, part))
