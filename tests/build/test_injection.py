"""No text of the corpus, of the interface or of a diagram runs, loads or leads anywhere."""

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
import yaml
from explainer.corpus.records.base import LONGEST_TEXT
from playwright.sync_api import Browser, BrowserContext, Page, Route

from tests.built_site import read_site
from tests.conftest import ROOT, Project, copy_example_docs, copy_project
from tests.every_page import covering
from tests.injection_payloads import HOST, RUN, payloads

PAYLOADS = payloads()
IN_A_DIAGRAM = 12
IN_A_FIELD = 4640
"""Characters of payloads behind the own text of a field, which has at most LONGEST_TEXT."""
TAKING_TURNS = 2
"""So many texts of one field carry the batches in turn; the others are written by the same code."""
ORIGIN = "http://127.0.0.1"
NO_CONTENT_TYPE = "application/octet-stream"
CONTENT_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".json": "application/json",
}
# Elements of a page that could run or load something on their own or when they are used.
ACTIVE = """() => [...document.querySelectorAll("*")].filter((element) =>
  element.matches("iframe, object, embed, base, meta[http-equiv=refresh], x") ||
  element.matches("a") && /^\\s*(javascript|data|vbscript):/i.test(element.getAttribute("href")) ||
  [...element.attributes].some((attribute) => attribute.name.startsWith("on"))
).map((element) => element.outerHTML.slice(0, 200))"""


def test_there_are_enough_payloads_of_each_kind() -> None:
    assert len(PAYLOADS) >= 330
    assert all(RUN in text or HOST in text or "{" in text for text in PAYLOADS)


def batches(size: int) -> list[list[str]]:
    """The payloads in order, each batch as one text no longer than `size`."""
    found: list[list[str]] = [[]]
    for payload in PAYLOADS:
        if len(" ".join([*found[-1], payload])) > size:
            found.append([])
        found[-1].append(payload)
    return found


BATCHES = batches(IN_A_FIELD)


# Fields with text of their own, beside those in both languages and the lists of such forms.
IN_ONE_LANGUAGE = ("number", "article", "pinyin", "traditional")


def poison(
    node: Any, batch: str, times: Counter[str], turns: Mapping[str, int], field: str = ""
) -> Any:
    """A record with the batch behind its texts, in both languages.

    Of the texts of one field, as of the statements of a source, the one carries it whose turn it
    is. `times` counts those of each field.
    """
    if isinstance(node, dict):
        return {
            key: behind(inner, batch, times, turns, f"{field}/{key}")
            if key in ("zh", "en", *IN_ONE_LANGUAGE)
            else poison(inner, batch, times, turns, f"{field}/{key}")
            for key, inner in node.items()
        }
    if isinstance(node, list):
        return [poison(inner, batch, times, turns, field) for inner in node]
    return node


def behind(
    value: Any, batch: str, times: Counter[str], turns: Mapping[str, int], field: str
) -> Any:
    """The batch behind a text, or behind the last of a list of texts, if it is its turn."""
    is_list = isinstance(value, list) and value and isinstance(value[-1], str)
    if not is_list and not isinstance(value, str):
        return poison(value, batch, times, turns, field)
    times[field] += 1
    if times[field] != turns.get(field):
        return value
    return [*value[:-1], joined(value[-1], batch)] if is_list else joined(value, batch)


def joined(text: str, batch: str) -> str:
    """The batch behind a text; without it where both together are longer than a text may be."""
    return f"{text} {batch}" if len(text) + len(batch) < LONGEST_TEXT else batch


def poisoned_record(record: Any, batch: str, number: int) -> Any:
    """A record in which one text of each field carries the batch, another with each number."""
    counts = Counter[str]()
    poison(record, batch, counts, {})
    turns = {field: number % min(count, TAKING_TURNS) + 1 for field, count in counts.items()}
    return poison(record, batch, Counter(), turns)


