"""The last step of a page: mended, closed to other hosts, checked and written."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from explainer.build.finished_page import page_faults
from explainer.build.foreign_words import mended_page
from explainer.build.joined_styles import names_in_page
from explainer.build.security_policy import PolicyError, with_security_policy
from explainer.build.traditional import Twin, traditional_page
from explainer.languages import Language
from explainer.work.derived import Derived, derive


@dataclass(frozen=True)
class FinishedPage:
    """A page as the templates have made it."""

    html: str
    language: Language
    place: str
    """Where the record behind it stands, for messages."""
    file: Path
    """Where it is to be written."""
    scripts: Sequence[str]
    """The code of the inline scripts that the templates of the theme hold."""
    twin: Twin | None = None
    """The page that is made of it in traditional script."""


@dataclass(frozen=True)
class Written:
    """What a page has that the whole site must know of."""

    faults: tuple[str, ...]
    names: frozenset[str]
    """What a stylesheet can find in it."""
    derived: str
    """The name under which it is found again."""


def write_finished(page: FinishedPage, derived: Derived) -> Written:
    """Writes a page, and its twin."""
    edition = [page.twin.address, page.twin.edition.digest] if page.twin else []
    made_from = [page.html, page.language, *page.scripts, *edition]
    name, (html, faults, names) = derive(derived, made_from, lambda: _finished(page))
    files = [page.file, *([page.twin.file] if page.twin else [])]
    for file, content in zip(files, html, strict=True):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return Written(tuple(f"{page.place}: {fault}" for fault in faults), frozenset(names), name)


def _finished(page: FinishedPage) -> tuple[list[bytes], list[str], list[str]]:
    """The page and its twin as they are written, its faults, its names."""
    html = mended_page(page.html, page.language)
    faults = page_faults(html, page.scripts)
    try:
        html = with_security_policy(html, page.scripts)
    except PolicyError as error:
        faults.append(str(error))
    twin = page.twin
    twins = [traditional_page(html, twin.address, twin.edition)] if twin else []
    written = [text.encode("utf-8", "xmlcharrefreplace") for text in (html, *twins)]
    return written, faults, sorted(names_in_page(html))
