"""The language switch leads to the place that was being read; both languages have that place."""

import re
from pathlib import Path

import pytest
from explainer.prose.anchors import with_anchors
from explainer.prose.markdown import parsed
from playwright.sync_api import Page, expect

from tests.built_site import read_site

PROSE = ("", "about/", "chain/", "compare/", "timeline/")
_OF_BLOCKS = re.compile(r".+-[pi]\d+$")
_SHARED = re.compile(r".+-[pid]\d+$|on-")
# What tells where one is rather than something that is read.
_NO_PLACE = "ancestor-or-self::*[self::nav or self::header or contains(@class, 'printed')]"


def anchors(text: str) -> list[str]:
    """The anchors of the blocks of a text, those of its headings left out."""
    return [
        str(token.attrs["id"])
        for token in with_anchors(parsed(text))
        if "id" in token.attrs and token.type != "heading_open"
    ]


def test_blocks_are_counted_from_their_heading() -> None:
    text = "# T { #top }\n\nb\n\n## M { #method }\n\nc\n\n- d\n- e\n\n1. g\n\n    f\n\nh\n"
    assert anchors(text) == [
        "top-p1", "method-p1", "method-i1", "method-i2", "method-i3", "method-p2",
    ]  # fmt: skip


def test_an_anchor_that_is_written_is_kept_and_not_given_twice() -> None:
    assert anchors("# T { #top }\n\na { #top-p2 }\n\nb\n") == ["top-p2"]


@pytest.mark.parametrize("address", PROSE)
def test_both_languages_have_the_same_places(real_site: Path, address: str) -> None:
    pages = read_site(real_site)
    chinese, english = (
        {place for place in pages[prefix + address].ids if _OF_BLOCKS.match(place)}
        for prefix in ("", "en/")
    )
    assert chinese == english
    assert chinese or not address


def test_every_page_has_the_same_places_in_both_languages(real_site: Path) -> None:
    pages = read_site(real_site)
    differing = {}
    for address, english in pages.items():
        chinese = pages.get(address.removeprefix("en/")) if address.startswith("en/") else None
        if not chinese or address == "en/":
            continue
        both = [
            {place for place in page.ids if _SHARED.match(place)} for page in (chinese, english)
        ]
        if both[0] != both[1]:
            differing[address] = sorted(both[0] ^ both[1])
    assert differing == {}


def test_every_paragraph_and_item_has_a_place_or_stands_in_one(real_site: Path) -> None:
    """It has an anchor itself, or its item, row, box or statement has it."""
    around = "ancestor::*[self::li or self::dd or self::div or self::details or self::tr][@id]"
    without = {
        address: block.text_content()[:40]
        for address, page in read_site(real_site, every_edition=True).items()
        for block in page.select("article :is(p, li)")
        if not block.get("id") and not block.xpath(f"{around} | {_NO_PLACE}")
    }
    assert without == {}


@pytest.mark.parametrize("folder", ["levels/", "posts/"])
def test_every_item_of_a_level_and_a_post_has_a_place(real_site: Path, folder: str) -> None:
    without = [
        (address, block.text_content()[:40])
        for address, page in read_site(real_site).items()
        if address.removeprefix("en/").startswith(folder) and not address.endswith("parallel/")
        for block in page.select("article :is(p, li, dd)")
        if not block.get("id")
        and not block.xpath(
            "ancestor::*[self::nav or self::figure or (self::li or self::dd or self::div) and @id"
            " or contains(@class, 'notes')]"
        )
    ]
    assert without == []


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("sources/hebei-decision/", "leading-groups"),
        ("about/", "editorial-policy-i2"),
        ("mechanisms/pledges-and-letters/", "how-it-works-p1"),
    ],
)
def test_the_switch_leads_to_the_topmost_place(
    page: Page, site_url: str, address: str, place: str
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    for prefix, other in (("", "en/"), ("en/", "")):
        page.goto(f"{site_url}{prefix}{address}")
        page.evaluate(
            "place => scrollBy(0, document.getElementById(place).getBoundingClientRect().top - 87)",
            place,
        )
        page.locator("[data-language-switch]").click()
        expect(page).to_have_url(f"{site_url}{other}{address}#{place}")
        expect(page.locator(f"#{place}")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("address", "seen", "place"),
    [
        ("compare/", "#matrix-account td[data-level=county] li >> nth=1", "matrix-i"),
        ("compare/", "#diagram-chains-compared li >> nth=4", "diagram-chains-compared-i5$"),
        ("timeline/", "ol.timeline > li >> nth=20", "timeline-i21$"),
        ("chain/", "#endnote-60", "endnotes$"),
    ],
)
def test_the_switch_knows_the_places_of_matrix_drawing_timeline_and_notes(
    page: Page, site_url: str, address: str, seen: str, place: str
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(site_url + address)
    page.locator("article details").evaluate_all("all => all.forEach((one) => (one.open = true))")
    top = "it => scrollBy(0, it.getBoundingClientRect().top - 87)"
    page.locator(seen).evaluate(top)
    page.locator("[data-language-switch]").click()
    expect(page).to_have_url(re.compile(f"/en/{address}#{place}"))
    anchor = page.url.partition("#")[2]
    expect(page.locator(f"[id='{anchor}']")).to_be_in_viewport()


def test_a_place_scrolled_away_from_is_not_kept(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}chain/#why-signed")
    page.evaluate("document.getElementById('on-success').scrollIntoView()")
    page.locator("[data-language-switch]").click()
    expect(page).to_have_url(re.compile("/en/chain/#on-success"))


def test_at_the_top_of_a_page_the_address_stays_plain(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}chain/")
    page.locator("[data-language-switch]").click()
    expect(page).to_have_url(f"{site_url}en/chain/")
