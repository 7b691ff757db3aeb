"""The figures of the built site: links, words, Mermaid text, weight; the same in both languages."""

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from urllib.parse import urljoin

import pytest
from explainer.diagrams.mermaid.renderer import contents_of
from lxml import etree
from lxml import html as lxml_html
from playwright.sync_api import Page

from tests.built_site import BuiltPage

FOLDERS = {"zh": "", "en": "en/"}
_ARROW = re.compile(r'^  (\w+) (?!order)\w+@(?:-->|-\.->)(?:\|".*"\|)? (\w+)$', re.MULTILINE)
NATIONAL = "diagram-responsibility-system"

PARSE = """async texts => {
    const refused = [];
    for (const text of texts) {
        try { await mermaid.parse(text); } catch (error) { refused.push(`${error}: ${text}`); }
    }
    return refused;
}"""


@dataclass(frozen=True)
class Figure:
    """A figure of the site and the page that shows it."""

    page: BuiltPage
    element: lxml_html.HtmlElement

    @property
    def name(self) -> str:
        return f"{self.page.address}#{self.element.get('id')}"

    def select(self, css: str) -> list[lxml_html.HtmlElement]:
        return list(self.element.cssselect(css))

    def wide(self, css: str) -> list[lxml_html.HtmlElement]:
        """What a CSS selector finds in the layout for wide pages."""
        (drawing,) = self.select(".diagram__drawing:not(.diagram__drawing--narrow)")
        return list(drawing.cssselect(css))

    def narrow(self, css: str) -> list[lxml_html.HtmlElement]:
        """What a CSS selector finds in the layout for phones, if there is one."""
        return self.select(f".diagram__drawing--narrow {css}")

    @property
    def source(self) -> str:
        """Its Mermaid text."""
        return str(self.select(".diagram__tools pre")[0].text)


@pytest.fixture(scope="module")
def figures(pages: dict[str, BuiltPage]) -> list[Figure]:
    found = [
        Figure(page, element)
        for page in pages.values()
        for element in page.select("figure.diagram")
    ]
    assert len(found) >= 50
    return found


