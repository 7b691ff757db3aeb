"""The search bundle of a language: Pagefind's index, cut down to what a page loads of it.

Pagefind indexes a small page for each record; `chunks` then cuts the index smaller.
"""

import base64
import gzip
import json
import subprocess
import sys
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from html import escape
from pathlib import Path

from explainer.languages import Language
from explainer.search.indexer import IndexingError, write_index
from explainer.search.sections import SearchRecord
from explainer.search.tokens import BREAK, indexed
from explainer.search.vocabulary import vocabulary

BUNDLE_FORMAT = 1
"""Raised with each change to what docs/assets/javascripts/search-engine.js has to know."""

# Under the tag of a language that it knows, Pagefind cuts Chinese into words of its own and reduces
# English words to stems, which the words of a query cannot be told from. Under one that it does not
# know it leaves the tokens alone; kinds of words are then a matter of `vocabulary`.
_INDEX_LANGUAGE = {"zh": "cmn", "en": "mis"}
_TITLE_WEIGHT = 10
_TOP = "_top"
_MOST_RECORDS_KEPT_OFFLINE = 3000
_UNUSED = ("pagefind-*ui.*", "pagefind-highlight.js", "pagefind-component*", "pagefind-worker.js")


def build_bundles(records: Iterable[SearchRecord], output: Path) -> None:
    """Writes the bundle of each language to a folder of its name in `output`.

    Raises IndexingError where Pagefind fails.
    """
    by_language: dict[Language, list[SearchRecord]] = {}
    for record in records:
        by_language.setdefault(record.language, []).append(record)
    with ThreadPoolExecutor() as pool:
        building = [
            pool.submit(_build_bundle, own, language, output / language)
            for language, own in by_language.items()
        ]
        for bundle in building:
            bundle.result()


def _build_bundle(records: Sequence[SearchRecord], language: Language, output: Path) -> None:
    pages = ((_twin_path(record), twin(record)) for record in records)
    write_index(pages, output, characters=".%")
    for pattern in _UNUSED:
        for file in output.glob(pattern):
            file.unlink()
    entry_file = output / "pagefind-entry.json"
    entry = json.loads(entry_file.read_text(encoding="utf-8"))
    described = entry["languages"][_INDEX_LANGUAGE[language]]
    cut = [sys.executable, "-m", "explainer.search.chunks", str(output), described["hash"]]
    described["hash"] = _output_of(cut)
    entry["format"] = BUNDLE_FORMAT
    if len(records) <= _MOST_RECORDS_KEPT_OFFLINE:
        pack = json.dumps(_offline_pack(output), ensure_ascii=False)
        (output / "offline.json").write_text(pack, encoding="utf-8")
        entry["offline"] = described["hash"]
    entry_file.write_text(json.dumps(entry, sort_keys=True), encoding="utf-8")
    for name, text in vocabulary(records).items():
        (output / f"{name}.txt").write_text(text, encoding="utf-8")


def _output_of(command: Sequence[str]) -> str:
    finished = subprocess.run(command, capture_output=True, text=True, check=False)
    if finished.returncode:
        raise IndexingError(finished.stderr.strip() or finished.stdout.strip())
    return finished.stdout


def _offline_pack(bundle: Path) -> dict[str, dict[str, str]]:
    """The files that searches load one by one, in one, for offline-worker.js.

    Records are unpacked, which Pagefind allows, because as text they pack better together.
    """
    files = sorted([*bundle.rglob("*.pf_*"), *bundle.glob("wasm.*")])
    names = {file: file.relative_to(bundle).as_posix() for file in files}
    return {
        "text": {
            name: gzip.decompress(file.read_bytes()).decode()
            for file, name in names.items()
            if file.suffix == ".pf_fragment"
        },
        "base64": {
            name: base64.b64encode(file.read_bytes()).decode()
            for file, name in names.items()
            if file.suffix != ".pf_fragment"
        },
    }


def _twin_path(record: SearchRecord) -> str:
    """The file of a record: its address, which Pagefind hands on to the page with each hit."""
    return f"{record.address}{record.anchor or _TOP}.html"


def twin(record: SearchRecord) -> str:
    """The HTML of a record for the indexer.

    Each block ends with BREAK, because behind a word at its end Pagefind writes a full stop.
    """
    shown = {"page": record.page_title, "section": record.section}
    filters = [("kind", record.kind), ("source", record.source)]
    filters += [("level", level) for level in record.levels]
    attributes = [*(("meta", name, value) for name, value in shown.items())]
    attributes += [("filter", name, value) for name, value in filters]
    head = "".join(
        f'<meta data-pagefind-{use}="{name}[content]" content="{escape(value)}">'
        for use, name, value in attributes
        if value
    )
    heading = record.heading and (
        f'<p data-pagefind-weight="{_TITLE_WEIGHT}">'
        f"{escape(indexed(record.heading, record.language))} {BREAK}</p>"
    )
    return (
        f'<!doctype html><html lang="{_INDEX_LANGUAGE[record.language]}"><head>{head}</head>'
        f"<body data-pagefind-body>{heading}"
        f"<p>{escape(indexed(record.text, record.language))} {BREAK}</p></body></html>"
    )
