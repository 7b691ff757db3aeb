"""Looks at every page of the built site in one browser, in parts that run beside each other."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from heapq import heapify, heappop, heappush
from importlib import resources
from itertools import pairwise
from pathlib import Path
from typing import Any

from lxml import html as lxml_html
from playwright.sync_api import Browser, CDPSession, Page, ViewportSize

from tests.built_site import BuiltPage, read_site

PARTS = 8
"""So many tests share the pages; each takes every eighth, so that the heavy ones are spread."""

_KINDS = (
    "", "about/", "about/data/", "about/status/", "background/", "chain/", "compare/", "example/",
    "glossary/", "glossary/principal-responsibility/", "levels/", "levels/county/", "mechanisms/",
    "mechanisms/accountability-and-sanctions/", "posts/", "posts/county-party-secretary/",
    "sources/", "sources/hebei-decision/", "timeline/", "variants/",
)  # fmt: skip
KINDS_OF_PAGES = [
    *(folder + kind for kind in _KINDS for folder in ("", "en/")),
    "sources/hebei-decision/parallel/",
    "zh-hant/sources/hebei-decision/",
]
"""An address of each kind of page, in each language that it comes in."""

FAULTS = (Path(__file__).parent / "page_faults.js").read_text(encoding="utf-8")
AXE = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")

OF_STYLES = ("color-contrast", "link-in-text-block", "target-size")
"""The rules of axe that depend on styles.

page_faults.js measures that in each scheme and size; axe, which needs up to a hundred times as long
for it, checks it on each kind of page (test_browser.py).
"""

# Reading the styles anew, as axe can, is for styles from other hosts; there are none.
_RUN_AXE = """(rules) => axe.run(document, {
    preload: false, elementRef: false, resultTypes: ["violations"], ...rules,
}).then(({ violations }) => violations.flatMap(
    ({ id, nodes }) => nodes.map(({ target, html }) => `${id}: ${target} ${html.slice(0, 120)}`),
))"""

# What WCAG 1.4.12 lets a reader set, and letters of double size (1.4.4). Under the policy of the
# page no style element is allowed, but a sheet that a script constructs is.
TEXT_SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }"""
DOUBLE_LETTERS = "html { font-size: 250% !important; }"

AS_ON_A_DESK = {"deviceScaleFactor": 1, "mobile": False}

_ADOPT = """(text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = text ? [sheet] : [];
}"""

Look = Callable[[Page, CDPSession, bool], Iterator[str]]
"""Yields what is wrong with a page; it is told whether the page is one of `showing_all`.

The session is that of `resize`.
"""