def fence(kind: str, number: int, labels: list[str]) -> str:
    """A Mermaid block whose every label is a payload."""
    quoted = [label.replace('"', "#quot;").replace("|", "#124;") for label in labels]
    if kind == "flowchart":
        lines = ["flowchart TB", *(f'  n{i}["{text}"]' for i, text in enumerate(quoted))]
        lines += [f'  n{i} -->|"x {text}"| n{i + 1}' for i, text in enumerate(quoted[:-1])]
    else:
        lines = ["sequenceDiagram", "  participant A as A", "  participant B as B"]
        lines += [f"  A->>B: {text.replace(';', '#59;')}" for text in quoted]
    words = f"{number} {labels[0]}"
    head = [
        lines[0],
        f"  %% accTitle: {words}",
        f"  %% accDescr: {words}",
        f"  %% caption: {words}",
    ]
    return "\n".join(["```mermaid", *head, *lines[1:], "```", ""])


@dataclass(frozen=True)
class Poisoned:
    """A site whose texts of every kind carry a batch of payloads."""

    site: Path
    batch: list[str]


@pytest.fixture(scope="module", params=BATCHES, ids=lambda batch: f"{len(batch)} payloads")
def poisoned(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Poisoned:
    """The example with every kind of text of a record and of the interface poisoned, built."""
    project = copy_project(tmp_path_factory.mktemp("poisoned"), copy_example_docs)
    text = " ".join(request.param)
    for file in (project.root / "docs/corpus").rglob("*.yml"):
        # A digest of nothing but noughts would be dumped as a number.
        sound = file.read_text(encoding="utf-8").replace("0" * 64, "a" * 64)
        has_placeholders = file.name == "interface.yml"
        batch = text.replace("{", "{{").replace("}", "}}") if has_placeholders else text
        number = BATCHES.index(request.param)
        record = poisoned_record(yaml.safe_load(sound), batch, number)
        dumped = yaml.safe_dump(record, allow_unicode=True, sort_keys=False, width=10**9)
        file.write_text(sound.split("\n", 1)[0] + f"\n{dumped}", encoding="utf-8")
    return Poisoned(built(project), request.param)


@pytest.fixture(scope="module")
def poisoned_drawings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example with Mermaid blocks whose every label is poisoned, built."""
    project = copy_project(tmp_path_factory.mktemp("drawings"), copy_example_docs)
    labels_of = [PAYLOADS[at : at + IN_A_DIAGRAM] for at in range(0, len(PAYLOADS), IN_A_DIAGRAM)]
    fences = [
        fence(kind, number, labels)
        for number, labels in enumerate(labels_of)
        for kind in ("flowchart", "sequence")
    ]
    for language in ("zh", "en"):
        page = project.root / f"docs/{language}/index.md"
        page.write_text("\n".join([page.read_text(encoding="utf-8"), *fences]), encoding="utf-8")
    return built(project)


def built(project: Project) -> Path:
    """The site of a project, built without its checks."""
    site = project.root / "site"
    script = str(ROOT / "tests/build_unchecked.py")
    done = subprocess.run(
        [sys.executable, script, str(project.root / "mkdocs.yml"), str(site)],
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(ROOT / "hooks"), "PYTHONUTF8": "1"},
        check=False,
    )
    assert done.returncode == 0, (done.stdout + done.stderr)[-3000:]
    return site


@dataclass
class Watched:
    """A browser context that serves a built site and notes whatever a payload achieves."""

    context: BrowserContext
    site: Path
    policy: bool
    ran: list[str] = field(default_factory=list)
    requested: list[str] = field(default_factory=list)

    def start(self) -> None:
        """Answers every request from the site and lets payloads call `ran()`."""
        self.context.expose_binding("ran", lambda source: self.ran.append(source["page"].url))
        self.context.route("**/*", self.answer)

    def answer(self, route: Route) -> None:
        """Serves a file of the site, without its policy where that is off."""
        address = urlsplit(route.request.url)
        if f"{address.scheme}://{address.netloc}" != ORIGIN:
            self.requested.append(route.request.url)
            route.abort()
            return
        file = self.site / address.path.lstrip("/")
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file():
            route.fulfill(status=404, body="")
            return
        body = file.read_bytes()
        if file.suffix == ".html" and not self.policy:
            body = re.sub(rb"<meta http-equiv=[^>]*>", b"", body, count=1)
        kind = CONTENT_TYPES.get(file.suffix, NO_CONTENT_TYPE)
        route.fulfill(body=body, content_type=kind)


@contextmanager
def watching(browser: Browser, site: Path, policy: bool) -> Iterator[Watched]:
    """A browser that shows a site with or without its policy."""
    context = browser.new_context()
    context.set_default_timeout(60_000)
    watched = Watched(context, site, policy)
    watched.start()
    yield watched
    context.close()


def check_page(watched: Watched, page: Page, address: str) -> None:
    """Opens a page and asserts that nothing of it has run, asked or led anywhere, or could."""
    page.goto(f"{ORIGIN}/{address}", wait_until="load")
    assert page.url == f"{ORIGIN}/{address}"
    assert not page.evaluate(ACTIVE), address
    assert not watched.ran, address
    assert not watched.requested, address


def policies(poisoned: Poisoned) -> list[bool]:
    """Whether the policy holds, for each look at a site.

    Without it a page is on its own, which every batch has to stand; that the policy itself breaks
    nothing, one batch shows as well as all.
    """
    return [True, False] if poisoned.batch == min(BATCHES, key=len) else [False]


def test_no_poisoned_page_runs_asks_or_leads_anywhere(browser: Browser, poisoned: Poisoned) -> None:
    for policy in policies(poisoned):
        look_at_every_page(browser, poisoned.site, policy)


def look_at_every_page(browser: Browser, site: Path, policy: bool) -> None:
    """Opens pages that show all elements; markup that comes through is one, and so shown too."""
    with watching(browser, site, policy) as watched:
        page = watched.context.new_page()
        for address in sorted(covering(read_site(site, every_edition=True))):
            check_page(watched, page, address)


def test_a_poisoned_title_is_shown_as_it_is_written(browser: Browser, poisoned: Poisoned) -> None:
    with watching(browser, poisoned.site, False) as watched:
        page = watched.context.new_page()
        check_page(watched, page, "en/sources/example-decision/")
        shown = {
            "title": page.title(),
            "og:title": page.get_attribute("meta[property='og:title']", "content"),
            "h1": page.text_content("h1"),
        }
    # The marks of Markdown do in a title what they do in every text of the corpus.
    for payload in filter(re.compile(r"[^`*_&\\\[\]]+").fullmatch, poisoned.batch):
        for place, text in shown.items():
            assert payload in " ".join((text or "").split()), place


def test_no_query_and_no_fragment_runs(browser: Browser, poisoned: Poisoned) -> None:
    for policy in policies(poisoned):
        with watching(browser, poisoned.site, policy) as watched:
            page = watched.context.new_page()
            for at in range(0, len(poisoned.batch), 25):
                text = quote(" ".join(poisoned.batch[at : at + 25]))
                page.goto(f"{ORIGIN}/sources/?q={text}#{text}", wait_until="load")
                page.wait_for_selector("dialog[open]")
                assert page.url.startswith(f"{ORIGIN}/sources/?q=")
                assert not watched.ran + watched.requested


@pytest.mark.parametrize("policy", [True, False], ids=["policy on", "policy off"])
def test_no_poisoned_drawing_runs_asks_or_leads_anywhere(
    browser: Browser, poisoned_drawings: Path, policy: bool
) -> None:
    with watching(browser, poisoned_drawings, policy) as watched:
        page = watched.context.new_page()
        for address in ("", "en/"):
            check_page(watched, page, address)
            drawn = " ".join(page.locator(".diagram__drawing").all_text_contents())
            assert drawn.count(RUN) > len(PAYLOADS)
