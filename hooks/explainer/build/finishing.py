"""The last step of a page: mended, closed to other hosts, checked and written."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from explainer.build.finished_page import page_faults
from explainer.build.joined_styles import names_in_page
from explainer.build.mended_words import mended_page
from explainer.build.security_policy import PolicyError, with_security_policy
from explainer.build.traditional import Twin, traditional_page
from explainer.languages import Language
from explainer.work.derived import Derived, derived_name, keep_value, read_value
from explainer.work.kept_files import files_in, place, place_kept


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
    files: tuple[str, ...]
    """The names of the page and its twin among the kept files."""


def write_finished(page: FinishedPage, derived: Derived) -> Written:
    """Writes a page, and its twin."""
    edition = [page.twin.address, page.twin.edition.digest] if page.twin else []
    made_from = [page.html, page.language, page.place, *page.scripts, *edition]
    name = derived_name(derived, made_from)
    files = [page.file, *([page.twin.file] if page.twin else [])]
    known = read_value(derived, name)
    if isinstance(known, Written) and place_known(known, files, derived):
        return known
    texts, faults, names = _finished(page)
    kept = files_in(derived)
    placed = (place(kept, text, file) for text, file in zip(texts, files, strict=True))
    written = Written(tuple(faults), names, name, tuple(placed))
    keep_value(derived, name, written)
    return written


def place_known(page: Written, files: Sequence[Path], derived: Derived) -> bool:
    """Puts a page that an earlier build has written, and its twin, at `files`.

    False where it is not kept or not whole.
    """
    kept = files_in(derived)
    return all(place_kept(kept, *own) for own in zip(page.files, files, strict=True))


def _finished(page: FinishedPage) -> tuple[list[bytes], list[str], str]:
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
    faults = [f"{page.place}: {fault}" for fault in faults]
    return written, faults, " ".join(sorted(names_in_page(html)))
