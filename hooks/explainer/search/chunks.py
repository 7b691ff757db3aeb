"""Cuts Pagefind's index into small chunks, alike in each build.

A reader on a slow network pays for a whole chunk with each character of a query. The words of the
metadata are taken out, because only what stands on a page may be found. What Pagefind lists in
varying order is sorted.

The index is CBOR (read off Pagefind 1.5.2): a list of words, each with the pages it stands on, as
differences; a page is [difference, places in the text, places in the metadata].

Run as a module with a bundle and the name of its index, it prints the new name; so the bundles of
both languages are cut at the same time.
"""

import gzip
import hashlib
import sys
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import version
from itertools import pairwise
from math import log2
from pathlib import Path
from typing import Any

import cbor2

_SIGNATURE = b"pagefind_dcd"
_SHORTEST_NAME = len("cmn_") + 5
_POSTINGS_IN_A_CHUNK = 2000


def cut_smaller(bundle: Path, name: str) -> str:
    """Rewrites the index `name` of a bundle. Returns its new name.

    Raises ValueError where a file is not as Pagefind 1.5.2 writes it.
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
    """The length of a record, which only ranks it, as a power of two, for the same reason."""
    return int(2 ** round(log2(max(length, 1))))


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
        raise ValueError(f"{file.name} is not a file of Pagefind {version('pagefind')}")
    return cbor2.loads(content[len(_SIGNATURE) :])


def _write(folder: Path, prefix: str, suffix: str, content: Any) -> str:
    """Writes a file under the digest of its content. Returns its name as the index calls it."""
    packed = _SIGNATURE + cbor2.dumps(content)
    name = f"{prefix}_{hashlib.sha256(packed).hexdigest()[:10]}"
    file = f"pagefind.{name}.{suffix}" if suffix == "pf_meta" else f"{name}.{suffix}"
    (folder / file).write_bytes(gzip.compress(packed, 9, mtime=0))
    return name


if __name__ == "__main__":
    sys.stdout.write(cut_smaller(Path(sys.argv[1]), sys.argv[2]))
