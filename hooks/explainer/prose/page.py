"""Prose pages: Markdown twins in docs/zh and docs/en, and the rules that they keep.

A page opens with `title` and `description` between two lines `---`. Each heading names its anchor,
`## Method { #method }`. A line `<!-- explainer: name key=value -->` places a derived part.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from explainer.corpus.text_file import read_text
from explainer.problems.problem import Problem
from explainer.prose.fences import Fence, read_fences
from explainer.text.inline import Reference, references

_FENCE = re.compile(r"^\s{0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*$")
_ANCHOR = re.compile(r"\{\s*#(?P<id>[^\s}]+)[^}]*\}$")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_COMMENT = re.compile(r"<!--\s*explainer\b.*")
_DIRECTIVE = re.compile(
    r"<!--\s*explainer:\s+(?P<name>[a-z-]+)(?P<values>(?:\s+[a-z-]+=[\w.,/-]+)*)\s*-->"
)
_INLINE_CODE = re.compile(r"`[^`]*`")


@dataclass(frozen=True)
class Heading:
    """A heading of a prose page."""

    line: int
    level: int
    anchor: str


@dataclass(frozen=True)
class Directive:
    """A place where a derived part stands."""

    line: int
    name: str
    values: dict[str, str]


@dataclass(frozen=True)
class Section:
    """The words under a heading, for the comparison of figures."""

    line: int
    anchor: str
    words: str


@dataclass(frozen=True)
class ProsePage:
    """A prose page as read."""

    path: str
    """The file as messages name it: docs/zh/about.md."""
    name: str
    """The file below the folder of its language: about.md."""
    text: str
    title: str
    description: str
    headings: tuple[Heading, ...]
    directives: tuple[Directive, ...]
    references: tuple[tuple[int, Reference], ...]
    sections: tuple[Section, ...]
    fences: tuple[Fence, ...] = ()

    def lines(self) -> Iterator[tuple[int, str]]:
        """The numbered lines outside the head and outside code, inline code blanked out."""
        return _lines(self.text)


@dataclass
class _Findings:
    headings: list[Heading] = field(default_factory=list)
    directives: list[Directive] = field(default_factory=list)
    references: list[tuple[int, Reference]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_prose(folder: Path, label: str) -> tuple[dict[str, ProsePage], list[Problem]]:
    """Reads all prose pages of a language.

    `folder` holds them, `label` is how messages name it. Returns the pages by their name below the
    folder, and every problem found in single pages.
    """
    pages, problems = {}, []
    for file in sorted(folder.rglob("*.md")):
        name = file.relative_to(folder).as_posix()
        page, found = read_page(file, f"{label}/{name}", name)
        problems += found
        pages[name] = page
    return pages, problems


def read_page(file: Path, path: str, name: str) -> tuple[ProsePage, list[Problem]]:
    """Reads one prose page. Returns it, empty where it cannot be read, and all its problems."""
    text = read_text(file, path)
    if isinstance(text, Problem):
        return ProsePage(path, name, "", "", "", (), (), (), ()), [text]
    meta, problems = _front_matter(text, path)
    found = _Findings()
    for line, content in _lines(text):
        _read_line(found, path, line, content)
    problems += found.problems
    problems += _heading_problems(path, found.headings)
    fences = tuple(read_fences(text))
    for fence in fences:
        for note, line in fence.note_lines.items():
            found.references += [(line, reference) for reference in references(fence.notes[note])]
    page = ProsePage(
        path=path,
        name=name,
        text=text,
        title=meta.get("title", ""),
        description=meta.get("description", ""),
        headings=tuple(found.headings),
        directives=tuple(found.directives),
        references=tuple(found.references),
        sections=tuple(_sections(text, found.headings, fences)),
        fences=fences,
    )
    return page, problems


def expand(page: ProsePage, parts: dict[int, str]) -> str:
    """The text of a page with the directive or the diagram of each line replaced by its part."""
    gone = _lines_of(page.fences) - parts.keys()
    lines = [
        parts.get(number, line)
        for number, line in enumerate(page.text.splitlines(), 1)
        if number not in gone
    ]
    return "\n".join(lines) + "\n"


def _lines_of(fences: Iterable[Fence]) -> set[int]:
    return {line for fence in fences for line in range(fence.line, fence.last_line + 1)}


def _sections(text: str, headings: list[Heading], fences: Iterable[Fence]) -> Iterator[Section]:
    drawn = _lines_of(fences)
    lines = ["" if number in drawn else line for number, line in enumerate(text.splitlines(), 1)]
    ends = [heading.line - 1 for heading in headings[1:]] + [len(lines)]
    for heading, end in zip(headings, ends, strict=True):
        words = "\n".join(lines[heading.line - 1 : end])
        visible = re.sub(r"<!--.*?-->|\{[^}]*\}|\]\([^)]*\)", "", words, flags=re.DOTALL)
        yield Section(heading.line, heading.anchor, visible)


def _front_matter(text: str, path: str) -> tuple[dict[str, str], list[Problem]]:
    match = re.match(r"---\n(.*?)\n---\n", text, re.DOTALL)
    try:
        meta = yaml.safe_load(match[1]) if match else {}
    except yaml.YAMLError as error:
        return {}, [Problem(path, 1, "", f"the head of the page is not valid YAML: {error}")]
    if not isinstance(meta, dict):
        meta = {}
    problems = [
        Problem(path, 1, name, f"the page lacks `{name}`; add it between two lines --- at the top")
        for name in ("title", "description")
        if not isinstance(meta.get(name), str) or not meta[name].strip()
    ]
    return {name: str(value) for name, value in meta.items()}, problems


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines outside the head and outside code blocks, inline code blanked out."""
    fence, in_head = "", text.startswith("---\n")
    for number, line in enumerate(text.splitlines(), 1):
        if in_head:
            in_head = number == 1 or line != "---"
            continue
        marker = _FENCE.match(line)
        if fence:
            if marker and marker[1].startswith(fence):
                fence = ""
        elif marker:
            fence = marker[1]
        else:
            yield number, _INLINE_CODE.sub("", line)


