"""Every check of the corpus and the prose, without drawing a page."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import get_args

from explainer.checks.directives import check_directives
from explainer.checks.fences import check_fence, refusals
from explainer.checks.followers import one_for_twins, without_followers
from explainer.checks.link_words import RecordNames, misled_links
from explainer.checks.links import (
    broken_links,
    clashing_names,
    generated_names,
    missing_sheets,
    same_titles,
)
from explainer.checks.parity import check_twins
from explainer.checks.records import check_corpus
from explainer.checks.term_rules import DeprecatedRenderings
from explainer.checks.text_rules import unknown_references
from explainer.checks.vocabulary_rules import word_problems
from explainer.checks.wording_rules import script_faults, spaced_names, traditional_names
from explainer.corpus.known_ids import KnownIds, known_ids
from explainer.corpus.level_signs import LevelSigns
from explainer.corpus.reading import Draft, placed_levels, read_corpus
from explainer.corpus.records.explanations import Relation
from explainer.languages import LANGUAGES, Language
from explainer.problems.problem import Problem, gathered
from explainer.prose.head import TEXTS
from explainer.prose.page import ProsePage, empty_sections, read_prose
from explainer.text.marks import mark_faults
from explainer.text.typography import typography_faults
from explainer.work.derived import Derived, folder_in


@dataclass(frozen=True)
class CheckedSite:
    """What stands in docs/ and what is wrong with it."""

    draft: Draft
    prose: dict[Language, dict[str, ProsePage]]
    """The prose pages of each language by their names."""
    problems: tuple[Problem, ...]
    undrawn: tuple[Problem, ...] = ()
    """The diagrams that a preview leaves to the fallback."""


def check_site(
    docs: Path, label: str = "docs", *, preview: bool = False, kept: Derived | None = None
) -> CheckedSite:
    """Reads and checks the folder `docs`; messages call it `label`. Never raises for bad input.

    In a preview a diagram of prose that cannot be drawn is no problem. `kept` is the folder of what
    has been read and checked before.
    """
    draft, problems = read_corpus(docs, label, kept and folder_in(kept, "documents"))
    problems += check_corpus(draft, kept)
    known = known_ids(draft)
    deprecated = DeprecatedRenderings(term.record for term in draft.terms)
    poster = Path("corpus/poster.yml")
    # Where the folder itself is missing, that is the one fault.
    is_there = (docs / poster).exists() or not (docs / poster).parent.is_dir()
    absent = {} if is_there else {"poster": f"{label}/{poster.as_posix()}"}
    names = traditional_names(draft), spaced_names(draft)
    prose: dict[Language, dict[str, ProsePage]] = {}
    for language in LANGUAGES:
        prose[language], found = read_prose(docs / language, f"{label}/{language}")
        problems += found
        # Words on a line that is not read as it was meant are looked at once it is mended.
        unread = {(problem.path, problem.line) for problem in found}
        for page in prose[language].values():
            problems += check_directives(page, _directive_values(known), absent)
            problems += _prose_references(page, known)
            for fence in page.fences:
                problems += check_fence(page.path, fence, _link_targets(known))
            wording = list(_wording(page, partial(mark_faults, language=language)))
            if language == "zh":
                wording += _wording(page, partial(_chinese_faults, names=names))
            else:
                wording += _deprecated_renderings(page, deprecated)
            problems += [
                problem for problem in wording if (problem.path, problem.line) not in unread
            ]
    generated = generated_names(known)
    anchors_of = _anchors_of_sources(draft)
    assets = {file.relative_to(docs).as_posix() for file in (docs / "assets").rglob("*")}
    named_records = RecordNames(draft)
    for language, pages in prose.items():
        twins = prose["zh" if language == "en" else "en"]
        problems += clashing_names(pages, generated)
        problems += misled_links(pages, named_records)
        if assets:
            problems += [
                problem for page in pages.values() for problem in missing_sheets(page, assets)
            ]
        # What an unsound file holds is unknown, and so are the pages that would be made from it.
        if not draft.unsound:
            # A page that has only its twin is one fault, told of the twin.
            named = generated.union(*prose.values()) - pages.keys()
            problems += broken_links(pages, named, assets, anchors_of, twins)
    undrawn = [
        problem
        for pages in prose.values()
        for page in pages.values()
        for problem in refusals(page.path, page.fences)
    ]
    if not preview:
        problems += undrawn
    problems += same_titles(prose)
    faulty = {problem.path for problem in problems}
    signs = LevelSigns([placed.record for placed in placed_levels(draft)])
    if lost := [language for language in LANGUAGES if not (docs / language).is_dir()]:
        message = "the folder is missing; restore it from the last commit"
        problems += (Problem(f"{label}/{language}", 0, "", message) for language in lost)
    else:
        problems += check_twins(prose["zh"], prose["en"], label, signs, faulty)
    if not draft.unsound and not problems:
        # A word may stand in what is unsound, and what stands below a heading too.
        problems += word_problems(draft, prose)
        problems += [
            problem
            for pages in prose.values()
            for page in pages.values()
            for problem in empty_sections(page)
        ]
    problems = one_for_twins(gathered(without_followers(problems, draft, label)), label)
    return CheckedSite(draft, prose, tuple(problems), tuple(undrawn))


def _anchors_of_sources(draft: Draft) -> dict[str, set[str]]:
    """The statements and sections of each source by the name of its page."""
    return {
        f"sources/{source.record.id}.md": {
            anchor
            for section in source.record.sections
            for anchor in (section.id, *(clause.id for clause in section.clauses))
        }
        for source in draft.sources
    }


def _directive_values(known: KnownIds) -> dict[str, tuple[str, frozenset[str]]]:
    return {
        "relation": ("relation", frozenset(get_args(Relation))),
        "source": ("source", known.sources),
        "sources": ("source", known.sources),
        "id": ("diagram", known.diagrams),
    }


def _link_targets(known: KnownIds) -> dict[str, frozenset[str]]:
    return {"level": known.levels, "term": known.terms, "clause": known.clauses}


def _prose_references(page: ProsePage, known: KnownIds) -> Iterator[Problem]:
    for line, reference in page.references:
        for source, message, subject in unknown_references(reference.source, known):
            yield Problem(page.path, line, source, message, subject)


def _chinese_faults(
    text: str, names: tuple[Sequence[str] | None, Sequence[str] | None]
) -> Iterator[str]:
    """Faults of marks and of script; `names` keep the traditional one, or have spaces in them."""
    traditional, spaced = names
    yield from typography_faults(text, spaced)
    yield from script_faults(text, traditional)


def _wording(page: ProsePage, faults: Callable[[str], Iterable[str]]) -> Iterator[Problem]:
    """What `faults` finds in the words of a page, each kind once in a block, at its line; and in
    its title and its description.
    """
    for name in TEXTS:
        for fault in faults(getattr(page.head, name)):
            yield Problem(page.path, page.head.lines.get(name, 1), name, fault)
    for section in page.sections:
        for block in section.blocks:
            told: set[str] = set()
            for fault in faults("".join(words for _, words in block)):
                kind = fault.rpartition(": ")[2]
                if kind in told:
                    continue
                told.add(kind)
                yield Problem(page.path, _line_of(block, kind, faults), f"#{section.anchor}", fault)


def _line_of(
    block: Sequence[tuple[int, str]], kind: str, faults: Callable[[str], Iterable[str]]
) -> int:
    """The line of a block that has a fault of this kind; where two have it together, the first."""
    for number, words in block:
        if any(fault.endswith(kind) for fault in faults(words)):
            return number
    for (number, words), (_, more) in pairwise(block):
        if any(fault.endswith(kind) for fault in faults(words + more)):
            return number
    return block[0][0]


def _deprecated_renderings(page: ProsePage, deprecated: DeprecatedRenderings) -> Iterator[Problem]:
    for section in page.sections:
        for message in deprecated.messages(section.words):
            yield Problem(page.path, section.line, f"#{section.anchor}", message)
