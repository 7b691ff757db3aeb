"""The files of docs/assets and the templates of docs/theme: readable, complete, from no other host.

Jinja's own syntax is not read here, because the core does not know the templates' language.
"""

import os
import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from explainer.addresses import VOCABULARY_STYLES
from explainer.checks.asset_forms import form_problems, kind_problems
from explainer.checks.scripts import script_problems
from explainer.checks.style_colours import weak_colours
from explainer.checks.style_forms import property_problems
from explainer.corpus.layout import is_litter
from explainer.corpus.text_file import read_bytes, read_text
from explainer.problems.problem import Problem, shown

LARGEST_TEXT = 300_000
"""Characters of a script, stylesheet or drawing: ten times as many as the largest here."""

_TEXTS = frozenset((".js", ".css", ".svg", ".html", ".json", ".txt", ".xml"))

# Sheets that pages ask for by name, beside those that templates and scripts name by their path.
_SHEETS_OF_PAGES = (
    "assets/stylesheets/background.css",
    "assets/stylesheets/drawn.css",
    "assets/stylesheets/poster.css",
)

_HOST = r"(?:(?:https?|wss?):)?//[\w.-]+"
_FOREIGN = re.compile(
    rf"(?:<(?:script|img|iframe|source|video|audio|object|embed|use|image|feImage)\b[^<>]*?"
    rf"\b(?:src|href|data|srcset)\s*=\s*[\"']?{_HOST}"
    rf"|<link\b(?![^<>]*\brel=[\"']?(?:canonical|alternate|license|author))[^<>]*?"
    rf"\bhref\s*=\s*[\"']?{_HOST}"
    rf"|(?<!new )\burl\(\s*[\"']?{_HOST}|@import\s+(?:url\()?\s*[\"']?{_HOST}"
    rf"|\.(?:src|srcset|action|poster)\s*=\s*[\"'`]{_HOST}"
    rf"|\.setAttribute\(\s*[\"'`](?:src|srcset|action|poster|data)[\"'`],\s*[\"'`]{_HOST}"
    rf"|\b(?:import|from|fetch|WebSocket|EventSource|XMLHttpRequest|sendBeacon|Worker|importScripts"
    rf"|\.open)\s*\(?\s*(?:[\"'`]\w+[\"'`]\s*,\s*)?[\"'`]{_HOST})",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"[\"'](?P<path>\.{1,2}/[\w./-]+\.(?:js|css|json|svg|png|woff2?))[\"']")
_URL = re.compile(r"\burl\(\s*[\"']?(?P<path>(?!data:|#|[a-z]+:|/)[^\"')\s]+)", re.IGNORECASE)
_ASSET = re.compile(r"[\"'](?P<path>assets/[\w./-]+\.(?:js|css|json|svg|png|woff2?))[\"']")
_NAME = re.compile(r"[a-z0-9][a-z0-9.-]*(?:/[a-z0-9][a-z0-9.-]*)*")
_RUNS = re.compile(r"<script\b|\son[a-z]+\s*=|javascript:|<!ENTITY", re.IGNORECASE)


@dataclass
class _Found:
    """What is found while the files are read one by one."""

    missing: set[str] = field(default_factory=set)
    """Files that are not there; each is named where it is first asked for."""
    scripts: list[tuple[str, str]] = field(default_factory=list)
    """The path and the text of each script; they are read together."""


def asset_problems(docs: Path, theme: Path, label: str = "docs") -> list[Problem]:
    """Everything that is wrong with the files of `docs`/assets and `docs`/theme.

    `theme` is the folder of the installed theme, which brings files of its own; `label` is how
    messages name the folder docs.
    """
    problems: list[Problem] = []
    found = _Found()
    for folder in ("assets", "theme"):
        if not (docs / folder).is_dir():
            message = "the folder is missing; restore it from the last commit"
            problems.append(Problem(f"{label}/{folder}", 0, "", message))
            continue
        for file in sorted((docs / folder).rglob("*")):
            if file.is_symlink() and file.is_dir():
                message = "a link to a folder is not followed; put the files themselves here"
                path = f"{label}/{file.relative_to(docs).as_posix()}"
                problems.append(Problem(path, 0, "", message))
            elif not file.is_dir():
                problems += _file_problems((docs, theme), file, label, found)
    told = {(problem.path, problem.line) for problem in problems}
    problems += [one for one in script_problems(found.scripts) if (one.path, one.line) not in told]
    for lost in sorted({posixpath.dirname(name) for name in (*found.missing, *_SHEETS_OF_PAGES)}):
        if (docs / "assets").is_dir() and lost.startswith("assets/") and not (docs / lost).is_dir():
            message = "the folder is missing; restore it from the last commit"
            problems.append(Problem(f"{label}/{lost}", 0, "", message))
    for name in _SHEETS_OF_PAGES:
        if (docs / "assets").is_dir() and not (docs / name).is_file():
            message = "the file is missing; restore it from the last commit"
            problems.append(Problem(f"{label}/{name}", 0, "", message))
    if os.path.lexists(docs / VOCABULARY_STYLES):
        message = "the build writes this file from the vocabulary; delete it or rename it"
        problems.append(Problem(f"{label}/{VOCABULARY_STYLES}", 0, "", message))
    return problems


