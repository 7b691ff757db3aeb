"""The corpus is held against its raw files: what a clause states must stand where it says."""

import hashlib
import os
from pathlib import Path

import pytest
from explainer.corpus.reading import read_corpus
from explainer.ingestion.verification import (
    Verification,
    post_word_problems,
    verify_source,
)

from tests.conftest import ROOT, Project

RAW = """\
首頁 > 要聞
决定說,要做到“中央統籌,縣村抓落實”,縣委書記具體負責。
縣裡要管好22.6億元。
縣委書記12月報告,主要負責人檢查。
"""
FILE = "docs/corpus/sources/example-decision.yml"


@pytest.fixture
def project(example_project: Project, tmp_path: Path) -> Project:
    """The example with a raw file in raw/ that fits its record."""
    folder = example_project.root / "raw"
    folder.mkdir()
    set_raw(example_project, RAW)
    return example_project


def set_raw(project: Project, text: str) -> None:
    """Writes the raw file and its SHA-256 and name into the record."""
    content = text.encode()
    (project.root / "raw/example.txt").write_bytes(content)
    record = project.root / FILE
    lines = record.read_text("utf-8").splitlines(keepends=True)
    start = next(number for number, line in enumerate(lines) if line.startswith("raw:"))
    end = next(
        number for number, line in enumerate(lines) if number > start and line[0] not in " -"
    )
    digest = hashlib.sha256(content).hexdigest()
    raw = f"raw:\n  file: example.txt\n  sha256: {digest}\n  paragraphs: 3\n"
    record.write_text("".join([*lines[:start], raw, *lines[end:]]), encoding="utf-8")


def edit(project: Project, old: str, new: str, *, everywhere: bool = False) -> None:
    file = project.root / FILE
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, -1 if everywhere else 1), encoding="utf-8")


def verify(project: Project) -> Verification:
    placed = read_corpus(project.root / "docs")[0].sources[0]
    files = {file.name: file.read_bytes() for file in (project.root / "raw").iterdir()}
    return verify_source(placed, files)


def messages(project: Project) -> str:
    return "\n".join(problem.message for problem in verify(project).problems)


def test_a_record_that_fits_its_raw_file_has_no_problems(project: Project) -> None:
    assert messages(project) == ""
    coverage = verify(project).coverage
    assert coverage is not None
    assert (coverage.used, coverage.paragraphs) == (3, 3)


def test_another_raw_file_is_recognised(project: Project) -> None:
    (project.root / "raw/example.txt").write_text("别的文本。", encoding="utf-8")
    assert "the raw file is another one" in messages(project)


def test_a_missing_raw_file_is_named(project: Project) -> None:
    (project.root / "raw/example.txt").unlink()
    assert "there is no raw file example.txt" in messages(project)


def test_a_figure_must_stand_in_the_paragraphs_of_its_clause(project: Project) -> None:
    edit(project, "at: [1, 2]", "at: [1, 3]")
    found = messages(project)
    assert "2260000000 does not stand in paragraph 1 or 3" in found
    assert "paragraph 2 is used by no clause" in found


def test_a_quotation_must_stand_in_the_paragraphs_of_its_clause(project: Project) -> None:
    edit(project, "决定要求中央统筹，", "决定要求“中央统筹、县村抓落实”，")
    assert messages(project) == ""
    edit(project, "“中央统筹、县村抓落实”", "“中央统筹、省抓落实”")
    assert "“中央统筹、省抓落实” does not stand in paragraph 1" in messages(project)


def test_a_formula_must_stand_in_the_raw_file(project: Project) -> None:
    edit(project, "zh: 中央统筹、县村抓落实", "zh: 中央统筹、乡抓落实")
    assert "“乡抓落实” does not stand in the raw file" in messages(project)


def test_a_paragraph_that_is_not_there_is_named(project: Project) -> None:
    edit(project, "at: [3]", "at: [4]")
    assert "there is no paragraph 4; the source has 3" in messages(project)


def test_a_paragraph_may_be_left_out_with_a_reason(project: Project) -> None:
    edit(project, "at: [3]", "at: [2]", everywhere=True)
    assert "paragraph 3 is used by no clause" in messages(project)
    left_out = "  left_out:\n    - {paragraphs: [3], zh: 只是重复。, en: It only repeats.}\n"
    edit(project, "  paragraphs: 3\n", f"  paragraphs: 3\n{left_out}")
    assert messages(project) == ""
    edit(project, "at: [2]", "at: [3]", everywhere=True)
    assert "paragraph 3 is used by a clause" in messages(project)


def test_the_command_prints_coverage_and_fails_on_problems(project: Project) -> None:
    raw = str(project.root / "raw")
    done = project.launch("verify", "--raw", raw)
    assert done.returncode == 0, done.stdout
    assert "example-decision: 3 of 3 paragraphs used" in done.stdout
    edit(project, "at: [1, 2]", "at: [2]")
    edit(project, "22.6亿元资金", "22.7亿元资金")
    failed = project.launch("verify", "--raw", raw)
    assert failed.returncode == 1
    assert f"{FILE}:" in failed.stdout
    assert "Traceback" not in failed.stderr


REAL = [os.environ["SOURCES_RAW"]] if os.environ.get("SOURCES_RAW") else []


@pytest.mark.parametrize("folder", REAL)
def test_the_real_corpus_fits_its_raw_files(folder: str) -> None:
    files = {file.name: file.read_bytes() for file in Path(folder).iterdir()}
    found = [verify_source(placed, files) for placed in read_corpus(ROOT / "docs")[0].sources]
    assert [problem for verification in found for problem in verification.problems] == []


def word_messages(project: Project) -> list[str]:
    files = {file.name: file.read_bytes() for file in (project.root / "raw").iterdir()}
    draft = read_corpus(project.root / "docs")[0]
    return [problem.message for problem in post_word_problems(draft, files)]


@pytest.mark.parametrize(
    ("word", "stands"),
    [("县委书记", True), ("县委……报告", True), ("书记（县委）", True), ("县委书记、县长", False)],
)
def test_a_word_of_a_post_stands_in_the_paragraphs_that_it_cites(
    project: Project, word: str, stands: bool
) -> None:
    file = project.root / "docs/corpus/posts.yml"
    text = file.read_text("utf-8").replace("{zh: 县委书记, en: county", f"{{zh: {word}, en: county")
    file.write_text(text, encoding="utf-8")
    refused = f"“{word}” does not stand in the paragraphs of county-reports"
    assert word_messages(project) == ([] if stands else [f"{refused}; write the word as it stands"])
