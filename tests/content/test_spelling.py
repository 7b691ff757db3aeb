"""The spelling of every English text: records, interface and prose."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import yaml
from spellchecker import SpellChecker

from tests.conftest import ROOT

WORD_LIST = ROOT / "tests/english_words.txt"
_NOT_WORDS = re.compile(
    r"`[^`]*`|\[\[@[^\]]*\]\]|\[\[[^\]|]*\||\]\([^)]*\)|<!--.*?-->|\{[^}]*\}|https?://\S+|\S+@\S+",
    re.DOTALL,
)


def english_texts(data: Any) -> Iterator[str]:
    """Every text under a field `en` of a corpus file."""
    if isinstance(data, dict):
        for name, value in data.items():
            if name == "en" and isinstance(value, str):
                yield value
            elif name == "en" and isinstance(value, list):
                yield from value
            else:
                yield from english_texts(value)
    elif isinstance(data, list):
        for item in data:
            yield from english_texts(item)


def words(text: str) -> Iterator[str]:
    """The words of a text; names of files, links, code and abbreviations are no words."""
    for match in re.finditer(r"[A-Za-z][A-Za-z'’]*[A-Za-z]'?", _NOT_WORDS.sub(" ", text)):
        word = match[0].replace("’", "'").removesuffix("'s").rstrip("'")
        if not word.isupper() and len(word) > 1:
            yield word.lower()


def project_words() -> set[str]:
    """The project's own word list."""
    lines = WORD_LIST.read_text(encoding="utf-8").splitlines()
    return {word for line in lines if not line.startswith("#") for word in line.split()}


@cache
def used_words() -> dict[str, str]:
    """Every word of the site's English with the first file that uses it."""
    used: dict[str, str] = {}
    for file in sorted((ROOT / "docs/corpus").rglob("*.yml")):
        for text in english_texts(yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader)):
            for word in words(text):
                used.setdefault(word, file.relative_to(ROOT).as_posix())
    for file in sorted((ROOT / "docs/en").rglob("*.md")):
        for word in words(file.read_text(encoding="utf-8")):
            used.setdefault(word, file.relative_to(ROOT).as_posix())
    return used


def test_every_english_word_is_spelt_as_known() -> None:
    used = used_words()
    unknown = SpellChecker(language="en").unknown(used.keys()) - project_words()
    assert sorted(f"{used[word]}: {word}" for word in unknown) == []


def test_the_word_list_holds_no_word_that_is_not_used() -> None:
    assert sorted(project_words() - used_words().keys()) == []
