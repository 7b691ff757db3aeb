"""Brings the data files and the pages together: citations for the files, files for their page."""

import json
from functools import cache

from explainer.corpus.corpus import ClausePlace, Corpus
from explainer.exports.files import FOLDER, DataFiles
from explainer.exports.wording import Publication
from explainer.languages import Language
from explainer.pages.citing import CLAUSE, NUMBER, PARAGRAPH, SiteFacts, citation_template
from explainer.pages.data import Data, Download
from explainer.pages.page import PageWriter


def publication(corpus: Corpus, site: SiteFacts) -> Publication:
    """The site as the data files need it, with the citations of the pages."""
    writers: dict[Language, PageWriter] = {
        "zh": PageWriter(corpus, "zh", ""),
        "en": PageWriter(corpus, "en", ""),
    }

    @cache
    def template(source: str, language: Language) -> str:
        forms = citation_template(writers[language], corpus.sources[source], site)
        return str(json.loads(forms)["plain"])

    def cite(place: ClausePlace, language: Language) -> str:
        values = {
            CLAUSE: place.clause.id,
            NUMBER: place.number,
            PARAGRAPH: writers[language].paragraphs(place.clause),
        }
        text = template(place.source.id, language)
        for mark, value in values.items():
            text = text.replace(mark, value)
        return text

    return Publication(corpus, site.url, cite)


def downloads(data: DataFiles, site: SiteFacts) -> Data:
    """The data files as their page lists them."""
    return Data(
        address=f"{site.url}{FOLDER}",
        folder=FOLDER,
        edition=data.edition,
        files=tuple(
            Download(file.path, file.about, file.entry().bytes, file.schema) for file in data.whole
        ),
    )
