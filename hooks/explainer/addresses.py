"""Addresses of pages: paths below the root of a language, the same in both languages."""

HOME = ""
SOURCES = "sources/"
LEVELS = "levels/"
GLOSSARY = "glossary/"
ABOUT = "about/"
STATUS = "about/status/"
MECHANISMS = "mechanisms/"
COMPARE = "compare/"
CHAIN = "chain/"
TIMELINE = "timeline/"


def source_address(source: str) -> str:
    """The page of a source."""
    return f"{SOURCES}{source}/"


def level_address(level: str) -> str:
    """The page of a level."""
    return f"{LEVELS}{level}/"


def term_address(term: str) -> str:
    """The page of a term."""
    return f"{GLOSSARY}{term}/"


def mechanism_address(mechanism: str) -> str:
    """The page of a mechanism."""
    return f"{MECHANISMS}{mechanism}/"


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
    if address in (HOME, SOURCES, LEVELS, GLOSSARY, MECHANISMS):
        return f"{address}index.md"
    return f"{address.removesuffix('/')}.md"
