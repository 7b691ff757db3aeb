"""The search in a real Chromium: curated queries, and exactness against the built pages."""

import gzip
import json
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Literal

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from explainer.corpus.corpus import Corpus
from explainer.languages import Language
from explainer.search.phrase_index import INDEX_FORMAT
from explainer.search.tokens import fold
from playwright.sync_api import Browser, Page, Response, Route, expect
from pydantic import ConfigDict, TypeAdapter
from pydantic.dataclasses import dataclass

from tests.built_site import read_site
from tests.conftest import ROOT, serve

CASE_FILES = sorted((ROOT / "tests/search").glob("*.yml"))
HELD_OUT = ROOT / "tests/search/held_out/questions.yml"
RANDOM_RUNS = 500
SEED = 20181112

ASK = """async ({query, all}) => {
  const input = document.querySelector("input[type=search]");
  const results = document.querySelector("#search-results");
  const settled = (is) => new Promise((resolve) => {
    const look = () => (is() ? resolve() : requestAnimationFrame(look));
    look();
  });
  input.value = query;
  input.dispatchEvent(new InputEvent("input"));
  await settled(() => results.getAttribute("aria-busy") !== "true");
  const links = () => [...results.querySelectorAll("a")].map((link) => link.href);
  const first = links()[0] ?? "";
  const hits = [...results.querySelectorAll("a:not(.search__term)")].map((link) => link.href);
  const notes = document.querySelector(".search__notes").innerText;
  while (all && document.querySelector(".search__more")) {
    const before = links().length;
    document.querySelector(".search__more").click();
    await settled(() => links().length > before || !document.querySelector(".search__more"));
  }
  return {first, early: hits.slice(0, 2), links: links(), notes,
    status: document.querySelector(".search__status").innerText};
}"""

FIND_ALL = """async ({engine, queries, language}) => {
  const {find} = await import(engine);
  const answers = [];
  for (const query of queries) {
    const {found, partly} = await find(query, language);
    answers.push(partly ? [] : await Promise.all(found.map(async (hit) => {
      const {address, ranges, section, page} = await hit.load();
      return [address, ranges.length, section, page];
    })));
  }
  return answers;
}"""


COUNT_ALL = """async ({engine, queries, language}) => {
  const {find} = await import(engine);
  return Promise.all(queries.map(async (query) => (await find(query, language)).found.length));
}"""

UNTIL_KEPT = """async () => {
  while (!(await caches.keys()).some((name) => name.startsWith("complete")))
    await new Promise(requestAnimationFrame);
}"""


@dataclass(frozen=True, config=ConfigDict(extra="forbid"))
class Case:
    """A curated query and what it must give."""

    query: str
    language: str = "zh"
    first: str = ""
    found: tuple[str, ...] = ()
    early: tuple[str, ...] = ()
    answered_by: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    also: bool = False
    partly: bool = False
    corrected: str = ""
    nothing: bool = False
    maybe_nothing: bool = False


def cases(file: Path) -> list[Case]:
    """The queries of a file; an unknown field is an error."""
    return [
        TypeAdapter(Case).validate_python(entry)
        for entry in yaml.safe_load(file.read_text(encoding="utf-8"))
    ]


@pytest.fixture(scope="module")
def search_pages(browser: Browser, site_url: str) -> Iterator[dict[str, Page]]:
    """The home page of each language with the search dialog open."""
    context = browser.new_context(service_workers="block")
    pages = {}
    for language, address in (("zh", ""), ("en", "en/")):
        page = pages[language] = context.new_page()
        page.goto(site_url + address)
        page.keyboard.press("/")
        expect(page.locator("input[type=search]")).to_be_focused()
    yield pages
    context.close()


def test_there_are_enough_queries() -> None:
    every = [case for file in CASE_FILES for case in cases(file)]
    assert len(every) >= 120
    assert len({(case.query, case.language) for case in every}) == len(every)


