"""Texts and addresses as data: without markup, and whole."""

from collections.abc import Callable
from dataclasses import dataclass

from explainer.addresses import language_folder
from explainer.corpus.corpus import ClausePlace, Corpus
from explainer.corpus.records.base import Bilingual
from explainer.languages import Language
from explainer.text.inline import plain_text
from explainer.text.markdown import Reference

LICENCE = "CC-BY-4.0"
LICENCE_ADDRESS = "https://creativecommons.org/licenses/by/4.0/"

Cite = Callable[[ClausePlace, Language], str]
"""The citation of a clause in a language: the original, then this site's statement."""


@dataclass(frozen=True)
class Publication:
    """What the files need to know of the site that they are published with."""

    corpus: Corpus
    url: str
    """Where the site is published, with a closing slash."""
    cite: Cite

    def address(self, page: str, language: Language, anchor: str = "") -> str:
        """The whole address of a page, or of a place on it, in a language."""
        folder = language_folder(language)
        return f"{self.url}{folder}{page}{f'#{anchor}' if anchor else ''}"

    def plain(self, text: str | Bilingual | None, language: Language) -> str:
        """A text of the corpus without markup and citations; empty where there is none."""
        if text is None:
            return ""

        def referred(reference: Reference) -> str:
            if reference.kind != "term":
                return ""
            term = self.corpus.terms[reference.target]
            return reference.text or (term.zh if language == "zh" else term.en)

        return plain_text(text if isinstance(text, str) else text.text(language), referred)
