"""What goes into the search index: tokens, sections, words, names of terms."""

import gzip
import json
import sys
from pathlib import Path

import cbor2
import pytest
from explainer.languages import Language
from explainer.search.bundle import BUNDLE_FORMAT, build_bundles
from explainer.search.dictionary import initials
from explainer.search.indexer import IndexingError, write_index
from explainer.search.sections import SearchRecord, search_records
from explainer.search.tokens import BREAK, MARK, SPACE, fold, indexed
from explainer.search.vocabulary import vocabulary


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("zh", "脱贫57.36万人（10%）", "脱 贫 5 7 . 3 6 万 人 （ 1 0 % ）"),
        ("zh", "Party branch 支部", f"Party{MARK} branch {SPACE} 支 部"),
        ("zh", "一段\n\n二段", f"一 段 {BREAK} 二 段"),
        ("zh", "脫貧５％", "脱 贫 5 %"),
        ("en", "In 2016, 573,600 left.", f"In 2016{MARK} , 573,600 left{MARK} ."),
        ("en", "(57.36%) third-party", f"({MARK} 57.36%{MARK} ) third-{MARK} party"),
        ("en", "county's 省负", f"county's 省{MARK} 负"),
        ("en", "", ""),
    ],
)
def test_a_text_is_cut_into_tokens(language: Language, text: str, expected: str) -> None:
    assert indexed(text, language) == expected


def test_folding_keeps_the_length() -> None:
    text = "著名的乾坤，㎡…ﬁ①脫貧Ａ"
    assert len(fold(text)) == len(text)
    assert fold("脫貧Ａ１") == "脱贫A1"


PAGE = """
<h1 id="top">Title<a class="headerlink" href="#top">#</a></h1>
<p>Opening <em>words</em>.</p>
<h2 id="one">Part</h2>
<div class="clause" id="c1" data-levels="county town"><a class="clause__number">1.1</a>
<p>Says <a href="x">this</a>.</p><p data-search="off">filed</p></div>
<figure><svg><text>drawn</text></svg><figcaption>caption</figcaption></figure>
<p>After.</p>
"""


def test_a_page_is_cut_into_sections_and_statements() -> None:
    records = list(search_records(PAGE, "sources/x/", "en", "Title", "source"))
    assert [(r.anchor, r.kind, r.heading, r.text, r.levels) for r in records] == [
        ("", "source", "Title", "Opening words.", ()),
        ("one", "source", "Part", "", ()),
        ("c1", "clause", "", "Says this.", ("county", "town")),
        ("one", "source", "", "After.", ()),
    ]
    assert {record.source for record in records} == {"Title"}
    (term,) = search_records(PAGE.replace("clause", ""), "glossary/x/", "en", "Title", "term")
    assert "Part" in term.text


def test_a_bundle_finds_words_of_the_text_only(tmp_path: Path) -> None:
    record = SearchRecord(
        address="a/", anchor="", language="zh", page_title="甲", heading="乙", section="丙",
        text="tuōpín 丁丁", kind="prose",
    )  # fmt: skip
    build_bundles([record], tmp_path)
    entry = json.loads((tmp_path / "zh/pagefind-entry.json").read_text("utf-8"))
    assert entry["format"] == BUNDLE_FORMAT
    words = {
        word[0]
        for file in (tmp_path / "zh/index").iterdir()
        for word in cbor2.loads(gzip.decompress(file.read_bytes())[12:])[0]
    }
    assert words == {"乙", "丁", "tuopin"}


@pytest.mark.parametrize(
    ("service", "message"),
    [
        ("", "Pagefind ended early"),
        ("sys.stdin.read(1); sys.exit(3)", "Pagefind ended early"),
        (
            "answer = {'payload': {'type': 'Error', 'message': 'no room'}}; "
            "sys.stdout.write(base64.b64encode(json.dumps(answer).encode()).decode() + ','); "
            "sys.stdout.flush(); sys.stdin.read()",
            "no room",
        ),
    ],
)
def test_a_failing_indexer_is_named(
    service: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "pagefind"
    program.write_text(f"#!{sys.executable}\nimport base64, json, sys\n{service}\n")
    program.chmod(0o755)
    monkeypatch.setattr("explainer.search.indexer.get_executable", lambda: program)
    pages = [(f"{number}.html", "x" * 10_000) for number in range(100)]
    with pytest.raises(IndexingError, match=message):
        write_index(pages, tmp_path / "out", characters="")


def test_words_come_in_families() -> None:
    record = SearchRecord(
        address="a/", anchor="", language="en", page_title="", heading="Provinces", section="",
        text="province 573,600 a1b2 体", kind="prose",
    )  # fmt: skip
    assert vocabulary([record])["words"] == "573,600\nprovince provinces"
    assert "體体" in vocabulary([record])["folds"]


@pytest.mark.parametrize(
    ("text", "letters", "expected"),
    [
        ("脱贫攻坚", "tuopin gongjian", "tpgj"),
        ("负总责", "fu zongze", "fzz"),
        ("县长", "xianzhang", "xz"),
        ("省（市）", "sheng shi", "ss"),
    ],
)
def test_initials_follow_the_reading(text: str, letters: str, expected: str) -> None:
    assert initials(text, letters) == expected
