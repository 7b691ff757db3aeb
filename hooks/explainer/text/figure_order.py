"""Lists of figures that a translation has in another order: each then stands beside another thing.

Two figures may change places with the grammar. Of three and more shares, and of three and more
years with as many amounts, the order is that of a list.
"""

import re

from explainer.text.markdown import REFERENCE

_SHARE = re.compile(r"(\d+(?:\.\d+)?) ?(?:%|per ?cent)")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_AMOUNT = re.compile(r"(?<![\d.,])(\d[\d,]*(?:\.\d+)?) ?(万亿|亿|万|trillion|billion|million)")
_SCALES = {
    "万": 10**4,
    "亿": 10**8,
    "万亿": 10**12,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
_SHORTEST = 3


def exchanged_figures(zh: str, en: str) -> str:
    """What is wrong with the order of the figures of a list; "" for nothing."""
    chinese, english = REFERENCE.sub("", zh), REFERENCE.sub("", en)
    shares = _SHARE.findall(chinese), _SHARE.findall(english)
    if _in_another_order(*shares):
        return _said([f"{share}%" for share in shares[0]], [f"{share}%" for share in shares[1]])
    years = _YEAR.findall(chinese), _YEAR.findall(english)
    if len(years[0]) < _SHORTEST or sorted(years[0]) != sorted(years[1]):
        return ""
    amounts = _amounts(chinese), _amounts(english)
    # Where both are turned around, the list goes the other way.
    if len(amounts[0]) >= _SHORTEST and sorted(amounts[0]) == sorted(amounts[1]):
        if years[0] == years[1] and amounts[0] != amounts[1]:
            return _said([str(one) for one in amounts[0]], [str(one) for one in amounts[1]])
        if years[0] != years[1] and amounts[0] == amounts[1]:
            return _said(years[0], years[1])
    return ""


def _amounts(text: str) -> list[int]:
    return [
        round(float(number.replace(",", "")) * _SCALES[scale])
        for number, scale in _AMOUNT.findall(text)
    ]


def _in_another_order(one: list[str], other: list[str]) -> bool:
    return len(one) >= _SHORTEST and one != other and sorted(one) == sorted(other)


def _said(zh: list[str], en: list[str]) -> str:
    """The first figures of both lists that differ."""
    at = next(at for at, (one, other) in enumerate(zip(zh, en, strict=True)) if one != other)
    return f"the figures stand in another order: {zh[at]} in zh where en has {en[at]}; mend one"
