"""No text of the corpus, of the interface or of a diagram runs, loads or leads anywhere."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import quote

import pytest
import yaml
from explainer.corpus.records.base import LONGEST_TEXT
from playwright.sync_api import Browser, BrowserContext, Page, Request

from tests.built_site import read_site
from tests.conftest import (
    Project,
    QuietHandler,
    copy_example_docs,
    copy_project,
    made_once,
    serve,
)
from tests.every_page import covering
from tests.injection_payloads import HOST, RUN, payloads

PAYLOADS = payloads()
IN_A_DIAGRAM = 12
IN_A_QUERY = 50
IN_A_FIELD = 4640
"""Characters of payloads behind the own text of a field, which has at most LONGEST_TEXT."""
TAKING_TURNS = 2
"""So many texts of one field carry the batches in turn; the others are written by the same code."""
NOT_DRAWN = """
const style = new CSSStyleSheet();
style.replaceSync("html { display: none !important }");
document.adoptedStyleSheets = [style];
"""
# Elements of a page that could run or load something on their own or when they are used.
ACTIVE = (
    """() => [...document.querySelectorAll("*")].filter((element) =>
  element.matches("iframe, object, embed, base, meta[http-equiv=refresh], x, [ping]") ||
  element.matches("link, use, image") && element.getAttribute("href")?.includes("HOST") ||
  element.matches("a") && /^\\s*(javascript|data|vbscript):/i.test(element.getAttribute("href")) ||
  element.getAttribute("style")?.includes("HOST") ||
  ["src", "srcset", "action", "formaction"].some((name) =>
    /^\\s*(https?:)?\\/\\/HOST/i.test(element.getAttribute(name) ?? "")) ||
  [...element.attributes].some((attribute) => attribute.name.startsWith("on"))
).map((element) => element.outerHTML.slice(0, 200))"""
).replace("HOST", HOST)


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
    number = BATCHES.index(request.param)

    def make(folder: Path) -> None:
        project = copy_project(folder, copy_example_docs)
        poison_corpus(project.root / "docs/corpus", " ".join(request.param), number)
        built(project)

    project = made_once(tmp_path_factory, f"poisoned-{number}", make)
    return Poisoned(project / "site", request.param)


def poison_corpus(folder: Path, text: str, number: int) -> None:
    """Puts a batch behind texts of every file; see `poisoned_record`."""
    for file in folder.rglob("*.yml"):
        # A digest of nothing but noughts would be dumped as a number.
        sound = file.read_text(encoding="utf-8").replace("0" * 64, "a" * 64)
        has_placeholders = file.name == "interface.yml"
        batch = text.replace("{", "{{").replace("}", "}}") if has_placeholders else text
        record = poisoned_record(yaml.safe_load(sound), batch, number)
        dumped = yaml.safe_dump(record, allow_unicode=True, sort_keys=False, width=10**9)
        file.write_text(sound.split("\n", 1)[0] + f"\n{dumped}", encoding="utf-8")


@pytest.fixture(scope="module")
def poisoned_drawings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example with Mermaid blocks whose every label is poisoned, built."""
    return made_once(tmp_path_factory, "poisoned-drawings", build_poisoned_drawings) / "site"


def build_poisoned_drawings(folder: Path) -> None:
    """Builds the example in a folder with a block of each kind for every few payloads."""
    project = copy_project(folder, copy_example_docs)
    labels_of = [PAYLOADS[at : at + IN_A_DIAGRAM] for at in range(0, len(PAYLOADS), IN_A_DIAGRAM)]
    fences = [
        fence(kind, number, labels)
        for number, labels in enumerate(labels_of)
        for kind in ("flowchart", "sequence")
    ]
    for language in ("zh", "en"):
        page = project.root / f"docs/{language}/index.md"
        page.write_text("\n".join([page.read_text(encoding="utf-8"), *fences]), encoding="utf-8")
    built(project)


def built(project: Project) -> None:
    """Builds the site of a project without its checks."""
    done = project.build_unchecked()
    assert done.returncode == 0, (done.stdout + done.stderr)[-3000:]


class _WithoutPolicy(QuietHandler):
    """Serves the pages as they would be without a policy of their own."""

    def send_head(self) -> BytesIO | BinaryIO | None:
        """Opens a file; of a page what stands for a header is left out."""
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if file.suffix != ".html" or not file.is_file():
            return super().send_head()
        body = re.sub(rb"<meta http-equiv=[^>]*>", b"", file.read_bytes(), count=1)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(body)


