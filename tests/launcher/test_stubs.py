"""Stubs: complete in form, named field by field by the checks, never overwriting."""

import pytest
from explainer.checks.site import check_site

from tests.conftest import Project


@pytest.mark.parametrize(
    ("kind", "files"),
    [
        ("source", ["corpus/sources/new-one.yml"]),
        ("term", ["corpus/terms/new-one.yml"]),
        ("page", ["zh/new-one.md", "en/new-one.md"]),
    ],
)
def test_a_stub_has_every_field_and_lacks_every_text(
    example_project: Project, kind: str, files: list[str]
) -> None:
    docs = example_project.root / "docs"
    done = example_project.launch("new", kind, "new-one")
    assert done.returncode == 0, done.stderr
    problems = check_site(docs).problems
    for name in files:
        assert any(f"docs/{name}" in str(problem) for problem in problems)
    for problem in problems:
        assert problem.path in {f"docs/{name}" for name in files}
        assert "unknown" not in problem.message
        assert "first line" not in problem.message
    before = [(docs / name).read_bytes() for name in files]
    again = example_project.launch("new", kind, "new-one")
    assert again.returncode == 1
    assert "exists already; choose another id" in again.stderr
    assert [(docs / name).read_bytes() for name in files] == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("term", "county-party-secretary"), "exists already"),
        (("source", "Example_Decision"), "is not an id"),
    ],
)
def test_an_id_that_cannot_be_is_refused(
    example_project: Project, arguments: tuple[str, str], message: str
) -> None:
    refused = example_project.launch("new", *arguments)
    assert refused.returncode == 1
    assert message in refused.stderr
