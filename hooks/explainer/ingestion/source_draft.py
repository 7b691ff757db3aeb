"""A curated draft of a cleaned source: metadata guessed, one empty clause for each sentence.

What is guessed says so in a comment. The draft does not carry the sentences themselves, only enough
of each to find it: the texts of others stay out of the repository.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from explainer.corpus.level_signs import LevelSigns
from explainer.corpus.mentions import TermMatcher
from explainer.corpus.records.terms import Term
from explainer.corpus.records.vocabulary import Level, Place
from explainer.ingestion.cleaning import Cleaned
from explainer.ingestion.document_facts import document_facts
from explainer.ingestion.paragraphs import Paragraph
from explainer.ingestion.sentences import figures, sentences

_DATE = re.compile(r"(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?")
_DAY = re.compile(r"(?<!\d)(?<!年)(\d{1,2})月(\d{1,2})日|(?<![\d月])(\d{1,2})日(?!常|益|报)")
_GLIMPSE = 12
_NO_TEXT = '{zh: "", en: ""}'


@dataclass(frozen=True)
class Surroundings:
    """What a draft takes from the corpus that it is to join."""

    levels: Sequence[Level]
    places: Sequence[Place]
    terms: Sequence[Term]


def draft_source(
    identifier: str, raw_name: str, content: bytes, cleaned: Cleaned, around: Surroundings
) -> str:
    """The YAML of a curated draft.

    `identifier` is the id of the new source, `content` are the bytes of its raw file `raw_name`.
    Fields that nobody can guess are empty; the checks of the corpus name each of them.
    """
    matcher = TermMatcher(around.terms, "zh")
    english = [paragraph for paragraph in cleaned.paragraphs if paragraph.language == "en"]
    facts = document_facts(cleaned)
    title_en = english[0].text if english and len(english[0].text) < 160 else ""
    lines = [
        "# yaml-language-server: $schema=../schemas/source.json",
        f"id: {identifier}",
        "kind:  # choose one of source_kinds in vocabulary.yml",
        f"place: {_place(cleaned, around.places)}  # guess: the place named most often",
        *_pair("title", facts.title, title_en, "guess: from the head of the document"),
        *_pair("short", "", "", "a short name for badges and citations"),
        *_pair("lead", "", "", "one sentence: what the reader finds in it"),
        *_pair("issuer", facts.issuer, "", "who issued the document, or that it does not say"),
        *([f"# number of the document: {facts.number}"] if facts.number else []),
        *_dating("issued", facts.issued, "guess: printed by the document"),
        *_pair("publisher", facts.origin, "", "guess: named as origin by the page"),
        *_dating("published", facts.published, "guess: the time stamp of the page"),
        *_pair("coverage", "", "", "whether the copy is whole"),
        *_pair("provenance", "", "", "what kind of copy it is and what is uncertain about it"),
        "raw:",
        f"  file: {_quoted(raw_name)}",
        f"  sha256: {hashlib.sha256(content).hexdigest()}",
        f"  paragraphs: {len(cleaned.paragraphs)}",
        "formula:  # how the source shares out the chain",
        '  zh: ""',
        '  en: ""',
        "  parts: []",
        "links: []",
        "sections:",
        *_sections(identifier, cleaned.paragraphs, matcher, around.levels),
    ]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A YAML text in quotation marks, whatever it holds."""
    return json.dumps(text, ensure_ascii=False)


def _pair(field: str, zh: str, en: str, comment: str) -> list[str]:
    return [f"{field}:  # {comment}", f"  zh: {_quoted(zh)}", f"  en: {_quoted(en)}"]


def _dating(field: str, date: str, comment: str) -> list[str]:
    return [f"{field}:", f"  date: {date}  # {comment}"] if date else [f"{field}: {{}}"]


def _place(cleaned: Cleaned, places: Sequence[Place]) -> str:
    text = "".join(paragraph.text for paragraph in cleaned.paragraphs)
    counts = {place.id: text.count(place.zh) for place in places if place.zh in text}
    return max(counts, key=lambda place: counts[place], default=places[0].id if places else "")


def _sections(
    identifier: str,
    paragraphs: Sequence[Paragraph],
    matcher: TermMatcher,
    levels: Sequence[Level],
) -> Iterator[str]:
    signs = LevelSigns(levels)
    yield f"  - id: {identifier}-text"
    yield from ["    title:", '      zh: ""', '      en: ""', "    clauses:"]
    for number, paragraph in enumerate(paragraphs, 1):
        for place, sentence in enumerate(sentences(paragraph.text, paragraph.language), 1):
            named = signs.named(sentence, paragraph.language)
            yield from _clause(f"{identifier}-{number}-{place}", number, sentence, matcher, named)


def _clause(
    identifier: str, number: int, sentence: str, matcher: TermMatcher, levels: Sequence[str]
) -> Iterator[str]:
    yield f"      # ¶{number}: {_glimpse(sentence)}"
    terms = dict.fromkeys(mention.term for mention in matcher.mentions(sentence))
    if terms:
        yield f"      # terms: {', '.join(terms)}"
    yield f"      - id: {identifier}  # rename after what it says"
    yield f"        at: [{number}]"
    yield "        nature:  # duty, goal, plan, event, result, problem, view or context"
    yield f"        levels: [{', '.join(levels)}]  # guess: the levels named"
    yield "        functions: []"
    yield from _date(sentence)
    yield from ['        zh: ""', '        en: ""']
    # A date must not lend its digits to what stands beside it.
    found = figures(_DATE.sub("\x00", sentence))
    if found:
        yield "        figures:  # guess; delete what does not belong in the table of figures"
        for zh, en in found:
            yield f"          - {{zh: {_quoted(zh)}, en: {_quoted(en)}, measures: {_NO_TEXT}}}"


def _glimpse(sentence: str) -> str:
    cut = sentence[:_GLIMPSE]
    return cut if cut == sentence else f"{cut}…"


def _date(sentence: str) -> Iterator[str]:
    """The dates of a sentence: the first as a field, the others and incomplete ones as comments."""
    found = [
        "-".join([year, *(f"{int(part):02d}" for part in (month, day) if part)])
        for year, month, day in _DATE.findall(sentence)
    ]
    if found and len(found[0]) > 4:
        yield f"        date: {_quoted(found[0])}  # guess: delete if the sentence is no milestone"
        found = found[1:]
    if found:
        yield f"        # dates: {', '.join(found)}"
    if days := [match[0] for match in _DAY.finditer(sentence)]:
        yield f"        # dates without a year: {', '.join(days)}"
