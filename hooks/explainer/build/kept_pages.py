"""The pages that an earlier build wrote, taken again where they would be written the same.

A page is kept with a digest of each thing that it was written from. The folder can be deleted at
any time; a page that is damaged counts as missing.
"""

import hashlib
import os
import pickle
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from explainer.build.derived import Derived
from explainer.build.reads import Digests, Read
from explainer.build.written import WrittenPage
from explainer.processes import shared_out

_DIGEST = hashlib.sha256().digest_size


class KeptPages:
    """The pages in a folder, and what they are compared by."""

    def __init__(self, store: Derived, digests: Digests) -> None:
        self._store, self._digests = store, digests

    def find(self, name: str, given: object) -> WrittenPage | None:
        """The page of this Markdown file, if what it was given and has read is as it was."""
        try:
            whole = self._file(name).read_bytes()
        except OSError:
            return None
        digest, content = whole[:_DIGEST], whole[_DIGEST:]
        # The digest comes first: what this build has not written itself is never unpacked.
        if hashlib.sha256(content).digest() != digest:
            return None
        made_from, reads, page = pickle.loads(content)
        same = made_from == self._made_from(given) and all(
            self._digests.of_read(read) == known for read, known in reads
        )
        return page if same and isinstance(page, WrittenPage) else None

    def keep(self, name: str, given: object, reads: Iterable[Read], page: WrittenPage) -> None:
        """Keeps a page with what it was given and what it has read."""
        of_reads = [(read, self._digests.of_read(read)) for read in reads]
        content = pickle.dumps((self._made_from(given), of_reads, page), pickle.HIGHEST_PROTOCOL)
        file = self._file(name)
        # Written aside, so that a build that is killed leaves no half of it.
        fresh = file.with_suffix(f".{os.getpid()}")
        with suppress(FileNotFoundError):
            fresh.write_bytes(hashlib.sha256(content).digest() + content)
            fresh.replace(file)

    def keep_only(self, names: Collection[str]) -> None:
        """Deletes the pages that the site no longer has."""
        files = {self._file(name).name for name in names}
        for file in self._store.folder.iterdir():
            if file.name not in files:
                file.unlink(missing_ok=True)

    def _made_from(self, given: object) -> tuple[str, str, str]:
        return self._store.generator, self._digests.shared, self._digests.of(given)

    def _file(self, name: str) -> Path:
        return self._store.folder / hashlib.sha256(name.encode()).hexdigest()


def kept_or_made(
    kept: KeptPages | None,
    given: Sequence[tuple[str, object]],
    make: Callable[[int], tuple[WrittenPage, Iterable[Read]]],
) -> list[WrittenPage]:
    """The pages in order: those that are kept, and the others as `make` makes them.

    `given` are the Markdown file of each and what it is made from; `make` takes the place of a page
    in that order and gives it with what it has read of the corpus. Without `kept` all are made.
    """
    found = [kept and kept.find(name, made_from) for name, made_from in given]
    missing = [index for index, page in enumerate(found) if page is None]

    def made(number: int) -> WrittenPage:
        index = missing[number]
        page, reads = make(index)
        if kept:
            kept.keep(*given[index], reads, page)
        return page

    fresh = iter(shared_out(made, len(missing)))
    return [page or next(fresh) for page in found]
