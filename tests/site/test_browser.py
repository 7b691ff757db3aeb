"""What readers see, in a real Chromium: nothing fails, nothing overflows, everyone can use it."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.every_page import KINDS_OF_PAGES, OF_STYLES, axe, show_scheme

# Whatever does not depend on styles axe checks on every page; see test_accessibility.py.
RULES_OF_STYLES = {"runOnly": {"type": "rule", "values": [*OF_STYLES]}}


@pytest.mark.parametrize("quarter", range(4))
def test_axe_finds_no_fault_of_styles(
    measuring_browser: Browser, site_url: str, quarter: int
) -> None:
    found = []
    with measuring_browser.new_context(reduced_motion="reduce") as context:
        page = context.new_page()
        for address in KINDS_OF_PAGES[quarter::4]:
            page.goto(site_url + address)
            for scheme in ("default", "slate"):
                show_scheme(page, scheme)
                found += [f"{address} {scheme}: {fault}" for fault in axe(page, RULES_OF_STYLES)]
    assert found == []


@pytest.mark.parametrize("language", [0, 1])
def test_every_page_can_be_read_without_script(
    measuring_browser: Browser, site_url: str, language: int
) -> None:
    with measuring_browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        for address in KINDS_OF_PAGES[language::2]:
            page.goto(site_url + address)
            expect(page.locator("article h1")).to_be_visible()
            search = page.locator("[data-search-open]")
            expect(search).to_be_visible()
            assert search.evaluate("link => link.href").endswith("glossary/")


NOTES_AWAY_FROM_THEIR_WORDS = """() => [...document.querySelectorAll("article sup")]
  .filter((note) => note.checkVisibility() && note.previousSibling?.nodeType === Node.TEXT_NODE)
  .filter((note) => {
    const word = document.createRange();
    word.setStart(note.previousSibling, note.previousSibling.length - 1);
    word.setEnd(note.previousSibling, note.previousSibling.length);
    const boxes = [...word.getClientRects()];
    return boxes.length && note.getBoundingClientRect().top > boxes.at(-1).bottom;
  })
  .map((note) => note.parentElement.textContent.slice(0, 40))"""


@pytest.mark.parametrize("address", ["", "chain/", "background/", "en/", "en/chain/"])
def test_the_mark_of_a_note_stays_on_the_line_of_its_word(
    page: Page, site_url: str, address: str
) -> None:
    page.goto(site_url + address)
    for width in (320, 390, 412):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate(NOTES_AWAY_FROM_THEIR_WORDS) == []


def test_a_box_of_a_diagram_leads_to_its_level(page: Page, site_url: str) -> None:
    page.goto(site_url + "en/sources/hebei-decision/")
    page.locator("figure.diagram svg a[href*='levels/county/']:visible").first.click()
    expect(page).to_have_url(site_url + "en/levels/county/")


def test_the_language_switch_keeps_the_place(page: Page, site_url: str) -> None:
    page.goto(site_url + "sources/hebei-decision/#hebei-formula")
    page.locator("[data-language-switch]").click()
    expect(page).to_have_url(site_url + "en/sources/hebei-decision/#hebei-formula")
    page.locator("[data-language-switch]").click()
    expect(page).to_have_url(site_url + "sources/hebei-decision/#hebei-formula")


def test_the_palette_is_kept(page: Page, site_url: str) -> None:
    page.goto(site_url)
    body = page.locator("body")
    for _ in range(3):
        page.locator("[data-md-component=palette] label:not([hidden])").click()
        if body.get_attribute("data-md-color-scheme") == "slate":
            break
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.goto(site_url + "about/")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
