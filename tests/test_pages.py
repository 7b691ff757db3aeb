"""Generated pages of the example, each against a golden file; `UPDATE_GOLDEN=1` rewrites them."""

from pathlib import Path

import pytest
from explainer.build.compile import compile_site
from explainer.problems.problem import report

from tests.conftest import EXAMPLE_DOCS, copy_example_docs, matches_golden

GOLDEN = EXAMPLE_DOCS.parent / "golden/pages"
NAMES = [
    "sources/index.md", "sources/example-decision.md", "levels/index.md", "levels/county.md",
    "levels/society.md", "glossary/index.md", "glossary/county-party-secretary.md",
    "glossary/overall-planning.md", "mechanisms/index.md", "mechanisms/example-reports.md",
    "index.md", "about/status.md",
]  # fmt: skip


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    docs = Path(tmp_path_factory.mktemp("example"), "docs")
    copy_example_docs(docs)
    compilation = compile_site(docs)
    assert report(compilation.problems) == ""
    return compilation.files


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_page_is_written_as_agreed(files: dict[str, str], language: str, name: str) -> None:
    assert matches_golden(GOLDEN / language / name, files[f"{language}/{name}"])


def test_no_golden_file_is_left_over(files: dict[str, str]) -> None:
    kept = {file.relative_to(GOLDEN).as_posix() for file in GOLDEN.rglob("*.md")}
    assert kept == {f"{language}/{name}" for language in ("zh", "en") for name in NAMES}
