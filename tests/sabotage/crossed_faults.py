"""What one language says and the other denies, and what stands where something else belongs."""

from pathlib import Path

from tests.sabotage.fault import SETTINGS, SOURCE, VOCABULARY, Fault, appended, changed

_EN, _ZH = "docs/en/index.md", "docs/zh/index.md"
_DENIES = "denies what the English states"
_REPORTED = "县委书记在2016年12月报告。"
_CHECKS = "决定要求主要负责人检查资金。"
_ENGLISH_CHECKS = "The Decision asks the heads of the county to check the funds."
_IN_CHARGE = "由县委书记具体负责。"

NEGATIONS: list[Fault] = [
    changed(SOURCE, _REPORTED, "县委书记在2016年12月不报告。", _DENIES, "reported in December"),
    changed(SOURCE, _REPORTED, "县委书记在2016年12月未报告。", _DENIES, "reported in December"),
    changed(SOURCE, _CHECKS, "决定没有要求主要负责人检查资金。", _DENIES, "to check the funds"),
    changed(SOURCE, _CHECKS, "决定禁止主要负责人检查资金。", _DENIES, "to check the funds"),
    changed(SOURCE, _CHECKS, "决定无须主要负责人检查资金。", _DENIES, "to check the funds"),
    changed(SOURCE, _CHECKS, "决定并非要求主要负责人检查资金。", _DENIES, "to check the funds"),
    changed(SOURCE, _IN_CHARGE, "不由县委书记具体负责。", _DENIES, "in charge."),
    changed(SOURCE, "The year is not printed.", "The year is printed.", _DENIES),
    changed(
        SOURCE,
        f"{_CHECKS}\n        en: {_ENGLISH_CHECKS}",
        f"{_CHECKS}资金不由村里使用。\n        en: {_ENGLISH_CHECKS} Villages use the funds.",
        _DENIES,
        "Villages use the funds",
        name="a denial in the second sentence",
    ),
    changed(
        SOURCE, "asks the heads of", "no longer asks the heads of", "denies what the Chinese states"
    ),
    changed(SOURCE, _IN_CHARGE, "由县委副书记具体负责。", "the rank differs", "in charge."),
    changed(SOURCE, "with the county Party", "with the deputy county Party", "the rank differs"),
]


def _in_both(name: str, chinese: str, english: str, words: str, path: str, line: str) -> Fault:
    """Both pages go on with these words."""

    def spoil(root: Path) -> None:
        for page, text in ((_ZH, chinese), (_EN, english)):
            with (root / page).open("a", encoding="utf-8") as file:
                file.write(text)

    return Fault(name, spoil, path, words, line)


_TITLE_OF_ANOTHER = "this is the title of another page of nav"

PAGES: list[Fault] = [
    _in_both(
        "a code block left open above a heading that is linked",
        "\n见[下面](index.md#below)。\n\n## 下面 { #below }\n\n链条早已有之。\n",
        "\nSee [below](index.md#below).\n\n```\n## Below { #below }\n\nThe chain is older.\n",
        "the code block is not closed",
        _EN,
        "```",
    ),
    _in_both(
        "a page that ends before a heading that is linked",
        "\n见[下面](index.md#below)。\n\n## 下面 { #below }\n\n链条早已有之。\n",
        "\nSee [below](index.md#below).\n",
        "the headings differ from here",
        _EN,
        "---",
    ),
    _in_both(
        "a row of a table broken in two",
        "\n| 谁 | 何时 |\n|---|---|\n| 县 | 每年 |\n| 村\n| 每月 |\n",
        "\n| Who | When |\n|---|---|\n| County | yearly |\n| Village | monthly |\n",
        "the row has 1 cells",
        _ZH,
        "| 村",
    ),
    _in_both(
        "paragraphs in another order",
        "\n县里负责[[@centre-plans]]。\n\n县里检查[[@county-checks]]。\n",
        "\nThe county checks [[@county-checks]].\n\nThe county is in charge [[@centre-plans]].\n",
        "has this paragraph in another place",
        _EN,
        "The county checks",
    ),
    changed(
        _EN,
        "## Diagram",
        "链条早已有之，一直没有断。\n\n## Diagram",
        "is in the other language",
        name="a paragraph of the other language put in",
    ),
    changed(_ZH, "## 图", "＃＃ 图", "a mark of Markdown is half-width"),
    changed(_ZH, "县委书记负责", "县委书记亲自负责。县委书记亲自负责。由他负责", "stands twice"),
    changed(
        SETTINGS,
        "            机制: Mechanisms\n            对照: Compare\n",
        "            机制: Compare\n            对照: Mechanisms\n",
        _TITLE_OF_ANOTHER,
    ),
    changed(
        SETTINGS,
        "  - 机制: mechanisms/index.md\n  - 背景: background/index.md\n",
        "  - 背景: mechanisms/index.md\n  - 机制: background/index.md\n",
        _TITLE_OF_ANOTHER,
    ),
    changed(SETTINGS, "  - mermaid2:", "  - mermaid:", 'did you mean "mermaid2"?'),
    changed(
        VOCABULARY,
        'light: "#3b6e2f", dark: "#9bcb8c"',
        'light: "#9bcb8c", dark: "#3b6e2f"',
        "the light and the dark colour are exchanged",
    ),
    appended(
        "docs/assets/stylesheets/site.css",
        ".a { box-shadow: 0 1px 2px #0006g; }\n",
        "#0006g is no colour",
    ),
]

_LOCK = "requirements-ingestion.lock"
_DIGEST = "    --hash=sha256:06046d2aa4e0b15fb7aaefd7e26246d819c72ca7418ec3a6f98239f6a09ef462 \\\n"
_OTHERS = "the digests of ahocorasick-rs==1.0.3 are others"

LOCKS: list[Fault] = [
    changed(_LOCK, _DIGEST, "", _OTHERS, name="a digest taken out"),
    changed(_LOCK, _DIGEST, _DIGEST.replace("06046d", "06046e"), _OTHERS, name="a digest changed"),
]

CROSSED_FAULTS: list[Fault] = [*NEGATIONS, *PAGES, *LOCKS]
