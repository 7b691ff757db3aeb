"""Runs Pagefind on the search records and keeps of its output what a page loads."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from explainer.search import SearchRecord, twin

# Pagefind's own interfaces, which this site does not use.
_UNUSED = ("pagefind-*ui.*", "pagefind-highlight.js", "pagefind-component*")


class IndexingError(Exception):
    """Pagefind failed; the message is its own."""


def build_index(records: Iterable[SearchRecord], output: Path) -> None:
    """Writes the search index of `records` to the folder `output`, which is made new.

    Raises IndexingError where Pagefind fails.
    """
    with tempfile.TemporaryDirectory() as folder:
        for record in records:
            name, document = twin(record)
            file = Path(folder, name)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(document, encoding="utf-8")
        command = [sys.executable, "-m", "pagefind", "--site", folder, "--output-path", str(output)]
        finished = subprocess.run(command, capture_output=True, text=True, check=False)
    if finished.returncode:
        raise IndexingError(finished.stderr.strip() or finished.stdout.strip())
    for pattern in _UNUSED:
        for file in output.glob(pattern):
            file.unlink()
    _sort_entry(output / "pagefind-entry.json")


def _sort_entry(file: Path) -> None:
    """Pagefind lists its languages in varying order; two builds must be alike byte for byte."""
    entry = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps(entry, sort_keys=True), encoding="utf-8")
