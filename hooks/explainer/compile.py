"""From the folder docs/ to the Markdown files that MkDocs publishes: read, check, render."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from explainer.addresses import HOME, markdown_file
from explainer.checks import KnownIds, check_corpus, known_ids, unknown_references
from explainer.corpus import Corpus, build_corpus
from explainer.languages import LANGUAGES, Language
from explainer.load import read_corpus
from explainer.parity import check_twins
from explainer.problems import Problem
from explainer.prose import ProsePage, expand, read_prose
from explainer.render.directives import DerivedParts, check_directives, expand_directive
from explainer.render.index_pages import glossary_index, levels_index, sources_index
from explainer.render.level_page import clauses_of_level, level_page
from explainer.render.page import Page, PageWriter
from explainer.render.source_page import source_page
from explainer.render.term_page import term_page


@dataclass(frozen=True)
class Compilation:
    """The outcome: every file of the site below its staging folder, or the problems."""

    corpus: Corpus | None
    files: dict[str, str]
    """Markdown by path: zh/sources/hebei-decision.md."""
    problems: tuple[Problem, ...]


def compile_site(docs: Path, label: str = "docs") -> Compilation:
    """Compiles the folder `docs`; messages call it `label`. Never raises for bad input."""
    draft, problems = read_corpus(docs, label)
    problems += check_corpus(draft)
    known = known_ids(draft)
    prose: dict[Language, dict[str, ProsePage]] = {}
    for language in LANGUAGES:
        prose[language], found = read_prose(docs / language, f"{label}/{language}")
        problems += found
        for page in prose[language].values():
            problems += check_directives(page, known.sources)
            problems += _prose_references(page, known)
    faulty = {problem.path for problem in problems}
    problems += check_twins(prose["zh"], prose["en"], label, faulty)
    if problems:
        return Compilation(None, {}, tuple(sorted(set(problems))))
    corpus = build_corpus(draft)
    files, clashes = _render(corpus, prose)
    return Compilation(corpus, files, tuple(clashes))


def prose_address(name: str) -> str:
    """The address of a prose page by its name: about.md is about/."""
    stem = name.removesuffix(".md").removesuffix("index").removesuffix("/")
    return f"{stem}/" if stem else HOME


def _prose_references(page: ProsePage, known: KnownIds) -> Iterator[Problem]:
    for line, reference in page.references:
        for source, message in unknown_references(reference.source, known):
            yield Problem(page.path, line, source, message)


def _render(
    corpus: Corpus, prose: dict[Language, dict[str, ProsePage]]
) -> tuple[dict[str, str], list[Problem]]:
    by_level = clauses_of_level(corpus)
    parts = DerivedParts(by_level)
    files: dict[str, str] = {}
    clashes: list[Problem] = []
    for language in LANGUAGES:
        files[f"assets/search/{language}.json"] = _search_texts(corpus, language)
        for generated in _generated_pages(corpus, language, parts):
            files[f"{language}/{markdown_file(generated.address)}"] = generated.markdown()
        for name, page in prose[language].items():
            writer = PageWriter(corpus, language, prose_address(name))
            derived = {
                directive.line: expand_directive(writer, parts, directive)
                for directive in page.directives
            }
            if f"{language}/{name}" in files:
                message = "a generated page has this address; rename the file"
                clashes.append(Problem(page.path, 1, "", message))
            files[f"{language}/{name}"] = expand(page, derived)
    return files, clashes


def _search_texts(corpus: Corpus, language: Language) -> str:
    """The interface texts of the search dialog, which loads them when it is first opened."""
    texts = {
        name: getattr(corpus.interface, name).text(language)
        for name in type(corpus.interface).model_fields
        if name.startswith("search")
    }
    return json.dumps(texts, ensure_ascii=False)


def _generated_pages(corpus: Corpus, language: Language, parts: DerivedParts) -> Iterator[Page]:
    def writer(address: str, own_term: str = "") -> PageWriter:
        return PageWriter(corpus, language, address, own_term)

    yield sources_index(writer("sources/"))
    yield levels_index(writer("levels/"), parts.by_level)
    yield glossary_index(writer("glossary/"))
    for source in corpus.sources.values():
        yield source_page(writer(f"sources/{source.id}/"), source)
    for level in corpus.levels.values():
        yield level_page(writer(f"levels/{level.id}/"), level, parts.by_level[level.id])
    for term in corpus.terms.values():
        yield term_page(writer(f"glossary/{term.id}/", term.id), term)
