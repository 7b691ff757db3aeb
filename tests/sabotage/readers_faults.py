"""What keeps pages from readers, names that mislead them, and words that are not there."""

from pathlib import Path

from tests.sabotage.fault import MECHANISM, SOURCE, VOCABULARY, Fault, appended, changed, deleted

_EN = "docs/en/index.md"
_ZH = "docs/zh/index.md"
_CSS = "docs/assets/stylesheets/site.css"
_JS = "docs/assets/javascripts/site.js"
_MAIN = "docs/theme/main.html"
_BASE = "docs/theme/base.html"
_HIDES = "this hides what readers came for"
_NO_WORDS = "words are missing here"
_FORM = "is a form that no search finds"
_CONSTANT = "is a constant and cannot be set again"
_CHINESE = "县委书记在2016年12月报告。"
_ENGLISH = "County Party secretaries reported in December 2016."
_NO_TAG = "is not allowed; write plain text"
_NO_NUMBER = "must be a whole number in digits 0-9"
_GONE = "the folder is missing; restore it"

STYLES = [
    appended(_CSS, f"{rule}\n", _HIDES)
    for rule in (
        "body { display: none; }",
        "main, .x { display: none !important; }",
        ".md-typeset p { visibility: hidden; }",
        ".md-content > article { opacity: 0.0; }",
        "h1 { font-size: 0; }",
        "p { color: transparent; }",
        "html body { height: 0; overflow: hidden; }",
        ".md-content { left: -9999px; position: absolute; }",
        "td { text-indent: -999em; }",
        "main { clip-path: inset(100%); }",
        "a { pointer-events: none; }",
        "* { user-select: none; }",
        "@media (width > 1px) { li { display: none; } }",
        "article { content-visibility: hidden; }",
    )
]
STYLES += [
    appended(_CSS, f"h1::after {{ content: {words}; }}\n", "words in a stylesheet")
    for words in ('"伪造的结论"', '"Not true: "', 'attr(title) " (false)"')
]


def in_main(old: str, new: str, words: str) -> Fault:
    """The first `old` of the template of every page becomes `new`."""
    return changed(_MAIN, old, new, words)


TEMPLATES = [
    *(
        changed(_BASE, '<main class="md-main">', f'<main class="md-main" {attribute}>', "the whole")
        for attribute in ("hidden", "inert", 'aria-hidden="true"')
    ),
    changed(_BASE, '<body dir="ltr"', '<body dir="rtl"', "from left to right"),
    changed(_BASE, ' lang="{{ html_language[language] }}"', "", "which language it is in"),
    changed(_BASE, 'lang="{{ html_language[language] }}"', 'lang="fr"', "which language it is in"),
    changed(_BASE, '<script type="module"', "<script", "every script here is a module"),
    *(
        in_main(
            '<meta charset="utf-8">',
            f'<meta charset="utf-8"><meta name="{name}" content="{content}">',
            "out of search engines",
        )
        for name, content in (("robots", "noindex"), ("googlebot", "none"), ("Robots", "nofollow"))
    ),
    in_main('<meta charset="utf-8">', '<meta charset="gbk">', "every page is UTF-8"),
    in_main("initial-scale=1", "initial-scale=1,user-scalable=no", "able to enlarge a page"),
    in_main("initial-scale=1", "initial-scale=1,maximum-scale=1", "able to enlarge a page"),
    in_main('hreflang="en" href="', 'hreflang="en" href="https://a.example/', "names another host"),
    in_main("{{ head.structured | safe }}", '{"@type":', "the build makes the whole of these data"),
    in_main("structured | safe }}", "structured | safe }},", "the build makes the whole of these"),
    *(
        appended(_MAIN, f"{{% block {block} %}}{{% endblock %}}\n", "this empties what base.html")
        for block in ("content", "header", "scripts", "footer")
    ),
    *(
        Fault(
            f"no template includes {name}",
            changed(_BASE, f'{{% include "partials/{name}.html" %}}', "", "").spoil,
            f"docs/theme/partials/{name}.html",
            "no template includes this one",
            0,
        )
        for name in ("content", "header", "footer", "tabs", "toc", "siblings")
    ),
    *(
        Fault(f"every page lacks {old}", changed(path, old, "", "").spoil, _MAIN, words, 0)
        for path, old, words in (
            (_BASE, "<!doctype html>\n", "no template has <!doctype html>"),
            (_MAIN, '<meta charset="utf-8">', "no template has <meta charset="),
            (_MAIN, '<meta name="theme-color" content="{{ theme_colour }}">', "`theme_colour`"),
        )
    ),
]

