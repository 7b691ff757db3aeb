"""Looks at every page of the built site in one browser, in parts that run beside each other."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import resources
from itertools import pairwise
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

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

_ADOPT = """(text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = text ? [sheet] : [];
}"""

Look = Callable[[Page, bool], Iterator[str]]
"""Yields what is wrong with a page; it is told whether the page is one of `showing_all`."""

# What says how an element is to be taken, whatever it is called and wherever it leads.
_TELLING = frozenset(
    "dir hidden inputmode lang open popover rel role scope tabindex target translate type "
    "aria-current aria-expanded aria-haspopup aria-hidden aria-live".split()
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def addresses(site: Path, part: int) -> list[str]:
    """The addresses of a part of all pages below the root of the site.

    Of the pages in traditional script, which have the markup and the styles of their twins, every
    twentieth stands for the others.
    """
    files = sorted(site.rglob("*.html"), key=lambda file: file.stat().st_size)
    names = [file.relative_to(site).as_posix().removesuffix("index.html") for file in files]
    traditional = [name for name in names if name.startswith("zh-hant/")]
    left_out = set(traditional) - set(traditional[::20])
    return [name for name in names if name not in left_out][part::PARTS]


@cache
def showing_all(site: Path) -> frozenset[str]:
    """Those of `addresses` whose pages together show all that any of them shows."""
    pages = read_site(site, every_edition=True)
    return covering({name: pages[name] for part in range(PARTS) for name in addresses(site, part)})


def covering(pages: Mapping[str, BuiltPage]) -> frozenset[str]:
    """Of these pages the addresses of some that together show each element in each of its places.

    Two elements are alike that differ in their words, in what they lead to and in how often they
    stand there. What axe finds and the colours in which a page is drawn depend on nothing else.
    """
    shown = {address: _elements(page) for address, page in pages.items()}
    chosen, seen = set(), set[object]()
    for address in sorted(shown, key=lambda address: (-len(shown[address]), address)):
        if shown[address] - seen:
            seen |= shown[address]
            chosen.add(address)
    return frozenset(chosen)


def _elements(page: BuiltPage) -> set[object]:
    """The elements of a page, each with the two around it, and which heading follows which."""
    found: set[object] = set()
    of_each: dict[object, tuple[object, ...]] = {None: ()}
    headings = ["h1"]
    for element in page.root.iter("*"):
        parent, tag = element.getparent(), str(element.tag)
        attributes = sorted(
            (name, value if name in _TELLING else bool(value.strip()))
            for name, value in element.items()
            if name != "class"
        )
        own = (tag, element.get("class"), *attributes, bool((element.text or "").strip()))
        of_each[element] = own
        around = parent.getparent() if parent is not None else None
        found.add((own, of_each[parent], of_each[around][:2]))
        if tag in _HEADINGS:
            headings.append(tag)
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


def look_at_pages(
    browser: Browser, site: Path, site_url: str, part: int, look: Look, **context: Any
) -> list[str]:
    """Loads each page of a part once and returns what `look` finds, with the addresses.

    What a page says in the console is found too, and what it asks of other hosts or in vain.
    Transitions are off, so that colours are settled when they are measured.
    """
    opened = browser.new_context(reduced_motion="reduce", **context)
    page = opened.new_page()
    said: list[str] = []
    _listen(page, site_url, said)
    found = []
    for address in addresses(site, part):
        page.goto(site_url + address)
        new = address in showing_all(site)
        found += [f"/{address}: {fault}" for fault in look(page, new)]
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
