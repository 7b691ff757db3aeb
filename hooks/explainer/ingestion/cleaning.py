"""Cleans a raw scrape: decodes it, mends its damage, drops what is not its text.

The steps stand in the order in which they must happen: bytes before characters, damage before the
readings that stand inside it, readings before script, script before marks.
"""

import html
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import ftfy

from explainer.ingestion.byte_shift import Mended, find_damage
from explainer.ingestion.characters import folded, han_count
from explainer.ingestion.chinese_script import is_traditional, simplification, wrong_forms
from explainer.ingestion.conservation import unexplained
from explainer.ingestion.decoding import UnreadableError, decode
from explainer.ingestion.edits import Edit, Line, repaired, substitutions
from explainer.ingestion.injected_words import (
    advertised_words,
    headline_additions,
    headline_injections,
    known_injection,
    time_stamp_interruption,
)
from explainer.ingestion.line_rules import LONGEST_BOILERPLATE, RELATED, RULES
from explainer.ingestion.paragraphs import Paragraph, language_of, paragraphs
from explainer.ingestion.pinyin_readings import doubtful_readings, injected_readings
from explainer.ingestion.punctuation import full_width_marks
from explainer.ingestion.related_items import related_items
from explainer.ingestion.web_pages import is_web_page, page_lines

KEPT, DROPPED = "keep", "drop"

_ENTITY = re.compile(r"&(?:#\d{2,6}|#x[0-9a-fA-F]{2,6}|[a-zA-Z]{2,8});")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff\x00-\x08\x0b-\x1f\x7f]")
_ODD_SPACE = re.compile("[\u00a0\u2000-\u200a\u202f\u205f]")
# At the edge of a line or between spaces; inside a word it may be a character that is lost.
_LOST_SYMBOL = re.compile(
    r"\s{0,9}(?<!\S)(?:\?+|(?:锟斤拷)+锟?|\ufffd+)(?!\S)"
    r"|^(?:\?{2,}|\ufffd+|(?:锟斤拷)+锟?)|(?:\ufffd+|(?:锟斤拷)+锟?)$"
)
# UTF-8 read as Latin letters, and Chinese in UTF-8 read as GBK, have such characters.
_LATIN = re.compile("[\u00c0-\u045f]")
_RARE = re.compile(
    "["
    + "".join(
        bytes([lead, trail]).decode("gbk", errors="ignore")
        for lead in range(0xE4, 0xEA)
        for trail in range(0x80, 0xFF)
    )
    + "]"
)
_WIDE_RUN = re.compile("[^\x00-\x7f]{2,}")
_SUSPECT = re.compile(
    f"&|{_INVISIBLE.pattern}|{_ODD_SPACE.pattern}|{_LATIN.pattern}|{_RARE.pattern}"
)
_MOJIBAKE = ftfy.TextFixerConfig(
    unescape_html=False,
    remove_terminal_escapes=False,
    fix_latin_ligatures=False,
    fix_character_width=False,
    uncurl_quotes=False,
    fix_line_breaks=False,
    remove_control_chars=False,
    restore_byte_a0=False,
    replace_lossy_sequences=False,
    decode_inconsistent_utf8=True,
    fix_c1_controls=False,
    normalization=None,
)


@dataclass(frozen=True)
class Doubt:
    """Something that a person should look at."""

    line: int
    message: str


@dataclass(frozen=True)
class Cleaned:
    """The clean text of a scrape and everything that was done to get there."""

    encoding: str
    encoding_note: str
    is_web_page: bool
    lines: tuple[Line, ...]
    paragraphs: tuple[Paragraph, ...]
    doubts: tuple[Doubt, ...]


def clean(
    content: bytes, keep: Collection[int] = frozenset(), drop: Collection[int] = frozenset()
) -> Cleaned:
    """Cleans the bytes of a raw file.

    `keep` and `drop` are numbers of lines, as a report names them, that are kept or dropped
    whatever the rules say. Raises UnreadableError where the file holds no text or no text is left,
    and UnexplainedError where a change is not accounted for.
    """
    decoded = decode(content)
    page = is_web_page(decoded.text)
    raw = page_lines(decoded.text) if page else _text_lines(decoded.text)
    raw = [replace(line, dropped="") if line.number in keep else line for line in raw]
    lines, doubts = _mend_damage([_legible(line) for line in raw])
    doubts += [
        Doubt(line.number, f"{reading} looks like a reading and is none of these characters")
        for line in lines
        for reading in doubtful_readings(line.text)
    ]
    lines = [repaired(line, "pinyin", injected_readings(line.text)) for line in lines]
    lines = _without_boilerplate(lines, keep, drop)
    lines = [_finished(line) if line.is_kept else line for line in lines]
    made = paragraphs(lines)
    if not made:
        raise UnreadableError("nothing is left after cleaning; see --report and --keep")
    unexplained(raw, lines, made)
    return Cleaned(
        encoding=decoded.encoding,
        encoding_note=decoded.note,
        is_web_page=page,
        lines=tuple(lines),
        paragraphs=tuple(made),
        doubts=tuple(sorted(doubts + _leftovers(lines), key=lambda doubt: doubt.line)),
    )


def _text_lines(text: str) -> list[Line]:
    return [
        Line(number, content, content)
        for number, content in enumerate(re.split(r"\r\n|\r|\n", text), 1)
    ]


