"""Prose pages: Markdown twins in docs/zh and docs/en, read once into what checks and pages need.

A page opens with `title` and `description` between two lines `---`. Each heading names its anchor,
`## Method { #method }`. A line `<!-- explainer: name key=value -->` places a derived part, a code
block `mermaid` a diagram. Other HTML is refused, as far as it is more than a few plain tags.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, zip_longest
from pathlib import Path

from markdown_it.token import Token

from explainer.corpus.layout import is_litter
from explainer.corpus.records.base import SLUG
from explainer.corpus.text_file import read_text
from explainer.problems.problem import Problem
from explainer.prose.directives import Directive, is_directive, read_directive
from explainer.prose.fences import Fence, fence_of, is_diagram
from explainer.prose.head import Head, read_head
from explainer.prose.html import html_problems
from explainer.prose.markdown import inline_tokens, line_of, parsed
from explainer.prose.sections import Section, sections_of
from explainer.prose.structure import structure_problems
from explainer.text.markdown import Reference, references

_NAME = re.compile(rf"(?:{SLUG}/)*{SLUG}\.md")
_FENCE = re.compile(r"\s*(?:`{3,9}[^`]*|~{3,9}[^~]*)$")
_FIELD_OF_HEAD = re.compile("(?:title|description|styles):")
LARGEST = 200_000
"""Characters of a page: about a hundred printed pages."""

LONGEST_LINE = 5_000
LONGEST_BLOCK = 20_000
"""Characters between two empty lines: far more than any list or table has, and far less than the
time that Markdown's reader takes for unpaired marks would be felt for.
"""

DEEPEST = 12
"""Blocks in one another; Markdown's reader passes over what is nested much deeper."""


@dataclass(frozen=True)
class Heading:
    """A heading of a prose page."""

    line: int
    level: int
    anchor: str


@dataclass(frozen=True)
class Target:
    """What a link or a picture of a page leads to, as written."""

    line: int
    address: str
    is_picture: bool
    words: str = ""
    """What readers see of a link."""


@dataclass(frozen=True)
class ProsePage:
    """A prose page as read."""

    path: str
    """The file as messages name it: docs/zh/about.md."""
    name: str
    """The file below the folder of its language: about.md."""
    text: str = ""
    head: Head = field(default_factory=Head)
    first_line: int = 1
    """The line of the file that the first line of the tokens stands on."""
    tokens: tuple[Token, ...] = ()
    """The body as Markdown tokens; their `map` counts lines from 0 and from the end of the head."""
    headings: tuple[Heading, ...] = ()
    directives: tuple[Directive, ...] = ()
    references: tuple[tuple[int, Reference], ...] = ()
    targets: tuple[Target, ...] = ()
    sections: tuple[Section, ...] = ()
    fences: tuple[Fence, ...] = ()


def read_prose(folder: Path, label: str) -> tuple[dict[str, ProsePage], list[Problem]]:
    """Reads all prose pages of a language.

    `folder` holds them, `label` is how messages name it. Returns the pages by their name below the
    folder, and every problem found in single pages.
    """
    pages, problems = {}, []
    for file in sorted(folder.rglob("*.md")):
        name = file.relative_to(folder).as_posix()
        if is_litter(name):
            # What an editor leaves is told where all files are looked at.
            continue
        if not _NAME.fullmatch(name):
            message = "names of pages are lower-case letters, digits and hyphens; rename it"
            problems.append(Problem(f"{label}/{name}", 0, "", message))
            continue
        page, found = read_page(file, f"{label}/{name}", name)
        problems += found
        pages[name] = page
    return pages, problems


