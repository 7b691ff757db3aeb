"""Byte-shift damage: GBK bytes that were read one byte late.

GBK writes a Chinese character as two bytes: a lead byte 81–FE and a trail byte 40–7E or 80–FE.
Where a lead byte is lost (scrapes show a `?` in its place), the reader takes the trail byte for a
lead byte, so that every following character is made of the second half of one and the first half
of the next. It falls into step again at the first trail byte below 80, which it takes for an ASCII
character::

    intended   縣   級            省   （  自  治  區
    bytes      BF68 BCB6          CAA1 A3A8 D7D4 D6CE 855E
    as read    ? h  級            ?  。  ㄗ  灾  螀  ^       CA A1A3 A8D7 D4D6 CE85 5E

So the damage reads: a `?`, characters of two bytes, one ASCII character 40–7E. All bytes but the
lost one are there; putting it back and decoding again mends the place. Only the first character
depends on the lost byte, and of its 126 possible values few give a character in use there; the one
that the rest of the text supports is taken, and the repair says so. Where the text supports none,
or two alike, the place stays as it is and is listed as doubtful.

Tools that add readings in brackets by replacing bytes do a second kind of damage. They also find
two-byte patterns that begin in the middle of a character and put the bracket between its bytes::

    intended   謹   的   領        the tool sees D6[94 B5]C4, and 94B5 is 數 (shù)
    bytes      D694 B5C4 EE49
    written    D694 B5 (shù) C4EE 49
    as read    謹  ?shù) 念  I     B5 and the bracket make no character; both became `?`

Here the reading tells the lost byte: with the last byte before it, it makes a character that is
read so. Other readings stand before the damage and within it; they are passed over.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from explainer.ingestion.characters import (
    MARKS,
    characters_in_use,
    common_characters,
    folded,
    frequency_share,
    is_han,
    simplified_only,
    traditional_only,
)
from explainer.ingestion.chinese_script import is_traditional
from explainer.ingestion.edits import Edit, apply_edits
from explainer.ingestion.pinyin_readings import READING, injected_readings, reads_as
from explainer.ingestion.support import Choice, Support, choose, makes_word
from explainer.text.han import HAN

# Full-width marks that a scrape may have folded to ASCII after the damage was done.
_FOLDED = {character: chr(ord(character) + 0xFEE0) for character in "!?,:;()"}

# Damage falls into step within a few characters; the limit keeps the search linear.
_LONGEST_RUN = 60

_SITE = re.compile(
    rf"""
    [?\ufffd]
    (?:\(?(?P<reading>{READING})\))?
    (?P<run>(?>(?:(?:[^\x00-\x7f\s]|[?,:;!](?=[^\s]))(?:\({READING}\))?){{0,{_LONGEST_RUN}}}))
    (?P<tail>[\x40-\x7e])(?![0-9A-Za-z])
    """,
    re.VERBOSE,
)
# The set phrases of this field, which the damage hits more often than anything else, because tools
# see a character in the bytes of 省 and the full-width bracket behind it. The full stops speak for
# the mark that a short text hardly has elsewhere.
_FORMULAS = (
    "各省（自治区、直辖市）。\n各省（区、市）。\n全省（区、市）。\n省（自治区、直辖市）党委和政府\n"
    "各省（自治區、直轄市）。\n各省（區、市）。\n全省（區、市）。\n省（自治區、直轄市）黨委和政府\n"
    "市（地、州、盟）。\n县（市、区、旗）。\n縣（市、區、旗）。\n省级党委和政府\n省級黨委和政府"
)
_UNENDED = re.compile(
    rf"(?<=[{HAN}，。、])[?\ufffd](?P<run>(?>(?:[^\x00-\x7f\s\ufffd](?:\({READING}\))?){{3,20}}))"
)
_BRACKETED_READING = re.compile(rf"\({READING}\)")
_CONTEXT = 40
_SHOWN = 5
_MORE_FREQUENT = 0.25


@dataclass(frozen=True)
class Mended:
    """A damaged place and what it should read."""

    edit: Edit
    note: str


@dataclass(frozen=True)
class Doubtful:
    """A place that looks damaged and that nothing decides."""

    start: int
    end: int
    note: str


def find_damage(text: str) -> list[Mended | Doubtful]:
    """Every place of a text (of many lines) that was read one byte late, from left to right."""
    sites = [match for match in _SITE.finditer(text) if _touches_chinese(text, match)]
    unended = [place for match in _UNENDED.finditer(text) if (place := _unended(match))]
    if not sites:
        return list(unended)
    support = Support(f"{apply_edits(text, injected_readings(text))}\n{_FORMULAS}")
    traditional = is_traditional(text)
    found: list[Mended | Doubtful] = []
    for site in sites:
        outcome = _examine(text, site, support, traditional)
        if outcome is not None:
            found.append(outcome)
    covered = [(site.start(), site.end()) for site in sites]
    return _merged(found, [place for place in unended if not _lies_in(place, covered)])


def _unended(match: re.Match[str]) -> Doubtful | None:
    """A place whose damage shows no end, if its characters are rare and those behind them are not.

    Without an ASCII character at its end, two bytes are lost, and nothing puts both back.
    """
    run = _BRACKETED_READING.sub("", match["run"])
    late = _bytes_of(run)
    behind = _decoded(late[1:-1]) if late else None
    if not behind or not all(map(_is_in_use, behind)):
        return None
    if frequency_share(behind) < frequency_share(run) + _MORE_FREQUENT:
        return None
    return Doubtful(match.start(), match.end(), f"damaged, not mended: perhaps …{behind}…")


def _lies_in(place: Doubtful, covered: Sequence[tuple[int, int]]) -> bool:
    """Whether a place overlaps one of the spans, which are in order."""
    after = bisect_left(covered, (place.end, 0))
    return after > 0 and covered[after - 1][1] > place.start


def _merged(
    found: Sequence[Mended | Doubtful], more: Sequence[Doubtful]
) -> list[Mended | Doubtful]:
    return sorted(
        [*found, *more],
        key=lambda place: place.edit.start if isinstance(place, Mended) else place.start,
    )


def _touches_chinese(text: str, site: re.Match[str]) -> bool:
    before = text[site.start() - 1] if site.start() else ""
    after = text[site.end()] if site.end() < len(text) else ""
    # A bracket may close or open a reading.
    return any(is_han(near) or near in MARKS or near in "()" for near in before + after)


def _examine(
    text: str, site: re.Match[str], support: Support, traditional: bool
) -> Mended | Doubtful | None:
    before = _without_readings(text[max(0, site.start() - _CONTEXT) : site.start()])
    after = _without_readings(text[site.end() : site.end() + _CONTEXT])
    run = _BRACKETED_READING.sub("", site["run"])
    late = _bytes_of(run)
    if late is None:
        return None
    late += site["tail"].encode("ascii")
    settled = _decoded(late[1:])
    if settled is None or not all(_is_in_use(character) for character in settled):
        return _doubtful(site, "no lost byte makes Chinese of it") if site["reading"] else None
    previous = (_bytes_of(before[-1:]) or b"") if site["reading"] else b""
    other_script = simplified_only() if traditional else traditional_only()
    candidates = {
        character: lost
        for character, lost in _candidates(late[0], site["reading"], previous).items()
        if not other_script.match(character)
    }
    choice = choose(support, before, candidates, f"{settled}{after}")
    if site["reading"] is None and not _is_damage(run, settled, choice, support):
        looks_damaged = any(not _is_in_use(character) for character in run)
        looks_damaged |= bool(run) and all(map(support.occurrences, settled))
        return _doubtful(site, _undecided(candidates, settled, support)) if looks_damaged else None
    if choice is None:
        return _doubtful(site, _undecided(candidates, settled, support))
    edit = Edit(site.start(), site.end(), f"{choice.candidate}{settled}")
    return Mended(edit, _note(choice, candidates[choice.candidate], site["reading"]))


def _without_readings(text: str) -> str:
    return apply_edits(text, injected_readings(text))


def _bytes_of(run: str) -> bytes | None:
    """The GBK bytes of characters of two bytes each; None where one has no such bytes."""
    encoded = "".join(_FOLDED.get(character, character) for character in run).encode(
        "gbk", errors="replace"
    )
    return encoded if len(encoded) == 2 * len(run) else None


def _decoded(content: bytes) -> str | None:
    try:
        return content.decode("gbk")
    except UnicodeDecodeError:
        return None


def _is_in_use(character: str) -> bool:
    return folded(character) in characters_in_use() or character in MARKS or character.isascii()


@lru_cache(maxsize=4096)
def _candidates(first: int, reading: str | None, previous: bytes) -> dict[str, int]:
    """Each character that may stand first, with the lost byte that makes it.

    `first` is the byte behind the lost one; with a `reading`, the lost byte and the last byte of
    the character `previous` make a character that is read so.
    """
    found: dict[str, int] = {}
    for lost in range(0x81, 0xFF):
        character = _decoded(bytes([lost, first]))
        if character is None or len(character) != 1:
            continue
        if reading is None:
            if folded(character) in common_characters() or character in MARKS:
                found[character] = lost
        elif previous:
            read = _decoded(bytes([previous[-1], lost]))
            if read and len(read) == 1 and reads_as(read, reading) and _is_in_use(character):
                found[character] = lost
    return found


def _is_damage(run: str, settled: str, choice: Choice | None, support: Support) -> bool:
    """Whether a `?` without a reading is damage rather than the question mark it seems to be."""
    if choice is None:
        return False
    if not run:
        return choice.evidence.triples > 0
    if any(not _is_in_use(character) for character in run):
        return True
    if all(support.occurrences(character) for character in f"{choice.candidate}{settled}"):
        return True
    # Two question marks are what is left of 。 and the character behind it.
    return run[0] == "?" and makes_word(settled[:2]) and not makes_word(run[1:3])


def _note(choice: Choice, lost: int, reading: str | None) -> str:
    told = f"the reading {reading} and the text tell it" if reading else "the text tells it"
    rivals = f"; also possible: {''.join(choice.rivals[:6])}" if choice.rivals else ""
    return f"lost byte {lost:02X}, {told}: {choice.candidate} ({choice.evidence}){rivals}"


def _undecided(candidates: Iterable[str], settled: str, support: Support) -> str:
    """What a place may read, the most frequent characters first."""
    likely = sorted(candidates, key=lambda key: (-support.occurrences(key), key))[:_SHOWN]
    readings = ", ".join(f"{candidate}{settled}" for candidate in likely)
    return f"the text does not decide between {readings}" if readings else "nothing fits"


def _doubtful(site: re.Match[str], why: str) -> Doubtful:
    return Doubtful(site.start(), site.end(), f"damaged, not mended: {why}")
