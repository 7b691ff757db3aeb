"""A value of an earlier build is taken again only where it would be made the same."""

from dataclasses import replace
from pathlib import Path

import pytest
from explainer.build.kept_values import KeptValues, known_or_made
from explainer.build.reads import Digests
from explainer.corpus.corpus import Corpus
from explainer.work.derived import Derived

NAMES = ("a", "b")


def values(
    corpus: Corpus, folder: Path, *names: str, given: str = "", generator: str = "one"
) -> tuple[list[str], int]:
    """What is made of the first level, for each name; and how many were made in this build."""
    made = 0

    def make(seen: Corpus, index: int) -> str:
        nonlocal made
        made += 1
        return f"{names[index]} {given} {seen.levels[next(iter(seen.levels))].zh}"

    kept = KeptValues(Derived(folder, generator), Digests(corpus))
    return known_or_made(kept, corpus, [(name, given) for name in names], make), made


def renamed(corpus: Corpus, place: int) -> Corpus:
    levels = dict(corpus.levels)
    identifier = list(levels)[place]
    levels[identifier] = levels[identifier].model_copy(update={"zh": "改"})
    return replace(corpus, levels=levels)


def test_a_value_is_made_again_where_what_it_read_or_was_given_has_changed(
    corpus: Corpus, tmp_path: Path
) -> None:
    first, _ = values(corpus, tmp_path, *NAMES)
    assert values(corpus, tmp_path, *NAMES) == (first, 0)
    assert values(renamed(corpus, 1), tmp_path, *NAMES) == (first, 0)
    assert values(renamed(corpus, 0), tmp_path, *NAMES) == (["a  改", "b  改"], 2)
    assert values(corpus, tmp_path, *NAMES, given="x")[1] == 2
    assert values(corpus, tmp_path, *NAMES, given="x", generator="two")[1] == 2


@pytest.mark.parametrize("damage", [b"", b"damaged", bytes(100)])
def test_a_damaged_value_is_made_again(corpus: Corpus, tmp_path: Path, damage: bytes) -> None:
    first, _ = values(corpus, tmp_path, *NAMES)
    for file in tmp_path.iterdir():
        file.write_bytes(damage)
    assert values(corpus, tmp_path, *NAMES) == (first, 2)


def test_values_that_are_gone_are_deleted(corpus: Corpus, tmp_path: Path) -> None:
    values(corpus, tmp_path, *NAMES)
    assert values(corpus, tmp_path, "b")[1] == 0
    assert len(list(tmp_path.iterdir())) == 1


def test_without_a_folder_all_are_made(corpus: Corpus) -> None:
    assert known_or_made(None, corpus, [("a", ())], lambda seen, index: "made") == ["made"]
