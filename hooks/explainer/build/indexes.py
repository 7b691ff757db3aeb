"""The index of each edition, written beside the pages."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from explainer.build.known_postings import KnownPostings
from explainer.build.known_twins import known_twins
from explainer.build.traditional import FOLDER as TRADITIONAL
from explainer.build.traditional import Edition
from explainer.build.written import WrittenPage
from explainer.corpus.corpus import Corpus
from explainer.languages import DEFAULT_LANGUAGE, LANGUAGES, Language
from explainer.search.phrase_index import index_files
from explainer.search.sections import IndexedPage, SearchRecord
from explainer.search.subjects import names_of_subjects
from explainer.work.derived import Derived
from explainer.work.kept_files import files_in, place_all
from explainer.work.processes import begun
from explainer.work.used import Used


def begin_indexes(
    pages: Sequence[WrittenPage], corpus: Corpus, edition: Edition, derived: Derived, folder: Path
) -> list[Callable[[], Used]]:
    """Begins to write the index of each language below `folder`, and that of the edition in
    traditional script with its own language.

    What comes back waits until one is written, and says what of `derived` it was made from.
    """

    def write(language: Language) -> Used:
        own = [page.indexed() for page in pages if page.page.language == language]
        names = names_of_subjects(corpus, language)
        known = KnownPostings(language, derived)

        def placed(indexed: Sequence[IndexedPage], name: str) -> set[str]:
            lists = known.of(indexed)
            files = index_files(_records(indexed), language, names=names, lists=lists)
            content = {path: text.encode() for path, text in files.items()}
            return place_all(files_in(derived), content, folder / name)

        used = Used(files=placed(own, language))
        known.keep()
        if language == DEFAULT_LANGUAGE:
            name, twins = known_twins(own, edition.named, derived)
            used.add(Used({name}, placed(twins, TRADITIONAL)))
        used.names |= known.used
        return used

    return [begun(partial(write, language)) for language in LANGUAGES]


def _records(pages: Iterable[IndexedPage]) -> list[SearchRecord]:
    return [record for page in pages for record in page.records]
