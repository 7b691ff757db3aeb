"""Terms and notes tell what they lead to by pointer, key and finger; else they lead on."""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

CHAIN = "chain/"


def popover(page: Page) -> Locator:
    return page.locator(".popover:popover-open")


def term(page: Page) -> Locator:
    return page.locator("article a.term").first


def note(page: Page) -> Locator:
    return page.locator("article a.cited__number").first


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_a_term_under_the_pointer_is_defined(page: Page, site_url: str, prefix: str) -> None:
    page.goto(f"{site_url}{prefix}{CHAIN}")
    height = page.evaluate("document.documentElement.scrollHeight")
    term(page).hover()
    expect(popover(page)).to_be_visible()
    for language in ("zh-Hans", "zh-Latn-pinyin", "en"):
        assert popover(page).locator(f".popover__title [lang={language}]").inner_text()
    assert len(popover(page).locator("p").last.inner_text()) > 10
    assert page.evaluate("document.documentElement.scrollHeight") == height
    # The pointer may enter it, and it stays.
    popover(page).hover()
    popover(page).locator("a").hover()
    expect(popover(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(popover(page)).to_have_count(0)


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_a_note_reached_by_key_shows_its_statement(page: Page, site_url: str, prefix: str) -> None:
    page.goto(f"{site_url}{prefix}{CHAIN}")
    page.keyboard.press("Tab")
    note(page).focus()
    expect(popover(page)).to_be_visible()
    link = popover(page).locator("a")
    assert re.search("/sources/[a-z-]+/#", link.evaluate("link => link.href"))
    assert re.search(r"第\d+|¶\d+", link.inner_text())
    described = note(page).get_attribute("aria-describedby")
    assert described == popover(page).get_attribute("id")
    page.keyboard.press("Escape")
    expect(popover(page)).to_have_count(0)
    expect(note(page)).not_to_have_attribute("aria-describedby", re.compile(""))


@pytest.mark.parametrize("what", [term, note])
def test_the_first_tap_tells_and_the_link_inside_leads_on(
    browser: Browser, site_url: str, what: object
) -> None:
    context = browser.new_context(has_touch=True, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(site_url + CHAIN)
    link = term(page) if what is term else note(page)
    link.tap()
    expect(popover(page)).to_be_visible()
    expect(page).to_have_url(site_url + CHAIN)
    box = popover(page).bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    popover(page).locator("a").tap()
    expect(page).to_have_url(re.compile("/glossary/[a-z-]+/$|/sources/[a-z-]+/#"))
    context.close()


def test_without_script_terms_and_notes_are_links(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + CHAIN)
    term(page).click()
    expect(page).to_have_url(re.compile("/glossary/[a-z-]+/$"))
    context.close()


def test_the_lines_under_terms_can_be_switched_off(page: Page, site_url: str) -> None:
    def line() -> object:
        return term(page).evaluate("link => getComputedStyle(link).textDecorationLine")

    page.goto(site_url + CHAIN)
    assert line() == "underline"
    page.locator("[data-term-marks]").uncheck()
    assert line() == "none"
    page.reload()
    expect(page.locator("html")).to_have_class("without-term-marks")
    assert line() == "none"