def read_page(file: Path, path: str, name: str) -> tuple[ProsePage, list[Problem]]:
    """Reads one prose page. Returns it, empty where it cannot be read, and all its problems."""
    text = read_text(file, path)
    if isinstance(text, Problem):
        return ProsePage(path, name), [text]
    if len(text) > LARGEST:
        message = f"the page has over {LARGEST:,} characters; split it"
        return ProsePage(path, name), [Problem(path, 1, "", message)]
    head, head_lines, problems = read_head(text, path)
    body = text.split("\n", head_lines)[-1] if head_lines else text
    first_line = head_lines + 1
    if not head_lines and len(problems) == 1:
        # What should be the head would be read as the first words of the page.
        return ProsePage(path, name), problems
    if spoilt := _spoilt(body):
        return ProsePage(path, name), [Problem(path, head_lines + spoilt[0], "", spoilt[1])]
    tokens = parsed(body)
    if deep := next((token for token in tokens if token.level > DEEPEST), None):
        message = "lists, quotations and boxes are nested too deeply for any page; nest them less"
        return ProsePage(path, name), [Problem(path, first_line + line_of(deep), "", message)]
    if again := _same_title_again(tokens):
        message = "the page stands here a second time; delete one"
        return ProsePage(path, name), [Problem(path, first_line + again, "", message)]
    lines = body.split("\n")
    headings, found = _headings(tokens, path, first_line)
    problems += found
    directives, found = _directives(tokens, path, first_line)
    problems += found
    problems += html_problems(tokens, path, first_line)
    # A line that is wrong in another way is not looked at for what it should have been.
    told = {problem.line for problem in problems}
    problems += [
        problem
        for problem in structure_problems(tokens, lines, path, first_line)
        if problem.line not in told
    ]
    fences = tuple(fence_of(token, first_line) for token in tokens if is_diagram(token))
    places = [(heading.line, heading.anchor) for heading in headings]
    page = ProsePage(
        path=path,
        name=name,
        text=text,
        head=head,
        first_line=first_line,
        tokens=tuple(tokens),
        headings=tuple(headings),
        directives=tuple(directives),
        references=tuple(_references(tokens, fences, first_line)),
        targets=tuple(_targets(tokens, first_line)),
        sections=tuple(sections_of(tokens, places, first_line)),
        fences=fences,
    )
    return page, problems


def _spoilt(body: str) -> tuple[int, str] | None:
    """The first line, counted from 1, of what no reader would get through or of the head of the
    page once more, as a file has that was pasted into itself; and what to do.
    """
    length = 0
    in_code = False
    lines = body.split("\n")
    for number, line in enumerate(lines, 1):
        in_code ^= bool(_FENCE.match(line[:LONGEST_LINE]))
        if in_code:
            continue
        length = length + len(line) if line.strip() else 0
        if len(line) > LONGEST_LINE:
            return number, f"the line has over {LONGEST_LINE:,} characters; part the paragraph"
        if length > LONGEST_BLOCK:
            message = f"over {LONGEST_BLOCK:,} characters stand here without an empty line"
            return number, f"{message}; part the paragraph, list or table"
        if line == "---" and number < len(lines) and _FIELD_OF_HEAD.match(lines[number]):
            return (
                number,
                "the head of a page stands here again; delete it and what repeats the page",
            )
    return None


def _same_title_again(tokens: Sequence[Token]) -> int:
    """The line, from 0, of a title that has the id of the one above; 0 where there is none."""
    titles = [token for token in tokens if token.type == "heading_open" and token.tag == "h1"]
    ids = [str(token.attrs.get("id", "")) for token in titles]
    return line_of(titles[1]) if len(ids) > 1 and ids[0] and ids[0] == ids[1] else 0


def empty_sections(page: ProsePage) -> Iterator[Problem]:
    """Headings with nothing below them but a heading of the same level, a higher one or the end."""
    blocks = [token for token in page.tokens if token.level == 0 and token.nesting >= 0]
    blocks = [token for token in blocks if token.type != "inline"]
    for opening, following in zip_longest(blocks, blocks[1:]):
        if opening.type != "heading_open" or opening.tag == "h1":
            continue
        if following is None or (following.type == "heading_open" and following.tag <= opening.tag):
            message = "nothing stands below this heading; write it, or delete the heading"
            yield Problem(page.path, page.first_line + line_of(opening), opening.markup, message)


