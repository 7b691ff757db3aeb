"""Faults of prose pages: their heads, headings, directives, links and HTML."""

from tests.sabotage.fault import Fault, changed, deleted, written

_ZH, _EN = "docs/zh/index.md", "docs/en/index.md"
_HEAD = "description: An example.\n"


def in_head(line: str, words: str) -> Fault:
    """One more line in the head of a page."""
    return changed(_EN, _HEAD, f"{_HEAD}{line}\n", words)


def in_both(line: str, words: str) -> Fault:
    """A block in both languages; the first that tells of it is the English page."""
    return changed(_EN, "## Diagram", f"{line}\n\n## Diagram", words)


PROSE_FAULTS: list[Fault] = [
    in_head("date: 2018-02-30", "unknown field"),
    in_head("template: gone.html", "unknown field"),
    in_head("previous: gone.md", "unknown field"),
    in_head("title: Again", "twice"),
    in_head("note: [a", "not valid YAML"),
    changed(_EN, "title: Home\n", "", "the page lacks `title`", 1),
    changed(_EN, "title: Home\n", "title: a: b\n", "not valid YAML"),
    changed(_EN, "title: Home", "title：Home", "head of the page", 2),
    changed(
        _EN, "description: An example.\n---\n", "description: An example.\n", "head of the page", 1
    ),
    changed(_EN, "# Example { #top }", "# Example", "no id"),
    changed(_EN, "## Diagram { #diagram }", "## Diagram { #Diagram }", "lower-case letters"),
    changed(_EN, "## Diagram { #diagram }", "# Diagram { #diagram }", "exactly one heading"),
    changed(_EN, "## Diagram { #diagram }", "## Diagram { #top }", "already taken"),
    changed(_EN, "[[@centre-plans]]", "[[@centre-plan]]", 'unknown clause "centre-plan"'),
    changed(
        _EN,
        "[[overall-planning|planning]]",
        "[[overall-plan|planning]]",
        'unknown term "overall-plan"',
    ),
    changed(_EN, "source=example-decision", "source=example", 'unknown source "example"'),
    changed(
        _EN, "<!-- explainer: matrix -->", "<!-- explainer: matrx -->", 'did you mean "matrix"?'
    ),
    changed(_EN, "<!-- explainer: matrix -->", "<!-- explainer matrix -->", "malformed directive"),
    changed(
        _EN,
        "<!-- explainer: matrix -->",
        "<!-- explainer: matrix of=all -->",
        "write <!-- explainer: matrix -->",
    ),
    changed(
        _EN,
        "<!-- explainer: matrix -->",
        "<!-- explainer: chains sources=example-decision,, -->",
        'unknown source ""',
    ),
    changed(_EN, "<!-- explainer: matrix -->", "<!-- explainer: matrix", "malformed directive"),
    in_both("<script>alert(1)</script>", "raw HTML"),
    in_both('Some <img src="x" onerror="alert(1)"> words.', "raw HTML"),
    in_both("[words](javascript:alert(1))", "link"),
    in_both("![words](https://other.example/a.png)", "a picture comes from this site alone"),
    in_both("[words](gone.md)", "there is no such page"),
    deleted(_ZH, "the page has no twin", 1, _EN),
    written(
        "docs/zh/more.md",
        "---\ntitle: 更多\ndescription: 更多。\n---\n\n# 更多 { #top }\n",
        "the page has no twin",
    ),
    written(_EN, "", "the file is empty"),
    changed(_ZH, "县委书记负责", "縣委書記負責", "traditional characters", 8),
]
