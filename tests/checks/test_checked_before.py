"""What an earlier check has found faultless hides no fault that another file brings."""

from pathlib import Path

import pytest
from explainer.checks.site import check_site
from explainer.problems.problem import report
from explainer.work.derived import open_derived

EDITS = {
    "a level that a source names": ("vocabulary.yml", "id: village", "id: hamlet"),
    "a function that a source names": ("vocabulary.yml", "id: fund,", "id: money,"),
    "a rendering that a source has": ("terms/roles.yml", "en: county boss", "en: divert"),
    "the place of a source": ("vocabulary.yml", "id: china,", "id: france,"),
    "an id of the same source": ("sources/example-decision.yml", "id: county-funds", "id: funds"),
    "its own text": ("sources/example-decision.yml", "22.6亿元资金", "22.7亿元资金"),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_a_source_is_checked_again_where_what_it_refers_to_has_changed(
    edit: tuple[str, str, str], example_docs: Path, tmp_path: Path
) -> None:
    kept = open_derived(tmp_path / "kept", "")
    assert not check_site(example_docs, kept=kept).problems
    name, old, new = edit
    file = example_docs / "corpus" / name
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    anew = check_site(example_docs).problems
    assert "example-decision.yml" in report(anew)
    for _ in range(2):
        assert check_site(example_docs, kept=kept).problems == anew
    file.write_text(text, "utf-8")
    assert not check_site(example_docs, kept=kept).problems


def test_a_text_is_checked_again_where_the_names_that_it_may_write_have_changed(
    example_docs: Path, tmp_path: Path
) -> None:
    vocabulary = example_docs / "corpus/vocabulary.yml"
    source = example_docs / "corpus/sources/example-decision.yml"
    without = vocabulary.read_text("utf-8")
    source.write_text(source.read_text("utf-8").replace("12月报告", "12月報告", 1), "utf-8")
    vocabulary.write_text(f"{without}traditional_names: [報告]\n", "utf-8")
    kept = open_derived(tmp_path / "kept", "")
    assert not check_site(example_docs, kept=kept).problems
    vocabulary.write_text(without, "utf-8")
    assert "traditional characters" in report(check_site(example_docs, kept=kept).problems)
