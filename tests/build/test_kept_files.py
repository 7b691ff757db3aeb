"""A kept file is put into the site as it was, and whatever happens to it there is noticed."""

import os
from pathlib import Path

import pytest
from explainer.work.derived import Derived, open_derived
from explainer.work.kept_files import files_in, place, place_all, place_kept


@pytest.fixture
def kept(tmp_path: Path) -> Derived:
    return files_in(open_derived(tmp_path / "derived", "generator"))


def test_a_file_is_kept_once_and_has_no_copy(kept: Derived, tmp_path: Path) -> None:
    files = {"a/index.html": b"a", "b/c/index.html": b"a", "d.txt": b"d"}
    names = place_all(kept, files, tmp_path / "site")
    assert {file.name for file in kept.folder.iterdir()} == names
    assert len(names) == 2
    for name, content in files.items():
        file = tmp_path / "site" / name
        assert file.read_bytes() == content
        assert any(file.samefile(other) for other in kept.folder.iterdir())


def test_what_is_changed_in_the_site_is_not_taken_for_what_was_kept(
    kept: Derived, tmp_path: Path
) -> None:
    first = tmp_path / "first/index.html"
    name = place(kept, b"page", first)
    first.write_bytes(b"edited")
    assert not place_kept(kept, name, tmp_path / "second/index.html")
    assert place(kept, b"page", tmp_path / "third/index.html") == name
    assert place_kept(kept, name, tmp_path / "fourth/index.html")
    assert (tmp_path / "fourth/index.html").read_bytes() == b"page"
    assert first.read_bytes() == b"edited"


def test_a_file_that_is_there_is_replaced_and_its_other_names_stay(
    kept: Derived, tmp_path: Path
) -> None:
    file = tmp_path / "index.html"
    before = place(kept, b"before", file)
    place(kept, b"after", file)
    assert file.read_bytes() == b"after"
    assert (kept.folder / before).read_bytes() == b"before"


def test_where_a_file_can_have_no_second_name_it_is_copied(
    kept: Derived, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(source: Path, target: Path) -> None:
        raise OSError("not on this disk")

    name = place(kept, b"page", tmp_path / "first/index.html")
    monkeypatch.setattr(os, "link", refuse)
    assert place_kept(kept, name, tmp_path / "second/index.html")
    place(kept, b"other", tmp_path / "third/index.html")
    assert (tmp_path / "second/index.html").read_bytes() == b"page"
    assert (tmp_path / "third/index.html").read_bytes() == b"other"


def test_a_file_that_is_not_kept_is_not_placed(kept: Derived, tmp_path: Path) -> None:
    assert not place_kept(kept, "0" * 64, tmp_path / "index.html")
    assert not (tmp_path / "index.html").exists()
