"""Faults of files: characters, syntax, size, names, and things that are no files."""

from tests.sabotage.fault import (
    INTERFACE,
    MECHANISM,
    SOURCE,
    TERMS,
    VOCABULARY,
    Fault,
    appended,
    changed,
    copied,
    deleted,
    moved,
    replaced,
    written,
)

_UNSEEN = "an unseen character stands here"
_CHARACTERS = {
    "NUL": "\0",
    "control": "\x01",
    "escape": "\x1b",
    "delete": "\x7f",
    "next line": "\x85",
    "form feed": "\x0c",
    "soft hyphen": "\xad",
    "zero-width space": "\u200b",
    "zero-width joiner": "\u200d",
    "right-to-left override": "\u202e",
    "isolate": "\u2066",
    "line separator": "\u2028",
    "paragraph separator": "\u2029",
    "word joiner": "\u2060",
    "byte order mark inside": "\ufeff",
    "private use": "\ue022",
    "noncharacter": "\ufffe",
    "another noncharacter": "\U0001ffff",
    "damaged character": "\ufffd",
    "blank letter": "\u3164",
    "tag": "\U000e0041",
}

CHARACTERS = [
    changed(SOURCE, "示例网站", f"示例{character}网站", _UNSEEN, name=f"{name} in a text")
    for name, character in _CHARACTERS.items()
] + [
    changed(
        SOURCE,
        "en: An example site",
        r'en: "An \x01example site"',
        _UNSEEN,
        name="escaped control",
    ),
    changed(
        SOURCE,
        "en: An example site",
        r'en: "An \u202Eexample site"',
        _UNSEEN,
        name="escaped override",
    ),
    changed(SOURCE, "en: An example site", r'en: "\u200b\u200b"', _UNSEEN, name="zero width alone"),
    changed(SOURCE, "en: An example site", r'en: "An \0 site"', _UNSEEN, name="escaped NUL"),
    changed(
        SOURCE,
        "zh: 示例网站",
        "zh: 示例&#x202e;网站",
        "stands for no character that can be seen",
        name="override by code",
    ),
    changed(
        SOURCE,
        "zh: 示例网站",
        "zh: 示例&#0;网站",
        "stands for no character that can be seen",
        name="NUL by code",
    ),
    changed(
        SOURCE,
        "zh: 示例网站",
        "zh: 示例&#99999999;网站",
        "stands for no character that can be seen",
        name="no character",
    ),
    changed(
        "docs/zh/index.md", "一个例子。", "一个\u200b例子。", _UNSEEN, name="zero width in prose"
    ),
    changed(
        "docs/en/index.md", "An example.", "An \x1b[31mexample.", _UNSEEN, name="escape in prose"
    ),
]

