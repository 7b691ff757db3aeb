"""Cleans a raw scrape: decodes it, mends its damage, drops what is not its text.

The steps stand in the order in which they must happen: bytes before characters, damage before the
readings that stand inside it, readings before script, script before marks.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from explainer.ingestion.byte_shift import Mended, find_damage
from explainer.ingestion.characters import caseless, folded
from explainer.ingestion.chinese_script import (
    is_traditional,
    shaanxi,
    simplification,
    wrong_forms,
)
from explainer.ingestion.code_rules import without_code
from explainer.ingestion.conservation import unexplained
from explainer.ingestion.decoding import UnreadableError, decode
from explainer.ingestion.document_header import mark_header
from explainer.ingestion.edits import Edit, Line, repaired, substitutions
from explainer.ingestion.hyphenation import hyphenated_words, whole_words
from explainer.ingestion.injected_words import (
    has_row_of_links_for_sale,
    headline_additions,
    headline_injections,
    time_stamp_interruption,
)
from explainer.ingestion.line_rules import mark_boilerplate
from explainer.ingestion.markdown_marks import without_markdown
from explainer.ingestion.mojibake import leftovers, legible
from explainer.ingestion.paragraphs import Paragraph, joined, language_of, paragraphs
from explainer.ingestion.pinyin_readings import are_injected, doubtful_readings, injected_readings
from explainer.ingestion.punctuation import doubled_marks, full_width_marks, half_width_figures
from explainer.ingestion.related_items import ends_sentence, related_items
from explainer.ingestion.repetitions import REPEATED, repetitions
from explainer.ingestion.spacing import (
    spaces_around_figures,
    spaces_before_marks,
    spaces_between_letters,
    spaces_figures_at_times,
    spaces_of_wrapping,
)
from explainer.ingestion.text_lines import text_lines
from explainer.ingestion.watermarks import strewn_addresses
from explainer.ingestion.web_pages import is_web_page, read_page, with_markup
from explainer.text.han import HAN

KEPT, DROPPED = "keep", "drop"

_INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff\x00-\x08\x0b-\x1f\x7f-\x9f]"
)
_ODD_BETWEEN_HAN = re.compile(f"(?<=[{HAN}，、；：。”])[\u00a0\u2009\u200a\u202f](?=[{HAN}“《])")
_ODD_SPACE = re.compile("[\u00a0\u2000-\u200a\u202f\u205f]")
_TABS = re.compile(r"(?<=\S)[ \t]*\t[ \t]*(?=\S)")
# Marks of text that is set from top to bottom.
_VERTICAL = re.compile("[\ufe10-\ufe19\ufe30-\ufe44\ufe47\ufe48]")
# At the edge of a line or between spaces; inside a word it may be a character that is lost.
_LOST_SYMBOL = re.compile(
    r"\s{0,9}(?<!\S)(?:\?+|(?:锟斤拷)+锟?|\ufffd+)(?!\S)"
    r"|^(?:\?{2,}|\ufffd+|(?:锟斤拷)+锟?)|(?:\ufffd+|(?:锟斤拷)+锟?)$"
)


@dataclass(frozen=True)
class Doubt:
    """Something that a person should look at."""

    line: int
    """The number of the line; 0 for the file as a whole."""
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


class NothingLeftError(UnreadableError):
    """Every line of a file was dropped; `cleaned` says which and why."""

    def __init__(self, cleaned: Cleaned) -> None:
        super().__init__(
            "nothing is left after cleaning; --report lists the lines dropped, --keep N keeps one"
        )
        self.cleaned = cleaned


def clean(
    content: bytes, keep: Collection[int] = frozenset(), drop: Collection[int] = frozenset()
) -> Cleaned:
    """Cleans the bytes of a raw file.

    `keep` and `drop` are numbers of lines, as a report names them, that are kept or dropped
    whatever the rules say. Raises UnreadableError where the file holds no text, NothingLeftError
    where no text is left, and UnexplainedError where a change is not accounted for.
    """
    decoded = decode(content)
    text = with_markup(decoded.text)
    page = read_page(text) if is_web_page(text) else None
    raw = list(page.lines) if page else text_lines(text)
    raw = [replace(line, dropped="") if line.number in keep else line for line in raw]
    readable = legible(raw)
    if not page:
        readable = [without_code(line) for line in without_markdown(readable)]
    lines, doubts = _mend_damage([_visible(line) for line in readable])
    doubts += [
        Doubt(line.number, "characters are lost here for good; look them up")
        for line in readable
        if any(fix.rule == "mojibake" and "\ufffd" in fix.after for fix in line.repairs)
    ]
    doubts += [
        Doubt(line.number, f"{reading} looks like a reading and is none of these characters")
        for line in lines
        for reading in doubtful_readings(line.text)
    ]
    lines, strewn = _without_strewn_addresses(lines)
    doubts += strewn
    readings = [injected_readings(line.text) for line in lines]
    if are_injected((line.text, own) for line, own in zip(lines, readings, strict=True)):
        lines = [repaired(line, "pinyin", own) for line, own in zip(lines, readings, strict=True)]
    lines, guesses = _without_boilerplate(lines, keep, drop)
    lines, repeated = _without_repetitions(lines, keep)
    lines = [_finished(line) if line.is_kept else line for line in lines]
    if spaces_figures_at_times(line.text for line in lines if line.is_kept):
        lines = [
            repaired(line, "figure-spacing", spaces_around_figures(line.text))
            if line.is_kept
            else line
            for line in lines
        ]
    hyphenated = hyphenated_words(line for line in lines if line.is_kept)
    made = [joined(whole_words(parted.lines, hyphenated)) for parted in paragraphs(lines)]
    kept = (line for paragraph in made for line in paragraph.lines)
    lines = [next(kept) if line.is_kept else line for line in lines]
    unexplained(raw, lines, made)
    notes = [Doubt(0, page.note)] if page and page.note else []
    if decoded.is_cut:
        notes.append(Doubt(0, "the file is cut within its last character; its end may be missing"))
    cleaned = Cleaned(
        encoding=decoded.encoding,
        encoding_note=decoded.note,
        is_web_page=page is not None,
        lines=tuple(lines),
        paragraphs=tuple(made),
        doubts=tuple(
            sorted(
                [*notes, *doubts, *guesses, *repeated, *_leftovers(lines)],
                key=lambda doubt: doubt.line,
            )
        ),
    )
    if not made:
        raise NothingLeftError(cleaned)
    return cleaned


def _visible(line: Line) -> Line:
    """The line without invisible characters and unusual spaces, its letters side by side."""
    if not line.text.isascii() or not line.text.isprintable():
        line = repaired(line, "invisible", substitutions(_INVISIBLE, _nothing, line.text))
        if ends_sentence(line.text):
            # In a sentence such a space parts nothing; a heading or a list of names may mean it.
            line = repaired(line, "space", substitutions(_ODD_BETWEEN_HAN, _nothing, line.text))
        line = repaired(line, "space", substitutions(_ODD_SPACE, lambda _: " ", line.text))
        line = repaired(line, "vertical", substitutions(_VERTICAL, _character, line.text))
        line = repaired(line, "radical", substitutions(_RADICAL, _character, line.text))
    return repaired(line, "letter-spacing", spaces_between_letters(line.text))


def _character(radical: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", radical[0])


def _nothing(invisible: re.Match[str]) -> str:
    """Nothing; a hyphen for a soft one at the end of a line, where it is seen."""
    is_seen = invisible[0] == "\u00ad" and not invisible.string[invisible.end() :].strip()
    return "-" if is_seen and invisible.string[: invisible.start()][-1:].isascii() else ""


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


def _without_strewn_addresses(lines: Sequence[Line]) -> tuple[list[Line], list[Doubt]]:
    doubts: list[Doubt] = []
    mended: list[Line] = []
    for line, edits in zip(lines, strewn_addresses(lines), strict=True):
        doubts += [
            Doubt(line.number, f"“{line.text[edit.start : edit.end]}” was taken out as strewn")
            for edit in edits
        ]
        mended.append(repaired(line, "strewn-address", edits))
    return mended, doubts


def _without_repetitions(
    lines: Sequence[Line], keep: Collection[int]
) -> tuple[list[Line], list[Doubt]]:
    marked, doubts = list(lines), []
    for place, before in repetitions(lines).items():
        number = lines[place].number
        if number not in keep:
            marked[place] = replace(lines[place], dropped=REPEATED)
            doubts.append(Doubt(number, f"was dropped: it repeats line {lines[before].number}"))
    return marked, doubts


def _without_boilerplate(
    lines: Sequence[Line], keep: Collection[int], drop: Collection[int]
) -> tuple[list[Line], list[Doubt]]:
    """Marks the lines that are not text as dropped and frees headlines of insertions.

    Every word taken out, and every word that perhaps should be, comes back as a doubt.
    """
    whole: list[Line] = []
    learned: set[str] = set()
    for read in lines:
        line = read
        interruption = time_stamp_interruption(line.text) if line.text[:4].isdigit() else None
        if interruption:
            word = line.text[interruption.start : interruption.end]
            learned.add(caseless(folded(word)).strip())
            line = repaired(line, "injected-word", [interruption])
        whole.append(line)
    marked = [_overruled(line, keep, drop) for line in mark_boilerplate(mark_header(whole))]
    others = related_items(marked)
    marked = [
        _overruled(replace(line, dropped=line.dropped or others.get(place, "")), keep, drop)
        if place in others
        else line
        for place, line in enumerate(marked)
    ]
    sold = has_row_of_links_for_sale(line.text for line in marked if line.dropped == "menu")
    doubts: list[Doubt] = []
    for place, edit in headline_injections(marked, learned, sold=sold).items():
        word = marked[place].text[edit.start : edit.end]
        doubts.append(Doubt(marked[place].number, f"“{word}” was taken out as injected"))
        marked[place] = repaired(marked[place], "injected-word", [edit])
    doubts += [
        Doubt(marked[place].number, f"“{words}” is missing where this line stands again; injected?")
        for place, words in headline_additions(marked).items()
    ]
    return marked, doubts


def _overruled(line: Line, keep: Collection[int], drop: Collection[int]) -> Line:
    if line.number in keep:
        return replace(line, dropped="")
    return replace(line, dropped=DROPPED) if line.number in drop else line


def _finished(line: Line) -> Line:
    """A line of the text in simplified script with full-width marks, without lost symbols."""
    line = repaired(line, "lost-symbol", substitutions(_LOST_SYMBOL, lambda _: "", line.text))
    line = repaired(line, "space", substitutions(_TABS, lambda _: " ", line.text))
    line = repaired(line, "wrong-form", shaanxi(line.text))
    if is_traditional(line.text):
        line = repaired(line, "wrong-form", wrong_forms(line.text))
        line = repaired(line, "script", simplification(line.text))
    if language_of(line.text) == "zh":
        line = repaired(line, "space", spaces_before_marks(line.text))
        line = repaired(line, "wrapped", spaces_of_wrapping(line.text))
        line = repaired(line, "doubled-marks", doubled_marks(line.text))
        line = repaired(line, "marks", full_width_marks(line.text))
        line = repaired(line, "figures", half_width_figures(line.text))
    return line


def _leftovers(lines: Iterable[Line]) -> list[Doubt]:
    return [
        Doubt(line.number, message)
        for line in lines
        if line.is_kept
        for message in (*_odd_characters(line.text), *leftovers(line.text))
    ]


# PDF files hold such signs, which no search finds, in the place of characters.
_RADICAL = re.compile("[\u2e9f\u2ef3\u2f00-\u2fd5]")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_LOST = re.compile("\ufffd|锟斤拷")
_QUESTION_INSIDE = re.compile(rf"(?<=[{HAN}])[?？](?=[a-z(]|[{HAN}]{{1,3}}[A-Za-z](?![A-Za-z]))")


def _odd_characters(text: str) -> Iterator[str]:
    rules: tuple[tuple[re.Pattern[str], Callable[[str], str]], ...] = (
        (_PRIVATE, lambda around: f"“{around}”: a character of a private font; look it up"),
        (_LOST, lambda around: f"“{around}”: a character is lost here; look it up"),
        (_QUESTION_INSIDE, lambda around: f"“{around}”: this question mark may be a lost symbol"),
    )
    for pattern, message in rules:
        for match in pattern.finditer(text):
            yield message(text[max(0, match.start() - 6) : match.end() + 6])
