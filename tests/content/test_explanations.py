"""What explains: mechanisms, comparison, timeline, citations, reading order."""

import json
import re
from itertools import pairwise

import pytest
import rispy
from explainer.corpus.corpus import Corpus
from explainer.corpus.duty_matrix import duty_matrix
from explainer.pages.parts.timeline import dated_clauses, place_in_time
from lxml.html import HtmlElement
from playwright.sync_api import Page, expect
from pybtex.database import parse_string

from tests.built_site import BuiltPage

NAVIGATION = (
    "",
    "chain/",
    "levels/",
    "mechanisms/",
    "background/",
    "compare/",
    "timeline/",
    "sources/",
    "glossary/",
)
LANGUAGE_FOLDERS = ("", "en/")


def links_of(page: BuiltPage, css: str) -> list[str]:
    """Where the links that a selector finds lead to."""
    return [link.get("href", "") for link in page.select(css)]


@pytest.mark.parametrize("folder", LANGUAGE_FOLDERS)
def test_a_mechanism_page_has_every_part(
    pages: dict[str, BuiltPage], corpus: Corpus, folder: str
) -> None:
    for mechanism in corpus.mechanisms.values():
        page = pages[f"{folder}mechanisms/{mechanism.id}/"]
        headings = [heading.get("id") for heading in page.select("article h2")]
        assert [heading for heading in headings if heading != "background-notes"] == [
            "how-it-works", "who-does-what", "drawing", "where-it-differs", "clauses",
            "related-terms", "endnotes",
        ]  # fmt: skip
        assert len(page.select("figure.diagram")) == 1
        assert len(page.select(".places .place")) == len(corpus.places)
        listed = {href.split("#")[1] for href in links_of(page, ".uses a") if "#" in href}
        assert listed == set(mechanism.clauses)


def test_the_fifteen_mechanisms_are_there(corpus: Corpus) -> None:
    assert [mechanism.order for mechanism in corpus.mechanisms.values()] == list(range(1, 16))


@pytest.mark.parametrize("folder", LANGUAGE_FOLDERS)
def test_each_statement_of_the_chain_page_cites_a_clause(
    pages: dict[str, BuiltPage], corpus: Corpus, folder: str
) -> None:
    page = pages[f"{folder}chain/"]
    cited = {href.split("#")[1] for href in links_of(page, ".endnotes a:not(.endnotes__back)")}
    assert cited <= set(corpus.clauses)
    assert len(cited) >= 40
    assert len(page.select("figure.diagram")) == 2


@pytest.mark.parametrize("folder", LANGUAGE_FOLDERS)
def test_the_matrix_lists_every_duty_in_its_cells(
    pages: dict[str, BuiltPage], corpus: Corpus, folder: str
) -> None:
    page = pages[f"{folder}compare/"]
    cells = duty_matrix(corpus)
    found = {}
    for row in page.select(".matrix tbody tr"):
        for cell in row.cssselect("td"):
            for duties in cell.cssselect("details"):
                key = (row.get("data-function"), cell.get("data-level"), duties.get("data-place"))
                found[key] = [link.get("href", "").split("#")[1] for link in duties.cssselect("a")]
    assert {key: sorted(duties) for key, duties in found.items()} == {
        key: sorted(place.clause.id for place in places) for key, places in cells.items()
    }
    empty = [cell for cell in page.select(".matrix td") if not cell.cssselect("details")]
    assert empty
    assert all(cell.cssselect(".visually-hidden") for cell in empty)


@pytest.mark.parametrize("folder", LANGUAGE_FOLDERS)
def test_the_table_of_figures_is_complete(
    pages: dict[str, BuiltPage], corpus: Corpus, folder: str
) -> None:
    page = pages[f"{folder}compare/"]
    rows = page.select("table.figures tbody tr")
    figures = [figure for place in corpus.clauses.values() for figure in place.clause.figures]
    assert len(rows) == len(figures)
    assert sum(bool(row.cssselect(".caution")) for row in rows) == sum(
        figure.caution is not None for figure in figures
    )


def date_of(entry: HtmlElement) -> str:
    """The date of an entry of the timeline."""
    return str(entry.cssselect("time")[0].get("datetime", ""))


