"""The poster on the first page: whole, cited, in sight at once; a level leads to its answer."""

from pathlib import Path

import pytest
from explainer.corpus.corpus import Corpus
from explainer.corpus.records.poster import Poster
from explainer.diagrams.line_breaks import broken
from playwright.sync_api import Browser, expect

from tests.built_site import BuiltPage, read_site

FOLDERS = {"zh": "", "en": "en/"}
LAYOUTS = (".diagram__drawing:not(.diagram__drawing--narrow)", ".diagram__drawing--narrow")


@pytest.fixture(scope="module")
def poster(corpus: Corpus) -> Poster:
    assert corpus.poster is not None
    return corpus.poster


@pytest.fixture(scope="module")
def pages(real_site: Path) -> dict[str, BuiltPage]:
    return read_site(real_site)


def bare(text: str) -> str:
    """A text without spaces and marks, which lines of a drawing may lack."""
    return "".join(text.split()).removesuffix("°")


def test_a_post_too_long_for_a_line_is_broken_before_the_word_that_ends_posts() -> None:
    posts = ("省委书记", "市委书记", "县委书记", "村党支部书记")
    assert broken("村党支部书记", 5, len, posts) == ["村党支部", "书记"]


@pytest.mark.parametrize(("width", "shown"), [(820, 1), (848, 0), (1024, 0), (1219, 0), (1440, 0)])
def test_a_tablet_shows_the_wide_poster_too(
    browser: Browser, site_url: str, width: int, shown: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(site_url)
    figure = page.locator("#diagram-poster")
    expect(figure.locator(LAYOUTS[shown])).to_be_visible()
    expect(figure.locator(LAYOUTS[1 - shown])).to_be_hidden()
    page.close()


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("language", FOLDERS)
def test_every_cell_is_drawn_and_leads_to_what_states_it(
    pages: dict[str, BuiltPage], poster: Poster, language: str, layout: str
) -> None:
    page = pages[FOLDERS[language]]
    links = page.select(f"#diagram-poster {layout} a:has(.cell)")
    drawn = [
        (bare("".join(text.text or "" for text in link.cssselect("text"))), link.get("href", ""))
        for link in links
    ]
    assert len(drawn) == len(poster.cells)
    for cell in poster.cells:
        words = bare(cell.zh if language == "zh" else cell.en)
        words += "†" if cell.background else ""
        target = [*cell.clauses, *cell.background][0]
        assert any(said.endswith(words) and href.endswith(f"#{target}") for said, href in drawn), (
            words
        )


@pytest.mark.parametrize("language", FOLDERS)
def test_the_words_cite_every_clause_of_the_poster(
    pages: dict[str, BuiltPage], poster: Poster, language: str
) -> None:
    page = pages[FOLDERS[language]]
    cited = {
        link.get("href", "").split("#")[-1]
        for link in page.select("#diagram-poster .diagram__words a.citation")
    }
    stated = [row.post.clauses for row in poster.levels]
    stated += [cell.clauses for cell in poster.cells]
    stated += [step.clauses for step in poster.returns]
    assert cited == {clause for clauses in stated for clause in clauses}
    steps = page.select("#diagram-poster .diagram__words li[data-from]")
    assert [(step.get("data-from"), step.get("data-to")) for step in steps] == [
        (step.from_level, step.to_level) for step in poster.returns
    ]
    outside = [step for step in steps if step.cssselect(".background-note")]
    assert len(outside) == sum(bool(step.background) for step in poster.returns)


@pytest.mark.parametrize("language", FOLDERS)
def test_each_level_leads_to_its_answer_in_three_lines(
    browser: Browser, site_url: str, poster: Poster, language: str
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(site_url + FOLDERS[language])
    for row in poster.levels:
        page.locator(f'.diagram__drawing--narrow a[href="#poster-{row.level}"]').click()
        answer = page.locator(f"#poster-{row.level}")
        expect(answer).to_be_visible()
        expect(answer.locator("li")).to_have_count(3)
        expect(answer).to_be_in_viewport()
    context.close()


@pytest.mark.parametrize("language", FOLDERS)
def test_question_answer_and_poster_are_in_sight_at_once(
    browser: Browser, site_url: str, language: str
) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(site_url + FOLDERS[language])
    for css in ("h1", "p.lead", "p.lead + p", f"#diagram-poster {LAYOUTS[0]} svg"):
        box = page.locator(css).first.bounding_box()
        assert box is not None
        assert box["y"] >= 0, css
        assert box["y"] + box["height"] <= 900, css
    context.close()


@pytest.mark.parametrize("language", FOLDERS)
def test_relations_stand_apart_and_former_anchors_resolve(
    pages: dict[str, BuiltPage], corpus: Corpus, language: str
) -> None:
    page = pages[f"{FOLDERS[language]}compare/"]
    lists = [
        [str(item.get("id")) for item in part.cssselect("li")]
        for part in page.select("ul.concordance")
    ]
    assert lists == [
        [agreement.anchor() for agreement in corpus.concordance if agreement.relation == relation]
        for relation in ("differs", "angle", "alone", "same")
    ]
    assert corpus.former_agreements
    for anchor in corpus.former_agreements:
        assert len(page.select(f'[id="{anchor}"]')) == 1, anchor
