"""Faults of which one half alone is told by rules: what is sure in one language only, a name in one
of several lists, a mark that no pair misses; and what browsers and screen readers pass over.
"""

from pathlib import Path

from tests.sabotage.fault import SETTINGS, Fault, appended, changed

_EN = "docs/en/index.md"
_ZH = "docs/zh/index.md"
_CSS = "docs/assets/stylesheets/site.css"
_JS = "docs/assets/javascripts/site.js"
_BASE = "docs/theme/base.html"
_FRAME = '<div class="md-container">'


def both(zh: str, en: str, words: str, line: int = 10, said_of: str = _EN) -> Fault:
    """A block before the second heading of both pages."""

    def spoil(root: Path) -> None:
        for path, heading, text in ((_ZH, "## 图", zh), (_EN, "## Diagram", en)):
            file = root / path
            old = file.read_text(encoding="utf-8")
            file.write_text(old.replace(heading, f"{text}\n\n{heading}", 1), encoding="utf-8")

    return Fault(f"unlike {zh!r} {en!r}", spoil, said_of, words, line)


LANGUAGES = [
    both("县里报告°。", "The county reports.", "zh has 1 of the sign °, en 0"),
    both("县里报告。", "The county° reports°.", "zh has 0 of the sign °, en 2"),
    both("占70%以上，另占50%以上。", "70% or less, and 50% or more.", "the bound differs"),
    both("共1.6万亿元。", "In all 1.6 trillion dollars.", "the currency differs"),
    both(
        "统筹先由中央来定；统筹先由中央来定。",
        "The centre plans, and does so first.",
        "this sentence stands twice",
        said_of=_ZH,
    ),
    both(
        "县里[[~chain-before]] ；报告。", "It [[~chain-before]] reports.", "no space", said_of=_ZH
    ),
    both(
        "县里的 [[overall-planning|统筹]]。",
        "Their [[overall-planning|planning]].",
        "no space stands beside a link",
        said_of=_ZH,
    ),
    both('县里"统筹”。', 'The county says "planning".', "Chinese quotation marks", said_of=_ZH),
    both("见<county.md>。", "See <county.md>.", "write [words](page.md)"),
    both("县里&nbsp报告。", "It&nbspreports.", "ends in a semicolon"),
    both("县里报告。\n｛ .lead ｝", "It reports.\n｛ .lead ｝", "write { .lead }", 11),
]

TEMPLATES = [
    changed(_BASE, _FRAME, f"{inserted}{_FRAME}", words, name=f"template {inserted!r}")
    for inserted, words in (
        ('<p id="one"></p><p id="one"></p>', 'the id "one" stands on line'),
        (
            '{% if page %}<p id="one"></p>{% endif %}<p id="one"></p>',
            'the id "one" stands on line',
        ),
        ('<button type="button"></button>', "nobody hears what this <button> is for"),
        ('<a class="md-skip" href="#tops">{{ root }}</a>', 'no template has the id "tops"'),
    )
] + [
    changed(_BASE, "{% block header %}", "{% block header %}{% if page %}", "not a valid template"),
]

STYLES = [
    appended(_CSS, f"{rule}\n", words, name=f"unlike {rule!r}")
    for rule, words in (
        ("p { color: #fff0; }", "this hides what readers came for"),
        ("h1 { color: rgba(1, 2, 3, 0); }", "this hides what readers came for"),
        ("h1 { color: hsl(1 2% 3% / 0%); }", "this hides what readers came for"),
        (".a { width: calc(100% - ) }", "a value is missing behind the last sign"),
        (".a { z-index: 1.5 }", "z-index is a whole number"),
        (".a { display: gird }", 'did you mean "grid"?'),
        ("@supports (display: gird) { .a { color: red } }", 'did you mean "grid"?'),
        ("@media (prefers-color-scheme: drak) { .a { color: red } }", 'did you mean "dark"?'),
        ("@media (hover: hoover) { .a { color: red } }", "is nothing that hover can be"),
    )
]

OTHERS = [
    appended(_JS, 'document.body.style.dispaly = "none";\n', 'did you mean "display"?'),
    changed("requirements.lock", "jinja2==3", "jinja2==2", "is of another version"),
    changed(SETTINGS, "    anchors: warn", "    anchor: warn", 'did you mean "anchors"?'),
    changed(SETTINGS, "            对照: ", "            对比: ", 'nav has no entry "对比"'),
]

MARKS = [
    changed(f"docs/corpus/{path}", words, marked, "`inferred` prints ° behind these words")
    for path, words, marked in (
        (
            "poster.yml",
            "县委书记, en: County Party secretary,",
            "县委书记°, en: County Party secretary°,",
        ),
        ("poster.yml", "使用资金, en: uses the funds,", "使用资金°, en: uses the funds°,"),
        (
            "sources/example-decision.yml",
            "zh: 帮扶\n    en: assists\n",
            "zh: 帮扶°\n    en: assists°\n",
        ),
        (
            "mechanisms/example-reports.yml",
            "zh: 使用\n      en: uses\n",
            "zh: 使用°\n      en: uses°\n",
        ),
    )
]

UNLIKE_FAULTS: list[Fault] = [*LANGUAGES, *TEMPLATES, *STYLES, *OTHERS, *MARKS]
