"""What an earlier build derived is used again, and never when anything it was made from changed."""

import shutil
from pathlib import Path

import pytest
from explainer.work.derived import Derived, derive, generator_digest, keep_only, open_derived

from tests.conftest import Project

Change = tuple[str, str, str]
"""A file, and words of it with what stands there afterwards."""

CHANGES: tuple[tuple[Change, ...], ...] = (
    # What is made from one of these leaves parts that are made from the other alone.
    (
        ("docs/corpus/interface.yml", "en: On this page}", "en: On the page}"),
        ("docs/corpus/vocabulary.yml", "zh: 中央", "zh: 中央（改）"),
    ),
    (
        ("docs/en/index.md", "\n", "\nOne more line.\n\n"),
        ("docs/assets/stylesheets/site.css", "}", "}\n.changed { color: red }"),
    ),
    # The words of a statement, and what it is filed under.
    (
        ("docs/corpus/sources/example-decision.yml", "to check the funds", "to check all funds"),
        ("docs/corpus/sources/example-decision.yml", "functions: [plan]", "functions: [fund]"),
    ),
    # These are on pages that lie beside others.
    (
        ("docs/corpus/sources/example-decision.yml", "zh: 示例决定", "zh: 示例决定（改）"),
        ("docs/corpus/posts.yml", "en: county Party secretary", "en: changed Party secretary"),
    ),
    # Each of these is in every page.
    (("mkdocs.yml", "机制: Mechanisms", "机制: All mechanisms"),),
    (("docs/theme/partials/javascripts/palette.html", "var s=null", "var s=undefined"),),
    (("docs/theme/partials/copyright.html", "<", "<!-- changed --><"),),
    (("hooks/explainer/build/security_policy.py", "default-src 'none'", "default-src 'self'"),),
    (("mkdocs.yml", "chain.example/", "chain-elsewhere.example/"),),
)


def contents(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def built(project: Project, *options: str) -> dict[str, bytes]:
    done = project.launch("build", *options, SOURCE_DATE_EPOCH="1500000000")
    assert done.returncode == 0, done.stdout
    return contents(project.root / "site")


def test_after_each_kind_of_change_a_build_is_what_it_would_be_from_nothing(
    example_project: Project,
) -> None:
    before = built(example_project)
    for changes in CHANGES:
        for change in changes:
            make(example_project, *change)
        warm = built(example_project)
        shutil.rmtree(example_project.root / ".cache/derived")
        assert warm == built(example_project, "--anew"), changes
        assert warm != before, changes
        before = warm


def test_what_is_changed_in_the_site_itself_is_gone_after_the_next_build(
    example_project: Project,
) -> None:
    built(example_project)
    # A file in the site is one with what is kept.
    for file in (example_project.root / "site").rglob("*"):
        if file.is_file():
            with file.open("ab") as opened:
                opened.write(b"changed in its place")
    make(example_project, *CHANGES[0][0])
    warm = built(example_project)
    shutil.rmtree(example_project.root / ".cache/derived")
    assert warm == built(example_project, "--anew")


def make(project: Project, name: str, old: str, new: str) -> None:
    """Changes a file of the project; a page behind its head, which must stay first."""
    file = project.root / name
    text = file.read_text(encoding="utf-8")
    assert old in text, name
    at = text.index(old, text.find("\n---\n") + 4 if name.endswith(".md") else 0)
    file.write_text(text[:at] + new + text[at + len(old) :], encoding="utf-8")


def test_what_is_known_is_not_made_again(tmp_path: Path) -> None:
    known = open_derived(tmp_path / "derived", "generator")
    name, made = derive(known, ["a", "b"], lambda: [["县", "\ud800"]])
    again = derive(known, ["a", "b"], lambda: pytest.fail("made again"))
    assert again == (name, made) == (name, [["县", "\ud800"]])
    # Where one text ends and the next begins counts.
    assert derive(known, ["ab", ""], lambda: [["other"]])[1] == [["other"]]


def test_another_generator_makes_it_anew(tmp_path: Path) -> None:
    module = tmp_path / "code/module.py"
    module.parent.mkdir()
    module.write_text("one")
    one = open_derived(tmp_path / "derived", generator_digest(module.parent))
    first = derive(one, ["a"], lambda: [["1"]])
    module.write_text("two")
    two = open_derived(tmp_path / "derived", generator_digest(module.parent))
    second = derive(two, ["a"], lambda: [["2"]])
    assert (first[1], second[1]) == ([["1"]], [["2"]])


@pytest.mark.parametrize("damage", ["", '[["ab"], ["c', "\x00", "null", '[["whole"]]'])
def test_what_is_damaged_is_made_again(tmp_path: Path, damage: str) -> None:
    known = open_derived(tmp_path / "derived", "generator")
    name, _ = derive(known, ["a"], lambda: [["sound"]])
    (known.folder / name).write_text(damage)
    assert derive(known, ["a"], lambda: [["sound"]])[1] == [["sound"]]


def test_what_cannot_be_kept_is_made_all_the_same(tmp_path: Path) -> None:
    no_folder = tmp_path / "file"
    no_folder.touch()
    assert derive(Derived(no_folder, "generator"), ["a"], lambda: [["a"]])[1] == [["a"]]


def test_what_no_page_was_taken_from_is_deleted(tmp_path: Path) -> None:
    known = open_derived(tmp_path / "derived", "generator")
    kept, _ = derive(known, ["a"], lambda: [["a"]])
    derive(known, ["b"], lambda: [["b"]])
    keep_only(known, {kept})
    assert [file.name for file in known.folder.iterdir()] == [kept]
