"""Cleaning of raw scrapes: golden cases, the table of line rules, encodings and refusals."""

import base64
import gzip
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from explainer.corpus.reading import read_corpus
from explainer.ingestion.characters import folded
from explainer.ingestion.cleaning import clean
from explainer.ingestion.conservation import UnexplainedError, unexplained
from explainer.ingestion.decoding import UnreadableError
from explainer.ingestion.document_facts import document_facts
from explainer.ingestion.edits import Line
from explainer.ingestion.line_rules import RULES
from explainer.ingestion.navigation_rules import RELATED
from explainer.ingestion.paragraphs import Paragraph
from explainer.ingestion.report import cleaning_report, lost_most
from explainer.ingestion.sentences import figures, sentences
from explainer.ingestion.source_draft import Surroundings, draft_source

from tests.conftest import ROOT, Project

FOLDER = Path(__file__).resolve().parent
CASES = [
    pytest.param(yaml.safe_load(file.read_text(encoding="utf-8")), id=file.stem)
    for file in sorted(FOLDER.glob("*.yml"))
]
HEADERS = [
    pytest.param(yaml.safe_load(file.read_text(encoding="utf-8")), id=file.stem)
    for file in sorted((FOLDER / "headers").glob("*.yml"))
]
FACTS = ("title", "issuer", "number", "issued", "published", "origin")
ALL_RULES = (*RULES, RELATED)
CERTAIN_RULES = [rule for rule in ALL_RULES if not rule.needs_company]
REAL_SOURCES = read_corpus(ROOT / "docs")[0].sources if os.environ.get("SOURCES_RAW") else []


def texts(content: bytes | str, **overrules: set[int]) -> list[str]:
    encoded = content.encode() if isinstance(content, str) else content
    return [paragraph.text for paragraph in clean(encoded, **overrules).paragraphs]


@pytest.mark.parametrize("case", CASES)
def test_a_scrape_becomes_its_paragraphs_and_the_report_says_how(case: dict[str, Any]) -> None:
    cleaned = clean(case["raw"].encode())
    assert [paragraph.text for paragraph in cleaned.paragraphs] == case["paragraphs"]
    report = cleaning_report("raw.txt", cleaned)
    for wanted in case["report"]:
        assert wanted in report


@pytest.mark.parametrize("case", HEADERS)
def test_a_draft_takes_from_a_document_what_it_prints_about_itself(case: dict[str, Any]) -> None:
    content = case["raw"].encode()
    cleaned = clean(content)
    facts = document_facts(cleaned)
    assert {fact: getattr(facts, fact) for fact in FACTS} == {fact: case[fact] for fact in FACTS}
    draft = draft_source("ferries", "raw.txt", content, cleaned, Surroundings((), (), ()))
    written = yaml.safe_load(draft)
    assert written["title"]["zh"] == case["title"]
    assert written["issuer"]["zh"] == case["issuer"]
    assert str(written["issued"].get("date", "")) == case["issued"]
    assert str(written["published"].get("date", "")) == case["published"]
    assert (f"# number of the document: {case['number']}\n" in draft) == bool(case["number"])


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("80万多人受益，投入5.7万亿元", ["80万多人 800,000", "5.7万亿元 5,700,000,000,000"]),
        ("占3.5％，误差2‰，降到零下5℃", ["3.5％ 3.5%", "2‰ 2‰", "5℃ 5"]),
        ("1亿3000万人，另有22.6亿", ["1亿3000万人 130,000,000", "22.6亿 2,260,000,000"]),
        ("约1/3的村、三分之二的户、六成五的船", ["1/3 1/3", "三分之二 2/3", "六成五 65%"]),
        ("百分之九十五的渡口，一千二百户", ["百分之九十五 95%", "一千二百户 1,200"]),
        ("第3条、第十九届、2016年至二〇一八年、十分重视、七八个村", []),
    ],
)
def test_a_draft_finds_the_figures_of_a_sentence(sentence: str, found: list[str]) -> None:
    assert [f"{written} {number}" for written, number in figures(sentence)] == found


def test_a_quotation_is_not_cut() -> None:
    english = "He said “Go on. Now.” and left. It was late."
    assert sentences(english, "en") == ["He said “Go on. Now.” and left.", "It was late."]


def test_the_number_of_an_item_is_no_sentence() -> None:
    english = "The county has two duties. 1. It names keepers. 2. It pays 5. The boats are old."
    assert sentences(english, "en") == [
        "The county has two duties.",
        "1. It names keepers.",
        "2. It pays 5.",
        "The boats are old.",
    ]


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.id)
def test_a_line_rule_drops_its_examples(rule: Any) -> None:
    for example in rule.drops:
        assert rule.applies(folded(example)), example


