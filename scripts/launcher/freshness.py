"""Whether site/ is already what a build would make: made from these very inputs, and untouched.

The inputs are whatever a build can read: every file of the project that is not hidden, the Python
that builds with its packages, the environment variables. A file of the project counts by its
content, never by its time, so that nothing can look unchanged that is not.
"""

import hashlib
import json
import os
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

from launcher.project import CACHE, PREVIOUS_SITE, ROOT, SITE

STAMP = CACHE / "last-build.json"
_MADE_BY_PYTHON = "__pycache__"
# Of each package its name, its version and the list of its files.
_PACKAGES = """
import os, sys
print(sys.version, sys.executable)
for folder in sorted(set(filter(os.path.isdir, sys.path))):
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.name == "__pycache__":
            continue
        print(folder, entry.name, entry.stat().st_mtime_ns if entry.is_file() else "")
        if entry.name.endswith(".dist-info"):
            for record in ("METADATA", "RECORD"):
                path = os.path.join(entry.path, record)
                if os.path.isfile(path):
                    stat = os.stat(path)
                    print(record, stat.st_size, stat.st_mtime_ns)
"""
# What differs from one terminal to the next and no build reads.
_PASSING = frozenset(
    "_ SHLVL PWD OLDPWD TERM COLUMNS LINES WINDOWID SSH_CLIENT SSH_CONNECTION SSH_TTY "
    "PYTHONIOENCODING".split()
)


def digest_of_inputs(python: Path, environment: Mapping[str, str]) -> str:
    """The digest of all that a build by this Python in this environment can read.

    Empty where that cannot be told: a folder of the project is a link to a folder elsewhere.
    Raises OSError where a file cannot be read, or the Python not be started.
    """
    digest = hashlib.sha256()
    for name, is_folder in _names_below(ROOT):
        if is_folder and (ROOT / name).is_symlink():
            return ""
        _add(digest, ROOT, name, is_folder=is_folder)
    asked = [str(python), "-c", _PACKAGES]
    packages = subprocess.run(asked, env=environment, capture_output=True, check=False)
    settings = {name: value for name, value in environment.items() if name not in _PASSING}
    for part in (packages.stdout, json.dumps(settings, sort_keys=True).encode()):
        digest.update(f"{len(part)}\n".encode() + part)
    return "" if packages.returncode else digest.hexdigest()


def is_fresh(inputs: str) -> bool:
    """Whether site/ was built from the inputs of this digest and holds what that build wrote."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    if not inputs or not SITE.is_dir() or not isinstance(stamp, dict):
        return False
    # The site is far larger than what it is made from, and so comes last.
    return bool(stamp.get("inputs") == inputs) and stamp == _stamp(inputs)


def remember(inputs: str) -> None:
    """Notes that site/ was just built from the inputs of this digest."""
    STAMP.write_text(json.dumps(_stamp(inputs)), encoding="utf-8")


def _stamp(inputs: str) -> dict[str, str]:
    return {"inputs": inputs, "site": _digest_of_folder(SITE)}


def _digest_of_folder(folder: Path) -> str:
    digest = hashlib.sha256()
    for name, is_folder in _names_below(folder):
        _add(digest, folder, name, is_folder=is_folder)
    return digest.hexdigest()


def _names_below(top: Path) -> Iterator[tuple[str, bool]]:
    """All folders and files in a fixed order, without hidden ones, site/ and what Python caches:
    the path of each below `top`, and whether it is a folder.
    """
    for place, folders, files in os.walk(top):
        passed_over = {_MADE_BY_PYTHON} | (
            {SITE.name, PREVIOUS_SITE.name} if place == str(ROOT) else set()
        )
        folders[:] = sorted(n for n in folders if n not in passed_over and not n.startswith("."))
        # Asked once a folder: a site has tens of thousands of files.
        below = Path(place).relative_to(top).as_posix()
        here = "" if below == "." else f"{below}/"
        yield from ((f"{here}{name}", True) for name in folders)
        yield from ((f"{here}{name}", False) for name in sorted(files) if not name.startswith("."))


def _add(digest: "hashlib._Hash", top: Path, name: str, *, is_folder: bool) -> None:
    content = b"" if is_folder else (top / name).read_bytes()
    kind = "folder" if is_folder else "file"
    digest.update(f"{kind} {name}\n{len(content)}\n".encode())
    digest.update(content)
