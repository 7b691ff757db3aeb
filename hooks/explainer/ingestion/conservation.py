"""Nothing is lost: the clean text and the record of changes together are the input."""

from collections.abc import Sequence

from explainer.ingestion.characters import han_count
from explainer.ingestion.edits import Line, apply_edits
from explainer.ingestion.paragraphs import Paragraph

# Rules that may take Chinese characters away; every other rule keeps their number. A tag, a link
# and a style sheet have some in attributes, addresses and names of fonts, which no reader sees.
_MAY_REMOVE = frozenset(
    {"injected-word", "mojibake", "lost-symbol", "byte-shift", "tag", "markdown", "style-sheet"}
)


class UnexplainedError(Exception):
    """A change that no recorded repair accounts for: a fault of a rule, not of the input."""


def unexplained(
    raw: Sequence[Line], lines: Sequence[Line], paragraphs: Sequence[Paragraph]
) -> None:
    """Replays the record of a cleaning.

    `raw` are the lines as read, `lines` the same lines as cleaned. Raises UnexplainedError where a
    line is missing, where its repairs do not lead from what was read to what is kept, where a
    repair takes away Chinese characters that its rule must keep, or where a kept line does not
    stand in exactly one paragraph.
    """
    if [(line.number, line.original) for line in raw] != [
        (line.number, line.original) for line in lines
    ]:
        raise UnexplainedError("the lines of the input are not all accounted for")
    for line in lines:
        _replay(line)
    placed = [line for paragraph in paragraphs for line in paragraph.lines]
    if placed != [line for line in lines if line.is_kept]:
        raise UnexplainedError("a kept line does not stand in exactly one paragraph")
    for paragraph in paragraphs:
        parts = "".join(line.text for line in paragraph.lines)
        if _ink(parts) != _ink(paragraph.text):
            number = paragraph.lines[0].number
            raise UnexplainedError(f"line {number}: the paragraph differs from its lines")


def _replay(line: Line) -> None:
    text = line.original
    for repair in line.repairs:
        if repair.before != text or apply_edits(text, repair.edits) != repair.after:
            raise UnexplainedError(
                f"line {line.number}: a change by the rule {repair.rule} is not recorded"
            )
        if repair.rule not in _MAY_REMOVE and han_count(repair.after) < han_count(text):
            raise UnexplainedError(
                f"line {line.number}: the rule {repair.rule} takes away Chinese characters"
            )
        text = repair.after
    if text != line.text:
        raise UnexplainedError(f"line {line.number}: a change is not recorded")


def _ink(text: str) -> str:
    return "".join(text.split())
