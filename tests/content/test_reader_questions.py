"""Questions that readers have: each is answered where it says, at most three taps from home."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
import yaml
from lxml import html as lxml_html

from tests.built_site import BuiltPage, read_site
from tests.conftest import ROOT

QUESTIONS: list[dict[str, Any]] = yaml.safe_load(
    (ROOT / "tests/reader_questions.yml").read_text(encoding="utf-8")
)["questions"]
MOST_TAPS = 3
FOLDERS = {"zh": "", "en": "en/"}
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BASE = "https://site.example/"


@pytest.fixture(scope="module")
def pages(real_site: Path) -> dict[str, BuiltPage]:
    return read_site(real_site)


@pytest.fixture(scope="module")
def leads(pages: dict[str, BuiltPage]) -> Callable[[str], set[str]]:
    """Tells where a page leads; most questions begin on the same few pages."""
    return cache(lambda address: leads_of(pages[address]))


def section(anchor: lxml_html.HtmlElement) -> str:
    """The words at an anchor: below a heading up to the next one as high, otherwise its element."""
    if anchor.tag not in HEADINGS:
        element = anchor if anchor.text_content().strip() else anchor.getparent()
        return "" if element is None else element.text_content()
    words = [anchor.text_content()]
    folded = anchor.getparent()
    if folded is not None and folded.tag == "summary":
        # The section is folded: its words stand in what the heading opens.
        around = folded.getparent()
        return "" if around is None else around.text_content()
    for element in anchor.itersiblings():
        if element.tag in HEADINGS and element.tag <= max(anchor.tag, "h2"):
            break
        words.append(element.text_content())
    return " ".join(words)


def leads_of(page: BuiltPage) -> set[str]:
    """The addresses of the site to which a page links, without their anchors."""
    here = urljoin(BASE, page.address)
    found = {urljoin(here, link.get("href", "")).partition("#")[0] for link in page.select("a")}
    return {address.removeprefix(BASE) for address in found if address.startswith(BASE)}


def test_there_are_questions_enough() -> None:
    assert len(QUESTIONS) >= 40
    assert len({question["id"] for question in QUESTIONS}) == len(QUESTIONS)


@pytest.mark.parametrize("language", FOLDERS)
@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: str(question["id"]))
def test_a_question_is_answered_where_it_says(
    pages: dict[str, BuiltPage],
    leads: Callable[[str], set[str]],
    question: dict[str, Any],
    language: str,
) -> None:
    folder = FOLDERS[language]
    taps = question["taps"]
    assert 1 <= len(taps) <= MOST_TAPS
    assert taps[-1] == question["page"]
    here = folder
    for tap in taps:
        assert folder + tap in leads(here), f"{here or 'home'} does not lead to {tap}"
        here = folder + tap
    anchors = pages[here].root.xpath("//*[@id=$anchor]", anchor=question["anchor"])
    assert len(anchors) == 1, question["anchor"]
    said = " ".join(section(anchors[0]).split()).replace("’", "'")
    assert question["says"][language] in said


def test_a_section_ends_at_the_next_heading() -> None:
    root = lxml_html.document_fromstring(
        "<h1 id='top'>A</h1><p>one</p><h2 id='b'>B</h2><p>two</p><h3>C</h3><p>three</p>"
        "<h2>D</h2><p>four</p><ul><li><span id='e'></span>five</li></ul>"
    )
    words = {
        identifier: section(root.cssselect(f"#{identifier}")[0]).split()
        for identifier in ("top", "b", "e")
    }
    assert words == {"top": ["A", "one"], "b": ["B", "two", "C", "three"], "e": ["five"]}
