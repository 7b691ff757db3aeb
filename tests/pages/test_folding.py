"""What a closed section says of itself."""

from pathlib import Path

import pytest
from explainer.pages.folding import first_sentence, items_of_list, things_held
from markupsafe import Markup

from tests.built_site import read_site

SAID = ".count, .section-fold__gist"
LONG = "The county is checked in three ways, most fully told for Hebei: {}."
SHORT_BEGINNING = f"两种：{'每年向省里报告，' * 12}由省来查。"


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ("<p>省里查。县里改。</p>", "省里查。"),
        ("<p>It is 3.5%, so <b>the text</b>. And more.</p>", "It is 3.5%, so the text."),
        ("<p>Two things: plans and money.</p>", "Two things: plans and money."),
        (f"<p>{LONG.format('by report, ' * 20)}</p>", LONG.partition(":")[0] + "."),
        (f"<p>县主要受三种检查：{'每年报告，' * 12}由省来查。</p>", "县主要受三种检查。"),
        (f"<p>{SHORT_BEGINNING}</p>", SHORT_BEGINNING),
        ("<p>What the sources leave open</p><p>It holds.</p>", ""),
        ("<p>Statements:</p>", ""),
        ("<ul><li>No paragraph.</li></ul>", ""),
        ("<figure><figcaption><b>A title</b> Drawn here. So.</figcaption></figure>", "Drawn here."),
        ("<details><p>It is closed.</p></details><p>It is open.</p>", "It is open."),
    ],
)  # fmt: skip
def test_a_section_is_told_in_a_sentence(html: str, told: str) -> None:
    assert first_sentence(html) == told


@pytest.mark.parametrize(
    ("html", "items"),
    [
        ("<ul><li>One</li><li>Two<ul><li>of it</li></ul></li></ul>", 2),
        ("<p>Before it.</p><dl><div><dt>One</dt><dd>of it</dd></div><dt>Two</dt></dl>", 2),
        ("<ol><li>One</li></ol><ul><li>of another list</li></ul>", 0),
        ('<ul><li>One</li></ul><div class="leaves-open"><ul><li>open</li></ul></div>', 1),
        ("<p>No list.</p>", 0),
        ("<ul><li>One</li></ul><table></table>", 0),
    ],
)
def test_a_section_that_is_one_list_tells_its_items(html: str, items: int) -> None:
    assert items_of_list(html) == items


@pytest.mark.parametrize(
    ("html", "held"),
    [
        ("<ul><li>One</li></ul><table><tr><td>1</td></tr></table><ul><li>Two</li></ul>", 2),
        ('<table><tr><th scope="col">A</th></tr><tr><td>1</td></tr><tr><td>2</td></tr></table>', 2),
        ("<details><p>One</p></details><details><p>Two</p></details>", 2),
        ("<figure><ul><li>1</li><li>2</li></ul></figure><figure></figure><figure></figure>", 3),
        ("<p>No list.</p>", 0),
    ],
)
def test_what_a_section_holds_is_counted(html: str, held: int) -> None:
    assert things_held([Markup(html)]) == held


def test_every_closed_section_says_how_much_or_what_it_holds(real_site: Path) -> None:
    silent = []
    for page in read_site(real_site).values():
        for section in page.select("details.section-fold"):
            (summary,) = section.iterchildren("summary")
            told = [said.text_content().strip() for said in summary.cssselect(SAID)]
            if not any(told) and not any(map(str.isdigit, summary.text_content())):
                silent.append(f"{page.address}: {' '.join(summary.text_content().split())}")
    assert silent == []
