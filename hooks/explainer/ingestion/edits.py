"""What cleaning keeps track of: the lines of a scrape and every change made to them.

Nothing is changed without an `Edit`, so that a report can list it and `conservation` can replay it.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Edit:
    """A replacement inside one text: the characters from `start` to `end` become `new`."""

    start: int
    end: int
    new: str


@dataclass(frozen=True)
class Repair:
    """What one rule changed in one line."""

    rule: str
    """The id of the rule, one of `repairs.REASONS`."""
    before: str
    after: str
    edits: tuple[Edit, ...]
    """The changes, by position in `before`, from left to right, none inside another."""
    note: str = ""
    """What a person should know in order to judge the repair."""


@dataclass(frozen=True)
class Line:
    """A line of the input on its way to a paragraph."""

    number: int
    """Its number in the input, counted from 1."""
    original: str
    text: str
    """The text as repaired so far."""
    repairs: tuple[Repair, ...] = ()
    dropped: str = ""
    """The id of the rule that drops the line; empty for a line that is kept."""

    @property
    def is_blank(self) -> bool:
        """Whether nothing is left of the line."""
        return not self.text.strip()

    @property
    def is_kept(self) -> bool:
        """Whether the line takes part in the text."""
        return not self.dropped and not self.is_blank


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """The text after the edits, which go from left to right."""
    parts, reached = [], 0
    for edit in edits:
        parts += [text[reached : edit.start], edit.new]
        reached = edit.end
    return "".join([*parts, text[reached:]])


def repaired(line: Line, rule: str, edits: Iterable[Edit], note: str = "") -> Line:
    """The line with these edits applied and recorded; the same line where there are none."""
    made = tuple(edits)
    if not made:
        return line
    after = apply_edits(line.text, made)
    repair = Repair(rule, line.text, after, made, note)
    return replace(line, text=after, repairs=(*line.repairs, repair))


def substitutions(
    pattern: re.Pattern[str], replacement: Callable[[re.Match[str]], str | None], text: str
) -> list[Edit]:
    """The edits that put `replacement` for each match; None leaves a match as it is."""
    return [
        Edit(match.start(), match.end(), new)
        for match in pattern.finditer(text)
        if (new := replacement(match)) is not None and new != match[0]
    ]
