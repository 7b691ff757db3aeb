"""The reading of a Chinese name is pinyin, has its tones, and reads that name."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from unicodedata import normalize

from pypinyin import Style, pinyin

from explainer.corpus.reading import Draft, Placed
from explainer.corpus.records.posts import Post
from explainer.corpus.records.terms import Term
from explainer.problems.problem import Problem
from explainer.text.han import HAN
from explainer.text.pinyin import readings, without_tones

_CHARACTER = re.compile(f"[{HAN}]")
_MOST_READINGS = 1000
_STRANGE = re.compile(rf"[^a-z \u2019'\-,·(){HAN}]|[,\-]\Z")
_NEUTRAL = frozenset("子头们么的了着过里上下边面家个夫系息思务处分气事法和")
"""Characters that often lose their tone behind another."""


def reading_problems(draft: Draft) -> Iterator[Problem]:
    """Readings of terms and posts that are none, lack their tones or are those of other words."""
    placed: list[Placed[Term] | Placed[Post]] = [*draft.terms, *draft.posts]
    for record in placed:
        reading = record.record.pinyin
        if reading and (fault := _fault(record.record.zh, reading)):
            yield record.problem(fault, "pinyin")


def _fault(name: str, reading: str) -> str:
    plain = without_tones(reading)
    if (strange := _STRANGE.search(plain)) and not _CHARACTER.search(plain):
        return f"no reading has {strange[0]}; write letters with tone marks, and spaces"
    if sum(map(str.isupper, reading)) > 1 + reading.count(" ") + reading.count("-"):
        return "write small letters, but for the first of a name"
    if _CHARACTER.search(plain) or not re.search("[a-z]", plain):
        return "is no pinyin: write the reading in Latin letters with tone marks"
    if plain == reading.lower().replace("ü", "v"):
        return "has no tone marks; write them: xiàn, not xian"
    if not _reads(name, plain, readings):
        return f'does not read "{name}"; mend one of them'
    if not _reads(name, normalize("NFC", reading.lower()), _toned):
        return f'a tone is missing or wrong for "{name}"; mend it'
    return ""


def _reads(name: str, reading: str, sounds: Callable[[str], Iterable[str]]) -> bool:
    """Whether a reading is one of a name; `sounds` has those of a character."""
    letters = "".join(filter(str.isalpha, reading))
    read = {""}
    for character in _CHARACTER.findall(name):
        more = {start + sound for start in read for sound in sounds(character)}
        read = {start for start in more if letters.startswith(start)}
        if len(read) > _MOST_READINGS:
            return True
    return letters in read


@lru_cache(maxsize=4096)
def _toned(character: str) -> frozenset[str]:
    found = pinyin(character, style=Style.TONE, heteronym=True)[0]
    toned = frozenset(normalize("NFC", reading.lower()) for reading in found)
    return toned | readings(character) if character in _NEUTRAL else toned
