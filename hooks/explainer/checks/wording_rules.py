"""Each text is in its language and script, and shows nothing that is not written in it."""

import re
from collections.abc import Iterator, Sequence, Set

from explainer.checks.record_parts import parts, placed_records
from explainer.corpus.reading import Draft, Placed
from explainer.corpus.records.base import Record
from explainer.corpus.records.terms import Variants
from explainer.corpus.records.vocabulary import Signs
from explainer.corpus.yaml_file import Key
from explainer.languages import LANGUAGES, Language
from explainer.problems.problem import Fault, Problem
from explainer.text.foreign_marks import foreign_marks
from explainer.text.inline import shown_words
from explainer.text.marks import bracket_fault, mark_faults, markup_faults
from explainer.text.unseen import unseen_entities
from explainer.text.wording import traditional_characters, wrong_language

_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]")
_SHOWN = (
    "is shown as it stands; a text has **bold**, `code`, [words](address), [[term]] and "
    "[[@clause]] alone"
)


def wording_problems(draft: Draft, unchanged: Set[str] = frozenset()) -> Iterator[Problem]:
    """Texts in the wrong language or script, and codes of characters that cannot be seen.

    The files whose paths are `unchanged` are passed over.
    """
    names = traditional_names(draft)
    for placed in placed_records(draft):
        if placed.document.path in unchanged:
            continue
        # The words of the interface have rules of their own for what is printed as it stands.
        has_markup = placed is not draft.interface
        for part, key in parts(placed.record):
            zh, en = getattr(part, "zh", None), getattr(part, "en", None)
            if isinstance(zh, str) and isinstance(en, str) and (fault := wrong_language(zh, en)):
                language, message = fault
                yield placed.problem(message, *key, language)
                continue
            if isinstance(part, (Variants, Signs)):
                yield from _forms(placed, part, key)
            for language in LANGUAGES:
                value = getattr(part, language, None)
                if isinstance(value, str):
                    yield from _characters(placed, value, language, names, (*key, language))
                    if has_markup:
                        kind = Fault.LINK_BROKEN if bracket_fault(value) else Fault.OTHER
                        for message in tuple(markup_faults(value)) or _foreign(value):
                            yield placed.problem(message, *key, language, fault=kind)


def _foreign(text: str) -> Iterator[str]:
    """The first mark of another dialect that a text shows.

    An address is shown rightly; half a link is told with the links.
    """
    for words in shown_words(text):
        marks = [mark for mark, _ in foreign_marks(words) if not mark.startswith(("http", "["))]
        if marks or (marks := _FOOTNOTE.findall(words)):
            yield f'"{marks[0]}" {_SHOWN}'
            return


def traditional_names(draft: Draft) -> Sequence[str] | None:
    """The names that a Chinese text may write in traditional script; None where they are lost."""
    return draft.vocabulary.record.traditional_names if draft.vocabulary else None


def spaced_names(draft: Draft) -> Sequence[str] | None:
    """The names that a Chinese text may write with a space between characters; None where they
    are lost.
    """
    return draft.vocabulary.record.spaced_names if draft.vocabulary else None


def script_faults(text: str, names: Sequence[str] | None) -> Iterator[str]:
    """What is wrong with the script of a Chinese text; `names` are passed over, None are all."""
    if names is not None and (found := traditional_characters(text, names)):
        yield (
            f"traditional characters: {found}; write simplified ones, or list a name that keeps "
            "them under `traditional_names` in vocabulary.yml"
        )


def _characters(
    placed: Placed[Record], text: str, language: Language, names: Sequence[str] | None, key: Key
) -> Iterator[Problem]:
    for code in unseen_entities(text):
        yield placed.problem(f"{code} stands for no character that can be seen; delete it", *key)
    script = script_faults(text, names) if language == "zh" else ()
    for message in (*mark_faults(text, language), *script):
        yield placed.problem(message, *key)


def _forms(placed: Placed[Record], variants: Variants | Signs, key: Key) -> Iterator[Problem]:
    """Forms of a term and names of a thing stand in lists by language: nothing is their twin."""
    for index, form in enumerate(variants.zh):
        if wrong_language(form, ""):
            message = "a Chinese form has Chinese characters; move an English one to `en`"
            yield placed.problem(message, *key, "zh", index)
        for message in script_faults(form, ()):
            yield placed.problem(message, *key, "zh", index)
    for index, form in enumerate(variants.en):
        if wrong_language("", form):
            message = "an English form has no Chinese characters; move a Chinese one to `zh`"
            yield placed.problem(message, *key, "en", index)
