"""Chinese names in English texts: whether the Chinese beside a text has the same names.

No list of names is needed. A capitalised word that can be read as pinyin and stands nowhere in
small letters is a name; which characters it stands for is learnt from the texts themselves.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from explainer.text.han import HAN
from explainer.text.pinyin import readings
from explainer.text.sentence_pairs import is_one_sentence, sentence_pairs

_SYLLABLE = (
    "(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?"
    "(?:iang|iong|uang|ang|eng|ong|ing|iao|ian|uai|uan|ai|ei|ao|ou|an|en|er|ia|ie|iu|in|ua|uo|ui|un"
    "|ue|ve|a|o|e|i|u|v)"
)
_ONE_SYLLABLE = re.compile(_SYLLABLE)
_PINYIN = re.compile(f"(?:{_SYLLABLE}){{1,8}}")
_WORD = r"[A-Z][a-z]+(?:['\u2019](?!s\b)[a-z]+)?"
_RUN = re.compile(rf"(?<![A-Za-z-]){_WORD}(?: {_WORD})*")
_IDS = re.compile(r"\[\[[^\[\]|]*|\]\([^()]*\)")
# Ids and addresses hold names in small letters.
_SMALL = re.compile(r"(?<![A-Za-z.])[a-z]+(?![a-z]|\.[a-z])")
_HOSTS = re.compile(r"\w[\w-]*(?:\.\w[\w-]*)+")
_CHINESE = re.compile(f"[{HAN}]+")
_WORKS = re.compile("《[^《》]*》")
_FEW = 2


class Names:
    """What the English texts of a site call by Chinese names, and the characters of these."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        texts = list(pairs)
        self._common = frozenset(
            word for _, en in texts for word in _SMALL.findall(_IDS.sub("", en))
        )
        self._characters: dict[str, Counter[str]] = {}
        self._unread: Counter[str] = Counter()
        self._unread_in: dict[tuple[str, str], list[str]] = {}
        for zh, en in texts:
            if unread := self._without_characters(zh, en):
                self._unread_in[zh, en] = unread
                self._unread.update(unread)
        # Other words may sound like a name: the characters of a name are those it has most often.
        self._known = {
            characters.most_common(1)[0][0]: name
            for name, characters in self._characters.items()
            if characters.total() > max(1, self._unread[name])
        }
        longest_first = sorted(self._known, key=len, reverse=True)
        self._pattern = re.compile("|".join(longest_first) or "(?!)")

    def difference(self, zh: str, en: str) -> str:
        """What is wrong with the names of an English text beside its Chinese; "" for nothing.

        A name may be left out, or shortened, in one of them: what is told is a name that stands
        where the Chinese has another. Of several sentences each is looked at beside its own; in one
        a text may call by name what it has named in another.
        """
        if is_one_sentence(zh):
            return self._differing(zh, en)
        for left, right in sentence_pairs(zh, en):
            if found := self._differing(left, right, zh, en):
                return found
        return ""

    def untold(self, zh: str, en: str) -> str:
        """The first name in a Chinese label, outside of titles, that is not in the English; or "".

        A label is no more than what it names: the English leaves nothing out. It may have the
        address of a site in place of its name, and a surname behind what is given: Li-An Zhou.
        """
        if _HOSTS.search(en):
            return ""
        plain = _letters(en)
        found = self._pattern.findall(_WORKS.sub("", zh))
        untold = (name for name in found if self._known[name] not in plain)
        return next((name for name in untold if not _is_shortened(name, en)), "")

    def _differing(self, zh: str, en: str, whole_zh: str = "", whole_en: str = "") -> str:
        for name in self._unread_in.get((zh, en)) or self._without_characters(zh, en):
            if not self._characters[name].total() and self._unread[name] > _FEW:
                # What no Chinese text has is a word like another.
                continue
            is_named_elsewhere = any(text in whole_zh for text in self._characters[name])
            plain = _letters(_IDS.sub("", whole_en if is_named_elsewhere else en))
            lacking = (
                text
                for text in self._pattern.findall(zh)
                if self._known[text] not in plain and not _is_shortened(text, en)
            )
            if instead := next(lacking, ""):
                return f'the names differ: "{instead}" only in zh, {name.title()} only in en'
        return ""

    def _without_characters(self, zh: str, en: str) -> list[str]:
        """The names of an English text that the Chinese does not have; those it has are counted."""
        return [name for name in self._names(en) if not self._stands_in(name, zh)]

    def _names(self, en: str) -> Iterator[str]:
        """The names of a text in small letters, each once; two in a row are one."""
        told: set[str] = set()
        for run in _RUN.findall(en):
            words: list[str] = []
            for written in [*run.split(" "), ""]:
                word = _letters(written)
                if word and word not in self._common and _is_pinyin(word):
                    words.append(word)
                    continue
                name = "".join(words)
                if words and name not in told and not _ONE_SYLLABLE.fullmatch(name):
                    told.add(name)
                    yield name
                words = []

    def _stands_in(self, name: str, zh: str) -> bool:
        known = self._characters.setdefault(name, Counter())
        found = next((text for text in known if text in zh), "") or _characters_of(name, zh)
        if found:
            known[found] += 1
        return bool(found)


def _is_shortened(name: str, en: str) -> bool:
    """Whether the English has the first character of a name alone: the surname of a person."""
    return any(re.search(rf"\b{one.title()}\b(?! [A-Z])", en) for one in _readings(name[0]))


@lru_cache(maxsize=8192)
def _is_pinyin(word: str) -> bool:
    return bool(_PINYIN.fullmatch(word))


def _characters_of(name: str, zh: str) -> str:
    return next(filter(None, (_found(name, run) for run in _CHINESE.findall(zh))), "")


@lru_cache(maxsize=8192)
def _letters(text: str) -> str:
    return re.sub("[^a-z]", "", text.lower())


def _found(name: str, characters: str) -> str:
    """The characters among these that a name is the reading of; "" where there are none."""
    for start in range(len(characters)):
        open_ends = {0}
        for end in range(start, len(characters)):
            open_ends = {
                at + len(reading)
                for at in open_ends
                for reading in _readings(characters[end])
                if name.startswith(reading, at)
            }
            if len(name) in open_ends:
                return characters[start : end + 1]
            if not open_ends:
                break
    return ""


@lru_cache(maxsize=8192)
def _readings(character: str) -> frozenset[str]:
    # \u9655 is spelt apart from \u5c71, which has the same sound.
    return readings(character) | ({"shaan"} if character == "\u9655" else set())