SCRIPTS = [
    appended(_JS, "const mostOfAll = 1;\nmostOfAll = 2;\n", _CONSTANT, "mostOfAll = 2"),
    appended(_JS, "const most = 1;\nif (most) most += 1;\n", _CONSTANT, "most += 1", "most set"),
    appended(_JS, "const least = 1;\nleast++;\n", _CONSTANT, "least++"),
    appended(_JS, "const fewest = 1;\n--fewest;\n", _CONSTANT, "--fewest"),
    appended(_JS, "const many = 1;\nmany ??= 2;\n", _CONSTANT, "many ??="),
    appended(_JS, "document.title = `a ${nowhereSet} b`;\n", "nothing is called nowhereSet"),
    appended(
        _JS, "document.title = `${[1].map((n) => `${n}${notSet}`)}`;\n", "nothing is called notSet"
    ),
]

FORMS = [
    *(
        changed(SOURCE, _CHINESE, text, words, name=f"Chinese: {text!r}")
        for text, words in (
            ("县委书记在2016年12月报告\uff0810％）。", _FORM),
            ("县委书记在2016年12月报告，共2\uff0c300元。", _FORM),
            ("县委书记在2016年12月报告1\uff0f2。", _FORM),
            ("县委书记在2016年12月报告3\uff0e5次。", _FORM),
            ("县委书记在2016年12月报告.", "write the full-width mark 。"),
            ("县委书记.在2016年12月报告。", "write the full-width mark 。"),
            ("县委书记在2016年12月（报告)。", "write full-width brackets"),
            ("县委书记在2016年12月(报告）。", "write full-width brackets"),
            ("县委书记在2016\u00a0年12月报告。", "no space stands between Chinese and a figure"),
            ("县委&nbsp;书记在2016年12月报告。", "no space stands between Chinese characters"),
            ("县委&#160;书记在2016年12月报告。", "no space stands between Chinese characters"),
            ("县委书记在2016&thinsp;年12月报告。", "no space stands between Chinese and a figure"),
        )
    ),
    changed(
        SOURCE, _ENGLISH, "County Party secretaries reported in December 2016 (5\uff05).", _FORM
    ),
]


def in_both(zh: str, en: str, words: str, line: int | str, path: str = _EN) -> Fault:
    """A line more at the end of both pages."""

    def spoil(root: Path) -> None:
        for page, text in ((_ZH, zh), (_EN, en)):
            with (root / page).open("a", encoding="utf-8") as file:
                file.write(f"\n{text}\n")

    return Fault(f"both: {zh!r} {en!r}", spoil, path, words, line)


FIGURES = [
    in_both(zh, en, "the figures differ", en)
    for zh, en in (
        ("资金翻一番。", "Funds tripled."),
        ("资金翻番。", "Funds grew."),
        ("资金翻两番。", "Funds doubled."),
        ("资金增长。", "Funds quadrupled."),
        ("人数减少。", "The number trebled."),
        ("十之八九的村报告。", "Seven in ten villages report."),
        ("十有八九的村报告。", "Half of the villages report."),
        ("历时百年。", "It took fifty years."),
        ("用了一百年。", "It took long."),
        ("用了很久。", "It took a century."),
        ("用了半个世纪。", "It took a century."),
        ("用了九年。", "It took a decade."),
        ("用了三十年。", "It took two decades."),
        ("十三个县。", "A dozen counties."),
    )
]

_NOTES = "    accTitle: T\n    accDescr: D.\n    %% caption: C [[@county-funds]].\n"


def drawn(kind: str, lines: str, line: str) -> Fault:
    """A diagram in both pages, in which words are missing on `line`."""
    text = f"```mermaid\n{kind}\n{_NOTES}{lines}\n```"
    return in_both(text, text, _NO_WORDS, line)


_TWO = "    participant a as A\n    participant b as B\n    a->>b: words\n"

DRAWINGS = [
    drawn("sequenceDiagram", "    participant a as\n    a->>a: words", "participant a as"),
    drawn("sequenceDiagram", "    actor a as   \n    a->>a: words", "actor a as"),
    drawn("sequenceDiagram", f"{_TWO}    Note over a,b:", "Note over a,b:"),
    drawn("sequenceDiagram", f"{_TWO}    note left of a:  ", "note left of a:"),
    *(
        drawn("flowchart TB", f"    {line}", line)
        for line in (
            'a[""] --> b["B"]',
            'a[] --> b["B"]',
            'a("  ") --> b["B"]',
            'a{"&nbsp;"} --> b["B"]',
            'a["<br>"] --> b["B"]',
            'a["A"] -->|""| b["B"]',
            'a["A"] -->|| b["B"]',
        )
    ),
    drawn("flowchart TB", '    subgraph\n    a["A"] --> b["B"]\n    end', "    subgraph"),
    drawn("flowchart TB", '    subgraph s[""]\n    a["A"] --> b["B"]\n    end', "subgraph s"),
    drawn("stateDiagram-v2", '    state "" as s\n    s --> t', 'state "" as s'),
    drawn("stateDiagram-v2", "    s --> t :", "s --> t :"),
    drawn("stateDiagram-v2", "    s :\n    s --> t", "    s :"),
    drawn("classDiagram", '    class A[""]\n    A --> B', "class A["),
    drawn("pie", '    "" : 3\n    "b" : 4', '"" : 3'),
]

