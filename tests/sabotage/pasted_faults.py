"""Faults of pasting and of retyping: words, paragraphs and whole entries twice, figures that agree
and what they count not, ends of texts that are lost, names in scripts that nothing declares.
"""

from pathlib import Path

from tests.sabotage.fault import (
    INTERFACE,
    MECHANISM,
    SETTINGS,
    SOURCE,
    TERMS,
    VOCABULARY,
    Fault,
    appended,
    changed,
)

_EN = "docs/en/index.md"
_ZH = "docs/zh/index.md"
_CSS = "docs/assets/stylesheets/site.css"
_JS = "docs/assets/javascripts/site.js"
_BACKGROUND = "docs/corpus/background.yml"
_POSTS = "docs/corpus/posts.yml"
_REFERENCES = "docs/corpus/references.yml"
_VARIANTS = "docs/corpus/variants.yml"
_MEASURES = "docs/corpus/measures.yml"
_POSTER = "docs/corpus/poster.yml"
_CHINESE = "县委书记在2016年12月报告。"
_ENGLISH = "County Party secretaries reported in December 2016."
_NOTE = "两种文字的写法不同。"
_NOTE_IN_ENGLISH = "The two languages word it differently."
_TWICE = "twice; keep one"
_SAME = "the same words stand on line"
_DAMAGED = "these characters are damaged"
_ADDRESS = "address: https://example.org/outline"
_CITED = "[[@centre-plans]]"


def both(
    zh: str, en: str, words: str, line: int = 10, *, said_of: str = _EN, name: str = ""
) -> Fault:
    """A block before the second heading of both pages, which is one fault."""

    def spoil(root: Path) -> None:
        for path, heading, text in ((_ZH, "## 图", zh), (_EN, "## Diagram", en)):
            file = root / path
            old = file.read_text(encoding="utf-8")
            file.write_text(old.replace(heading, f"{text}\n\n{heading}", 1), encoding="utf-8")

    return Fault(name or f"both {en!r}", spoil, said_of, words, line)


def clause(zh: str, en: str, words: str) -> Fault:
    """A note with other texts; what differs between them is told of the English."""

    def spoil(root: Path) -> None:
        file = root / SOURCE
        old = file.read_text(encoding="utf-8")
        file.write_text(old.replace(_NOTE, zh).replace(_NOTE_IN_ENGLISH, en), encoding="utf-8")

    return Fault(f"clause {zh!r} {en!r}", spoil, SOURCE, words, "en: ")


CHINESE = [
    changed(SOURCE, f"zh: {_CHINESE}", f"zh: {text}", words, name=f"Chinese: {text!r}")
    for text, words in (
        ("县委书记的的报告在2016年12月。", _TWICE),
        ("县委书记在在2016年12月报告。", _TWICE),
        ("县委书记在2016年12月报告报告。", _TWICE),
        ("县委书记在 2016 年 12 月报告。", "between Chinese and a figure"),
        ("县委\u3000书记在2016年12月报告。", "a plain space"),
        ("，县委书记在2016年12月报告。", "no text begins with this mark"),
        ("<县委书记>在2016年12月报告。", "stands in 《》"),
        ("县委书记在2016年l2月报告。", "write the digit"),
        ("县委书记在2O16年12月报告。", "write the digit"),
        ("县委书记在2016年13月报告。", "there is no such month"),
        ("县委书记在2016年12月报告🙂。", "write words"),
        ("县委书\ufe0f记在2016年12月报告。", "write words"),
        ("锟斤拷县委书记在2016年12月报告。", _DAMAGED),
        ("åŽ¿å§”书记在2016年12月报告。", _DAMAGED),
        ("县委书记在2016年12月报告[1]。", "there are no footnotes"),
        ("县委书记在2016年12月&lt报告。", "ends in a semicolon"),
        (f"{_CHINESE} # 待核", "is no part of the text"),
        ('"县委书记在2016年\\t12月报告。"', "a plain space"),
    )
]

