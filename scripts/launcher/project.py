"""The places of the project, and how the launcher speaks."""

import errno
import os
import shutil
import stat
import sys
from pathlib import Path
from typing import TextIO

ROOT = Path(__file__).resolve().parent.parent.parent
CACHE = ROOT / ".cache"
SITE = ROOT / "site"
PREVIOUS_SITE = ROOT / "site.previous"
OUTDATED = "outdated-"
"""How folders of CACHE begin that are no longer wanted; the next build deletes them beside its
work, for the disk takes its time.
"""


class RefusalError(Exception):
    """Something that the user has to mend; the message says how, in one line."""


def speak_in_any_encoding() -> None:
    """From here on a sign that the console or a file cannot take is replaced, never an error."""
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="replace")


def step(message: str, stream: TextIO | None = None) -> None:
    """Says what goes on, on standard output or another stream."""
    print(f"── {message}", file=stream, flush=True)


def name_of(path: Path) -> str:
    """A path as a maintainer would name it: below the root of the project where it lies there."""
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else str(path)


def in_one_line(error: OSError) -> str:
    """What the system has refused, and the way to mend it."""
    what = f"{name_of(Path(error.filename))}: " if isinstance(error.filename, str) else ""
    ways = {
        errno.ENOSPC: "; make room on this disk",
        errno.EACCES: "; make it writable for you",
        errno.EPERM: "; make it writable for you",
        errno.EROFS: "; copy the project to a place where you can write",
    }
    return f"{what}{error.strerror or error}{ways.get(error.errno or 0, '')}"


def delete_folder(folder: Path) -> None:
    """Deletes a folder with all that is in it, write-protected or not; or the link of that name.

    Raises OSError where the system does not allow it.
    """
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    elif folder.is_dir():
        _make_writable(folder)
        for place, folders, _ in os.walk(folder):
            for name in folders:
                _make_writable(Path(place, name))
        shutil.rmtree(folder)


def _make_writable(folder: Path) -> None:
    mode = folder.lstat().st_mode
    if stat.S_ISDIR(mode) and mode & stat.S_IRWXU != stat.S_IRWXU:
        folder.chmod(mode | stat.S_IRWXU)
