"""The report on a cleaning, for a person who compares it with the scrape."""

import re
from collections.abc import Iterator, Mapping

from explainer.ingestion.cleaning import DROPPED, Cleaned
from explainer.ingestion.document_header import HEADER
from explainer.ingestion.edits import Line, Repair
from explainer.ingestion.line_rules import BYLINE, PAGE_NUMBER, RULES, RUNNING_HEAD
from explainer.ingestion.main_text import OUTSIDE
from explainer.ingestion.markdown_marks import IMAGE
from explainer.ingestion.navigation_rules import RELATED
from explainer.ingestion.page_markup import HIDDEN, NAVIGATION, NO_SCRIPT, READING
from explainer.ingestion.related_items import IN_LIST, REPLY, TEASER, ends_sentence
from explainer.ingestion.repetitions import REPEATED
from explainer.ingestion.web_pages import TITLE

REASONS: Mapping[str, str] = {
    "byte-shift": "GBK bytes read one byte late",
    "pinyin": "a reading in brackets behind its characters",
    "strewn-address": "an address of a site, strewn into sentences",
    "injected-word": "a word pushed into a headline or a time stamp",
    "figure-spacing": "spaces beside figures, on a page that sets them close as well",
    "letter-spacing": "spaces between the letters of a heading",
    "wrapped": "spaces where lines were wrapped",
    "doubled-marks": "a comma before another mark",
    "hyphen": "a word that a hyphen parts at the end of a line",
    "lost-symbol": "the remains of a symbol that was lost",
    "wrong-form": "a traditional character that a converter chose wrongly",
    "script": "traditional script",
    "marks": "ASCII marks in a Chinese text",
    "figures": "figures typed at full width",
    "mojibake": "text decoded with the wrong encoding",
    "entity": "an entity of HTML, or another escape, for a character",
    "invisible": "invisible characters",
    "space": "unusual spaces",
    "markdown": "marks of Markdown",
    "drawn-table": "the frame of a table that was drawn with characters",
    "tag": "a tag or a comment of HTML",
    "style-sheet": "a style sheet in front of the text",
    "vertical": "a mark of text that was set from top to bottom",
    "radical": "the sign of a radical in the place of a character",
}
DROP_REASONS: Mapping[str, str] = {
    **{rule.id: rule.reason for rule in (*RULES, RELATED)},
    HEADER: "the table of a document of the government; --draft reads it",
    BYLINE: "name of an author between the headline and the time of the page",
    PAGE_NUMBER: "the number of a page on paper, in a row of such numbers",
    RUNNING_HEAD: "the head of a page on paper, which comes back beside its numbers",
    REPEATED: "the text stands twice; this is the second time",
    IN_LIST: "other news, below such a heading",
    TEASER: "a teaser of other news with its time stamp",
    REPLY: "what somebody has answered in a forum",
    NAVIGATION: "an element of navigation of the page",
    HIDDEN: "a block that the page hides",
    NO_SCRIPT: "text for browsers without scripts",
    READING: "the reading above a character (ruby)",
    OUTSIDE: "outside the article of the page",
    IMAGE: "an image",
    TITLE: "the title in the head of the page",
    DROPPED: "dropped on request (--drop)",
}

_BY_MARKUP = frozenset((HIDDEN, NAVIGATION, NO_SCRIPT, READING, TITLE, DROPPED))
_CLAUSE_END = re.compile(r"[；;：:，,]\s*$")
_CONTEXT = 6
_LONGEST_SENTENCE = 15