def _read_line(found: _Findings, path: str, line: int, content: str) -> None:
    if match := _HEADING.match(content):
        anchor = _ANCHOR.search(match[2])
        if anchor is None:
            message = "the heading has no id; end it with { #its-id }, the same in both languages"
            found.problems.append(Problem(path, line, match[2], message))
        elif not _SLUG.fullmatch(anchor["id"]):
            message = "the id must consist of lower-case letters, digits and single hyphens"
            found.problems.append(Problem(path, line, f"#{anchor['id']}", message))
        else:
            found.headings.append(Heading(line, len(match[1]), anchor["id"]))
    elif re.match(r"^(={3,})\s*$", content):
        message = "underlined headings carry no id; write `## Heading { #its-id }`"
        found.problems.append(Problem(path, line, "", message))
    elif _COMMENT.search(content):
        directive = _DIRECTIVE.fullmatch(content.strip())
        if directive is None:
            message = (
                "malformed directive; write it on a line of its own: "
                "<!-- explainer: chain source=hebei-decision -->"
            )
            found.problems.append(Problem(path, line, content.strip(), message))
        else:
            values = dict(value.split("=", 1) for value in directive["values"].split())
            found.directives.append(Directive(line, directive["name"], values))
    found.references += [(line, reference) for reference in references(content)]


def _heading_problems(path: str, headings: list[Heading]) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for heading in headings:
        if heading.anchor in first:
            message = f"the id is already taken on line {first[heading.anchor]}; choose another"
            yield Problem(path, heading.line, f"#{heading.anchor}", message)
        first.setdefault(heading.anchor, heading.line)
    if sum(heading.level == 1 for heading in headings) != 1:
        yield Problem(path, 1, "", "a page has exactly one heading of the first level, `# …`")
