"""The search index: a folder of text files a language. README.md describes the format."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from explainer.languages import Language
from explainer.search.posting_lists import DEFAULT_SIZES, PostingLists, Sizes
from explainer.search.postings import number_in_36, posted
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


@dataclass
class _Chunks:
    """Lines in sorted order, cut into files of about one size; `first` is what each begins with."""

    files: list[str] = field(default_factory=list)
    first: list[str] = field(default_factory=list)


def index_files(
    records: Sequence[SearchRecord],
    language: Language,
    sizes: Sizes = DEFAULT_SIZES,
    names: Names | None = None,
    lists: PostingLists | None = None,
) -> dict[str, str]:
    """The files of the index of these records, which are in `language`, by name; those but
    index.json lie in a folder that is named by the digest of their content.

    `lists` are the posting lists of the records, where these have been made before.
    """
    lists = lists or PostingLists((posted(record, language) for record in records), sizes)
    no_word = _NO_WORD[language]
    words = families((key for key in lists.pieces if not no_word.match(key)), lists.stems)
    chunks = _cut_lists(lists, words)
    common = _cut_common(lists, chunks.first, no_word)
    texts, starts = _texts(records, sizes.texts)
    files = {f"words/{number}.txt": text for number, text in enumerate(chunks.files)}
    files |= {f"common/{number}.txt": text for number, text in enumerate(common.files)}
    files |= {f"texts/{number}.json": text for number, text in enumerate(texts)}
    files |= {"words.txt": word_list(words), "filters.json": _filters(records)}
    files["names.json"] = _compact(names or {})
    digest = _digest(files)[:10]
    offline = len(records) <= _MOST_RECORDS_KEPT_OFFLINE
    if offline:
        files["offline.json"] = _compact(files)
    kinds = sorted({record.kind for record in records})
    entry = {
        "format": INDEX_FORMAT,
        "folder": digest,
        "offline": offline,
        "lengths": "".join(map(number_in_36, lists.lengths)),
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


def _cut_lists(lists: PostingLists, words: Mapping[str, Sequence[str]]) -> _Chunks:
    """The pieces of the lists; a chunk holds several small ones or one that fills it."""
    chunks = _Chunks()
    lines: list[str] = []
    size = 0
    for key in sorted(lists.pieces):
        family = " ".join(word for word in words.get(key, ()) if word != key)
        for number, (record, entries) in enumerate(lists.pieces[key]):
            line = f"{key}\t{family}\t{entries}"
            if lines and size + len(entries) >= lists.sizes.words:
                chunks.files.append("\n".join(lines))
                lines, size = [], 0
            if not lines:
                chunks.first.append(f"{key}\t{record}" if number else key)
            lines.append(line)
            size += len(line.encode()) + 1
    if lines:
        chunks.files.append("\n".join(lines))
    return chunks


def _cut_common(lists: PostingLists, first: Sequence[str], no_word: re.Pattern[str]) -> _Chunks:
    """The lines of keys and beginnings of keys inside which several chunks begin."""
    starts = [entry.split("\t")[0] for entry in first]
    keys = [key for key, times in Counter(starts).items() if times >= _CHUNKS_OF_A_COMMON_KEY]
    chunks = _Chunks()
    lines: list[str] = []
    size = 0
    for line in lists.common_lines(keys, _common_beginnings(starts, no_word)):
        if not lines:
            chunks.first.append(line.partition("\t")[0])
        lines.append(line)
        size += len(line)
        if size >= lists.sizes.words:
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


def _digest(files: Mapping[str, str]) -> str:
    digest = hashlib.sha256()
    for name, text in files.items():
        content = text.encode()
        digest.update(f"{name} {len(content)}\n".encode() + content)
    return digest.hexdigest()
