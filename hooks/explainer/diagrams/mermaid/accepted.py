"""Which Mermaid texts are drawn here: few kinds, and of these what a drawing shows as it is meant.

Every other kind is refused by its name, and so is what a drawing would leave out without a word:
colours and settings of its own, pictures, formatted words.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping

from explainer.diagrams.mermaid.entity_codes import unknown_codes
from explainer.diagrams.mermaid.misread import misread, misread_together
from explainer.diagrams.mermaid.refusal import Refusal

DRAWN_KINDS = (
    *("flowchart", "graph", "sequenceDiagram", "classDiagram", "stateDiagram-v2", "erDiagram"),
    "pie",
)
# Mermaid's other kinds, and the older names of those above.
OTHER_KINDS = (
    *("architecture-beta", "block", "block-beta", "C4Component", "C4Container", "C4Context"),
    *("C4Deployment", "C4Dynamic", "classDiagram-v2", "flowchart-elk", "gantt", "gitGraph", "info"),
    *("ishikawa-beta", "journey", "kanban", "mindmap", "packet", "packet-beta", "quadrantChart"),
    *("radar-beta", "requirement", "requirementDiagram", "sankey", "sankey-beta", "stateDiagram"),
    *("swimlane", "timeline", "treemap", "treemap-beta", "treeView-beta", "venn-beta"),
    *("wardley-beta", "xychart", "xychart-beta", "zenuml"),
)
SAME_UNDER_ANOTHER_NAME = {
    "classDiagram-v2": "classDiagram",
    "flowchart-elk": "flowchart",
    "stateDiagram": "stateDiagram-v2",
}

# The one head of settings that is followed: lines that bend.
CURVES = "---\nconfig:\n  flowchart:\n    curve: basis\n---\n"

LONGEST_TEXT, LONGEST_LINE, MOST_LINES = 16_000, 1_000, 300
MOST_SLICES = 7
SMALLEST_SHARE = 0.01

_LOOKS = re.compile(r"(level-|outline-|milestone|place-)[\w-]*|(term|clause|source)-box|middle")
_TARGET = re.compile(
    r'\s*click\s+\S+\s+(href\s+)?"(level|term|clause):[^"]*"(\s+"[^"]*")?\s*;?\s*$'
)
_QUOTED = re.compile(r'"[^"]*"')
_DIRECTION = re.compile(r"\s*(?:flowchart|graph)\s+(?!TB|TD|BT|LR|RL)([A-Za-z]{2})\s*;?\s*$")
# Whatever was meant as a slice; a slip in it is named by the renderer.
_A_SLICE = re.compile(r"\s*(?!%%|acc|pie\b|title\b|showData\b)\S")
_SLICE = re.compile(r'^\s*"[^"]*"\s*:\s*(\S+)')


def refusals(text: str) -> Iterator[Refusal]:
    """Everything in a Mermaid text that is not drawn here."""
    lines = text.splitlines()
    if too_long := _size(text, lines):
        yield Refusal(1, too_long)
        return
    for number, line in enumerate(lines, 1):
        yield from (Refusal(number, message) for message in _characters(line))
        if "%%{" in line:
            yield Refusal(number, "settings in `%%{…}` are not followed; delete them")
    first, kind = kind_of(text)
    if kind not in DRAWN_KINDS:
        yield Refusal(first, _unknown(kind))
        return
    statements, told = list(_statements(text)), set()
    for number, line in statements:
        # What is refused by its name is not told by what Mermaid would read in it.
        messages = list(_faults(line, kind)) or list(misread(line, kind))
        for message in messages:
            told.add(number)
            yield Refusal(number, message)
    yield from (found for found in misread_together(statements, kind) if found.line not in told)
    if kind == "pie":
        yield from _slices(lines, first)
    elif kind in ("flowchart", "graph") and (way := _DIRECTION.match(lines[first - 1])):
        message = f"{way[1]} is no direction; write TB, BT, LR or RL behind `{kind}`"
        yield Refusal(first, message)


def kind_of(text: str) -> tuple[int, str]:
    """The line that names the kind of a diagram, and the kind; "" where nothing does."""
    for number, line in _statements(text):
        if words := line.split():
            return number, words[0].rstrip(":;")
    return 1, ""


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a text with their numbers, without the head, comments and descriptions."""
    first = CURVES.count("\n") if text.startswith(CURVES) else 0
    described = False
    for number, line in enumerate(text.splitlines()[first:], first + 1):
        if described or re.match(r"\s*accDescr\s*\{", line):
            described = "}" not in line
        elif not re.match(r"\s*(%%(?!\{)|acc(Title|Descr)\s*:)", line):
            yield number, line


