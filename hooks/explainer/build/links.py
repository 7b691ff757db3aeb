"""Whether every link of the finished pages leads to a page and an anchor that are there."""

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping

from explainer.build.written import WrittenPage
from explainer.problems.problem import Problem, did_you_mean

_ID = re.compile(r'\sid="([^"]+)"')
_LINK = re.compile(r'<a\s[^>]*?\bhref="([^"#]*)(?:#([^"]*))?"')


def broken_references(
    pages: Mapping[str, WrittenPage], files: Collection[str]
) -> Iterator[Problem]:
    """Every link from one page to another, or to a file, that leads nowhere.

    `pages` are those of all languages by their Markdown file: zh/sources/yearly-report.md; `files`
    are the other files of the site by their path below its root.
    """
    anchors = {
        (name.split("/", 1)[0], written.page.address): set(_ID.findall(written.html))
        for name, written in pages.items()
    }
    for name, written in pages.items():
        language = name.split("/", 1)[0]
        for path, anchor in dict.fromkeys(_LINK.findall(written.html)):
            if ":" in path:
                continue
            # What stands behind a question mark is for the script of the page.
            resolved = _resolved(written.page.address, path.partition("?")[0])
            if resolved.removesuffix("/") in files:
                continue
            target = (language, resolved)
            fault = ""
            if target not in anchors:
                fault = "there is no such page"
            elif anchor and anchor not in anchors[target]:
                fault = f'that page has no "#{anchor}"{did_you_mean(anchor, anchors[target])}'
            if fault:
                here = written.page.address or "the home page"
                place = written.page.record_place.split("#")[0] or name
                link = f"{path}#{anchor}" if anchor else path
                yield Problem(place, 0, link, f"{fault}; {here} links to it")


def _resolved(address: str, path: str) -> str:
    if not path:
        return address
    resolved = posixpath.normpath(posixpath.join("/", address, path)).lstrip("/")
    return f"{resolved}/" if resolved else ""