def twins(figures: list[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """The figures by pairs: Chinese, English."""
    english = {figure.name: figure for figure in figures if figure.name.startswith("en/")}
    for figure in figures:
        if figure.name not in english:
            yield figure, english[f"en/{figure.name}"]


def words_of(element: lxml_html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def arrows_of_text(figure: Figure) -> list[tuple[str, str]]:
    """The ends of the arrows of a Mermaid text, but for those that only show an order."""
    return [
        (start.removeprefix("n_"), end.removeprefix("n_"))
        for start, end in _ARROW.findall(figure.source)
    ]


def test_every_figure_has_its_parts(figures: list[Figure]) -> None:
    for figure in figures:
        assert len(figure.select(".diagram__drawing:not(.diagram__drawing--narrow) > svg")) == 1
        assert len(figure.select(".diagram__drawing--narrow > svg")) <= 1, figure.name
        for css in ("svg > title", "svg > desc", "figcaption", ".diagram__words li"):
            assert all(words_of(element) for element in figure.select(css)), figure.name
            assert figure.select(css), f"{figure.name}: {css}"
        labels = [button.text for button in figure.select("button")]
        assert labels[1:-1] == ["SVG", "PNG"], figure.name
        assert labels[-1] in ("复制PNG", "Copy PNG"), figure.name
        assert labels[0] in ("全屏看图", "Full screen"), figure.name
        assert figure.select(".diagram__tools > a")[0].get("href") == f"#{figure.element.get('id')}"


def test_a_caption_or_the_words_name_the_source(figures: list[Figure]) -> None:
    for figure in figures:
        cited = figure.select(".diagram__words a, figcaption a, svg a[href*='sources/']")
        assert cited, figure.name


def test_every_box_leads_somewhere_in_its_language_and_says_where(figures: list[Figure]) -> None:
    for figure in figures:
        boxes = figure.select("svg .node")
        linked = figure.select("svg a .node")
        assert len(boxes) == len(linked), figure.name
        for link in figure.select("svg a"):
            address = urljoin(f"https://x.example/{figure.page.address}", link.get("href", ""))
            english = address.startswith("https://x.example/en/")
            assert english == figure.page.address.startswith("en/"), figure.name
            assert [words_of(title) for title in link.cssselect("title")] != [""], figure.name


def test_both_languages_have_the_same_boxes_and_arrows(figures: list[Figure]) -> None:
    for chinese, english in twins(figures):
        shapes = [
            (
                [link.get("href") for link in figure.select("svg a")],
                sorted(edge.get("class", "") for edge in figure.wide("svg path.edge")),
                [(item.get("data-from"), item.get("data-to")) for item in figure.select("li")],
                arrows_of_text(figure),
            )
            for figure in (chinese, english)
        ]
        assert [href for href in shapes[0][0] if href] == shapes[1][0], chinese.name
        assert shapes[0][1:] == shapes[1][1:], chinese.name


def test_the_words_tell_every_arrow_and_no_other(figures: list[Figure]) -> None:
    compared = 0
    for figure in figures:
        told = {
            (
                str(item.get("data-from")).replace("-", "_"),
                str(item.get("data-to")).replace("-", "_"),
            )
            for item in figure.select(".diagram__words li[data-from]")
        }
        drawn = set(arrows_of_text(figure))
        mind_map = "curve: basis" in figure.source
        if told and not mind_map:
            assert told == drawn, figure.name
            numbered = len(figure.wide("svg path.edge:not(.flow-order)"))
            assert len(drawn) == numbered, figure.name
            compared += 1
        if mind_map:
            assert len(told) == len(figure.wide("svg path.edge")), figure.name
    assert compared >= 40


def test_the_words_tell_what_every_label_says(figures: list[Figure]) -> None:
    for figure in figures:
        told = re.sub(r"\W", "", " ".join(words_of(item) for item in figure.select("li")))
        for label in figure.wide("svg .edgeLabel"):
            lines = label.cssselect("text")
            said = re.sub(r"\W", "", "".join(str(line.text) for line in lines))
            if not said.isdigit():
                for line in lines:
                    assert re.sub(r"\W", "", str(line.text)) in told, figure.name


@pytest.fixture
def real_mermaid(page: Page) -> Page:
    """A page that holds the stock Mermaid."""
    page.add_script_tag(path=str(resources.files("mermaidx") / "assets/mermaid.js"))
    return page


def test_the_real_mermaid_reads_every_text(real_mermaid: Page, figures: list[Figure]) -> None:
    texts = sorted({figure.source for figure in figures})
    assert len(texts) >= 50
    assert real_mermaid.evaluate(PARSE, texts) == []


def test_the_real_mermaid_refuses_what_is_wrong(real_mermaid: Page) -> None:
    assert len(real_mermaid.evaluate(PARSE, ["flowchart TB\n  class a b c\n"])) == 1


def test_the_text_that_is_handed_on_can_be_drawn_here(figures: list[Figure]) -> None:
    for figure in figures:
        text = re.sub(r'(click \S+ href ")[^"]*', r"\1level:county", figure.source)
        assert contents_of(text).boxes, figure.name


def test_both_layouts_say_the_same(figures: list[Figure]) -> None:
    compared = 0
    for figure in figures:
        if not figure.narrow("svg"):
            continue
        layouts = [
            (
                sorted(link.get("href", "") for link in select("svg a")),
                sorted(edge.get("class", "").replace(" fill", "") for edge in select("path.edge")),
                sorted("".join(words_of(svg).split()) for svg in select("svg > desc")),
            )
            for select in (figure.wide, figure.narrow)
        ]
        assert layouts[0][0] == layouts[1][0], figure.name
        assert len(layouts[0][1]) == len(layouts[1][1]), figure.name
        assert layouts[0][2] == layouts[1][2], figure.name
        svg = etree.tostring(figure.narrow("svg")[0], encoding="unicode")
        assert float(figure.narrow("svg")[0].get("width", "0")) <= 350, figure.name
        assert len(gzip.compress(svg.encode(), 9)) <= 3840, figure.name
        compared += 1
    assert compared >= 40


def test_a_drawing_is_clean_and_small(figures: list[Figure]) -> None:
    for figure in figures:
        svg = etree.tostring(figure.select("svg")[0], encoding="unicode")
        assert not re.search(r"<style|\sstyle=|\sdata-|<script|mermaid", svg), figure.name
        assert not re.search(r'="[^"]*\d\.\d\d', svg), figure.name
        markers = {marker.get("id") for marker in figure.wide("svg marker")}
        assert markers == set(re.findall(r"url\(#([^)]*)\)", svg)), figure.name
        if figure.element.get("id") == NATIONAL:
            assert len(gzip.compress(svg.encode(), 9)) <= 4096, figure.name
