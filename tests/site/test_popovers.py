"""Terms and notes tell what they lead to by pointer, key and finger; else they lead on."""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.every_page import faults

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


@pytest.mark.parametrize("size", [(390, 844), (1280, 900)])
@pytest.mark.parametrize("number", ["a.cited__number", ".background-note a"])
def test_side_by_side_a_note_tells_its_statement_in_the_language_of_its_half(
    page: Page, site_url: str, number: str, size: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(f"{site_url}levels/county/parallel/")
    for language in ("zh-Hans", "en"):
        link = page.locator(f"article .parallel__half[lang={language}] {number}").first
        told = link.get_attribute("title")
        for _ in range(2):
            link.hover()
            expect(popover(page)).to_be_visible()
            expect(popover(page)).to_have_attribute("lang", language)
            expect(popover(page).locator(".popover__title")).to_have_text(f"{told} ")
            page.mouse.move(1, 1)
            expect(popover(page)).to_have_count(0)


def test_what_a_popover_says_in_the_other_language_says_so(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}en/levels/county/")
    foreign = 0
    for link in page.locator("article :is(a.term, .background-note a):visible").all()[:20]:
        link.focus()
        expect(link).to_have_attribute("aria-describedby", "popover")
        assert faults(page, "language") == []
        assert not re.search("[\"']", popover(page).inner_text())
        foreign += popover(page).locator("p:last-child [lang=zh-Hans]").count()
        page.keyboard.press("Escape")
        expect(popover(page)).to_have_count(0)
    assert foreign


def test_a_long_popover_stays_on_the_screen_and_the_page_as_long(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 390, "height": 500})
    page.goto(f"{site_url}en/chain/")
    height = page.evaluate("document.documentElement.scrollHeight")
    for link in page.locator("article .background-note a:visible").all()[:12]:
        link.hover()
        expect(link).to_have_attribute("aria-describedby", "popover")
        box = popover(page).bounding_box()
        assert box
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 500
        assert page.evaluate("document.documentElement.scrollHeight") == height
        page.keyboard.press("Escape")


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
