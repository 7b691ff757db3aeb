"""What search engines and programs that show a link learn of a page, read with their libraries."""

import json
import tomllib
from pathlib import Path

import feedparser
import pytest
import yaml
from explainer.build.sharing import LONGEST_DESCRIPTION, shortened
from fontTools.ttLib import TTCollection
from lxml import etree
from noto_cjk_sans_otc import FONT_PATH
from PIL import Image
from playwright.sync_api import Page
from pyoxigraph import RdfFormat, parse, serialize
from rdflib import RDF, SDO, Graph
from rdflib.term import Node

from tests.built_site import BuiltPage, read_site
from tests.conftest import ROOT

LARGEST_PICTURE = 20_000
"""Bytes."""
BASE = "https://responsibility-chain.example/"
XHTML = "{http://www.w3.org/1999/xhtml}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
# What the engines that read them ask for at least.
NEEDED: dict[Node, set[Node]] = {
    SDO.Article: {SDO.headline, SDO.url, SDO.inLanguage},
    SDO.DefinedTerm: {SDO.name, SDO.description, SDO.inDefinedTermSet},
    SDO.BreadcrumbList: {SDO.itemListElement},
    SDO.Dataset: {SDO.name, SDO.description, SDO.license, SDO.creator, SDO.distribution},
    SDO.DataDownload: {SDO.encodingFormat, SDO.contentUrl},
    SDO.ListItem: {SDO.position, SDO.name, SDO.item},
}


@pytest.fixture(scope="module")
def pages(real_site: Path) -> dict[str, BuiltPage]:
    return {
        name: page
        for name, page in read_site(real_site, every_edition=True).items()
        if "404.html" not in name and not name.endswith("/parallel/")
    }


def content(page: BuiltPage, name: str) -> str:
    (element,) = page.select(f'meta[name="{name}"], meta[property="{name}"]')
    return str(element.get("content"))


def graph_of(page: BuiltPage) -> Graph:
    """The structured data of a page as a graph, with the vocabulary in place of its address."""
    (block,) = page.select('script[type="application/ld+json"]')
    data = json.loads(block.text_content())
    assert data["@context"] == "https://schema.org"
    data["@context"] = {"@vocab": str(SDO), "url": {"@type": "@id"}}
    facts = parse(json.dumps(data), format=RdfFormat.JSON_LD)
    return Graph().parse(data=serialize(facts, format=RdfFormat.N_QUADS), format="nt")


def test_titles_stand_alone_and_differ(pages: dict[str, BuiltPage]) -> None:
    titles = {name: page.select("title")[0].text_content() for name, page in pages.items()}
    assert len(set(titles.values())) == len(titles)
    assert titles["en/levels/county/"].startswith("Counties: duties")
    for name, page in pages.items():
        shared = content(page, "og:title")
        assert titles[name].startswith(shared)
        assert shared


def test_descriptions_are_short_and_whole(pages: dict[str, BuiltPage]) -> None:
    for page in pages.values():
        description = content(page, "description")
        assert 0 < len(description) <= LONGEST_DESCRIPTION
        assert content(page, "og:description") == description


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Short.", "Short."),
        ("Reads to here. " * 20, "Reads to here. " * 9 + "Reads to here."),
        ("word " * 60, "word " * 30 + "word…"),
        ("一句话。" * 60, "一句话。" * 40),
        ("字" * 200, "字" * 159 + "…"),
    ],
)
def test_a_long_description_is_cut_where_it_pauses(text: str, shown: str) -> None:
    assert shortened(text) == shown
    assert len(shown) <= LONGEST_DESCRIPTION


def test_structured_data_use_the_vocabulary_and_say_enough(pages: dict[str, BuiltPage]) -> None:
    kinds: dict[Node, int] = {}
    for page in pages.values():
        graph = graph_of(page)
        for subject, kind in graph.subject_objects(RDF.type):
            kinds[kind] = kinds.get(kind, 0) + 1
            assert NEEDED.get(kind, set()) <= set(graph.predicates(subject)), page.address
        for name in {*graph.predicates(), *graph.objects(predicate=RDF.type)} - {RDF.type}:
            assert str(name).removeprefix(str(SDO)) in SDO, f"{page.address}: {name}"
    assert set(NEEDED) <= set(kinds)
    # One in each edition.
    assert kinds[SDO.Dataset] == 3


def test_a_trail_leads_from_the_home_page_to_the_page(pages: dict[str, BuiltPage]) -> None:
    for page in pages.values():
        if page.address in ("", "en/") or page.address.startswith("zh-hant/"):
            continue
        graph = graph_of(page)
        steps = sorted(
            (int(str(graph.value(item, SDO.position))), str(graph.value(item, SDO.item)))
            for item in graph.subjects(RDF.type, SDO.ListItem)
        )
        addresses = [address.removeprefix(BASE) for _, address in steps]
        assert addresses[0] == ("en/" if page.address.startswith("en/") else "")
        assert addresses[-1] == page.address
        assert set(addresses) <= set(pages)