SYNTAX = [
    changed(
        SOURCE,
        "en: Not stated",
        'en: "Not stated',
        "quotation mark that opens on this line",
        name="unclosed quote in brackets",
    ),
    changed(
        SOURCE,
        "zh: 县委书记在2016年12月报告。",
        "zh: '县委书记在2016年12月报告。",
        "quotation mark that opens on this line",
        name="unclosed single quote",
    ),
    changed(SOURCE, "zh: 下达项目", 'zh: "下达项目', "quotation mark that opens on this line"),
    changed(
        SOURCE,
        "en: the centre plans, counties",
        'en: "the centre plans, counties',
        "quotation mark that opens on this line",
    ),
    changed(SOURCE, "at: [1, 2]", "at: [1, 2", "bracket that opens on this line"),
    changed(SOURCE, "place: china", "place：china", "full-width colon"),
    changed(SOURCE, "  - id: reports", "  - id：reports", "full-width colon"),
    changed(SOURCE, "id: example-decision", "id：example-decision", "full-width colon"),
    changed(SOURCE, "zh: 没有写明, en: Not", "zh: 没有写明，en: Not", "half-width marks"),
    changed(
        SOURCE, "  zh: 中央统筹、县村", "  zh 中央统筹、县村", "the colon behind `zh` is missing"
    ),
    changed(SOURCE, "  - id: reports", "  - id reports", "the colon behind `id` is missing"),
    changed(SOURCE, "place: china", "place:china", "a space must follow the colon"),
    changed(SOURCE, "place: china", "place china", "no `field: value`"),
    changed(SOURCE, "place: china", "\tplace: china", "not valid YAML"),
    changed(SOURCE, "en: the centre plans,", "en: the centre: plans,", "not valid YAML"),
    changed(SOURCE, "        at: [3]", "       at: [3]", "not valid YAML"),
    changed(SOURCE, "en: Not stated", "en: @nobody", "not valid YAML"),
    changed(SOURCE, "en: Not stated", "en: !!python/object:os.system x", "tag"),
    changed(SOURCE, "en: Not stated", "en: !text x", "tag"),
    changed(SOURCE, "en: Not stated", "en: &name x", "anchors"),
    changed(SOURCE, "en: Not stated", "en: *name", "aliases"),
    changed(SOURCE, "title: {zh", "title: {<<: {zh: 一}, zh", "merge keys"),
    changed(SOURCE, "title: {zh", "title: {? [a] : b, zh", "a field name must be plain text"),
    changed(SOURCE, "place: china\n", "place: china\nplace: china\n", "the field stands twice", 5),
    appended(SOURCE, "---\nid: second\n", "not valid YAML"),
    changed(
        SOURCE,
        "place: china\n",
        "<<<<<<< HEAD\nplace: china\n=======\nplace: chine\n>>>>>>> other\n",
        "a merge conflict",
    ),
    changed(
        SOURCE,
        "# yaml-language-server: $schema=../schemas/source.json\n",
        "",
        "the first line must be",
        1,
    ),
    written(SOURCE, "- a\n- b\n", "the file must consist of"),
    written(SOURCE, "just words\n", "the file must consist of"),
    written(SOURCE, "", "the file is empty"),
    written(SOURCE, "\n\n", "the file is empty"),
    written(SOURCE, "# nothing but a comment\n", "the file must consist of"),
]

_LAUGHS = "a: &a [lol]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)

SIZE = [
    written(SOURCE, _LAUGHS, "anchors (&name) are not allowed", 1, name="a billion laughs"),
    written(
        SOURCE, "a: " + "- " * 50_000 + "x\n", "not valid YAML", 1, name="50000 hyphens on a line"
    ),
    written(
        SOURCE,
        "a:\n  " + "- " * 50_000 + "x\n",
        "nested deeper",
        2,
        name="50000 lists in one another",
    ),
    written(SOURCE, "a: " + "[" * 20_000 + "\n", "nested deeper", 1, name="20000 brackets"),
    written(
        SOURCE,
        "a: " + "[" * 1000 + "]" * 1000 + "\n",
        "nested deeper",
        1,
        name="1000 brackets, closed",
    ),
    written(SOURCE, "a: " + "{b: " * 1000 + "\n", "nested deeper", 1, name="1000 braces"),
    written(
        SOURCE,
        "".join(f"{' ' * n}a:\n" for n in range(1000)),
        "nested deeper",
        21,
        name="1000 fields in one another",
    ),
    written(SOURCE, "a: [" + "," * 200_000 + "]\n", "not valid YAML", 1, name="200000 commas"),
    written(
        SOURCE, "a: [" + "b," * 200_000 + "]\n", "more than 1000 values", 1, name="200000 values"
    ),
    written(
        SOURCE,
        "a:\n" + "- b\n" * 200_000,
        "more than 1000 values",
        2,
        name="200000 lines of a list",
    ),
    written(SOURCE, b"# x\n" + b"a" * (17 * 1024 * 1024), "larger than 16 MB", 0, name="17 MB"),
    changed(
        SOURCE,
        "一份用来测试的决定。",
        f'"{"[" * 16_000}"',
        "is longer than 5000",
        name="16000 brackets",
    ),
    changed(
        SOURCE,
        "lead: {zh: 一份用来测试的决定。",
        f"lead: {{zh: {'a' * 16_000}。",
        "is longer than 5000",
        name="16000 letters",
    ),
]

