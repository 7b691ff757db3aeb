"""What the texts of the interface must keep: every placeholder is one that its page fills in, and
nothing is markup that no page reads.
"""

import re
from collections.abc import Iterator, Mapping, Set
from functools import lru_cache

from explainer.checks.wording_rules import spaced_names
from explainer.corpus.reading import Draft
from explainer.corpus.records.base import Bilingual
from explainer.corpus.records.interface import Interface
from explainer.corpus.records.published_texts import NUMBERS
from explainer.languages import LANGUAGES, Language
from explainer.problems.problem import Fault, Problem, did_you_mean, shown
from explainer.text.numerals import difference_message, differing_figures
from explainer.text.typography import typography_faults

_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
_NO_WORDS = re.compile(r"`[^`]*`|\{[^{}]*\}")
_QUOTED = re.compile(r"[“\"`《]\{([a-z_]+)\}[”\"`》]")
_COUNTED: Mapping[Language, re.Pattern[str]] = {
    "zh": re.compile(r"(?P<label>第)?\{(?P<name>[a-z_]+)\}(?(label)|(?=[条段节份个处对项页次级]))"),
    "en": re.compile(
        r"(?P<label>¶|\b(?!is\b)[A-Za-z]+s(?: here)?: )\{(?P<name>[a-z_]+)\}"
        r"|\{(?P<of>[a-z_]+)\} of \{"
    ),
}
_LABEL = re.compile(r"(?P<label>[A-Za-z][A-Za-z ]{0,40}): \{(?P<name>[a-z_]+)\}")
_PAIR = re.compile(r"\{([a-z_]+)\}\s*(?:→|/|\bof\b)\s*\{([a-z_]+)\}")
_LICENCE = "知识共享 署名"
"""The name of the site's licence, which has a space of its own, whatever the site is about."""
_NOT_READ = (
    (re.compile(r"</?[a-zA-Z!][^<>]*>?"), "write it without HTML"),
    (re.compile(r"&#?\w{1,32};"), "write the character itself"),
    (re.compile(r"\[\[[^\[\]]*(?:\]\])?|\]\([^()]*\)?"), "a text of the interface has no links"),
    (re.compile(r"%(?:\([a-z]*\))?[sd]"), "a placeholder is {name}"),
    (re.compile(r"\{\{.*"), "a placeholder has single braces"),
    (re.compile(r".{0,20}\n"), "write it on one line"),
)


def interface_problems(draft: Draft, unchanged: Set[str] = frozenset()) -> Iterator[Problem]:
    """Placeholders that are unknown, missing or doubled, braces that belong to none, and markup.

    None are looked for where the path of the file is among those that are `unchanged`.
    """
    if not draft.interface or draft.interface.document.path in unchanged:
        return
    spaced = (*(spaced_names(draft) or ()), _LICENCE)
    for name in Interface.model_fields:
        text: Bilingual = getattr(draft.interface.record, name)
        for language, message in _faults(text.zh, text.en, Interface.placeholders(name), spaced):
            yield draft.interface.problem(message, name, language)
        only_zh, only_en = differing_figures(text.zh, text.en)
        if only_zh and only_en:
            message = difference_message(only_zh, only_en)
            yield draft.interface.problem(message, name, "en", fault=Fault.FIGURES_DIFFER)


# A preview reads the same texts again at every edit of another file.
@lru_cache(maxsize=5_000)
def _faults(
    zh: str, en: str, wanted: frozenset[str], spaced: tuple[str, ...]
) -> tuple[tuple[Language, str], ...]:
    """What is wrong with a text, each fault with the language that it is told of."""
    for language, text in zip(LANGUAGES, (zh, en), strict=True):
        # The same slip in both languages is one fault.
        if message := next(_placeholder_faults(text, wanted), ""):
            return ((language, message),)
    faults: list[tuple[Language, str]] = [
        ("zh", message) for message in typography_faults(_NO_WORDS.sub("N", zh), spaced)
    ]
    return (*faults, *_exchanged({"zh": zh, "en": en}))


def _exchanged(texts: Mapping[Language, str]) -> Iterator[tuple[Language, str]]:
    """Placeholders that have changed places, where that cannot be right: languages may have them
    in another order, but quote the same ones, count numbers, say what they name, and agree on
    where an arrow leads and on what is part of what.
    """
    for language in LANGUAGES:
        for match in _COUNTED[language].finditer(texts[language]):
            found = match.groupdict()
            name = found["name"] or found.get("of") or ""
            # A label in the plural may head a list of what it names.
            if name not in NUMBERS and not (found["label"] or "").lower().startswith(name):
                yield language, f"{{{name}}} stands for words and no number; exchange placeholders"
                return
    names = _PLACEHOLDER.findall(texts["en"])
    for match in _LABEL.finditer(texts["en"]):
        label = match["label"].lower().split()
        if match["name"] not in label and (meant := next((n for n in names if n in label), "")):
            yield "en", f"{{{match['name']}}} stands where {{{meant}}} is named; exchange the two"
            return
    for pattern, what in ((_QUOTED, "quotes"), (_PAIR, "has in this order")):
        chinese, english = pattern.findall(texts["zh"]), pattern.findall(texts["en"])
        if chinese and english and sorted(chinese) != sorted(english):
            yield "en", f"each language {what} other placeholders; exchange them in one"
            return


def _placeholder_faults(text: str, wanted: frozenset[str]) -> Iterator[str]:
    for pattern, message in _NOT_READ:
        if match := pattern.search(text):
            yield f'"{shown(match[0])}" is printed as it stands; {message}'
            return
    listed = ", ".join(f"{{{name}}}" for name in sorted(wanted)) or "none"
    if brace := re.search(r"\{[^{}]*\}|[{}]", _PLACEHOLDER.sub("", text)):
        yield (
            f'"{shown(brace[0])}" is no placeholder; this text has {listed}, written without '
            "anything else between the braces"
        )
        return
    found = _PLACEHOLDER.findall(text)
    for name in dict.fromkeys(found):
        if name not in wanted:
            yield (
                f"nothing fills in {{{shown(name)}}}; this text has {listed}"
                f"{did_you_mean(name, wanted)}"
            )
            return
    for name in dict.fromkeys(found):
        if found.count(name) > 1:
            yield f"{{{name}}} stands twice in this text; keep one"
            return
    if missing := sorted(wanted - set(found)):
        yield f"the text lacks {', '.join(f'{{{name}}}' for name in missing)}; write it"