@pytest.mark.parametrize("rule", CERTAIN_RULES, ids=lambda rule: rule.id)
def test_no_line_rule_drops_what_another_keeps(rule: Any) -> None:
    for example in (example for other in ALL_RULES for example in other.keeps):
        assert not rule.applies(folded(example)), example


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "big5"])
def test_the_encoding_is_recognised(encoding: str) -> None:
    text = "各縣負責修路，每月檢查一次。\n省里派人覆核，名單張榜公示。"
    wanted = ["各县负责修路，每月检查一次。", "省里派人覆核，名单张榜公示。"]
    assert texts(text.encode(encoding)) == wanted


@pytest.mark.parametrize("encoding", ["hz", "utf-7"])
def test_chinese_that_is_carried_in_ascii_is_read(encoding: str) -> None:
    wanted = ["各县负责修路，每月检查一次。", "省里派人复核，名单张榜公示。"]
    assert texts("\n".join(wanted).encode(encoding)) == wanted


def test_chinese_in_utf_8_that_was_read_as_latin_is_mended() -> None:
    damaged = "各县负责修路".encode().decode("latin-1")
    assert texts(f"{damaged}\n每月检查") == ["各县负责修路", "每月检查"]


def test_an_english_file_of_an_old_encoding_keeps_its_quotation_marks() -> None:
    text = "The county’s “plan” is public, and everybody in the village may read it there."
    assert texts(text.encode("cp1252")) == [text]


def test_a_character_that_is_lost_inside_a_word_stays_visible_and_is_reported() -> None:
    cleaned = clean("分工\ufffd\n\n各\ufffd县每月检查一次。".encode())
    assert [paragraph.text for paragraph in cleaned.paragraphs] == [
        "分工",
        "各\ufffd县每月检查一次。",
    ]
    assert ["a character is lost here" in doubt.message for doubt in cleaned.doubts] == [True]


def test_a_person_overrules_the_rules() -> None:
    raw = "每月检查一次。\n广告\n年底报告。"
    assert texts(raw) == ["每月检查一次。", "年底报告。"]
    assert texts(raw, keep={2}, drop={3}) == ["每月检查一次。", "广告"]


PAGE = "<html><body><h1>渡口</h1><p>船只每年检查一次，结果贴在码头。</p></body></html>"
ARCHIVE_HEAD = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=part\r\n\r\n"


def archive(*parts: tuple[str, bytes]) -> bytes:
    """A web archive of parts, each with its type, in Base64."""
    written = (
        f"--part\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: base64\r\n\r\n".encode()
        + base64.encodebytes(content)
        for kind, content in parts
    )
    return ARCHIVE_HEAD + b"".join(written) + b"--part--\r\n"


@pytest.mark.parametrize(
    "content",
    [
        gzip.compress(PAGE.encode("gb18030"), mtime=0),
        archive(("text/html", PAGE.encode()), ("image/png", b"\x89PNG")),
        archive(("text/plain", b"text"), ("text/html; charset=gb2312", PAGE.encode("gbk"))),
        gzip.compress(archive(("text/html; charset=unheard-of", PAGE.encode())), mtime=0),
    ],
    ids=["gzip", "archive", "second part", "archive in gzip"],
)
def test_a_page_is_read_inside_what_wraps_it(content: bytes) -> None:
    assert texts(content) == ["渡口", "船只每年检查一次，结果贴在码头。"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "the file is empty"),
        (gzip.compress(bytes(17_000_000), 1, mtime=0), "larger than any page"),
        (gzip.compress(PAGE.encode(), mtime=0)[:-9], "cut off"),
        (b"\x1f\x8bno such thing", "damaged"),
        (gzip.compress(gzip.compress(PAGE.encode()), mtime=0), "compressed twice"),
        (archive(("image/png", b"\x89PNG")), "without a page in it"),
        (b" \n\n", "the file is empty"),
        ("各县负责".encode("iso2022_jp_2"), "encoding of old mail"),
        (b"\x89PNG\x00\x00\x1a", "not text"),
        ("广告\n0\n".encode(), "nothing is left"),
    ],
)
def test_what_holds_no_text_is_refused(content: bytes, message: str) -> None:
    with pytest.raises(UnreadableError, match=message):
        clean(content)


