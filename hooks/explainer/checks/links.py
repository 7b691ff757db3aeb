"""The pages of the site by name: which are generated, and whether links of prose lead to one."""

import posixpath
import re
from collections.abc import Iterator, Mapping

from explainer.addresses import (
    GLOSSARY,
    LEVELS,
    MECHANISMS,
    SOURCES,
    STATUS,
    level_address,
    markdown_file,
    mechanism_address,
    source_address,
    term_address,
)
from explainer.corpus.known_ids import KnownIds
from explainer.problems.problem import Problem, did_you_mean
from explainer.prose.page import ProsePage

_LINK = re.compile(r"\]\((?P<page>[\w./-]+\.md)?(?:#(?P<anchor>[\w-]+))?\)")


def generated_names(known: KnownIds) -> frozenset[str]:
    """The Markdown files below a language folder that the generator writes."""
    addresses = [SOURCES, LEVELS, GLOSSARY, MECHANISMS, STATUS]
    addresses += [source_address(source) for source in known.sources]
    addresses += [level_address(level) for level in known.levels]
    addresses += [term_address(term) for term in known.terms]
    addresses += [mechanism_address(mechanism) for mechanism in known.mechanisms]
    return frozenset(markdown_file(address) for address in addresses)


def linked_names(name: str, page: ProsePage) -> Iterator[tuple[int, str, str]]:
    """The line, the page and the anchor of each link of a page to a page, by name."""
    for line, content in page.lines():
        for match in _LINK.finditer(content):
            target = match["page"]
            if target or match["anchor"]:
                folder = posixpath.dirname(name)
                resolved = posixpath.normpath(posixpath.join(folder, target)) if target else name
                yield line, resolved, match["anchor"] or ""


def clashing_names(pages: Mapping[str, ProsePage], generated: frozenset[str]) -> Iterator[Problem]:
    """Prose pages at the address of a generated page."""
    for name, page in pages.items():
        if name in generated:
            message = "a generated page has this address; rename the file"
            yield Problem(page.path, 1, "", message)


def broken_links(pages: Mapping[str, ProsePage], generated: frozenset[str]) -> Iterator[Problem]:
    """Links of the prose pages of a language to pages or headings that are not there.

    Anchors of generated pages are left to the build, which knows them.
    """
    for name, page in pages.items():
        for line, target, anchor in linked_names(name, page):
            if target in pages:
                anchors = {heading.anchor for heading in pages[target].headings}
                if anchor and anchor not in anchors:
                    hint = did_you_mean(anchor, anchors)
                    message = f'{pages[target].path} has no heading "#{anchor}"{hint}'
                    yield Problem(page.path, line, f"{target}#{anchor}", message)
            elif target not in generated:
                hint = did_you_mean(target, [*pages, *generated])
                yield Problem(page.path, line, target, f"there is no such page{hint}")