ENGLISH = [
    changed(SOURCE, _ENGLISH, text, words, name=f"pasted English: {text!r}")
    for text, words in (
        ("County Party secretaries reported in December December 2016.", _TWICE),
        ("County Party secretaries reported,in December 2016.", "a space follows the mark"),
        ("County Party secretaries reported.In December 2016.", "a space follows the mark"),
        ("County Party secretaries reported in December2016.", "before the figure"),
        ("County Party secretaries ,reported in December 2016.", "no space stands before"),
        ("County Party secretaries ‘reported in December 2016.", "‘’ are not in pairs"),
        ("County Party secretaries '' reported in December 2016.", "two marks stand"),
        ("County Party secretarie\u0301s reported in December 2016.", "write them as one"),
        ("County Party secretaries re\ufb02ected in December 2016.", "a form that no search finds"),
        ("County Party secretaries\u00a0reported in December 2016.", "a plain space"),
        ("The countyâ€™s Party secretaries reported in December 2016.", _DAMAGED),
        ("COUNTY PARTY SECRETARIES REPORTED IN DECEMBER 2016.", "write small letters"),
        ("County Party secretaries *reported* in December 2016.", "only en has italics"),
        (f"{_ENGLISH} #check", "is no part of the text"),
    )
]

OPPOSITES = [
    clause(zh, en, words)
    for zh, en, words in (
        ("上半年，县委书记报告。", "In the second half of the year secretaries report.", "part of"),
        ("12月中旬报告。", "They report in late December.", "part of the month"),
        ("有100亩地的县报告。", "Counties with 100 hectares report.", "unit of area"),
        ("50公里外的县报告。", "Counties 50 miles away report.", "the unit differs"),
        ("有100元的县报告。", "Counties with 100 dollars report.", "currency"),
        ("不到5%的县报告。", "More than 5% of the counties report.", "bound"),
        ("至少3个县报告。", "At most three counties report.", "bound"),
        ("县里年均报告3次。", "Counties report three times a month.", "rate"),
        ("数十个县报告。", "Hundreds of counties report.", "rough number"),
    )
]

PASTED = [
    changed(SOURCE, _NOTE, _CHINESE, _SAME),
    changed(SOURCE, _NOTE_IN_ENGLISH, _ENGLISH, _SAME),
    changed(SOURCE, "{zh: 报告, en: Reports}", "{zh: 职责, en: Duties}", _SAME),
    changed(TERMS, "{zh: 一起考虑。,", "{zh: 县委的负责人。,", _SAME),
    changed(_POSTS, "{zh: 村里的负责人。,", "{zh: 县委的书记。,", _SAME),
    changed(VOCABULARY, "{zh: 第三级。,", "{zh: 第二级。,", _SAME),
    changed(MECHANISM, "zh: 资金, en: Funds}", "zh: 统筹, en: Planning}", "says the same"),
    changed(
        MECHANISM,
        "- levels: [county]\n    zh: 县委书记",
        "- levels: [village]\n    zh: 县委书记",
        "the cited statements are about",
    ),
    both(
        f"县委书记负责{_CITED}，见[[overall-planning|统筹]]。",
        f"The county Party secretary is in charge {_CITED}, see [[overall-planning|planning]].",
        "the same paragraph stands on line 8",
    ),
    both(
        f"## 图 {{ #again }}\n\n文字{_CITED}。",
        f"## Diagram {{ #again }}\n\nWords {_CITED}.",
        "the same heading stands on line 10",
        14,
    ),
]

RECORDS = [
    changed(SOURCE, _NOTE_IN_ENGLISH, "Rule #1 differs.", "is no part of the text"),
    changed(SOURCE, _NOTE, "规则 #1不同。", "is no part of the text"),
    changed(SOURCE, "        date: 2016-12\n", "        date: 2017-12\n", "nor `inferred` tells"),
    changed(SOURCE, "        date: 2016-12\n", "        date: 2016-11\n", "nor `inferred` tells"),
    changed(_REFERENCES, "\u30142011\u30151号", "\u3014201\u30151号", "in digits"),
    changed(_REFERENCES, "\u30142011\u30151号", "\u30142011\u3015一号", "in digits"),
    changed(_REFERENCES, "date: 2011\n", "date: 2021\n", "the number of the document is of 2011"),
    changed(_VARIANTS, "date: 2017-03", "date: 1017-03", "the year 1017 is not meant"),
    changed(_VARIANTS, "- gone-formula", "- national-example", "and not gone"),
    changed(_MEASURES, 'article: "1"', "article: 第一条", "is no number of an article"),
    changed(_MEASURES, "article: 2–3", "article: 2-3", "is no number of an article"),
    changed(_POSTER, "县里用钱,", "县里用钱。,", "ends without a mark"),
    changed(SOURCE, "{zh: 资金, en: Funds}", "{zh: 资金。, en: Funds}", "ends without a mark"),
    changed(TERMS, "zh: [县委的书记]", "zh: [的]", "in too many texts"),
    changed(TERMS, "zh: [县委的书记]", "zh: [县委的书记，书记]", "a form is one name"),
    changed(
        TERMS, "en: [secretary of the county Party committee]", "en: [the]", "in too many texts"
    ),
    changed(
        TERMS,
        '参见[[overall-planning]]。", en: "In charge of the county [[@centre-plans]]. See '
        "[[overall-planning]].",
        '参见[[county-party-secretary]]。", en: "In charge of the county [[@centre-plans]]. See '
        "[[county-party-secretary]].",
        "an entry does not link to itself",
    ),
    changed(TERMS, "zh: 统筹\n", "zh: 县委书记\n", "is already a form of the term"),
    *(
        changed(_REFERENCES, _ADDRESS, f"address: {address}", words)
        for address, words in (
            ("https://example/outline", "names no host"),
            ("https://example..org/outline", "names no host"),
            ("https://example.org:99999/outline", "names no host"),
            ("https://192.168.1.1/outline", "the reader's own machine"),
            ("https://example.org/outline，全文", "the full-width mark"),
        )
    ),
    changed(SOURCE, "  paragraphs: 3\n", "paragraphs: 3\n", "this field belongs to `raw`"),
    changed(SOURCE, "  - id: reports\n    title", "  - id: reports\n  - title", "the hyphen"),
    changed(
        MECHANISM,
        "  - place: china\n    zh: 全国一样",
        "  - place: china\n  - zh: 全国一样",
        "delete the hyphen",
    ),
    changed(INTERFACE, "home: {zh: 首页,", "home: {zh: 首首页首页,", _TWICE),
]