@pytest.mark.parametrize("file", CASE_FILES, ids=lambda file: file.stem)
def test_curated_queries_find_what_they_must(
    file: Path, search_pages: dict[str, Page], site_url: str
) -> None:
    faults = []
    for case in cases(file):
        page = search_pages[case.language]
        root = site_url + ("" if case.language == "zh" else "en/")
        answer = page.evaluate(ASK, {"query": case.query, "all": bool(case.found or case.absent)})
        links = answer["links"]

        def fault(message: str, case: Case = case, answer: dict[str, Any] = answer) -> None:
            faults.append(f"{case.language} {case.query!r}: {message}; {answer['status']}")

        if case.first and answer["first"] != root + case.first:
            fault(f"first is {answer['first'].removeprefix(root)}, not {case.first}")
        early = [link.removeprefix(root) for link in answer["early"]]
        for address in case.early:
            if address not in early:
                fault(f"{address} is not first or second, but {early}")
        if case.answered_by and not set(case.answered_by) & set(early):
            fault(f"none of {case.answered_by} is first or second, but {early}")
        for address in case.found:
            if root + address not in links:
                fault(f"{address} is missing")
        for address in case.absent:
            if root + address in links:
                fault(f"{address} is found")
        if case.nothing and links:
            fault(f"{len(links)} hits")
        if not links and not (case.nothing or case.maybe_nothing):
            fault("no hits")
        if case.corrected and case.corrected not in answer["notes"]:
            fault(f"not corrected: {answer['notes']}")
        if not case.maybe_nothing and case.partly != (
            "其中一部分" in answer["notes"] or "have some" in answer["notes"]
        ):
            fault("says wrongly whether all parts were found")
        if case.also:
            expect(page.locator(".search__also")).to_be_visible()
    assert faults == []


def test_most_questions_that_the_ranking_was_not_made_for_are_answered(
    search_pages: dict[str, Page], site_url: str
) -> None:
    asked = cases(HELD_OUT)
    missed = []
    for case in asked:
        root = site_url + ("" if case.language == "zh" else "en/")
        answer = search_pages[case.language].evaluate(ASK, {"query": case.query, "all": False})
        early = {link.removeprefix(root) for link in answer["early"]}
        if not early & set(case.answered_by):
            missed.append((case.query, early))
    assert len(missed) <= len(asked) // 5, missed


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_readers_say_leads_to_words_that_stand_on_the_pages(
    language: Language, corpus: Corpus, search_pages: dict[str, Page], site_url: str
) -> None:
    words = [
        word
        for pair in corpus.said_otherwise
        for word in (pair.texts.zh if language == "zh" else pair.texts.en)
    ]
    engine = f"{site_url}assets/javascripts/search-engine.js"
    asked = {"engine": engine, "queries": [f'"{word}"' for word in words], "language": language}
    counts = search_pages[language].evaluate(COUNT_ALL, asked)
    assert [word for word, count in zip(words, counts, strict=True) if not count] == []


def test_chinese_substrings_are_found_everywhere_and_nowhere_else(
    real_site: Path, search_pages: dict[str, Page], site_url: str
) -> None:
    blocks = text_blocks(real_site, "zh")
    runs = [run for _, text in blocks for run in re.findall(r"[\u4e00-\u9fff\d]+", text)]
    queries = random_runs(runs, (1, 2, 2, 3, 3, 4, 4, 5, 6, 8, 12, 20))
    truth = {query: {place for place, text in blocks if query in text} for query in queries}
    engine = f"{site_url}assets/javascripts/search-engine.js"
    asked = {"engine": engine, "queries": queries, "language": "zh"}
    answers = search_pages["zh"].evaluate(FIND_ALL, asked)
    assert differences(truth, answers, blocks) == ({}, {})
    for query, hits in zip(queries, answers, strict=True):
        for address, highlights, section, title in hits:
            assert highlights or query in fold(section) or query in fold(title), (query, address)


def test_english_phrases_are_found_everywhere_and_nowhere_else(
    real_site: Path, search_pages: dict[str, Page], site_url: str
) -> None:
    blocks = text_blocks(real_site, "en")
    runs = [run for _, text in blocks for run in re.findall(r"[A-Za-z]+(?: [A-Za-z]+)+", text)]
    phrases = random_runs([run.split() for run in runs], (2, 2, 3, 4, 6))
    truth = {}
    for phrase in phrases:
        # A hyphen joins like a space, and a possessive is still the word.
        words = r"(?:['’]s)?[ -]".join(phrase.split())
        sought = re.compile(rf"(?<![\w'’]){words}(?:['’]s)?(?!\w|['’]\w)", re.IGNORECASE)
        truth[phrase] = {place for place, text in blocks if sought.search(text)}
    engine = f"{site_url}assets/javascripts/search-engine.js"
    asked = {"engine": engine, "queries": [f'"{p}"' for p in phrases], "language": "en"}
    answers = search_pages["en"].evaluate(FIND_ALL, asked)
    assert differences(truth, answers, blocks) == ({}, {})


