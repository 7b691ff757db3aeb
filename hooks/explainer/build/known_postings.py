"""The posting lists of an index, found again where an earlier build has made them.

The postings of a page are kept by themselves, too: with those before a change and those after it
the lists are brought up to date. So are they with those of the same page in another script.
"""

import pickle
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from explainer.languages import Language
from explainer.search.posting_lists import PostingLists
from explainer.search.postings import Posted, posted
from explainer.search.sections import IndexedPage, SearchRecord
from explainer.search.tokens import searched_form
from explainer.work.derived import Derived, derive, derived_name, keep, read_kept


@dataclass(frozen=True)
class _PostedPage:
    """The records of a page, which stand together."""

    name: str
    """The name under which their postings are kept."""
    records: Sequence[SearchRecord]


@dataclass(frozen=True)
class _KeptLists:
    """Posting lists, and the pages that they are made of: the name of each and its records."""

    pages: Sequence[tuple[str, int]]
    lists: PostingLists
    names: Mapping[str, str]
    """The names of pages in all scripts, by the digests of their records."""


class KnownPostings:
    """The posting lists of the pages in `language`, of which one index is written after another."""

    def __init__(self, language: Language, derived: Derived) -> None:
        self.used: set[str] = set()
        """The names of what is kept."""
        self._derived, self._language = derived, language
        self._name = derived_name(derived, ["posting lists", language])
        content = read_kept(derived, self._name)
        self._known: _KeptLists | None = pickle.loads(content) if content else None
        self._names: dict[str, str] = {}

    def of(self, of_pages: Iterable[IndexedPage]) -> PostingLists:
        """The lists of the records of these pages: those that were asked for last, in this build or
        the one before, with what is different. What has been made of those is lost.
        """
        pages = [_PostedPage(self._name_of(page), page.records) for page in of_pages]
        made_of = [(page.name, len(page.records)) for page in pages]
        lists = self._updated(pages) or PostingLists(chain(*map(self._postings, pages)))
        self._known = _KeptLists(made_of, lists, self._names)
        self.used.update((self._name, *(page.name for page in pages)))
        return lists

    def keep(self) -> None:
        """Keeps the lists for the next build, with what writing the index has made of them."""
        keep(self._derived, self._name, pickle.dumps(self._known, pickle.HIGHEST_PROTOCOL))

    def _updated(self, pages: Sequence[_PostedPage]) -> PostingLists | None:
        """The known lists with what is different; None where records have new numbers, or where
        the postings of a page as it was are no longer there.
        """
        known = self._known
        if not known or [number for _, number in known.pages] != [len(p.records) for p in pages]:
            return None
        changed: dict[int, tuple[Posted, Posted]] = {}
        first = 0
        for (before, number), page in zip(known.pages, pages, strict=True):
            if before != page.name:
                if (content := read_kept(self._derived, before)) is None:
                    return None
                own = zip(pickle.loads(content), self._postings(page), strict=True)
                changed.update(enumerate(own, first))
            first += number
        known.lists.exchange(changed)
        return known.lists

    def _postings(self, page: _PostedPage) -> list[Posted]:
        _, of_records = derive(
            self._derived,
            self._made_from(page.records),
            lambda: [posted(record, self._language) for record in page.records],
        )
        return of_records

    def _name_of(self, page: IndexedPage) -> str:
        """The name of the records of a page: known, or told by what their words become."""
        name = self._known and self._known.names.get(page.digest)
        name = name or derived_name(self._derived, self._made_from(page.records))
        self._names[page.digest] = name
        return name

    def _made_from(self, records: Iterable[SearchRecord]) -> Iterator[str]:
        """What the postings of records are made from."""
        yield from ("postings", self._language)
        for record in records:
            heading, text = searched_form(record.heading), searched_form(record.text)
            yield from (heading, text, " ".join(record.subjects))
