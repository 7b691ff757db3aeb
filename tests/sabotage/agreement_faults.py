"""Faults of which every part is sound by itself: what two languages, two records, or a record and
its file say of one thing does not agree; and what is installed.
"""

from dataclasses import replace
from pathlib import Path

from tests.sabotage.fault import (
    DIAGRAMS,
    SOURCE,
    TERMS,
    VOCABULARY,
    Fault,
    appended,
    changed,
    deleted,
    written,
)

_EN = "docs/en/index.md"
_ZH = "docs/zh/index.md"
_CSS = "docs/assets/stylesheets/site.css"
_HEADER = "docs/theme/partials/header.html"
_MAIN = "docs/theme/main.html"
_PICTURE = "docs/assets/images/favicon.svg"
_POSTER = "docs/corpus/poster.yml"
_POSTS = "docs/corpus/posts.yml"
_LOCK = "requirements.lock"
_PROJECT = "pyproject.toml"
_NOTE = "两种文字的写法不同。"
_NOTE_IN_ENGLISH = "The two languages word it differently."
_SVG = '<svg xmlns="http://www.w3.org/2000/svg" '
_SHAPE = '<path d="M0 0h1v1z"/>'
_GROUP = '<g id="a{}">{}</g>'
_SPOILT = "write it anew with python3 scripts/site.py lock"
_HIDES = "this hides what readers came for"
_ABOUT = "the cited statement is about"


def clause(zh: str, en: str, words: str) -> Fault:
    """A note with other texts, which differ; it is told of the English."""

    def spoil(root: Path) -> None:
        file = root / SOURCE
        old = file.read_text(encoding="utf-8")
        file.write_text(old.replace(_NOTE, zh).replace(_NOTE_IN_ENGLISH, en), encoding="utf-8")

    return Fault(f"clause {zh!r} {en!r}", spoil, SOURCE, words, "en: ")


def both(zh: str, en: str, words: str, line: int = 10, said_of: str = _EN) -> Fault:
    """A block before the second heading of both pages."""

    def spoil(root: Path) -> None:
        for path, heading, text in ((_ZH, "## 图", zh), (_EN, "## Diagram", en)):
            file = root / path
            old = file.read_text(encoding="utf-8")
            file.write_text(old.replace(heading, f"{text}\n\n{heading}", 1), encoding="utf-8")

    return Fault(f"both {zh!r} {en!r}", spoil, said_of, words, line)


def picture(name: str, content: str, words: str) -> Fault:
    """The picture of the site becomes this one."""
    return written(_PICTURE, f"{content}\n", words, 1, name=f"picture: {name}")


LANGUAGES = [
    clause(zh, en, words)
    for zh, en, words in (
        ("县里报告。", "Every village reports.", "the levels differ"),
        ("县里必须报告。", "The county may report.", "the permission differs"),
        ("严禁县里报告。", "The county is allowed to report.", "the permission differs"),
        ("县里的人数增加。", "In the county the number fell.", "the change differs"),
        ("县里是零下5度。", "It is 5 degrees in the county.", "is below zero"),
        ("东部的县报告。", "Each county in the west reports.", "the part of the country differs"),
        ("县里周一报告。", "The county reports on Tuesday.", "the day of the week differs"),
        ("县里3月5日报告。", "The county reports on 3 May, the 5th.", "the day differs"),
        (
            "县里在会议以前报告。",
            "The county reports after the meeting.",
            "the order in time differs",
        ),
        ("县里用低于5元的钱。", "The county uses money above 5 yuan.", "the bound differs"),
        ("县里报告。", "The county does not report.", "denies what the Chinese states"),
    )
] + [
    both(zh, en, words)
    for zh, en, words in (
        ("县里报告。", "Every village reports.", "the levels differ"),
        ("县里报告。", "Counties do not report.", "denies what the Chinese states"),
        ("3月5日报告。", "They report on 3 May, the 5th.", "the day differs"),
        ("2月30日报告。", "They report on 30 February.", "there is no such day"),
        ("待核实：县里报告。", "To check: counties report.", "is a note to yourself"),
        ("见[@centre-plans]。", "See [@centre-plans].", "write [[@clause]]"),
        ("见【@centre-plans】。", "See 【@centre-plans】.", "write [[@clause]]"),
        ("见（@centre-plans）。", "See (@centre-plans).", "write [[@clause]]"),
        ("[文字](index.md?x=1)", "[words](index.md?x=1)", "a page of the site has no ?"),
        (
            "![文字](../assets/javascripts/site.js)",
            "![words](../assets/javascripts/site.js)",
            "no picture; pictures end in",
        ),
        ("## { #empty-one }\n\n文字。", "## { #empty-one }\n\nWords.", "the heading has no words"),
        ("## 空 { #bare }", "## Bare { #bare }", "nothing stands below this heading"),
    )
]


