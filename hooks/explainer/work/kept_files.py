"""The files of the site that an earlier build has written, put into the new one without a copy.

Each is kept under the digest of its content. What lies in the site is a second name of the same
file, where the disk allows that: nothing is written and nothing takes room. Whoever changes the
file in the site changes what is kept, so that its content is compared before it is used again.
"""

import hashlib
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from explainer.work.derived import Derived, folder_in

_FOLDER = "files"


def files_in(derived: Derived) -> Derived:
    """The folder of the kept files, in that of what is derived."""
    return folder_in(derived, _FOLDER)


def place_kept(kept: Derived, name: str, file: Path) -> bool:
    """Puts the kept file of this name at `file`; False where it is not there or not whole."""
    if (content := _content(kept.folder / name)) is None or _digest(content) != name:
        return False
    _link(kept.folder / name, file, content)
    return True


def place(kept: Derived, content: bytes, file: Path) -> str:
    """Puts a file with this content at `file`, and keeps it; returns its name among the kept."""
    name = keep_file(kept, content)
    _link(kept.folder / name, file, content)
    return name


def keep_file(kept: Derived, content: bytes) -> str:
    """Keeps a file with this content; returns its name among the kept."""
    name = _digest(content)
    own = kept.folder / name
    if _content(own) != content:
        # Written aside, so that a build that is killed leaves no half of it. A damaged file keeps
        # what it is in other folders.
        fresh = kept.folder / f"{name}.{os.getpid()}"
        with suppress(OSError):
            fresh.write_bytes(content)
            fresh.replace(own)
    return name


def place_all(kept: Derived, files: Mapping[str, bytes], folder: Path) -> set[str]:
    """Puts files (content by path below the folder) there; returns their names among the kept."""
    return {place(kept, content, folder / name) for name, content in files.items()}


def _link(kept: Path, file: Path, content: bytes) -> None:
    """Gives a kept file a second name, or writes its content where that cannot be done."""
    try:
        os.link(kept, file)
        return
    except OSError:
        file.parent.mkdir(parents=True, exist_ok=True)
        # What is there may be a second name of another kept file.
        file.unlink(missing_ok=True)
    try:
        os.link(kept, file)
    except OSError:
        file.write_bytes(content)


def _content(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except OSError:
        return None


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
