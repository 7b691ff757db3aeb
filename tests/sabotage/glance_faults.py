"""Faults that look right at a glance: a hyphen, a bracket, a tone or a letter too few or too many."""

from tests.sabotage.fault import (
    INTERFACE,
    MECHANISM,
    SETTINGS,
    SOURCE,
    TERMS,
    Fault,
    appended,
    changed,
    written,
)

_EN = "docs/en/index.md"
_CSS = "docs/assets/stylesheets/site.css"
_JS = "docs/assets/javascripts/site.js"
_BACKGROUND = "docs/corpus/background.yml"
_POSTS = "docs/corpus/posts.yml"
_REFERENCES = "docs/corpus/references.yml"
_VOCABULARY = "docs/corpus/vocabulary.yml"
_TWICE = "begin the next item of the list with `- `"
_HYPHEN = "an item of a list begins with a hyphen"
_NO_LIST = "begin each item with a hyphen"
_BRACKETS = "a link has two brackets on each side"
_NO_BROWSER = "that browsers know"
_ENGLISH = "with the county Party secretary in charge."

HYPHENS = [
    *(
        changed(path, old, old.replace("- ", "  ", 1), words, name=f"no hyphen: {old.strip()!r}")
        for path, old, words in (
            (SOURCE, "      - id: county-funds", _TWICE),
            (SOURCE, "  - id: reports", _TWICE),
            (SOURCE, "  - {from: county, to: central", _HYPHEN),
            (SOURCE, "  - from: society", _HYPHEN),
            (SOURCE, "          - zh: 22.6", _NO_LIST),
            (_BACKGROUND, "      - id: chain-is-long", _TWICE),
            (_REFERENCES, "  - id: a-study", _TWICE),
            (TERMS, "  - id: overall-planning", _TWICE),
            (MECHANISM, "  - zh: 县里", _NO_LIST),
            (MECHANISM, "    - from: county", _HYPHEN),
            (_POSTS, "  - id: county-secretary", _HYPHEN),
            (_VOCABULARY, "  - id: central", _HYPHEN),
        )
    ),
    changed(
        MECHANISM,
        "clauses: [centre-plans, county-funds, county-reports]",
        "clauses:\n  - centre-plans\n    county-funds\n  - county-reports",
        "the hyphen of this item is missing",
        "    county-funds",
    ),
    changed(
        MECHANISM,
        "clauses: [centre-plans, county-funds, county-reports]",
        "clauses:\n    centre-plans\n  - county-funds",
        _NO_LIST,
        "    centre-plans",
    ),
]

BRACKETS = [
    changed(_EN, "[[overall-planning|planning]]", "[[[overall-planning|planning]]]", _BRACKETS),
    changed(_EN, "[[@centre-plans]]", "[[[@centre-plans]]", _BRACKETS),
    changed(_EN, "[[@centre-plans]]", "[[@centre-plans]]]", _BRACKETS),
    changed(MECHANISM, "year [[@county-reports]]", "year [[[@county-reports]]]", _BRACKETS),
    changed(
        MECHANISM, "一次[[@county-reports]]", "一次[@county-reports]", "this is not read as a link"
    ),
    changed(
        MECHANISM,
        "一次[[@county-reports]]",
        "一次[[@county-report]]",
        'did you mean "county-reports"',
    ),
]

LANGUAGES = [
    changed(_EN, "The county Party", "The **county** Party", "has bold words in fewer places"),
    changed(_EN, "The county Party", "The <b>county</b> Party", "has bold words in fewer places"),
    changed(_EN, "is in charge", "is `in` charge", "has code in fewer places"),
    changed(_EN, "is in charge", "is [in charge](https://a.example/)", "lacks this link"),
    changed(_EN, "## Diagram", "***\n\n## Diagram", "0 lines across in", 6),
    changed(SOURCE, "in December 2016.", "in **December** 2016.", "only en has bold words"),
    changed(SOURCE, "in December 2016.", "in `December` 2016.", "only en has code"),
    changed(SOURCE, "in December 2016.", "in [December](https://a.example/) 2016.", "has a link"),
    changed(SOURCE, "and **not** to", "and not to", "only zh has bold words"),
    changed(SOURCE, "**不得**", "****", "nothing stands between the marks"),
    changed(SOURCE, "**不得**", "** 不得 **", "no space stands between the marks and the words"),
    changed(_EN, "The chain is older", "The chain is older than 1990", "1990 only in en"),
    changed(_BACKGROUND, "date: 2011", "date: 2012", "the text does not tell 2012"),
    changed(_BACKGROUND, "date: 2011", "date: 2011-05", "the text does not tell 5"),
]

PLACEHOLDERS = [
    changed(INTERFACE, old, new, words, name=f"exchanged: {new!r}")
    for old, new, words in (
        ("{kind}{count}条", "{count}{kind}条", "{kind} stands for words and no number"),
        ("{source}, ¶{paragraph}", "{paragraph}, ¶{source}", "{source} stands for words"),
        ("“{query}”：{count}处", "“{count}”：{query}处", "{query} stands for words"),
        ("“{query}”: results: {count}", "“{count}”: results: {query}", "{query} stands for words"),
        ("{start} → {end}: {act}", "{end} → {start}: {act}", "has in this order other"),
        ("{number} of {count} ·", "{count} of {number} ·", "has in this order other"),
        (
            "Sources: {sources}; statements: {clauses}",
            "Sources: {clauses}; statements: {sources}",
            "named",
        ),
        ("Pairs of texts: {pairs}; awaiting", "Pairs of texts: {awaiting}; awaiting", "twice"),
    )
]

