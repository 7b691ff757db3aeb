"""Every drawing of the site as displayed in a real Chromium: nothing sticks out, covers or fades.

`diagram_faults.js` looks at the drawings of one page; here it meets all of them, and drawings that
are broken on purpose.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from explainer.corpus.corpus import Corpus
from explainer.diagrams.line_breaks import LONGEST_WHOLE
from lxml import etree
from lxml import html as lxml_html
from playwright.sync_api import Browser, Page, Playwright, ViewportSize

from tests.built_site import BuiltPage
from tests.conftest import ROOT
from tests.font_situations import SITUATIONS, browser_with_fonts

FAULTS = (ROOT / "tests/diagram_faults.js").read_text(encoding="utf-8")
FOLDERS = {"zh": "", "en": "en/"}

WIDTHS = (320, 390, 820, 1280, 1440)
# In a text a drawing is no larger at 1440 than at 1280.
WIDTHS_OF_A_TEXT = WIDTHS[:-1]


BOX = '<rect x="0" y="0" width="120" height="40" fill="#fff"/>'


def drawings(page: BuiltPage) -> set[str]:
    """The drawings of a page, without what differs from page to page."""
    return {
        re.sub(r' (id|href|marker-\w+|aria-labelledby)="[^"]*"', "", etree.tostring(svg).decode())
        for svg in page.select("figure.diagram svg")
    }


@pytest.fixture(scope="module")
def drawn(pages: dict[str, BuiltPage]) -> dict[str, list[BuiltPage]]:
    """By language, pages that together show each of its drawings."""
    found: dict[str, list[BuiltPage]] = {language: [] for language in FOLDERS}
    seen: set[str] = set()
    for address, page in pages.items():
        if "diagram__drawing" in page.text and (new := drawings(page)) - seen:
            seen |= new
            found["en" if address.startswith("en/") else "zh"].append(page)
    return found


def galleries(drawn: dict[str, list[BuiltPage]], site_url: str) -> Iterator[str]:
    """For each language a page in whose text stand all its drawings, with the styles of all."""
    for language, folder in FOLDERS.items():
        own = drawn[language]
        frame: lxml_html.HtmlElement = lxml_html.document_fromstring(own[0].text)
        frame.make_links_absolute(site_url + folder)
        article, head = frame.cssselect("article")[0], frame.cssselect("head")[0]
        article[:] = [article.cssselect("h1")[0]]
        for number, page in enumerate(own):
            text = _with_names(page, f"drawn-{number}-")
            root: lxml_html.HtmlElement = lxml_html.document_fromstring(text)
            root.make_links_absolute(site_url + page.address)
            head.extend(root.cssselect("link[rel=stylesheet]"))
            article.extend(root.cssselect("figure.diagram"))
        yield lxml_html.tostring(frame, encoding="unicode", doctype="<!doctype html>")


def _with_names(page: BuiltPage, prefix: str) -> str:
    """A page with a prefix to each name that an element has or leads to by."""
    named = r'(\s(?:id|href|marker-\w+|aria-labelledby)="(?:url\()?#?)(?=[\w-]+\)?")'
    return re.sub(named, rf"\g<1>{prefix}", page.text)


HAN = "[\u4e00-\u9fff]"
ENDS_OF_WORDS = """(texts) => texts.map((text) =>
  [...new Intl.Segmenter("zh", { granularity: "word" }).segment(text)].map(({ index }) => index))"""


def broken_labels(page: BuiltPage) -> Iterator[tuple[str, str]]:
    """Neighbouring lines of the labels of a page between which no mark of punctuation stands."""
    for group in page.select("figure.diagram svg g"):
        lines = [
            (text.get("class"), text.text_content().strip()) for text in group.iterchildren("text")
        ]
        for (kind, line), (next_kind, following) in pairwise(lines):
            if kind == next_kind and re.search(f"{HAN}$", line) and re.match(HAN, following):
                yield line, following


def cut_words(lines: tuple[str, str], words: Iterable[str]) -> list[str]:
    """The words that the end of the first line cuts in two."""
    text, end = "".join(lines), len(lines[0])
    return [
        word
        for word in words
        for start in range(max(0, end - len(word) + 1), end)
        if text.startswith(word, start)
    ]


def test_no_line_of_a_chinese_drawing_ends_inside_a_word(
    measuring_browser: Browser, drawn: dict[str, list[BuiltPage]], corpus: Corpus
) -> None:
    labels = sorted({label for page in drawn["zh"] for label in broken_labels(page)})
    assert len(labels) >= 10
    context = measuring_browser.new_context()
    page = context.new_page()
    ends = page.evaluate(ENDS_OF_WORDS, ["".join(lines) for lines in labels])
    context.close()
    words = [word for word in corpus.chinese_words if len(word) <= LONGEST_WHOLE]
    faults = [
        "/".join(lines)
        for lines, starts in zip(labels, ends, strict=True)
        if len(lines[0]) not in starts or cut_words(lines, words)
    ]
    # A word of the language goes under whole_words of vocabulary.yml.
    assert faults == []


def test_a_cut_word_is_seen() -> None:
    assert cut_words(("要求落实中", "央统筹"), ["中央", "统筹"]) == ["中央"]
    assert cut_words(("要求落实", "中央统筹"), ["中央", "统筹"]) == []


@pytest.mark.parametrize("language", FOLDERS)
def test_no_drawing_of_the_site_has_a_fault(
    measuring_browser: Browser, drawn: dict[str, list[BuiltPage]], site_url: str, language: str
) -> None:
    assert len(drawn[language]) >= 20
    context = measuring_browser.new_context()
    page = context.new_page()
    faults = []
    for shown in drawn[language]:
        page.goto(site_url + shown.address)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            found = page.evaluate(FAULTS, width in (WIDTHS[0], WIDTHS[-1]))
            faults += [f"{shown.address} at {width} px: {fault}" for fault in found]
    context.close()
    assert not faults, "\n".join(faults)


def serve_text(page: Page, address: str, text: str) -> None:
    """Lets a page find a text at an address from here on."""
    page.route(address, lambda route: route.fulfill(body=text, content_type="text/html"))


def faults_of_drawings(
    page: Page, drawn: dict[str, list[BuiltPage]], site_url: str, style: str = ""
) -> list[str]:
    """What is wrong with the geometry of all drawings at all widths, under a reader's style."""
    faults = []
    for gallery in galleries(drawn, site_url):
        serve_text(page, f"{site_url}gallery/", gallery)
        page.goto(f"{site_url}gallery/")
        if style:
            page.add_style_tag(content=style)
        assert page.locator(".diagram__drawing svg").count() > 2 * 20
        for width in WIDTHS_OF_A_TEXT:
            page.set_viewport_size({"width": width, "height": 900})
            faults += [f"at {width} px: {fault}" for fault in page.evaluate(FAULTS, False)]
    return faults