def differences(
    truth: dict[str, set[str]], answers: list[list[Any]], blocks: list[tuple[str, str]]
) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """What each query should have found and did not, and what it found and should not have."""
    statements = {place for place, _ in blocks if "#" in place}
    missing, false = {}, {}
    for (query, places), hits in zip(truth.items(), answers, strict=True):
        addresses = {address for address, *_ in hits}
        found = {a if a in statements else a.partition("#")[0] for a in addresses}
        if lacking := places - found:
            missing[query] = sorted(lacking)
        if surplus := found - places:
            false[query] = sorted(surplus)
    return missing, false


_BLOCKS = {
    "p", "li", "dt", "dd", "td", "th", "h1", "h2", "h3", "h4", "div", "section", "ul", "ol", "dl",
    "table", "tr", "thead", "tbody", "summary", "details", "br", "caption", "blockquote", "aside",
}  # fmt: skip
_LEFT_OUT = (
    "[data-search=off], nav, figure, svg, script, style, button, select, .headerlink, "
    ".clause__number"
)


def text_blocks(site: Path, language: Language) -> list[tuple[str, str]]:
    """What stands on the pages of a language, block by block: where (a page, or a statement on it),
    and the folded text.

    Lists that repeat statements, and drawings of them, are left out: the statement itself is found.
    """
    blocks = []
    for page in read_site(site).values():
        own: Language = "en" if page.address.startswith("en/") else "zh"
        if own != language or page.address == "404.html":
            continue
        address = page.address.removeprefix("en/")
        (article,) = page.select("article")
        for element in article.cssselect(_LEFT_OUT):
            element.drop_tree()
        for element in article.iter():
            if element.tag in _BLOCKS:
                element.text = f"\n{element.text or ''}"
                element.tail = f"\n{element.tail or ''}"
        for clause in article.cssselect(".clause"):
            text = clause.text_content()
            blocks += [(f"{address}#{clause.get('id')}", line) for line in text.split("\n")]
            clause.drop_tree()
        blocks += [(address, line) for line in article.text_content().split("\n")]
    return [(place, fold(" ".join(text.split()))) for place, text in blocks if text.strip()]


def random_runs(texts: Sequence[str | list[str]], lengths: Sequence[int]) -> list[str]:
    """Runs of characters, or of words, out of the texts, drawn with a fixed seed."""
    draw = random.Random(SEED)
    queries: dict[str, None] = {}
    while len(queries) < RANDOM_RUNS:
        text = draw.choice(texts)
        length = min(len(text), draw.choice(lengths))
        start = draw.randint(0, len(text) - length)
        run = text[start : start + length]
        queries[run if isinstance(run, str) else " ".join(run)] = None
    return list(queries)


def test_the_first_result_costs_few_bytes(browser: Browser, site_url: str) -> None:
    for address, query in (
        ("", "脱贫攻坚"),
        ("sources/hebei-decision/", "省负总责"),
        ("en/", "county"),
    ):
        context = browser.new_context(service_workers="block")
        page = context.new_page()
        page.goto(site_url + address)
        page.wait_for_load_state("networkidle")
        answers: list[Response] = []

        def remember(answer: Response, answers: list[Response] = answers) -> None:
            answers.append(answer)

        page.on("response", remember)
        page.keyboard.press("/")
        page.locator("input[type=search]").fill(query)
        expect(page.locator("#search-results a").first).to_be_visible()
        until_first = list(answers)
        sizes = {answer.url: compressed_size(answer) for answer in until_first}
        context.close()
        assert sum(sizes.values()) <= 60 * 1024, sizes
        index = sum(size for url, size in sizes.items() if f"{site_url}search/" in url)
        assert index <= 30 * 1024, sizes


