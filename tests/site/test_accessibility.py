"""Every page, in both languages, at every size and in all colours: anyone can use it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, CDPSession, Page, ViewportSize, expect

from tests.every_page import (
    DOUBLE_LETTERS,
    KINDS_OF_PAGES,
    OF_STYLES,
    PARTS,
    TEXT_SPACING,
    axe,
    faults,
    look_at_pages,
    resize,
    show_scheme,
    use_style,
)

PHONE: ViewportSize = {"width": 390, "height": 844}
MOST_SCREENS = 5.75
# 400 % zoom in a window of 1280 × 1024 leaves this.
NARROW: ViewportSize = {"width": 320, "height": 256}
WIDE: ViewportSize = {"width": 1280, "height": 1024}

MOST_TAB_STOPS = 149
TAB_STOPS = """[...document.querySelectorAll("a[href], button, summary, input, select, [tabindex]")]
  .filter((it) => it.tabIndex >= 0 && !it.disabled && it.getClientRects().length)
  .filter((it) => it.checkVisibility({ visibilityProperty: true })).length"""

RULES_OF_MARKUP = {"rules": {rule: {"enabled": False} for rule in OF_STYLES}}


def _look(page: Page, session: CDPSession, new: bool) -> Iterator[str]:
    resize(session, PHONE)
    for fault in faults(page, "width", "targets", "language"):
        yield f"at 390: {fault}"
    screens = page.evaluate("document.documentElement.scrollHeight / innerHeight")
    if screens > MOST_SCREENS:
        yield f"with closed sections it is {screens:.1f} phone screens tall"
    if new:
        for fault in axe(page, RULES_OF_MARKUP):
            yield f"axe at 390: {fault}"
        yield from _faults_of_colours(page, "390")
    resize(session, WIDE)
    for fault in faults(page, "width", "targets"):
        yield f"at 1280: {fault}"
    stops = page.evaluate(TAB_STOPS)
    if stops > MOST_TAB_STOPS:
        yield f"with closed sections it has {stops} tab stops"
    if new:
        yield from _faults_of_colours(page, "1280")
        page.emulate_media(media="print")
        show_scheme(page, "slate")
        for fault in faults(page, "contrast"):
            yield f"printed from dark: {fault}"
        page.emulate_media(media="screen")
        show_scheme(page, "default")
    use_style(page, DOUBLE_LETTERS)
    for fault in faults(page, "width"):
        yield f"letters of 200 %: {fault}"
    resize(session, PHONE)
    for fault in faults(page, "width"):
        yield f"letters of 200 % at 390: {fault}"
    resize(session, NARROW)
    # Text is never narrower than with a reader's spacing.
    use_style(page, TEXT_SPACING)
    for fault in faults(page, "width"):
        yield f"text spacing at 320: {fault}"
    use_style(page, "")


def _faults_of_colours(page: Page, width: str) -> Iterator[str]:
    for scheme in ("slate", "default"):
        show_scheme(page, scheme)
        for fault in faults(page, "contrast"):
            yield f"{scheme} at {width}: {fault}"


@pytest.mark.parametrize("part", range(PARTS))
def test_no_page_has_a_fault(
    measuring_browser: Browser, real_site: Path, site_url: str, part: int
) -> None:
    found = look_at_pages(measuring_browser, real_site, site_url, part, _look)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("folder", ["", "en/"])
def test_the_menu_is_reached_by_keyboard_and_closed_it_is_out_of_the_way(
    page: Page, site_url: str, folder: str
) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{site_url}{folder}glossary/")
    opener, menu = page.locator(".menu-open"), page.locator("#menu")
    expect(opener).to_have_attribute("aria-expanded", "false")
    expect(menu).to_be_hidden()
    opener.focus()
    page.keyboard.press("Tab")
    expect(page.locator(".header__home")).to_be_focused()
    opener.focus()
    page.keyboard.press("Enter")
    expect(opener).to_have_attribute("aria-expanded", "true")
    expect(menu).to_be_visible()
    page.keyboard.press("Tab")
    expect(menu.locator(":focus")).to_have_count(1)
    assert axe(page, {}) == []
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(opener).to_be_focused()


def test_without_script_the_menu_opens_and_the_contents_are_there(
    browser: Browser, site_url: str
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    page.goto(site_url + "sources/hebei-decision/")
    page.locator(".menu-open").click()
    expect(page.locator("#menu a").first).to_be_visible()
    page.locator(".menu__close").click()
    page.locator(".whereabouts button").click()
    expect(page.locator(".contents--below a").first).to_be_visible()
    context.close()


def test_no_single_key_leaves_the_page_and_the_slash_can_be_switched_off(
    page: Page, site_url: str
) -> None:
    page.goto(site_url + "en/levels/county/")
    for key in ("n", "p", ".", ",", "s", "f"):
        page.keyboard.press(key)
    expect(page).to_have_url(site_url + "en/levels/county/")
    page.locator("[data-search-key]").uncheck()
    page.reload()
    expect(page.locator("[data-search-key]")).not_to_be_checked()
    page.locator("h1").click()
    page.keyboard.press("/")
    expect(page.locator("dialog[open]")).to_have_count(0)
    page.keyboard.press("Control+k")
    expect(page.locator("dialog[open]")).to_have_count(1)


@pytest.mark.parametrize("folder", ["", "en/"])
def test_the_matrix_and_the_cite_menu_have_no_fault_when_open(
    page: Page, site_url: str, folder: str
) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{site_url}{folder}compare/#matrix")
    page.locator("form.matrix__filter input[name=open]").check()
    assert faults(page, "width", "contrast", "targets", "language") == []
    page.goto(f"{site_url}{folder}sources/hebei-decision/#hebei-formula")
    page.locator("#hebei-formula .cite-open").click()
    expect(page.locator("dialog.cite-dialog pre").first).to_be_visible()
    names = page.locator(".cite-dialog button").evaluate_all(
        "buttons => buttons.map((button) => button.ariaLabel ?? button.textContent)"
    )
    assert len(set(names)) == len(names) == 7
    assert axe(page, {}) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_kind_of_page_stands_forced_colours(
    measuring_browser: Browser, site_url: str, scheme: str
) -> None:
    context = measuring_browser.new_context(
        forced_colors="active", color_scheme="dark" if scheme == "dark" else "light"
    )
    page = context.new_page()
    found = []
    for address in KINDS_OF_PAGES:
        page.goto(site_url + address)
        found += [f"{address}: {fault}" for fault in faults(page, "width", "contrast")]
    context.close()
    assert found == []


def test_notes_lead_to_their_citation_and_back(page: Page, site_url: str) -> None:
    page.goto(site_url + "en/chain/")
    number = page.locator("sup.cited [role=doc-noteref]").first
    number.click()
    note = page.locator("li:target")
    expect(note).to_have_attribute("id", "endnote-1")
    note.locator("[role=doc-backlink]").first.click()
    expect(page.locator("sup.cited:target")).to_have_count(1)


def test_chinese_quotation_marks_are_as_wide_as_a_character(page: Page, site_url: str) -> None:
    page.goto(site_url)
    fonts = page.evaluate("getComputedStyle(document.body).fontFamily")
    assert fonts.startswith('"PingFang SC"')
    page.goto(site_url + "en/")
    assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith("-apple-system")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_more_contrast_leaves_no_pale_words(
    browser: Browser, site_url: str, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(contrast="more", color_scheme=scheme, service_workers="block")
    page = context.new_page()
    page.goto(f"{site_url}en/levels/county/")
    colour = "element => getComputedStyle(element).color"
    words = page.locator("article p:not(.lead)").first.evaluate(colour)
    assert page.locator("article .lead").first.evaluate(colour) == words
    context.close()