@pytest.mark.parametrize("folder", LANGUAGE_FOLDERS)
def test_the_timeline_is_in_order_and_tells_dates_apart(
    pages: dict[str, BuiltPage], corpus: Corpus, folder: str
) -> None:
    page = pages[f"{folder}timeline/"]
    every = page.select(".timeline__entry")
    assert [date_of(entry) for entry in every] == sorted(map(date_of, every), key=place_in_time)
    entries = page.select(".timeline__entry:not(.background)")
    dates = [date_of(entry) for entry in entries]
    wanted = dated_clauses(corpus)
    assert dates == [place.clause.date for place in wanted]
    for entry, place in zip(entries, wanted, strict=True):
        clause = place.clause
        kind = "inferred" if clause.date_inferred else "printed"
        kind = clause.nature if clause.nature in ("goal", "plan") else kind
        assert f"timeline__entry--{kind}" in entry.get("class", "")


@pytest.mark.parametrize("folder", LANGUAGE_FOLDERS)
def test_previous_and_next_lead_a_newcomer_through(
    pages: dict[str, BuiltPage], folder: str
) -> None:
    for here, there in pairwise(NAVIGATION):
        (following,) = pages[folder + here].select("link[rel=next]")
        (preceding,) = pages[folder + there].select("link[rel=prev]")
        assert following.get("href", "").rstrip("/").endswith(there.rstrip("/"))
        assert (preceding.get("href") or "").startswith((".", "..", here))


def test_pages_of_a_group_lead_to_one_another(pages: dict[str, BuiltPage], corpus: Corpus) -> None:
    for kind, ids in (("levels", corpus.levels), ("mechanisms", corpus.mechanisms)):
        for here, there in pairwise(ids):
            hrefs = links_of(pages[f"{kind}/{here}/"], ".md-footer__link--next")
            assert hrefs == [f"../{there}/"]


@pytest.mark.parametrize("folder", LANGUAGE_FOLDERS)
def test_each_page_opens_with_a_sentence_that_says_what_it_tells(
    pages: dict[str, BuiltPage], folder: str
) -> None:
    for address, page in pages.items():
        if address.startswith("en/") == bool(folder) and not address.endswith("404.html"):
            leads = page.select("article p.lead")
            assert len(leads) == 1, address
            assert len(leads[0].text_content()) > 8, address


def test_clauses_lead_to_what_other_sources_say(
    pages: dict[str, BuiltPage], corpus: Corpus
) -> None:
    for agreement in corpus.concordance:
        for clause in agreement.clauses:
            place = corpus.clauses[clause]
            (element,) = pages[f"sources/{place.source.id}/"].root.xpath(f'//*[@id="{clause}"]')
            hrefs = [link.get("href", "") for link in element.cssselect(".agreement a")]
            others = [
                c for c in agreement.clauses if corpus.clauses[c].source.id != place.source.id
            ]
            anchors = others if agreement.relation == "same" else [agreement.anchor()]
            assert all(any(href.endswith(f"#{anchor}") for href in hrefs) for anchor in anchors)


@pytest.mark.parametrize("folder", LANGUAGE_FOLDERS)
def test_the_cite_menu_fills_in_every_form(page: Page, site_url: str, folder: str) -> None:
    page.goto(f"{site_url}{folder}sources/hebei-decision/#hebei-formula")
    page.locator("#hebei-formula .cite-open").click()
    dialog = page.locator("dialog.cite-dialog")
    expect(dialog.locator("pre")).to_have_count(6)
    link, plain, gbt, bibtex, ris, csl = dialog.locator("pre").all_inner_texts()
    address = f"{folder}sources/hebei-decision/#hebei-formula"
    assert link == site_url + address
    for text in (plain, gbt, bibtex, ris, csl):
        assert "@" not in text.removeprefix("@misc")
        assert address in text
    assert "[EB/OL]" in gbt
    assert re.search(r"\[\d{4}-\d{2}-\d{2}\]", gbt)
    (entry,) = parse_string(bibtex, "bibtex").entries.values()
    assert entry.fields["url"].endswith(address)
    (record,) = rispy.loads(ris)
    assert record["urls"][0].endswith(address)
    (item,) = json.loads(csl)
    assert item["URL"].endswith(address)
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", item["accessed"]["raw"])
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)


def test_the_matrix_can_be_filtered(page: Page, site_url: str) -> None:
    page.goto(site_url + "en/compare/#matrix")
    form = page.locator("form.matrix__filter")
    expect(form).to_be_visible()
    duties = page.locator(".matrix details:visible")
    everything = duties.count()
    form.get_by_label("Guangdong").uncheck()
    form.get_by_label("County").uncheck()
    expect(page.locator(".matrix details[data-place=guangdong]:visible")).to_have_count(0)
    expect(page.locator('.matrix td[data-level="county"] details:visible')).to_have_count(0)
    assert 0 < duties.count() < everything
    form.get_by_label("Open all cells").check()
    expect(page.locator(".matrix details:visible a").first).to_be_visible()