# What says how an element is to be taken, whatever it is called and wherever it leads.
_TELLING = frozenset(
    "dir hidden inputmode lang open popover rel role scope tabindex target translate type "
    "aria-current aria-expanded aria-haspopup aria-hidden aria-live".split()
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


EACH_OF_TWINS = 20


def addresses(site: Path, part: int) -> list[str]:
    """The addresses of a part of all pages below the root of the site.

    Of the pages in traditional script, which have the markup and the styles of their twins, some
    stand for the rest, and each that shows anything anew.
    """
    files = sorted(site.rglob("*.html"), key=lambda file: file.stat().st_size)
    names = [file.relative_to(site).as_posix().removesuffix("index.html") for file in files]
    twins = [name for name in names if name.startswith("zh-hant/")]
    left_out = {*twins} - {*twins[::EACH_OF_TWINS]} - showing_all(site)
    return [name for name in names if name not in left_out][part::PARTS]


@cache
def showing_all(site: Path) -> frozenset[str]:
    """Addresses of pages that together show all that any page shows."""
    return covering(read_site(site, every_edition=True))


def covering(pages: Mapping[str, BuiltPage]) -> frozenset[str]:
    """Of these pages the addresses of some that together show each element in each of its places.

    Two elements are alike that differ in their words, in what they lead to and in how often they
    stand there. What axe finds and the colours in which a page is drawn depend on nothing else.
    """
    shown = {address: _elements(page) for address, page in pages.items()}
    left = set().union(*shown.values())
    chosen = set()
    # What a page would add only shrinks, so that whoever adds most by an old count is counted anew.
    waiting = [(-len(elements), address) for address, elements in shown.items()]
    heapify(waiting)
    while left:
        added, address = heappop(waiting)
        adds = len(shown[address] & left)
        if adds == -added:
            left -= shown[address]
            chosen.add(address)
        elif adds:
            heappush(waiting, (-adds, address))
    return frozenset(chosen)


def _elements(page: BuiltPage) -> set[object]:
    """The elements of a page, each with the two around it, and which heading follows which."""
    found: set[object] = set()
    headings = ["h1"]
    left: list[tuple[lxml_html.HtmlElement, tuple[object, ...], tuple[object, ...]]]
    left = [(page.root, (), ())]
    while left:
        element, parent, around = left.pop()
        tag = element.tag
        attributes = [
            (name, value if name in _TELLING else not value or value.isspace())
            for name, value in element.items()
            if name != "class"
        ]
        text = element.text
        own = (tag, element.get("class"), *attributes, not text or text.isspace())
        found.add((own, parent, around[:2]))
        if tag in _HEADINGS:
            headings.append(tag)
        left += [(child, own, parent) for child in element.iterchildren("*", reversed=True)]
    return found.union(pairwise(headings))


def axe(page: Page, rules: dict[str, Any]) -> list[str]:
    """What axe finds with some options: the rule, the place and the markup."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE)
    found: list[str] = page.evaluate(_RUN_AXE, rules)
    return found


def faults(page: Page, *looks: str) -> list[str]:
    """What `page_faults.js` finds in some respects: width, contrast, targets, language."""
    found: list[str] = page.evaluate(FAULTS, list(looks))
    return found


def use_style(page: Page, text: str) -> None:
    """Lays a style over the page as a reader's own; an empty one takes it away."""
    page.evaluate(_ADOPT, text)


def show_scheme(page: Page, scheme: str) -> None:
    """Changes the colours: default or slate."""
    page.evaluate("scheme => { document.body.dataset.mdColorScheme = scheme }", scheme)


def resize(session: CDPSession, size: ViewportSize) -> None:
    """Gives the page of a session another size, without that of a window, which takes longer."""
    session.send("Emulation.setDeviceMetricsOverride", {**size, **AS_ON_A_DESK})


def look_at_pages(
    browser: Browser, site: Path, site_url: str, part: int, look: Look, **context: Any
) -> list[str]:
    """Loads each page of a part once and returns what `look` finds, with the addresses.

    What a page says in the console is found too, and what it asks of other hosts or in vain.
    Transitions are off, so that colours are settled when they are measured.
    """
    opened = browser.new_context(reduced_motion="reduce", **context)
    page = opened.new_page()
    session = opened.new_cdp_session(page)
    said: list[str] = []
    _listen(page, site_url, said)
    found = []
    for address in addresses(site, part):
        page.goto(site_url + address)
        new = address in showing_all(site)
        found += [f"/{address}: {fault}" for fault in look(page, session, new)]
        found += [f"/{address}: {text}" for text in said]
        said.clear()
    opened.close()
    return found


def _listen(page: Page, site_url: str, said: list[str]) -> None:
    def hear(condition: bool, text: str) -> None:
        if condition:
            said.append(text)

    page.on("console", lambda message: hear(message.type == "error", f"console: {message.text}"))
    page.on("pageerror", lambda error: said.append(str(error)))
    # What is given up when the next page is opened has not failed.
    page.on(
        "requestfailed",
        lambda request: hear(request.failure != "net::ERR_ABORTED", f"failed: {request.url}"),
    )
    page.on("response", lambda answer: hear(answer.status >= 400, f"in vain: {answer.url}"))
    page.on(
        "request",
        lambda request: hear(
            not request.url.startswith((site_url, "data:", "blob:")), f"elsewhere: {request.url}"
        ),
    )
