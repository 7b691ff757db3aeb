"""The posting lists of the last build are brought up to date, and made anew where they must be."""

import random
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

import pytest
from explainer.build.known_postings import KnownPostings
from explainer.search.phrase_index import index_files
from explainer.search.sections import IndexedPage, SearchRecord
from explainer.work.derived import open_derived

Page = Sequence[str]
"""The text of each record of a page."""

PAGES: tuple[Page, ...] = (("县委书记", "county 5"), ("乡镇",), ("贫困村", "脱贫"))
CHANGED: dict[str, tuple[Page, ...]] = {
    "nothing": PAGES,
    "a text": (PAGES[0], ("乡镇党委",), PAGES[2]),
    "texts of two pages": (("县长", "county 5"), PAGES[1], ("贫困村", "脱贫攻坚")),
    "a record more": (PAGES[0], ("乡镇", "村"), PAGES[2]),
    "a page more": (*PAGES, ("村",)),
    "a page less": PAGES[:2],
    "the order": PAGES[::-1],
    "records that move from page to page": (("县委书记",), ("county 5", "乡镇"), PAGES[2]),
}


def records(pages: Sequence[Page]) -> list[SearchRecord]:
    return [
        SearchRecord(
            address=f"{number}/", anchor=str(place), language="zh", page_title="", heading="",
            section="", text=text, kind="prose",
        )
        for number, page in enumerate(pages)
        for place, text in enumerate(page)
    ]  # fmt: skip


def indexed(pages: Sequence[Page]) -> list[IndexedPage]:
    return [
        IndexedPage(repr(own), tuple(own))
        for _, group in groupby(records(pages), key=lambda record: record.address)
        if (own := list(group))
    ]


def index(pages: Sequence[Page], folder: Path) -> tuple[dict[str, str], set[str]]:
    """The files of the index of a build that uses this folder, and the names it uses of it."""
    known = KnownPostings("zh", open_derived(folder, "generator"))
    files = index_files(records(pages), "zh", lists=known.of(indexed(pages)))
    known.keep()
    return files, known.used


@pytest.mark.parametrize("change", CHANGED)
def test_after_a_change_an_index_is_what_it_would_be_from_nothing(
    tmp_path: Path, change: str
) -> None:
    index(PAGES, tmp_path)
    files, used = index(CHANGED[change], tmp_path)
    assert files == index_files(records(CHANGED[change]), "zh")
    assert used <= {file.name for file in tmp_path.iterdir()}
    assert index(PAGES, tmp_path)[0] == index_files(records(PAGES), "zh")


@pytest.mark.parametrize("damaged", range(4))
def test_what_is_damaged_is_made_again(tmp_path: Path, damaged: int) -> None:
    index(PAGES, tmp_path)
    sorted(tmp_path.iterdir())[damaged].write_bytes(random.Random(1).randbytes(200))
    expected = index_files(records(CHANGED["a text"]), "zh")
    assert index(CHANGED["a text"], tmp_path)[0] == expected


def test_the_same_pages_in_another_script_are_brought_up_to_date_from_the_first(
    tmp_path: Path,
) -> None:
    pages = (("“乾部”说", "county 5"), ("着力",), ("贫困村", "借助“它”"))
    twins = (("「乾部」說", "county 5"), ("著力",), ("貧困村", "藉助「它」"))
    for _ in range(2):
        known = KnownPostings("zh", open_derived(tmp_path, "generator"))
        first = index_files(records(pages), "zh", lists=known.of(indexed(pages)))
        known.keep()
        second = index_files(records(twins), "zh", lists=known.of(indexed(twins)))
        assert first == index_files(records(pages), "zh")
        assert second == index_files(records(twins), "zh")
        assert known.used <= {file.name for file in tmp_path.iterdir()}