def _names(root: Path) -> None:
    """Two statements of a page name somebody, a third names another in one language."""
    texts = (("王小兰说话。", "Wang Xiaolan spoke."), ("王小兰也写。", "Wang Xiaolan wrote too."))
    for path, heading, at in ((_ZH, "## 图", 0), (_EN, "## Diagram", 1)):
        file = root / path
        other = ("王小兰来了。", "Wang Dawei came.")
        blocks = "\n\n".join(pair[at] for pair in (*texts, other))
        old = file.read_text(encoding="utf-8")
        file.write_text(old.replace(heading, f"{blocks}\n\n{heading}", 1), encoding="utf-8")


LANGUAGES += [
    both("3~5个县报告。", "From 3 to 5 counties report.", "between figures stands", said_of=_ZH),
    both("县里报告吗？？", "Do counties report?", "one mark is enough", said_of=_ZH),
    Fault("another name in one language", _names, _EN, "the names differ", 14),
    both(
        "Words of the other language stand here.",
        "Words stand here.",
        "is in the other language",
        said_of=_ZH,
    ),
    changed(
        _EN,
        "description: An example.\n",
        "description: An example.\nstyles: [drawn]\n",
        "has other style sheets",
    ),
    both(
        "<!-- explainer: matrix -->",
        "<!-- explainer: matrix -->",
        "the same part stands on line",
        22,
    ),
    changed(_EN, "planning]].\n", "planning]].\n{ .lead }\n", "of the class lead", 6),
]

