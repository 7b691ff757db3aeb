"""Whether the diagrams of prose pages say what they are, lead somewhere and can be drawn."""

import re
from collections.abc import Iterator, Mapping, Sequence

from explainer.diagrams.mermaid import accepted
from explainer.diagrams.mermaid.contents import Contents
from explainer.diagrams.mermaid.misread import half_width_hint
from explainer.diagrams.mermaid.renderer import DrawingError, contents_of, draw, line_of_fault
from explainer.problems.problem import Fault, Problem, did_you_mean
from explainer.prose.fences import LEVEL_CLASS, TARGET, Fence
from explainer.text.markdown import references
from explainer.text.numerals import difference_message, differing_figures

KEY = "diagram"
"""What messages name where a diagram itself is meant."""

_MENDS = {
    "accTitle": "a line `accTitle: …` (`%% accTitle: …` where Mermaid does not know it)",
    "accDescr": "a line `accDescr: …` (`%% accDescr: …` where Mermaid does not know it)",
    "caption": "a line `%% caption: …` that says what it shows and cites a clause, [[@id]]",
}


def check_fence(path: str, fence: Fence, known: Mapping[str, frozenset[str]]) -> Iterator[Problem]:
    """What is wrong with a diagram of the page `path`, as far as it can be drawn.

    `known` has the ids of levels, terms and clauses by kind.
    """
    if accepted.kind_of(fence.text)[1] not in accepted.DRAWN_KINDS:
        # The kind is the fault; what else a drawing needs is asked for once it can be drawn.
        return
    if missing := [name for name in _MENDS if name not in fence.notes]:
        mend = " and ".join(_MENDS[name] for name in missing)
        message = f"the diagram has no {', no '.join(missing)}; add {mend}"
        yield Problem(path, fence.line, KEY, message)
    caption = fence.notes.get("caption", "")
    if caption and not any(reference.kind == "clause" for reference in references(caption)):
        message = "the caption names no source; cite the clause that it rests on, [[@id]]"
        yield Problem(path, fence.note_lines["caption"], KEY, message)
    named = [(match["kind"], match) for match in TARGET.finditer(fence.text)]
    named += [("level", match) for match in LEVEL_CLASS.finditer(fence.text)]
    for kind, match in named:
        if match["id"] not in known[kind]:
            hint = did_you_mean(match["id"], known[kind])
            line = fence.line + 1 + fence.text.count("\n", 0, match.start("id"))
            yield Problem(
                path, line, KEY, f'unknown {kind} "{match["id"]}"{hint}', (kind, match["id"])
            )
    if any(accepted.refusals(fence.text)):
        # What is not drawn as it was meant may hold boxes that were not meant.
        return
    try:
        contents = contents_of(fence.text)
    except DrawingError:
        return
    if contents.kind.startswith("flowchart"):
        for name, label in contents.boxes.items():
            if name not in contents.linked:
                message = (
                    f'the box "{label}" leads nowhere; '
                    f'add `click {name} href "level:…"` (or term:, or clause:)'
                )
                yield Problem(path, fence.line + _first_line_of(name, fence.text), KEY, message)


def _first_line_of(box: str, text: str) -> int:
    """The line of a Mermaid text, from 1, on which a box is named first; 0 where none is."""
    name = re.compile(rf"(?<![\w-]){re.escape(box)}(?![\w-])")
    notes = re.compile(r"\s*(?:%%|acc(?:Title|Descr))")
    lines = enumerate(text.split("\n")[1:], 2)
    return next((n for n, line in lines if not notes.match(line) and name.search(line)), 0)


def refusals(path: str, fences: Sequence[Fence]) -> Iterator[Problem]:
    """What is not drawn of the diagrams of a page: all that is refused here, else the renderer."""
    for fence in fences:
        refused = list(accepted.refusals(fence.text))
        for fault in refused:
            yield Problem(path, fence.line + fault.line, KEY, fault.message)
        if refused:
            continue
        try:
            draw(fence.text, "fence", "", "")
        except DrawingError as error:
            words, line = " ".join(str(error).split()), line_of_fault(fence.text)
            written = fence.text.split("\n")[line - 1] if line else ""
            hint = half_width_hint(written, accepted.kind_of(fence.text)[1])
            mend = hint or "mend it or write it in another way"
            message = f"the diagram cannot be drawn: {words}; {mend}"
            yield Problem(path, fence.line + line, KEY, message)


def check_twin_fences(
    zh_path: str, zh: Sequence[Fence], en_path: str, en: Sequence[Fence]
) -> Iterator[Problem]:
    """Whether the diagrams of a pair of pages are the same: kind, boxes, arrows and figures."""
    if len(zh) != len(en):
        message = f"{zh_path} has {len(zh)} diagrams, this page {len(en)}; write each in both"
        yield Problem(en_path, en[0].line if en else 1, KEY, message)
        return
    for chinese, english in zip(zh, en, strict=True):
        try:
            left, right = _shape(contents_of(chinese.text)), _shape(contents_of(english.text))
        except DrawingError:
            continue
        if left != right:
            only = sorted(set(left) ^ set(right)) or ["their order"]
            message = (
                f"the diagram differs from that in {zh_path}:{chinese.line} in "
                f"{', '.join(only)}; give both the same boxes and arrows"
            )
            yield Problem(en_path, english.line, KEY, message)
        only_zh, only_en = differing_figures(_labels(chinese), _labels(english))
        if only_zh or only_en:
            message = difference_message(only_zh, only_en)
            yield Problem(en_path, english.line, KEY, message, fault=Fault.FIGURES_DIFFER)


def _shape(contents: Contents) -> list[str]:
    if not contents.boxes:
        return [contents.kind, f"{len(contents.words)} texts"]
    arrows = [f"{arrow.start} → {arrow.end}" for arrow in contents.arrows]
    return [contents.kind, *sorted(contents.boxes), *arrows]


def _labels(fence: Fence) -> str:
    return " ; ".join((*contents_of(fence.text).words, *fence.notes.values()))
