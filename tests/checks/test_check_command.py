"""The commands check and review: formats, warnings, and reviews that lapse with the Chinese."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from explainer.corpus.reading import read_corpus
from explainer.corpus.schemas import write_schemas
from explainer.problems.problem import Problem
from explainer.problems.reports import github_report, json_report, text_report
from explainer.prose.reviews import Pair, ReviewState, named_pairs, review_warnings
from project_check import check_project

from tests.conftest import ROOT, Project

PROBLEMS = [
    Problem("docs/b.yml", 3, "zh", "is empty; fill it in"),
    Problem("docs/a.yml", 0, "", "100% wrong,\nreally: yes"),
]
WARNINGS = [Problem("docs/a.yml", 7, "x", "look at it")]
SOURCE = "docs/corpus/sources/example-decision.yml"


def test_text_has_a_clickable_place_in_every_line_and_a_gap_between_files() -> None:
    report = text_report([PROBLEMS[0], Problem("docs/a.yml", 1, "", "wrong")], WARNINGS)
    assert report.split("\n") == [
        "docs/a.yml:1: wrong",
        "",
        "docs/b.yml:3: zh: is empty; fill it in",
        "",
        "docs/a.yml:7: warning: x: look at it",
    ]


def test_colours_add_nothing_but_colours() -> None:
    coloured = text_report(PROBLEMS, WARNINGS, coloured=True)
    assert "\033[31m" in coloured
    assert re.sub(r"\033\[\d+m", "", coloured) == text_report(PROBLEMS, WARNINGS)


def test_github_annotations_escape_what_would_end_them() -> None:
    assert github_report(PROBLEMS, WARNINGS).split("\n") == [
        "::error file=docs/a.yml,line=1::100%25 wrong,%0Areally: yes",
        "::error file=docs/b.yml,line=3,title=zh::is empty; fill it in",
        "::warning file=docs/a.yml,line=7,title=x::look at it",
    ]


def test_json_holds_every_field() -> None:
    read = json.loads(json_report(PROBLEMS, WARNINGS))
    assert read["problems"][1] == {
        "path": "docs/b.yml",
        "line": 3,
        "key": "zh",
        "message": "is empty; fill it in",
    }
    assert [warning["line"] for warning in read["warnings"]] == [7]


def check(project: Project) -> dict[str, list[dict[str, str]]]:
    """The findings of the check command, which must succeed."""
    done = project.launch("check", "--format", "json")
    assert done.returncode == 0, done.stdout
    found: dict[str, list[dict[str, str]]] = json.loads(done.stdout)
    return found


def keys(project: Project) -> set[str]:
    """What a check of the project warns of; without the command, which takes much longer."""
    found = check_project(project.root, {})
    assert not found.problems
    return {warning.key for warning in found.warnings}


@pytest.fixture
def sound_project(example_project: Project) -> Project:
    """The example with its schemas, in which the command finds no problem."""
    docs = example_project.root / "docs"
    write_schemas(docs, read_corpus(docs)[0])
    return example_project


def test_a_review_lapses_when_the_chinese_changes_and_only_then(sound_project: Project) -> None:
    assert "county-funds" in keys(sound_project)
    reviewed = sound_project.launch("review", "county-funds", "--all-of", "roles")
    assert reviewed.returncode == 0, reviewed.stderr
    assert not keys(sound_project) & {"county-funds", "county-party-secretary"}
    source = sound_project.root / SOURCE
    text = source.read_text("utf-8")
    source.write_text(text.replace("to use 2.26", "to employ 2.26"), encoding="utf-8")
    assert "county-funds" not in keys(sound_project)
    source.write_text(text.replace("资金用好，", "资金管好，"), encoding="utf-8")
    lapsed = [w for w in check(sound_project)["warnings"] if w["key"] == "county-funds"]
    assert "the Chinese has changed since" in lapsed[0]["message"]
    assert lapsed[0]["path"] == SOURCE
    assert sound_project.launch("review", "county-funds").returncode == 0
    assert "county-funds" not in keys(sound_project)


def test_a_review_names_known_pairs_or_writes_nothing(sound_project: Project) -> None:
    refused = sound_project.launch("review", "county-fund", "county-reports")
    assert refused.returncode == 1
    assert 'there is no pair "county-fund"; did you mean "county-funds"?' in refused.stderr
    assert not (sound_project.root / "docs/corpus/reviewed.yml").exists()


def test_the_command_that_a_warning_names_is_of_one_pair(example_docs: Path) -> None:
    ids = ("terms/county", "levels/county", "terms/funds")
    pairs = tuple(Pair(identifier, "a-file", "docs/a-file.yml", 1, "") for identifier in ids)
    state = ReviewState(pairs, pairs, {})
    warnings = review_warnings(read_corpus(example_docs)[0], state)
    advised = [warning.message.rpartition("site.py review ")[2] for warning in warnings]
    assert advised == ["terms/county", "levels/county", "funds"]
    assert named_pairs(advised, (), pairs) == ([*pairs], [])


def test_pages_that_nothing_leads_to_and_terms_that_nothing_uses_are_named(
    example_project: Project,
) -> None:
    for language, words in {"zh": "某页", "en": "Some page"}.items():
        page = example_project.root / f"docs/{language}/lost.md"
        head = f"---\ntitle: {words}\ndescription: {words}\n---\n\n"
        page.write_text(f"{head}# x {{ #top }}\n", encoding="utf-8")
    terms = example_project.root / "docs/corpus/terms/roles.yml"
    text = terms.read_text("utf-8")
    new = (
        "  - id: forgotten\n    zh: 没人用\n    en: forgotten thing\n    pinyin: méi rén yòng\n"
        "    category: role\n    brief: {zh: 一个词。, en: A term.}\n"
        "    body: {zh: 一个词。, en: A term.}\n"
    )
    terms.write_text(f"{text.rstrip()}\n{new}", encoding="utf-8")
    docs = example_project.root / "docs"
    write_schemas(docs, read_corpus(docs)[0])
    found = {
        (w["path"], w["message"].partition(";")[0]) for w in check(example_project)["warnings"]
    }
    assert ("docs/zh/lost.md", "no page leads here") in found
    assert ("docs/en/lost.md", "no page leads here") in found
    assert ("docs/corpus/terms/roles.yml", "nothing uses this term") in found


def test_an_entry_of_a_deleted_pair_is_named(sound_project: Project) -> None:
    reviewed = sound_project.root / "docs/corpus/reviewed.yml"
    assert sound_project.launch("review", "county-funds").returncode == 0
    text = reviewed.read_text("utf-8")
    reviewed.write_text(text.replace("clauses/county-funds", "clauses/gone"), encoding="utf-8")
    messages = [w["message"] for w in check(sound_project)["warnings"]]
    assert "there is no such pair; delete this line" in messages


def test_a_check_leaves_no_thread_behind_which_would_keep_a_build_to_one_processor(
    example_project: Project,
) -> None:
    script = (
        "import sys, threading; from pathlib import Path; from project_check import check_project; "
        "check_project(Path(sys.argv[1]), {}); print(threading.active_count())"
    )
    command = [sys.executable, "-c", script, str(example_project.root)]
    hooks = os.environ | {"PYTHONPATH": str(ROOT / "hooks")}
    assert subprocess.check_output(command, env=hooks, encoding="utf-8") == "1\n"
