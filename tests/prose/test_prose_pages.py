"""Prose pages as they are published: what a writer meant stands there, and nothing twice."""

import re
from collections import Counter
from pathlib import Path

import pytest
from explainer.build.compile import compile_site
from explainer.problems.problem import report
from explainer.prose.markdown import parsed
from explainer.prose.structure import structure_problems

CITED = "[[@centre-plans]]"
AS_MEANT = {
    "marks at the end of a line": (
        f"参加COVID，\nSARS{CITED}。",
        f"join COVID,\nSARS {CITED}.",
        "参加COVID，SARS",
    ),
    "a figure with a sign": (
        f"增长\n+5%\n以上{CITED}。",
        f"rose by\n+5%\nand more {CITED}.",
        "增长+5%以上",
    ),
    "quotation marks of both languages": (
        f"“链条”\n不断{CITED}。",
        f"the “chain”\nholds {CITED}.",
        "“链条”不断",
    ),
    "Latin letters": (
        f"代码以\nMIT\n许可证发布{CITED}。",
        f"under the\nMIT\nlicence {CITED}.",
        "代码以\nMIT\n许可证发布",
    ),
    "a link at the end of a line": (
        f"- 由县委\n  [[overall-planning|统\n  筹]]{CITED}",
        f"- by the county\n  [[overall-planning|planning]] {CITED}",
        '由县委<a class="term" href="glossary/overall-planning/">统筹</a>',
    ),
    "a hyphen that two words share": (
        f"长期、\n短期{CITED}。",
        f"long-\nand short-term {CITED}.",
        "长期、短期",
    ),
    "closing signs of a heading": (
        f"## 题目 ## {{ #more }}\n\n文字{CITED}。",
        f"## More ## {{ #more }}\n\nWords {CITED}.",
        ">题目</a></h2>",
    ),
    "a comment in a line": (
        f"文<!-- 注 -->字{CITED}。",
        f"Wor<!-- note -->ds {CITED}.",
        ">\n文字<",
    ),
    "words with a title": (
        f'<abbr title="报告">文字</abbr>{CITED}。',
        f'<abbr title="report">Words</abbr> {CITED}.',
        '<abbr title="报告">文字</abbr>',
    ),
    "a bar in code": (
        f"| 甲 | 乙 |\n|---|---|\n| `a\\|b` | 丙{CITED} |",
        f"| A | B |\n|---|---|\n| `a\\|b` | c {CITED} |",
        "<code>a|b</code>",
    ),
}


def written(docs: Path, zh: str, en: str) -> str:
    """The Chinese home page with a block more, as it is published."""
    for language, heading, text in (("zh", "## 图", zh), ("en", "## Diagram", en)):
        file = docs / language / "index.md"
        old = file.read_text(encoding="utf-8")
        file.write_text(old.replace(heading, f"{text}\n\n{heading}", 1), encoding="utf-8")
    compilation = compile_site(docs)
    assert report(compilation.problems) == ""
    return compilation.pages["zh/index.md"].html


@pytest.mark.parametrize("name", AS_MEANT)
def test_a_block_is_published_as_it_is_meant(example_docs: Path, name: str) -> None:
    zh, en, shown = AS_MEANT[name]
    assert shown in written(example_docs, zh, en)


def test_the_title_of_a_picture_is_no_sentence() -> None:
    text = '![标志](../assets/images/favicon.svg "标志的说明")'
    assert not list(structure_problems(parsed(text), [text], "page.md", 1))


def test_no_anchor_stands_twice_where_there_are_boxes(example_docs: Path) -> None:
    boxes = '!!! note "{0}"\n\n    {1}[[@centre-plans]]。\n\n    !!! tip "{0}"\n\n        {2}。'
    english = '!!! note "{0}"\n\n    {1} [[@centre-plans]].\n\n    !!! tip "{0}"\n\n        {2}.'
    page = written(
        example_docs,
        boxes.format("提示", "文字", "又一句"),
        english.format("Note", "Words", "One more"),
    )
    anchors = Counter(re.findall(r'\sid="([^"]*)"', page))
    assert [anchor for anchor, times in anchors.items() if times > 1] == []