def compressed_size(answer: Response) -> int:
    """The bytes that cross the network from a server that compresses what it sends."""
    return len(gzip.compress(answer.body(), 6))


def test_a_failed_load_says_so_and_can_be_tried_again(browser: Browser, site_url: str) -> None:
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.goto(site_url)
    context.route("**/search/zh/*/words/**", lambda route: route.abort())
    page.keyboard.press("/")
    page.locator("input[type=search]").fill("主体责任")
    retry = page.locator(".search__retry")
    expect(retry).to_be_visible()
    expect(page.locator("#search-results a")).to_have_count(0)
    context.unroute_all()
    retry.click()
    expect(page.locator("#search-results a").first).to_be_visible()
    expect(retry).to_have_count(0)
    context.close()


def test_an_index_of_another_version_is_named(browser: Browser, site_url: str) -> None:
    context = browser.new_context(service_workers="block")
    page = context.new_page()

    def outdated(route: Route) -> None:
        entry = route.fetch().json() | {"format": INDEX_FORMAT + 1}
        route.fulfill(body=json.dumps(entry), content_type="application/json")

    context.route("**/search/*/index.json", outdated)
    page.goto(f"{site_url}en/")
    page.keyboard.press("Control+k")
    page.locator("input[type=search]").fill("county")
    expect(page.locator(".search__status")).to_contain_text("different versions")
    context.close()


def test_the_script_and_the_builder_agree_on_the_format(site_url: str, page: Page) -> None:
    page.goto(site_url)
    engine = f"{site_url}assets/javascripts/search-engine.js"
    asked = page.evaluate("async (engine) => (await import(engine)).INDEX_FORMAT", engine)
    assert asked == INDEX_FORMAT


def test_a_query_can_be_shared_remembered_and_led_to_its_match(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}?q=双组长")
    hit = page.locator("#search-results a[href*='#hebei-']").first
    expect(hit).to_be_visible()
    expect(page).to_have_url(re.compile(r"\?q="))
    hit.click()
    expect(page.locator(".clause mark.search-mark").first).to_be_visible()
    assert "双组长" in "".join(page.locator("mark.search-mark").all_inner_texts())
    page.keyboard.press("/")
    expect(page.locator("input[type=search]")).to_have_value("双组长")
    page.keyboard.press("Escape")
    expect(page.locator("dialog.search")).to_be_hidden()
    expect(page).not_to_have_url(re.compile(r"\?q="))


def test_the_keyboard_alone_is_enough(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}en/")
    page.keyboard.press("/")
    field = page.locator("input[type=search]")
    expect(field).to_be_focused()
    page.keyboard.type("principal responsibility")
    expect(page.locator("#search-results a").nth(1)).to_be_visible()
    expect(page.locator("#search-results")).to_have_attribute("aria-busy", "false")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    chosen = page.locator("[role=option][aria-selected=true]")
    expect(chosen).to_have_count(1)
    assert field.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    target = chosen.evaluate("link => link.href")
    page.keyboard.press("Enter")
    expect(page).to_have_url(target)


END_OF_COMPOSITION = """([field, key]) => {
  for (const kind of ["compositionstart", "compositionend"])
    field.dispatchEvent(new CompositionEvent(kind));
  const pressed = { key, keyCode: 229, bubbles: true, cancelable: true };
  field.dispatchEvent(new KeyboardEvent("keydown", pressed));
}"""


@pytest.mark.parametrize("key", ["Enter", "Escape", "ArrowDown"])
def test_the_key_that_ends_a_composition_is_left_to_the_input_method(
    key: str, page: Page, site_url: str
) -> None:
    page.goto(site_url)
    page.keyboard.press("/")
    field = page.locator("input[type=search]")
    field.fill("统筹")
    expect(page.locator("#search-results a").first).to_be_visible()
    page.evaluate(END_OF_COMPOSITION, [field.element_handle(), key])
    expect(page.locator("dialog.search")).to_be_visible()
    expect(page.locator("[aria-selected=true]")).to_have_count(0)
    assert page.url.partition("?")[0] == site_url
    page.keyboard.press("Enter")
    expect(page.locator("dialog.search")).to_be_hidden()


