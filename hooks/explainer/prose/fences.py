"""Diagrams that a maintainer writes in prose: a code block with the info string `mermaid`.

Each says what it is in lines of its own: `accTitle:` and `accDescr:`, which Mermaid knows, or
`%% accTitle:` and `%% accDescr:` in kinds of diagrams that know neither; and `%% caption:`, which
cites a clause with `[[@id]]`. A box of a flow chart leads to a page of the site by
`click box href "level:…"`, and `term:` and `clause:` likewise.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

_NOTE = re.compile(r"^\s*(?:%%\s*)?(?P<name>accTitle|accDescr|caption)\s*:\s*(?P<text>.*?)\s*$")
_LONG_DESCRIPTION = re.compile(r"^\s*accDescr\s*\{(?P<text>.*)$")
TARGET = re.compile(
    r'^(?P<before>\s*click\s+\S+\s+(?:href\s+)?")(?P<kind>level|term|clause):(?P<id>[^"]*)(?=")',
    re.MULTILINE,
)
"""A box that leads to a page; the word `href` may be left out."""
LEVEL_CLASS = re.compile(r"^(?P<before>\s*class\s+\S.*?\s)level-(?P<id>[\w-]+)\s*;?$", re.MULTILINE)
"""Boxes that look like those of a level."""


@dataclass(frozen=True)
class Fence:
    """A diagram in a prose page."""

    line: int
    """The line that opens the block."""
    text: str
    notes: Mapping[str, str]
    """accTitle, accDescr and caption, as far as they are there."""
    note_lines: Mapping[str, int]


def is_diagram(token: Token) -> bool:
    """Whether a block of code is a diagram."""
    return token.type == "fence" and token.info.strip().strip("{ .}").startswith("mermaid")


def fence_of(token: Token, first_line: int) -> Fence:
    """The diagram of a code block; `first_line` is where the first line of the text stands."""
    opened = first_line + (token.map[0] if token.map else 0)
    notes: dict[str, str] = {}
    places: dict[str, int] = {}
    for line, name, text in _notes(token.content.split("\n")):
        if text:
            notes.setdefault(name, text)
            places.setdefault(name, opened + line)
    return Fence(opened, token.content, notes, places)


def _notes(lines: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    """The line, counted from 1, the name and the text of each note."""
    described: list[str] | None = None
    started = 0
    for line, content in enumerate(lines, 1):
        if described is not None:
            described.append(content.replace("}", " "))
            if "}" in content:
                yield started, "accDescr", " ".join(" ".join(described).split())
                described = None
        elif match := _LONG_DESCRIPTION.match(content):
            if "}" in match["text"]:
                yield line, "accDescr", match["text"].split("}")[0].strip()
            else:
                started, described = line, [match["text"]]
        elif match := _NOTE.match(content):
            yield line, match["name"], match["text"]


def with_looks(text: str, classes: Callable[[str], str]) -> str:
    """A Mermaid text whose boxes have all classes of the level that they look like, by its id."""

    def look(match: re.Match[str]) -> str:
        return "\n".join(f"{match['before']}{name}" for name in classes(match["id"]).split())

    return LEVEL_CLASS.sub(look, text)


def with_links(fence: Fence, url: Callable[[str, str], str]) -> str:
    """The Mermaid text with the address of each target, from its kind and id."""

    def link(match: re.Match[str]) -> str:
        opening = match["before"].rstrip('"').rstrip()
        href = "" if opening.endswith("href") else " href"
        return f'{opening}{href} "{url(match["kind"], match["id"])}'

    return TARGET.sub(link, fence.text)
