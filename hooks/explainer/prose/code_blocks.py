"""Code that was not meant as code, or is not read as it was meant: it is named, not published."""

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from explainer.problems.problem import Problem

_MERMAID = re.compile(r"(?!mermaid$)(?i:mermaid)\b.*|mmd")
_MERMAID_INSIDE = re.compile(
    r"\s*(?:(?:flowchart|graph)\s+(?:TB|TD|BT|LR|RL)|sequenceDiagram|classDiagram|stateDiagram(?:-v2)?"
    r"|erDiagram)\s"
)
_OTHER_DRAWINGS = ("plantuml", "puml", "dot", "graphviz", "d2", "flow", "sequence", "ditaa")


def code_problems(token: Token, lines: Sequence[str], path: str, line: int) -> Iterator[Problem]:
    """What is wrong with a block of code, indented or fenced, that stands on `line` of its file.

    `lines` are those of the body.
    """
    language = token.info.strip()
    if token.type == "code_block":
        message = "indented by four spaces this is shown as code; indent it less, or write ```"
        yield Problem(path, line, token.content.strip().split("\n")[0], message)
    elif not _is_closed(token, lines):
        message = f"the code block is not closed; end it with a line {token.markup}"
        yield Problem(path, line, token.markup, message)
    elif _is_nearly_mermaid(token):
        message = "written so it is shown as code; a diagram is opened by ```mermaid"
        yield Problem(path, line, language, message)
    elif language in _OTHER_DRAWINGS:
        message = "no drawing is made of this; write ```mermaid, or ```text to show it as it is"
        yield Problem(path, line, language, message)
    elif not token.info.strip(" {.}").startswith("mermaid") and " " in language:
        message = "nothing is read behind the language of code; delete it"
        yield Problem(path, line, language.partition(" ")[2], message)


def _is_nearly_mermaid(token: Token) -> bool:
    """Whether a block of code was meant as a diagram."""
    language = token.info.strip()
    return bool(_MERMAID.fullmatch(language) if language else _MERMAID_INSIDE.match(token.content))


def _is_closed(token: Token, lines: Sequence[str]) -> bool:
    first, behind = token.map or (0, 0)
    closing = lines[behind - 1].strip().lstrip("> ").strip()
    mark = token.markup
    return closing.startswith(mark) and not closing.strip(mark[0]) and behind - first > 1
