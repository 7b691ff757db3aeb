"""The index in traditional script is the same whether its texts were converted before or not."""

from pathlib import Path

import pytest
from explainer.build.known_twins import known_twins
from explainer.build.traditional import NamedForms
from explainer.search.sections import IndexedPage, SearchRecord
from explainer.work.derived import open_derived

FORMS = NamedForms({"贫困县": "貧困縣"})


def record(text: str) -> SearchRecord:
    return SearchRecord(
        address="a/", anchor="", language="zh", page_title="贫困县", heading="", section="责任书",
        text=text, kind="prose",
    )  # fmt: skip


def texts(folder: Path, *written: str, named: NamedForms = FORMS) -> list[str]:
    derived = open_derived(folder, "generator")
    page = IndexedPage("digest", tuple(map(record, written)))
    name, [twin_page] = known_twins([page], named, derived)
    twins = twin_page.records
    assert [file.name for file in folder.iterdir() if file.name == name] == [name]
    assert {(twin.page_title, twin.section) for twin in twins} == {("貧困縣", "責任書")}
    return [twin.text for twin in twins]


@pytest.mark.parametrize("damage", [b"", b"damaged", bytes(100)])
def test_a_text_is_converted_as_it_would_be_from_nothing(tmp_path: Path, damage: bytes) -> None:
    expected = ["對“縣”的脫貧".replace("“", "「").replace("”", "」"), "簽訂"]
    for _ in range(2):
        assert texts(tmp_path, "对“县”的脱贫", "签订") == expected
    assert texts(tmp_path, "签订", "") == [expected[1], ""]
    for file in tmp_path.iterdir():
        file.write_bytes(damage)
    assert texts(tmp_path, "签订") == expected[1:]


def test_another_form_in_the_glossary_converts_anew(tmp_path: Path) -> None:
    texts(tmp_path, "签订")
    other = NamedForms({**FORMS.forms, "签订": "訂立"})
    assert texts(tmp_path, "签订", named=other) != texts(tmp_path, "签订")
