"""Brings the data files and the pages together: citations for the files, files for their page."""

import json
from collections.abc import Mapping

from explainer.corpus.corpus import ClausePlace, Corpus
from explainer.exports.files import FOLDER, DataFiles
from explainer.exports.wording import Publication
from explainer.languages import PUNCTUATION, Language
from explainer.pages.citing import CLAUSE, NUMBER, PARAGRAPH
from explainer.pages.data import Data, Download

Templates = Mapping[tuple[str, Language], str]
"""The citation of any clause of a source in every form, as JSON, by source and language."""


def publication(corpus: Corpus, url: str, templates: Templates) -> Publication:
    """The site as the data files need it, with the citations of the pages."""
    plain = {key: str(json.loads(forms)["plain"]) for key, forms in templates.items()}

    def cite(place: ClausePlace, language: Language) -> str:
        values = {
            CLAUSE: place.clause.id,
            NUMBER: place.number,
            PARAGRAPH: PUNCTUATION[language].listing.join(map(str, place.clause.at)),
        }
        text = plain[place.source.id, language]
        for mark, value in values.items():
            text = text.replace(mark, value)
        return text

    return Publication(corpus, url, cite)


def downloads(data: DataFiles, url: str) -> Data:
    """The data files as their page lists them."""
    return Data(
        address=f"{url}{FOLDER}",
        folder=FOLDER,
        edition=data.edition,
        files=tuple(
            Download(file.path, file.about, file.entry().bytes, file.schema)
            for file in data.whole
            if file.about
        ),
    )
