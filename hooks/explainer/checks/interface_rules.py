"""What the texts of the interface must keep: every placeholder is one that its page fills in."""

import re
from collections.abc import Iterator

from explainer.corpus.reading import Draft
from explainer.corpus.records.base import Bilingual
from explainer.corpus.records.interface import Interface
from explainer.languages import LANGUAGES
from explainer.problems.problem import Problem, did_you_mean, shown

_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


def interface_problems(draft: Draft) -> Iterator[Problem]:
    """Placeholders that are unknown or missing, and braces that belong to none."""
    if not draft.interface:
        return
    for name in Interface.model_fields:
        text: Bilingual = getattr(draft.interface.record, name)
        wanted = Interface.placeholders(name)
        for language in LANGUAGES:
            for message in _faults(text.text(language), wanted):
                yield draft.interface.problem(message, name, language)


def _faults(text: str, wanted: frozenset[str]) -> Iterator[str]:
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
    if missing := sorted(wanted - set(found)):
        yield f"the text lacks {', '.join(f'{{{name}}}' for name in missing)}; write it"
