"""The background: apart from the sources, and nothing in it without a reference."""

from pathlib import Path

import pytest
from explainer.build.compile import Compilation, compile_site
from explainer.build.written import WrittenPage
from explainer.corpus.corpus import Corpus
from explainer.corpus.duty_matrix import duty_matrix
from explainer.pages.background_notes import letters
from explainer.pages.parts.timeline import dated_clauses, place_in_time
from explainer.search.sections import search_records
from lxml import html as lxml_html

LANGUAGES = ("zh", "en")


@pytest.fixture(scope="module")
def corpus(compilation: Compilation) -> Corpus:
    assert compilation.corpus is not None
    return compilation.corpus


def tree(page: WrittenPage) -> lxml_html.HtmlElement:
    """The parsed body of a page."""
    return lxml_html.fragment_fromstring(str(page.html), create_parent="div")


@pytest.mark.parametrize(
    ("number", "name"), [(1, "a"), (26, "z"), (27, "aa"), (52, "az"), (53, "ba")]
)
def test_notes_are_counted_in_letters(number: int, name: str) -> None:
    assert letters(number) == name


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_box_of_background_has_a_label_and_leads_to_a_reference(
    compilation: Compilation, language: str
) -> None:
    boxes = 0
    for name, page in compilation.pages.items():
        if not name.startswith(f"{language}/"):
            continue
        for box in tree(page).cssselect(".background:not(.timeline__entry)"):
            boxes += 1
            assert box.cssselect(".background__label"), name
            links = box.cssselect(".background__references a.reference")
            assert links, name
            assert all("background/reading/#" in f"background/{link.get('href')}" for link in links)
    assert boxes > 100


def test_background_is_no_clause_and_counts_with_none(
    compilation: Compilation, corpus: Corpus
) -> None:
    statements = corpus.background.keys()
    assert statements
    assert not statements & corpus.clauses.keys()
    assert not statements & {place.clause.id for place in dated_clauses(corpus)}
    in_matrix = {place.clause.id for cell in duty_matrix(corpus).values() for place in cell}
    assert not statements & in_matrix
    for page in compilation.pages.values():
        for box in tree(page).cssselect(".background"):
            assert "clause" not in box.get("class", "").split()
    for name, page in compilation.pages.items():
        if "/levels/" in name:
            assert not tree(page).cssselect(".background")


def test_what_a_term_takes_from_outside_rests_on_references(corpus: Corpus) -> None:
    told = [term for term in corpus.terms.values() if term.outside]
    assert told
    assert all(term.outside_references for term in told)


def test_addresses_lead_to_no_copy_and_no_mirror(corpus: Corpus) -> None:
    for reference in corpus.references.values():
        named = f"{reference.publisher.zh} {reference.publisher.en}" if reference.publisher else ""
        is_copy = any(word in named for word in ("(copy)", "(mirror)", "转载", "镜像"))
        assert not (is_copy and reference.address), reference.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_marks_in_the_text_and_their_list_lead_to_each_other(
    example_docs: Path, language: str
) -> None:
    page = tree(compile_site(example_docs).pages[f"{language}/index.md"])
    mark, *_ = page.cssselect("sup.background-note a")
    assert mark.text == "a"
    assert mark.get("href") == "#background-note-a"
    item, *_ = page.cssselect(".background-notes li")
    assert item.get("id") == "background-note-a"
    hrefs = [link.get("href") for link in item.cssselect("a")]
    assert hrefs[0] == "background/#chain-before"
    assert hrefs[1:3] == ["background/reading/#old-outline", "background/reading/#a-study"]
    assert hrefs[3] == f"#{mark.getparent().get('id')}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_statement_is_found_by_itself(
    compilation: Compilation, corpus: Corpus, language: str
) -> None:
    page = compilation.pages[f"{language}/background/index.md"].page
    html = str(compilation.pages[f"{language}/background/index.md"].html)
    records = list(search_records(html, page.address, page.language, page.title, page.kind))
    found = {record.anchor for record in records if record.kind == "background"}
    assert corpus.background.keys() <= found
    assert not [record for record in records if record.kind == "clause"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_timeline_marks_its_second_lane(
    compilation: Compilation, corpus: Corpus, language: str
) -> None:
    entries = tree(compilation.pages[f"{language}/timeline.md"]).cssselect(
        ".timeline__entry.background"
    )
    milestones = [place for place in corpus.background.values() if place.statement.milestone]
    assert len(entries) == len(milestones) > 10
    assert all(entry.cssselect(".background__label") for entry in entries)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_drawing_of_the_timeline_has_the_background_in_a_lane_of_its_own(
    compilation: Compilation, corpus: Corpus, language: str
) -> None:
    page = tree(compilation.pages[f"{language}/timeline.md"])
    wide, narrow = page.cssselect("#diagram-timeline svg")
    milestones = [
        place
        for place in corpus.background.values()
        if place.statement.milestone and not place.statement.listed_only
    ]
    for drawing, widest in ((wide, 900), (narrow, 350)):
        assert int(drawing.get("width")) <= widest
        lanes = [drawing.cssselect(f"g.lane-{number}:has(.name)") for number in (0, 1)]
        assert [len(lane) for lane in lanes] == [len(dated_clauses(corpus)), len(milestones)]
        dates = [one.cssselect(".name")[0] for lane in lanes for one in lane]
        assert {one.text for one in dates[len(lanes[0]) :]} == {
            f"{place.statement.date}†" for place in milestones
        }
        assert not [one.text for one in dates[: len(lanes[0])] if "†" in one.text]
        # What is later stands lower, whichever lane it is in.
        in_time = sorted(dates, key=lambda one: float(one.get("y")))
        order = [place_in_time(one.text.strip("°†")) for one in in_time]
        assert order == sorted(order)
        signs = [{sign.tag for one in lane for sign in one if sign.tag != "path"} for lane in lanes]
        assert signs == [{"text", "circle"}, {"text", "polygon"}]
        links = [box.get("href") for box in drawing.cssselect("a:has(.milestone-background)")]
        assert len(links) == len(milestones)
        assert all("background/#" in link for link in links)
    told = page.cssselect("#diagram-timeline .diagram__words ol > li")
    assert len(told) == len(dated_clauses(corpus)) + len(milestones)
    marked = [one for one in told if "†" in one.text_content()]
    assert len(marked) == len(milestones)
    assert all("background/#" in one.cssselect("a")[0].get("href") for one in marked)


def test_what_is_from_memory_says_so(compilation: Compilation, corpus: Corpus) -> None:
    for instrument in corpus.instruments.values():
        articles = [article for chapter in instrument.chapters for article in chapter.articles]
        page = tree(compilation.pages[f"en/background/{instrument.id}.md"])
        marked = page.cssselect(".background__memory")
        assert len(marked) == sum(article.from_memory for article in articles)
        assert len(page.cssselect(".background")) == len(articles)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_formula_stands_in_table_drawing_and_map(
    compilation: Compilation, corpus: Corpus, language: str
) -> None:
    assert corpus.variants is not None
    variants = corpus.variants.variants
    page = tree(compilation.pages[f"{language}/variants.md"])
    assert {box.get("id") for box in page.cssselect(".background")} == {v.id for v in variants}
    listed = {f"#{variant.id}" for variant in variants if variant.parts}
    for place in ("table a", "figure svg a"):
        links = {link.get("href") for link in page.cssselect(place)}
        assert listed <= links