RECORDS = [
    changed(
        SOURCE,
        "{levels: [county, village], zh: 抓落实",
        "{levels: [society], zh: 抓落实",
        "this is the part of county, village",
    ),
    changed(
        SOURCE, "zh: 抓落实, en: implement", "zh: 抓落实, en: plans", "above has the same English"
    ),
    changed(
        SOURCE,
        "published: {date: 2016-12-29}",
        "published: {date: 2016-11-29}",
        "the source was published before",
        "date: 2016-12\n".strip(),
    ),
    changed(
        DIAGRAMS,
        "en: assigns, clause: centre-plans",
        "en: assigns, clause: county-funds",
        f"{_ABOUT} county, village",
    ),
    changed(
        DIAGRAMS,
        "from: central, to: county,",
        "from: central, to: county, flow: up,",
        "this arrow leads down",
    ),
    changed(
        _POSTER,
        "en: plans, clauses: [centre-plans]",
        "en: plans, clauses: [county-funds]",
        f"{_ABOUT} county, village",
    ),
    changed(
        _POSTER,
        "en: reports, clauses: [county-reports]",
        "en: reports, clauses: [centre-plans]",
        f"{_ABOUT} central",
    ),
    changed(
        _POSTER,
        "en: State Council, clauses: [centre-plans]",
        "en: State Council, clauses: [county-reports]",
        f"{_ABOUT} county",
    ),
    changed(_POSTS, "    levels: [village]\n", "    levels: [central]\n", "its name says village"),
    changed(
        TERMS,
        "en: [secretary of the county Party committee]",
        "en: [secretary of the county Party committee, overall plannings]",
        "is already a form of the term",
        "    en: overall planning",
    ),
    changed(TERMS, "- en: county boss\n", "- en: county Party secretary\n", "stands above already"),
    changed(
        TERMS,
        "{en: county Party secretary, status: preferred",
        "{en: head of a district, status: preferred",
        "prefer what the site writes",
    ),
    changed(TERMS, "pinyin: tǒngchóu\n", "pinyin: tǒngchóu.\n", "no reading has ."),
    changed(TERMS, "pinyin: tǒngchóu\n", "pinyin: TǑNGCHÓU\n", "write small letters"),
    changed(TERMS, "pinyin: tǒngchóu\n", "pinyin: tǒng/chóu\n", "no reading has /"),
    appended(
        VOCABULARY,
        "said_otherwise:\n  - {readers: {zh: [钱财], en: [cash]}, texts: {zh: [黄金万两], en: [funds]}}\n",
        "stands in no text",
        "黄金万两",
        "words that no text has",
    ),
    appended(
        VOCABULARY,
        "said_otherwise:\n  - {readers: {zh: [cash], en: [cash]}, texts: {zh: [资金], en: [funds]}}\n",
        "is a word of the other language",
        "cash",
        "words of the other language",
    ),
]

PICTURES = [
    picture("huge", f'{_SVG}width="999999999" viewBox="0 0 24 24">{_SHAPE}</svg>', "is no size"),
    picture("huge frame", f'{_SVG}viewBox="0 0 1e12 24">{_SHAPE}</svg>', "is no frame"),
    picture("no frame", f'{_SVG}viewBox="0 0 0 0">{_SHAPE}</svg>', "is no frame"),
    picture("three numbers", f'{_SVG}viewBox="0 0 24">{_SHAPE}</svg>', "is no frame"),
    picture("negative", f'{_SVG}height="-5" viewBox="0 0 9 9">{_SHAPE}</svg>', "is no size"),
    picture(
        "deep",
        f'{_SVG}viewBox="0 0 9 9">{"<g>" * 99}{_SHAPE}{"</g>" * 99}</svg>',
        "stand in one another",
    ),
    picture("path", f'{_SVG}viewBox="0 0 9 9"><path d="zz"/></svg>', "this path cannot be drawn"),
    picture("element", f'{_SVG}viewBox="0 0 9 9"><pth/>{_SHAPE}</svg>', "SVG has no such element"),
    picture(
        "colour", f'{_SVG}viewBox="0 0 9 9"><path fill="#12" d="M0 0h1"/></svg>', "is no colour"
    ),
    picture(
        "nothing used", f'{_SVG}viewBox="0 0 9 9"><use href="#a"/></svg>', "nothing has the id a"
    ),
    picture(
        "itself", f'{_SVG}viewBox="0 0 9 9"><g id="a"><use href="#a"/></g></svg>', "without an end"
    ),
    picture(
        "a billion",
        f'{_SVG}viewBox="0 0 9 9"><g id="a0">{_SHAPE}</g>'
        + "".join(_GROUP.format(n, f'<use href="#a{n - 1}"/>' * 9) for n in range(1, 9))
        + "</svg>",
        "is drawn over 500 times",
    ),
    picture(
        "twice", f'{_SVG}viewBox="0 0 9 9"><g id="a"/><g id="a"/>{_SHAPE}</svg>', "stands twice"
    ),
]

