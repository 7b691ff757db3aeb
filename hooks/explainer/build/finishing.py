"""The last step of a page: mended, closed to other hosts, checked and written."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from explainer.build.finished_page import page_faults
from explainer.build.foreign_words import mended_page
from explainer.build.joined_styles import names_in_page
from explainer.build.security_policy import PolicyError, with_security_policy
from explainer.languages import Language


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


@dataclass(frozen=True)
class Written:
    """What a page has that the whole site must know of."""

    faults: tuple[str, ...]
    names: frozenset[str]
    """What a stylesheet can find in it."""


def write_finished(page: FinishedPage) -> Written:
    """Writes a page."""
    html = mended_page(page.html, page.language)
    faults = page_faults(html, page.scripts)
    try:
        html = with_security_policy(html, page.scripts)
    except PolicyError as error:
        faults.append(str(error))
    page.file.parent.mkdir(parents=True, exist_ok=True)
    page.file.write_text(html, encoding="utf-8", errors="xmlcharrefreplace", newline="")
    return Written(tuple(f"{page.place}: {fault}" for fault in faults), names_in_page(html))
