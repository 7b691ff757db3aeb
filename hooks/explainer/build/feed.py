"""The feed of changes of a language, in Atom: releases from the changelog, reviews of the texts."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from explainer.addresses import STATUS, language_folder, source_address
from explainer.corpus.corpus import Corpus
from explainer.languages import HTML_LANGUAGE, Language
from explainer.text.inline import plain_text

_ATOM = "http://www.w3.org/2005/Atom"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_RELEASE = re.compile(r"^## (?P<version>\d[\w.]*) \D*(?P<date>\d{4}-\d{2}-\d{2})\)?$", re.MULTILINE)
MOST_ENTRIES = 50
_BEGINNING = "1970-01-01"


@dataclass(frozen=True)
class Change:
    """An entry of the feed."""

    key: str
    """Unique among the entries, and the same in every build."""
    date: str
    """YYYY-MM-DD."""
    title: str
    text: str
    tag: str
    """The language of `text`."""
    address: str
    """The page that it is about."""


def feed_path(language: Language) -> str:
    """Where the feed of a language lies below the root of the site."""
    return f"{language_folder(language)}feed.xml"


def feed(
    corpus: Corpus, language: Language, url: str, changelog: str, reviewed: Mapping[str, str]
) -> str:
    """The last changes, the newest first.

    `changelog` is the text of CHANGELOG.md, whose releases are headed `## 1.2 – 2026-12-01`;
    `reviewed` has the day on which the texts of a source were last compared, by its id.
    """
    interface, home = corpus.interface, f"{url}{language_folder(language)}"
    changes = [
        *_releases(corpus, language, home, changelog),
        *_reviews(corpus, language, home, reviewed),
    ]
    newest = sorted(changes, key=lambda change: (change.date, change.key), reverse=True)
    root = etree.fromstring(f'<feed xmlns="{_ATOM}"/>')
    root.set(_LANGUAGE, HTML_LANGUAGE[language])
    _element(root, "id", home)
    _element(root, "title", interface.feed_title.text(language))
    _element(root, "updated", _moment(newest[0].date if newest else _BEGINNING))
    _element(_element(root, "author"), "name", interface.site_name.text(language))
    _element(root, "link", rel="self", href=f"{url}{feed_path(language)}")
    _element(root, "link", rel="alternate", href=home)
    for change in newest[:MOST_ENTRIES]:
        entry = _element(root, "entry")
        _element(entry, "id", f"{home}#{change.key}")
        _element(entry, "title", change.title)
        _element(entry, "updated", _moment(change.date))
        _element(entry, "link", rel="alternate", href=change.address)
        _element(entry, "summary", change.text).set(_LANGUAGE, change.tag)
    etree.indent(root, " ")
    body = etree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'


def _releases(corpus: Corpus, language: Language, home: str, changelog: str) -> Iterator[Change]:
    """The releases of the changelog, which is kept in English."""
    for release in _RELEASE.finditer(changelog):
        text = changelog[release.end() :].split("\n## ", 1)[0]
        yield Change(
            key=f"release-{release['version']}",
            date=release["date"],
            title=corpus.interface.feed_release.text(language).format(version=release["version"]),
            text=plain_text(" ".join(text.replace("\n- ", "\n").split()), lambda _: ""),
            tag=HTML_LANGUAGE["en"],
            address=f"{home}{STATUS}",
        )


def _reviews(
    corpus: Corpus, language: Language, home: str, reviewed: Mapping[str, str]
) -> Iterator[Change]:
    for source in corpus.sources.values():
        day = reviewed.get(source.id, "")
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", day):
            name = source.short.text(language)
            yield Change(
                key=f"review-{source.id}-{day}",
                date=day,
                title=corpus.interface.feed_review.text(language).format(source=name),
                text=corpus.interface.feed_review_text.text(language).format(
                    clauses=len(source.clauses())
                ),
                tag=HTML_LANGUAGE[language],
                address=f"{home}{source_address(source.id)}",
            )


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"


def _element(
    parent: etree._Element, name: str, text: str = "", **attributes: str
) -> etree._Element:
    made = etree.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    made.text = text or None
    return made
