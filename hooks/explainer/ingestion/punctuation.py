"""Marks of a Chinese text: full-width where they stand between Chinese characters.

Scrapes fold ，；：？！ to ASCII. Brackets stay as they are, because sources write both 市(地) and
市（地）; only a bracket whose partner has the other width takes the width of its partner.
"""

import re

from explainer.ingestion.edits import Edit
from explainer.text.han import HAN

_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_CLOSING = '”’》〉）】%％"'
_OPENING = "“‘《〈（【"

# A mark belongs to the Chinese text if it stands behind Chinese and before Chinese, a number, a
# bracket or the end, or the other way round; 1,000 and 15:43 and a list of Latin words stay.
_MARK = re.compile(
    rf"(?<=[{HAN}{_CLOSING})])[,;:?!](?=[{HAN}{_OPENING}\d(\"A-Za-z\s]|$)"
    rf"|(?<=[0-9A-Za-z])[,;:?!](?=[{HAN}{_OPENING}])"
)
_FULL_STOP = re.compile(rf"(?<=[{HAN}{_CLOSING}])\.(?=[{HAN}{_OPENING}]|$)")
_QUOTE = re.compile('"')
_BRACKET = re.compile("[(（)）]")


def full_width_marks(text: str) -> list[Edit]:
    """The edits that widen the marks of a Chinese line."""
    edits = [Edit(match.start(), match.end(), _FULL[match[0]]) for match in _MARK.finditer(text)]
    edits += [Edit(match.start(), match.end(), "。") for match in _FULL_STOP.finditer(text)]
    edits += _quotes(text)
    edits += _brackets(text)
    return sorted(edits, key=lambda edit: edit.start)


_WIDE_FIGURE = re.compile("[\uff10-\uff19]+(?:[\uff0e\uff0c][\uff10-\uff19]+)*[\uff05]?")
_HALF = {0xFF01 + offset: 0x21 + offset for offset in range(94)}


def half_width_figures(text: str) -> list[Edit]:
    """The edits that make full-width figures half-width: a search finds no others."""
    return [
        Edit(match.start(), match.end(), match[0].translate(_HALF))
        for match in _WIDE_FIGURE.finditer(text)
    ]


def _quotes(text: str) -> list[Edit]:
    """Straight quotation marks of a line, if they come in pairs."""
    places = [match.start() for match in _QUOTE.finditer(text)]
    if len(places) % 2:
        return []
    return [Edit(place, place + 1, "“”"[number % 2]) for number, place in enumerate(places)]


def _brackets(text: str) -> list[Edit]:
    """Full-width brackets whose partner is half-width become half-width."""
    edits: list[Edit] = []
    open_brackets: list[re.Match[str]] = []
    for match in _BRACKET.finditer(text):
        if match[0] in "(（":
            open_brackets.append(match)
        elif open_brackets:
            partner = open_brackets.pop()
            if partner[0] + match[0] == "（)":
                edits.append(Edit(partner.start(), partner.end(), "("))
            elif partner[0] + match[0] == "(）":
                edits.append(Edit(match.start(), match.end(), ")"))
    return edits


# Tools that fold the marks of a text leave a comma before the mark that they keep.
_DOUBLED = re.compile(rf"(?<=[{HAN}{_CLOSING}0-9])[,，]{{1,3}}(?=[,，、。；：])")


def doubled_marks(text: str) -> list[Edit]:
    """The edits that leave one of several marks in a row: the last."""
    return [Edit(match.start(), match.end(), "") for match in _DOUBLED.finditer(text)]
