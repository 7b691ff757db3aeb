"""Whether every link of the finished pages leads to a page and an anchor that are there."""

from collections.abc import Collection, Iterator, Mapping, Set

from explainer.build.page_links import links_in, unpacked
from explainer.build.written import WrittenPage
from explainer.problems.problem import Problem, did_you_mean

_Anchors = Mapping[str, Set[str]]
"""What is on each page of a language, by its address."""


def broken_references(
    pages: Mapping[str, WrittenPage], files: Collection[str]
) -> Iterator[Problem]:
    """Every link from one page to another, or to a file, that leads nowhere.

    `pages` are those of all languages by their Markdown file: zh/sources/yearly-report.md; `files`
    are the other files of the site by their path below its root.
    """
    by_language: dict[str, dict[str, Set[str]]] = {}
    for name, written in pages.items():
        on_pages = by_language.setdefault(_language(name), {})
        on_pages[written.page.address] = frozenset(unpacked(written.anchors))
    for name, written in pages.items():
        anchors = by_language[_language(name)]
        if any(_fault(*_split(target), anchors, files) for target in unpacked(written.targets)):
            yield from _problems(name, written, anchors, files)


def _language(name: str) -> str:
    return name.partition("/")[0]


def _split(target: str) -> tuple[str, str]:
    address, _, anchor = target.partition("#")
    return address, anchor


def _fault(address: str, anchor: str, anchors: _Anchors, files: Collection[str]) -> str:
    if address in anchors:
        if anchor and anchor not in anchors[address]:
            return f'that page has no "#{anchor}"{did_you_mean(anchor, anchors[address])}'
        return ""
    return "" if address.removesuffix("/") in files else "there is no such page"


def _problems(
    name: str, written: WrittenPage, anchors: _Anchors, files: Collection[str]
) -> Iterator[Problem]:
    here = written.page.address or "the home page"
    place = written.page.record_place.split("#")[0] or name
    for link in links_in(written.html, written.page.address):
        if fault := _fault(link.address, link.anchor, anchors, files):
            shown = f"{link.path}#{link.anchor}" if link.anchor else link.path
            yield Problem(place, 0, shown, f"{fault}; {here} links to it")
