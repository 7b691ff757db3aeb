"""Measures the search with a corpus of many sources that it makes up from the corpus at hand."""

import contextlib
import gzip
import os
import random
import re
import shutil
import statistics
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from explainer.build.compile import compile_site
from explainer.corpus.corpus import Corpus
from explainer.languages import LANGUAGES, Language
from explainer.search.bundle import build_bundles
from explainer.search.sections import SearchRecord
from measurement import Measurement
from playwright.sync_api import Page, Response, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
SOURCES = 1000
CLAUSES_IN_A_SOURCE = 12
CLAUSES_IN_A_SECTION = 4
QUERIES = 50
SEED = 1
INDEXING_LIMIT = 12.0
BYTES_LIMIT = 200.0
WARM_LIMIT = 40.0
_CUT = {"zh": re.compile(r"(?<=[，。；：])"), "en": re.compile(r"(?<=[,.;:]) ")}

_ASK = """async (query) => {
  const input = document.querySelector("input[type=search]");
  const results = document.querySelector("#search-results");
  const start = performance.now();
  input.value = query;
  input.dispatchEvent(new InputEvent("input"));
  await new Promise((resolve) => {
    const look = () =>
      results.getAttribute("aria-busy") === "true" ? setTimeout(look) : resolve();
    look();
  });
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  return performance.now() - start;
}"""


def bench_search() -> Iterator[Measurement]:
    """Builds the index and asks it.

    The site of the last build lends its pages; only its index is replaced. Raises RuntimeError
    where there is none.
    """
    site = ROOT / "site"
    if not (site / "index.html").is_file():
        raise RuntimeError("build the site first: python3 scripts/site.py build")
    corpus = compile_site(ROOT / "docs").corpus
    assert corpus is not None
    chance = random.Random(SEED)
    records = [record for language in LANGUAGES for record in _records(corpus, language, chance)]
    yield Measurement("records of 1,000 sources in both languages", len(records), "")
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "site")
        shutil.copytree(site, copy)
        shutil.rmtree(copy / "pagefind")
        start = time.perf_counter()
        build_bundles(records, copy / "pagefind")
        yield Measurement("index built", time.perf_counter() - start, "s", INDEXING_LIMIT)
        files = [file for file in (copy / "pagefind").rglob("*") if file.is_file()]
        yield Measurement("index on disk", sum(file.stat().st_size for file in files) / 1e6, "MB")
        with _serving(copy) as url:
            yield from _measure_queries(url, records, chance)


def _records(corpus: Corpus, language: Language, chance: random.Random) -> Iterator[SearchRecord]:
    """The statements of made-up sources: pieces of real statements, put together anew."""
    pieces = [
        piece
        for place in corpus.clauses.values()
        for piece in _CUT[language].split(place.clause.text(language))
        if piece
    ]
    titles = [
        section.title.text(language) for s in corpus.sources.values() for section in s.sections
    ]
    glue = "" if language == "zh" else " "
    for number in range(SOURCES):
        title = f"{chance.choice(titles)} {number}"
        blank = SearchRecord(
            address=f"sources/made-up-{number}/",
            anchor="",
            language=language,
            page_title=title,
            heading="",
            section="",
            text="",
            kind="source",
            source=title,
        )
        for clause in range(CLAUSES_IN_A_SOURCE):
            if clause % CLAUSES_IN_A_SECTION == 0:
                section = chance.choice(titles)
                yield replace(blank, anchor=f"section-{clause}", heading=section, section=section)
            text = glue.join(chance.sample(pieces, chance.randint(2, 4)))
            yield replace(
                blank,
                anchor=f"statement-{number}-{clause}",
                section=section,
                text=re.sub(r"\[\[[^\]|]*\|?([^\]]*)\]\]", r"\1", text),
                kind="clause",
                levels=(chance.choice(list(corpus.levels)),),
            )


def _measure_queries(
    url: str, records: Sequence[SearchRecord], chance: random.Random
) -> Iterator[Measurement]:
    queries = [
        (language, query) for language in LANGUAGES for query in _queries(records, language, chance)
    ]
    cold_bytes, cold_times, warm_times = [], [], []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        for language, query in queries:
            context = browser.new_context(service_workers="block")
            page = context.new_page()
            page.goto(url + ("" if language == "zh" else "en/"))
            page.wait_for_load_state("networkidle")
            taken, size = _cold(page, query)
            cold_times.append(taken)
            cold_bytes.append(size)
            warm_times.append(float(page.evaluate(_ASK, query)))
            context.close()
        browser.close()
    kilobytes = [size / 1024 for size in cold_bytes]
    cold, warm = statistics.median(cold_times), statistics.median(warm_times)
    middle = statistics.median(kilobytes)
    yield Measurement("bytes to the first result, median", middle, "KB", BYTES_LIMIT)
    yield Measurement("bytes to the first result, most", max(kilobytes), "KB")
    yield Measurement("time to the first result, cold, median", cold, "ms")
    yield Measurement("time to the first result, cold, worst", max(cold_times), "ms")
    yield Measurement("time to the first result, warm, median", warm, "ms", WARM_LIMIT)
    yield Measurement("time to the first result, warm, worst", max(warm_times), "ms")


def _queries(
    records: Sequence[SearchRecord], language: Language, chance: random.Random
) -> list[str]:
    texts = [record.text for record in records if record.language == language and record.text]
    queries: list[str] = []
    while len(queries) < QUERIES // len(LANGUAGES):
        text = chance.choice(texts)
        runs = re.findall(r"[\u4e00-\u9fff]+" if language == "zh" else r"[A-Za-z]{4,}", text)
        if runs:
            run = chance.choice(runs)
            queries.append(run[: chance.randint(2, 6)] if language == "zh" else run)
    return queries


def _cold(page: Page, query: str) -> tuple[float, int]:
    """Milliseconds and bytes from the key that opens the search to the first result."""
    answers: list[Response] = []

    def remember(answer: Response) -> None:
        answers.append(answer)

    page.on("response", remember)
    start = time.perf_counter()
    page.keyboard.press("/")
    page.locator("input[type=search]").fill(query)
    page.locator("#search-results a").first.wait_for()
    taken = 1000 * (time.perf_counter() - start)
    until_first = list(answers)
    bodies = [answer.body() for answer in until_first]
    return taken, sum(min(len(body), len(gzip.compress(body, 9))) for body in bodies)


class _QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@contextlib.contextmanager
def _serving(folder: Path) -> Iterator[str]:
    handler = partial(_QuietHandler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()
