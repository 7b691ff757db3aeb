"""HTML in prose: what is more than a comment or a plain tag is refused, because it could run."""

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from explainer.problems.problem import Problem
from explainer.prose.directives import is_directive
from explainer.prose.markdown import line_of

PLAIN_TAGS = frozenset("abbr b bdi br cite em i kbd mark q s small strong sub sup u wbr".split())
_VOID_TAGS = frozenset(("br", "wbr"))
_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>[a-z]+)(?:\s+(?:lang|title)=\"[^\"<>]*\")*\s*/?>", re.IGNORECASE
)
_CLOSING = re.compile(r"</([\w-]+)\s*>")
_NAME = re.compile(r"</?([\w-]*).*", re.DOTALL)
_COMMENT = re.compile(r"<!--(?:(?!-->|<!--).)*-->", re.DOTALL)
# Where browsers end a comment and Markdown does not, so that what follows would run.
_ENDS_EARLY = re.compile(r"<!---?>|<!--(?:(?!-->).)*?--!>", re.DOTALL)
_ENDED_EARLY = "browsers end this comment here; write <!-- words --> with no other < or > in it"
_MEND = f"write Markdown; of HTML only {', '.join(sorted(PLAIN_TAGS))} are published"


def html_problems(tokens: Sequence[Token], path: str, first_line: int) -> Iterator[Problem]:
    """Every piece of HTML that is refused, and every plain tag that is not closed."""
    refused: set[str] = set()
    for token in tokens:
        line = first_line + line_of(token)
        if token.type == "html_block" and not is_directive(token.content):
            if _ENDS_EARLY.search(token.content):
                yield Problem(path, line, token.content.split("\n")[0][:60], _ENDED_EARLY)
                continue
            rest = _COMMENT.sub("", token.content).strip()
            if rest.startswith("<!--"):
                yield Problem(path, line, "<!--", "the comment is not closed; end it with -->")
            elif (rest and not (closing := _CLOSING.fullmatch(rest))) or (
                rest and closing and closing[1] not in refused
            ):
                refused.update(re.findall(r"<([\w-]+)", rest))
                yield Problem(path, line, rest.split("\n")[0][:60], f"raw HTML; {_MEND}")
        elif token.type == "inline":
            yield from _inline(token.children or [], path, line)


def _inline(children: Sequence[Token], path: str, first_line: int) -> Iterator[Problem]:
    opened: list[tuple[int, str]] = []
    refused: set[str] = set()
    told: set[int] = set()
    for token in children:
        line = first_line + int(token.meta.get("line", 0))
        if token.type != "html_inline":
            continue
        if token.content.startswith("<!--"):
            if _ENDS_EARLY.search(token.content):
                yield Problem(path, line, token.content[:60], _ENDED_EARLY)
            continue
        tag = _TAG.fullmatch(token.content)
        name = tag["name"].lower() if tag else ""
        if _NAME.sub(r"\1", token.content) in refused:
            continue
        if tag is None or name not in PLAIN_TAGS:
            refused.add(_NAME.sub(r"\1", token.content))
            if line not in told:
                yield Problem(path, line, token.content[:60], f"raw HTML; {_MEND}")
            told.add(line)
        elif tag["end"]:
            if opened and opened[-1][1] == name:
                opened.pop()
            else:
                message = f"nothing opens this tag here; write <{name}> before it"
                yield Problem(path, line, token.content, message)
        elif name not in _VOID_TAGS:
            opened.append((line, name))
    for line, name in opened:
        message = f"the tag is not closed in its paragraph; write </{name}>"
        yield Problem(path, line, f"<{name}>", message)
