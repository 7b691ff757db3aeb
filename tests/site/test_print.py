"""Pages on paper: what they say of themselves, and how many they are."""

from io import BytesIO
from unicodedata import normalize

import pytest
from playwright.sync_api import Page
from pypdf import PageObject, PdfReader

MOST_PAGES_OF_COMPARISON = 15
FOOT_OF_A_SHEET = 40
"""Points from the lower edge; the number of the sheet stands below."""
SAME_LINE = 6


def printed(page: Page, address: str) -> PdfReader:
    """A page of the site as Chromium prints it."""
    page.goto(address)
    return PdfReader(BytesIO(page.pdf(prefer_css_page_size=True, print_background=True)))


def words_of(sheet: PageObject) -> str:
    """The words of a sheet without spaces; radicals that look like characters are characters."""
    return normalize("NFKC", "".join(sheet.extract_text().split()))


@pytest.mark.parametrize("folder", ["", "en/"])
def test_the_comparison_is_short_on_paper(page: Page, site_url: str, folder: str) -> None:
    assert len(printed(page, f"{site_url}{folder}compare/").pages) <= MOST_PAGES_OF_COMPARISON


@pytest.mark.parametrize("folder", ["", "en/"])
def test_a_page_on_paper_says_where_it_is_from(page: Page, site_url: str, folder: str) -> None:
    pdf = printed(page, f"{site_url}{folder}chain/")
    words = [words_of(sheet) for sheet in pdf.pages]
    canonical = page.locator("link[rel=canonical]").get_attribute("href")
    assert canonical and canonical in words[0]
    said = "".join(page.locator(".printed").inner_text().split())
    assert normalize("NFKC", said) in words[0]
    for number, text in enumerate(words, start=1):
        assert f"{number}/{len(words)}" in text


def test_the_poster_fills_a_sheet_of_its_own(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}en/")
    headline = page.locator("svg.poster .headline text").first.text_content() or ""
    sheets = PdfReader(BytesIO(page.pdf(format="A3", landscape=True, print_background=True))).pages
    wanted = normalize("NFKC", "".join(headline.split()))
    [poster] = [sheet for sheet in sheets if wanted in words_of(sheet)]
    assert poster.mediabox.width > poster.mediabox.height
    assert page.locator("h1").inner_text() not in poster.extract_text()
    # The drawing is whole and takes most of the height, so that it is read from afar.
    heights: list[float] = []

    def place(text: str, _: object, at: list[float], *rest: object) -> None:
        if text.strip():
            heights.append(at[5])

    poster.extract_text(visitor_text=place)
    assert max(heights) - min(heights) > 0.6 * float(poster.mediabox.height)


def test_a_note_on_paper_has_its_address(page: Page, site_url: str) -> None:
    pdf = printed(page, f"{site_url}en/chain/")
    text = "".join(words_of(sheet) for sheet in pdf.pages)
    links = page.locator("article .endnotes li > a:first-child")
    assert links.count() > 10
    for address in links.evaluate_all("links => links.map(link => link.href)"):
        assert address in text


def lowest_line(sheet: PageObject) -> str:
    """The last line of a sheet above its number, without spaces."""
    placed: list[tuple[int, str]] = []

    def place(text: str, matrix: list[float], at: list[float], *rest: object) -> None:
        height = round(at[5] * matrix[3] + matrix[5])
        if text.strip() and height > FOOT_OF_A_SHEET:
            placed.append((height, "".join(text.split())))

    sheet.extract_text(visitor_text=place)
    lowest = min(height for height, _ in placed)
    return "".join(text for height, text in placed if height < lowest + SAME_LINE)


@pytest.mark.parametrize("name", ["pledges-and-letters", "accountability-and-sanctions"])
def test_no_heading_of_a_section_stands_alone_at_the_foot_of_a_sheet(
    page: Page, site_url: str, name: str
) -> None:
    pdf = printed(page, f"{site_url}en/mechanisms/{name}/")
    headings = {"".join(text.split()) for text in page.locator("article h2").all_inner_texts()}
    assert len(headings) > 3
    assert not [line for line in map(lowest_line, pdf.pages[:-1]) if line in headings]


def test_a_table_on_paper_is_not_cut(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 672, "height": 990})
    page.emulate_media(media="print")
    page.goto(f"{site_url}en/compare/")
    wide = page.evaluate(
        "[...document.querySelectorAll('article table')].map(table => table.scrollWidth)"
    )
    assert wide and max(wide) <= 672