def _size(text: str, lines: list[str]) -> str:
    if len(text) > LONGEST_TEXT or len(lines) > MOST_LINES:
        return (
            f"the diagram has {len(lines)} lines and {len(text)} characters; at most "
            f"{MOST_LINES} and {LONGEST_TEXT} are drawn; split it into several"
        )
    if any(len(line) > LONGEST_LINE for line in lines):
        return f"a line of the diagram has more than {LONGEST_LINE} characters; break it"
    return ""


def _characters(line: str) -> Iterator[str]:
    for character in dict.fromkeys(line):
        category = unicodedata.category(character)
        if category in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp") and character != "\t":
            yield f"the character U+{ord(character):04X} cannot be shown; delete it"
    for code in unknown_codes(line):
        yield f"the entity code {code} stands for no character that can be shown; write another"


def _unknown(kind: str) -> str:
    drawn = ", ".join(DRAWN_KINDS)
    if kind.startswith(("---", "%%{")):
        return (
            "a diagram has no settings of its own here: the site gives every drawing its look; "
            "delete the head before the name of its kind"
        )
    if other := SAME_UNDER_ANOTHER_NAME.get(kind):
        return f"the kind `{kind}` is not drawn here; write `{other}`"
    if kind in OTHER_KINDS:
        return (
            f"a diagram of the kind `{kind}` is not drawn here, because it would not show what "
            f"Mermaid shows; drawn are: {drawn}; choose one of these, or write a table"
        )
    said = f"`{kind[:40]}` names no kind of diagram" if kind else "the diagram is empty"
    return f"{said}; begin with one of: {drawn}"


def _faults(line: str, kind: str) -> Iterator[str]:
    bare = _QUOTED.sub('""', line)
    words = _QUOTED.sub(lambda match: "" if _UNSEEN.fullmatch(match[0][1:-1]) else "w", line)
    if not line.lstrip().startswith("click ") and _EMPTY[kind].search(words):
        yield "words are missing here, a name, a label or a note; write them, or delete their marks"
    for pattern, message in _EVERYWHERE.items():
        if re.search(pattern, line):
            yield message
    word = bare.split()[0] if bare.split() else ""
    if word in _LOOK_WORDS and kind not in ("pie", "sequenceDiagram"):
        yield f"`{word}` is not followed: the site gives every drawing its look; delete the line"
    if ":::" in bare and kind not in ("pie", "sequenceDiagram"):
        yield "`:::` is not followed: the site gives every drawing its look; delete it"
    if word == "class" and kind in ("flowchart", "graph", "stateDiagram-v2", "erDiagram"):
        name = bare.split()[-1].rstrip(";")
        if kind not in ("flowchart", "graph") or not _LOOKS.fullmatch(name):
            yield f"the class `{name}` has no look here; delete the line, or give a level-…"
    if word in _LINK_WORDS.get(kind, ()):
        yield f"`{word}` leads nowhere in a diagram of this kind; link in the text below it"
    if check := _BY_KIND.get(kind):
        yield from check(line if word == "click" else bare)


