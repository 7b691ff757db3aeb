"""The form of a fault, and short ways to write one."""

import os
import shutil
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

SOURCE = "docs/corpus/sources/example-decision.yml"
TERMS = "docs/corpus/terms/roles.yml"
MECHANISM = "docs/corpus/mechanisms/example-reports.yml"
VOCABULARY = "docs/corpus/vocabulary.yml"
INTERFACE = "docs/corpus/interface.yml"
DIAGRAMS = "docs/corpus/diagrams.yml"
SETTINGS = "mkdocs.yml"

FIRST_CHANGE = -1
"""The line that is expected where a fault names none: the first that the edit changes."""


@dataclass(frozen=True)
class Fault:
    """One way to spoil the example, and the one problem that must come of it."""

    name: str
    spoil: Callable[[Path], None]
    """Makes the fault in the project in this folder."""
    path: str
    """The file that the problem names."""
    words: str
    """What the problem says, a part of it."""
    line: int | str = FIRST_CHANGE
    """Its line, or a text that stands on it; 0 where the fault has none."""


def changed(
    path: str, old: str, new: str, words: str, line: int | str = FIRST_CHANGE, *, name: str = ""
) -> Fault:
    """The first `old` of a file becomes `new`."""

    def spoil(root: Path) -> None:
        text = (root / path).read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {path}"
        changed_text = text.replace(old, new, 1)
        (root / path).write_text(changed_text, encoding="utf-8", errors="surrogatepass")

    return Fault(
        name or f"{path.rpartition('/')[2]} {old[:50]!r} {new[:50]!r}", spoil, path, words, line
    )


def written(
    path: str,
    content: str | bytes,
    words: str,
    line: int | str = 1,
    *,
    name: str = "",
    said_of: str = "",
) -> Fault:
    """A file has this content, whether it was there or not; the problem is `said_of` a file."""

    def spoil(root: Path) -> None:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)

    return Fault(name or f"{path} {content[:60]!r}", spoil, said_of or path, words, line)


def appended(
    path: str, text: str, words: str, line: int | str = FIRST_CHANGE, name: str = ""
) -> Fault:
    """A file ends with this text."""

    def spoil(root: Path) -> None:
        with (root / path).open("a", encoding="utf-8") as file:
            file.write(text)

    return Fault(name or f"{path.rpartition('/')[2]} + {text[:30]!r}", spoil, path, words, line)


def cut(path: str, mark: str, words: str, line: int | str, name: str = "") -> Fault:
    """A file ends before `mark`, as if it had been saved by half."""

    def spoil(root: Path) -> None:
        text = (root / path).read_text(encoding="utf-8")
        (root / path).write_text(text[: text.index(mark)], encoding="utf-8")

    return Fault(
        name or f"cut {path.rpartition('/')[2]} before {mark[:60]!r}", spoil, path, words, line
    )


def deleted(path: str, words: str, line: int | str = 0, said_of: str = "") -> Fault:
    """A file or a folder is gone; the problem is `said_of` this or of another file."""

    def spoil(root: Path) -> None:
        if (root / path).is_dir():
            shutil.rmtree(root / path)
        else:
            (root / path).unlink()

    return Fault(f"deleted {path}", spoil, said_of or path, words, line)


def copied(path: str, to: str, words: str, line: int | str = 0) -> Fault:
    """A file stands a second time under another name."""

    def spoil(root: Path) -> None:
        (root / to).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(root / path, root / to)

    return Fault(f"copied to {to}", spoil, to, words, line)


def moved(path: str, to: str, words: str, line: int | str = 0) -> Fault:
    """A file has another name."""

    def spoil(root: Path) -> None:
        (root / to).parent.mkdir(parents=True, exist_ok=True)
        (root / path).rename(root / to)

    return Fault(f"moved to {to}", spoil, to, words, line)


def replaced(path: str, kind: str, words: str) -> Fault:
    """Something that is no file has the name of a file: fifo, folder, socket, link or loop."""

    def spoil(root: Path) -> None:
        file = root / path
        file.unlink(missing_ok=True)
        if kind == "fifo":
            os.mkfifo(file)
        elif kind == "folder":
            file.mkdir()
        elif kind == "socket":
            os.mknod(file, stat.S_IFSOCK | 0o600)
        elif kind == "device":
            file.symlink_to("/dev/zero")
        elif kind == "loop":
            file.symlink_to(file.name)
        else:
            file.symlink_to("nothing-there")

    return Fault(f"{kind} {path}", spoil, path, words, 0)
