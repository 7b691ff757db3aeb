"""A check with nothing changed tells what the last one found, and no change goes unseen."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from explainer.work.derived import Derived
from explainer.work.project_state import project_state

from tests.conftest import Project

KEPT = Derived(Path(), "")
VARIABLE = "site_url: !ENV [SITE_URL, x]\n"
CHANGES: dict[str, Callable[[Path], object]] = {
    "a text": lambda root: (root / "docs/zh/index.md").write_text("二", "utf-8"),
    "a guide below": lambda root: (root / "tests/more.md").write_text("# Two", "utf-8"),
    "a setting of a tool": lambda root: (root / ".github/site.yml").write_text("b: 2", "utf-8"),
    "a name": lambda root: (root / "tests/one.py").rename(root / "tests/one.py~"),
    "an empty folder": lambda root: (root / "docs/zh/site").mkdir(),
    "a page in a folder that has the name of one": lambda root: (
        root / "docs/site/index.md"
    ).write_text("二", "utf-8"),
    "settings": lambda root: (root / "mkdocs.yml").write_text(f"{VARIABLE}\n", "utf-8"),
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = {
        "mkdocs.yml": VARIABLE,
        "docs/zh/index.md": "一",
        "docs/site/index.md": "一",
        "tests/more.md": "# One",
        "tests/one.py": "",
        ".github/site.yml": "a: 1",
        "site/index.html": "",
        "hooks/__pycache__/a.pyc": "",
    }
    for name, text in files.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return tmp_path


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_a_check_reads_is_part_of_the_state(
    change: Callable[[Path], object], root: Path
) -> None:
    before = project_state(root, {}, KEPT)
    assert before == project_state(root, {}, KEPT)
    change(root)
    assert project_state(root, {}, KEPT) != before


def test_only_variables_that_the_settings_name_are_part_of_the_state(root: Path) -> None:
    before = project_state(root, {}, KEPT)
    assert project_state(root, {"COLUMNS": "80"}, KEPT) == before
    assert project_state(root, {"SITE_URL": "https://a.example/"}, KEPT) != before


def test_what_was_made_is_no_part_of_the_state(root: Path) -> None:
    before = project_state(root, {}, KEPT)
    (root / "site/index.html").write_text("made", "utf-8")
    (root / "hooks/__pycache__/a.pyc").write_text("made", "utf-8")
    assert project_state(root, {}, KEPT) == before


def test_with_a_link_there_is_no_state(root: Path) -> None:
    (root / "docs/zh/more.md").symlink_to(root / "docs/zh/index.md")
    assert project_state(root, {}, KEPT) == ""


def checked(project: Project) -> tuple[str, bool]:
    """What the script says of a project, and whether it read in the checks."""
    script = str(project.root / "scripts/check.py")
    command = [sys.executable, "-X", "importtime", script, "--format", "json"]
    hooks = os.environ | {"PYTHONPATH": str(project.root / "hooks")}
    done = subprocess.run(command, env=hooks, capture_output=True, encoding="utf-8", check=False)
    return done.stdout, "project_check" in done.stderr


def test_the_checks_are_read_in_only_where_something_has_changed(example_project: Project) -> None:
    assert example_project.launch("schemas").returncode == 0
    said, read = checked(example_project)
    assert read
    assert '"problems": []' in said
    assert checked(example_project) == (said, False)
    page = example_project.root / "docs/en/index.md"
    sound = page.read_text("utf-8")
    page.write_text(f"{sound}\nSee [it](gone.md).\n", "utf-8")
    for _ in range(2):
        told, read = checked(example_project)
        assert read
        assert "gone.md" in told
    page.write_text(sound, "utf-8")
    assert checked(example_project) == (said, False)
