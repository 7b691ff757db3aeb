"""What the eye minds, measured: signs at the edge, badges in one piece, headings in one face."""

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

PHONE: ViewportSize = {"width": 390, "height": 844}
WIDE: ViewportSize = {"width": 1440, "height": 900}

SHORT_OF_THE_EDGE = """[...document.querySelectorAll("article summary")]
  .filter((it) => it.offsetWidth)
  .map((it) => [it, it.parentElement].map((box) => box.getBoundingClientRect().right))
  .filter(([own, whole]) => whole - own > 20)"""

BROKEN = """[...document.querySelectorAll("article a.citation")]
  .filter((it) => it.getClientRects().length > 1)
  .map((it) => it.textContent)"""

FACES = """[...new Set([...document.querySelectorAll("h1, h1 *")]
  .map((it) => getComputedStyle(it).fontFamily))]"""

FIRST_TEXT = "document.querySelector('article h1').getBoundingClientRect().top"


@pytest.mark.parametrize(
    "address", ["en/mechanisms/assessment-and-weights/", "posts/county-head/", "en/background/"]
)
def test_the_sign_that_opens_a_section_stands_at_the_edge(
    page: Page, site_url: str, address: str
) -> None:
    page.set_viewport_size(WIDE)
    page.goto(site_url + address)
    assert page.evaluate(SHORT_OF_THE_EDGE) == []


@pytest.mark.parametrize("address", ["en/posts/county-head/", "zh-hant/posts/county-head/"])
@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["390", "1440"])
def test_a_citation_is_in_one_piece(
    page: Page, site_url: str, address: str, size: ViewportSize
) -> None:
    page.set_viewport_size(size)
    page.goto(site_url + address)
    page.locator("article details").evaluate_all("all => all.forEach((one) => (one.open = true))")
    assert page.evaluate(BROKEN) == []


@pytest.mark.parametrize("address", ["404.html", "levels/county/parallel/"])
def test_a_heading_in_two_languages_has_one_kind_of_letters(
    page: Page, site_url: str, address: str
) -> None:
    page.goto(site_url + address)
    faces = page.evaluate(FACES)
    assert faces
    assert all(face.endswith(" serif") for face in faces), faces


@pytest.mark.parametrize("address", ["", "en/levels/county/", "background/"])
def test_a_phone_shows_the_title_at_once(browser: Browser, site_url: str, address: str) -> None:
    context = browser.new_context(viewport=PHONE, service_workers="block")
    page = context.new_page()
    page.goto(site_url + address)
    assert page.evaluate(FIRST_TEXT) < PHONE["height"] / 6
    context.close()
