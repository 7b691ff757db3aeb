"""Both languages side by side: one page for each pair, with the anchors of both."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.built_site import read_site

PAIRS = ("sources/hebei-decision/", "mechanisms/eight-requirements/", "glossary/national-formula/")
CLAUSE = "hebei-officials-county-heads"
SOURCE = "sources/hebei-decision/"


def test_each_page_of_a_kind_has_one_and_no_other_page(real_site: Path) -> None:
    addresses = set(read_site(real_site, every_edition=True))
    kinds = ("sources", "mechanisms", "levels", "posts", "glossary")
    pages = {
        address
        for address in addresses
        if address.split("/")[0] in kinds and re.fullmatch(r"[a-z]+/[a-z0-9-]+/", address)
    }
    found = {address for address in addresses if address.endswith("/parallel/")}
    assert found == {f"{address}parallel/" for address in pages}


@pytest.mark.parametrize("address", PAIRS)
def test_every_row_has_both_languages_and_every_statement_a_row(
    real_site: Path, address: str
) -> None:
    pages = read_site(real_site, every_edition=True)
    page = pages[f"{address}parallel/"]
    rows = page.select(".parallel__row")
    for row in rows:
        assert [half.get("lang") for half in row] == ["zh-Hans", "en"]
        assert all(half.text_content().strip() for half in row)
    for prefix in ("", "en/"):
        for clause in pages[prefix + address].select(".clause"):
            row = page.root.get_element_by_id(clause.get("id"))
            words = " ".join(clause.cssselect(".clause__text")[0].text_content().split())
            assert words in " ".join(row.text_content().split())
    identifiers = [element.get("id") for element in page.root.iter() if element.get("id")]
    assert len(identifiers) == len(set(identifiers))
    assert [link.get("href") for link in page.select("link[rel=canonical]")] == [
        link.get("href") for link in pages[address].select("link[rel=canonical]")
    ]
    assert page.select("meta[name=robots][content=noindex]")


def test_the_choice_and_the_place_are_kept(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}en/{SOURCE}#{CLAUSE}")
    page.locator("[data-edition=parallel]").click()
    expect(page).to_have_url(f"{site_url}{SOURCE}parallel/#{CLAUSE}")
    expect(page.locator(f"#{CLAUSE}")).to_be_in_viewport()
    left, right = page.locator(f"#{CLAUSE} .parallel__half").all()
    one, other = left.bounding_box(), right.bounding_box()
    assert one
    assert other
    assert one["y"] == other["y"]
    page.goto(f"{site_url}sources/top-leaders/#leaders-entry-goal")
    expect(page).to_have_url(re.compile("/sources/top-leaders/parallel/#leaders-entry-goal"))
    page.locator("[data-language-switch]").click()
    expect(page).to_have_url(re.compile("/en/sources/top-leaders/"))
    page.goto(f"{site_url}{SOURCE}")
    expect(page).to_have_url(f"{site_url}{SOURCE}")


def test_on_a_phone_one_language_stands_below_the_other(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{site_url}{SOURCE}parallel/#{CLAUSE}")
    left, right = page.locator(f"#{CLAUSE} .parallel__half").all()
    one, other = left.bounding_box(), right.bounding_box()
    assert one
    assert other
    assert one["y"] + one["height"] <= other["y"]
    assert one["x"] == other["x"]


def test_it_is_not_found_twice(real_site: Path) -> None:
    maps = (real_site / "sitemap.xml").read_text(encoding="utf-8")
    assert "/parallel/" not in maps
