"""What every pair of texts must keep: links that lead somewhere, the same in both languages."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set

from explainer.checks.level_rules import differing_lists
from explainer.checks.link_words import RecordNames, misled_term
from explainer.checks.record_parts import (
    BilingualRecord,
    background_records,
    bilingual_parts,
)
from explainer.checks.term_rules import DeprecatedRenderings
from explainer.checks.wording_rules import spaced_names
from explainer.corpus.known_ids import AnyId, KnownIds
from explainer.corpus.level_signs import LevelSigns
from explainer.corpus.reading import Draft, Placed, placed_levels, placed_setting
from explainer.corpus.records.background import Reference
from explainer.corpus.records.base import Record, wording
from explainer.corpus.records.sources import Clause
from explainer.corpus.records.terms import Term
from explainer.corpus.yaml_file import Key
from explainer.languages import LANGUAGES
from explainer.problems.problem import Fault, Problem, Subject, mend_unknown, shown
from explainer.text.figure_order import exchanged_figures
from explainer.text.han import HAN
from explainer.text.markdown import REFERENCE, SIGNS, references
from explainer.text.marks import mark_faults, markup_faults
from explainer.text.negations import lost_negation
from explainer.text.numerals import difference_message, differing_figures
from explainer.text.opposites import opposite_words
from explainer.text.scripts import to_simplified
from explainer.text.typography import WRITE_STOP, lacks_final_mark, typography_faults
from explainer.text.wording import wrong_language

_HALF_A_LINK = re.compile(
    r"\[\[[^\[\]]{0,20}|[^\[\]]{0,20}\]\]|(?<!\[)\[[@~][a-z0-9-]{1,80}\](?!\])"
)

# A sentence in English has two to eight times as many characters as in Chinese.
_LONG_ENOUGH = 10
_SHORTEST_RENDERING = 0.9
_NO_FINAL_MARK = "the sentence lacks its final mark; end it with"
_TITLES = frozenset(("title", "short", "milestone", "measures", "headline"))
_MARK_OF_TITLE = re.compile(
    r"[\u3002\uff0c\u3001\uff1b\uff1a,;:]$|(?<![A-Z])(?<!etc)(?<!td)(?<!Co)\.$"
)
_LOW_START = re.compile(r"[“\"(\[*]*[a-z]{2}")
_CHARACTER = re.compile(f"[{HAN}]")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ITALICS = re.compile(r"(?<![*\w])\*(?![*\s])[^*]+\*(?![*\w])|(?<!\w)_(?![_\s])[^_]+_(?!\w)")
_LINKS = re.compile(r"\]\([^()\s]+\)")
_MARKS = (
    (re.compile(r"\*\*[^*]+\*\*|__[^_]+__"), "bold words"),
    (re.compile(r"`[^`]+`"), "code"),
    (_LINKS, "a link"),
    (_ITALICS, "italics"),
)

# Fields that hold whole sentences.
_SENTENCES = frozenset(
    (
        "lead",
        "brief",
        "body",
        "inferred",
        "caution",
        "provenance",
        "outside",
        "how",
        "who",
        "places",
        "answer",
        "explained",
        "answers_for",
        "answers_to",
        "consequences",
        "stated_means",
        "inferred_means",
        "leaves_open",
    )
)


def text_problems(
    draft: Draft, unchanged: Set[str] = frozenset(), share: int = 0, shares: int = 1
) -> Iterator[Problem]:
    """Faults that a text of a record has by itself, or against the same text in the other language;
    a clause's own figures are its own rule's.

    Those of the files whose paths are `unchanged` are passed over. With `shares` it is every record
    of that share alone, counted from 0: this rule takes as long as all others.
    """
    spaced = spaced_names(draft)
    signs = LevelSigns([level.record for level in placed_levels(draft)])
    placed = [record for record in _texts(draft) if record.document.path not in unchanged]
    for record in placed[share::shares]:
        for part, key in bilingual_parts(record.record):
            if _is_spoilt(part):
                # What is wrong with its characters is told with the wording, and is all there is.
                continue
            yield from _typography(record, key, part, spaced)
            yield from _one_sided_marks(record, key, part)
            if exchanged := exchanged_figures(part.zh, part.en):
                yield record.problem(exchanged, *key, "en")
            if opposite := opposite_words(part.zh, part.en):
                yield record.problem(f"{opposite}; mend one", *key, "en")
            elif denied := lost_negation(part.zh, part.en):
                yield record.problem(denied, *key, "en")
            elif not isinstance(part, Clause) and (
                differs := differing_lists(part.zh, part.en, signs)
            ):
                yield record.problem(f"{differs}; mend one", *key, "en")
            if _is_own_title(record.record, key):
                yield from _years(record, key, part)
            elif not isinstance(part, Clause):
                yield from _figures(record, key, part)


def named_in_texts(
    draft: Draft, known: KnownIds, unchanged: Set[str] = frozenset()
) -> Iterator[Problem]:
    """Faults of what a text takes from other records: its links, and the renderings of terms.

    Those of the files whose paths are `unchanged` are passed over.
    """
    placed = [record for record in _texts(draft) if record.document.path not in unchanged]
    if not placed:
        return
    deprecated = DeprecatedRenderings(term.record for term in draft.terms)
    names = RecordNames(draft)
    for record in placed:
        for part, key in bilingual_parts(record.record):
            yield from _links(record, key, part, known)
            for language in LANGUAGES:
                if misled := misled_term(wording(part, language), names):
                    yield record.problem(misled, *key, language)
            if isinstance(record.record, Term) or key == ("title",):
                continue
            messages = list(deprecated.messages(part.en))
            if messages and not _is_spoilt(part):
                yield from (record.problem(message, *key, "en") for message in messages)


def _texts(draft: Draft) -> list[Placed[Record]]:
    return [
        *placed_levels(draft),
        *placed_setting(draft),
        *draft.sources,
        *draft.terms,
        *draft.mechanisms,
        *draft.posts,
        *draft.diagrams,
        *draft.agreements,
        *background_records(draft),
        *((draft.poster,) if draft.poster else ()),
    ]


def _is_spoilt(part: BilingualRecord) -> bool:
    texts = [(wording(part, language), language) for language in LANGUAGES]
    return any(any(markup_faults(text)) or mark_faults(text, language) for text, language in texts)


def _is_own_title(record: Record, key: Key) -> bool:
    """Whether a text is the title that a document outside the sources bears in each language."""
    return isinstance(record, Reference) and key == ("title",)


def _typography(
    record: Placed[Record], key: Key, part: BilingualRecord, spaced: Sequence[str] | None
) -> Iterator[Problem]:
    told: set[str] = set()
    for fault in typography_faults(part.zh, spaced):
        # A pair of marks of the wrong kind is one fault.
        if (kind := fault.rpartition(": ")[2]) not in told:
            yield record.problem(fault, *key, "zh")
        told.add(kind)
    names = {name for name in key if isinstance(name, str)}
    if key[-1:] and key[-1] in _TITLES:
        for language in LANGUAGES:
            if match := _MARK_OF_TITLE.search(wording(part, language)):
                message = f"a title ends without a mark; delete {match[0]}"
                yield record.problem(message, *key, language)
                break
    if isinstance(part, Clause) or names & _SENTENCES:
        # A character of the other script at the end is one fault, told as such.
        stray = to_simplified(part.zh[-1:]) != part.zh[-1:]
        if wrong_language(part.zh, part.en):
            return
        if lacks_final_mark(part.zh) and not stray and WRITE_STOP not in told:
            yield record.problem(f"{_NO_FINAL_MARK} 。", *key, "zh", fault=Fault.NO_FINAL_MARK)
        elif lacks_final_mark(part.en, "en"):
            yield record.problem(f"{_NO_FINAL_MARK} .", *key, "en", fault=Fault.NO_FINAL_MARK)
        elif _LOW_START.match(part.en):
            yield record.problem("a sentence begins with a capital letter", *key, "en")
        elif _is_stump(part):
            message = "too short to say what the Chinese says; finish the sentence"
            yield record.problem(message, *key, "en")


def _is_stump(part: BilingualRecord) -> bool:
    """Whether the English has fewer letters than the Chinese characters that it should render."""
    characters = len(_CHARACTER.findall(part.zh))
    rendering = len(REFERENCE.sub("", part.en))
    return characters >= _LONG_ENOUGH and rendering < _SHORTEST_RENDERING * characters


def _links(
    record: Placed[Record], key: Key, part: BilingualRecord, known: KnownIds
) -> Iterator[Problem]:
    leads_nowhere = False
    for language, text in (("zh", part.zh), ("en", part.en)):
        if broken := _HALF_A_LINK.search(REFERENCE.sub("", text)):
            leads_nowhere = True
            message = "this is not read as a link; write [[term]], [[@clause]] or [[~background]]"
            message = f"{broken[0]}: {message}"
            yield record.problem(message, *key, language, fault=Fault.LINK_BROKEN)
        for source, message, subject in unknown_references(text, known):
            leads_nowhere = True
            yield record.problem(f"{source}: {message}", *key, language, subject=subject)
    if not leads_nowhere:
        yield from _one_sided_links(record, key, part.zh, part.en)


def _figures(record: Placed[Record], key: Key, part: BilingualRecord) -> Iterator[Problem]:
    only_zh, only_en = differing_figures(part.zh, part.en)
    if only_zh or only_en:
        message = difference_message(only_zh, only_en)
        yield record.problem(message, *key, "en", fault=Fault.FIGURES_DIFFER)


def _years(record: Placed[Record], key: Key, part: BilingualRecord) -> Iterator[Problem]:
    """Titles of one document whose years differ; whatever else they say may."""
    chinese, english = (set(_YEAR.findall(wording(part, language))) for language in LANGUAGES)
    only_zh, only_en = sorted(chinese - english), sorted(english - chinese)
    if only_zh and only_en:
        message = difference_message(only_zh, only_en)
        yield record.problem(message, *key, "en", fault=Fault.FIGURES_DIFFER)


def _one_sided_links(record: Placed[Record], key: Key, zh: str, en: str) -> Iterator[Problem]:
    chinese = Counter(reference.signed_target for reference in references(zh))
    english = Counter(reference.signed_target for reference in references(en))
    odd = (chinese - english) + (english - chinese)
    if odd:
        message = f"only one language links to {', '.join(sorted(odd))}; link in both or neither"
        yield record.problem(message, *key, "en")


def _one_sided_marks(record: Placed[Record], key: Key, part: BilingualRecord) -> Iterator[Problem]:
    """What stands out or leads out of the site in one language alone."""
    for pattern, what in _MARKS:
        found = [language for language in LANGUAGES if pattern.search(wording(part, language))]
        # The title of a work is in italics where Chinese has marks of its own for it.
        if pattern is _ITALICS and found == ["en"] and "《" in part.zh:
            continue
        if len(found) == 1:
            message = f"only {found[0]} has {what}; mark both or neither"
            fault = Fault.LINK_BROKEN if pattern is _LINKS else Fault.OTHER
            yield record.problem(message, *key, "en", fault=fault)
            return


def unknown_references(text: str, known: KnownIds) -> Iterator[tuple[str, str, Subject]]:
    """Each explicit link of a text ([[term]], [[@clause]], [[~background]]) that leads nowhere.

    As it is written, with a message and with what is unknown.
    """
    for reference in references(text):
        ids = known.of_reference(reference.kind)
        if reference.target not in ids:
            kind = {"background": "background statement"}.get(reference.kind, reference.kind)
            hint = _other_kind(reference.target, known) or mend_unknown(reference.target, ids)
            message = f'unknown {kind} "{shown(reference.target)}"{hint}'
            yield shown(reference.source), message, (kind, reference.target)


def _other_kind(identifier: str, known: KnownIds) -> str:
    """A hint where an id is that of something else: what to write then."""
    for kind, sign in SIGNS.items():
        ids = known.of_reference(kind)
        if not isinstance(ids, AnyId) and identifier in ids:
            return f"; it is of another kind, write [[{sign}{identifier}]]"
    return ""
