"""The ZIP of the site: unpacked, it is read without a server, a network or a script."""

import hashlib
import io
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from explainer.copies.downloads import put_in_place, with_downloads
from explainer.copies.folder import page_for_folder
from playwright.sync_api import Browser, Page, expect

from tests.built_site import broken_links, read_site
from tests.conftest import ROOT, Project

FILES = {"index.html", "en/index.html", "en/levels/county/index.html", "assets/x.css"}
PUBLISHED = "https://chain.example/"
TIME = "1700000000"


def test_a_copy_that_is_ended_while_it_is_made_leaves_the_last_one(tmp_path: Path) -> None:
    file = tmp_path / "book/site.zip"
    with put_in_place(file) as aside:
        aside.write_text("whole")
    with pytest.raises(KeyboardInterrupt), put_in_place(file) as aside:
        aside.write_text("hal")
        raise KeyboardInterrupt
    assert file.read_text() == "whole"


def pack(site: Path) -> Path:
    """Packs a built site; returns the archive."""
    command = [sys.executable, str(ROOT / "scripts/zip.py"), "--site", str(site)]
    environment = os.environ | {"SOURCE_DATE_EPOCH": TIME}
    packed = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert packed.returncode == 0, packed.stderr
    return site / "book/site.zip"


@pytest.fixture(scope="module")
def site_copy(real_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the real site that may be changed."""
    copy = tmp_path_factory.mktemp("copy") / "site"
    shutil.copytree(real_site, copy, ignore=shutil.ignore_patterns("book"))
    return copy


@pytest.fixture(scope="module")
def first_archive(site_copy: Path) -> bytes:
    """The archive of the real site, packed for the first time."""
    return pack(site_copy).read_bytes()


@pytest.fixture(scope="module")
def folder(first_archive: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The unpacked archive of the real site."""
    unpacked = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(io.BytesIO(first_archive)) as archive:
        assert archive.testzip() is None
        archive.extractall(unpacked)
    return unpacked / "site"


@pytest.fixture
def reader(browser: Browser) -> Iterator[Page]:
    """A page that fails where anything is asked of a host, or logged as an error."""
    context = browser.new_context()
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("requestfailed", lambda request: faults.append(request.url))
    page.on(
        "request",
        lambda request: (
            None if request.url.startswith(("file:", "data:")) else faults.append(request.url)
        ),
    )
    yield page
    context.close()
    assert faults == []


def test_the_folder_is_read_from_page_to_page(reader: Page, folder: Path) -> None:
    reader.goto((folder / "index.html").as_uri())
    reader.locator(".tabs a[href*='chain/']").click()
    expect(reader.locator("article h1")).to_be_visible()
    background = reader.evaluate("getComputedStyle(document.querySelector('.md-header')).position")
    assert background == "sticky"
    reader.locator("a[data-language-switch]").click()
    assert reader.evaluate("document.documentElement.lang") == "en"
    reader.locator(".tabs a[href*='sources/']").click()
    reader.locator("article a[href*='hebei-decision/']").first.click()
    expect(reader.locator("figure.diagram svg:visible").first).to_be_visible()
    reader.locator("details.section-fold > summary").first.click()
    reader.locator("article a.term:visible").first.click()
    assert "/glossary/" in reader.url
    expect(reader.locator("article h1")).to_be_visible()
    reader.locator("a.language-switch[hreflang=zh-Hant]").click()
    assert reader.evaluate("document.documentElement.lang") == "zh-Hant"


def test_the_search_says_that_it_needs_a_connection(reader: Page, folder: Path) -> None:
    reader.goto((folder / "en/chain/index.html").as_uri())
    search = reader.locator("a.search-open")
    expect(search).to_have_text("Search (online)")
    assert search.evaluate("link => link.href").startswith("https://")


def test_every_link_of_the_folder_names_a_file(folder: Path) -> None:
    base = "http://folder.invalid/"
    assert broken_links(folder, base) == []
    for page in read_site(folder, every_edition=True).values():
        for link in page.select("a[href], link[href]"):
            path = link.get("href", "").partition("#")[0].partition("?")[0]
            assert not path or "://" in path or not path.endswith(("/", "..", ".")), link.get(
                "href"
            )


def test_the_archive_is_the_same_every_time(first_archive: bytes, site_copy: Path) -> None:
    again = pack(site_copy)
    assert hashlib.sha256(again.read_bytes()).digest() == hashlib.sha256(first_archive).digest()
    with zipfile.ZipFile(again) as archive:
        names = archive.namelist()
        assert names == sorted(names)
        assert {entry.date_time for entry in archive.infolist()} == {(2023, 11, 14, 22, 13, 20)}
    assert b'href="../book/site.zip"' in (site_copy / "about/index.html").read_bytes()


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="../../">', '<a href="../../index.html">'),
        ('<a href="./#x">', '<a href="./index.html#x">'),
        ('<a href="../..">', '<a href="../../index.html">'),
        ('<a href="#x">', '<a href="#x">'),
        ('<a href="../../../?q=1">', '<a href="../../../index.html?q=1">'),
        ('<link href="../../../assets/x.css">', '<link href="../../../assets/x.css">'),
        ('<a href="../../search/x.json">', f'<a href="{PUBLISHED}en/search/x.json">'),
        ('<a href="https://a.example/b/">', '<a href="https://a.example/b/">'),
        ('<a href="mailto:?subject=x">', '<a href="mailto:?subject=x">'),
        ('<b>1</b><script type="module" src="../x.js"></script>', "<b>1</b>"),
        ('<link rel="manifest" href="../x.json">', ""),
    ],
)
def test_links_of_a_page_in_the_folder(html: str, expected: str) -> None:
    assert page_for_folder(html, "en/levels/county/index.html", FILES, PUBLISHED) == expected


def test_only_downloads_that_are_there_are_linked() -> None:
    place = '<li data-download="book/a.pdf" data-size=", {size} MB"><span>A</span></li>'
    note = '<p class="downloads__missing" data-search="off">Missing.</p>'
    linked = with_downloads(place + note, "../", {"book/a.pdf": 1_540_000})
    assert '<a href="../book/a.pdf"><span>A</span></a>, 1.5 MB</li>' in linked
    assert 'data-search="off" hidden>' in linked
    assert with_downloads(linked, "../", {}) == place + note


def test_a_copy_stays_until_the_site_changes(example_project: Project) -> None:
    made = example_project.launch("zip")
    assert made.returncode == 0, made.stderr
    archive = example_project.root / "site/book/site.zip"
    assert archive.is_file()
    assert "Nothing has changed" in example_project.launch("build").stdout
    assert archive.is_file()
    page = example_project.root / "docs/en/index.md"
    page.write_text(page.read_text("utf-8") + "\nOne more line.\n", encoding="utf-8")
    twin = example_project.root / "docs/zh/index.md"
    twin.write_text(twin.read_text("utf-8") + "\n又一行。\n", encoding="utf-8")
    assert example_project.launch("build").returncode == 0
    assert not archive.exists()