def test_a_text_cannot_end_the_block_of_structured_data(pages: dict[str, BuiltPage]) -> None:
    for page in pages.values():
        (block,) = page.select('script[type="application/ld+json"]')
        assert not set("<>&") & set(block.text_content())


def test_icons_and_pictures_open_in_a_browser(site_url: str, page: Page) -> None:
    wanted = {f"assets/images/icon-{size}.png": (size, size) for size in (180, 192, 512)}
    wanted |= {"favicon.ico": (32, 32), "en/levels/county/card.png": (1200, 630)}
    for path, size in wanted.items():
        page.goto(f"{site_url}{path}")
        shown = page.locator("img").evaluate("image => [image.naturalWidth, image.naturalHeight]")
        assert tuple(shown) == size, path


def test_every_page_of_every_edition_has_a_picture_of_its_own(
    real_site: Path, pages: dict[str, BuiltPage]
) -> None:
    by_content: dict[bytes, set[str]] = {}
    for page in pages.values():
        assert content(page, "og:image") == f"{BASE}{page.address}card.png"
        file = real_site / page.address / "card.png"
        assert file.stat().st_size <= LARGEST_PICTURE, page.address
        with Image.open(file) as image:
            stated = (content(page, "og:image:width"), content(page, "og:image:height"))
            assert image.size == tuple(map(int, stated)) == (1200, 630)
            words = image.crop((0, 0, 900, 630)).getcolors() or []
            # Ground and letters in steps from the one to the other; all but a few is ground.
            assert len(words) > 4, page.address
            assert sum(pixels for pixels, _ in words) - max(words)[0] > 2000, page.address
        kind = page.root.get("lang", "") + content(page, "og:title")
        by_content.setdefault(file.read_bytes(), set()).add(kind)
        assert content(page, "og:title") in content(page, "og:image:alt")
    assert all(len(titles) == 1 for titles in by_content.values())
    assert len(by_content) == len(pages)


def test_a_page_in_both_languages_has_the_picture_of_its_page(real_site: Path) -> None:
    pages = read_site(real_site, every_edition=True)
    for address in ("levels/county/", "glossary/poor-county/"):
        pair = [pages[address], pages[f"{address}parallel/"]]
        for name in ("og:image", "og:image:alt"):
            assert content(pair[0], name) == content(pair[1], name)


@pytest.mark.parametrize(
    ("folder", "family"),
    [("", "Noto Sans CJK SC"), ("en/", "Noto Sans CJK SC"), ("zh-hant/", "Noto Sans CJK TC")],
)
def test_the_font_of_the_pictures_has_every_character_of_the_titles(
    pages: dict[str, BuiltPage], folder: str, family: str
) -> None:
    with TTCollection(str(FONT_PATH), lazy=True) as collection:
        fonts = {font["name"].getDebugName(1): font for font in collection.fonts}
        known = frozenset(fonts[family].getBestCmap())
    edition = [
        page
        for page in pages.values()
        if (page.address.partition("/")[0] + "/" if folder else "") == folder
    ]
    assert edition
    titles = {content(page, "og:title") for page in edition}
    assert {sign for title in titles for sign in title if ord(sign) not in known} == set()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_manifest_names_what_is_there(real_site: Path, language: str) -> None:
    file = real_site / f"assets/manifest.{language}.webmanifest"
    manifest = json.loads(file.read_text("utf-8"))
    assert manifest["name"]
    for icon in manifest["icons"]:
        assert (file.parent / icon["src"]).is_file()
    assert (file.parent / manifest["start_url"] / "index.html").is_file()


def test_the_sitemap_gives_each_page_its_alternates(
    real_site: Path, pages: dict[str, BuiltPage]
) -> None:
    tree = etree.parse(real_site / "sitemap.xml")
    for entry in tree.iter(f"{SITEMAP}url"):
        address = str(entry.findtext(f"{SITEMAP}loc")).removeprefix(BASE)
        listed = {link.get("hreflang"): link.get("href") for link in entry.iter(f"{XHTML}link")}
        in_page = pages[address].select('link[rel="alternate"][hreflang]')
        assert listed == {link.get("hreflang"): link.get("href") for link in in_page}
    assert f"Sitemap: {BASE}sitemap.xml" in (real_site / "robots.txt").read_text()


@pytest.mark.parametrize("folder", ["", "en/"])
def test_a_feed_reader_reads_the_feed(
    real_site: Path, pages: dict[str, BuiltPage], folder: str
) -> None:
    feed = feedparser.parse((real_site / folder / "feed.xml").read_bytes())
    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.entries
    assert len({entry.id for entry in feed.entries}) == len(feed.entries)
    days = [entry.updated for entry in feed.entries]
    assert days == sorted(days, reverse=True)
    assert feed.feed.updated == days[0]
    for entry in feed.entries:
        assert entry.link.removeprefix(BASE) in pages


def test_the_citation_file_is_of_this_release() -> None:
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert cited["version"] == project["version"]
    assert cited["license"] in project["license"]
    assert {"cff-version", "message", "title", "authors"} <= set(cited)
