"""Pages of levels and posts: the answer first, each statement once, what is inferred apart."""

import pytest
from explainer.corpus.corpus import ClausePlace, Corpus
from explainer.corpus.records.posts import Post
from explainer.text.markdown import references
from lxml import html as lxml_html
from playwright.sync_api import Page, expect

from tests.built_site import BuiltPage

FOLDERS = ("", "en/")
PHONE = {"width": 390, "height": 844}
MOST_SCREENS = 5.75


def clause_of(statement: lxml_html.HtmlElement) -> str:
    """The clause that a statement of a list is."""
    [link] = statement.cssselect("a.citation")
    return str(link.get("href")).partition("#")[2]


def listed(page: BuiltPage) -> dict[str, list[tuple[str, bool]]]:
    """The statements below each heading, each with whether it is marked as inferred."""
    found: dict[str, list[tuple[str, bool]]] = {}
    below = ""
    for element in page.select("article h1, article h2, article li.statement"):
        if element.tag != "li":
            below = str(element.get("id"))
            continue
        marked = element.get("data-inferred") is not None
        assert bool(element.cssselect(".inferred-mark")) == marked
        assert bool(element.cssselect(".visually-hidden")) == marked
        found.setdefault(below, []).append((clause_of(element), marked))
    return found


def told_of_level(corpus: Corpus, level: str) -> list[ClausePlace]:
    """The statements about a level; notes on the wording of a source are none."""
    return [
        place
        for place in corpus.clauses.values()
        if level in place.clause.levels and place.clause.nature != "context"
    ]


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_level_has_each_statement_once_and_what_is_inferred_apart(
    pages: dict[str, BuiltPage], corpus: Corpus, folder: str
) -> None:
    for level in corpus.levels:
        found = listed(pages[f"{folder}levels/{level}/"])
        told = told_of_level(corpus, level)
        inferred = {p.clause.id for p in told if level in p.clause.inferred_levels}
        every = [statement for statements in found.values() for statement in statements]
        assert sorted(every) == sorted((p.clause.id, p.clause.id in inferred) for p in told)
        assert set(found) <= set(corpus.questions)
        for fold in pages[f"{folder}levels/{level}/"].select("details.folded:has(li.statement)"):
            statements = fold.cssselect("li.statement")
            marked = {one.get("data-inferred") is not None for one in statements}
            assert len(marked) == 1
            [summary] = fold.cssselect("summary .folded__source")
            assert str(len(statements)) in summary.text_content()


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_level_opens_with_its_answer_and_keeps_its_former_anchors(
    pages: dict[str, BuiltPage], corpus: Corpus, folder: str
) -> None:
    for level in corpus.levels:
        page = pages[f"{folder}levels/{level}/"]
        first = page.select("article h1 ~ p")[0]
        assert first.get("class") == "lead"
        assert len(page.select("dl.answer dt")) == 3
        record = corpus.levels[level]
        texts = [text for text in (record.answers_to, record.consequences) if text]
        cited_in = [bool(dd.cssselect("sup.cited")) for dd in page.select("dl.answer dd")]
        assert cited_in == [True] * (1 + len(texts)) + [False] * (len(texts) < 2)
        clauses = [p.clause for p in corpus.clauses.values() if level in p.clause.levels]
        former = {f for c in clauses if c.nature == "duty" for f in c.functions}
        former |= {f"statements-{c.nature}" for c in clauses if c.nature != "duty"}
        assert former | {"in-formulas", "stated"} <= page.ids


@pytest.mark.parametrize("folder", FOLDERS)
def test_statements_of_a_level_stand_below_what_they_amount_to(
    pages: dict[str, BuiltPage], corpus: Corpus, folder: str
) -> None:
    answers = {f: one.id for one in corpus.questions.values() for f in one.functions}
    last = list(corpus.questions)[-1]
    for level in corpus.levels.values():
        page = pages[f"{folder}levels/{level.id}/"]
        found = listed(page)
        for question, statements in found.items():
            for name, _ in statements:
                clause = corpus.clauses[name].clause
                own = answers[clause.functions[0]]
                left = clause.nature in corpus.questions[own].leaves
                assert question == (last if left else own)
        explained = {one.question for one in level.explained}
        assert set(found) - {last} <= explained
        for question in explained:
            [text] = page.select(f"#{question} + p.explained")
            assert text.cssselect("sup.cited")
        for question in set(corpus.questions) - set(found) - explained - {last}:
            [said] = page.select(f"#{question} + p.empty")
            assert said.text_content()


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_badge_says_that_its_level_is_inferred(
    pages: dict[str, BuiltPage], corpus: Corpus, folder: str
) -> None:
    for source in corpus.sources:
        page = pages[f"{folder}sources/{source}/"]
        for element in page.select(".clause"):
            clause = corpus.clauses[str(element.get("id"))].clause
            badges = element.cssselect(".clause__filing a.level")
            marked = [
                bool(badge.cssselect(".inferred-mark ~ .visually-hidden")) for badge in badges
            ]
            assert marked == [level in clause.inferred_levels for level in clause.levels]


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_matrix_counts_what_is_inferred_and_what_is_done_to_a_level_apart(
    pages: dict[str, BuiltPage], corpus: Corpus, folder: str
) -> None:
    page = pages[f"{folder}compare/"]
    assert "diagram-duties-by-level" in page.ids
    for cell in page.select(".matrix td[data-level]"):
        for duties in cell.cssselect("details"):
            links = duties.cssselect("li a")
            clauses = [corpus.clauses[link.get("href").partition("#")[2]].clause for link in links]
            level = cell.get("data-level")
            inferred = [level in clause.inferred_levels for clause in clauses]
            done_to_it = [level in clause.acted_on for clause in clauses]
            kinds = list(zip(done_to_it, inferred, strict=True))
            assert [kind for kind in kinds if not kind[0]] == sorted(
                kind for kind in kinds if not kind[0]
            )
            assert done_to_it == sorted(done_to_it)
            marks = [bool(item.cssselect(".inferred-mark")) for item in duties.cssselect("li")]
            assert marks == inferred
            done = kinds.count((False, True))
            counted = duties.cssselect("summary .matrix__inferred")
            assert bool(counted) == bool(done)
            assert not counted or f"{done}°" in counted[0].text_content()
            others = duties.cssselect("summary .matrix__acted-on")
            assert bool(others) == any(done_to_it)
            assert not others or str(sum(done_to_it)) in others[0].text_content()


