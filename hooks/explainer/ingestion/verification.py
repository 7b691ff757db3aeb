"""Holds the corpus against the raw files that it was curated from.

Comparisons fold script and width, because the corpus is in simplified script with full-width marks
whatever the raw file has. Three kinds of clause are held less strictly: a remark of this site on a
source (nature `context`) may name what stands anywhere in the raw file, navigation included, and
quotes other texts; an inferred statement is answered for by its note; and numbers up to ten in
Chinese numerals may be the editor's own count (四项制度), so they are counted and not refused.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from explainer.corpus.reading import Draft, Placed
from explainer.corpus.records.sources import Clause, Source
from explainer.ingestion.characters import folded
from explainer.ingestion.cleaning import clean
from explainer.ingestion.conservation import UnexplainedError
from explainer.ingestion.decoding import UnreadableError
from explainer.problems.problem import Problem
from explainer.text.markdown import REFERENCE
from explainer.text.numerals import read_figures

_SMALL = frozenset(map(str, range(2, 11)))
_QUOTED = re.compile(r"“([^“”]+)”")
_ADDED = re.compile("（[^（）]*）")
_MARKS = re.compile(r"[\s“”‘’\"',，。、；;：:！!？?（）()《》〈〉·…—-]")


@dataclass(frozen=True)
class Coverage:
    """How much of a source its clauses use."""

    source: str
    paragraphs: int
    used: int
    left_out: int
    clauses: int
    figures: int
    """How many figures and dates of clauses were found in their paragraphs."""
    counted: int
    """How many small numerals are the editor's own counts."""

    def __str__(self) -> str:
        share = 100 * (self.used + self.left_out) // self.paragraphs
        return (
            f"{self.source}: {self.used} of {self.paragraphs} paragraphs used, "
            f"{self.left_out} left out with a reason ({share}%); {self.clauses} clauses, "
            f"{self.figures} figures and dates found, {self.counted} counted by the editor"
        )


@dataclass(frozen=True)
class Verification:
    """What a comparison found."""

    problems: tuple[Problem, ...]
    coverage: Coverage | None
    """None where the raw file could not be compared."""


def verify_source(placed: Placed[Source], files: Mapping[str, bytes]) -> Verification:
    """Compares one source with its raw file.

    `files` holds the raw files at hand by their names. Problems name the field of the source.
    """
    source = placed.record
    content = files.get(source.raw.file)
    if content is None:
        message = f"there is no raw file {source.raw.file} in the folder; check the name"
        return Verification((placed.problem(message, "raw", "file"),), None)
    digest = hashlib.sha256(content).hexdigest()
    if digest != source.raw.sha256:
        message = f"the raw file is another one, its SHA-256 is {digest}; curate it or restore it"
        return Verification((placed.problem(message, "raw", "sha256"),), None)
    try:
        cleaned = clean(content)
    except (UnreadableError, UnexplainedError) as error:
        return Verification((placed.problem(str(error), "raw", "file"),), None)
    texts = [paragraph.text for paragraph in cleaned.paragraphs]
    whole = "\n".join([*texts, *(folded(line.original) for line in cleaned.lines)])
    # When and where a page was published is said by its credits, which are in no paragraph.
    printed = "\n".join(line.original for line in cleaned.lines if line.dropped == "credit-line")
    problems = list(_paragraph_problems(placed, len(texts)))
    found = counted = 0
    for section_number, section in enumerate(source.sections):
        for number, clause in enumerate(section.clauses):
            key = ("sections", section_number, "clauses", number)
            sound = [at for at in clause.at if at <= len(texts)]
            said = "\n".join([*(texts[at - 1] for at in sound), printed])
            figures = _figures_not_in(clause, whole if clause.nature == "context" else said)
            counts = figures & _small_numerals(clause.zh)
            found += len(_stated(clause)) - len(figures)
            counted += len(counts)
            if len(sound) < len(clause.at):
                continue
            if clause.inferred is None:
                for figure in sorted(figures - counts):
                    message = f"{figure} does not stand in {_places(clause)}; check it or `at`"
                    problems.append(placed.problem(message, *key, "zh"))
            for quoted in _quotations_not_in(clause, said):
                message = f"“{quoted}” does not stand in {_places(clause)}; quote it as it stands"
                problems.append(placed.problem(message, *key, "zh"))
    problems += _formula_problems(placed, texts)
    used = {at for clause in source.clauses() for at in clause.at}
    left_out = {number for entry in source.raw.left_out for number in entry.paragraphs}
    coverage = Coverage(
        source=source.id,
        paragraphs=len(texts),
        used=len(used),
        left_out=len(left_out),
        clauses=len(source.clauses()),
        figures=found,
        counted=counted,
    )
    return Verification(tuple(problems), coverage)


