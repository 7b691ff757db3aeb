"""The checkers of HTML that are programs for Java and Node, installed where both are there.

They come from npm into .cache/node, once for each version; nothing of them is committed. Where
Java, Node or the registry is missing, a test says so as not run.
"""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from filelock import FileLock

from tests.conftest import ROOT

FOLDER = ROOT / ".cache/node"
VERSIONS = {"vnu-jar": "26.9.27", "html-validate": "10.17.0"}


def installed(program: str, package: str) -> Path:
    """The folder of a package whose files `program` runs; skips the test where it cannot be had."""
    npm = shutil.which("npm")
    if shutil.which(program) is None or npm is None:
        pytest.skip(f"not run: {package} needs {program} and npm")
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
                timeout=300,
            )
            if done.returncode:
                pytest.skip(f"not run: npm could not fetch {package}: {done.stderr[-200:]}")
    return folder


def _version(folder: Path) -> str:
    file = folder / "package.json"
    if not file.is_file():
        return ""
    return str(json.loads(file.read_text(encoding="utf-8"))["version"])
