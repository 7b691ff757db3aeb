"""Handing a figure on: as SVG, as PNG, as Mermaid text and as a link, under the page's policy."""

import re
import struct
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Page, expect

PAGES = {"zh": "sources/hebei-decision/", "en": "en/sources/hebei-decision/"}
FIGURE = "#diagram-hebei-decision"


@pytest.fixture
def dark_page(browser: Browser) -> Page:
    context = browser.new_context(
        color_scheme="dark", permissions=["clipboard-read", "clipboard-write"]
    )
    return context.new_page()


def downloaded(page: Page, kind: str, folder: Path) -> Path:
    """The file that the button of a figure gives."""
    with page.expect_download() as download:
        page.locator(f"{FIGURE} button").get_by_text(kind, exact=True).click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


@pytest.mark.parametrize("language", PAGES)
def test_a_figure_can_be_had_as_svg(
    dark_page: Page, site_url: str, language: str, tmp_path: Path
) -> None:
    faults: list[str] = []
    dark_page.on("console", lambda message: faults.append(message.text))
    dark_page.goto(site_url + PAGES[language])
    file = downloaded(dark_page, "SVG", tmp_path)
    assert file.name == "diagram-hebei-decision.svg"
    root = ElementTree.parse(file).getroot()
    namespace = "{http://www.w3.org/2000/svg}"
    attributes = {name for element in root.iter() for name in element.attrib}
    assert not attributes & {"style", "class"}
    links = [link.get("href", "") for link in root.iter(f"{namespace}a")]
    assert links
    assert all(link.startswith(site_url) for link in links)
    ground = next(root.iter(f"{namespace}rect"))
    assert ground.get("fill") == "#fff"
    words = " ".join(root.itertext())
    assert f"{site_url}{PAGES[language]}{FIGURE}" in words
    assert {"zh": "河北", "en": "Hebei"}[language] in words
    fills = {shape.get("fill") for shape in root.iter(f"{namespace}polygon")}
    assert "rgb(168, 72, 27)" in fills, "the colours are those of the light theme"
    assert faults == []
    dark_page.context.close()


@pytest.mark.parametrize("language", PAGES)
def test_a_figure_can_be_had_as_a_sharp_picture_with_its_words(
    dark_page: Page, site_url: str, language: str, tmp_path: Path
) -> None:
    page = dark_page
    page.goto(site_url + PAGES[language])
    file = downloaded(page, "PNG", tmp_path)
    content = file.read_bytes()
    assert content.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", content[16:24])
    drawn = page.locator(f"{FIGURE} svg").first.evaluate(
        "svg => [svg.viewBox.baseVal.width, svg.viewBox.baseVal.height]"
    )
    assert width == pytest.approx(3 * (drawn[0] + 48), abs=2)
    assert height > 3 * (drawn[1] + 48), "the caption stands below"
    page.context.close()


@pytest.mark.parametrize(
    ("address", "figure"),
    [("en/sources/hebei-decision/", FIGURE), ("compare/", "#diagram-chains-compared")],
)
def test_a_figure_is_copied_as_a_picture_with_its_key_and_its_source(
    dark_page: Page, site_url: str, address: str, figure: str
) -> None:
    page = dark_page
    page.goto(f"{site_url}{address}{figure}")
    button = page.locator(f"{figure} button[data-copied]")
    name = button.inner_text()
    button.click()
    expect(button).to_have_text(re.compile("Copied|已复制"))
    expect(button).to_have_text(name)
    width, height = page.evaluate(
        """async () => {
            const [item] = await navigator.clipboard.read();
            const { width, height } = await createImageBitmap(await item.getType("image/png"));
            return [width, height];
        }"""
    )
    drawn = page.locator(f"{figure} svg").first.evaluate("svg => svg.viewBox.baseVal.height")
    key = page.locator(f"{figure} .diagram__words li[data-from]")
    # A line each for the key, where the drawing has numbers, and for the source.
    lines = 1 + (key.count() if "compared" in figure else 0)
    assert height > 3 * (drawn + 20 * lines)
    assert width > 1000
    page.context.close()


def test_the_link_of_a_figure_is_copied(dark_page: Page, site_url: str) -> None:
    page = dark_page
    page.goto(site_url + PAGES["en"])
    link = page.locator(f"{FIGURE} .diagram__tools > a")
    link.click()
    expect(link).to_have_text("Copied")
    expect(link).to_have_text("Copy link")
    assert page.evaluate("navigator.clipboard.readText()") == site_url + PAGES["en"] + FIGURE
    page.context.close()


def test_without_script_the_mermaid_text_and_the_link_are_there(
    browser: Browser, site_url: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + PAGES["en"])
    tools = page.locator(f"{FIGURE} .diagram__tools")
    expect(tools.locator("button")).to_have_count(4)
    expect(tools.locator("button").first).to_be_hidden()
    tools.locator("summary").click()
    expect(tools.locator("pre")).to_contain_text("flowchart TB\n  accTitle: Chain of duty")
    expect(tools.locator(":scope > a")).to_have_attribute("href", FIGURE)
    context.close()


def test_a_figure_fills_the_screen_and_goes_back_to_its_place(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(site_url + PAGES["en"])
    wide = page.locator(f"{FIGURE} .diagram__drawing").first
    expect(wide).to_be_hidden()
    button = page.locator(f"{FIGURE} button", has_text="Full screen")
    button.click()
    dialog = page.locator("dialog.diagram__full")
    expect(dialog.locator("svg")).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(page.locator(f"{FIGURE} > .diagram__drawing")).to_have_count(2)
    expect(button).to_be_focused()


def test_a_box_is_reached_by_keyboard_and_shows_it(page: Page, site_url: str) -> None:
    page.goto(site_url + PAGES["en"])
    boxes = page.locator(f"{FIGURE} .diagram__drawing:visible svg a")
    names = []
    boxes.first.focus()
    page.keyboard.press("Shift+Tab")
    for _ in range(boxes.count()):
        page.keyboard.press("Tab")
        focused = page.locator(f"{FIGURE} svg a:focus-visible")
        expect(focused).to_have_count(1)
        names.append(focused.locator("title").text_content())
        assert focused.evaluate("link => getComputedStyle(link).outlineStyle") == "solid"
        shape = focused.locator("rect, polygon")
        assert shape.evaluate("shape => getComputedStyle(shape).strokeWidth") == "3px"
    assert len(set(names)) == boxes.count()
