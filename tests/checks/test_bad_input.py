"""Bad input: one clear message each, all at once; no site is lost."""

import hashlib
import shutil
from pathlib import Path

import pytest
from explainer.build.compile import compile_site
from explainer.problems.problem import report

from tests.bad_input_cases import Case, read_cases
from tests.conftest import UPDATE_GOLDEN, Project
from tests.sabotage.file_faults import FILE_FAULTS
from tests.sabotage.settings_faults import PROJECT_FAULTS

CASES = [pytest.param(case, id=case.file.stem) for case in read_cases()]


def test_the_unspoilt_example_has_no_problems(example_docs: Path) -> None:
    assert report(compile_site(example_docs).problems) == ""


@pytest.mark.parametrize("case", CASES)
def test_every_fault_is_named_with_its_place_and_its_mend(case: Case, example_docs: Path) -> None:
    case.spoil(example_docs)
    found = report(compile_site(example_docs).problems)
    if UPDATE_GOLDEN:
        case.rewrite(found)
        return
    assert found == case.problems


@pytest.fixture(scope="module")
def built_project(built_example: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The example, built into its folder site/; each test undoes what it does to it."""
    root = tmp_path_factory.mktemp("built") / "project"
    shutil.copytree(built_example.root, root)
    return Project(root)


def digest(folder: Path) -> str:
    """One digest of all files of a folder."""
    sums = hashlib.sha256()
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            sums.update(file.relative_to(folder).as_posix().encode() + file.read_bytes())
    return sums.hexdigest()


# What a build does with problems is the same for all of them; one of each kind of input stands for
# the rest.
BUILT = ("broken-yaml", "html-that-can-run", "fence-that-cannot-be-drawn")


@pytest.mark.parametrize("case", [case for case in CASES if case.id in BUILT])
def test_a_failed_build_says_why_and_keeps_the_last_site(
    case: Case, built_project: Project
) -> None:
    docs, before = built_project.root / "docs", digest(built_project.root / "site")
    kept = built_project.root / "kept"
    shutil.copytree(docs, kept)
    try:
        case.spoil(docs)
        failed = built_project.launch("build")
    finally:
        shutil.rmtree(docs)
        kept.rename(docs)
    assert failed.returncode == 1
    for line in case.problems.splitlines():
        assert line in failed.stdout
    assert "Traceback" not in failed.stdout + failed.stderr
    assert digest(built_project.root / "site") == before


# Faults around the content, which a build must refuse as the check does.
AROUND = ("a billion laughs", "font: false' 'font: {text", "| shout", "site.css b'")


@pytest.mark.parametrize("name", AROUND)
def test_a_build_refuses_what_the_check_refuses(name: str, built_project: Project) -> None:
    [fault] = [fault for fault in (*FILE_FAULTS, *PROJECT_FAULTS) if name in fault.name]
    root, before = built_project.root, digest(built_project.root / "site")
    kept = {folder: root / f"kept-{folder}" for folder in ("docs", "mkdocs.yml")}
    shutil.copytree(root / "docs", kept["docs"])
    shutil.copy(root / "mkdocs.yml", kept["mkdocs.yml"])
    try:
        fault.spoil(root)
        done = built_project.launch("build")
    finally:
        shutil.rmtree(root / "docs")
        for place, copy in kept.items():
            copy.replace(root / place)
    assert done.returncode == 1
    [line] = [line for line in done.stdout.splitlines() if fault.words in line]
    assert line.startswith(f"{fault.path}:")
    assert "Traceback" not in done.stdout + done.stderr
    assert digest(root / "site") == before
