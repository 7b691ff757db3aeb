"""The files that programs look for at the root of a site: robots.txt, sitemap, manifests."""

import gzip
import json
from collections.abc import Iterable
from pathlib import Path

from lxml import etree

from explainer.addresses import language_folder
from explainer.build.icons import ICON_SIZES, icon_path
from explainer.build.traditional import FOLDER as TRADITIONAL_FOLDER
from explainer.build.traditional import TAG as TRADITIONAL_TAG
from explainer.corpus.corpus import Corpus
from explainer.languages import DEFAULT_LANGUAGE, HTML_LANGUAGE, LANGUAGES, Language
from explainer.pages.page import Page

THEME_COLOUR = "#1f5c6b"
"""The colour of the header, which a browser may take for its own frame."""

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"


def robots(url: str) -> str:
    """Everything may be read; the sitemap is named."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {url}sitemap.xml\n"


def sitemap(addresses: Iterable[str], editions: Iterable[tuple[str, str]], url: str) -> bytes:
    """Each page of each edition with its alternates.

    `addresses` are those of the pages below the root of an edition; an edition is its language tag
    and its folder, the first one that of readers whose language there is not.
    """
    every = list(editions)
    root = etree.fromstring(f'<urlset xmlns="{_SITEMAP}" xmlns:xhtml="{_XHTML}"/>')
    for address in addresses:
        alternates = [(tag, f"{url}{folder}{address}") for tag, folder in every]
        for _, location in alternates:
            entry = etree.SubElement(root, f"{{{_SITEMAP}}}url")
            etree.SubElement(entry, f"{{{_SITEMAP}}}loc").text = location
            for tag, other in [*alternates, ("x-default", alternates[0][1])]:
                link = {"rel": "alternate", "hreflang": tag, "href": other}
                etree.SubElement(entry, f"{{{_XHTML}}}link", link)
    etree.indent(root, " ")
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"


def write_sitemap(site: Path, pages: Iterable[Page], url: str) -> None:
    """Writes the sitemap of these pages to the root of the site, and packed beside it."""
    addresses = [
        page.address
        for page in pages
        if page.language == DEFAULT_LANGUAGE and page.kind != "parallel"
    ]
    content = sitemap(addresses, editions(), url)
    (site / "sitemap.xml").write_bytes(content)
    # Written by the class, whose header is the same in every version of Python.
    with (
        (site / "sitemap.xml.gz").open("wb") as file,
        gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0) as packed,
    ):
        packed.write(content)


def editions() -> list[tuple[str, str]]:
    """The language tag and the folder of each language of the site."""
    written = [(HTML_LANGUAGE[language], language_folder(language)) for language in LANGUAGES]
    return [*written, (TRADITIONAL_TAG, TRADITIONAL_FOLDER)]


def manifest_path(language: Language) -> str:
    """Where the manifest of a language lies below the root of the site."""
    return f"assets/manifest.{language}.webmanifest"


def manifest(corpus: Corpus, language: Language) -> str:
    """What a device needs to put the site among its programs. Paths start from the manifest."""
    interface = corpus.interface
    icons = [
        {"src": f"../{icon_path(size)}", "sizes": f"{size}x{size}", "type": "image/png"}
        for size in ICON_SIZES
    ]
    return json.dumps(
        {
            "name": interface.site_name.text(language),
            "short_name": interface.site_short_name.text(language),
            "lang": HTML_LANGUAGE[language],
            "start_url": f"../{language_folder(language)}",
            "scope": "../",
            "display": "minimal-ui",
            "background_color": "#ffffff",
            "theme_color": THEME_COLOUR,
            "icons": icons,
        },
        ensure_ascii=False,
        indent=1,
    )