def test_a_list_without_results_is_no_list(page: Page, site_url: str) -> None:
    page.goto(site_url)
    page.keyboard.press("/")
    results = page.locator("#search-results")
    expect(results).to_be_hidden()
    page.locator("input[type=search]").fill("脱贫")
    expect(results).to_be_visible()
    page.locator("input[type=search]").fill("饕餮餍饫")
    expect(results).to_be_hidden()


def test_an_excerpt_shows_the_script_that_the_page_has(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}en/?q=simplified category")
    excerpts = page.locator(".search__hit[href*='/foremost-responsibility/'] .search__excerpt")
    expect(excerpts).to_contain_text("Traditional: 首要責任")


@pytest.mark.parametrize(("address", "query"), [("", "脱贫"), ("en/", "county responsibility")])
def test_terms_leave_room_for_statements(
    address: str, query: str, page: Page, site_url: str
) -> None:
    page.goto(f"{site_url}{address}?q={query}")
    hits = page.locator("#search-results a")
    expect(hits.nth(4)).to_be_visible()
    kinds = page.locator("#search-results .search__kind").all_inner_texts()[:4]
    assert sum(kind in {"逐条", "Statement"} for kind in kinds) >= 2, kinds


@pytest.mark.parametrize("address", ["", "en/"])
def test_everything_in_the_dialog_can_be_hit_on_a_phone(
    browser: Browser, site_url: str, address: str
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, service_workers="block")
    page = context.new_page()
    page.goto(site_url + address)
    page.locator("[data-search-open]").click()
    page.locator("input[type=search]").fill("county" if address else "县")
    page.locator(".search__filter").click()
    expect(page.locator("select[name=search-source]")).to_be_visible()
    expect(page.locator(".search__more")).to_be_attached()
    boxes = page.evaluate(
        "[...document.querySelectorAll('dialog.search :is(a, button, select, input)')].map(it => {"
        "const {width, height, right} = it.getBoundingClientRect();"
        "return [it.outerHTML, width, height, right]})"
    )
    faults = [box for box in boxes if box[1] < 24 or box[2] < 24 or box[3] > 390]
    assert not faults
    longest = "Math.max(...[...document.querySelectorAll('option')].map(it => it.text.length))"
    assert page.evaluate(longest) <= 41
    context.close()


def test_filters_narrow_the_results(page: Page, site_url: str) -> None:
    page.goto(site_url)
    page.keyboard.press("/")
    page.locator("input[type=search]").fill("脱贫")
    expect(page.locator("#search-results a").first).to_be_visible()
    page.locator(".search__filter").click()
    page.locator("select[name=search-kind]").select_option("clause")
    page.locator("select[name=search-level]").select_option("county")
    expect(page.locator("#search-results .search__term")).to_have_count(0)
    badges = page.locator("#search-results .search__badges")
    expect(badges.first).to_contain_text("县")
    assert all("逐条" in text and "县" in text for text in badges.all_inner_texts())
    page.locator("input[type=search]").fill("饕餮")
    page.locator(".search__notes .search__action").click()
    expect(page.locator("select[name=search-kind]")).to_have_value("")


def test_search_and_pages_work_without_a_network(browser: Browser, real_site: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    serving = serve(real_site)
    url = next(serving)
    page.goto(f"{url}about/")
    page.keyboard.press("/")
    page.locator("input[type=search]").fill("问责")
    expect(page.locator("#search-results a").first).to_be_visible()
    page.evaluate(UNTIL_KEPT)
    next(serving, None)
    page.goto(f"{url}about/")
    page.keyboard.press("/")
    page.locator("input[type=search]").fill("粤东西北")
    expect(page.locator("#search-results a").nth(2)).to_be_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ["", "en/"])
def test_the_dialog_is_accessible_and_fits_a_phone(
    browser: Browser, site_url: str, address: str, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, color_scheme=scheme, service_workers="block"
    )
    page = context.new_page()
    page.goto(site_url + address)
    page.locator("[data-search-open]").click()
    page.locator("input[type=search]").fill("county" if address else "县")
    expect(page.locator("#search-results a").nth(3)).to_be_visible()
    page.locator(".search__filter").click()
    expect(page.locator("select[name=search-kind]")).to_be_visible()
    found = Axe().run(page, "dialog.search").response["violations"]
    assert [(fault["id"], fault["nodes"][0]["html"]) for fault in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()
