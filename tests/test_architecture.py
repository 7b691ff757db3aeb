"""The rooms of the generator: who may know whom."""

import ast
from pathlib import Path

import pytest

from tests.conftest import ROOT

CORE = ROOT / "hooks/explainer"
MODULES = sorted(CORE.rglob("*.py"))


def imports(file: Path) -> set[str]:
    """Every module that a file imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


@pytest.mark.parametrize("file", MODULES, ids=lambda file: file.relative_to(CORE).as_posix())
def test_the_core_does_not_know_the_generator_or_the_theme(file: Path) -> None:
    roots = {name.split(".")[0] for name in imports(file)}
    assert not roots & {"mkdocs", "material", "jinja2", "logging"}


@pytest.mark.parametrize(
    ("room", "strangers"),
    [
        ("model.py", ("yaml", "pathlib", "explainer.load", "explainer.render")),
        ("problems.py", ("yaml", "pathlib", "explainer.model")),
        ("languages.py", ("yaml", "pathlib", "explainer.model")),
        ("documents.py", ("explainer.model", "explainer.render")),
        ("load.py", ("explainer.render", "explainer.checks")),
        ("checks/references.py", ("yaml", "pathlib", "explainer.render")),
        ("checks/text_rules.py", ("yaml", "pathlib", "explainer.render")),
        ("parity.py", ("yaml", "pathlib", "explainer.render")),
        ("diagrams.py", ("explainer.model", "explainer.render")),
        ("charts.py", ("explainer.model", "explainer.render")),
        ("terms.py", ("explainer.render",)),
        ("search/tokens.py", ("explainer.render", "explainer.corpus", "pathlib")),
        ("search/records.py", ("explainer.render", "explainer.corpus", "pathlib")),
        ("search/bundle.py", ("explainer.render", "explainer.corpus")),
        ("ingestion/cleaning.py", ("yaml", "pathlib", "explainer.load", "explainer.render")),
        ("ingestion/draft.py", ("yaml", "pathlib", "explainer.load", "explainer.render")),
        ("verification.py", ("pathlib", "explainer.render")),
        ("review.py", ("yaml", "pathlib", "explainer.render")),
    ],
)
def test_a_room_does_not_know_what_it_must_not(room: str, strangers: tuple[str, ...]) -> None:
    known = imports(CORE / room)
    assert not [name for name in known if name.startswith(strangers)]


def test_rendering_does_not_read_files() -> None:
    for file in (CORE / "render").glob("*.py"):
        assert not imports(file) & {"pathlib", "yaml", "explainer.load", "explainer.documents"}


def test_modules_stay_readable() -> None:
    long = {
        file.name: lines for file in MODULES if (lines := len(file.read_text().splitlines())) > 360
    }
    assert not long
