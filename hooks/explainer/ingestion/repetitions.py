"""What a scrape holds twice: its whole text, or a paragraph twice in a row.

Pages carry their text a second time for another kind of screen. A single paragraph that stands
again further below may be quoted there, and stays.
"""

from collections.abc import Iterator, Sequence

from explainer.ingestion.characters import han_count
from explainer.ingestion.edits import Line
from explainer.ingestion.related_items import ends_sentence

REPEATED = "repeated"

_SHORTEST = 16
"""Characters of a paragraph that nobody writes twice in a row."""
_FEWEST_LINES = 2
_SHARE_OF_TEXT = 0.8


def repetitions(lines: Sequence[Line]) -> dict[int, int]:
    """The places of the lines that repeat others, with the place that each repeats."""
    kept = [(place, "".join(line.text.split())) for place, line in enumerate(lines) if line.is_kept]
    seen: list[tuple[int, str]] = []
    first: dict[str, int] = {}
    found: dict[int, int] = {}
    at = compared = 0
    while at < len(kept):
        place, text = kept[at]
        if seen and text == seen[-1][1] and _is_long(text):
            found[place] = seen[-1][0]
            at += 1
            continue
        if at >= compared and text in first and _is_long(text):
            same = list(_same(seen, first[text], kept, at))
            compared = at + len(same)
            if len(same) >= max(_FEWEST_LINES, _SHARE_OF_TEXT * len(seen)):
                found.update(same)
                at = compared
                continue
        first.setdefault(text, len(seen))
        seen.append(kept[at])
        at += 1
    return found


def _same(
    seen: Sequence[tuple[int, str]], begins: int, kept: Sequence[tuple[int, str]], at: int
) -> Iterator[tuple[int, int]]:
    """The places of the lines from `at` that are as those from `begins`, each with the earlier."""
    for step in range(min(len(seen) - begins, len(kept) - at)):
        before, text = seen[begins + step]
        place, again = kept[at + step]
        if text != again:
            return
        yield place, before


def _is_long(text: str) -> bool:
    return han_count(text) >= _SHORTEST and ends_sentence(text)
