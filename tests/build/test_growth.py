"""No page grows with the number of sources: a site of a hundred made-up ones keeps the limits."""

import gzip
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from explainer.checks.site import check_site
from explainer.corpus.corpus import build_corpus
from made_up_sources import write_sources
from playwright.sync_api import Browser, ViewportSize

from tests.built_site import broken_links
from tests.conftest import DERIVED, ROOT, built_strictly, copy_project, made_once, serve

SOURCES = 100
MOST_KILOBYTES = 60
MOST_SCREENS = 6
PHONE = ViewportSize(width=390, height=844)
GROWING = (
    "",
    "compare/",
    "timeline/",
    "about/status/",
    "sources/",
    "levels/",
    "levels/county/",
    "glossary/battle-against-poverty/",
    "glossary/poor-county/",
)
"""The pages that gather something from all sources."""


@pytest.fixture(scope="module")
def large_site(real_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site with a hundred more sources, made with what was derived for the real one."""

    def make(folder: Path) -> None:
        project = copy_project(folder, copy_docs)
        if (ROOT / DERIVED).is_dir():
            shutil.copytree(ROOT / DERIVED, project.root / DERIVED)
        built_strictly(project)

    return made_once(tmp_path_factory, "large-site", make) / "site"


def copy_docs(docs: Path) -> None:
    """Copies the real texts and adds the made-up sources."""
    for folder in ("corpus", "zh", "en"):
        shutil.copytree(ROOT / "docs" / folder, docs / folder)
    write_sources(docs / "corpus" / "sources", build_corpus(check_site(docs).draft), SOURCES)


@pytest.fixture(scope="module")
def large_url(large_site: Path) -> Iterator[str]:
    yield from serve(large_site)


def test_no_page_of_a_large_site_is_heavy(large_site: Path) -> None:
    sizes = {
        file.relative_to(large_site).as_posix(): len(gzip.compress(file.read_bytes(), 9)) / 1024
        for file in large_site.rglob("*.html")
    }
    assert {name: size for name, size in sizes.items() if size > MOST_KILOBYTES} == {}


def test_every_link_of_a_large_site_leads_somewhere(large_site: Path) -> None:
    assert broken_links(large_site, "https://responsibility-chain.example/") == []


def test_no_page_that_gathers_is_longer_than_with_few_sources(
    browser: Browser, real_site: Path, site_url: str, large_url: str
) -> None:
    context = browser.new_context(viewport=PHONE, service_workers="block")
    page = context.new_page()
    too_long = {}
    for address in (f"{language}{name}" for language in ("", "en/") for name in GROWING):
        heights = []
        for url in (site_url, large_url):
            page.goto(url + address)
            heights.append(page.evaluate("document.documentElement.scrollHeight"))
        own, large = (height / PHONE["height"] for height in heights)
        if large > max(MOST_SCREENS, own + 3):
            too_long[address] = (own, large)
    context.close()
    assert too_long == {}