BYTES = [
    written(SOURCE, "id: 例".encode("gb18030"), "is not UTF-8", 1, name="GB 18030"),
    written(SOURCE, "id: 例\n".encode("utf-16"), "is not UTF-8", 1, name="UTF-16"),
    written(SOURCE, b"# x\nid: a\nplace: \xff\n", "is not UTF-8", 3, name="one wrong byte"),
    written(
        "docs/zh/index.md", b"---\ntitle: \xff\n", "is not UTF-8", 2, name="one wrong byte in prose"
    ),
]

NO_FILES = [
    *(
        replaced(path, kind, words)
        for path in ("docs/corpus/sources/more.yml", SOURCE, VOCABULARY)
        for kind, words in (
            ("fifo", "no ordinary file"),
            ("socket", "no ordinary file"),
            ("device", "no ordinary file"),
            ("folder", "this is a folder"),
            ("loop", "the file cannot be read"),
            ("dangling", "the link leads nowhere"),
        )
    ),
    replaced("docs/zh/index.md", "folder", "this is a folder"),
    replaced("docs/zh/index.md", "fifo", "no ordinary file"),
    replaced("docs/assets/images/favicon.svg", "loop", "the file cannot be read"),
    replaced("docs/assets/images/pages.png", "dangling", "the link leads nowhere"),
    replaced("docs/theme/main.html", "dangling", "the link leads nowhere"),
    replaced("mkdocs.yml", "folder", "this is a folder"),
    replaced("mkdocs.yml", "fifo", "no ordinary file"),
]

NAMES = [
    moved(SOURCE, SOURCE.replace(".yml", ".yaml"), "do not end in .yml"),
    moved(SOURCE, SOURCE.replace(".yml", ".YML"), "do not end in .yml"),
    moved(SOURCE, f"{SOURCE}.bak", "not a corpus file"),
    moved(TERMS, f"{TERMS}.txt", "not a corpus file"),
    copied(SOURCE, f"{SOURCE}~", "not a corpus file"),
    copied(SOURCE, f"{SOURCE}.orig", "not a corpus file"),
    copied(SOURCE, SOURCE.replace(".yml", " copy.yml"), "looks like a copy"),
    copied(SOURCE, SOURCE.replace(".yml", " (1).yml"), "looks like a copy"),
    copied(SOURCE, SOURCE.replace("example", "Example"), "looks like a copy"),
    copied(SOURCE, SOURCE.replace(".yml", "-copy.yml"), f"a copy of {SOURCE}", 2),
    copied(MECHANISM, MECHANISM.replace(".yml", "-2.yml"), f"a copy of {MECHANISM}", 2),
    moved(SOURCE, SOURCE.replace("sources/", "sources/more/"), "folders of their own"),
    moved(SOURCE, "docs/corpus/example-decision.yml", "not a corpus file"),
    written("docs/corpus/notes.yml", "a: b\n", "not a corpus file", 0),
    written("docs/corpus/README.md", "Words.\n", "not a corpus file", 0),
    written("docs/zh/page.markdown", "# 页\n", "not a page", 0),
    copied("docs/zh/index.md", "docs/zh/index (1).md", "names of pages are lower-case letters"),
    copied("docs/zh/index.md", "docs/zh/Index.md", "names of pages are lower-case letters"),
    written("docs/zh/picture.png", b"PNG", "not a page", 0),
    written("docs/en/index.md.bak", "# Page\n", "not a page", 0),
    written("docs/about.md", "# Page\n", "nothing reads this file", 0),
    written("docs/fr/index.md", "# Page\n", "nothing reads this file", 0),
    deleted("docs/corpus", "the folder is missing"),
    deleted(SOURCE, "the file is missing, and"),
    deleted(VOCABULARY, "the file is missing"),
    deleted(INTERFACE, "the file is missing"),
]

FILE_FAULTS: list[Fault] = [*CHARACTERS, *SYNTAX, *SIZE, *BYTES, *NO_FILES, *NAMES]
