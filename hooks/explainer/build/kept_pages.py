"""The pages that an earlier build wrote, taken again where they would be written the same.

What is known of all pages stands in one file, with a digest of what each was written from; the
HTML of each stands in one of its own, which is read only where somebody asks for it. The folder can
be deleted at any time; a page that is damaged counts as missing.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from explainer.build.reads import Digests, MadeFrom, Read
from explainer.build.written import WrittenPage
from explainer.work.derived import (
    Derived,
    derived_name,
    keep,
    keep_only,
    keep_value,
    read_kept,
    read_value,
)
from explainer.work.processes import shared_out


@dataclass(frozen=True)
class KeptPage:
    """A page without its body, and what it was written from."""

    made_from: MadeFrom
    page: WrittenPage


class KeptPages:
    """The pages in a folder, and what they are compared by."""

    def __init__(self, store: Derived, digests: Digests) -> None:
        self._store, self._digests = store, digests
        self._name = derived_name(store, ["the written pages"])
        known = read_value(store, self._name)
        self._known: dict[str, KeptPage] = known or {}

    def find(self, name: str, given: object, again: Callable[[], bytes]) -> WrittenPage | None:
        """The page of this Markdown file, if what it was given and has read is as it was.

        `again` makes its body where that is no longer whole.
        """
        known = self._known.get(name)
        if not known or not self._digests.holds(known.made_from, given):
            return None
        digest = known.page.digest
        return replace(known.page, read=lambda: read_kept(self._store, digest) or again())

    def kept(self, given: object, reads: Iterable[Read], page: WrittenPage) -> KeptPage:
        """Keeps the body of a page; gives what is to be noted of it."""
        keep(self._store, page.digest, page.read())
        return KeptPage(self._digests.made_from(given, reads), page.without_body())

    def note(self, name: str, page: KeptPage) -> None:
        """Notes a page whose body is kept as that of this Markdown file."""
        self._known[name] = page

    def keep(self, names: Iterable[str] | None = None) -> None:
        """Keeps what is noted for the next build; where `names` are given, of these pages alone."""
        if names is not None:
            self._known = {name: self._known[name] for name in names}
        keep_value(self._store, self._name, self._known)
        keep_only(self._store, {self._name, *(one.page.digest for one in self._known.values())})


def kept_or_made(
    kept: KeptPages | None,
    given: Sequence[tuple[str, object]],
    make: Callable[[int], tuple[WrittenPage, Iterable[Read]]],
) -> list[WrittenPage]:
    """The pages in order: those that are kept, and the others as `make` makes them.

    `given` are the Markdown file of each and what it is made from; `make` takes the place of a page
    in that order and gives it with what it has read of the corpus. Without `kept` all are made.
    """

    def again(index: int) -> bytes:
        return make(index)[0].read()

    found = [
        kept and kept.find(name, made_from, partial(again, index))
        for index, (name, made_from) in enumerate(given)
    ]
    missing = [index for index, page in enumerate(found) if page is None]

    def made(number: int) -> tuple[WrittenPage, KeptPage | None]:
        index = missing[number]
        page, reads = make(index)
        return page, kept.kept(given[index][1], reads, page) if kept else None

    pages = dict(enumerate(found))
    for index, (page, noted) in zip(missing, shared_out(made, len(missing)), strict=True):
        pages[index] = page
        if kept and noted:
            kept.note(given[index][0], noted)
    return [page for page in pages.values() if page]