WORDS = [
    changed(SOURCE, _ENGLISH, f"{_ENGLISH}.", "two marks stand together"),
    changed(SOURCE, _ENGLISH, _ENGLISH.replace("charge.", "charge ."), "no space stands before"),
    changed(SOURCE, "The Decision asks the centre", "the Decision asks the centre", "a capital"),
    changed(SOURCE, "zh: 示例决定,", "zh: 示例决定。,", "a title ends without a mark"),
    changed(_BACKGROUND, "en: The old Outline}", "en: The old Outline.}", "ends without a mark"),
    changed(_EN, "[[@centre-plans]], see", "[[@centre-plans]] , see", "no space stands before"),
    changed(_EN, "The chain is older", "The chain is is older", "the word stands twice"),
    changed(TERMS, "xiànwěi shūjì", "xiànwěi shūjī", "a tone is missing or wrong"),
    changed(TERMS, "xiànwěi shūjì", "xiànwei shūjì", "a tone is missing or wrong"),
    changed(
        TERMS,
        "{en: county Party secretary, status",
        "{en: County Party secretary, status",
        "write both alike",
    ),
    changed(_REFERENCES, "〔2011〕1号", "〔2011]1号", "are not in pairs"),
    changed(_REFERENCES, "〔2011〕1号", "〔2011〕1", "ends in 号"),
    changed(_REFERENCES, "https://example.org/", "https://localhost/", "the reader's own machine"),
    changed(SOURCE, "bearers: [county-secretary]", "bearers: [county-secretery]", "unknown post"),
    changed(SOURCE, "- id: county-funds", "- id: centre-plans", "is already taken"),
]

PAGES = [
    changed(
        _EN, "<!-- explainer: matrix -->", "<!- explainer: matrix -->", "a directive is a line"
    ),
    changed(_EN, "<!-- explainer: matrix -->", "<!--explainer matrix-->", "malformed directive"),
    changed(_EN, "---\n\n# Example", "--\n\n# Example", "the head of the page is not closed"),
    changed(_EN, "title: Home", "title: Home\nstyles: [compar]", 'did you mean "compare"?'),
    changed(_EN, "title: Home", "title: Home\nstyles: nothing", "there is no docs/assets"),
    appended(_EN, "\n####### Seven\n", "a heading has at most six signs"),
    written("docs/zh/new.md", "# 新\n", "the page lacks its head"),
    changed(SETTINGS, "not_found: warn", "not_found: ignore", "must stop the build"),
    changed(SETTINGS, "anchors: warn", "anchors: info", "must stop the build"),
]

STYLES = [
    appended(_CSS, f"{rule}\n", words, name=f"style {rule!r}")
    for rule, words in (
        (".a { margin: atuo }", 'did you mean "auto"?'),
        (".a { cursor: ponter }", 'did you mean "pointer"?'),
        (".a { border: 1px sold red }", "sold is no value"),
        (".a { background: rde }", "rde is no value"),
        (".a { text-wrap: balnce }", 'did you mean "balance"?'),
        (".a { width: 100 }", "100 is no length"),
        (".a { width: 10 px }", "10 is no length"),
        (".a { width: clac(1px + 2px) }", "clac() is no function"),
        (".a { color: rgd(1, 2, 3) }", "rgd() is no function"),
        (".a { transition: opactiy 1s }", "opactiy is no property"),
        (".a { opacity: 1,5 }", "opacity is a single number"),
        (".a { z-index: 1px }", "z-index is a single number"),
        (".a { margin: 1px 2px 3px 4px 5px }", "at most four values"),
        (".a { margin: -; }", "- stands alone"),
        (".a { font: bold 12px }", "ends with the name of a font"),
        (".a { color: var(-nope) }", "it begins with --"),
        (".a { animation: nope 1s }", "there are no @keyframes nope"),
        (".a:hovr { color: red }", _NO_BROWSER),
        (".a::befor { color: red }", _NO_BROWSER),
        (".a:not(.b:fcus) { color: red }", _NO_BROWSER),
        (".a,, .b { color: red }", "nothing stands behind ,"),
        (".a > { color: red }", "nothing stands behind >"),
        ("@media (min-widht: 3em) { .a { color: red } }", _NO_BROWSER),
        ("@media (max-width: 30) { .a { color: red } }", "30 is no length"),
        ("@media sceen { .a { color: red } }", "no medium"),
    )
]

SCRIPTS = [
    appended(_JS, f"{line}\n", words, name=f"script {line!r}")
    for line, words in (
        ('(0, eval)("1");', "runs no text as code"),
        ('window["eval"]("1");', "runs no text as code"),
        ('Function("x")();', "runs no text as code"),
        ('location.href = "https://a.example/";', "leads no reader to another host"),
        ('location.replace("//a.example/");', "leads no reader to another host"),
        ('location = "javascript:x()";', "leads no reader to another host"),
        ('document.body.setAttribute("src", "https://a.example/x");', "loads from another host"),
        ('document.cookie = "a=1";', "keeps no cookies"),
        ('console.log("here");', "nobody reads this"),
        ('import { nothing } from "./search-text.js";', "exports no nothing"),
        ('document.body.addEventListner("click", () => 1);', 'mean "addEventListener"?'),
        ('document.getElementByID("x");', 'mean "getElementById"?'),
    )
]

GLANCE_FAULTS: list[Fault] = [
    *HYPHENS,
    *BRACKETS,
    *LANGUAGES,
    *PLACEHOLDERS,
    *WORDS,
    *PAGES,
    *STYLES,
    *SCRIPTS,
]
