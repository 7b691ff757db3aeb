"""Measures the search: of the site at hand, and of many sources made up from its corpus.

Bytes are those that cross the network from a server that compresses each file (gzip -6).
"""

import gzip
import os
import random
import re
import shutil
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from explainer.build.compile import compile_site
from explainer.build.staging import write_files
from explainer.corpus.corpus import Corpus
from explainer.languages import LANGUAGES, PUNCTUATION, Language
from explainer.search.phrase_index import index_files
from explainer.search.sections import SearchRecord
from explainer.text.han import BASIC_HAN
from measurement import Measurement
from playwright.sync_api import Page, Response, sync_playwright
from served_site import serving

ROOT = Path(__file__).resolve().parent.parent
SOURCES = 1000
CLAUSES_IN_A_SOURCE = 12
CLAUSES_IN_A_SECTION = 4
QUERIES = 50
LONG_QUERIES = 5
PIECES_OF_A_LONG_QUERY = 8
SEED = 1
INDEXING_LIMIT = 12.0
DATA_LIMIT = 30.0
BYTES_LIMIT = 60.0
WARM_LIMIT = 40.0
WORST_WARM_LIMIT = 100.0
_PIECES = {"zh": f"[{BASIC_HAN}]{{3}}", "en": "[A-Za-z]{4,}"}
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
    """Builds the index and asks it; then the same with a thousand sources.

    The site of the last build lends its pages; only its index is replaced. Raises RuntimeError
    where there is none.
    """
    site = ROOT / "site"
    if not (site / "index.html").is_file():
        raise RuntimeError("build the site first: python3 scripts/site.py build")
    corpus = compile_site(ROOT / "docs").corpus
    assert corpus is not None
    chance = random.Random(SEED)
    with serving(site) as url:
        texts = {language: _texts_of(corpus, language) for language in LANGUAGES}
        yield from _measure_queries("site: ", url, texts, chance)
    records = [record for language in LANGUAGES for record in _records(corpus, language, chance)]
    yield Measurement("records of 1,000 sources in both languages", len(records), "")
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "site")
        shutil.copytree(site, copy)
        shutil.rmtree(copy / "search")
        start = time.process_time()
        for language in LANGUAGES:
            own = [record for record in records if record.language == language]
            texts_of_index = index_files(own, language)
            encoded = {name: text.encode() for name, text in texts_of_index.items()}
            write_files(copy / "search" / language, encoded)
        taken = time.process_time() - start
        yield Measurement("index built, time of the processor", taken, "s", INDEXING_LIMIT)
        files = [file for file in (copy / "search").rglob("*") if file.is_file()]
        yield Measurement("files of the index", len(files), "")
        yield Measurement("index on disk", sum(file.stat().st_size for file in files) / 1e6, "MB")
        yield Measurement("index, compressed", sum(map(_compressed, files)) / 1e6, "MB")
        texts = {
            language: [r.text for r in records if r.language == language and r.text]
            for language in LANGUAGES
        }
        with serving(copy) as url:
            yield from _measure_queries("1,000 sources: ", url, texts, chance)


def _compressed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 6))


