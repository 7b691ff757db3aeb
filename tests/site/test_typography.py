"""What the eye minds, measured: signs at the edge, badges in one piece, headings in one face."""

import pytest
from playwright.sync_api import Browser, Page, Playwright, ViewportSize

from tests.conftest import browser_program

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

# The sign that a heading leads to itself takes no line of its own.
WITH_AN_EMPTY_LINE = """[...document.querySelectorAll("article :is(h1, h2, h3)")]
  .filter((it) => it.getClientRects().length)
  .filter((it) => {
    const words = document.createRange();
    words.selectNodeContents(it);
    const drawn = [...words.getClientRects()].filter(({ width }) => width > 1);
    const ends = drawn.map(({ bottom }) => bottom);
    const { fontSize, paddingBottom } = getComputedStyle(it);
    const room = it.getBoundingClientRect().bottom - parseFloat(paddingBottom) - Math.max(...ends);
    return room > 0.9 * parseFloat(fontSize);
  })
  .map((it) => it.textContent)"""

# As large as a reader may set the letters of the browser, on a phone.
LARGE_LETTERS = "--blink-settings=defaultFontSize=32"
OVERLAPPING = """(() => {
  const boxes = [...document.querySelectorAll(".header > :not([popover])")]
    .map((it) => it.getBoundingClientRect())
    .filter(({ width }) => width);
  const cut = boxes.filter(({ left, right }) => left < 0 || right > innerWidth);
  const over = boxes.filter((one, at) => boxes.slice(at + 1).some((other) =>
    one.left < other.right - 1 && other.left < one.right - 1 &&
    one.top < other.bottom - 1 && other.top < one.bottom - 1));
  return [cut.length, over.length];
})()"""

SIGN_AND_GROUND = """(() => {
  const sign = getComputedStyle(document.querySelector("article details > summary"), "::after");
  const probe = document.createElement("i");
  probe.style.color = "CanvasText";
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  return [sign.backgroundColor, color];
})()"""

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


@pytest.mark.parametrize("address", ["example/", "levels/county/", "posts/county-party-secretary/"])
def test_no_heading_has_an_empty_line(page: Page, site_url: str, address: str) -> None:
    for width in (390, 1220):
        page.set_viewport_size({"width": width, "height": 844})
        page.goto(site_url + address)
        assert page.evaluate(WITH_AN_EMPTY_LINE) == []


@pytest.mark.parametrize("address", ["", "en/", "sources/hebei-decision/", "en/levels/county/"])
def test_with_letters_twice_as_large_the_header_has_all_it_had(
    playwright: Playwright, site_url: str, address: str
) -> None:
    program, arguments = browser_program()
    large = playwright.chromium.launch(executable_path=program, args=[*arguments, LARGE_LETTERS])
    page = large.new_page(viewport=PHONE)
    page.goto(site_url + address)
    assert page.evaluate(OVERLAPPING) == [0, 0]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    large.close()


def test_in_forced_colours_a_closed_section_shows_that_it_opens(
    browser: Browser, site_url: str
) -> None:
    context = browser.new_context(forced_colors="active", service_workers="block")
    page = context.new_page()
    page.goto(f"{site_url}en/sources/hebei-decision/")
    sign, text = page.evaluate(SIGN_AND_GROUND)
    assert sign == text
    assert (
        page.evaluate("getComputedStyle(document.querySelector('main .level')).clipPath") == "none"
    )
    context.close()
