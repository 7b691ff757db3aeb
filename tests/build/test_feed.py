"""The feed of changes: releases and reviews, in a language."""

from pathlib import Path

import feedparser
from explainer.build.compile import compile_site

CHANGELOG = """# Changelog

## Unreleased

- Something that nobody has yet.

## 0.2.0 – 2026-12-01

- The data as **files**.
- A feed.

## 0.1.0 (2026-11-01)

- The site.
"""


def test_releases_come_from_the_changelog_the_newest_first(example_docs: Path) -> None:
    files = compile_site(example_docs, changelog=CHANGELOG).files
    for path, title in (("feed.xml", "第0.2.0版"), ("en/feed.xml", "Release 0.2.0")):
        feed = feedparser.parse(files[path].encode())
        assert not feed.bozo
        assert feed.entries[0].title == title
        assert feed.entries[0].summary == "The data as files. A feed."
        assert [entry.updated[:10] for entry in feed.entries] == ["2026-12-01", "2026-11-01"]


def test_a_feed_without_changes_is_a_feed(example_docs: Path) -> None:
    feed = feedparser.parse(compile_site(example_docs).files["feed.xml"].encode())
    assert not feed.bozo
    assert feed.entries == []
