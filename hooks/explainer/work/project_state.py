"""The state of a project: what lies in its folder, and what of it a check reads.

It takes a few hundredths of a second, and the checks themselves more than a second to be read in:
where nothing has changed since a check found no fault, there is nothing to be read in.
"""

import os
import re
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

from explainer.work.derived import Derived, derived_name

SETTINGS = "mkdocs.yml"
MADE = frozenset(
    (
        *(".git", ".venv", ".cache", "site", "site.previous", "node_modules"),
        *(".mypy_cache", ".pytest_cache", ".ruff_cache", ".hypothesis"),
    )
)
"""Folders of a project that no check looks into: what lies there is made, and made again."""
MADE_BY_PYTHON = "__pycache__"
TOOLS = ("hooks", "scripts", ".github", ".vscode", ".ci")
"""Folders beside docs/ whose texts are read."""

_READ = ("docs/", *(f"{name}/" for name in TOOLS))
_VARIABLE = re.compile(r"\w+", re.ASCII)


def project_state(root: Path, environment: Mapping[str, str], kept: Derived) -> str:
    """The name of what was found of a project in just this state, by the generator of `kept`.

    Empty where the state cannot be told: a link, or anything else that is no file and no folder.
    Raises OSError where something cannot be read.
    """
    parts: list[str] = []
    for path, content in _files(root, ""):
        if content is None:
            return ""
        parts += (path, str(content, "latin-1"))
        if path == SETTINGS:
            # `!ENV` reads a variable whose name stands there.
            names = sorted(environment.keys() & {*_VARIABLE.findall(parts[-1])})
            parts += (f"{name}={environment[name]}" for name in names)
    return derived_name(kept, parts)


def _files(folder: Path, below: str) -> Iterator[tuple[str, bytes | None]]:
    """The path of each file and folder with what a check may read of it; None where it is neither.

    Beside docs/ and the tools only what lies at the top is read, and the guides, to which others
    link; of all else the names count.
    """
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        path = f"{below}{entry.name}"
        if path in MADE or entry.name == MADE_BY_PYTHON:
            continue
        mode = entry.stat(follow_symlinks=False).st_mode
        if stat.S_ISDIR(mode):
            yield f"{path}/", b""
            yield from _files(Path(entry.path), f"{path}/")
        elif not stat.S_ISREG(mode):
            yield path, None
        elif path.startswith(_READ) or "/" not in path or path.endswith(".md"):
            yield path, Path(entry.path).read_bytes()
        else:
            yield path, b""
