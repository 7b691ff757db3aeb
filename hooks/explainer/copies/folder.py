"""The site as a folder that opens without a server: links name files, no script is needed."""

import re
from collections.abc import Collection
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

from markupsafe import escape

from explainer.copies.downloads import with_downloads
from explainer.copies.site_pages import place_of

PAGE = "index.html"
_NEEDS_A_SERVER = re.compile(
    r"(?:^|/)(?:404\.html|card\.png|robots\.txt|sitemap\.xml(?:\.gz)?|offline-worker\.js|manifest[\w.-]*)$"
    r"|^(?:search|book|assets/javascripts)/"
)
_LINKS_TO_SCRIPTS = re.compile(
    r'\s*(?:<script\b[^>]*\bsrc="[^"]*"[^>]*></script>|<link\b[^>]*\brel="manifest"[^>]*>)'
)
_CANONICAL = re.compile(r'<link rel="canonical" href="(?P<address>[^"]+)"')
_TAG_WITH_ADDRESS = re.compile(r"<(?:a|link|img|image|use)\b[^>]*>")
_ADDRESS = re.compile(r'(?P<before>\s(?:href|src)=")(?P<link>[^"]*)"')
_SEARCH = re.compile(
    r'(?P<tag><a class="search-open"[^>]*?) href="[^"]*"'
    r'(?P<rest>[^>]*?data-without-site="(?P<name>[^"]*)"[^>]*>)'
    r'(?P<icon>.*?)<span class="search-open__text">[^<]*</span>.*?</a>',
    re.DOTALL,
)


def files_for_folder(site: Path) -> list[str]:
    """The files of a built site that work without a server, by their paths, in a fixed order."""
    paths = (file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file())
    return sorted(path for path in paths if not _NEEDS_A_SERVER.search(path))


def page_for_folder(html: str, path: str, files: Collection[str], site_url: str) -> str:
    """A finished page as it stands in the folder.

    `path` is that of its file, `files` are the paths of all files of the folder. What a link leads
    to outside of it is linked at `site_url`, which ends with a slash. The search leads there.
    """
    html = with_downloads(_LINKS_TO_SCRIPTS.sub("", html), "", {})
    html = _SEARCH.sub(lambda found: _search_elsewhere(found, path, site_url), html)

    def mend(tag: re.Match[str]) -> str:
        return _ADDRESS.sub(
            lambda found: f'{found["before"]}{_link(found["link"], path, files, site_url)}"', tag[0]
        )

    return _TAG_WITH_ADDRESS.sub(mend, html)


def _link(link: str, path: str, files: Collection[str], site_url: str) -> str:
    parts = urlsplit(link)
    place = None if parts.scheme or parts.netloc or not parts.path else place_of(path, link)
    if place is None:
        return link
    target, rest = place[0], link[len(parts.path) :]
    if target in files:
        return link
    if f"{target}{PAGE}" in files:
        return f"{parts.path.removesuffix('/')}/{PAGE}{rest}"
    return f"{site_url}{target}{rest}"


def _search_elsewhere(found: re.Match[str], path: str, site_url: str) -> str:
    """The link to the search as one to the published site, which it names as such."""
    address = escape(f"{site_url}{path.removesuffix(PAGE)}")
    name = found["name"]
    words = f'<span class="search-open__text">{name}</span>'
    return (
        f'{found["tag"]} href="{address}" title="{name}"{found["rest"]}{found["icon"]}{words}</a>'
    )


def site_url_of(home: str) -> str:
    """Where the site is published, as its first page says.

    Raises ValueError where it does not.
    """
    canonical = _CANONICAL.search(home)
    if canonical is None:
        raise ValueError("the first page names no address of its own")
    return unescape(canonical["address"])
