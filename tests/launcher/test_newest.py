"""What the command `newest` tells: which versions are newer, in what two sites differ."""

from pathlib import Path

import pytest
from launcher.comparison import differences, first_difference
from launcher.newest import compared, names_without_pins, newer, pins_of

from tests.conftest import ROOT


@pytest.fixture
def sites(tmp_path: Path) -> tuple[Path, Path]:
    folders = tmp_path / "pinned", tmp_path / "newest"
    for folder in folders:
        (folder / "en").mkdir(parents=True)
        (folder / "index.html").write_text("<p>责任链</p>", encoding="utf-8")
        (folder / "en/index.html").write_text(f"{'x' * 500}<p>The chain</p>")
        (folder / "card.png").write_bytes(b"\x89PNG\xff")
    return folders


def test_sites_that_are_the_same_are_told_so(sites: tuple[Path, Path]) -> None:
    assert differences(*sites) == {}
    assert compared("ProperDocs", *sites) == ""


def test_every_kind_of_difference_is_told(sites: tuple[Path, Path]) -> None:
    pinned, newest = sites
    (pinned / "old.css").write_text("")
    (newest / "new.js").write_text("")
    (newest / "card.png").write_bytes(b"\x89PNG\xfe")
    page = newest / "en/index.html"
    page.write_text(page.read_text().replace("The chain", "The chains") + "y" * 500)
    assert differences(pinned, newest) == {
        "card.png": "differs",
        "en/index.html": "differs",
        "new.js": "is new",
        "old.css": "is missing",
    }
    assert first_difference(pinned / "card.png", newest / "card.png") == ""
    before, after = first_difference(pinned / "en/index.html", page).splitlines()
    assert before.startswith("- …x") and before.endswith("<p>The chain</p>…")
    assert after.startswith("+ …x") and "<p>The chains</p>y" in after
    assert len(after) < 300
    (newest / "card.png").write_bytes(b"\x89PNG\xff")
    section = compared("ProperDocs", pinned, newest)
    assert section.startswith("## With ProperDocs the site differs\n\n- `en/index.html`: differs\n")
    assert "<p>The chains</p>" in section


def test_a_long_list_is_cut(sites: tuple[Path, Path]) -> None:
    for number in range(100):
        (sites[1] / f"{number}.txt").write_text("")
    section = compared("the newest versions", *sites)
    assert section.count("is new") == 30
    assert section.endswith("- and 70 more")


def test_versions_are_compared_by_the_lock() -> None:
    pins = pins_of((ROOT / "requirements-development.lock").read_text(encoding="utf-8"))
    names = names_without_pins((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert {"mkdocs", "trafilatura", "pytest"} <= set(names)
    assert {name.lower() for name in names} <= pins.keys()
    assert newer(pins, pins) == "Every pin is the newest version."
    told = newer({"mkdocs": "1.6.1", "htpy": "1.0", "ruff": "1"}, {"mkdocs": "1.7", "htpy": "1.0"})
    assert told.splitlines()[2:] == [
        "| Package | Pin | Newest |",
        "|---|---|---|",
        "| mkdocs | 1.6.1 | 1.7 |",
    ]
