"""The Chinese pages in traditional script: words, names, quotation marks, links, search."""

from pathlib import Path

import pytest
from explainer.build.traditional import (
    Edition,
    NamedForms,
    traditional_page,
    traditional_text,
)
from playwright.sync_api import Page

from tests.built_site import read_site

EDITION = Edition(
    "https://chain.example/", {"", "levels/county/"}, NamedForms({"考核权重": "考核權重"})
)


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("村干部、若干项", "村幹部、若干項"),
        ("以后、皇后", "以後、皇后"),
        ("公里、哪里、报道里的、班子里居首", "公里、哪裡、報道裡的、班子裡居首"),
        ("批准、标准、精准", "批准、標準、精準"),
        ("不放松、松树", "不放鬆、松樹"),
        ("台湾、出台了", "臺灣、出臺了"),
        ("只有、一只", "只有、一隻"),
        ("签责任书、签署、标签", "簽責任書、簽署、標籤"),
        ("写明了、了解", "寫明了、瞭解"),
        ("针对表现优秀", "針對表現優秀"),
        ("考核、群众、考核权重", "考核、群眾、考核權重"),
        ("关系、体系、联系", "關係、體系、聯繫"),
        ("反复、复制、恢复", "反覆、複製、恢復"),
        ("责任书签不签到乡镇", "責任書簽不簽到鄉鎮"),
        ("选择一个中等规模的村、个中缘由", "選擇一個中等規模的村、個中緣由"),
        ("局限、局势", "局限、局勢"),
        ("公布、发布、宣布、颁布、布局", "公布、發布、宣布、頒布、佈局"),
        ("两级并在一起、不再并作、并在会上", "兩級併在一起、不再併作、並在會上"),
        ("贪污、污染防治", "貪污、污染防治"),
        ("《北京周报》、周报", "《北京周報》、週報"),
        ("“两不愁”和‘三保障’", "「兩不愁」和『三保障』"),
    ],
)
def test_words_that_conversion_gets_wrong(simplified: str, traditional: str) -> None:
    assert traditional_text(simplified, EDITION.named) == traditional


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<html lang="zh-Hans">', '<html lang="zh-Hant">'),
        ('<p id="县">县级</p>', '<p id="县">縣級</p>'),
        ('<b title="县">x</b>', '<b title="縣">x</b>'),
        ('<b lang="zh-Hans">县<b>县</b></b>县', '<b lang="zh-Hant">縣<b>縣</b></b>縣'),
        (
            '<b lang="zh-Hans" translate="no">县<b>县</b></b>县',
            '<b lang="zh-Hans" translate="no">县<b>县</b></b>縣',
        ),
        ('<b lang="ja">県</b>县', '<b lang="ja">県</b>縣'),
        ("<code>县</code><script>'县'</script>县", "<code>县</code><script>'县'</script>縣"),
        ('<a href="../county/#x">', '<a href="../county/#x">'),
        ('<a href="../../en/levels/county/">', '<a href="../../../en/levels/county/">'),
        ('<img src="../../assets/x.svg">', '<img src="../../../assets/x.svg">'),
        ('<a href="/levels/county/">', '<a href="/zh-hant/levels/county/">'),
        ('<a href="/assets/x.svg">', '<a href="/assets/x.svg">'),
        ('<a href="#x">', '<a href="#x">'),
        ('<a href="https://a.example/">', '<a href="https://a.example/">'),
        (
            '<link rel="canonical" href="https://chain.example/levels/county/">',
            '<link rel="canonical" href="https://chain.example/zh-hant/levels/county/">',
        ),
        (
            '<a class="language-switch" href="./" hreflang="zh-Hans" hidden>',
            '<a class="language-switch" href="../../../levels/county/" hreflang="zh-Hans">',
        ),
    ],
)
def test_a_piece_of_a_page(html: str, expected: str) -> None:
    assert traditional_page(html, "levels/county/", EDITION) == expected


def test_each_page_has_the_anchors_of_its_twin(real_site: Path) -> None:
    pages = read_site(real_site, every_edition=True)
    twins = {name for name in pages if name.startswith("zh-hant/")}
    assert len(twins) > 100
    for name in twins:
        assert pages[name].ids == pages[name.removeprefix("zh-hant/")].ids
        assert pages[name].root.get("lang") == "zh-Hant"


def test_a_reader_reaches_every_edition_and_finds_words(site_url: str, page: Page) -> None:
    page.goto(f"{site_url}levels/county/#top")
    page.get_by_role("link", name="繁體").click()
    page.wait_for_url("**/zh-hant/levels/county/#top")
    page.keyboard.press("/")
    page.locator("input[type=search]").fill("貧困縣")
    hit = page.locator("#search-results a").first
    hit.wait_for()
    assert "/zh-hant/" in str(hit.get_attribute("href"))
    page.keyboard.press("Escape")
    page.get_by_role("link", name="简体").click()
    page.wait_for_url(f"{site_url}levels/county/#top")
    page.get_by_role("link", name="English").click()
    page.wait_for_url(f"{site_url}en/levels/county/#top")
    page.get_by_role("link", name="繁體").click()
    page.wait_for_url(f"{site_url}zh-hant/levels/county/#top")
