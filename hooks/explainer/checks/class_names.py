"""Classes, and data of elements, that one file calls by a slip of another name than all others do:
a rule that styles nothing, a script that finds nothing.

A name is told only where nothing else has it and something has one that is nearly the same.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path

from explainer.problems.problem import Fault, Problem

_WORD = re.compile(r"[A-Za-z][\w-]*")
_CLASS = re.compile(r"\.([A-Za-z][\w-]*)")
_NO_SELECTOR = re.compile(r"/\*.*?\*/|\"[^\"\n]*\"|\{[^{}]*\}", re.DOTALL)
_JINJA = re.compile(r"\{[{%#].*?[}%#]\}", re.DOTALL)
_OF_ELEMENT = re.compile(r"\bclass=\"([^\"]*)\"")
_SOUGHT = re.compile(
    r"\b(?:querySelector(?:All)?|closest|matches)(?:<[^<>]*>)?\(\s*[\"'`]([^\"'`]*)[\"'`]"
)
_GIVEN = re.compile(
    r"\b(?:className\s*=\s*|classList\.(?:add|remove|toggle|contains|replace)\(\s*)"
    r"[\"'`]([^\"'`$]*)[\"'`]"
)
_DATA = re.compile(r"\.dataset\.([A-Za-z]\w*)")
_DATA_SET = re.compile(r"\.dataset\.([A-Za-z]\w*)\s*=(?!=)")
_BEGINNING = re.compile(r"[\w-]*[-_](?=\{)")
_NEAR = {"class": 0.85, "data": 0.8}

_Text = tuple[str, str]
"""A file, as messages name it, and its text."""
_Place = tuple[str, int, str]
"""The file, the place in it and a name."""


def misnamed_classes(docs: Path, theme: Path, label: str = "docs") -> list[Problem]:
    """The names of sheets, templates and scripts of `docs` that are nearly those of others.

    `theme` is the folder of the installed theme, `label` how messages name the folder docs. What
    the files name must have been found sound.
    """
    sheets = list(_texts(docs, "assets", "*.css", label))
    scripts = list(_texts(docs, "assets", "*.js", label))
    templates = list(_texts(docs, "theme", "*.html", label))
    of_theme = (file.read_text("utf-8", "replace") for file in theme.glob("assets/**/*.css"))
    return list(_misnamed(sheets, scripts, templates, "\n".join(of_theme)))


def _texts(docs: Path, folder: str, pattern: str, label: str) -> Iterator[_Text]:
    for file in sorted((docs / folder).rglob(pattern)):
        yield f"{label}/{file.relative_to(docs).as_posix()}", file.read_text("utf-8")


def _misnamed(
    sheets: Sequence[_Text], scripts: Sequence[_Text], templates: Sequence[_Text], theme: str
) -> Iterator[Problem]:
    of_generator, beginnings = _of_generator()
    of_theme = {*_CLASS.findall(theme)}
    styled = list(_of_sheets(sheets))
    of_elements = list(_of_templates(templates))
    sought, given = list(_found(scripts, _SOUGHT, _CLASS)), list(_found(scripts, _GIVEN, _WORD))
    data = list(_found(scripts, _DATA, _WORD))
    in_sheets, in_sought, in_given = (
        {name for _, _, name in places} for places in (styled, sought, given)
    )
    in_scripts = {word for _, text in scripts for word in _WORD.findall(text)}
    in_templates = {word for _, text in templates for word in _WORD.findall(text)}
    written = of_generator | of_theme
    classes = {name for _, _, name in (*of_elements, *given)} | in_sheets | of_theme
    of_data = {_of_script(word) for word in written | in_templates if word.startswith("data")}
    of_data |= {match[1] for _, text in scripts for match in _DATA_SET.finditer(text)}
    texts = dict((*sheets, *scripts, *templates))
    slips: dict[str, tuple[list[tuple[str, int]], str, str]] = {}
    for places, known, names, what in (
        (styled, written | in_templates | in_scripts, classes, "class"),
        (of_elements, written | in_sheets | in_scripts, classes, "class"),
        (given, written | in_sheets | in_templates | in_sought, classes, "class"),
        (sought, written | in_sheets | in_templates | in_given, classes, "class"),
        (data, of_data, of_data, "data"),
    ):
        for path, at, name in places:
            if name in slips:
                slips[name][0].append((path, at))
            elif (
                name not in known
                and not _is_put_together(name, beginnings)
                and (near := _near(name, names & known, _NEAR[what]))
            ):
                slips[name] = ([(path, at)], near, what)
    for name, (found, near, what) in slips.items():
        # Of two that differ from each other alone the rarer is the slip.
        if near in slips and (len(slips[near][0]), near) < (len(found), name):
            continue
        path, at = found[0]
        line = texts[path].count("\n", 0, at) + 1
        message = f'nothing else has the {what} {name}; did you mean "{near}"?'
        yield Problem(path, line, "", message, fault=Fault.NAME_ALONE)


def _of_script(name: str) -> str:
    """How a script calls the attribute data-search-open: searchOpen."""
    first, *others = re.split("[-_]", name)[1:] or [""]
    return first + "".join(map(str.capitalize, others))


def _of_sheets(sheets: Iterable[_Text]) -> Iterator[_Place]:
    for path, text in sheets:
        plain = _NO_SELECTOR.sub(lambda match: " " * len(match[0]), text)
        for match in _CLASS.finditer(plain):
            yield path, match.start(), match[1]


def _of_templates(templates: Iterable[_Text]) -> Iterator[_Place]:
    for path, text in templates:
        plain = _JINJA.sub(lambda match: " " * len(match[0]), text)
        for match in _OF_ELEMENT.finditer(plain):
            for name in match[1].split():
                yield path, match.start(), name


def _found(
    scripts: Iterable[_Text], pattern: re.Pattern[str], name: re.Pattern[str]
) -> Iterator[_Place]:
    for path, text in scripts:
        for match in pattern.finditer(text):
            for one in name.findall(match[1]):
                yield path, match.start(), one


@lru_cache(maxsize=1)
def _of_generator() -> tuple[frozenset[str], frozenset[str]]:
    """The words of the generator, which writes most elements, and what stands before a value."""
    files = sorted(Path(__file__).resolve().parents[2].rglob("*.py"))
    texts = [file.read_text("utf-8") for file in files]
    words = frozenset(word for text in texts for word in _WORD.findall(text))
    return words, frozenset(one for text in texts for one in _BEGINNING.findall(text))


def _is_put_together(name: str, beginnings: Iterable[str]) -> bool:
    """Whether the generator writes the name from a beginning and a value: nature-{nature}."""
    ends = tuple(name[: match.end()] for match in re.finditer("[-_]+", name))
    return any(one.endswith(ends) for one in beginnings)


def _near(name: str, names: Iterable[str], cutoff: float) -> str:
    candidates = {one for one in names if one != name}
    if same := sorted(one for one in candidates if sorted(one) == sorted(name)):
        return same[0]
    return next(iter(get_close_matches(name, candidates, n=1, cutoff=cutoff)), "")