PAGES = [
    both(zh, en, words, line)
    for zh, en, words, line in (
        (f"文字{_CITED}。\n{{ .leed }}", f"Words {_CITED}.\n{{ .leed }}", "no such attribute", 11),
        (f"文字{_CITED}。\n{{ #lead }}", f"Words {_CITED}.\n{{ #lead }}", "no such attribute", 11),
        (f"文字{_CITED}。\n{{.lead", f"Words {_CITED}.\n{{.lead", "attributes end a heading", 11),
        ("[文字] (index.md)", "[words] (index.md)", "no space stands inside a link", 10),
        ("(文字)[index.md]", "(words)[index.md]", "write [words](address)", 10),
        ("[ [@centre-plans] ]", "[ [@centre-plans] ]", "between the brackets", 10),
        ("[文字](mailto:x)", "[words](mailto:x)", "no address of mail", 10),
        (
            "[文字](sources/example-decision.md#centre-plan)",
            "[words](sources/example-decision.md#centre-plan)",
            'did you mean "centre-plans"?',
            10,
        ),
        ("———", "———", "a line across is written ---", 10),
        ("<!–- explainer: matrix -–>", "<!–- explainer: matrix -–>", "a directive is a line", 10),
        ("- \n- 乙", "- \n- b", "the item of the list is empty", 10),
        ("| 甲 | 乙 |\n|---|---|", "| A | B |\n|---|---|", "has no rows below its head", 10),
        ("|  |  |\n|---|---|\n| 一 | 二 |", "|  |  |\n|---|---|\n| a | b |", "is empty", 10),
        (
            f"!!! note “题”\n\n    文字{_CITED}。",
            f"!!! note “Title”\n\n    Words {_CITED}.",
            "straight quotation marks",
            10,
        ),
        (
            f'!! note "题"\n\n    文字{_CITED}。',
            f'!! note "Title"\n\n    Words {_CITED}.',
            "not read as a box",
            10,
        ),
        (
            f"```mermaid\npie title 图\n  %% accTitle: 图\n  %% accDescr: 图。\n"
            f"  %% caption: 图{_CITED}。\n```",
            f"```mermaid\npie title Pie\n  %% accTitle: Pie\n  %% accDescr: Words.\n"
            f"  %% caption: Words {_CITED}.\n```",
            "the pie has no slices",
            11,
        ),
        ("[文字](gone.md)", "[words](gone.md)", "also at docs/zh/index.md:10", 10),
        (f"面积3*4*5{_CITED}。", f"An area of 3*4*5 {_CITED}.", "write ×", 10),
        (f"*面积*是\n3*4*5{_CITED}。", f"An *area* of\n3*4*5 {_CITED}.", "write ×", 11),
        (f"不到\n>5%{_CITED}。", f"under\n>5% {_CITED}.", "write the sign > as &gt;", 11),
        (
            f"| 甲 | 乙 |\n|---|---|\n| `a|b` | 丙{_CITED} |",
            f"| A | B |\n|---|---|\n| `a|b` | c {_CITED} |",
            "a bar in code parts the cells",
            12,
        ),
        (
            f"## 题目 {{ #more .wide }}\n\n文字{_CITED}。",
            f"## More {{ #more .wide }}\n\nWords {_CITED}.",
            "delete the class",
            10,
        ),
        (
            f'!!! note inline "题"\n\n    文字{_CITED}。',
            f'!!! note inline "Title"\n\n    Words {_CITED}.',
            'only its "Title"',
            10,
        ),
        (
            f"!!! note inline end\n\n    文字{_CITED}。",
            f"!!! note inline end\n\n    Words {_CITED}.",
            'only its "Title"',
            10,
        ),
        (
            "![图](../assets/images/favicon.svg#only-dark)",
            "![Picture](../assets/images/favicon.svg#only-dark)",
            "nothing stands behind the name of a picture",
            10,
        ),
        (f"^^文字^^{_CITED}。", f"^^Words^^ {_CITED}.", "inserted text is not marked", 10),
        (f"~文字~{_CITED}。", f"~Words~ {_CITED}.", "deleted text is not shown", 10),
        (f"文字没有句号{_CITED}", f"Words without a full stop {_CITED}", "its final mark", 10),
        (f"至少3个{_CITED}。", f"At most three {_CITED}.", "the bound differs", 10),
    )
] + [
    both(f"很*重要*{_CITED}。", f"It matters {_CITED}.", "has italics", said_of=_ZH),
    both(f"的的报告{_CITED}。", f"The report {_CITED}.", _TWICE, said_of=_ZH),
    changed(_EN, "title: Home", "title: Home.", "a title ends without a mark"),
    changed(_EN, "description: An example.", "description: An example. # x", "no part of"),
    changed(SETTINGS, "nav:\n", "Nav:\n", 'did you mean "nav"?'),
]

