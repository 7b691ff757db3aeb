"""The last step of a page: mended, closed to other hosts, checked and written."""

import pickle
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from explainer.build.finished_page import page_faults
from explainer.build.joined_styles import names_in_page
from explainer.build.mended_words import mended_page
from explainer.build.security_policy import PolicyError, with_security_policy
from explainer.build.traditional import Twin, traditional_page
from explainer.languages import Language
from explainer.work.derived import Derived, derive, read_kept


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
    inputs: str = ""
    """The digest of all that the templates have made it from; empty where it is not taken over."""


@dataclass(frozen=True)
class Written:
    """What a page has that the whole site must know of."""

    faults: tuple[str, ...]
    names: str
    """What a stylesheet can find in it, with spaces between."""
    derived: str
    """The name under which it is found again."""


_Finished = tuple[list[bytes], list[str], str]
"""The page and its twin as they are written, its faults, its names."""


def write_finished(page: FinishedPage, derived: Derived) -> Written:
    """Writes a page, and its twin."""
    edition = [page.twin.address, page.twin.edition.digest] if page.twin else []
    made_from = [page.html, page.language, page.place, *page.scripts, *edition]
    name, finished = derive(derived, made_from, lambda: _finished(page))
    return _written([page.file, *([page.twin.file] if page.twin else [])], name, finished)


def write_known(name: str, files: Sequence[Path], derived: Derived) -> Written | None:
    """Writes the page that an earlier build has kept under this name, and its twin, to `files`.

    None where it is not there or not whole.
    """
    content = read_kept(derived, name)
    return _written(files, name, pickle.loads(content)) if content else None


def _written(files: Iterable[Path], name: str, finished: _Finished) -> Written:
    html, faults, names = finished
    for file, content in zip(files, html, strict=True):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return Written(tuple(faults), names, name)


def _finished(page: FinishedPage) -> _Finished:
    html = mended_page(page.html, page.language)
    faults = page_faults(html, page.scripts)
    try:
        html = with_security_policy(html, page.scripts)
    except PolicyError as error:
        faults.append(str(error))
    twin = page.twin
    twins = [traditional_page(html, twin.address, twin.edition)] if twin else []
    written = [text.encode("utf-8", "xmlcharrefreplace") for text in (html, *twins)]
    faults = [f"{page.place}: {fault}" for fault in faults]
    return written, faults, " ".join(sorted(names_in_page(html)))