def _texts_of(corpus: Corpus, language: Language) -> list[str]:
    return [place.clause.text(language) for place in corpus.clauses.values()]


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
    glue = PUNCTUATION[language].gap
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
    of: str, url: str, texts: Mapping[Language, Sequence[str]], chance: random.Random
) -> Iterator[Measurement]:
    sizes, data_sizes, cold_times, warm_times = [], [], [], []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        for language in LANGUAGES:
            home = url + ("" if language == "zh" else "en/")
            usual = [
                *_queries(texts[language], language, chance),
                *_common_queries(texts[language], language),
            ]
            for query in [*usual, *_long_queries(texts[language], language, chance)]:
                context = browser.new_context(service_workers="block")
                page = context.new_page()
                page.goto(home)
                page.wait_for_load_state("networkidle")
                taken, size, data = _cold(page, query)
                if query in usual:
                    cold_times.append(taken)
                    sizes.append(size / 1024)
                    data_sizes.append(data / 1024)
                page.evaluate(_ASK, query)
                warm_times.append(float(page.evaluate(_ASK, query)))
                context.close()
        browser.close()
    middle_data, middle = statistics.median(data_sizes), statistics.median(sizes)
    warm = statistics.median(warm_times)
    yield Measurement(f"{of}data to the first result, median", middle_data, "KB", DATA_LIMIT)
    yield Measurement(f"{of}data to the first result, most", max(data_sizes), "KB")
    yield Measurement(f"{of}all bytes to the first result, median", middle, "KB", BYTES_LIMIT)
    yield Measurement(f"{of}all bytes to the first result, most", max(sizes), "KB")
    yield Measurement(f"{of}first result, cold, median", statistics.median(cold_times), "ms")
    yield Measurement(f"{of}first result, cold, worst", max(cold_times), "ms")
    yield Measurement(f"{of}all results, warm, median", warm, "ms", WARM_LIMIT)
    yield Measurement(f"{of}all results, warm, worst", max(warm_times), "ms", WORST_WARM_LIMIT)


def _queries(texts: Sequence[str], language: Language, chance: random.Random) -> list[str]:
    queries: list[str] = []
    while len(queries) < QUERIES // len(LANGUAGES):
        text = chance.choice(texts)
        runs = re.findall(f"[{BASIC_HAN}]+" if language == "zh" else r"[A-Za-z]{4,}", text)
        if runs:
            run = chance.choice(runs)
            queries.append(run[: chance.randint(2, 6)] if language == "zh" else run)
    return queries


def _long_queries(texts: Sequence[str], language: Language, chance: random.Random) -> list[str]:
    """Many words that no text has together, as in a question: each is cut out and sought."""
    pieces = [piece for text in texts for piece in re.findall(_PIECES[language], text)]
    between = "" if language == "zh" else " "
    return [
        between.join(chance.sample(pieces, PIECES_OF_A_LONG_QUERY)) for _ in range(LONG_QUERIES)
    ]


def _common_queries(texts: Sequence[str], language: Language) -> list[str]:
    """The most common words, beginnings and phrases of the texts, which cost a search most."""
    if language == "zh":
        runs = [run for text in texts for run in re.findall(f"[{BASIC_HAN}]+", text)]
        one, two, four = ([run for run, _ in _most_common(runs, length, 3)] for length in (1, 2, 4))
        return [*one, *two, *four[:1], " ".join((*two[:2], one[0]))]
    words = Counter(word for text in texts for word in re.findall("[a-z]+", text.lower()))
    common = [word for word, _ in words.most_common(40)]
    longer = [word for word in common if len(word) > 4][:2]
    return [*common[:2], *longer, longer[0][:2], f'"{common[0]} {longer[0]}"', " ".join(common[:3])]


def _most_common(runs: Sequence[str], length: int, number: int) -> list[tuple[str, int]]:
    """The `number` most common pieces of a length of the runs."""
    pieces = Counter(
        run[start : start + length] for run in runs for start in range(len(run) - length + 1)
    )
    return pieces.most_common(number)


def _cold(page: Page, query: str) -> tuple[float, int, int]:
    """Milliseconds and bytes from the key that opens the search to the first result: all bytes, and
    those of the index and the glossary.
    """
    answers: list[Response] = []

    def remember(answer: Response) -> None:
        answers.append(answer)

    page.on("response", remember)
    start = time.perf_counter()
    page.keyboard.press("/")
    page.locator("input[type=search]").fill(query)
    page.locator("#search-results a").first.wait_for()
    taken = 1000 * (time.perf_counter() - start)
    sizes = {answer.url: len(gzip.compress(answer.body(), 6)) for answer in list(answers)}
    data = sum(size for url, size in sizes.items() if "/search/" in url)
    return taken, sum(sizes.values()), data