def _legible(line: Line) -> Line:
    """The line without invisible characters, entities of HTML and wrongly decoded words."""
    if not _SUSPECT.search(line.text):
        return line
    if "&" in line.text:
        entities = substitutions(_ENTITY, lambda match: html.unescape(match[0]), line.text)
        line = repaired(line, "entity", entities)
    line = repaired(line, "invisible", substitutions(_INVISIBLE, lambda _: "", line.text))
    line = repaired(line, "space", substitutions(_ODD_SPACE, lambda _: " ", line.text))
    if _LATIN.search(line.text) and (fixed := ftfy.fix_text(line.text, _MOJIBAKE)) != line.text:
        return repaired(line, "mojibake", [Edit(0, len(line.text), fixed)])
    if _RARE.search(line.text):
        return repaired(line, "mojibake", substitutions(_WIDE_RUN, _read_as_utf8, line.text))
    return line


def _read_as_utf8(match: re.Match[str]) -> str | None:
    """A run of characters that are GBK by their looks and UTF-8 by their bytes; None for others."""
    try:
        text = match[0].encode("gb18030").decode("utf-8")
    except (UnicodeDecodeError, UnicodeEncodeError):
        return None
    return text if han_count(text) and len(text) < len(match[0]) else None


def _mend_damage(lines: Sequence[Line]) -> tuple[list[Line], list[Doubt]]:
    """The lines with their byte-shift damage mended, which needs the text as a whole."""
    found = find_damage("\n".join(line.text for line in lines))
    if not found:
        return list(lines), []
    mended, doubts = list(lines), []
    starts = []
    reached = 0
    for line in lines:
        starts.append(reached)
        reached += len(line.text) + 1
    by_line: dict[int, list[tuple[Edit, str]]] = {}
    place = 0
    for damage in found:
        start = damage.edit.start if isinstance(damage, Mended) else damage.start
        while place + 1 < len(starts) and starts[place + 1] <= start:
            place += 1
        if isinstance(damage, Mended):
            begin, end = damage.edit.start - starts[place], damage.edit.end - starts[place]
            by_line.setdefault(place, []).append((Edit(begin, end, damage.edit.new), damage.note))
        else:
            around = lines[place].text[max(0, start - starts[place] - 4) :][:20]
            doubts.append(Doubt(lines[place].number, f"“{around}”: {damage.note}"))
    for place, edits in by_line.items():
        note = "; ".join(note for _, note in edits)
        mended[place] = repaired(lines[place], "byte-shift", [edit for edit, _ in edits], note)
    return mended, doubts


def _without_boilerplate(
    lines: Sequence[Line], keep: Collection[int], drop: Collection[int]
) -> list[Line]:
    """Marks the lines that are not text as dropped and frees headlines of insertions."""
    marked: list[Line] = []
    learned: set[str] = set()
    for read in lines:
        line = read
        interruption = time_stamp_interruption(line.text) if line.text[:4].isdigit() else None
        if interruption:
            learned.add(folded(line.text[interruption.start : interruption.end]).lower().strip())
        injection = interruption or known_injection(line.text)
        line = repaired(line, "injected-word", [injection] if injection else [])
        marked.append(line if line.dropped else replace(line, dropped=boilerplate_rule(line.text)))
    learned |= advertised_words(line.text for line in marked if line.dropped)
    marked = [_overruled(line, keep, drop) for line in marked]
    others = related_items(marked)
    marked = [
        _overruled(replace(line, dropped=line.dropped or others.get(place, "")), keep, drop)
        if place in others
        else line
        for place, line in enumerate(marked)
    ]
    for place, edit in headline_injections(marked, learned).items():
        marked[place] = repaired(marked[place], "injected-word", [edit])
    for place, edit in headline_additions(marked).items():
        marked[place] = repaired(marked[place], "shorter-headline", [edit])
    return marked


def boilerplate_rule(text: str) -> str:
    """The id of the rule that drops a line; empty for a line of the text."""
    return _rule_of(text.strip())


@lru_cache(maxsize=4096)
def _rule_of(stripped: str) -> str:
    if not stripped or len(stripped) > LONGEST_BOILERPLATE:
        return ""
    plain = folded(stripped)
    return next((rule.id for rule in (RELATED, *RULES) if rule.applies(plain)), "")


def _overruled(line: Line, keep: Collection[int], drop: Collection[int]) -> Line:
    if line.number in keep:
        return replace(line, dropped="")
    return replace(line, dropped=DROPPED) if line.number in drop else line


def _finished(line: Line) -> Line:
    """A line of the text in simplified script with full-width marks, without lost symbols."""
    line = repaired(line, "lost-symbol", substitutions(_LOST_SYMBOL, lambda _: "", line.text))
    if is_traditional(line.text):
        line = repaired(line, "wrong-form", wrong_forms(line.text))
        line = repaired(line, "script", simplification(line.text))
    if language_of(line.text) == "zh":
        line = repaired(line, "marks", full_width_marks(line.text))
    return line


def _leftovers(lines: Iterable[Line]) -> list[Doubt]:
    return [
        Doubt(line.number, message)
        for line in lines
        if line.is_kept
        for message in _odd_characters(line.text)
    ]


_PRIVATE = re.compile("[\ue000-\uf8ff]")
_LOST = re.compile("\ufffd|锟斤拷")
_QUESTION_INSIDE = re.compile(
    "(?<=[\u3400-\u9fff])[?？](?=[a-z(]|[\u3400-\u9fff]{1,3}[A-Za-z](?![A-Za-z]))"
)


def _odd_characters(text: str) -> Iterator[str]:
    rules: tuple[tuple[re.Pattern[str], Callable[[str], str]], ...] = (
        (_PRIVATE, lambda around: f"“{around}”: a character of a private font; look it up"),
        (_LOST, lambda around: f"“{around}”: a character is lost here; look it up"),
        (_QUESTION_INSIDE, lambda around: f"“{around}”: this question mark may be a lost symbol"),
    )
    for pattern, message in rules:
        for match in pattern.finditer(text):
            yield message(text[max(0, match.start() - 6) : match.end() + 6])
