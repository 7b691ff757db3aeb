"""Binds the built site into a PDF for each language; started by `site.py book`.

Chromium prints twice: the first print tells on which page everything stands, the second has the
numbers of these pages in it.
"""

import argparse
import base64
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from explainer.addresses import HOME, book_file, language_folder
from explainer.copies.book import Book, document, numbered_anchors, with_numbers
from explainer.copies.book_pages import Binding
from explainer.copies.downloads import link_downloads, put_in_place
from explainer.copies.fonts import FONTS, FontFace, font_for, font_rule
from explainer.copies.printed import Facts, finished, pages_of_anchors
from explainer.copies.site_pages import read_pages, reading_order
from explainer.corpus.reading import read_corpus
from explainer.languages import HTML_LANGUAGE, LANGUAGES, Language
from launcher.project import ROOT, SITE, RefusalError, speak_in_any_encoding, step
from playwright.sync_api import Browser, Error, sync_playwright

LARGEST = 5_000_000
"""Bytes of a book."""
PATIENCE = 15 * 60 * 1000
"""Milliseconds for a print; on a busy computer one takes minutes."""
STYLES = ROOT / "hooks/explainer/copies/book.css"
PREPARE = (ROOT / "hooks/explainer/copies/book.js").read_text(encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Writes the books into the site and links them. Returns 1 where that is not possible."""
    parser = argparse.ArgumentParser(prog="site.py book", description=__doc__.split("\n")[0])
    parser.add_argument("--site", type=Path, default=SITE, help="folder of the built site (site/)")
    options = parser.parse_args(arguments)
    try:
        with sync_playwright() as playwright:
            program = os.environ.get("CHROMIUM") or None
            as_root = hasattr(os, "geteuid") and os.geteuid() == 0
            browser = playwright.chromium.launch(
                executable_path=program, args=["--no-sandbox"] if as_root else []
            )
            books = {language: make_book(browser, options.site, language) for language in LANGUAGES}
            browser.close()
    except (RefusalError, LookupError, Error) as error:
        print(f"site.py book: {error}", file=sys.stderr)
        return 1
    for language, content in books.items():
        file = options.site / book_file(language)
        with put_in_place(file) as aside:
            aside.write_bytes(content)
        step(f"{file}: {len(content) / 1_000_000:.1f} MB")
    link_downloads(options.site)
    return 0


def make_book(browser: Browser, site: Path, language: Language) -> bytes:
    """The site in a language as a PDF.

    Raises RefusalError where the numbers of pages do not come to rest, or where it is too large.
    """
    step(f"Printing the book: {HTML_LANGUAGE[language]}")
    made = datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC)
    pages = read_pages(site, language)
    (canonical,) = pages[HOME].cssselect("link[rel=canonical]")
    site_url = str(canonical.get("href")).removesuffix(language_folder(language))
    draft, _ = read_corpus(ROOT / "docs")
    if draft.interface is None:
        raise RefusalError("docs/corpus/interface.yml has faults; `site.py check` lists them")
    interface = draft.interface.record
    chapters = reading_order(pages, language)
    binding = Binding(language, frozenset(pages), site_url, interface)
    unnumbered = document(Book(pages, chapters, binding, made.date().isoformat(), _styles(site)))
    unnumbered = unnumbered.replace(
        "</style>", f"</style><style>{_font_rules(unnumbered)}</style>", 1
    )
    numbers = pages_of_anchors(_printed(browser, unnumbered))
    numbered = with_numbers(unnumbered, numbers)
    printed = _printed(browser, numbered)
    moved = pages_of_anchors(printed)
    if wrong := [name for name in numbered_anchors(unnumbered) if moved[name] != numbers[name]]:
        raise RefusalError(f"the page of {wrong[0]} is not the one that the contents tell")
    title = interface.site_name.text(language)
    facts = Facts(
        title=title,
        author=interface.site_short_name.text(language),
        subject=interface.book_lead.text(language),
        language=HTML_LANGUAGE[language],
        made=made,
    )
    content = finished(printed, facts)
    if len(content) > LARGEST:
        raise RefusalError(f"the book has {len(content):,} bytes; at most {LARGEST:,} are allowed")
    return content


def _styles(site: Path) -> list[str]:
    """The stylesheets of the site, the one of every page first, then that of the book."""
    files = sorted((site / "assets/stylesheets").glob("*.css"))
    files.sort(key=lambda file: file.name != "joined.css")
    return [file.read_text(encoding="utf-8") for file in (*files, STYLES)]


def _font_rules(text: str) -> str:
    """Rules for the Chinese fonts of this computer, with the characters of a text."""
    characters = frozenset(text)
    rules = []
    for face in FONTS:
        content = font_for(_font_file(face), face.family, characters)
        rules.append(font_rule(face, base64.b64encode(content).decode()))
    return "".join(rules)


def _font_file(face: FontFace) -> Path:
    """Where the face is installed. Raises RefusalError where it is not."""
    if not shutil.which("fc-match"):
        raise RefusalError("the program fc-match of fontconfig is needed to find fonts; install it")
    pattern = f"{face.family}:style={face.style}"
    asked = subprocess.run(
        ["fc-match", "--format", "%{family[0]}\n%{file}", pattern],
        capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    family, _, file = asked.stdout.partition("\n")
    if family != face.family:
        raise RefusalError(
            f"the font {face.family} is needed; Debian: apt-get install fonts-noto-cjk"
        )
    return Path(file)


def _printed(browser: Browser, html: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "book.html")
        file.write_text(html, encoding="utf-8")
        page = browser.new_page()
        page.set_default_timeout(PATIENCE)
        page.emulate_media(media="print")
        page.goto(file.as_uri())
        page.evaluate("document.fonts.ready")
        page.evaluate(PREPARE)
        printed = page.pdf(
            prefer_css_page_size=True, print_background=True, tagged=True, outline=True
        )
        page.close()
    return printed


if __name__ == "__main__":
    speak_in_any_encoding()
    sys.exit(main())