@pytest.fixture(params=SITUATIONS)
def browser_in_situation(
    playwright: Playwright, request: pytest.FixtureRequest, tmp_path: Path
) -> Iterator[Browser]:
    with browser_with_fonts(playwright, SITUATIONS[request.param], tmp_path) as launched:
        yield launched


def test_drawings_hold_in_any_font(
    browser_in_situation: Browser, drawn: dict[str, list[BuiltPage]], site_url: str
) -> None:
    context = browser_in_situation.new_context()
    faults = faults_of_drawings(context.new_page(), drawn, site_url)
    context.close()
    assert not faults, "\n".join(faults)


MEASURE = """() => {
    const line = document.createElement("span");
    line.textContent = "County responsible";
    document.body.append(line);
    return line.getBoundingClientRect().width;
}"""


def test_the_situations_have_different_fonts(playwright: Playwright, tmp_path: Path) -> None:
    widths = {}
    for name, situation in SITUATIONS.items():
        with browser_with_fonts(playwright, situation, tmp_path / name) as launched:
            page = launched.new_page()
            page.set_content('<body style="font-family: sans-serif">')
            widths[name] = page.evaluate(MEASURE)
    assert len(set(widths.values())) == len(SITUATIONS), widths


# WCAG 2.2, 1.4.12 Text Spacing; and letters of twice the size.
READERS_STYLES = {
    "spacing": "* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important; "
    "line-height: 1.5 !important } p { margin-bottom: 2em !important }",
    "large": "html { font-size: 200% !important }",
}


@pytest.mark.parametrize("style", READERS_STYLES)
def test_drawings_hold_under_a_readers_style(
    measuring_browser: Browser, drawn: dict[str, list[BuiltPage]], site_url: str, style: str
) -> None:
    context = measuring_browser.new_context(bypass_csp=True)
    found = faults_of_drawings(context.new_page(), drawn, site_url, READERS_STYLES[style])
    context.close()
    faults = [fault for fault in found if "sideways" not in fault]
    assert not faults, "\n".join(faults)


# A4 within margins of 15 mm, in CSS pixels.
PAPER: ViewportSize = {"width": 680, "height": 1009}

