"""What a popover shows: the definition of a term, or the statement that a note cites.

A page loads these files when a reader first points at a link; without them the link only leads on.
"""

import json
from collections.abc import Iterator

from explainer.corpus.corpus import Corpus
from explainer.corpus.records.sources import Source
from explainer.languages import LANGUAGES, Language
from explainer.pages.page import PageWriter


def statements_of_source(writer: PageWriter, source: Source) -> str:
    """The content of the file of the popovers of a source."""
    return _written(
        {clause.id: writer.plain(clause.text(writer.language)) for clause in source.clauses()}
    )


def other_passages(corpus: Corpus) -> Iterator[tuple[str, str]]:
    """The files of the other popovers in both languages: their path on the site and content."""
    for language in LANGUAGES:
        writer = PageWriter(corpus, language, "")
        yield f"assets/terms/{language}.json", _written(_definitions(writer))
        background = {
            name: writer.plain(place.statement) for name, place in corpus.background.items()
        }
        if background:
            yield statements_path("background", language), _written(background)


def statements_path(name: str, language: Language) -> str:
    """Where the statements of a source stand, or those of the background."""
    return f"assets/notes/{language}/{name}.json"


def _definitions(writer: PageWriter) -> dict[str, dict[str, str]]:
    """Of each term both names, the reading and the definition in one line."""
    return {
        term.id: {
            "zh": term.zh,
            "pinyin": term.pinyin,
            "en": term.en,
            "brief": writer.plain(term.brief),
        }
        for term in writer.corpus.terms.values()
    }


def _written(content: object) -> str:
    return json.dumps(content, ensure_ascii=False)
