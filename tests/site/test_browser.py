"""What readers see, in a real Chromium: nothing fails, nothing overflows, everyone can use it."""

import gzip
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Response, expect

from tests.every_page import KINDS_OF_PAGES

SOURCE_PAGES = [
    f"{prefix}sources/{source}/"
    for source in (
        "chengdu-symposium",
        "guangdong-rules",
        "hebei-decision",
        "responsibility-system",
        "top-leaders",
    )
    for prefix in ("", "en/")
]


@pytest.mark.parametrize("address", [*KINDS_OF_PAGES, "404.html"])
def test_no_page_logs_an_error_or_asks_in_vain(page: Page, site_url: str, address: str) -> None:
    faults: list[str] = []
    page.on(
        "console", lambda message: faults.append(message.text) if message.type == "error" else None
    )
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("requestfailed", lambda request: faults.append(request.url))
    page.on("response", lambda answer: faults.append(answer.url) if answer.status >= 400 else None)
    page.on(
        "request",
        lambda request: None if request.url.startswith(site_url) else faults.append(request.url),
    )
    page.goto(site_url + address)
    page.wait_for_load_state("networkidle")
    assert faults == []


@pytest.mark.parametrize("address", SOURCE_PAGES)
def test_a_source_page_is_light(page: Page, site_url: str, address: str) -> None:
    answers: list[Response] = []

    def remember(answer: Response) -> None:
        answers.append(answer)

    page.on("response", remember)
    page.goto(site_url + address)
    page.wait_for_load_state("networkidle")
    assert len(answers) <= 10
    compressed = sum(len(gzip.compress(answer.body(), 9)) for answer in answers)
    assert compressed <= 95 * 1024


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", KINDS_OF_PAGES)
def test_axe_finds_nothing(browser: Browser, site_url: str, address: str, scheme: str) -> None:
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light")
    page = context.new_page()
    page.goto(site_url + address)
    found = Axe().run(page)
    violations = [
        f"{violation['id']}: {node['target']} {node['html'][:120]}"
        for violation in found.response["violations"]
        for node in violation["nodes"]
    ]
    context.close()
    assert violations == []


@pytest.mark.parametrize("address", [*KINDS_OF_PAGES, *SOURCE_PAGES])
@pytest.mark.parametrize("width", [320, 390, 1440])
def test_no_page_scrolls_sideways(
    browser: Browser, site_url: str, address: str, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844})
    page = context.new_page()
    page.goto(site_url + address)
    overflow = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    context.close()
    assert overflow <= 0


@pytest.fixture
def page_without_script(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("address", KINDS_OF_PAGES)
def test_every_page_can_be_read_without_script(
    page_without_script: Page, site_url: str, address: str
) -> None:
    page = page_without_script
    page.goto(site_url + address)
    expect(page.locator("article h1")).to_be_visible()
    search = page.locator("[data-search-open]")
    expect(search).to_be_visible()
    assert search.evaluate("link => link.href").endswith("glossary/")


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
