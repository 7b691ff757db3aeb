"""The search bundle of a language: Pagefind's index, cut down to what a page loads of it.

Pagefind indexes a folder of small pages, one for each record. Afterwards its chunks are cut
smaller, because a reader on a slow network pays for a whole chunk with each character of a query,
and the words of the metadata are taken out, because only what stands on a page may be found.
"""

import base64
import gzip
import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from html import escape
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from typing import Any

import cbor2

from explainer.languages import Language
from explainer.search.records import SearchRecord
from explainer.search.tokens import BREAK, indexed
from explainer.search.vocabulary import vocabulary

BUNDLE_FORMAT = 1
"""Raised with each change to what docs/assets/javascripts/search-engine.js has to know."""

ENGINE_VERSION = version("pagefind")

# Under the tag of a language that it knows, Pagefind cuts Chinese into words of its own and reduces
# English words to stems, which the words of a query cannot be told from. Under one that it does not
# know it leaves the tokens alone; kinds of words are then a matter of `vocabulary`.
_INDEX_LANGUAGE = {"zh": "cmn", "en": "mis"}
_TITLE_WEIGHT = 10
_TOP = "_top"
_SIGNATURE = b"pagefind_dcd"
_MOST_RECORDS_KEPT_OFFLINE = 3000
_LENGTH_STEP = 8
_SHORTEST_NAME = len("cmn_") + 5
_POSTINGS_IN_A_CHUNK = 2000
_UNUSED = ("pagefind-*ui.*", "pagefind-highlight.js", "pagefind-component*", "pagefind-worker.js")


class IndexingError(Exception):
    """Pagefind failed; the message is its own."""


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
    _run_pagefind(records, output)
    for pattern in _UNUSED:
        for file in output.glob(pattern):
            file.unlink()
    entry_file = output / "pagefind-entry.json"
    entry = json.loads(entry_file.read_text(encoding="utf-8"))
    described = entry["languages"][_INDEX_LANGUAGE[language]]
    described["hash"] = _cut_smaller(output, described["hash"])
    entry["format"] = BUNDLE_FORMAT
    if len(records) <= _MOST_RECORDS_KEPT_OFFLINE:
        pack = json.dumps(_offline_pack(output), ensure_ascii=False)
        (output / "offline.json").write_text(pack, encoding="utf-8")
        entry["offline"] = described["hash"]
    entry_file.write_text(json.dumps(entry, sort_keys=True), encoding="utf-8")
    for name, text in vocabulary(records).items():
        (output / f"{name}.txt").write_text(text, encoding="utf-8")


def _run_pagefind(records: Sequence[SearchRecord], output: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for address in {record.address for record in records}:
            Path(folder, address).mkdir(parents=True, exist_ok=True)
        for record in records:
            Path(folder, _twin_path(record)).write_text(twin(record), encoding="utf-8")
        command = [sys.executable, "-m", "pagefind", "--site", folder]
        command += ["--output-path", str(output), "--include-characters", ".%"]
        finished = subprocess.run(command, capture_output=True, text=True, check=False)
    if finished.returncode:
        raise IndexingError(finished.stderr.strip() or finished.stdout.strip())


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


def _cut_smaller(bundle: Path, name: str) -> str:
    """Rewrites the index of a bundle in small chunks, alike in each build. Returns its new name.

    The index is CBOR (read off Pagefind 1.5.2): a list of words, each with the pages it stands on,
    as differences; a page is [difference, places in the text, places in the metadata].
    """
    old_file = bundle / f"pagefind.{name}.pf_meta"
    engine, pages, chunks, *others = _read(old_file)
    words = []
    for _, _, chunk in chunks:
        file = bundle / "index" / f"{chunk}.pf_index"
        words += _read(file)[0]
        file.unlink()
    old_file.unlink()
    prefix = name.split("_", maxsplit=1)[0]
    listed = []
    for group in _groups(filter(None, map(_without_metadata, words))):
        chunk = _write(bundle / "index", prefix, "pf_index", [group])
        listed.append([group[0][0], group[-1][0], chunk])
    shorter = _shorter_names([record for record, _ in pages])
    for record, _ in pages:
        file = bundle / "fragment" / f"{record}.pf_fragment"
        file.rename(file.with_name(f"{shorter[record]}.pf_fragment"))
    pages = [[shorter[record], _rounded(length)] for record, length in pages]
    filters, *rest = others
    renamed = [
        [kind, _sort_filter(bundle / "filter", prefix, file)] for kind, file in sorted(filters)
    ]
    return _write(bundle, prefix, "pf_meta", [engine, pages, listed, renamed, *rest])


def _shorter_names(names: Sequence[str]) -> dict[str, str]:
    """The names of the records, each cut to what tells it from the others: every page of the index
    is listed by name, which is most of what a reader loads of a large index.
    """
    ordered = sorted(names)
    shorter = {}
    for before, name, after in zip(["", *ordered], ordered, [*ordered[1:], ""], strict=False):
        shared = max(_shared_length(name, before), _shared_length(name, after))
        shorter[name] = name[: max(shared + 1, _SHORTEST_NAME)]
    return shorter


def _rounded(length: int) -> int:
    """The length of a record, which only ranks it, in steps, for the same reason."""
    return max(1, round(length / _LENGTH_STEP)) * _LENGTH_STEP


def _shared_length(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _sort_filter(folder: Path, prefix: str, name: str) -> str:
    """Rewrites a filter, whose values Pagefind lists in varying order. Returns its new name."""
    file = folder / f"{name}.pf_filter"
    kind, values = _read(file)
    file.unlink()
    return _write(folder, prefix, "pf_filter", [kind, sorted(values)])


def _without_metadata(word: list[Any]) -> list[Any] | None:
    """A word with the pages whose text has it; none where only metadata have it.

    Pagefind lists spellings with diacritics below the word, and where a page has both finds no
    phrase with either. They become one list: no query tells them apart.
    """
    text, pages, spellings = word
    places_of_page: dict[int, list[int]] = {}
    for listed in (pages, *(at for _, at in spellings)):
        page = 0
        for difference, places, _ in listed:
            page += difference
            if places:
                places_of_page.setdefault(page, []).extend(places)
    if not places_of_page:
        return None
    numbers = sorted(places_of_page)
    differences = [page - before for before, page in pairwise([0, *numbers])]
    kept = [[gap, places_of_page[page], []] for gap, page in zip(differences, numbers, strict=True)]
    return [text, kept, []]


def _groups(words: Iterable[list[Any]]) -> Iterator[list[list[Any]]]:
    group: list[list[Any]] = []
    size = 0
    for word in words:
        group.append(word)
        size += sum(len(places) for _, places, _ in word[1])
        if size >= _POSTINGS_IN_A_CHUNK:
            yield group
            group, size = [], 0
    if group:
        yield group


def _read(file: Path) -> Any:
    content = gzip.decompress(file.read_bytes())
    if not content.startswith(_SIGNATURE):
        raise IndexingError(f"{file.name} is not a file of Pagefind {ENGINE_VERSION}")
    return cbor2.loads(content[len(_SIGNATURE) :])


def _write(folder: Path, prefix: str, suffix: str, content: Any) -> str:
    """Writes a file under the digest of its content. Returns its name as the index calls it."""
    packed = _SIGNATURE + cbor2.dumps(content)
    name = f"{prefix}_{hashlib.sha256(packed).hexdigest()[:7]}"
    file = f"pagefind.{name}.{suffix}" if suffix == "pf_meta" else f"{name}.{suffix}"
    (folder / file).write_bytes(gzip.compress(packed, 9, mtime=0))
    return name
