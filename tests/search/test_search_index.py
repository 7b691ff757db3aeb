"""What goes into the search index: keys, sections, words, names of terms, files."""

import json
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pytest
from explainer.languages import Language
from explainer.search.dictionary import initials
from explainer.search.phrase_index import INDEX_FORMAT, index_files
from explainer.search.posting_lists import Sizes
from explainer.search.sections import SearchRecord, search_records
from explainer.search.tokens import fold, keys
from explainer.search.vocabulary import families, folding_pairs

RECORD = SearchRecord(
    address="a/", anchor="", language="zh", page_title="甲", heading="乙", section="丙",
    text="tuōpín 丁丁", kind="prose",
)  # fmt: skip


def keys_in_order(text: str, language: Language) -> str:
    """The keys by position: those of one position beside each other, a dash where none stands."""
    by_position = defaultdict(list)
    for key, position in keys(text, language):
        by_position[position].append(key)
    return " ".join("+".join(by_position[at]) or "_" for at in range(max(by_position) + 1))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("zh", "脱贫57.36万人（10%）", "脱贫 贫5 57 7. .3 36 6万 万人 人 _ 10 0% %"),
        ("zh", "Party branch 支部", "party branch 支部 部"),
        ("zh", "第 3 节", "第 _ 3 _ 节"),
        ("zh", "一段\n二段", "一段 段 _ 二段 段"),
        ("zh", "脫貧５％", "脱贫 贫5 5% %"),
        ("zh", "１，８８５户，2户", "1, ,8 88 85 5户 户 _ 2户 户"),
        ("zh", "叫COVID-19。", "叫 covid 19 9"),
        ("zh", "COVID 19", "covid 19 9"),
        ("zh", "2015—2020年", "20 01 15 5- -2 20 02 20 0年 年"),
        ("zh", "是——的", "是 _ _ 的"),
        ("zh", "用e-mail通知", "用 e+email mail 通知 知"),
        ("en", "In 2016, 573,600 left.", "in 2016 _ 573600 left"),
        ("en", "(57.36%) third-party", "_ 57.36% _ third+thirdparty party"),
        ("en", "1,8853 and 1,885,000", "1 _ 8853 and 1885000"),
        ("en", "2015–2020", "2015 2020"),
        ("en", "COVID-19, 19th-century", "covid+covid19 19 _ 19th+19thcentury century"),
        ("en", "county's Tuōpín officials' 省负", "county tuopin officials _ 省负 负"),
        ("en", "high- and low", "high _ and low"),
        ("en", "Xi’an doesn't", "xi'an+xian doesn't+doesnt"),
        ("zh", "去Xi'an", "去 xi'an+xian"),
    ],
)
def test_a_text_is_cut_into_keys(language: Language, text: str, expected: str) -> None:
    assert keys_in_order(text, language) == expected


def test_a_text_without_words_has_no_keys() -> None:
    assert list(keys("，。", "zh")) == list(keys("", "en")) == []


def test_folding_keeps_the_length() -> None:
    text = "著名的乾坤，㎡…ﬁ①脫貧Ａ"
    assert len(fold(text)) == len(text)
    assert fold("脫貧Ａ１") == "脱贫A1"


PAGE = """
<h1 id="top"><a class="toclink" href="#top">Title</a></h1>
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


def test_a_name_and_what_a_list_says_of_it_are_one_line() -> None:
    content = "<dl><dt>繁体</dt> <dd>脫貧</dd> <dd>又</dd></dl>"
    (record,) = search_records(content, "glossary/x/", "zh", "题", "term")
    assert record.text == "繁体：脫貧\n又"


def test_the_files_of_an_index(tmp_path: Path) -> None:
    clause = replace(RECORD, anchor="c", kind="clause", levels=("county",), source="甲", heading="")
    files = index_files([RECORD, clause], "zh")
    entry = json.loads(files.pop("index.json"))
    digest = entry.pop("folder")
    assert entry == {
        "format": INDEX_FORMAT,
        "offline": True,
        "lengths": "32",
        "kinds": ["clause", "prose"],
        "kind_of": "10",
        "words": ["tuopin"],
        "common": [],
        "texts": "0",
        "folds": "",
    }
    texts = [
        ["a/", "", "甲", "丙", "prose", "", "tuōpín 丁丁"],
        ["a/", "c", "甲", "丙", "clause", "county", "tuōpín 丁丁"],
    ]
    kept = {name.removeprefix(f"{digest}/"): text for name, text in files.items()}
    pack = json.loads(kept.pop("offline.json"))
    assert pack == kept
    assert kept.pop("words/0.txt").split("\n") == [
        "tuopin\t\t0.1s,1.1s",
        "丁\t\t0.1u,1.1u",
        "丁丁\t\t0.1t,1.1t",
        "乙\t\t0.0",
    ]
    assert json.loads(kept.pop("texts/0.json")) == texts
    assert json.loads(kept.pop("filters.json")) == {
        "kind": {"prose": "0", "clause": "1"},
        "level": {"county": "1"},
        "source": {"甲": "1"},
    }
    assert kept == {"words.txt": "tuopin", "names.json": "{}"}


def test_a_long_list_is_cut_and_summed_up() -> None:
    many = [
        replace(RECORD, anchor=f"c{number}", heading="", text="县" * 9) for number in range(900)
    ]
    files = index_files(many, "zh", Sizes(words=5000, weighed=800))
    entry = json.loads(files["index.json"])
    folder = entry["folder"]
    assert entry["words"][0] == "县"
    assert all(start.startswith("县县\t") for start in entry["words"][2:])
    assert len(entry["words"]) > 3
    lines = files[f"{folder}/common/0.txt"].split("\n")
    assert [line.split("\t")[0] for line in lines] == ["县*", "县县"]
    assert lines[1].split("\t")[1:] == [
        ",".join(["0.8", *["1.8"] * 799]),
        ",".join(["m8", *["1"] * 99]),
    ]


def test_the_same_records_give_the_same_bytes_and_others_another_folder() -> None:
    assert index_files([RECORD], "zh") == index_files([RECORD], "zh")
    other = index_files([replace(RECORD, text="戊")], "zh")
    assert json.loads(other["index.json"])["folder"] not in "".join(index_files([RECORD], "zh"))


def test_words_come_in_families() -> None:
    found = families(["province", "provinces", "573600"])
    assert found["provinces"] == found["province"] == ("province", "provinces")
    assert found["573600"] == ("573600",)
    assert "體体" in folding_pairs(["体"])
    assert folding_pairs(["脱"]).endswith("脱")


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
