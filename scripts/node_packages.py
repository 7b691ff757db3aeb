"""Programs for Java and Node that look at the finished site, installed where both are there.

They come from npm into .cache/node, once for each version; nothing of them is committed.
"""

import json
import shutil
import subprocess
from pathlib import Path

from filelock import FileLock

FOLDER = Path(__file__).resolve().parent.parent / ".cache/node"
VERSIONS = {"vnu-jar": "26.9.27", "html-validate": "10.17.0", "lighthouse": "12.8.2"}
_SECONDS_TO_INSTALL = 300


class NotInstalledError(Exception):
    """Why a package cannot be had here, in words for the reader of a test or a measure."""


def installed(program: str, package: str) -> Path:
    """The folder of a package whose files `program`, java or node, runs.

    Raises NotInstalledError where the program, npm or its registry is missing.
    """
    npm = shutil.which("npm")
    if shutil.which(program) is None or npm is None:
        raise NotInstalledError(f"not run: {package} needs {program} and npm")
    folder, version = FOLDER / "node_modules" / package, VERSIONS[package]
    FOLDER.mkdir(parents=True, exist_ok=True)
    with FileLock(FOLDER / "installing.lock"):
        if _version(folder) != version:
            wanted = [f"{name}@{number}" for name, number in VERSIONS.items()]
            options = ["--no-save", "--no-package-lock", "--no-audit", "--no-fund"]
            done = subprocess.run(
                [npm, "install", "--prefix", str(FOLDER), "--ignore-scripts", *options, *wanted],
                capture_output=True,
                text=True,
                check=False,
                timeout=_SECONDS_TO_INSTALL,
            )
            if done.returncode:
                raise NotInstalledError(
                    f"not run: npm could not fetch {package}: {done.stderr[-200:]}"
                )
    return folder


def _version(folder: Path) -> str:
    file = folder / "package.json"
    if not file.is_file():
        return ""
    return str(json.loads(file.read_text(encoding="utf-8"))["version"])
