"""Generated pages of the example, each against a golden file; `UPDATE_GOLDEN=1` rewrites them."""

from pathlib import Path

import pytest
from explainer.build.compile import compile_site
from explainer.problems.problem import report

from tests.conftest import EXAMPLE_DOCS, copy_example_docs, matches_golden

GOLDEN = EXAMPLE_DOCS.parent / "golden/pages"
NAMES = [
    "sources/index", "sources/example-decision", "levels/index", "levels/county",
    "levels/society", "glossary/index", "glossary/county-party-secretary",
    "glossary/overall-planning", "mechanisms/index", "mechanisms/example-reports",
    "index", "about/status", "about/data", "background/index", "background/reading",
    "background/old-outline-by-article", "variants",
    "posts/index", "posts/county-secretary", "posts/village-head", "levels/village",
]  # fmt: skip


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    docs = Path(tmp_path_factory.mktemp("example"), "docs")
    copy_example_docs(docs)
    compilation = compile_site(docs)
    assert report(compilation.problems) == ""
    return {
        name.removesuffix(".md"): f"{page.stand_in()}{page.html}\n".replace("><", ">\n<")
        for name, page in compilation.pages.items()
    }


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_page_is_written_as_agreed(pages: dict[str, str], language: str, name: str) -> None:
    assert matches_golden(GOLDEN / language / f"{name}.html", pages[f"{language}/{name}"])


def test_no_golden_file_is_left_over(pages: dict[str, str]) -> None:
    kept = {file.relative_to(GOLDEN).as_posix() for file in GOLDEN.rglob("*.html")}
    assert kept == {f"{language}/{name}.html" for language in ("zh", "en") for name in NAMES}