def bearing(corpus: Corpus, post: str) -> list[ClausePlace]:
    return [place for place in corpus.clauses.values() if post in place.clause.bearers]


def cited(post: Post) -> set[str]:
    text = post.consequences.zh if post.consequences else ""
    return {reference.target for reference in references(text) if reference.kind == "clause"}


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_post_has_each_statement_once_and_what_is_inferred_apart(
    pages: dict[str, BuiltPage], corpus: Corpus, folder: str
) -> None:
    for post in corpus.posts.values():
        found = listed(pages[f"{folder}posts/{post.id}/"])
        otherwise = {clause for clause, _ in found.get("otherwise", [])}
        assert otherwise == cited(post)
        every = [clause for statements in found.values() for clause, _ in statements]
        assert len(every) == len(set(every))
        assert set(every) == {p.clause.id for p in bearing(corpus, post.id)} | otherwise
        for heading, statements in found.items():
            for clause, marked in statements:
                taken = post.id in corpus.clauses[clause].clause.inferred_bearers
                assert taken == marked or heading == "notes"
                assert heading != "stated" or not marked


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_page_says_first_when_its_rules_were_in_force(
    pages: dict[str, BuiltPage], corpus: Corpus, folder: str
) -> None:
    kinds = {"levels": corpus.levels, "posts": corpus.posts, "mechanisms": corpus.mechanisms}
    said = set()
    for kind, records in kinds.items():
        for record in records:
            [line] = pages[f"{folder}{kind}/{record}/"].select("p.lead + .setting")
            assert line.cssselect("sup.background-note")
            for mark in line.cssselect("sup"):
                mark.drop_tree()
            said.add(line.text_content())
    assert len(said) == 1


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_post_opens_with_its_answer(
    pages: dict[str, BuiltPage], corpus: Corpus, folder: str
) -> None:
    for post in corpus.posts.values():
        page = pages[f"{folder}posts/{post.id}/"]
        answers = page.select("dl.answer dd")
        texts = [text for text in (post.answers_to, post.consequences) if text]
        cited_in = [bool(dd.cssselect("sup.cited")) for dd in answers]
        # What no source says stands once, below the names of all that it is true of.
        assert cited_in == [True] * (1 + len(texts)) + [False] * (len(texts) < 2)
        assert len(page.select("dl.answer dt")) == 3
        assert len(page.select(".post-words li")) == len(post.words)


def test_every_post_at_a_level_is_linked_from_it(
    pages: dict[str, BuiltPage], corpus: Corpus
) -> None:
    for post in corpus.posts.values():
        for level in post.levels:
            links = pages[f"levels/{level}/"].select(".level-posts a")
            assert f"../../posts/{post.id}/" in [link.get("href") for link in links]


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_page_fits_six_screens_of_a_phone(
    page: Page, site_url: str, corpus: Corpus, folder: str
) -> None:
    page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    addresses = [f"levels/{level}/" for level in corpus.levels]
    addresses += ["posts/", *(f"posts/{post}/" for post in corpus.posts)]
    tall = []
    for address in addresses:
        page.goto(f"{site_url}{folder}{address}")
        height, width = page.evaluate(
            "[document.documentElement.scrollHeight, document.documentElement.scrollWidth]"
        )
        if height > MOST_SCREENS * PHONE["height"] or width > PHONE["width"]:
            tall.append(f"{address}: {width} × {height}")
    assert not tall


def test_a_link_opens_the_section_that_it_leads_into(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    page.goto(f"{site_url}levels/county/")
    sections = page.locator("details.folded")
    assert sections.evaluate_all("found => found.filter(one => one.open).length") == 0
    page.goto(f"{site_url}levels/county/#plan")
    statement = page.locator("li.statement:has(> #plan)")
    expect(statement).to_be_in_viewport()
    page.evaluate("location.hash = 'statements-goal'")
    expect(page.locator("li.statement:has(> #statements-goal)")).to_be_in_viewport()


def test_paper_gets_what_is_folded(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}levels/county/")
    page.emulate_media(media="print")
    last = page.locator("li.statement").last
    expect(last).to_be_visible()
