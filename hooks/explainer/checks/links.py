"""The pages of the site by name: which are generated, and whether links of prose lead to one."""

import re
from collections.abc import Collection, Container, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from explainer.addresses import (
    BACKGROUND,
    DATA,
    GLOSSARY,
    LEVELS,
    MECHANISMS,
    POSTS,
    READING,
    SOURCES,
    STATUS,
    VARIANTS,
    instrument_address,
    level_address,
    linked_page,
    markdown_file,
    mechanism_address,
    picture_file,
    post_address,
    source_address,
    term_address,
)
from explainer.checks.identities import RESERVED_ANCHORS
from explainer.corpus.known_ids import KnownIds
from explainer.languages import Language
from explainer.problems.problem import Problem, did_you_mean, shown
from explainer.prose.page import ProsePage

_SHEETS = "assets/stylesheets/"
_HOST = re.compile(r"[^\s@/:]+(?::[0-9]{1,5})?")
_OWN_MACHINE = re.compile(r"(?:localhost|127\.|0\.0\.0\.0|\[::1\])", re.IGNORECASE)
_FULL_WIDTH_END = re.compile("[，。；：、！？”》]$")
_PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif")
_SCHEMES_OF_LINKS = ("https", "http", "mailto")
# A folder may be put before it: that of a language.
_PRINTED = re.compile(
    r"['\"](?:en/|zh-hant/)?(?P<address>(?:[a-z0-9-]+/)*[a-z0-9-]+)/['\"]\s*\)?\s*\|\s*url\b"
)
_EDITIONS = ("en", "zh-hant", "parallel")
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")


@dataclass(frozen=True)
class Lead:
    """A link within the site."""

    line: int
    name: str
    """The page or file it leads to, below the folder of the language or of docs."""
    anchor: str
    words: str


def generated_names(known: KnownIds) -> frozenset[str]:
    """The Markdown files below a language folder that the generator writes."""
    addresses = [SOURCES, LEVELS, GLOSSARY, MECHANISMS, POSTS, STATUS, DATA]
    addresses += [source_address(source) for source in known.sources]
    addresses += [level_address(level) for level in known.levels]
    addresses += [term_address(term) for term in known.terms]
    addresses += [post_address(post) for post in known.posts]
    addresses += [mechanism_address(mechanism) for mechanism in known.mechanisms]
    addresses += [BACKGROUND] if known.background else []
    addresses += [READING] if known.references else []
    addresses += [VARIANTS] if known.variants else []
    addresses += [instrument_address(instrument) for instrument in known.instruments]
    return frozenset(markdown_file(address) for address in addresses)


def lost_pages_of_templates(
    docs: Path, names: Container[str], label: str = "docs"
) -> Iterator[Problem]:
    """Addresses of pages that the templates of `docs` print and no page has; `names` are those of
    the pages below a language folder.
    """
    for file in sorted((docs / "theme").rglob("*.html")):
        text = file.read_text("utf-8")
        for match in _PRINTED.finditer(text):
            address = match["address"]
            if address in _EDITIONS:
                continue
            if not any(f"{address}{end}" in names for end in (".md", "/index.md")):
                line = text.count("\n", 0, match.start()) + 1
                path = f"{label}/{file.relative_to(docs).as_posix()}"
                message = f"there is no page {shown(address)}/; mend the address"
                yield Problem(path, line, "", message)


def leads(page: ProsePage) -> Iterator[Lead]:
    """The links of a page to pages of the site."""
    for target in page.targets:
        parts = urlsplit(target.address)
        if target.is_picture or parts.scheme or parts.netloc or parts.path.startswith("/"):
            continue
        yield Lead(target.line, linked_page(page.name, parts.path), parts.fragment, target.words)


def clashing_names(pages: Mapping[str, ProsePage], generated: frozenset[str]) -> Iterator[Problem]:
    """Prose pages at the address of a generated page."""
    for name, page in pages.items():
        if name in generated:
            message = "a generated page has this address; rename the file"
            yield Problem(page.path, 1, "", message)


def same_titles(prose: Mapping[Language, Mapping[str, ProsePage]]) -> Iterator[Problem]:
    """Prose pages of a language that have the title of another one."""
    for pages in prose.values():
        owners: dict[str, str] = {}
        for name in sorted(pages):
            page = pages[name]
            other = owners.setdefault(page.head.title, page.path)
            if page.head.title and other != page.path:
                message = f"{other} has this title; say what this page tells"
                yield Problem(page.path, page.head.lines.get("title", 1), "title", message)