def cleaning_report(name: str, cleaned: Cleaned) -> str:
    """Everything that was done to the scrape `name`: what is doubtful, dropped and repaired.

    Lines are those of the raw file (of the visible text, if it is a web page).
    """
    kind = "web page" if cleaned.is_web_page else "plain text"
    note = f" ({cleaned.encoding_note})" if cleaned.encoding_note else ""
    dropped = sum(bool(line.dropped) and not line.is_blank for line in cleaned.lines)
    parts = [
        f"{name}: {kind}, {cleaned.encoding}{note}; {len(cleaned.lines)} lines, "
        f"{dropped} dropped, {len(cleaned.paragraphs)} paragraphs",
        *_titled("To be checked", _checks(cleaned)),
        *_titled("Dropped lines (--keep N keeps one)", _drops(cleaned)),
        *_titled("Repairs", _repairs(cleaned)),
        *_titled("Paragraphs (--drop N drops a line)", _paragraphs(cleaned)),
    ]
    return "\n".join(parts) + "\n"


def summary(cleaned: Cleaned) -> str:
    """In one line, how much was dropped and how much of that looks like text."""
    written = [line for line in cleaned.lines if line.original.strip()]
    dropped = [line for line in written if line.dropped]
    sentences = sum(_looks_like_a_sentence(line.text) for line in dropped)
    checks = sum(1 for _ in _checks(cleaned))
    return (
        f"{len(dropped)} of {len(written)} lines dropped, {sentences} of them look like sentences; "
        f"{checks} to be checked"
    )


def lost_most(cleaned: Cleaned) -> bool:
    """Whether more of a page's sentences were dropped than kept.

    What the markup of a page hides or calls navigation does not count. Of what was kept, clauses of
    a list count too, be they short.
    """
    kept = sum(
        len(line.text)
        for line in cleaned.lines
        if line.is_kept and (ends_sentence(line.text) or _CLAUSE_END.search(line.text))
    )
    dropped = sum(
        len(line.text)
        for line in cleaned.lines
        if line.dropped and line.dropped not in _BY_MARKUP and _looks_like_a_sentence(line.text)
    )
    return dropped > kept


def _titled(title: str, lines: Iterator[str]) -> Iterator[str]:
    listed = [f"  {line}" for line in lines]
    yield from ["", title, *(listed or ["  none"])]


def _checks(cleaned: Cleaned) -> Iterator[str]:
    for doubt in cleaned.doubts:
        yield f"line {doubt.line}: {doubt.message}" if doubt.line else doubt.message
    for line in cleaned.lines:
        if line.dropped and _looks_like_a_sentence(line.text):
            yield f"line {line.number}: dropped, yet a sentence: {line.text.strip()}"


def _looks_like_a_sentence(text: str) -> bool:
    return len(text.strip()) >= _LONGEST_SENTENCE and ends_sentence(text)


def _drops(cleaned: Cleaned) -> Iterator[str]:
    for line in cleaned.lines:
        if line.dropped and line.original.strip():
            reason = DROP_REASONS[line.dropped]
            yield f"line {line.number}: {line.dropped}: {reason}: {line.original.strip()}"


def _repairs(cleaned: Cleaned) -> Iterator[str]:
    for line in cleaned.lines:
        for repair in line.repairs:
            if line.is_kept and repair.rule != "script":
                yield from _repair(line, repair)


def _repair(line: Line, repair: Repair) -> Iterator[str]:
    for edit in repair.edits:
        before = repair.before[max(0, edit.start - _CONTEXT) : edit.start]
        after = repair.before[edit.end : edit.end + _CONTEXT]
        old = repair.before[edit.start : edit.end]
        yield (
            f"line {line.number}: {repair.rule}: {REASONS[repair.rule]}: "
            f"{before}[{old}]{after} → {before}[{edit.new}]{after}"
        )
    if repair.note:
        yield f"  {repair.note}"


def _paragraphs(cleaned: Cleaned) -> Iterator[str]:
    for number, paragraph in enumerate(cleaned.paragraphs, 1):
        numbers = [line.number for line in paragraph.lines]
        where = f"{numbers[0]}–{numbers[-1]}" if len(numbers) > 1 else f"{numbers[0]}"
        yield f"¶{number} (line {where}, {paragraph.language}): {paragraph.text}"
        if any(repair.rule == "script" for line in paragraph.lines for repair in line.repairs):
            yield f"  original script: {paragraph.original}"
