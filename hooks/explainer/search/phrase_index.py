"""Writes the search index: a folder of text files a language. README.md describes the format."""

import hashlib
import json
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from explainer.languages import Language
from explainer.search.postings import Posted, number_in_36, posted
from explainer.search.sections import SearchRecord
from explainer.search.subjects import Names
from explainer.search.vocabulary import families, folding_pairs, word_list
from explainer.text.han import BASIC_HAN

INDEX_FORMAT = 3
"""Raised with each change to what docs/assets/javascripts/search-index.js has to know."""

_CHUNKS_OF_A_COMMON_KEY = 2
_SHORTEST_BEGINNING = 2
_MOST_RECORDS_KEPT_OFFLINE = 3000
_NO_WORD = {"zh": re.compile(rf"[{BASIC_HAN}\d%.,@-]"), "en": re.compile(f"[{BASIC_HAN}@]")}

Postings = Mapping[str, Mapping[int, tuple[str, int]]]
"""For each key the records that have it, in their order, with its positions and their weight."""


@dataclass(frozen=True)
class Sizes:
    """What the files of an index are cut by; a page reads an index of any."""

    words: int = 5000
    """Bytes of a chunk of words, about: what a key costs."""
    texts: int = 2500
    """Bytes of a chunk of texts, about: what a hit costs."""
    weighed: int = 1500
    """Of how many records, the best, a common key says how often each has it."""


DEFAULT_SIZES = Sizes()


@dataclass
class _Chunks:
    """Lines in sorted order, cut into files of about one size; `first` is what each begins with."""

    files: list[str] = field(default_factory=list)
    first: list[str] = field(default_factory=list)


def write_index(
    records: Sequence[SearchRecord],
    language: Language,
    output: Path,
    names: Names | None = None,
    known: Iterable[Posted] | None = None,
) -> None:
    """Writes the index of these records, which are in `language`, to the folder `output`.

    `known` are the postings of each where they have been made before.
    """
    _write(index_files(records, language, names=names, known=known), output)


def index_files(
    records: Sequence[SearchRecord],
    language: Language,
    sizes: Sizes = DEFAULT_SIZES,
    names: Names | None = None,
    known: Iterable[Posted] | None = None,
) -> dict[str, str]:
    """The files of the index of one language by name; those but index.json lie in a folder that is
    named by the digest of their content.
    """
    postings, lengths = _merged(known or (posted(record, language) for record in records))
    no_word = _NO_WORD[language]
    words = families(key for key in postings if not no_word.match(key))
    chunks = _cut_postings(postings, words, sizes.words)
    common = _cut_common(postings, lengths, chunks.first, no_word, sizes)
    texts, starts = _texts(records, sizes.texts)
    files = {f"words/{number}.txt": text for number, text in enumerate(chunks.files)}
    files |= {f"common/{number}.txt": text for number, text in enumerate(common.files)}
    files |= {f"texts/{number}.json": text for number, text in enumerate(texts)}
    files |= {"words.txt": word_list(words), "filters.json": _filters(records)}
    files["names.json"] = _compact(names or {})
    digest = hashlib.sha256(_compact(files).encode()).hexdigest()[:10]
    offline = len(records) <= _MOST_RECORDS_KEPT_OFFLINE
    if offline:
        files["offline.json"] = _compact(files)
    kinds = sorted({record.kind for record in records})
    entry = {
        "format": INDEX_FORMAT,
        "folder": digest,
        "offline": offline,
        "lengths": "".join(map(number_in_36, lengths)),
        "kinds": kinds,
        "kind_of": "".join(number_in_36(kinds.index(record.kind)) for record in records),
        "words": chunks.first,
        "common": common.first,
        "texts": ",".join(number_in_36(start - before) for before, start in pairwise([0, *starts])),
        "folds": folding_pairs(f"{record.heading}{record.text}" for record in records),
    }
    return {f"{digest}/{name}": text for name, text in files.items()} | {
        "index.json": _compact(entry)
    }


def _merged(of_each: Iterable[Posted]) -> tuple[dict[str, dict[int, tuple[str, int]]], list[int]]:
    """The postings of all records, and the length of each."""
    postings: dict[str, dict[int, tuple[str, int]]] = defaultdict(dict)
    lengths = []
    for number, (length, places) in enumerate(of_each):
        for key, own in places.items():
            postings[key][number] = own
        lengths.append(length)
    return postings, lengths


