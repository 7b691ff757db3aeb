"""What a page weighs when it is opened first, and that the one stylesheet lacks nothing."""

import gzip
import io
from importlib import resources
from pathlib import Path

import pytest
from explainer.build.joined_styles import joined_styles, names_in_page, names_in_script
from PIL import Image, ImageChops
from playwright.sync_api import Browser, Page, Response, Route

KILOBYTE = 1024
MOST_REQUESTS = 8
# Chromium rounds a curved edge by one step of 255 differently from one drawing to the next.
MOST_OF_ROUNDING = 2
# The dots of a line it places differently, even of the same page; as a line they stay compared.
DOTS_AS_LINES = """
const style = new CSSStyleSheet();
style.replaceSync("* { text-decoration-style: solid !important }");
document.adoptedStyleSheets = [style];
"""
KINDS = (
    "",
    "en/",
    "sources/responsibility-system/",
    "en/sources/hebei-decision/",
    "en/glossary/battle-against-poverty/",
    "levels/county/",
    "en/compare/",
    "timeline/",
    "about/status/",
    "mechanisms/",
    "404.html",
)
SOURCE_PAGES = [
    f"{folder}sources/{source}/"
    for source in (
        "chengdu-symposium",
        "guangdong-rules",
        "hebei-decision",
        "responsibility-system",
        "top-leaders",
    )
    for folder in ("", "en/")
]


def weigh(page: Page, address: str) -> tuple[int, float]:
    """The requests of a page and their kilobytes, compressed as a server does at its best."""
    answers: list[Response] = []

    def remember(answer: Response) -> None:
        answers.append(answer)

    page.on("response", remember)
    page.goto(address)
    page.wait_for_load_state("networkidle")
    assert all(answer.ok for answer in answers), address
    sizes = [len(gzip.compress(answer.body(), 9)) for answer in answers]
    return len(sizes), sum(sizes) / KILOBYTE


@pytest.mark.parametrize(
    ("address", "most"),
    [
        *((address, 50) for address in SOURCE_PAGES),
        ("", 40),
        ("en/", 40),
        ("glossary/battle-against-poverty/", 40),
        ("en/glossary/battle-against-poverty/", 40),
    ],
)
def test_a_page_is_light_when_it_is_opened_first(
    browser: Browser, site_url: str, address: str, most: float
) -> None:
    context = browser.new_context(service_workers="block")
    requests, kilobytes = weigh(context.new_page(), site_url + address)
    context.close()
    assert requests <= MOST_REQUESTS
    assert kilobytes <= most


def whole_styles(site: Path) -> str:
    """The stylesheets that the one of the site is made of, with every rule."""
    theme = resources.files("material") / "templates/assets/stylesheets"
    of_theme = sorted(
        (file for file in theme.iterdir() if file.name.endswith(".min.css")),
        key=lambda file: file.name,
    )
    own = [
        site / f"assets/stylesheets/{name}.css"
        for name in ("vocabulary", "site", "diagrams", "reading", "print")
    ]
    texts = [file.read_text(encoding="utf-8") for file in [*of_theme, *own]]
    return "\n".join(text.replace('@charset "UTF-8";', "") for text in texts)


def seen_difference(one: Page, other: Page) -> tuple[int, int, int, int] | None:
    """The box of pixels in which what is seen of two pages differs; none where it is the same."""
    shots = [Image.open(io.BytesIO(page.screenshot())).convert("RGB") for page in (one, other)]
    differences = ImageChops.difference(*shots)
    steps = [0 if step <= MOST_OF_ROUNDING else step for step in range(256)]
    return differences.point(steps * 3).getbbox()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_no_page_looks_otherwise_than_with_all_rules(
    browser: Browser, real_site: Path, site_url: str, width: int, scheme: str
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
        service_workers="block",
    )
    context.add_init_script(DOTS_AS_LINES)
    whole = whole_styles(real_site)
    cut, full = context.new_page(), context.new_page()

    def give_all(route: Route) -> None:
        route.fulfill(body=whole, content_type="text/css")

    full.route("**/joined.css", give_all)
    for address in KINDS:
        assert (real_site / address / "index.html").is_file() or address == "404.html", address
        cut.goto(site_url + address)
        full.goto(site_url + address)
        assert seen_difference(cut, full) is None, address
        heights = [page.evaluate("document.documentElement.scrollHeight") for page in (cut, full)]
        assert heights[0] == heights[1], address
    context.close()


def test_a_site_has_no_file_of_the_theme_that_no_page_asks_for(real_site: Path) -> None:
    names = [file.relative_to(real_site).as_posix() for file in real_site.rglob("*")]
    assert not [name for name in names if name.endswith(".map") or ".min." in name]
    assert not [name for name in names if "lunr" in name or "workers" in name]


def test_rules_stay_where_a_page_or_a_script_can_need_them() -> None:
    sheet = """
    a { color: red } em { color: red } .box, .gone { color: red } .box .gone { color: red }
    #here { color: red } [data-level=x] { color: red } [data-level=y] { color: red }
    .added:not(.gone)::before { color: red } details[open] > a { color: red }
    @media print { .gone { color: red } .box { color: var(--used) } } @media print { .gone {} }
    :root { --used: 1; --unused: 2; --elsewhere: 3 }
    @keyframes turns { to { opacity: 1 } } @keyframes rests { to { opacity: 1 } }
    a:hover { animation: turns 1s }
    """
    page = '<a href="x" class="box" id="here" data-level="x">word em</a><details></details>'
    used = names_in_page(page) | names_in_script('item.classList.add("added")')
    assert joined_styles([sheet], used, ["p { width: var(--elsewhere) }"]) == (
        "a{color:red}.box{color:red}#here{color:red}[data-level=x]{color:red}"
        ".added:not(.gone)::before{color:red}details[open]>a{color:red}"
        "@media print{.box{color:var(--used)}}:root{--used:1;--elsewhere:3}"
        "@keyframes turns{to{opacity:1}}a:hover{animation:turns 1s}"
    )
