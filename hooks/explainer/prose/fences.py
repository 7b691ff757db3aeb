"""Diagrams that a maintainer writes in prose: a code block with the info string `mermaid`.

Each says what it is in lines of its own: `accTitle:` and `accDescr:`, which Mermaid knows, or
`%% accTitle:` and `%% accDescr:` in kinds of diagrams that know neither; and `%% caption:`, which
cites a clause with `[[@id]]`. A box of a flow chart leads to a page of the site by
`click box href "level:county"`, and `term:` and `clause:` likewise.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from explainer.diagrams.mermaid.contents import Contents
from explainer.diagrams.mermaid.renderer import DrawingError, contents_of, draw
from explainer.problems.problem import Problem, did_you_mean
from explainer.text.inline import references
from explainer.text.numerals import difference_message, differing_figures

KEY = "diagram"
"""What messages name where a diagram itself is meant."""

_START = re.compile(r"^ {0,3}(?P<mark>`{3,}|~{3,})\s*\{?\s*\.?mermaid\b")
_NOTE = re.compile(r"^\s*(?:%%\s*)?(?P<name>accTitle|accDescr|caption)\s*:\s*(?P<text>.*?)\s*$")
_TARGET = re.compile(r'(?P<before>\bhref\s+")(?P<kind>level|term|clause):(?P<id>[^"]*)(?=")')

NOTES = {
    "accTitle": "add a line `accTitle: …`, or `%% accTitle: …` where Mermaid does not know it",
    "accDescr": "add a line `accDescr: …`, or `%% accDescr: …` where Mermaid does not know it",
    "caption": "add a line `%% caption: …` that says what it shows and cites a clause, [[@id]]",
}


@dataclass(frozen=True)
class Fence:
    """A diagram in a prose page."""

    line: int
    """The line that opens the block."""
    last_line: int
    """The line that closes it."""
    text: str
    notes: Mapping[str, str]
    """accTitle, accDescr and caption, as far as they are there."""
    note_lines: Mapping[str, int]


def read_fences(text: str) -> Iterator[Fence]:
    """The diagrams of a prose page."""
    lines = text.splitlines()
    number = 0
    while number < len(lines):
        number += 1
        opening = re.match(r"^ {0,3}(`{3,}|~{3,})", lines[number - 1])
        if opening is None:
            continue
        first = number
        while number < len(lines) and not _closes(lines[number], opening[1]):
            number += 1
        number += 1
        if _START.match(lines[first - 1]):
            yield _fence(first, min(number, len(lines)), lines[first : number - 1])


def _closes(line: str, mark: str) -> bool:
    return bool(re.fullmatch(rf" {{0,3}}{re.escape(mark)}{re.escape(mark[0])}*\s*", line))


def _fence(first: int, last: int, body: Sequence[str]) -> Fence:
    notes: dict[str, str] = {}
    places: dict[str, int] = {}
    for line, content in enumerate(body, first + 1):
        if (match := _NOTE.match(content)) and match["text"]:
            notes.setdefault(match["name"], match["text"])
            places.setdefault(match["name"], line)
    return Fence(first, last, "\n".join(body) + "\n", notes, places)


def with_links(fence: Fence, url: Callable[[str, str], str]) -> str:
    """The Mermaid text with the address of each target, from its kind and id."""
    return _TARGET.sub(lambda match: match["before"] + url(match["kind"], match["id"]), fence.text)


def check_fence(path: str, fence: Fence, known: Mapping[str, frozenset[str]]) -> Iterator[Problem]:
    """What is wrong with a diagram of the page `path`, as far as it can be drawn.

    `known` has the ids of levels, terms and clauses by kind.
    """
    for name, mend in NOTES.items():
        if name not in fence.notes:
            yield Problem(path, fence.line, KEY, f"the diagram has no {name}; {mend}")
    caption = fence.notes.get("caption", "")
    if caption and not any(reference.is_citation for reference in references(caption)):
        message = "the caption names no source; cite the clause that it rests on, [[@id]]"
        yield Problem(path, fence.note_lines["caption"], KEY, message)
    for match in _TARGET.finditer(fence.text):
        if match["id"] not in known[match["kind"]]:
            hint = did_you_mean(match["id"], known[match["kind"]])
            line = fence.line + 1 + fence.text.count("\n", 0, match.start())
            yield Problem(path, line, KEY, f'unknown {match["kind"]} "{match["id"]}"{hint}')
    try:
        contents = contents_of(fence.text)
    except DrawingError:
        return
    if contents.kind.startswith("flowchart"):
        for name, label in contents.boxes.items():
            if name not in contents.linked:
                message = (
                    f'the box "{label}" leads nowhere; '
                    f'add `click {name} href "level:…"` (or term:, or clause:)'
                )
                yield Problem(path, fence.line, KEY, message)


def refusals(path: str, fences: Sequence[Fence]) -> Iterator[Problem]:
    """The diagrams that cannot be drawn, each with the renderer's own words."""
    for fence in fences:
        try:
            draw(fence.text, "fence", "", "")
        except DrawingError as error:
            words = " ".join(str(error).split())
            message = f"the diagram cannot be drawn: {words}; mend it or write it in another way"
            yield Problem(path, fence.line, KEY, message)


def check_twin_fences(
    zh_path: str, zh: Sequence[Fence], en_path: str, en: Sequence[Fence]
) -> Iterator[Problem]:
    """Whether the diagrams of a pair of pages are the same: kind, boxes, arrows and figures."""
    if len(zh) != len(en):
        message = f"{zh_path} has {len(zh)} diagrams, this page {len(en)}; write each in both"
        yield Problem(en_path, en[0].line if en else 1, KEY, message)
        return
    for chinese, english in zip(zh, en, strict=True):
        try:
            left, right = _shape(contents_of(chinese.text)), _shape(contents_of(english.text))
        except DrawingError:
            continue
        if left != right:
            only = sorted(set(left) ^ set(right)) or ["their order"]
            message = (
                f"the diagram differs from that in {zh_path}:{chinese.line} in "
                f"{', '.join(only)}; give both the same boxes and arrows"
            )
            yield Problem(en_path, english.line, KEY, message)
        only_zh, only_en = differing_figures(_labels(chinese), _labels(english))
        if only_zh or only_en:
            yield Problem(en_path, english.line, KEY, difference_message(only_zh, only_en))


def _shape(contents: Contents) -> list[str]:
    if not contents.boxes:
        return [contents.kind, f"{len(contents.words)} texts"]
    arrows = [f"{arrow.start} → {arrow.end}" for arrow in contents.arrows]
    return [contents.kind, *sorted(contents.boxes), *arrows]


def _labels(fence: Fence) -> str:
    return " ; ".join((*contents_of(fence.text).words, *fence.notes.values()))
