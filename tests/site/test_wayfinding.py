"""Finding one's way: contents that say where one is, closed sections, keys, neighbours, filters."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.built_site import BuiltPage, read_site

BASE = "https://site.example/"
PHONE_SCREEN = 844
SOURCE = "sources/hebei-decision/"
CLAUSE = "hebei-officials-stable-teams"


@pytest.mark.parametrize("script", [True, False])
def test_a_closed_section_opens_for_what_is_linked_to(
    browser: Browser, site_url: str, script: bool
) -> None:
    context = browser.new_context(java_script_enabled=script)
    page = context.new_page()
    page.goto(f"{site_url}{SOURCE}")
    expect(page.locator(f"#{CLAUSE}")).to_be_hidden()
    page = context.new_page()
    page.goto(f"{site_url}{SOURCE}#{CLAUSE}")
    expect(page.locator(f"#{CLAUSE} .clause__text")).to_be_in_viewport()
    context.close()


def test_a_closed_page_is_printed_whole(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{SOURCE}")
    page.emulate_media(media="print")
    box = page.locator(f"#{CLAUSE} .clause__text").bounding_box()
    assert box
    assert box["height"] > 10


def test_a_section_says_what_it_holds(real_site: Path) -> None:
    pages = read_site(real_site)
    for prefix in ("", "en/"):
        for summary in pages[f"{prefix}{SOURCE}"].select("article .section-fold > summary"):
            assert summary.cssselect("h2[id]")
            assert summary.cssselect(".count, #cite"), summary.text_content()


def test_what_a_section_says_of_itself_is_a_sentence(pages: dict[str, BuiltPage]) -> None:
    told = {
        gist.text_content().strip()
        for page in pages.values()
        for gist in page.select("article .section-fold__gist")
    }
    assert {text for text in told if not re.search(r"[。.！!？?][”’》」』]?$", text)} == set()


def test_all_sections_open_at_once(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{SOURCE}")
    button = page.locator(".contents--beside [data-open-all]")
    before = button.inner_text()
    button.click()
    expect(page.locator("details.section-fold:not([open])")).to_have_count(0)
    assert button.inner_text() != before
    button.click()
    expect(page.locator("details.section-fold[open]")).to_have_count(0)


def test_the_contents_of_a_phone_say_where_one_is(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 390, "height": PHONE_SCREEN})
    page.goto(f"{site_url}en/{SOURCE}#officials")
    button = page.locator(".whereabouts button")
    expect(button).to_have_text(re.compile(r"^7 of \d+ · 5 Choosing and encouraging officials"))
    expect(button).to_be_in_viewport()
    button.click()
    expect(page.locator("#contents-list [aria-current]")).to_be_visible()
    page.locator("#contents-list a", has_text="Law-making").click()
    expect(page.locator("#contents-list")).to_be_hidden()
    expect(page.locator("#law-making")).to_be_in_viewport()
    expect(button).to_have_text(re.compile("Law-making"))


@pytest.mark.parametrize("width", [390, 940])
def test_the_contents_are_used_by_keys_alone(page: Page, site_url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": PHONE_SCREEN})
    page.goto(f"{site_url}en/levels/county/")
    button, contents = page.locator(".whereabouts button"), page.locator("#contents-list")
    links = contents.locator("a")
    # A reader who has only keys comes to the button before the first link of the page itself.
    for _ in range(30):
        page.keyboard.press("Tab")
        if button.evaluate("button => button === document.activeElement"):
            break
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    expect(contents).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(links.first).to_be_focused()
    page.keyboard.press("End")
    expect(links.last).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Tab")
    expect(links.nth(links.count() - 2)).to_be_focused()
    page.keyboard.press("Escape")
    expect(contents).to_be_hidden()
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    expect(contents).to_be_hidden()
    expect(page).to_have_url(re.compile("#task$"))
    expect(page.locator("#task")).to_be_in_viewport()
    # The next stop is in the section that was chosen.
    page.keyboard.press("Tab")
    below = "focused => document.querySelector('#task').compareDocumentPosition(focused) & 4"
    assert page.locator(":focus").evaluate(below)


def test_keys_lead_from_statement_to_statement(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{SOURCE}#officials")
    page.keyboard.press("j")
    expect(page).to_have_url(re.compile("#hebei-officials-selection"))
    page.keyboard.press("j")
    expect(page).to_have_url(re.compile("#hebei-officials-county-heads"))
    page.keyboard.press("k")
    expect(page).to_have_url(re.compile("#hebei-officials-selection"))
    page.locator("[data-search-key]").uncheck()
    page.locator("[data-search-key]").blur()
    page.keyboard.press("j")
    expect(page).to_have_url(re.compile("#hebei-officials-selection"))


def test_one_sees_where_a_page_stands_and_what_is_beside_it(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 1220, "height": 900})
    page.goto(f"{site_url}en/{SOURCE}")
    expect(page.locator(".breadcrumb a")).to_have_text(["Home", "Sources"])
    expect(page.locator(".siblings a")).to_have_count(5)
    expect(page.locator(".siblings [aria-current=page]")).to_have_count(1)
    page.evaluate("scrollTo(0, 1500)")
    expect(page.locator(".tabs")).to_be_in_viewport()
    page.set_viewport_size({"width": 1200, "height": 900})
    expect(page.locator(".siblings")).to_be_hidden()


def test_the_filter_of_the_matrix_is_in_the_address(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 390, "height": PHONE_SCREEN})
    page.goto(f"{site_url}compare/?place=hebei&level=county#matrix")
    expect(page.locator("input[name=place]:checked")).to_have_count(1)
    expect(page.locator(".matrix__filter")).to_be_visible()
    shown = page.locator(".matrix__table td:visible")
    assert shown.count() == page.locator(".matrix__duties:visible").count() > 0
    assert set(shown.evaluate_all("cells => cells.map(cell => cell.dataset.level)")) == {"county"}
    page.locator("input[name=level][value=city]").check()
    expect(page).to_have_url(f"{site_url}compare/?place=hebei&level=city,county#matrix")
    page.locator("[data-language-switch]").click()
    expect(page).to_have_url(re.compile(r"/en/compare/\?place=hebei&level=city(,|%2C)county#"))


def test_no_statement_of_a_list_is_cut(real_site: Path) -> None:
    cut = [
        (address, item.text_content()[-40:])
        for address, page in read_site(real_site).items()
        for item in page.select("article li")
        if item.text_content().strip().endswith("…")
    ]
    assert cut == []


@pytest.mark.parametrize(
    ("address", "way"),
    [
        ("en/posts/county-head/", ["Home", "Levels and posts"]),
        ("en/variants/", ["Home", "Background"]),
        ("en/example/", ["Home"]),
        ("posts/", ["首页", "层级与职务"]),
        ("en/levels/", []),
    ],
)
def test_a_page_without_an_entry_in_the_menu_says_where_it_stands(
    real_site: Path, address: str, way: list[str]
) -> None:
    page = read_site(real_site)[address]
    assert [link.text_content() for link in page.select(".breadcrumb a")] == way
    marked = page.select(".tabs [aria-current]")
    assert [link.text_content() for link in marked][: len(way[1:])] == way[1:]


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_the_menu_leads_to_each_page_that_is_in_no_list(
    pages: dict[str, BuiltPage], prefix: str
) -> None:
    single = ("example/", "posts/", "variants/", "background/measures-2016/", "about/data/")
    for address in (prefix, f"{prefix}levels/county/"):
        links = pages[address].select("#menu .menu__list li li a")
        led_to = {urljoin(BASE + address, link.get("href", "")) for link in links}
        assert {f"{BASE}{prefix}{page}" for page in single} <= led_to, address


@pytest.fixture
def touched_phone(browser: Browser) -> Iterator[Page]:
    """A page on a phone without a mouse."""
    context = browser.new_context(
        viewport={"width": 390, "height": PHONE_SCREEN}, has_touch=True, service_workers="block"
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(("prefix", "source"), [("", "河北《决定》"), ("en/", "Hebei Decision")])
def test_four_taps_lead_to_the_duty_of_a_post_in_a_source(
    touched_phone: Page, site_url: str, prefix: str, source: str
) -> None:
    page = touched_phone
    page.goto(site_url + prefix)
    page.locator(".menu-open").tap()
    page.locator("#menu a[href$='levels/']").tap()
    post = page.locator("article a[href*='/county-party-secretary/']").first
    assert post.evaluate("link => link.getBoundingClientRect().top") < 3 * PHONE_SCREEN
    post.tap()
    section = page.locator(f"details.folded:has(.folded__source:text-is('{source}'))").first
    assert section.evaluate("it => it.getBoundingClientRect().top") < 3 * PHONE_SCREEN
    section.locator("summary").tap()
    duty = section.locator("li", has=page.locator("a.citation[href$='double-leaders-county']"))
    expect(duty.locator(".citation")).to_contain_text(source)
    expect(duty).to_be_visible()


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_four_taps_lead_to_the_last_section_of_the_longest_source(
    touched_phone: Page, site_url: str, prefix: str
) -> None:
    page = touched_phone
    page.goto(site_url + prefix)
    page.locator("details.section-fold:has(#sources) > summary").tap()
    page.locator("article a[href$='sources/chengdu-symposium/']").first.tap()
    page.locator(".whereabouts button").tap()
    page.locator("#contents-list a[href='#how-the-speech-closes']").tap()
    expect(page.locator("#symposium-well-and-won")).to_be_visible()
