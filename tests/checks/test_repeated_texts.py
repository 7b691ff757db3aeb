"""What stands twice is told where it stands, in whichever source that is."""

from pathlib import Path

from explainer.checks.site import check_site

from tests.build.test_second_corpus import second_docs


def test_a_heading_pasted_twice_is_told_in_its_own_source(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    second_docs(docs)
    file = docs / "corpus/sources/river-rules.yml"
    text = file.read_text(encoding="utf-8")
    title = "{zh: 谁看管什么, en: Who looks after what}"
    later = "{zh: 巡河和报告, en: Patrols and reports}"
    assert title in text and later in text
    file.write_text(text.replace(later, title), encoding="utf-8")
    (problem,) = check_site(docs).problems
    lines = text.split("\n")
    assert problem.path.endswith("sources/river-rules.yml")
    assert problem.line == next(at for at, line in enumerate(lines, 1) if later in line)
