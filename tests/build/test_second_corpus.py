"""Another chain in another subject: the generator builds it whole and adds nothing of its own.

tests/second_corpus is about the chiefs of a river that does not exist. Its folder docs/ lacks the
interface texts: they are those of the real site, but for the few that name its subject.
"""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from explainer.corpus.level_signs import LevelSigns
from explainer.corpus.reading import read_corpus
from explainer.corpus.schemas import write_schemas
from theme_templates import theme_folder

from tests.built_site import BuiltPage, broken_links, read_site
from tests.conftest import ROOT, Project, built_strictly, copy_project, made_once

SECOND = ROOT / "tests/second_corpus"

# Words of the real site's subject, and of its name; no other river needs them.
FOREIGN = re.compile(
    "贫|扶|攻坚|摘帽|河北|广东|成都|县|省|乡镇|村|党|五份|责任链|责任制"
    r"|poverty|poor\b|alleviat|hebei|guangdong|chengdu|count(?:y|ies)\b|provinc|prefectur|townsh"
    r"|villag|communist|\bparty\b|five sources|chain of (?:duty|responsibility)"
    r"|responsibility.chain",
    re.IGNORECASE,
)
TEXTS = {".html", ".json", ".css", ".js", ".txt", ".xml", ".svg"}


def second_docs(docs: Path) -> None:
    """Copies the second corpus and completes its interface texts and its schemas."""
    shutil.copytree(SECOND / "docs", docs)
    texts = _read(ROOT / "docs/corpus/interface.yml") | _read(SECOND / "interface_texts.yml")
    _write(docs / "corpus/interface.yml", texts)
    write_schemas(docs, read_corpus(docs)[0])


def second_settings(text: str) -> str:
    """The settings of the real site with the names and the navigation of the second corpus."""
    own = _read(SECOND / "settings.yml")
    settings = yaml.safe_load(re.sub(r'!ENV \[\w+, ("[^"]*")\]', r"\1", text))
    languages = own.pop("languages")
    for plugin in settings["plugins"]:
        for built in plugin.get("i18n", {}).get("languages", []):
            built.update(languages[built["locale"]])
    return yaml.safe_dump(settings | own, allow_unicode=True, sort_keys=False)


def _read(file: Path) -> dict[str, Any]:
    return dict(yaml.safe_load(file.read_text(encoding="utf-8")))


def _write(file: Path, data: dict[str, Any]) -> None:
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000)
    file.write_text(f"# yaml-language-server: $schema=schemas/{file.stem}.json\n{text}", "utf-8")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The corpus as a project of its own, built strictly through the launcher."""

    def make(folder: Path) -> None:
        project = copy_project(folder, second_docs)
        settings = project.root / "mkdocs.yml"
        settings.write_text(second_settings(settings.read_text("utf-8")), encoding="utf-8")
        built_strictly(project)

    return Project(made_once(tmp_path_factory, "second-corpus", make))


@pytest.fixture(scope="module")
def site(project: Project) -> Path:
    return project.root / "site"


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, BuiltPage]:
    return read_site(site)


def test_the_checks_find_nothing(project: Project) -> None:
    checked = project.launch("check")
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_no_word_of_another_subject_is_on_the_site(site: Path) -> None:
    found = [
        f"{file.relative_to(site)}: …{text[max(0, match.start() - 40) : match.end() + 20]}…"
        for file in sorted(site.rglob("*"))
        # The theme brings scripts for other languages, which no page loads.
        if file.suffix in TEXTS and not (theme_folder() / file.relative_to(site)).exists()
        for text in [file.read_text(encoding="utf-8")]
        for match in FOREIGN.finditer(text)
    ]
    assert not found
    names = [file.relative_to(site).as_posix() for file in site.rglob("*")]
    assert not [name for name in names if FOREIGN.search(name)]


def test_every_level_and_place_has_its_own_colours_and_outline(
    site: Path, pages: dict[str, BuiltPage]
) -> None:
    vocabulary = _read(SECOND / "docs/corpus/vocabulary.yml")
    styles = (site / "assets/stylesheets/vocabulary.css").read_text(encoding="utf-8")
    light, dark = styles.split("@media screen", 1)
    for kind in ("level", "place"):
        for record in vocabulary[f"{kind}s"]:
            name = f"{kind}-{record['id']}"
            assert f"--{name}:{record['colour']['light']}" in light
            assert f"--{name}:{record['colour']['dark']}" in dark
    assert "--beside:var(--level-riverside)" in styles
    chain = pages["en/"]
    for level in vocabulary["levels"]:
        classes = f".level-{level['id']}.outline-{level['outline']}"
        shape = "rect" if level["outline"] in ("rectangle", "rounded", "pill") else "polygon"
        boxes = chain.select(f"#diagram-river-rules .node{classes}")
        assert boxes, level["id"]
        assert all(box.cssselect(shape) for box in boxes), level["id"]


def test_a_box_of_prose_looks_like_its_level(pages: dict[str, BuiltPage]) -> None:
    [stem] = pages["en/chain/"].select("#diagram-figure-1 .node.level-stem")
    assert "outline-slanted" in stem.get("class", "")
    assert stem.cssselect("polygon")


def test_the_chain_the_matrix_and_the_pages_are_there(pages: dict[str, BuiltPage]) -> None:
    levels = {"basin", "stem", "branch", "reach", "channel", "riverside"}
    for root in ("", "en/"):
        assert {f"{root}levels/{level}/" for level in levels} <= pages.keys()
        links = pages[root].select("#diagram-river-rules .diagram__words li[data-from]")
        assert len(links) == 5
        compare = pages[f"{root}compare/"]
        cells = compare.select(".matrix__table td[data-level] details")
        assert {cell.get("data-place") for cell in cells} == {"whole-river", "upper-course"}
        assert len(compare.select("#diagram-chains-compared svg, #chains ~ figure svg")) > 0
        assert len(compare.select("table.figures tbody tr")) == 4


def test_every_link_leads_somewhere(site: Path) -> None:
    assert broken_links(site, "https://qingli.example/") == []


@pytest.mark.parametrize(
    ("language", "query", "page"),
    [
        ("zh", "巡河日志", "glossary/patrol-log/"),
        ("zh", "xunhe", "glossary/river-patrol/"),
        ("en", "floating waste", "glossary/floating-waste/"),
    ],
)
def test_the_search_finds_its_terms(site: Path, language: str, query: str, page: str) -> None:
    question = {
        "folder": f"{(site / 'search' / language).as_uri()}/",
        "language": language,
        "queries": [{"query": query, "filters": {}}],
    }
    script = str(ROOT / "tests/scripts/answer_queries.js")
    command = [sys.executable, "-m", "deno", "run", "--no-remote", "--no-npm", "--allow-read"]
    answered = subprocess.run(
        [*command, script],
        input=json.dumps(question) + "\n",
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    [answer] = json.loads(answered.stdout)
    assert page in {address.split("#")[0] for address, _ in answer["hits"]}


def test_a_draft_guesses_the_levels_by_their_signs(project: Project) -> None:
    draft, _ = read_corpus(project.root / "docs")
    assert draft.vocabulary is not None
    signs = LevelSigns(draft.vocabulary.record.levels)
    assert signs.named("支流河长向干流河长报告，沟渠盖板不算。", "zh") == [
        "stem",
        "branch",
    ]
    assert signs.named("Residents walk the channels of the Basin.", "en") == [
        "basin",
        "channel",
        "riverside",
    ]
    assert signs.named("They channelled it.", "en") == []
