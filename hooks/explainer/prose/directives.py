"""The derived parts that a prose page may place: their names and the values they take.

A directive stands on a line of its own: `<!-- explainer: chain source=yearly-report -->`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

VALUES: Mapping[str, tuple[str, ...]] = {
    "chain": ("source",),
    "chains": ("sources",),
    "diagram": ("id",),
    "concordance": ("relation",),
    "formulas": (),
    "matrix": (),
    "figures": (),
    "timeline": (),
    "timeline-drawing": (),
    "levels": (),
    "sources": (),
    "counts": (),
    "poster": (),
    "downloads": (),
}
"""The values of each part, by its name."""

_DIRECTIVE = re.compile(
    r"<!--\s*explainer:\s+(?P<name>[a-z-]+)(?P<values>(?:\s+[a-z-]+=[\w.,/-]+)*)\s*-->"
)
_ATTEMPT = re.compile(r"\s*<!--\s*(?:explain\w*|expla\w*er)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Directive:
    """A place where a derived part stands."""

    line: int
    name: str
    values: dict[str, str]


def is_directive(comment: str) -> bool:
    """Whether an HTML comment means to be a directive, well formed or not."""
    return bool(_ATTEMPT.match(comment))


def read_directive(line: int, comment: str) -> Directive | None:
    """The directive that a comment on `line` writes; None where it is malformed."""
    match = _DIRECTIVE.fullmatch(comment.strip())
    if match is None:
        return None
    values = dict(value.split("=", 1) for value in match["values"].split())
    if len(values) != len(match["values"].split()):
        return None
    return Directive(line, match["name"], values)