@pytest.mark.parametrize(
    ("cleaned", "paragraph"),
    [
        (Line(1, "每月检查一次。", "每月检查。"), "每月检查。"),
        (Line(1, "每月检查一次。", "每月检查一次。"), "每月检查。"),
        (Line(2, "每月检查一次。", "每月检查一次。"), "每月检查一次。"),
    ],
)
def test_a_change_that_no_repair_records_is_an_error(cleaned: Line, paragraph: str) -> None:
    raw = Line(1, "每月检查一次。", "每月检查一次。")
    with pytest.raises(UnexplainedError):
        unexplained([raw], [cleaned], [Paragraph(paragraph, (cleaned,))])


def ingest(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(ROOT / "scripts/ingest.py"), *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_the_command_prints_one_paragraph_a_line_and_nothing_else(tmp_path: Path) -> None:
    raw = tmp_path / "raw.txt"
    raw.write_text("首页 > 要闻\n每月检查,年底报告。\n\n名单公示。\n", encoding="utf-8")
    done = ingest(raw)
    assert done.returncode == 0
    assert "1 of 3 lines dropped, 0 of them look like sentences" in done.stderr
    assert done.stdout == "每月检查，年底报告。\n名单公示。\n"


def test_the_command_finds_its_environment_from_a_bare_python(tmp_path: Path) -> None:
    raw = tmp_path / "raw.txt"
    raw.write_text("每月检查,年底报告。\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-S", str(ROOT / "scripts/ingest.py"), "raw.txt"],
        capture_output=True,
        cwd=tmp_path,
        env=os.environ | {"SITE_PYTHON": sys.executable},
        check=False,
    )
    assert (done.returncode, done.stdout.decode()) == (0, "每月检查，年底报告。\n")


def test_the_command_refuses_in_one_line(tmp_path: Path) -> None:
    missing = ingest(tmp_path / "missing.txt")
    assert (missing.returncode, missing.stdout) == (1, "")
    assert missing.stderr.count("\n") == 1
    assert "missing.txt: cannot be read" in missing.stderr


def test_a_draft_is_complete_in_form_and_never_overwrites(
    example_project: Project, tmp_path: Path
) -> None:
    raw = tmp_path / "raw.txt"
    raw.write_text(
        "来源:示例日报 2021-05-06\n某县分工\n2020年3月4日，县里修路57.5万人受益。村里看护。\n",
        encoding="utf-8",
    )
    arguments = ("ingest", str(raw), "--draft", "road-repair")
    drafted = example_project.launch(*arguments)
    assert drafted.returncode == 0, drafted.stderr
    file = example_project.root / "docs/corpus/sources/road-repair.yml"
    draft = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert draft["id"] == "road-repair"
    assert draft["title"]["zh"] == "某县分工"
    assert str(draft["published"]["date"]) == "2021-05-06"
    assert draft["raw"]["paragraphs"] == 2
    clauses = draft["sections"][0]["clauses"]
    assert [clause["at"] for clause in clauses] == [[1], [2], [2]]
    assert clauses[1]["levels"] == ["county"]
    assert clauses[1]["date"] == "2020-03-04"
    assert clauses[1]["figures"][0]["zh"] == "57.5万人"
    assert clauses[1]["figures"][0]["en"] == "575,000"
    assert clauses[1]["zh"] == ""
    before = file.read_bytes()
    again = example_project.launch(*arguments)
    assert again.returncode == 1
    assert "exists already" in again.stderr
    assert file.read_bytes() == before
    # An unfinished draft does not stand in the way of the next one.
    another = example_project.launch("ingest", str(raw), "--draft", "road-works")
    assert another.returncode == 0, another.stderr


def test_a_file_that_ends_within_a_character_is_read_and_said_to_be_cut() -> None:
    cut = clean("渡口由三个村轮流看守，每月检查。".encode()[:-1])
    assert cut.encoding == "utf-8"
    assert [paragraph.text for paragraph in cut.paragraphs] == ["渡口由三个村轮流看守，每月检查"]
    assert any("cut" in doubt.message for doubt in cut.doubts)


def test_short_clauses_count_as_text_that_was_kept() -> None:
    clauses = "看守人不准如下：\n一、不准打骂乘客；\n二、不准虚报冒领；\n三、不准擅离职守。\n"
    notice = "未经示例网书面授权，不得转载。"
    assert not lost_most(clean(f"{clauses}{notice}".encode()))
    assert lost_most(clean(f"看守人\n{notice}".encode()))


@pytest.mark.parametrize("placed", REAL_SOURCES, ids=lambda placed: placed.record.id)
def test_a_real_source_has_as_many_paragraphs_as_its_record_says(placed: Any) -> None:
    file = Path(os.environ["SOURCES_RAW"]) / placed.record.raw.file
    assert len(texts(file.read_bytes())) == placed.record.raw.paragraphs
