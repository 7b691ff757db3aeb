"""Addresses of pages: paths below the root of a language, the same in both languages."""

import posixpath

from explainer.languages import DEFAULT_LANGUAGE, Language

HOME = ""
SOURCES = "sources/"
LEVELS = "levels/"
GLOSSARY = "glossary/"
ABOUT = "about/"
STATUS = "about/status/"
DATA = "about/data/"
MECHANISMS = "mechanisms/"
POSTS = "posts/"
COMPARE = "compare/"
CHAIN = "chain/"
TIMELINE = "timeline/"
BACKGROUND = "background/"
READING = "background/reading/"
VARIANTS = "variants/"

FOLDER_FILE = "book/site.zip"
"""The whole site as a folder that opens without a server; made by a command of its own."""

VOCABULARY_STYLES = "assets/stylesheets/vocabulary.css"
"""The stylesheet that the build writes from the vocabulary; no file of docs/ has its path."""


def language_folder(language: Language) -> str:
    """Where the pages of a language lie below the root of the site: empty, or with a slash."""
    return "" if language == DEFAULT_LANGUAGE else f"{language}/"


def source_address(source: str) -> str:
    """The page of a source."""
    return f"{SOURCES}{source}/"


def level_address(level: str) -> str:
    """The page of a level."""
    return f"{LEVELS}{level}/"


def term_address(term: str) -> str:
    """The page of a term."""
    return f"{GLOSSARY}{term}/"


def post_address(post: str) -> str:
    """The page of a post."""
    return f"{POSTS}{post}/"


def mechanism_address(mechanism: str) -> str:
    """The page of a mechanism."""
    return f"{MECHANISMS}{mechanism}/"


def instrument_address(instrument: str) -> str:
    """The page of an instrument that is told article by article."""
    return f"{BACKGROUND}{instrument}/"


def parallel_address(address: str) -> str:
    """The page that has the page of an address in both languages; there is one for both."""
    return f"{address}parallel/"


def book_file(language: str) -> str:
    """The whole site in a language as a book; made by a command of its own."""
    return f"book/book-{language}.pdf"


def paragraph_anchor(number: int) -> str:
    """The anchor of a paragraph of a source on its page."""
    return f"paragraph-{number}"


def relative_url(page: str, target: str, anchor: str = "") -> str:
    """The link from one page to another (or to a place on it), both in the same language."""
    fragment = f"#{anchor}" if anchor else ""
    if page == target and anchor:
        return fragment
    return ("../" * page.count("/") + target or "./") + fragment


def markdown_file(address: str) -> str:
    """The Markdown file, below a language folder, that is published at an address."""
    if address in (HOME, SOURCES, LEVELS, GLOSSARY, MECHANISMS, POSTS, BACKGROUND):
        return f"{address}index.md"
    return f"{address.removesuffix('/')}.md"


def prose_address(name: str) -> str:
    """The address of a prose page by its name: about.md is about/."""
    stem = name.removesuffix(".md").removesuffix("index").removesuffix("/")
    return f"{stem}/" if stem else HOME


def linked_page(page: str, path: str) -> str:
    """The name of the page that the prose page `page` links to by the way on the disk."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page


def picture_file(page: str, path: str) -> str:
    """The file below docs that a picture of the prose page `page` names by its way on the disk."""
    return posixpath.normpath(posixpath.join("language", posixpath.dirname(page), path))


def file_url(page: str, folder: str, file: str) -> str:
    """The link from a page to a file of the site, such as assets/images/x.svg.

    `folder` is where the pages of the language lie: empty or en/.
    """
    return "../" * (page.count("/") + folder.count("/")) + file
