"""The real site, built strictly: addresses, links, parity, provenance, weight of the markup."""

import re
import shutil
from pathlib import Path
from urllib.parse import quote

import pytest
from explainer.corpus.corpus import Corpus
from explainer.languages import LANGUAGES
from launcher.environment import read_tool_environment

from tests.built_site import BuiltPage, broken_links, read_site
from tests.conftest import ROOT, Project, copy_project

DEFAULT_BASE = "https://responsibility-chain.example/"


@pytest.fixture(scope="module")
def every_page(real_site: Path) -> dict[str, BuiltPage]:
    return read_site(real_site, every_edition=True)


def test_every_page_has_its_twins(every_page: dict[str, BuiltPage]) -> None:
    editions: dict[str, set[str]] = {"en": set(), "zh-hant": set(), "": set()}
    for address in every_page:
        # A page in both languages is one page, in no edition of its own.
        if not address.endswith("/parallel/"):
            folder, _, rest = address.partition("/")
            edition, name = (folder, rest) if folder in editions else ("", address)
            editions[edition].add(name)
    assert editions["zh-hant"] == editions[""] == editions["en"] | {"404.html"}


def test_the_promised_addresses_exist(pages: dict[str, BuiltPage], corpus: Corpus) -> None:
    promised = {"", "about/", "sources/", "levels/", "glossary/"}
    promised |= {f"sources/{source}/" for source in corpus.sources}
    promised |= {f"levels/{level}/" for level in corpus.levels}
    promised |= {f"glossary/{term}/" for term in corpus.terms}
    assert promised <= set(pages)


def test_every_link_and_anchor_leads_somewhere(real_site: Path) -> None:
    assert broken_links(real_site, DEFAULT_BASE) == []


def _link_real_docs(docs: Path) -> None:
    docs.mkdir()
    for name in ("corpus", "zh", "en"):
        (docs / name).symlink_to(ROOT / "docs" / name)


