"""What a maintainer should look at although nothing is wrong: warnings, which stop no build."""

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from explainer.checks.links import leads
from explainer.checks.record_parts import parts, placed_records
from explainer.checks.site import CheckedSite
from explainer.corpus.corpus import build_corpus
from explainer.corpus.reading import Draft
from explainer.problems.problem import Problem
from explainer.prose.reviews import review_state, review_warnings, site_pairs

_NAVIGATION_ENTRY = re.compile(r"^\s+- [^:\n]+: (\S+\.md)$", re.MULTILINE)


def site_warnings(checked: CheckedSite, settings: Path) -> list[Problem]:
    """Every warning of a site; `settings` is its sound mkdocs.yml.

    None while the site has problems: what a file lacks could seem to be gone for good, and advice
    to delete what refers to it would destroy work.
    """
    if checked.problems:
        return []
    pairs = site_pairs(checked.draft, checked.prose["zh"])
    reviews = checked.draft.reviewed.record.pairs if checked.draft.reviewed else {}
    return [
        *review_warnings(checked.draft, review_state(pairs, reviews)),
        *_orphan_pages(
            checked, set(_NAVIGATION_ENTRY.findall(settings.read_text(encoding="utf-8")))
        ),
        *_unused_terms(checked),
        *_unused_references(checked.draft),
    ]


def _orphan_pages(checked: CheckedSite, navigation: Collection[str]) -> Iterator[Problem]:
    """Prose pages that neither the navigation nor another page leads to."""
    for pages in checked.prose.values():
        linked = {
            lead.name for name, page in pages.items() for lead in leads(page) if lead.name != name
        }
        for name, page in pages.items():
            if name not in navigation and name not in linked:
                message = "no page leads here; link it from another page or from nav in mkdocs.yml"
                yield Problem(page.path, 1, "", message)


def _unused_references(draft: Draft) -> Iterator[Problem]:
    """Pages that nothing rests on; instruments and works stand in the reading list anyway."""
    used: set[str] = set()
    for placed in placed_records(draft):
        for part, _ in parts(placed.record):
            for name in ("references", "outside_references"):
                used |= {item for item in getattr(part, name, ()) if isinstance(item, str)}
    for reference in draft.references:
        if reference.record.kind == "page" and reference.record.id not in used:
            message = "nothing rests on this reference; use it or delete it"
            yield reference.problem(message, "id")


def _unused_terms(checked: CheckedSite) -> Iterator[Problem]:
    """Terms that no clause, mechanism, other term or page of prose uses."""
    corpus = build_corpus(checked.draft)
    mentioned = (*corpus.uses.items(), *corpus.uses_in_notes.items())
    used = {term for term, clauses in mentioned if clauses}
    used |= set(corpus.mechanisms_of_term)
    for term in corpus.terms.values():
        used |= {*term.broader, *term.related, *(other.term for other in term.distinctions)}
    for pages in checked.prose.values():
        for page in pages.values():
            used |= {
                reference.target for _, reference in page.references if reference.kind == "term"
            }
    for placed in checked.draft.terms:
        if placed.record.id not in used:
            message = "nothing uses this term; use it in a clause or delete it"
            yield placed.problem(message, "id")
