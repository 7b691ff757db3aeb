"""What Mermaid reads otherwise than a writer means it, without a word: it is named, not drawn.

Rule: the grammars of Mermaid. A sign that begins a comment or ends a statement cuts a text short, a
word too many becomes a box, a mark of another dialect is shown as it stands.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from tinycss2.color5 import parse_color

from explainer.diagrams.mermaid.entity_codes import without_entity_codes
from explainer.diagrams.mermaid.refusal import Refusal

_FLOWCHARTS = ("flowchart", "graph")
_QUOTED = re.compile(r'"[^"]*"')
_COMMENT = re.compile(r"\S\s*%%(?!\{)")
# A comment behind an arrow without words, which these two kinds pass over.
_ARROW_AND_COMMENT = re.compile(r"[^:]*(?:--|\.\.)[^:]*%%")
_BOLD = re.compile(r"\*\*[^*\s](?:[^*]*[^*\s])?\*\*")
_MARKED = re.compile(
    r"(?<!\w)_{1,2}\w[^_]*_{1,2}(?!\w)|(?<![\w*])\*[^*\s](?:[^*]*[^*\s])?\*(?![\w*])"
)
_BLOCK_WITH_COLON = re.compile(r"\s*(alt|else|opt|loop|par|and|critical|option|break)\s*:")
_COLOURED_FRAME = re.compile(r"\s*box\s+(?P<colour>[A-Za-z]+)(?=[\s(]|$)")
_FUNCTIONS_OF_COLOURS = ("rgb", "rgba", "hsl", "hsla")
_WORDS_IN_BRACKETS = re.compile(r"\[[^\]]*\]|\([^)]*\)|\{[^}]*\}|\|[^|]*\|")
_END_STUCK_TO_NAME = re.compile(r"(?:--+|==+|-\.+-)([ox])(?=\w)")
# Where the two ends of a line differ, the mark at its start is left out.
_ENDS = re.compile(
    r"(?<!\S)(?P<start>[<xo])(?:-{2,}|={2,}|-\.+-)(?:\s[^-=|]*\s(?:-{2,}|={2,}|\.+-))?(?P<end>[>xo]?)"
    r"(?=[\s|]|$)"
)
_SAME_END = {"<": ">", "x": "x", "o": "o"}
_WORD_AS_BOX = re.compile(r"\s*(style|class|classDef|linkStyle|click|direction|subgraph)\s*[\[({>]")
_FRAME = re.compile(r"\s*subgraph\b")
_END = re.compile(r"\s*end\s*;?\s*$")
_BOX = re.compile(
    r"(?<![\w-])(?P<box>[\w-]+)"
    r'(?:[\[({>]{1,3}[/\\]?"(?P<quoted>[^"]*)"|\[(?P<bare>[^\]"\[({/\\]+)\])'
)
_MESSAGE = re.compile(
    r"\s*(?P<start>.+?)\s*(?:<<-->>|<<->>|-->>|->>|--[>x)]|-[>x)])\s*(?P<sign>[+-]?)\s*(?P<end>[^:]+?)\s*:"
)
_ACTIVATION = re.compile(r"\s*(?P<act>activate|deactivate)\s+(?P<who>.+?)\s*$")
_STATE_WORDS = (
    *("state", "note", "direction", "end", "class", "classDef", "style", "click"),
    *("hide", "scale", "accTitle", "accDescr"),
)
_BEHIND_STATES = re.compile(r"-->\s*(?:\[\*\]|[^\s:]+)\s+(?![:%])\S")
_NOTE_OPENS = re.compile(r"\s*note\s+(?:left|right)\s+of\s+[^:]+$")
_NOTE_CLOSES = re.compile(r"\s*end note\s*$")
_OTHER_KEYBOARD = re.compile(
    "[\uff1a\uff5c\uff08\uff09\u3010\u3011\uff3b\uff3d\uff5b\uff5d\uff0c\u2014\u2013\uff1e\uff0d]"
)
_TO_ITSELF = re.compile(r'\s*("[^"]*"|\S+)\s[^":]*\s("[^"]*"|\S+?)\s*(?::|$)')
_HISTORY = re.compile(r"\[H\*?\]")
_ER_WORDS = ("direction", "style", "classDef", "class", "accTitle", "accDescr")


def _comments(line: str, kind: str) -> Iterator[str]:
    bare = _QUOTED.sub('""', line)
    passed_over = kind == "pie" or (
        kind in ("classDiagram", "stateDiagram-v2") and _ARROW_AND_COMMENT.match(bare)
    )
    if _COMMENT.search(bare) and "%%{" not in bare and not passed_over:
        yield "a comment stands on a line of its own; words with %% stand in quotation marks"


def _marks(line: str, kind: str) -> Iterator[str]:
    formatted = _BOLD.search(line)
    if kind in ("classDiagram", "erDiagram"):
        formatted = formatted or _MARKED.search(line)
    if formatted:
        yield f"{formatted[0]}: formatted words are not drawn; write #42; for * and #95; for _"
    if "\\n" in line and kind not in _FLOWCHARTS:
        yield "\\n is shown as it stands; write <br/>"
    if kind == "pie" and re.search(r"<br\s*/?>", line):
        yield "words of a pie stand on one line; delete <br/>"


def _sequence(line: str, kind: str) -> Iterator[str]:
    if kind != "sequenceDiagram":
        return
    if "#" in without_entity_codes(line):
        yield "what stands behind # is left out as a comment; write #35;"
    if block := _BLOCK_WITH_COLON.match(line):
        yield f"the colon behind `{block[1]}` is shown too; delete it"
    if (frame := _COLOURED_FRAME.match(line)) and _is_colour(colour := frame["colour"]):
        yield f"{colour} is read as a colour, which is not followed; write `box transparent words`"


def _is_colour(word: str) -> bool:
    if word.lower() == "transparent":
        return False
    return word.lower() in _FUNCTIONS_OF_COLOURS or parse_color(word) is not None


def _ends_of_statements(line: str, kind: str) -> Iterator[str]:
    bare = without_entity_codes(_QUOTED.sub('""', line))
    if kind == "classDiagram" and bare.rstrip().endswith(";"):
        yield "a line of a class diagram ends without a mark; delete ;"


def _flowchart(line: str, kind: str) -> Iterator[str]:
    if kind in _FLOWCHARTS:
        arrows = _WORDS_IN_BRACKETS.sub("[]", _QUOTED.sub('""', line))
        if stuck := _END_STUCK_TO_NAME.search(arrows):
            yield (
                f"{stuck[1]} right behind a line is read as its end; put a space before the name "
                "of a box, or behind the end of a line"
            )
        if (ends := _ENDS.search(arrows)) and _SAME_END[ends["start"]] != ends["end"]:
            yield f"the {ends['start']} at its start is left out; give both ends of a line the same"
        if word := _WORD_AS_BOX.match(line):
            yield f"`{word[1]}` is a word of Mermaid; give the box another name"


_OF_A_LINE: tuple[Callable[[str, str], Iterator[str]], ...] = (
    _comments,
    _marks,
    _sequence,
    _ends_of_statements,
    _flowchart,
)


def misread(line: str, kind: str) -> Iterator[str]:
    """What is misread in a statement of a diagram of this kind, each with what to write."""
    for rule in _OF_A_LINE:
        yield from rule(line, kind)


def half_width_hint(line: str, kind: str) -> str:
    """What to write where a line that the renderer cannot read has marks of another keyboard."""
    bare = _QUOTED.sub("", line)
    if found := _OTHER_KEYBOARD.search(bare):
        return f'{found[0]} is no mark of Mermaid: its marks are half-width, words stand in "…"'
    if kind == "sequenceDiagram" and ";" in without_entity_codes(bare):
        return "a ; ends the statement: write #59; or another mark"
    return ""


def misread_together(statements: Sequence[tuple[int, str]], kind: str) -> Iterator[Refusal]:
    """What is misread in the statements of a diagram, which have their lines, from 1."""
    if kind in _FLOWCHARTS:
        yield from _labelled_twice(statements)
        yield from _empty_frames(statements)
    elif kind == "sequenceDiagram":
        yield from _active_for_ever(statements)
    elif kind == "stateDiagram-v2":
        yield from _stray_states(statements)
    elif kind == "erDiagram":
        yield from _stray_entities(statements)


def _labelled_twice(statements: Sequence[tuple[int, str]]) -> Iterator[Refusal]:
    labels: dict[str, tuple[int, str]] = {}
    for number, line in statements:
        if re.match(r"\s*(?:subgraph|click)\b", line):
            continue
        for match in _BOX.finditer(line):
            outside = not line.count('"', 0, match.start()) % 2
            label = (match["quoted"] or match["bare"] or "").strip()
            first, known = labels.setdefault(match["box"], (number, label))
            if outside and label != known:
                message = f'the box {match["box"]} is called "{known}" on line {first}; keep one'
                yield Refusal(number, message)


def _empty_frames(statements: Sequence[tuple[int, str]]) -> Iterator[Refusal]:
    written = [(number, line) for number, line in statements if line.strip()]
    for (number, line), (_, following) in pairwise(written):
        if _FRAME.match(line) and _END.match(following):
            yield Refusal(number, "the frame is empty; put a box into it, or delete it")


def _active_for_ever(statements: Sequence[tuple[int, str]]) -> Iterator[Refusal]:
    active: Counter[str] = Counter()
    since: dict[str, int] = {}
    for number, line in statements:
        who, change = "", 0
        if match := _ACTIVATION.match(line):
            who, change = match["who"], 1 if match["act"] == "activate" else -1
        elif (match := _MESSAGE.match(line)) and match["sign"]:
            change = 1 if match["sign"] == "+" else -1
            who = match["end"] if change > 0 else match["start"]
        if change > 0:
            since[who] = number
        active[who] += change
    for who, times in active.items():
        if times > 0:
            message = f"the activation of {who} is never ended and would not be seen; "
            yield Refusal(since[who], f"{message}write `deactivate {who}`, or delete it")


def _stray_states(statements: Sequence[tuple[int, str]]) -> Iterator[Refusal]:
    in_note = False
    for number, line in statements:
        if in_note or _NOTE_OPENS.match(line):
            in_note = not _NOTE_CLOSES.match(line)
            continue
        bare = without_entity_codes(_QUOTED.sub('""', line))
        words = re.split("[:{]|%%", bare)[0].split()
        if "：" in bare and ":" not in bare:
            yield Refusal(number, "the colon of a diagram is half-width; write :")
        elif _HISTORY.search(bare):
            yield Refusal(number, "history is not drawn; name the state that is returned to")
        elif ";" in bare and words[:1] != ["note"]:
            yield Refusal(number, "a ; parts states here; write #59;, or another mark")
        elif _BEHIND_STATES.search(bare) or (
            len(words) > 1 and "--" not in bare and words[0] not in _STATE_WORDS
        ):
            message = (
                "a word too many becomes a state of its own; words stand behind a colon, a : b"
            )
            yield Refusal(number, message)


def _stray_entities(statements: Sequence[tuple[int, str]]) -> Iterator[Refusal]:
    inside = False
    for number, line in statements[1:]:
        bare = re.sub(r"\[[^\]]*\]", "", without_entity_codes(_QUOTED.sub('""', line)))
        line_drawn = bool(re.search(r"--|\.\.", bare))
        if not inside:
            before, colon, label = bare.partition(":")
            names = "" if colon else before.partition("{")[0]
            if line_drawn and (ends := _TO_ITSELF.match(line)) and ends[1] == ends[2]:
                message = "a line from a box to itself hides its marks; say it in the text"
                yield Refusal(number, message)
            if before.split() and len(label.split()) > 1 and before.split()[0] not in _ER_WORDS:
                message = "only the first word is read; put the words in quotation marks"
                yield Refusal(number, message)
            elif len(names.split()) > 1 and names.split()[0] not in _ER_WORDS and not line_drawn:
                message = "each word becomes a box of its own; write a ||--o{ b : words"
                yield Refusal(number, message)
        if not line_drawn:
            inside = "}" not in bare if "{" in bare else inside and "}" not in bare