STYLES = [
    appended(_CSS, f"{rule}\n", words, name=f"slip of style {rule!r}")
    for rule, words in (
        (".a { width: calc(100%-10px) }", "on both sides of + and -"),
        (".a { transform: rotate(45) }", "an angle has a unit"),
        (".a { filter: blur(5) }", "this length has a unit"),
        (".a { width: max(1px 2px) }", "a comma parts"),
        (".a { font-family: Arial, }", "nothing stands behind ,"),
        (".a:: { color: red }", "nothing stands behind the colon"),
        ("#1a { color: red }", "begins with no digit"),
        ("@media (max-width 60em) { .a { color: red } }", "a colon parts"),
        ("@media screen and { .a { color: red } }", "a condition is missing"),
        ('@charset "gbk";', "are UTF-8"),
        (".a { padding: -5px }", "never less than nothing"),
        (".a { opacity: 50 }", "opacity ends at 1"),
        (".a { font-weight: 1500 }", "ends at 1000"),
        (".a { transition: all 1 }", "a time has a unit"),
        (".a { display: none block }", "none stands alone"),
        (".a[lang=] { color: red }", "the value of the attribute"),
    )
]

SCRIPTS = [
    appended(_JS, f"{line}\n", words, name=f"slip of script {line!r}")
    for line, words in (
        ("doNothingAtAll();", "nothing is called doNothingAtAll"),
        ("docuemnt.body.focus();", 'did you mean "document"?'),
        ("setTimout(() => 1, 10);", 'did you mean "setTimeout"?'),
        ("const sum = undefinedThing + 1;", "nothing is called undefinedThing"),
        ("while (true) {}", "this loop never ends"),
        ("for (;;) {}", "this loop never ends"),
        ("do { } while (1);", "this loop never ends"),
        ("for (let i = 0; i < 10; i--) {}", "counts away from its end"),
        ("if (document.hidden = 1) {}", "write ==="),
        ("Number(1) === NaN;", "nothing equals NaN"),
        ("JSON.prase('{}');", 'did you mean "parse"?'),
        ("Math.flor(1);", 'did you mean "floor"?'),
        ("[].foreach(() => 1);", 'did you mean "forEach"?'),
        ('"a".lenght;', 'did you mean "length"?'),
        ('window.addEventListener("laod", () => {});', 'did you mean "load"?'),
        ('import nope from "nope";', "no browser finds this"),
    )
]

PASTED_FAULTS: list[Fault] = [
    *CHINESE,
    *ENGLISH,
    *OPPOSITES,
    *PASTED,
    *RECORDS,
    *PAGES,
    *STYLES,
    *SCRIPTS,
]
