"""The pages that an earlier build wrote, taken again where they would be written the same.

A page is kept with a digest of each thing that it was written from. The folder can be deleted at
any time; a page that is damaged counts as missing.
"""

import hashlib
import pickle
from collections.abc import Callable, Iterable, Sequence

from explainer.build.reads import Digests, Read
from explainer.build.written import WrittenPage
from explainer.work.derived import Derived, keep, keep_only, read_kept
from explainer.work.processes import shared_out


class KeptPages:
    """The pages in a folder, and what they are compared by."""

    def __init__(self, store: Derived, digests: Digests) -> None:
        self._store, self._digests = store, digests

    def find(self, name: str, given: object) -> WrittenPage | None:
        """The page of this Markdown file, if what it was given and has read is as it was."""
        # What another generator has written may name classes that are no longer there.
        if (content := read_kept(self._store, _stored(name))) is None:
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
        keep(self._store, _stored(name), content)

    def keep_only(self, names: Iterable[str]) -> None:
        """Deletes the pages that the site no longer has."""
        keep_only(self._store, set(map(_stored, names)))

    def _made_from(self, given: object) -> tuple[str, str]:
        return self._digests.shared, self._digests.of(given)


def _stored(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()


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
