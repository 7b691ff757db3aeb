"""Slips of the hand: files that editors leave, properties that no browser knows, lists torn apart."""

from tests.sabotage.fault import MECHANISM, SOURCE, TERMS, Fault, appended, changed, moved, written

_EN = "docs/en/index.md"
_ZH = "docs/zh/index.md"
_CSS = "docs/assets/stylesheets/site.css"
_JS = "docs/assets/javascripts/site.js"
_LEFT = "an editor or a merge has left this"
_NO_LIST = "this is no item of a list"
_BOX = "boxes are written"
_MARKUP = "text that becomes markup can run"
_NO_ATTRIBUTE = "the policy of the pages runs no such attribute"


def said(text: str, words: str, line: int) -> Fault:
    """A block on the English page, told there on this line; the heading stands on line 10."""
    return changed(_EN, "## Diagram", f"{text}\n\n## Diagram", words, line, name=f"said {text!r}")


CARELESS_FAULTS: list[Fault] = [
    changed(
        _EN, "description: An example.", "description: 一个例子。", "is the same as the Chinese"
    ),
    changed(
        _EN, "description: An example.", "description: 又一个例子。", "the English text is Chinese"
    ),
    changed(
        _ZH, "description: 一个例子。", "description: One of them.", "has no Chinese character"
    ),
    changed(_EN, "title: Home", "title: 第一页", "the English text is Chinese"),
    changed(
        _ZH, "description: 一个例子。", "description: 一个例子,很短。", "write the full-width mark"
    ),
    changed(
        _ZH, "description: 一个例子。", "description: 一個例子。", "traditional characters: 個"
    ),
    changed(TERMS, "zh: [县委的书记]", "zh: [县委书记]", "this is the name of the entry itself"),
    changed(
        TERMS,
        "en: [secretary of the county Party committee]",
        "en: [County Party secretary]",
        "this is the name of the entry itself",
    ),
    changed(
        TERMS, "traditional: 統籌", "traditional: 统筹", "this is written alike in both scripts"
    ),
    *(
        changed(_EN, "## Diagram", f"{text}\n\n## Diagram", words, 6, name=f"only in one: {text!r}")
        for text, words in (
            ("More words.", "1 paragraph in docs/zh/index.md:6, 2 here"),
            ("- one\n- two", "0 items of a list in docs/zh/index.md:6, 2 here"),
            ("> A quotation.", "0 quotations in docs/zh/index.md:6, 1 here"),
            ('!!! note "Note"\n\n    Words [[@centre-plans]].', "0 boxes in docs/zh/index.md:6"),
            ("| a | b |\n|---|---|\n| x | y |", "0 rows of a table in docs/zh/index.md:6, 2 here"),
            ("```text\nx\n```", "0 blocks of code in docs/zh/index.md:6, 1 here"),
        )
    ),
    *(
        written(path, "x\n", _LEFT, 0)
        for path in (
            "docs/zh/.index.md.swp",
            "docs/zh/#index.md#",
            "docs/zh/.#index.md",
            "docs/corpus/terms/.roles.yml.swp",
            "docs/corpus/terms/#roles.yml#",
            "docs/assets/stylesheets/.site.css.swp",
            "docs/theme/.main.html.swp",
            "docs/theme/main.html.orig",
            "docs/theme/main.html~",
            "docs/theme/main copy.html",
            "mkdocs.yml.orig",
            "mkdocs.yml~",
            "mkdocs copy.yml",
            "mkdocs - Copy (2).yml",
            "mkdocs_LOCAL_4711.yml",
            "mkdocs 的副本.yml",
            ".mkdocs.yml.swp",
            "pyproject.toml.bak",
            "hooks/site_hooks.py.rej",
            "hooks/site_hooks (1).py",
            "hooks/explainer/.#languages.py",
            "scripts/site.sync-conflict-20180212-101010.py",
            ".github/workflows/site.yml.orig",
        )
    ),
    written("mkdocs.yaml", "x: y\n", "settings are read from mkdocs.yml alone; delete it", 0),
    written("MkDocs.yml", "x: y\n", "settings are read from mkdocs.yml alone; delete it", 0),
    moved("mkdocs.yml", "mkdocs.yaml", "settings are read from mkdocs.yml alone; rename it"),
    written("docs/theme/main.html.j2", "x\n", "no template, so nothing reads it", 0),
    changed(SOURCE, "at: [1]", "at: [1.0]", 'must be a whole number in digits 0-9, not "1.0"'),
    changed(SOURCE, "at: [1]", "at: [true]", 'must be a whole number in digits 0-9, not "true"'),
    changed(SOURCE, "paragraphs: 3", "paragraphs: 3.0", "must be a whole number"),
    changed(MECHANISM, "order: 1", "order: 1.5", "must be a whole number"),
    appended(_CSS, "h1 { colour: red; }\n", 'did you mean "color"?'),
    appended(_CSS, "h1 { dispaly: none; }\n", 'did you mean "display"?'),
    appended(_CSS, "h1 { behavior: url(x.htc); }\n", "behavior is no property"),
    changed(_EN, "# Example {", "# 示例 {", "is in the other language; translate it"),
    changed(_EN, "## Diagram {", "## 图表 {", "is in the other language; translate it"),
    changed("docs/zh/index.md", "# 示例 {", "# An example {", "is in the other language"),
    appended(_CSS, "h1 { color: rde; }\n", "rde is no colour"),
    appended(_CSS, "h1 { border-top-color: gren; }\n", "gren is no colour"),
    appended(_CSS, "h1 { display: flx; }\n", 'did you mean "flex"?'),
    appended(_CSS, "h1 { position: sticki; }\n", 'did you mean "sticky"?'),
    appended(_CSS, "h1 { text-align: cneter; }\n", 'did you mean "center"?'),
    appended(_CSS, "h1 { overflow-x: hiden; }\n", 'did you mean "hidden"?'),
    appended(_CSS, "h1 { color: red margin: 0; }\n", "a semicolon is missing"),
    appended(_CSS, "h1 { margin: 2pxx; }\n", "pxx is no unit"),
    appended(_CSS, "h1 { width: expression(1); }\n", "no browser runs an expression"),
    appended(_CSS, "h1 { color: red !importnat; }\n", "write !important"),
    appended(_JS, "document.body.innerHTML = location.hash;\n", _MARKUP),
    appended(_JS, "document.body['innerHTML'] = 'x';\n", _MARKUP),
    appended(_JS, "document.body.outerHTML += 'x';\n", _MARKUP),
    appended(_JS, "document.body.insertAdjacentHTML('beforeend', 'x');\n", _MARKUP),
    appended(_JS, "document.createRange().createContextualFragment('x');\n", _MARKUP),
    appended(_JS, "new DOMParser().parseFromString('x', 'text/html');\n", _MARKUP),
    appended(_JS, "document.createElement('iframe').srcdoc = 'x';\n", _MARKUP),
    appended(_JS, "document.body.setAttribute('onclick', 'x()');\n", _NO_ATTRIBUTE),
    appended(_JS, "document.body.setAttribute('style', 'color:red');\n", _NO_ATTRIBUTE),
    appended(_JS, "debugger;\n", "this stops every reader's page"),
    appended(_JS, "window.alert(1);\n", "this stops every reader's page"),
    said("Words\n====", "a line of = below words makes a heading of them", 10),
    said("Words\n----", "a line of - below words makes a heading of them", 10),
    said("## [Words](https://a.example/) { #words }", "a heading holds no link", 10),
    said("1. a\n  - b\n2. c", "a second list begins here", 11),
    said("- a\n* b", "a second list begins here", 11),
    said("1. a\n3. b", "readers see 2 here", 11),
    said("1.a\n2.b", _NO_LIST, 10),
    said("a. one\nb. two", _NO_LIST, 11),
    said("> [!NOTE]\n> Words.", _BOX, 10),
    said(":::note\nWords.\n:::", _BOX, 10),
    said("An area of km^2^.", "raised words are written <sup>2</sup>", 10),
    said("Water is H~2~O.", "lowered words are written <sub>2</sub>", 10),
    said("The sum $x^2$.", "formulas of mathematics are not read", 10),
    said("\uff0a\uff0aWords\uff0a\uff0a", "a mark of Markdown is half-width", 10),
    said("\uff03 Words", "a mark of Markdown is half-width", 10),
    said("\uff03\uff03 Words", "a mark of Markdown is half-width", 10),
    said("Write \uff40it\uff40.", "a mark of Markdown is half-width", 10),
    said("See [home]\uff08index.md\uff09.", "the brackets of a link are half-width", 10),
    said("See \u3010home\u3011(index.md).", "the brackets of a link are half-width", 10),
    said("See \uff3b\uff3bplanning\uff5cplan\uff3d\uff3d.", "write [[@clause]]", 10),
    said("2016. That was it.", "this begins a list; write 2016\\. for a year", 10),
    said("```mmd\na\n```", "a diagram is opened by ```mermaid", 10),
    said("```\nflowchart TB\n  a --> b\n```", "a diagram is opened by ```mermaid", 10),
    said("```plantuml\na\n```", "no drawing is made of this", 10),
    said("Counties\nact in co-\noperation.", "a hyphen ends this line", 11),
    said("```python title\nx\n```", "nothing is read behind the language of code", 10),
    said("[words](http://localhost:8000/)", "leads to the reader's own machine", 10),
    said("[words](https://a.example/。)", "a full-width mark ends the address", 10),
    said("![words](/assets/images/favicon.svg)", "there is no docs/", 10),
]