@dataclass
class Watched:
    """A browser context that shows a built site and notes whatever a payload achieves."""

    context: BrowserContext
    url: str
    ran: list[str] = field(default_factory=list)
    requested: list[str] = field(default_factory=list)

    def start(self) -> None:
        """Lets payloads call `ran()`, and hears every request."""
        self.context.expose_binding("ran", lambda source: self.ran.append(source["page"].url))
        self.context.on("request", self.hear)

    def hear(self, request: Request) -> None:
        """Notes a request that leads elsewhere."""
        if not request.url.startswith((self.url, "data:")):
            self.requested.append(request.url)


@contextmanager
def watching(browser: Browser, site: Path, policy: bool, drawn: bool = True) -> Iterator[Watched]:
    """A browser that shows a site with or without its policy.

    A page that is not drawn is read and run all the same, in half the time; markup that does
    something only where it is seen is found by what it says (ACTIVE).
    """
    with closing(serve(site, QuietHandler if policy else _WithoutPolicy)) as served:
        context = browser.new_context(service_workers="block")
        context.set_default_timeout(60_000)
        watched = Watched(context, next(served))
        watched.start()
        if not drawn:
            context.add_init_script(NOT_DRAWN)
        yield watched
        context.close()


def check_page(watched: Watched, page: Page, address: str) -> None:
    """Opens a page and asserts that nothing of it has run, asked or led anywhere, or could."""
    page.goto(watched.url + address, wait_until="load")
    assert page.url == watched.url + address
    assert not page.evaluate(ACTIVE), address
    assert not watched.ran, address
    assert not watched.requested, address


def stands_for_all(poisoned: Poisoned) -> bool:
    """Whether this is the batch whose pages are drawn, and looked at with their policy too.

    Without it a page is on its own, which every batch has to stand; that the policy itself breaks
    nothing, one batch shows as well as all.
    """
    return poisoned.batch == min(BATCHES, key=len)


def test_no_poisoned_page_runs_asks_or_leads_anywhere(
    browser: Browser, measuring_browser: Browser, poisoned: Poisoned
) -> None:
    addresses = sorted(covering(read_site(poisoned.site, every_edition=True)))
    if stands_for_all(poisoned):
        look_at_pages(browser, poisoned.site, addresses, policy=False, drawn=True)
        look_at_pages(measuring_browser, poisoned.site, addresses, policy=True, drawn=False)
    else:
        look_at_pages(measuring_browser, poisoned.site, addresses, policy=False, drawn=False)


def look_at_pages(
    browser: Browser, site: Path, addresses: Sequence[str], *, policy: bool, drawn: bool
) -> None:
    """Opens pages that show all elements; markup that comes through is one, and so shown too."""
    with watching(browser, site, policy, drawn) as watched:
        page = watched.context.new_page()
        for address in addresses:
            check_page(watched, page, address)


def test_a_poisoned_title_is_shown_as_it_is_written(browser: Browser, poisoned: Poisoned) -> None:
    with watching(browser, poisoned.site, policy=False, drawn=False) as watched:
        page = watched.context.new_page()
        check_page(watched, page, "en/sources/example-decision/")
        shown = {
            "title": page.title(),
            "og:title": page.get_attribute("meta[property='og:title']", "content"),
            "h1": page.text_content("h1"),
        }
    # The marks of Markdown do in a title what they do in every text of the corpus.
    # English quotation marks are printed curled.
    straight = str.maketrans("“”‘’", "\"\"''")
    for payload in filter(re.compile(r"[^`*_&\\\[\]]+").fullmatch, poisoned.batch):
        for place, text in shown.items():
            words = " ".join((text or "").split()).translate(straight)
            assert payload.translate(straight) in words, place


def test_no_query_and_no_fragment_runs(browser: Browser, poisoned: Poisoned) -> None:
    for policy in [False, True] if stands_for_all(poisoned) else [False]:
        with watching(browser, poisoned.site, policy) as watched:
            page = watched.context.new_page()
            for at in range(0, len(poisoned.batch), IN_A_QUERY):
                text = quote(" ".join(poisoned.batch[at : at + IN_A_QUERY]))
                page.goto(f"{watched.url}sources/?q={text}#{text}", wait_until="load")
                page.wait_for_selector("dialog[open]")
                assert page.url.startswith(f"{watched.url}sources/?q=")
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
