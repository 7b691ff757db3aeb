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

BROKEN_WORDS = """[...document.querySelectorAll("article th[scope]")].flatMap((it) => {
  const words = document.createTreeWalker(it, NodeFilter.SHOW_TEXT);
  const broken = [];
  while (words.nextNode()) {
    const text = words.currentNode;
    for (const { index, 0: word } of text.data.matchAll(/[A-Za-z]+/g)) {
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
      if (lines.size > 1) broken.push(word);
    }
  }
  return broken;
})"""

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

# The letters of each line of the paragraphs but the last; a Chinese letter or mark is a whole one.
LETTERS_OF_LINES = """(() => {
  const wide = /[\u3000-\u9fff\uff00-\uffef“”‘’—…]/;
  const chinese = document.documentElement.lang !== "en";
  return [...document.querySelectorAll("article p:not(details:not([open]) p)")].flatMap((it) => {
    if (!it.checkVisibility()) return [];
    const words = document.createTreeWalker(it, NodeFilter.SHOW_TEXT);
    const letter = document.createRange();
    const lines = [];
    while (words.nextNode()) {
      const text = words.currentNode;
      if (text.parentElement.closest("sup")) continue;
      for (let at = 0; at < text.length; at += 1) {
        letter.setStart(text, at);
        letter.setEnd(text, at + 1);
        const { bottom, width } = letter.getBoundingClientRect();
        if (!width) continue;
        const above = lines.at(-1)?.bottom ?? -99;
        if (Math.abs(above - bottom) > 9) lines.push({ bottom, letters: 0 });
        lines.at(-1).letters += chinese && !wide.test(text.data[at]) ? 0.5 : 1;
      }
    }
    return lines.slice(0, -1).map(({ letters }) => letters);
  });
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


@pytest.mark.parametrize(
    "address", ["chain/", "about/", "levels/county/", "mechanisms/six-experiences/", "background/"]
)
@pytest.mark.parametrize(("prefix", "most"), [("en/", 70), ("", 40)])
def test_a_line_has_no_more_letters_than_an_eye_follows(
    page: Page, site_url: str, prefix: str, address: str, most: int
) -> None:
    page.set_viewport_size(WIDE)
    page.goto(site_url + prefix + address)
    lines = page.evaluate(LETTERS_OF_LINES)
    assert len(lines) > 5
    assert sum(lines) / len(lines) <= most
    assert max(lines) <= 1.1 * most


@pytest.mark.parametrize("address", ["en/compare/", "en/variants/", "en/about/status/"])
def test_no_word_of_a_table_is_broken(page: Page, site_url: str, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(site_url + address)
    page.locator("article details").evaluate_all("all => all.forEach((one) => (one.open = true))")
    assert page.evaluate(BROKEN_WORDS) == []


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