def broken_links(
    pages: Mapping[str, ProsePage],
    generated: frozenset[str],
    assets: Collection[str],
    anchors_of: Mapping[str, Collection[str]],
    twins: Mapping[str, ProsePage],
) -> Iterator[Problem]:
    """Links and pictures of the prose pages of a language that lead nowhere or to another host.

    `assets` are the files of docs/assets by path below docs, `anchors_of` the statements and
    sections of the pages of sources. Other anchors of generated pages are left to the build. A
    heading that the page lacks and its twin has is told as a difference between these `twins`.
    """
    for page in pages.values():
        yield from _foreign(page)
        yield from _missing_pictures(page, assets)
        for lead in leads(page):
            if lead.name in pages:
                anchors = {heading.anchor for heading in pages[lead.name].headings}
                of_twin = twins[lead.name].headings if lead.name in twins else ()
                anchors |= {heading.anchor for heading in of_twin}
                if lead.anchor and lead.anchor not in anchors:
                    hint = did_you_mean(lead.anchor, anchors)
                    message = f'{pages[lead.name].path} has no heading "#{lead.anchor}"{hint}'
                    yield Problem(page.path, lead.line, f"{lead.name}#{lead.anchor}", message)
            elif lead.anchor and (known := anchors_of.get(lead.name)):
                if lead.anchor not in known and not RESERVED_ANCHORS.fullmatch(lead.anchor):
                    hint = did_you_mean(lead.anchor, known)
                    message = f'that page has no statement or section "#{lead.anchor}"{hint}'
                    yield Problem(page.path, lead.line, f"{lead.name}#{lead.anchor}", message)
            elif lead.name not in generated:
                hint = did_you_mean(lead.name, [*pages, *generated])
                yield Problem(page.path, lead.line, lead.name, f"there is no such page{hint}")


def _foreign(page: ProsePage) -> Iterator[Problem]:
    for target in page.targets:
        parts = urlsplit(target.address)
        if target.is_picture and (parts.scheme or parts.netloc):
            message = (
                "a picture comes from this site alone; put it into docs/assets/images and write "
                "../assets/images/name.svg"
            )
            yield Problem(page.path, target.line, target.address, message)
        elif not target.address or "\\" in target.address:
            message = "this address leads nowhere; write a page or https://…"
            yield Problem(page.path, target.line, target.address or "()", message)
        elif parts.scheme in ("http", "https") and not _HOST.fullmatch(parts.netloc):
            message = "this address names no host; write https://host/…, without a password"
            yield Problem(page.path, target.line, target.address, message)
        elif parts.scheme in ("http", "https") and _OWN_MACHINE.match(parts.netloc):
            message = "this address leads to the reader's own machine; write a page or https://…"
            yield Problem(page.path, target.line, target.address, message)
        elif parts.scheme and _FULL_WIDTH_END.search(unquote(target.address)):
            message = "a full-width mark ends the address; write it behind the bracket"
            yield Problem(page.path, target.line, unquote(target.address), message)
        elif parts.scheme and parts.scheme not in _SCHEMES_OF_LINKS:
            message = "a link leads to a page of the site, or starts with https:// or mailto:"
            yield Problem(page.path, target.line, target.address, message)
        elif parts.scheme == "mailto" and not _MAIL.fullmatch(parts.path):
            message = "this is no address of mail; write mailto:name@host.example"
            yield Problem(page.path, target.line, target.address, message)
        elif target.is_picture:
            if parts.query or parts.fragment:
                message = (
                    "nothing stands behind the name of a picture; delete what begins with ? or #"
                )
                yield Problem(page.path, target.line, target.address, message)
            elif not parts.path.endswith(_PICTURES):
                message = f"no picture; pictures end in {', '.join(_PICTURES)}"
                yield Problem(page.path, target.line, target.address, message)
        elif not parts.scheme and target.address.endswith("#"):
            message = "nothing stands behind #; write the id of a heading, or the page alone"
            yield Problem(page.path, target.line, target.address, message)
        elif not parts.scheme and parts.query:
            message = "a page of the site has no ?; write the page alone, or its #id"
            yield Problem(page.path, target.line, target.address, message)
        elif not parts.scheme and (parts.netloc or parts.path.startswith("/")):
            message = "write the way from this file, such as ../about.md, or a whole address"
            yield Problem(page.path, target.line, target.address, message)


def missing_sheets(page: ProsePage, assets: Collection[str]) -> Iterator[Problem]:
    """Style sheets in the head of a page that are not among the `assets`."""
    sheets = {name.removeprefix(_SHEETS).removesuffix(".css") for name in assets}
    for name in page.head.styles:
        if f"{_SHEETS}{name}.css" not in assets:
            message = f"there is no docs/{_SHEETS}{name}.css{did_you_mean(name, sheets)}"
            line = page.head.lines.get("styles", 1)
            yield Problem(page.path, line, "styles", message, ("style sheet", name))


def _missing_pictures(page: ProsePage, assets: Collection[str]) -> Iterator[Problem]:
    for target in page.targets:
        if not target.is_picture or urlsplit(target.address).scheme:
            continue
        name = picture_file(page.name, urlsplit(target.address).path).replace("//", "/")
        if name not in assets:
            hint = did_you_mean(name, assets)
            message = f"there is no docs/{name}; write ../assets/images/name.svg{hint}"
            yield Problem(page.path, target.line, target.address, message)