STYLES = [
    appended(_CSS, f"{rule}\n", words, name=f"style {rule!r}")
    for rule, words in (
        ("main { transform: scale(0); }", _HIDES),
        ("body { transform: rotate(180deg); }", _HIDES),
        ("body { direction: rtl; }", _HIDES),
        ("main { filter: blur(9px); }", _HIDES),
        ("p { line-height: 0; }", _HIDES),
        ("p { -webkit-text-security: disc; }", _HIDES),
        (":focus { outline: none; }", "give it an outline"),
        ("p { font-size: 3px; }", "so small letters"),
        (".a { font-size: 720rem; }", "so large letters"),
        (".md-typeset { color: var(--md-default-bg-color); }", "the colour of the ground"),
        ("body::before { content: ''; position: fixed; inset: 0; }", "covers the whole page"),
    )
]

TEMPLATES = [
    appended(_HEADER, '<nav class="a" class="b"></nav>\n', "stands twice"),
    appended(_HEADER, '<nav aria-lable="a"></nav>\n', 'did you mean "aria-label"?'),
    appended(_HEADER, '<img src="{{ config.theme.favicon | url }}">\n', "has no description"),
    appended(_HEADER, '<p tabindex="5">x</p>\n', 'write tabindex="0"'),
    appended(_HEADER, "<ul><p>x</p></ul>\n", "a list holds items alone"),
    changed(_MAIN, 'hreflang="en"', 'hreflang="zh-Hant"', "is not the language of this address"),
    changed(_MAIN, 'hreflang="zh-Hans"', 'hreflang="en"', "is not the language of this address"),
    changed(
        _MAIN,
        '"og:image" content="',
        '"og:image" content="https://a.example/',
        "names another host",
    ),
]

PACKAGES = [
    deleted(_LOCK, "the file is missing"),
    written(_LOCK, "", "the file is empty", name="an empty lock"),
    changed(_LOCK, "mkdocs==1.6.1", "mkdocs==1.6.0", "mkdocs is 1.6.0 here and 1.6.1"),
    changed(_LOCK, "mkdocs==1.6.1", "mkdosc==1.6.1", "mkdocs of pyproject.toml is missing"),
    changed(_LOCK, "mkdocs==1.6.1", "mkdocs>=1.6.1", _SPOILT),
    changed(_LOCK, "mkdocs==1.6.1 \\\n", "mkdocs==1.6.1\n", "mkdocs has no digest"),
    changed(_LOCK, "--hash=sha256:0", "--hash=sha256:", _SPOILT),
    changed(_LOCK, "mkdocs==1.6.1", "mkdocs @ https://a.example/m.zip", _SPOILT),
    changed(
        _LOCK, "ahocorasick-rs", "--extra-index-url https://a.example/\nahocorasick-rs", _SPOILT
    ),
    changed(_LOCK, "ahocorasick-rs", "<<<<<<< ours\nahocorasick-rs", "a merge conflict"),
    deleted(_PROJECT, "the file is missing"),
    changed(_PROJECT, '"mkdocs==1.6.1"', '"mkdocs>=1.6"', "is not pinned"),
    changed(_PROJECT, '"mkdocs==1.6.1"', '"mkdocs==1.6.2"', "no lock has mkdocs 1.6.2"),
    # The lock tells what pyproject.toml no longer says.
    replace(
        changed(
            _PROJECT,
            '  "htpy==26.5.1",\n',
            "",
            "nothing asks for htpy",
            "htpy==",
            name="a dependency dropped",
        ),
        path=_LOCK,
    ),
    changed(
        _PROJECT,
        '  "mkdocs==1.6.1",\n',
        '  "mkdocs==1.6.1",\n  "mkdocs==1.6.0",\n',
        "stands above already",
    ),
    changed(_PROJECT, "dependencies = [", "dependencies = ", "not valid TOML", name="no bracket"),
    written(_PROJECT, b"\xff\n", "is not UTF-8"),
]

AGREEMENT_FAULTS: list[Fault] = [
    *LANGUAGES,
    *RECORDS,
    *PICTURES,
    *STYLES,
    *TEMPLATES,
    *PACKAGES,
]