NAMES = [
    in_both(
        "见[县](levels/central.md)。",
        "See [there](levels/central.md).",
        "is the name of levels/county.md",
        "见[县]",
        _ZH,
    ),
    in_both(
        "见[那里](levels/village.md)。",
        "See the [County](levels/village.md).",
        "is the name of levels/county.md",
        "See the [County]",
    ),
    in_both(
        "见[那里](glossary/overall-planning.md)。",
        "See [County Party secretary](glossary/overall-planning.md).",
        "is the name of glossary/county-party-secretary.md",
        "See [County",
    ),
    in_both(
        "见[[overall-planning|县委书记]]。",
        "See [[overall-planning|plans]].",
        'is the name of the term "county-party-secretary"',
        "见[[overall",
        _ZH,
    ),
    changed(_EN, "[[@centre-plans]]", "[[@county-funds]]", "lacks this link"),
]

TAGS = [
    *(
        changed(SOURCE, "place: china", f"place: {value}", words)
        for value, words in (
            ('!!python/object/apply:os.system ["x"]', _NO_TAG),
            ("!!python/name:os.system", _NO_TAG),
            ("!place china", _NO_TAG),
            ("!!binary Y2hpbmE=", _NO_TAG),
            ("!!set {china}", _NO_TAG),
        )
    ),
    changed(
        SOURCE, "  paragraphs: 3\n", "  paragraphs: 3\n  <<: {a: b}\n", "merge keys (<<)", "<<"
    ),
    *(
        changed(SOURCE, "paragraphs: 3", f"paragraphs: {value}", _NO_NUMBER)
        for value in ("003", "0o3", "1:30", "1_0", "+3", "3e0", ".inf", ".nan", "0b11", "three")
    ),
    changed(SOURCE, "  paragraphs: 3\n", "  paragraphs: 3\n  ~: x\n", "unknown field `~`"),
    changed(SOURCE, "  paragraphs: 3\n", "  paragraphs: 3\n  5: x\n", "unknown field `5`"),
    changed(SOURCE, "  paragraphs: 3\n", "  paragraphs: 3\n  ? [a]\n  : x\n", "must be plain text"),
    appended(SOURCE, "---\nid: x\n", "found another document"),
]

TWICE = [
    *(
        changed(
            SOURCE,
            f"zh: {_CHINESE}\n        en: {_ENGLISH}",
            f"zh: {zh}\n        en: {en}",
            words,
            name=f"twice: {zh!r}",
        )
        for zh, en, words in (
            (
                f"'{_CHINESE[:-1]}[[@gone]]。'",
                f"'{_ENGLISH[:-1]} [[@gone]].'",
                'unknown clause "gone"',
            ),
            (
                f"'{_CHINESE[:-1]}[[@gone。'",
                f"'{_ENGLISH[:-1]} [[@gone.'",
                "not read as a link",
            ),
            (f"{_CHINESE[:-1]}[1]。", f"{_ENGLISH[:-1]} [1].", "there are no footnotes"),
            (f"<b>{_CHINESE}", f"<b>{_ENGLISH}", "a text holds no HTML"),
            (f"TODO {_CHINESE}", f"TODO {_ENGLISH}", "is a note to yourself"),
            (f"{_CHINESE[:-1]}`报告。", f"{_ENGLISH[:-1]} `x.", "has no other to pair with"),
        )
    ),
    changed(
        MECHANISM,
        "level: county, zh: 县",
        "level: village, zh: 县",
        "is the level county",
    ),
]

FOLDERS = [deleted("docs/en", _GONE), deleted("docs/zh", _GONE), deleted("docs", _GONE)]


def _linked(root: Path) -> None:
    (root / "docs/assets/images/more").symlink_to(root / "docs/corpus")


FOLDERS.append(
    Fault(
        "a link to a folder among the pictures",
        _linked,
        "docs/assets/images/more",
        "a link to a folder is not followed",
        0,
    )
)


def _lost_names(root: Path) -> None:
    """The file that allows names with a space is unsound; a page writes such names."""
    for path, heading, names in (
        (_ZH, "## 图", "依“知识共享 署名 4.0 国际”。"),
        (_EN, "## Diagram", "By “Attribution 4.0 International”."),
    ):
        page = root / path
        text = page.read_text(encoding="utf-8").replace(heading, f"{names}\n\n{heading}")
        page.write_text(text, encoding="utf-8")
    vocabulary = root / VOCABULARY
    text = vocabulary.read_text(encoding="utf-8").replace("id: ", "id ", 1)
    vocabulary.write_text(text, encoding="utf-8")


LOST_NAMES = Fault(
    "names with a space, and no colon in the vocabulary",
    _lost_names,
    VOCABULARY,
    "the colon behind `id` is missing",
    "id ",
)

READERS_FAULTS: list[Fault] = [
    *STYLES,
    *TEMPLATES,
    *SCRIPTS,
    *FORMS,
    *FIGURES,
    *DRAWINGS,
    *NAMES,
    *TAGS,
    *TWICE,
    *FOLDERS,
    LOST_NAMES,
]
