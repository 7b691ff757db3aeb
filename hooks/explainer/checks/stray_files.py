"""Files that nothing reads, in docs/ and around it: whoever put them there expects otherwise."""

import os
import re
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from explainer.corpus.layout import is_leftover, is_litter
from explainer.corpus.reading import CORPUS_FOLDER
from explainer.languages import LANGUAGES
from explainer.problems.problem import Problem
from explainer.work.project_state import MADE, MADE_BY_PYTHON, SETTINGS

_TEMPLATE = re.compile(r"theme/(?:[a-z0-9_.-]+/)*[a-z0-9_-]+\.(?:html|svg|xml|txt)")
_LEFT = "an editor or a merge has left this; close the file there, or delete this one"
# The content has messages of its own.
_NOT_LOOKED_INTO = MADE | {MADE_BY_PYTHON, "docs"}
_READ_WHOLE = frozenset((CORPUS_FOLDER, "assets", "theme"))


def stray_files(docs: Path, label: str = "docs") -> Iterator[Problem]:
    """Files outside the folders of docs/, and those in a language's folder that are no pages.

    What lies in docs/corpus is told where it is read. `label` is how messages name the folder docs.
    """
    for file in sorted(docs.rglob("*")):
        name = file.relative_to(docs)
        top = name.parts[0]
        if file.is_symlink() and file.is_file():
            message = "a link to another file, which some systems do not follow"
            if not _lies_in(docs, file):
                message = "a link to a file elsewhere, which nobody else has"
            message += "; put the file itself here"
            yield Problem(f"{label}/{name.as_posix()}", 0, "", message)
            continue
        if file.is_symlink() and file.is_dir() and not _is_read(name.as_posix(), top):
            message = "a link to a folder is not followed; put the files themselves here"
            yield Problem(f"{label}/{name.as_posix()}", 0, "", message)
            continue
        if (is_litter(name.name) or top == "theme") and is_leftover(name.name):
            yield Problem(f"{label}/{name.as_posix()}", 0, "", _LEFT)
            continue
        if top == "theme" and not is_litter(name.name) and not _TEMPLATE.fullmatch(name.as_posix()):
            if not file.is_dir():
                message = "no template, so nothing reads it; a template ends in .html"
                yield Problem(f"{label}/{name.as_posix()}", 0, "", message)
            continue
        if top in _READ_WHOLE or is_litter(name.as_posix()) or file.is_dir():
            continue
        path = f"{label}/{name.as_posix()}"
        if top not in LANGUAGES:
            message = (
                f"nothing reads this file; pages stand in {label}/zh and {label}/en, pictures in "
                f"{label}/assets/images"
            )
            yield Problem(path, 0, "", message)
        elif file.suffix != ".md":
            message = (
                "not a page, so nothing reads it; a page ends in .md, a picture goes to assets"
            )
            yield Problem(path, 0, "", message)


def _is_read(folder: str, top: str) -> bool:
    """Whether what lies in a folder is read although it is a link."""
    return folder in LANGUAGES or top in _READ_WHOLE


def _lies_in(docs: Path, link: Path) -> bool:
    return link.resolve().is_relative_to(docs.parent.resolve())


def leftovers(root: Path) -> Iterator[Problem]:
    """What editors and merges have left in the folder of the project, outside of docs/, and
    settings under another name than the one that is read.

    What git is told to ignore is nobody's mistake; without git every name counts.
    """
    found: dict[str, str] = {}
    for folder, folders, files in os.walk(root):
        folders[:] = [name for name in folders if name not in _NOT_LOOKED_INTO]
        below = Path(folder).relative_to(root)
        for name in files:
            if is_leftover(name):
                found[(below / name).as_posix()] = _LEFT
            elif folder == str(root) and _is_unread_settings(name):
                mend = "rename it" if not (root / SETTINGS).exists() else "delete it"
                found[name] = f"settings are read from {SETTINGS} alone; {mend}"
    ignored = _ignored(root, list(found)) if found else frozenset()
    for path in sorted(found.keys() - ignored):
        yield Problem(path, 0, "", found[path])


def renamed_settings(root: Path) -> bool:
    """Whether the settings stand under a name that is not read, and that is told."""
    return not (root / SETTINGS).exists() and any(
        _is_unread_settings(file.name) for file in root.iterdir()
    )


def _is_unread_settings(name: str) -> bool:
    return bool(re.fullmatch(r"mkdocs\b.*\.ya?ml", name, re.IGNORECASE)) and name != SETTINGS


def _ignored(root: Path, paths: Sequence[str]) -> frozenset[str]:
    """Those of the paths that git ignores; none where there is no git, or no repository."""
    command = ["git", "-C", str(root), "check-ignore", "-z", "--stdin"]
    try:
        told = subprocess.run(
            command, input="\0".join(paths).encode(), capture_output=True, check=False
        )
    except OSError:
        return frozenset()
    return frozenset(told.stdout.decode(errors="surrogateescape").split("\0"))
