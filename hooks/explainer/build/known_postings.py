"""The posting lists of an index, found again where an earlier build has made them.

The postings of a page are kept by themselves, too: with those before a change and those after it
the lists are brought up to date.
"""

import pickle
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby

from explainer.languages import Language
from explainer.search.posting_lists import PostingLists
from explainer.search.postings import Posted, posted
from explainer.search.sections import SearchRecord
from explainer.work.derived import Derived, derive, derived_name, keep, read_kept


@dataclass(frozen=True)
class _PostedPage:
    """The records of a page, which stand together."""

    name: str
    """The name under which their postings are kept."""
    made_from: Sequence[str]
    records: Sequence[SearchRecord]


@dataclass(frozen=True)
class _KeptLists:
    """Posting lists, and the pages that they are made of: the name of each and its records."""

    pages: Sequence[tuple[str, int]]
    lists: PostingLists


class KnownPostings:
    """The posting lists of these records, which are in `language`.

    `edition` tells the index from others of the site; `used` gets the names of what is kept.
    """

    def __init__(
        self,
        records: Iterable[SearchRecord],
        language: Language,
        derived: Derived,
        edition: str,
        used: set[str],
    ) -> None:
        self._derived, self._language = derived, language
        self._pages = list(_pages(records, language, derived))
        self._made_of = [(page.name, len(page.records)) for page in self._pages]
        self._name = derived_name(derived, ["posting lists", edition])
        used.update((self._name, *(page.name for page in self._pages)))
        self.lists = self._updated() or PostingLists(chain(*map(self._postings, self._pages)))

    def keep(self) -> None:
        """Keeps the lists for the next build, with what writing the index has made of them."""
        kept = pickle.dumps(_KeptLists(self._made_of, self.lists), pickle.HIGHEST_PROTOCOL)
        keep(self._derived, self._name, kept)

    def _updated(self) -> PostingLists | None:
        """The lists of the last build with what has changed; None where records have new numbers,
        or where the postings of a page as it was are no longer there.
        """
        if (content := read_kept(self._derived, self._name)) is None:
            return None
        kept: _KeptLists = pickle.loads(content)
        if [number for _, number in kept.pages] != [number for _, number in self._made_of]:
            return None
        changed: dict[int, tuple[Posted, Posted]] = {}
        first = 0
        for (before, number), page in zip(kept.pages, self._pages, strict=True):
            if before != page.name:
                if (content := read_kept(self._derived, before)) is None:
                    return None
                own = zip(pickle.loads(content), self._postings(page), strict=True)
                changed.update(enumerate(own, first))
            first += number
        kept.lists.exchange(changed)
        return kept.lists

    def _postings(self, page: _PostedPage) -> list[Posted]:
        _, of_records = derive(
            self._derived,
            page.made_from,
            lambda: [posted(record, self._language) for record in page.records],
        )
        return of_records


def _pages(
    records: Iterable[SearchRecord], language: Language, derived: Derived
) -> Iterator[_PostedPage]:
    for _, group in groupby(records, key=lambda record: record.address):
        own = tuple(group)
        made_from = [
            "postings",
            language,
            *(
                text
                for record in own
                for text in (record.heading, record.text, " ".join(record.subjects))
            ),
        ]
        yield _PostedPage(derived_name(derived, made_from), made_from, own)
