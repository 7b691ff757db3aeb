"""Every fault is refused by the check: one message, with its file and its line."""

import faulthandler
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from explainer.corpus.reading import read_corpus
from explainer.corpus.schemas import write_schemas
from project_check import check_project

from tests.conftest import copy_example_docs, copy_project
from tests.sabotage.corpus_faults import CORPUS_FAULTS
from tests.sabotage.fault import FIRST_CHANGE, Fault
from tests.sabotage.file_faults import FILE_FAULTS
from tests.sabotage.settings_faults import PROJECT_FAULTS

FAULTS = [*CORPUS_FAULTS, *FILE_FAULTS, *PROJECT_FAULTS]
# A check takes a fifth of a second; whatever takes this long hangs.
LONGEST = 20


@pytest.fixture(autouse=True)
def no_hanging() -> Iterator[None]:
    """Ends the process with a traceback where a check never would."""
    faulthandler.dump_traceback_later(LONGEST, exit=True)
    yield
    faulthandler.cancel_dump_traceback_later()


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example with schemas, which has neither problems nor anything stale."""
    project = copy_project(tmp_path_factory.mktemp("model") / "project", copy_example_docs)
    docs = project.root / "docs"
    write_schemas(docs, read_corpus(docs)[0])
    return project.root


@pytest.fixture
def sound_project(model: Path, tmp_path: Path) -> Path:
    """A copy of the model to be spoilt."""
    root = tmp_path / "project"
    shutil.copytree(model / "docs", root / "docs")
    (root / "hooks").mkdir()
    for name in ("mkdocs.yml", "hooks/site_hooks.py"):
        shutil.copy(model / name, root / name)
    return root


def first_change(before: list[str], after: list[str]) -> int:
    """The number of the first line that differs, counted from 1."""
    pairs = enumerate(zip(before, after, strict=False), 1)
    return next((number for number, (old, new) in pairs if old != new), len(before) + 1)


def lines(file: Path) -> list[str]:
    """The lines of a file, whatever it is; none where it is no text."""
    return file.read_bytes().decode(errors="replace").split("\n") if file.is_file() else []


def test_the_example_is_sound(sound_project: Path) -> None:
    assert [str(problem) for problem in check_project(sound_project, {}).problems] == []


def test_there_are_enough_faults_and_no_two_are_alike() -> None:
    names = [fault.name for fault in FAULTS]
    assert len(names) >= 150
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_is_named_once_at_its_place(fault: Fault, sound_project: Path) -> None:
    before = lines(sound_project / fault.path)
    fault.spoil(sound_project)
    found = check_project(sound_project, {})
    assert [str(problem) for problem in found.problems if fault.words in problem.message], [
        str(problem) for problem in found.problems
    ]
    [problem] = found.problems
    assert problem.path == fault.path
    after = lines(sound_project / fault.path)
    if isinstance(fault.line, str):
        assert fault.line in after[problem.line - 1]
    elif fault.line == FIRST_CHANGE:
        assert problem.line == first_change(before, after)
    else:
        assert problem.line == fault.line
    assert "\n" not in str(problem)
    assert not found.warnings
