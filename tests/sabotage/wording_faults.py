"""Faults of words and marks: in records of both languages, and in the Markdown of pages."""

from tests.sabotage.fault import SOURCE, TERMS, VOCABULARY, Fault, changed

_POSTS = "docs/corpus/posts.yml"
_REFERENCES = "docs/corpus/references.yml"
_PAGE = "docs/en/index.md"
_CHINESE_PAGE = "docs/zh/index.md"
_CLAUSE = "县委书记在2016年12月报告。"
_ENGLISH = "County Party secretaries reported in December 2016."
_NO_OTHER = "has no other to pair with"
_SHOWN = "is shown as it stands"

CHINESE = [
    changed(SOURCE, f"zh: {_CLAUSE}", f"zh: {text}", words)
    for text, words in (
        ("县委书记在２０１６年12月报告。", "is a form that no search finds"),
        ("县委书记在2016年12\u2f49报告。", "is a form that no search finds"),
        ("县委书记在2016年12月报告\uff61", "is a form that no search finds"),
        ("县委书记”在“2016年12月报告。", "the marks “” are not in pairs"),
        ('县委书记"在"2016年12月报告。', "write Chinese quotation marks"),
        ("县委书记「在」2016年12月报告。", "write Chinese quotation marks"),
        ("县委书记在2016年12月报告…", "an ellipsis is two signs"),
        ("县委书记-在2016年12月报告。", "a dash is two signs"),
        ("县委书记—在2016年12月报告。", "a dash is two signs"),
        ("县委书记在2016年12月**报告。", _NO_OTHER),
        ("县委书记在2016年12月`报告。", _NO_OTHER),
        ("县委书记在2016年12月<b>报告。", "a text holds no HTML"),
        ("县委书记在2016年12月![报告](x.png)。", "a text holds no picture"),
        ("TODO 县委书记在2016年12月报告。", "is a note to yourself"),
        ("县委书记在\uff0a\uff0a2016年\uff0a\uff0a12月报告。", _SHOWN),
        ("县委书记在2016年12月[报告]\uff08x.md\uff09。", _SHOWN),
        ("\u3010yearly-reports\u3011县委书记在2016年12月报告。", _SHOWN),
    )
]

ENGLISH = [
    changed(SOURCE, _ENGLISH, text, words, name=f"English: {text!r}")
    for text, words in (
        ("County Party secretaries reported in December 2016", "lacks its final mark"),
        ("County Party secretaries reported in December 2016。", "has half-width marks"),
        ("County Party secretaries reported\uff0c in December 2016.", "has half-width marks"),
        ("County Party secretaries (reported in December 2016.", "the marks () are not in pairs"),
        ("County Party secretaries “reported in December 2016.", "the marks “” are not in pairs"),
        ("County Party secretaries reported  in December 2016.", "write one space"),
        ("County Party secretaries reported in in December 2016.", "the word stands twice"),
        ("\u0421ounty Party secretaries reported in December 2016.", "letters of two scripts"),
        ("County Party secretaries ==reported== in December 2016.", _SHOWN),
        ("County Party secretaries ~~reported~~ in December 2016.", _SHOWN),
        ("County Party secretaries reported[^1] in December 2016.", _SHOWN),
        ("County Party secretaries co- reported in December 2016.", "a hyphen ends this line"),
    )
]

RECORDS = [
    changed(SOURCE, "at: [1, 2]", "at: [2, 1]", "in their order"),
    changed(SOURCE, "date: 2016-12-29", "date: 2016-09-01", "the copy is older"),
    changed(SOURCE, "file: example.txt", "file: ../example.txt", "is no name of a file"),
    changed(TERMS, "status: deprecated", "status: preferred", "prefers exactly one", "renderings:"),
    changed(TERMS, "zh: 统筹\n", "zh: 统筹。\n", "a term is one name"),
    changed(
        TERMS,
        "related: [overall-planning]",
        "broader: [overall-planning]\n    related: [overall-planning]",
        "is named as broader already",
        "    related:",
    ),
    changed(_REFERENCES, "\u30142011\u3015", "[2011]", "the year of a document number"),
    changed(_POSTS, "zh: 村主任", "zh: 县委书记", "is the name of the post"),
    changed(VOCABULARY, "short: {zh: 村,", "short: {zh: 县,", "is the short name of"),
]


def _added(markdown: str, words: str, line: int = 10) -> Fault:
    """A block before the second heading of the English page, on line 10."""
    return changed(_PAGE, "## Diagram", f"{markdown}\n\n## Diagram", words, line)


def _added_in_chinese(markdown: str, words: str) -> Fault:
    return changed(_CHINESE_PAGE, "## 图", f"{markdown}\n\n## 图", words, 10)


BLOCKS = [
    _added("<details><summary>x</summary>\n\ntext\n\n</details>", "raw HTML"),
    _added("<!-- Explainer: matrix -->", "malformed directive"),
    _added("<!-- explaner: matrix -->", "malformed directive"),
    _added("<!-- explainer: chain source=a source=b -->", "malformed directive"),
    _added("| a | b |\n| 1 | 2 |", "not read as a table"),
    _added("[](index.md)", "the link has no words"),
    _added("![](../assets/images/pages.png)", "the picture has no description"),
    _added("A *word that stays open.", _NO_OTHER),
    _added("A _word that stays open.", _NO_OTHER),
    _added("[^1]: A note.", "there are no footnotes"),
    _added("##Words { #words }", "a heading has a space behind its signs"),
    _added("> " * 30 + "x", "nested too deeply"),
    _added("\n".join("  " * depth + "- x" for depth in range(30)), "nested too deeply", 15),
    _added("A name &nosuch; here.", "no character has this name"),
    _added("<javascript:alert(1)>", "write [words](https://…)"),
    _added("See https://x.example/ for more.", "an address is no link by itself"),
    _added('!!! note "Title"\n\nWords.', "the box is empty"),
    _added("- [ ] an item", "boxes to be ticked"),
    _added("    words", "this is shown as code"),
    _added("A :smile: here.", "pictures of words are not read"),
    _added("[TOC]", "contents beside it"),
    _added("Words\nwith   spaces.", "write one space", 11),
    _added("Words\uff0c and words.", "has half-width marks"),
    _added_in_chinese("县委書记负责。", "traditional characters"),
    _added_in_chinese("县委书记负责,由县长报告。", "the full-width mark"),
    _added_in_chinese("县委书记「负责」。", "write Chinese quotation marks"),
    _added_in_chinese("县委书记“负责。", "are not in pairs"),
]

HEADS = [
    changed(_PAGE, "title: Home", "title: [Home]", "must be a text"),
    changed(_PAGE, "title: Home", "title: ''", "is empty"),
    changed(_PAGE, "title: Home", "titel: Home", 'did you mean "title"?'),
    changed(_PAGE, "title: Home", "title: Home<b>", "is plain text"),
    changed(_PAGE, "title: Home", "title: &a Home", "anchors"),
    changed(_PAGE, "title: Home", "title: !!python/name:os.system", "tag", 2),
    changed(_PAGE, "---\ntitle", "\n---\ntitle", "begins on its first line"),
    changed(_PAGE, "---\ntitle", "+++\ntitle", "stands between two lines ---"),
    changed(_PAGE, "---\ntitle", "----\ntitle", "the head of the page is not closed"),
]

WORDING_FAULTS: list[Fault] = [*CHINESE, *ENGLISH, *RECORDS, *BLOCKS, *HEADS]