# Quoted words that show nothing.
_UNSEEN = re.compile(r"(?:\s|[&#]nbsp;|<br\s*/?>)*")
_EMPTY_BOX = re.compile(r"\[\s*\]|\(\s*\)|\{\s*\}|\|\s*\||^\s*subgraph\s*$")
# By kind where words are announced and none follow; a quoted text is one letter here, or nothing.
_EMPTY: Mapping[str, re.Pattern[str]] = {
    "flowchart": _EMPTY_BOX,
    "graph": _EMPTY_BOX,
    "sequenceDiagram": re.compile(r"^\s*(?:participant|actor)\s.*\sas\s*$|^\s*[Nn]ote\s[^:]*:\s*$"),
    "classDiagram": re.compile(r"^\s*class\s+\S+\s*\[\s*\]|^\s*note\s+(?:for\s+\S+\s*)?$"),
    "stateDiagram-v2": re.compile(r"^\s*state\s+as\b|:\s*$"),
    # A type of values in a list is written with brackets too: string[] names.
    "erDiagram": re.compile(r"^\s*[\w-]+\s*\[\s*\]\s*(?:\{|$)"),
    "pie": re.compile(r"^\s*:\s*[\d.-]"),
}
_EVERYWHERE = {
    r'"`|`"': 'formatted words in "`…`" are not drawn; write plain words in quotation marks',
    r"\$\$": "formulas between $$ are not drawn; write them as plain words",
    r"(?<!<)</?(?!br\s*/?>)[A-Za-z]": (
        "HTML is not drawn, but for <br/>; write plain words, and #lt; for the sign <"
    ),
    r"@\{": "`@{…}` (shapes, pictures, animation) is not drawn; use a shape in brackets",
    r"\b(fa|fab|fas|far|mdi|logos):[a-z]": "pictures are not drawn; write words",
}
_LOOK_WORDS = ("style", "classDef", "linkStyle", "cssClass", "scale", "hide")
_LINK_WORDS: Mapping[str, tuple[str, ...]] = {
    "sequenceDiagram": ("link", "links", "properties", "details"),
    "classDiagram": ("click", "link", "callback"),
    "stateDiagram-v2": ("click",),
    "erDiagram": ("click",),
}


def _flowchart_faults(line: str) -> Iterator[str]:
    if re.match(r"\s*click\s", line) and not _TARGET.match(line):
        yield 'a box leads only to a page of the site: click box href "level:…" (term:, clause:)'
    if re.match(r"\s*direction\s", line):
        yield "a frame has no `direction` of its own here; delete the line"


def _sequence_faults(line: str) -> Iterator[str]:
    arrow = re.split(r":", line, maxsplit=1)[0]
    if re.search(r"-[|][\\/]|[\\/][|]-|-\\\\|\\\\-|-//|//-|\(\)", arrow):
        yield "half an arrow head and `()` are not drawn; use ->>, -->>, ->, -->, -x, --x, -), --)"


def _er_faults(line: str) -> Iterator[str]:
    if "\u3000" in line:
        yield "a full-width space stands in a name; delete it, or put the name in quotation marks"


def _class_faults(line: str) -> Iterator[str]:
    if "()--" in line or "--()" in line or "()-" in line or "..()" in line:
        yield "the mark `()` at the end of a line is not drawn; write `..|>` to an interface"
    if re.match(r"\s*class\s[^{:]*~\w+~\w|[^{:]*~\w+~\w[^{:]*(?:--|\.\.)", line):
        yield "a kind within a kind is not shown in the name of a class; write one pair of ~"


_BY_KIND: Mapping[str, Callable[[str], Iterator[str]]] = {
    "flowchart": _flowchart_faults,
    "graph": _flowchart_faults,
    "sequenceDiagram": _sequence_faults,
    "classDiagram": _class_faults,
    "erDiagram": _er_faults,
}


def slice_sizes(text: str) -> list[float]:
    """The sizes of the slices of a pie of which nothing is refused, in their order."""
    return [float(match[1]) for line in text.splitlines() if (match := _SLICE.match(line))]


def _slices(lines: list[str], first: int) -> Iterator[Refusal]:
    """Faults of the slices of a pie whose kind is named on the line `first`."""
    sizes: list[tuple[int, float]] = []
    names: set[str] = set()
    if not any(_A_SLICE.match(line) for line in lines):
        yield Refusal(first, 'the pie has no slices; write a line `"words" : 3` for each')
    for number, line in enumerate(lines, 1):
        if match := _SLICE.match(line):
            name = line.split('"')[1].strip()
            if name in names:
                yield Refusal(number, f'a slice is called "{name}" already; join the two')
            names.add(name)
            try:
                sizes.append((number, float(match[1])))
            except ValueError:
                yield Refusal(number, f"the size of a slice must be a number, not {match[1]}")
    total = sum(size for _, size in sizes)
    if len(sizes) > MOST_SLICES:
        message = f"a pie has at most {MOST_SLICES} slices here, to tell them apart; join the small"
        yield Refusal(sizes[MOST_SLICES][0], message)
    for number, size in sizes:
        if not 0 < size < float("inf") or size / total < SMALLEST_SHARE:
            yield Refusal(number, "a slice of less than 1 % would not be seen; join the small ones")