def post_word_problems(draft: Draft, files: Mapping[str, bytes]) -> Iterator[Problem]:
    """Words of posts that do not stand in the paragraphs of the clauses that they cite.

    What a word leaves out is written ……, and what this site adds to it stands in brackets; a word
    of several parts has all of them in the paragraphs. Files that cannot be read are passed over:
    `verify_source` names them.
    """
    said: dict[str, str] = {}
    for source in draft.sources:
        try:
            cleaned = clean(files.get(source.record.raw.file, b""))
        except (UnreadableError, UnexplainedError):
            continue
        texts = dict(enumerate((paragraph.text for paragraph in cleaned.paragraphs), 1))
        for clause in source.record.clauses():
            said[clause.id] = _bare("\n".join(texts.get(at, "") for at in clause.at))
    for placed in draft.posts:
        for index, word in enumerate(placed.record.words):
            parts = [_bare(part) for part in re.split("……|、", _ADDED.sub("", word.zh))]
            for number, clause_id in enumerate(word.clauses):
                if any(part not in said.get(clause_id, part) for part in parts):
                    message = f"“{word.zh}” does not stand in the paragraphs of {clause_id}"
                    key = ("words", index, "clauses", number)
                    yield placed.problem(f"{message}; write the word as it stands", *key)


def _paragraph_problems(placed: Placed[Source], count: int) -> Iterator[Problem]:
    source = placed.record
    if source.raw.paragraphs != count:
        message = f"the cleaned raw file has {count} paragraphs, not {source.raw.paragraphs}"
        yield placed.problem(message, "raw", "paragraphs")
    for section_number, section in enumerate(source.sections):
        for number, clause in enumerate(section.clauses):
            for place, at in enumerate(clause.at):
                if at > count:
                    message = f"there is no paragraph {at}; the source has {count}"
                    key = ("sections", section_number, "clauses", number, "at", place)
                    yield placed.problem(message, *key)
    used = {at for clause in source.clauses() for at in clause.at}
    left_out: set[int] = set()
    for index, entry in enumerate(source.raw.left_out):
        for number in entry.paragraphs:
            if number > count or number in used:
                why = "is used by a clause" if number in used else "does not exist"
                message = f"paragraph {number} {why}; delete it from this list"
                yield placed.problem(message, "raw", "left_out", index, "paragraphs")
        left_out |= set(entry.paragraphs)
    for number in sorted(set(range(1, count + 1)) - used - left_out):
        message = (
            f"paragraph {number} is used by no clause; write one, or list the paragraph under "
            "left_out with the reason"
        )
        yield placed.problem(message, "raw", "paragraphs")


def _stated(clause: Clause) -> set[str]:
    """The figures of a clause, those of its date included."""
    figures = set(read_figures(clause.zh, "zh").stated)
    if clause.date and not clause.date_inferred:
        figures |= {str(int(part)) for part in clause.date.split("-")} - {"1"}
    return figures


def _figures_not_in(clause: Clause, said: str) -> set[str]:
    """The figures of a clause that the paragraphs `said`, of either language, do not have."""
    printed = read_figures(said, "zh").stated | read_figures(said, "en").stated
    return _stated(clause) - printed


def _small_numerals(text: str) -> set[str]:
    """The numbers up to ten that a Chinese text writes as numerals and never as digits."""
    digits = set(re.findall(r"\d+", text))
    return {figure for figure in _SMALL if figure not in digits}


def _quotations_not_in(clause: Clause, said: str) -> list[str]:
    if clause.nature == "context":
        return []
    plain = _bare(said)
    quotations = _QUOTED.findall(_visible(clause.zh))
    return [quoted for quoted in quotations if _bare(quoted) not in plain]


def _places(clause: Clause) -> str:
    return "paragraph " + " or ".join(map(str, clause.at))


def _formula_problems(placed: Placed[Source], texts: list[str]) -> Iterator[Problem]:
    whole = _bare("\n".join(texts))
    for part in placed.record.formula.zh.replace("，", "、").split("、"):
        if _bare(part) not in whole:
            message = f"“{part}” does not stand in the raw file; write the formula as it stands"
            yield placed.problem(message, "formula", "zh")


def _visible(text: str) -> str:
    return REFERENCE.sub(lambda match: match["text"] or "", text).replace("**", "")


def _bare(text: str) -> str:
    """A text in simplified script without marks and spaces."""
    return _MARKS.sub("", folded(text)).lower()
