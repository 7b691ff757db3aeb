"""Addresses of a site that programs against copying strew into its sentences.

An address counts as strewn where the same one stands within sentences at least three times.
"""

import re
from collections import Counter
from collections.abc import Sequence

from explainer.ingestion.edits import Edit, Line
from explainer.text.han import HAN

_ADDRESS = r"(?:https?://)?(?:www\.[\w-]{1,40}|[\w-]{1,40})(?:\.[a-z][\w-]{1,20}){1,3}/?"
_WITHIN_SENTENCE = re.compile(
    rf"(?<=[{HAN}，、；])(?:[（(【\[]\s?(?P<bracketed>{_ADDRESS})\s?[)）】\]]"
    rf"|(?P<bare>www\.{_ADDRESS}))(?=[{HAN}，、；。！？])",
    re.IGNORECASE | re.ASCII,
)
_FEWEST = 3


def strewn_addresses(lines: Sequence[Line]) -> list[list[Edit]]:
    """For each line, the edits that take such addresses out."""
    found = [list(_WITHIN_SENTENCE.finditer(line.text)) for line in lines]
    counts = Counter(_address(match) for matches in found for match in matches)
    return [
        [
            Edit(match.start(), match.end(), "")
            for match in matches
            if counts[_address(match)] >= _FEWEST
        ]
        for matches in found
    ]


def _address(match: re.Match[str]) -> str:
    return (match["bracketed"] or match["bare"]).lower()
