"""What a query is held against before the index is asked: the words and characters in use."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, MutableMapping
from functools import cache
from itertools import chain

import snowballstemmer

from explainer.search.tokens import fold

_AMERICAN_Z = re.compile(r"(?<=[a-z]{3}i)z(?=e$|ed$|es$|er$|ing$|ation)")
_HAN_BLOCKS = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000))


def families(
    words: Iterable[str], stems: MutableMapping[str, str] | None = None
) -> dict[str, tuple[str, ...]]:
    """For each word those with the same English stem (Porter's second algorithm), itself too.

    The British and the American spelling of a word (revitalisation, revitalization) are one.
    `stems` are those of the words that are known, to which those of the others are added.
    """
    stems = {} if stems is None else stems
    ordered = sorted(words)
    unknown = [word for word in ordered if word not in stems]
    alike = [_AMERICAN_Z.sub("s", word) for word in unknown]
    found = snowballstemmer.stemmer("english").stemWords(alike)
    stems.update(zip(unknown, found, strict=True))
    by_stem: dict[str, list[str]] = defaultdict(list)
    for word in ordered:
        by_stem[stems[word]].append(word)
    return {word: tuple(family) for family in by_stem.values() for word in family}


def word_list(own_families: Mapping[str, tuple[str, ...]]) -> str:
    """The words, a family a line, with a space between them."""
    return "\n".join(sorted({" ".join(family) for family in own_families.values()}))


def folding_pairs(texts: Iterable[str]) -> str:
    """Pairs of characters: one that is not in use, and the one of the texts that it stands for."""
    used = set(fold("".join(set[str]().union(*texts))))
    return "".join(other + own for other, own in _all_folding_pairs() if own in used)


@cache
def _all_folding_pairs() -> tuple[tuple[str, str], ...]:
    every = "".join(map(chr, chain(*_HAN_BLOCKS)))
    return tuple(pair for pair in zip(every, fold(every), strict=True) if pair[0] != pair[1])
