"""Measures how builds grow: with ten, a hundred and a thousand sources made up from the corpus.

Each is built cold, again with nothing changed, and after one statement has changed, in a copy of
the project. Bytes are those that cross the network from a server that compresses (gzip -9).
"""

import gzip
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from explainer.build.compile import compile_site
from explainer.corpus.corpus import Corpus
from made_up_sources import change_statement, write_sources
from measurement import Measurement

ROOT = Path(__file__).resolve().parent.parent
SIZES = (10, 100, 1000)
COLD_LIMIT = 35.0
UNCHANGED_LIMIT = 2.0
CHANGED_LIMIT = 3.0
MEMORY_LIMIT = 1024.0
PAGE_LIMIT = 60.0
_COPIED = ("docs", "hooks", "scripts", "mkdocs.yml", "pyproject.toml", "README.md", "CHANGELOG.md")


@dataclass(frozen=True)
class Cost:
    """What one build took."""

    wall: float
    """Seconds from its start to its end."""
    processor: float
    """Seconds of processor time, of all its processes."""
    memory: float
    """The most memory that one of its processes held, in MB."""


def bench_build(sizes: Sequence[int] = SIZES) -> Iterator[Measurement]:
    """Builds a site of each of these numbers of sources three times.

    The limits are for the machine that the aims are set for, with two processors of its own.
    Raises RuntimeError where a build fails or the system cannot say what a process took.
    """
    if not hasattr(os, "wait4"):
        raise RuntimeError(
            "this system does not say what a process took; measure on Linux or macOS"
        )
    corpus = compile_site(ROOT / "docs").corpus
    if corpus is None:
        raise RuntimeError("the corpus has problems; run python3 scripts/site.py check")
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            yield from _measure(Path(folder, "project"), corpus, size)


def _measure(project: Path, corpus: Corpus, size: int) -> Iterator[Measurement]:
    copy_project(project)
    sources = project / "docs" / "corpus" / "sources"
    write_sources(sources, corpus, size)
    yield from _costs(f"{size} sources, cold", _build(project), COLD_LIMIT)
    yield from _site(f"{size} sources", project / "site")
    yield from _costs(f"{size} sources, nothing changed", _build(project), UNCHANGED_LIMIT)
    change_statement(sources / "made-up-0000.yml")
    yield from _costs(f"{size} sources, one statement changed", _build(project), CHANGED_LIMIT)


def copy_project(project: Path) -> None:
    """Copies what a build needs, without what it has made."""
    project.mkdir()
    for name in _COPIED:
        if (ROOT / name).is_dir():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(ROOT / name, project / name, ignore=ignored)
        else:
            shutil.copy(ROOT / name, project / name)
    for file in ROOT.glob("requirements*.lock"):
        shutil.copy(file, project / file.name)


def _costs(of: str, cost: Cost, limit: float) -> Iterator[Measurement]:
    yield Measurement(f"{of}, time", cost.wall, "s", limit)
    yield Measurement(f"{of}, time of the processor", cost.processor, "s")
    yield Measurement(f"{of}, memory at most", cost.memory, "MB", MEMORY_LIMIT)


def _build(project: Path) -> Cost:
    # The folder of this script is the one of the real project; the copy has its own.
    environment = os.environ | {"SITE_PYTHON": sys.executable, "PYTHONPATH": ""}
    command = [sys.executable, str(project / "scripts" / "site.py"), "build"]
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(command, env=environment, stdout=said, stderr=said)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise RuntimeError(f"the build failed:\n{said.read().decode(errors='replace')}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * unit / 2**20)


def _site(of: str, site: Path) -> Iterator[Measurement]:
    files = [file for file in site.rglob("*") if file.is_file()]
    pages = {file: _compressed(file) / 1024 for file in files if file.suffix == ".html"}
    largest = max(pages, key=lambda file: pages[file])
    yield Measurement(f"{of}, files", len(files), "")
    yield Measurement(f"{of}, bytes", sum(file.stat().st_size for file in files) / 1e6, "MB")
    name = largest.parent.relative_to(site).as_posix()
    yield Measurement(f"{of}, largest page ({name}), compressed", pages[largest], "KB", PAGE_LIMIT)


def _compressed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 9))