def test_another_build_is_alike_to_the_byte(real_site: Path, tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project", _link_real_docs)
    date = read_tool_environment()["SOURCE_DATE_EPOCH"]
    variables = {"TZ": "Asia/Shanghai", "PYTHONHASHSEED": "1", "LANG": "C"}
    built = project.launch("build", SOURCE_DATE_EPOCH=date, **variables)
    assert built.returncode == 0, built.stdout
    contents = [
        {file.relative_to(site): file.read_bytes() for file in site.rglob("*") if file.is_file()}
        for site in (project.root / "site", real_site)
    ]
    assert contents[0] == contents[1]


BELOW_A_PATH = "https://pages.example/some/project/"


@pytest.fixture(scope="module")
def below_a_path(built_example: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, built for an address below a path."""
    root = tmp_path_factory.mktemp("below") / "project"
    shutil.copytree(built_example.root, root)
    project = Project(root)
    built = project.launch("build", SITE_URL=BELOW_A_PATH)
    assert built.returncode == 0, built.stdout
    return project.root / "site"


def test_a_site_works_below_a_path(below_a_path: Path) -> None:
    assert broken_links(below_a_path, BELOW_A_PATH) == []


def test_no_page_leads_to_the_root_of_its_host(every_page: dict[str, BuiltPage]) -> None:
    for address, page in every_page.items():
        # The page that is shown where nothing is found stands at any address.
        if address != "404.html" and not address.endswith("/404.html"):
            assert page.select("[href^='/'], [src^='/']") == [], address


def test_no_page_needs_another_host(pages: dict[str, BuiltPage]) -> None:
    for page in pages.values():
        for element in page.select("script[src], link[rel~=stylesheet], img[src], iframe, source"):
            target = element.get("src") or element.get("href") or ""
            assert "//" not in target, f"{page.address}: {target}"
        policy = page.select("meta[http-equiv=Content-Security-Policy]")
        assert len(policy) == 1, page.address
        assert "unsafe-inline" not in (policy[0].get("content") or "")


def test_no_page_holds_the_word_that_wakes_the_fallback(pages: dict[str, BuiltPage]) -> None:
    assert [page.address for page in pages.values() if "mermaid" in page.text] == []


def test_language_tags(every_page: dict[str, BuiltPage]) -> None:
    for address, page in every_page.items():
        if address.endswith("/parallel/"):
            continue
        folder, _, rest = address.partition("/")
        wanted = {"en": "en", "zh-hant": "zh-Hant"}.get(folder, "zh-Hans")
        assert page.root.get("lang") == wanted, address
        if not address.endswith("404.html"):
            alternates = {
                link.get("hreflang"): link.get("href") for link in page.select("link[hreflang]")
            }
            twin = rest if folder in ("en", "zh-hant") else address
            assert alternates == {
                "zh-Hans": DEFAULT_BASE + twin,
                "zh-Hant": f"{DEFAULT_BASE}zh-hant/{twin}",
                "en": f"{DEFAULT_BASE}en/{twin}",
                "x-default": DEFAULT_BASE + twin,
            }


def test_headings_have_anchors_and_no_id_stands_twice(pages: dict[str, BuiltPage]) -> None:
    for page in pages.values():
        ids = [element.get("id") for element in page.root.iter() if element.get("id")]
        assert len(ids) == len(set(ids)), page.address
        for heading in page.select("article h2, article h1"):
            if not page.address.endswith("404.html"):
                assert re.fullmatch(r"[a-z0-9-]+", heading.get("id") or ""), page.address


def test_source_pages_show_the_same_clauses_in_both_languages(
    pages: dict[str, BuiltPage], corpus: Corpus
) -> None:
    for source in corpus.sources.values():
        wanted = [clause.id for clause in source.clauses()]
        for prefix in ("", "en/"):
            page = pages[f"{prefix}sources/{source.id}/"]
            assert [clause.get("id") for clause in page.select(".clause")] == wanted


def test_a_clause_shows_its_words_its_levels_and_its_paragraph(
    pages: dict[str, BuiltPage], corpus: Corpus
) -> None:
    for language in LANGUAGES:
        prefix = "" if language == "zh" else "en/"
        for place in corpus.clauses.values():
            page = pages[f"{prefix}sources/{place.source.id}/"]
            (element,) = page.root.xpath(f'//*[@id="{place.clause.id}"]')
            levels = [badge.get("href") for badge in element.cssselect("a.level")]
            assert levels == [f"../../levels/{level}/" for level in place.clause.levels]
            paragraph = element.cssselect("a.paragraph")[0]
            assert paragraph.get("href") == f"#paragraph-{place.clause.at[0]}"


def test_level_pages_list_every_statement_of_their_level(
    pages: dict[str, BuiltPage], corpus: Corpus
) -> None:
    for level in corpus.levels:
        page = pages[f"levels/{level}/"]
        listed = {link.get("href") for link in page.select(".statements a.citation")}
        for place in corpus.clauses.values():
            if level in place.clause.levels and place.clause.nature != "context":
                assert f"../../sources/{place.source.id}/#{place.clause.id}" in listed


def test_a_term_leads_to_every_clause_that_uses_it(
    pages: dict[str, BuiltPage], corpus: Corpus
) -> None:
    for term, clauses in corpus.uses.items():
        page = pages[f"en/glossary/{term}/"]
        listed = [link.get("href") for link in page.select(".uses a")]
        wanted = [f"../../sources/{corpus.clauses[c].source.id}/#{c}" for c in clauses]
        assert listed == wanted


def test_terms_are_linked_once_a_section_and_never_to_themselves(
    pages: dict[str, BuiltPage],
) -> None:
    for page in pages.values():
        assert not page.select("h1 a.term, h2 a.term, h3 a.term, a a, code a.term, svg a.term")
        if match := re.fullmatch(r"(?:en/)?glossary/([^/]+)/", page.address):
            own = [
                link for link in page.select("a.term") if f"/{match[1]}/" in link.get("href", "")
            ]
            assert not own, page.address


def test_diagrams_are_drawn_linked_and_told_in_words(pages: dict[str, BuiltPage]) -> None:
    for address in (
        "",
        "sources/responsibility-system/",
        "sources/guangdong-rules/",
        "sources/hebei-decision/",
    ):
        for prefix in ("", "en/"):
            figures = pages[prefix + address].select("figure.diagram")
            assert figures, address
            for figure in figures:
                assert figure.cssselect("svg title")
                assert figure.cssselect("svg desc")
                boxes = figure.cssselect("svg .node")
                assert len(boxes) == len(figure.cssselect("svg a .node"))
                assert figure.cssselect("ol li")


def test_a_hidden_script_in_a_text_is_shown_as_text(example_project: Project) -> None:
    source = example_project.root / "docs/corpus/sources/example-decision.yml"
    text = source.read_text(encoding="utf-8")
    hostile = "zh: 决定要求<script>alert(1)</script><img src=x onerror=alert(1)>中央统筹"
    source.write_text(text.replace("zh: 决定要求中央统筹", hostile), encoding="utf-8")
    assert example_project.launch("build").returncode == 1
    # What the check has not seen does no harm either.
    assert example_project.build_unchecked().returncode == 0
    page = read_site(example_project.root / "site")["sources/example-decision/"]
    (clause,) = page.root.xpath('//*[@id="centre-plans"]')
    assert "<script>alert(1)</script><img src=x onerror=alert(1)>" in clause.text_content()
    assert not clause.cssselect("script, img")


def test_the_sitemap_lists_every_page(real_site: Path, every_page: dict[str, BuiltPage]) -> None:
    listed = re.findall(r"<loc>([^<]*)</loc>", (real_site / "sitemap.xml").read_text("utf-8"))
    assert sorted(listed) == sorted(
        DEFAULT_BASE + address
        for address in every_page
        if not address.endswith(("404.html", "/parallel/"))
    )


def test_every_page_leads_to_the_record_behind_it(pages: dict[str, BuiltPage]) -> None:
    for page in pages.values():
        if page.address.endswith("404.html"):
            continue
        (edit,) = {link.get("href") for link in page.select("a[href*='/edit/main/']")}
        path, _, line = edit.partition("/edit/main/")[2].partition("#L")
        lines = (ROOT / path).read_text("utf-8").splitlines()
        name = page.address.removesuffix("parallel/").rstrip("/").rpartition("/")[2]
        if line:
            assert name in lines[int(line) - 1], page.address
        report = page.select("a[href*='/issues/new']")[0].get("href")
        assert f"place={quote(path)}" in report


@pytest.mark.parametrize("address", ["chain/", "compare/", "en/chain/", "en/compare/"])
def test_what_a_page_is_there_for_stands_open(
    every_page: dict[str, BuiltPage], address: str
) -> None:
    first = every_page[address].select("article h2")[0]
    assert not first.xpath("ancestor::details")
