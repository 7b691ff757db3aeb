"""Programs and style sheets that a scrape took for text."""

import re

from explainer.ingestion.edits import Line, repaired, substitutions
from explainer.ingestion.line_rule import line_rule

SCRIPT = line_rule(
    "script",
    "a line of a program or a style sheet",
    r"""^(?:(?:var|let|const)\s+[\w$]{1,40}\s*[=;,][^。]{0,200}
    |(?:return\s)?function\s*[\w$]{0,40}\s*\([^。]{0,200}|return\s[\w$.]{0,60}\s*[(;][^。]{0,200}
    |(?:window|document|navigator|location|console|jquery|\$|_hmt)\s?[.(\[][^。]{0,200}[;{})]
    |(?:if|else|for|while|switch|try|catch)\s?[({][^。]{0,200}[;{})]
    |[{}()\[\];,\s]{2,}|//\s?[\w$.]{1,40}\s?[=(][^。]{0,120}
    |[\w.#@*:,>\ -]{1,120}\{(?:[^{}。]{0,60}:[^{}。]{0,60};?){1,20}\}?
    |(?:font|margin|padding|line|text|border|background|color|width|height)(?:-[a-z]{3,12}){0,2}
    \s?:\s?[\w#%.,\ '"()-]{1,60}(?:!important)?;\s?\}?
    |</?(?:script|style|link|meta|iframe)\b[^<>]{0,300}>.{0,200})$""",
    (
        "var _hmt = _hmt || [];",
        "$(function(){ $('#a').show(); });",
        ".TRS_Editor P{line-height:1.5;font-size:12pt}",
        'window._bd_share_config={"common":{}};',
        "});",
        "font-size: 12pt;",
        '<script src="a.js"></script>',
    ),
    (
        "return to the village (all of them).",
        "if the ferry is closed, the keeper says so;",
        "for each county: one keeper;",
        "渡口{一处}",
        "import duties are paid by the county;",
    ),
)

_STYLE_SHEET = re.compile(
    r"^\s*(?:(?:[.#@]?[A-Za-z][\w.#,:> -]{0,80}|\.[\w-]{1,40}[^{}\n]{0,80})"
    r"\{(?:\s*[a-z-]{2,40}\s*:[^{};\n]{1,80};?){1,20}\s*\}\s*)+"
)


# Of elements within a line; those that part lines are read in `text_lines`.
_TAG = re.compile(
    r"</?(?:b|i|u|em|strong|span|font|a|img|small|big|center|section|tbody|table|td|th)"
    r"(?:\s[^<>]{0,300})?/?>|<!--[^<>]{0,300}-->",
    re.IGNORECASE,
)


def without_code(line: Line) -> Line:
    """The line of a text without tags, and without a style sheet that stands in front of it."""
    if "<" in line.text:
        line = repaired(line, "tag", substitutions(_TAG, lambda _: "", line.text))
    if "{" not in line.text:
        return line
    edits = substitutions(_STYLE_SHEET, lambda _: "", line.text)
    rest = line.text[edits[0].end :] if edits else ""
    return repaired(line, "style-sheet", edits) if rest.strip() else line