def unset_properties(docs: Path, theme: Path, label: str = "docs") -> Iterator[Problem]:
    """Custom properties that a stylesheet of `docs`/assets asks for and nothing sets, and those
    that are colours of words nobody can read.

    The arguments are those of `asset_problems`, which must have found no fault: what a file sets
    that is missing or cannot be read is not known.
    """
    assets = docs / "assets"
    sheets = [
        (f"{label}/{file.relative_to(docs).as_posix()}", file.read_text("utf-8"))
        for file in sorted(assets.rglob("*.css"))
    ]
    others = [*sorted(theme.glob("assets/stylesheets/*.css")), *sorted(assets.rglob("*.js"))]
    yield from property_problems(sheets, [file.read_text("utf-8", "replace") for file in others])
    yield from weak_colours(sheets)


def _file_problems(
    folders: Sequence[Path], file: Path, label: str, found: _Found
) -> Iterator[Problem]:
    """The faults of one file of the first of the folders, each of which may hold what it names."""
    name = file.relative_to(folders[0]).as_posix()
    path = f"{label}/{name}"
    if is_litter(name):
        return
    if name.startswith("assets/") and not _NAME.fullmatch(name):
        message = "names of assets are a-z, 0-9, hyphens and points, for every system; rename it"
        yield Problem(path, 0, "", message)
        found.missing.add(name.lower())
        return
    if file.suffix not in _TEXTS:
        content = read_bytes(file, path)
        if isinstance(content, Problem):
            yield content
        elif name.startswith("assets/"):
            yield from kind_problems(path, content)
        return
    text = read_text(file, path)
    if isinstance(text, Problem):
        yield text
        return
    if len(text) > LARGEST_TEXT and file.suffix != ".json":
        message = (
            f"the file has over {LARGEST_TEXT:,} characters; no page can wait for it, split it"
        )
        yield Problem(path, 0, "", message)
        return
    problems, targets = _read(name, path, text)
    yield from problems
    if file.suffix == ".js":
        found.scripts.append((path, text))
    for line, target in targets:
        if target not in (VOCABULARY_STYLES, *found.missing) and not any(
            os.path.lexists(folder / target) for folder in folders
        ):
            found.missing.add(target)
            message = f"there is no {label}/{target}; restore it or mend its name here"
            yield Problem(path, line, "", message)


# A preview reads the same files again at every edit of another.
@lru_cache(maxsize=128)
def _read(
    name: str, path: str, text: str
) -> tuple[tuple[Problem, ...], tuple[tuple[int, str], ...]]:
    """What is wrong with a text by itself, and the files of docs that it names with their lines."""
    problems = tuple(_text_problems(name, path, text))
    if problems and name.endswith(".css"):
        # What a sheet names that cannot be read is not known.
        return problems, ()
    return problems, tuple((_line(text, place), target) for place, target in _targets(name, text))


def _text_problems(name: str, path: str, text: str) -> Iterator[Problem]:
    # Templates and stylesheets are read as what they are, by what knows their languages.
    loading = list(_FOREIGN.finditer("" if name.endswith((".html", ".css")) else text))
    for match in loading:
        message = f"{shown(match[0])}: this loads from another host; put the file into docs/assets"
        yield Problem(path, _line(text, match.start()), "", message)
    runs = _RUNS.search(text) if name.endswith(".svg") else None
    if runs:
        message = f"{shown(runs[0].strip())}: a picture runs nothing; delete it"
        yield Problem(path, _line(text, runs.start()), "", message)
    elif not loading:
        yield from form_problems(path, text)


def _targets(name: str, text: str) -> Iterator[tuple[int, str]]:
    """The files of docs that a text names, each with the place where it does."""
    folder = posixpath.dirname(name)
    if name.endswith(".html"):
        # The theme has assets of its own; those of the site stand in these folders.
        for match in _ASSET.finditer(text):
            yield match.start(), match["path"]
        return
    for match in (_URL if name.endswith(".css") else _RELATIVE).finditer(text):
        path = match["path"].partition("#")[0].partition("?")[0]
        yield match.start(), posixpath.normpath(posixpath.join(folder, path))


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1