def _headings(
    tokens: Sequence[Token], path: str, first_line: int
) -> tuple[list[Heading], list[Problem]]:
    headings: list[Heading] = []
    problems: list[Problem] = []
    first: dict[str, int] = {}
    for opening, inline in pairwise(tokens):
        if opening.type != "heading_open":
            continue
        line, anchor = first_line + line_of(opening), str(opening.attrs.get("id", ""))
        if opening.level:
            message = "a heading stands at the top of the page, in no list, quotation or box"
            problems.append(Problem(path, line, inline.content, message))
        elif opening.markup in ("=", "-"):
            message = (
                f"a line of {opening.markup} below words makes a heading of them; write "
                "`## Words { #its-id }`, or put an empty line between"
            )
            problems.append(Problem(path, line, inline.content[:40], message))
        elif any(child.type in ("link_open", "reference") for child in inline.children or []):
            message = "a heading holds no link: it is one itself; link from the text below"
            problems.append(Problem(path, line, inline.content[:40], message))
        elif not anchor:
            message = "the heading has no id; end it with { #its-id }, the same in both languages"
            problems.append(Problem(path, line, inline.content, message))
        elif not re.fullmatch(SLUG, anchor):
            message = "the id must consist of lower-case letters, digits and single hyphens"
            problems.append(Problem(path, line, f"#{anchor}", message))
        else:
            level = int(opening.tag[1:])
            if headings and level > headings[-1].level + 1:
                message = f"a heading of level {level} stands below one of {headings[-1].level}"
                problems.append(Problem(path, line, f"#{anchor}", f"{message}; leave none out"))
            headings.append(Heading(line, level, anchor))
            if anchor in first:
                message = f"the id is already taken on line {first[anchor]}; choose another"
                problems.append(Problem(path, line, f"#{anchor}", message))
            first.setdefault(anchor, line)
    titles = [
        line_of(token)
        for token in tokens
        if token.type == "heading_open" and token.tag == "h1" and token.markup == "#"
    ]
    if len(titles) != 1:
        line = first_line + titles[1] if titles else 1
        message = "a page has exactly one heading of the first level, `# …`"
        problems.append(Problem(path, line, "", message))
    return headings, problems


def _directives(
    tokens: Sequence[Token], path: str, first_line: int
) -> tuple[list[Directive], list[Problem]]:
    directives: list[Directive] = []
    problems: list[Problem] = []
    form = "<!-- explainer: chain source=yearly-report -->"
    for token in tokens:
        if token.type == "html_block" and is_directive(token.content):
            line = first_line + line_of(token)
            directive = read_directive(line, token.content)
            if directive is None:
                message = f"malformed directive; write it on a line of its own: {form}"
                problems.append(Problem(path, line, token.content.split("\n")[0], message))
            elif token.level:
                message = "a directive stands at the start of a line, in no list, quotation or box"
                problems.append(Problem(path, line, directive.name, message))
            else:
                directives.append(directive)
    for line, token in inline_tokens(tokens):
        if token.type == "html_inline" and is_directive(token.content):
            message = f"malformed directive; write it on a line of its own: {form}"
            problems.append(Problem(path, first_line + line, token.content, message))
    return directives, problems


def _references(
    tokens: Sequence[Token], fences: Sequence[Fence], first_line: int
) -> Iterator[tuple[int, Reference]]:
    for line, token in inline_tokens(tokens):
        if token.type == "reference":
            yield first_line + line, token.meta["reference"]
    for fence in fences:
        for note, line in fence.note_lines.items():
            for reference in references(fence.notes[note]):
                yield line, reference


def _targets(tokens: Sequence[Token], first_line: int) -> Iterator[Target]:
    opened: tuple[int, str] | None = None
    words: list[str] = []
    for line, token in inline_tokens(tokens):
        if token.type == "link_open":
            opened = first_line + line, str(token.attrs["href"])
            words = []
        elif token.type == "link_close" and opened:
            yield Target(*opened, is_picture=False, words="".join(words))
            opened = None
        elif token.type == "image":
            yield Target(first_line + line, str(token.attrs["src"]), is_picture=True)
        words.append(token.content)
