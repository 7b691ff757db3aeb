"""What the files beside the pages say of each source: it changes with the source alone."""

from collections.abc import Mapping
from dataclasses import dataclass

from explainer.build.data import publication
from explainer.build.kept_values import KeptValues, known_or_made
from explainer.build.traditional import NamedForms, named_forms, traditional_files
from explainer.corpus.corpus import Corpus
from explainer.corpus.records.sources import Source
from explainer.exports.files import ExportedSource, exported_source
from explainer.languages import LANGUAGES
from explainer.pages.citing import SiteFacts, citation_template, template_path
from explainer.pages.page import PageWriter
from explainer.pages.passages import statements_of_source, statements_path


@dataclass(frozen=True)
class SourceTexts:
    """What the files say of a source."""

    files: Mapping[str, str]
    """Those that are about it alone and that scripts load, by their path on the site."""
    exported: ExportedSource


def texts_of_sources(corpus: Corpus, site: SiteFacts, kept: KeptValues | None) -> list[SourceTexts]:
    """What the files say of each source, in their order; what is kept is taken again."""
    sources, named = list(corpus.sources.values()), named_forms(corpus)
    forms = repr(sorted(named.forms.items()))
    given = [(source.id, (source, site, forms)) for source in sources]
    return known_or_made(
        kept, corpus, given, lambda seen, index: _texts(seen, sources[index], site, named)
    )


def _texts(corpus: Corpus, source: Source, site: SiteFacts, named: NamedForms) -> SourceTexts:
    statements, templates = {}, {}
    for language in LANGUAGES:
        writer = PageWriter(corpus, language, "")
        templates[source.id, language] = citation_template(writer, source, site)
        statements[statements_path(source.id, language)] = statements_of_source(writer, source)
    files = statements | dict(traditional_files(statements, named))
    files |= {template_path(*key): text for key, text in templates.items()}
    published = publication(corpus, site.url, templates)
    return SourceTexts(files, exported_source(published, source))