def _cut_postings(
    postings: Postings, words: Mapping[str, Sequence[str]], most_bytes: int
) -> _Chunks:
    chunks = _Chunks()
    lines: list[str] = []
    size = 0
    for key in sorted(postings):
        family = " ".join(word for word in words.get(key, ()) if word != key)
        entries: list[str] = []
        previous = 0
        for number, (record, (positions, _)) in enumerate(postings[key].items()):
            if size >= most_bytes:
                if entries:
                    lines.append(f"{key}\t{family}\t{','.join(entries)}")
                chunks.files.append("\n".join(lines))
                lines, entries, size, previous = [], [], 0, 0
            if not size:
                chunks.first.append(f"{key}\t{record}" if number else key)
            if not entries:
                size += len(key.encode()) + len(family) + 3
            entry = number_in_36(record - previous) + positions
            entries.append(entry)
            size += len(entry) + 1
            previous = record
        lines.append(f"{key}\t{family}\t{','.join(entries)}")
    if lines:
        chunks.files.append("\n".join(lines))
    return chunks


def _cut_common(
    postings: Postings,
    lengths: Sequence[int],
    first: Sequence[str],
    no_word: re.Pattern[str],
    sizes: Sizes,
) -> _Chunks:
    """The lines of keys and beginnings of keys inside which several chunks begin."""
    starts = [entry.split("\t")[0] for entry in first]
    ordered = sorted(postings)
    of_each: dict[str, Mapping[int, int]] = {}
    for key, times in Counter(starts).items():
        if times >= _CHUNKS_OF_A_COMMON_KEY:
            of_each[key] = {record: weight for record, (_, weight) in postings[key].items()}
    for beginning in _common_beginnings(starts, no_word):
        weights: Counter[int] = Counter()
        for at in range(bisect_left(ordered, beginning), len(ordered)):
            if not ordered[at].startswith(beginning):
                break
            for record, (_, weight) in postings[ordered[at]].items():
                weights[record] += weight
        of_each[f"{beginning}*"] = weights
    chunks = _Chunks()
    lines: list[str] = []
    size = 0
    for key in sorted(of_each):
        if not lines:
            chunks.first.append(key)
        lines.append(f"{key}\t{_weighed(of_each[key], lengths, sizes.weighed)}")
        size += len(lines[-1])
        if size >= sizes.words:
            chunks.files.append("\n".join(lines))
            lines, size = [], 0
    if lines:
        chunks.files.append("\n".join(lines))
    return chunks


def _common_beginnings(starts: Sequence[str], no_word: re.Pattern[str]) -> Iterator[str]:
    times: Counter[str] = Counter()
    for key in starts:
        cell = no_word.match(key)
        lengths = [1] if cell else range(_SHORTEST_BEGINNING, len(key) + 1)
        times.update(key[:length] for length in lengths)
    yield from (key for key, count in times.items() if count >= _CHUNKS_OF_A_COMMON_KEY)


def _weighed(weights: Mapping[int, int], lengths: Sequence[int], most: int) -> str:
    """The best records with their weights, and the gaps between the numbers of all others."""
    best = sorted(weights, key=lambda record: (-weights[record] / 2 ** lengths[record], record))
    kept = sorted(best[:most])
    others = sorted(best[most:])
    with_weights = ",".join(
        f"{number_in_36(record - before)}.{number_in_36(weights[record])}"
        for before, record in pairwise([0, *kept])
    )
    gaps = (number_in_36(record - before) for before, record in pairwise([0, *others]))
    return f"{with_weights}\t{','.join(gaps)}"


def _texts(records: Sequence[SearchRecord], most_bytes: int) -> tuple[list[str], list[int]]:
    """What a hit shows, record by record, in chunks, and the first record of each chunk."""
    chunks: list[str] = []
    starts: list[int] = []
    rows: list[object] = []
    size = 0
    for number, record in enumerate(records):
        if not rows:
            starts.append(number)
        levels = " ".join(record.levels)
        shown = (record.page_title, record.section, record.kind, levels, record.text)
        rows.append([record.address, record.anchor, *shown])
        size += len(record.text.encode())
        if size >= most_bytes:
            chunks.append(_compact(rows))
            rows, size = [], 0
    if rows:
        chunks.append(_compact(rows))
    return chunks, starts


def _filters(records: Sequence[SearchRecord]) -> str:
    """For each filter its values, and the gaps between the records that have each."""
    filters: dict[str, dict[str, list[int]]] = {}
    for number, record in enumerate(records):
        values = {"kind": (record.kind,), "level": record.levels, "source": (record.source,)}
        for name, own in values.items():
            for value in filter(None, own):
                filters.setdefault(name, {}).setdefault(value, []).append(number)
    packed = {
        name: {
            value: ",".join(number_in_36(at - before) for before, at in pairwise([0, *numbers]))
            for value, numbers in values.items()
        }
        for name, values in filters.items()
    }
    return _compact(packed)


def _compact(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _write(files: Mapping[str, str], folder: Path) -> None:
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