PRINTED = """() => [...document.querySelectorAll(".diagram__drawing")].filter(
    (drawing) => drawing.getClientRects().length > 0,
).map((drawing) => {
    const svg = drawing.querySelector("svg");
    const scale = svg.getScreenCTM().a;
    const sizes = [...svg.querySelectorAll("text")].map(
        (text) => parseFloat(getComputedStyle(text).fontSize) * scale,
    );
    return {
        figure: drawing.parentElement.id,
        height: drawing.getBoundingClientRect().height,
        width: svg.getBoundingClientRect().width,
        smallest: Math.min(...sizes),
        unbroken: getComputedStyle(drawing).breakInside === "avoid",
        tools: getComputedStyle(drawing.parentElement.querySelector(".diagram__tools")).display,
    };
})"""


@pytest.mark.parametrize("language", FOLDERS)
def test_a_printed_drawing_fits_a_page_and_stays_readable(
    measuring_browser: Browser, drawn: dict[str, list[BuiltPage]], site_url: str, language: str
) -> None:
    context = measuring_browser.new_context(viewport=PAPER, color_scheme="dark")
    page = context.new_page()
    page.emulate_media(media="print")
    for shown in drawn[language]:
        page.goto(site_url + shown.address)
        printed = page.evaluate(PRINTED)
        assert len({drawing["figure"] for drawing in printed}) == len(printed)
        for drawing in printed:
            assert drawing["unbroken"], drawing
            assert drawing["height"] <= PAPER["height"] - 100, drawing
            assert drawing["width"] <= PAPER["width"], drawing
            assert drawing["smallest"] >= 9, drawing
            assert drawing["tools"] == "none", drawing
        pale = [fault for fault in page.evaluate(FAULTS) if "(slate)" in fault]
        assert pale == []
    context.close()


def node(label: str, place: str = "0,0", colour: str = "#111", shape: str = BOX) -> str:
    """A node of a drawing made by hand; `place` moves it."""
    text = f'<text x="10" y="25" fill="{colour}"><tspan>{label}</tspan></text>'
    return f'<g class="node" transform="translate({place})">{shape}{text}</g>'


def show(page: Page, *parts: str, width: int = 400) -> list[str]:
    """The faults of a page with one drawing made of parts."""
    page.set_content(
        '<body data-md-color-scheme="default" style="background: #fff">'
        '<figure class="diagram" id="d"><div class="diagram__drawing">'
        f'<svg viewBox="0 0 400 300" width="{width}" font-size="14">{"".join(parts)}</svg>'
        "</div></figure>"
    )
    return list(page.evaluate(FAULTS))


LABEL = (
    '<g class="edgeLabel" transform="translate({})"><text y="20"><tspan>label</tspan></text></g>'
)
FRAME_NAME = '<g class="cluster-label"><text x="20" y="80"><tspan>the name of it</tspan></text></g>'
POINTED = '<polygon points="60,0 120,40 0,40"/>'
BROKEN = {
    "sticks out": (node("a label that is far too long for it"),),
    "leaves its box": (
        f'<g>{BOX}<text x="10" y="25"><tspan>of no node, and too long for it</tspan></text></g>',
    ),
    "out of its node": (node("wide label", shape=POINTED.replace("/", ' fill="#fff"/')),),
    "overlap": (node("one"), node("two", "100,20")),
    "covers": (node("one"), LABEL.format("10,10")),
    "labels": (LABEL.format("200,100"), LABEL.format("210,105")),
    "contrast of": (node("pale", colour="#aaa"),),
    "cut off": (node("late", "385,0"),),
    "does not point": (node("one"), '<path class="edge" marker-end="url(#m)" d="M 0 60 H 90"/>'),
    "name of a frame": (FRAME_NAME, '<path class="edge" d="M 60 20 V 280"/>'),
    "runs through": (node("one", "0,100"), '<path class="edge" d="M 60 20 V 280"/>'),
}


def test_a_sound_drawing_has_no_fault(page: Page) -> None:
    sound = (node("one"), node("two", "0,200"), LABEL.format("150,100"))
    assert show(page, *sound, '<path class="edge" fill="none" d="M 60 40 V 200"/>') == []


@pytest.mark.parametrize("message", BROKEN)
def test_a_broken_drawing_is_told(page: Page, message: str) -> None:
    faults = show(page, *BROKEN[message])
    assert any(message in fault for fault in faults), faults


def test_small_text_is_told(page: Page) -> None:
    assert any("px small" in fault for fault in show(page, node("one"), width=300))


def test_a_page_that_scrolls_sideways_is_told(page: Page) -> None:
    assert any("sideways" in fault for fault in show(page, node("one"), width=3000))


def test_a_figure_without_a_drawing_is_told(page: Page) -> None:
    page.set_content('<figure class="diagram" id="d"></figure>')
    assert page.evaluate(FAULTS) == ["d: no drawing"]
