"""The environment .venv: what is installed there for which command, and how tools start in it.

Three lock files, each with all that its commands need and in the same versions, so that the first
build of a reader of the code installs neither browser drivers nor type checkers.
"""

import contextlib
import hashlib
import os
import platform
import re
import subprocess
import sys
import sysconfig
import tempfile
import venv
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from launcher.processes import run, started
from launcher.project import ROOT, RefusalError, delete_folder, step

ENVIRONMENT = ROOT / ".venv"
OLDEST_PYTHON = (3, 11)
RESTARTED = "SITE_RESTARTED"

Need = Literal["building", "ingestion", "development"]

LOCKS: dict[Need, tuple[Path, tuple[Need, ...]]] = {
    "building": (ROOT / "requirements.lock", ()),
    "ingestion": (ROOT / "requirements-ingestion.lock", ("ingestion",)),
    "development": (ROOT / "requirements-development.lock", ("ingestion", "development")),
}
"""What is installed for a need: its lock, and the extras of pyproject.toml that are in the lock."""

_PIP_MILESTONE = 20


def ensure_environment(need: Need = "building") -> Path:
    """The Python of .venv, filled from the lock of the need when that has changed.

    The variable SITE_PYTHON names another Python that has everything, as in a container.
    Raises RefusalError where Python is too old, cannot make environments or install the lock.
    """
    if sys.version_info < OLDEST_PYTHON:
        wanted = ".".join(map(str, OLDEST_PYTHON))
        raise RefusalError(
            f"Python {wanted} or later is needed; this is {platform.python_version()}"
        )
    if given := os.environ.get("SITE_PYTHON"):
        return Path(given)
    python = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    satisfied = [other for other in LOCKS if need in (other, *LOCKS[other][1])]
    if need == "building":
        satisfied = list(LOCKS)
    if python.is_file() and any(_is_installed(other) for other in satisfied):
        return python
    if not (python.is_file() and _is_installed("building")):
        _make_environment()
    _install(python, need)
    return python


def _stamp(need: Need) -> Path:
    return ENVIRONMENT / f"installed-for-{need}"


def _digest(need: Need) -> str:
    content = LOCKS["building"][0].read_bytes() + LOCKS[need][0].read_bytes()
    return f"{hashlib.sha256(content).hexdigest()} {sys.version} {ROOT}"


def _is_installed(need: Need) -> bool:
    stamp = _stamp(need)
    return stamp.is_file() and stamp.read_text(encoding="utf-8") == _digest(need)


def _make_environment() -> None:
    """An empty environment that finds the generator in hooks/."""
    try:
        if ENVIRONMENT.is_symlink():
            raise RefusalError(".venv is a link to an environment that lacks what the lock names")
        delete_folder(ENVIRONMENT)
        venv.EnvBuilder(with_pip=True).create(ENVIRONMENT)
    except subprocess.CalledProcessError as error:
        hint = "on Debian and Ubuntu: apt-get install python3-venv"
        raise RefusalError(f"Python cannot make a virtual environment ({error}); {hint}") from error
    base = str(ENVIRONMENT)
    packages = sysconfig.get_path("purelib", "venv", {"base": base, "platbase": base})
    Path(packages, "explainer.pth").write_text(f"{ROOT / 'hooks'}\n", encoding="utf-8")


def _install(python: Path, need: Need) -> None:
    lock = LOCKS[need][0]
    wanted = len(re.findall(r"^\S+==", lock.read_text(encoding="utf-8"), re.MULTILINE))
    # Standard output belongs to the tool that is started in the environment.
    step(f"Installing {lock.name} into .venv: about {wanted} packages, once", sys.stderr)
    command = [str(python), "-m", "pip", "--disable-pip-version-check", "--no-input", "install"]
    command += ["--progress-bar", "off", "--require-hashes", "--no-deps", "-r", str(lock)]
    settings = os.environ | {"PIP_ROOT_USER_ACTION": "ignore", "PYTHONIOENCODING": "utf-8:replace"}
    fetched = 0
    with (
        tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as said,
        started(command, env=settings, stdout=subprocess.PIPE, stderr=said) as pip,
    ):
        assert pip.stdout is not None
        for line in pip.stdout:
            if line.startswith(("Collecting ", "Processing ")):
                fetched += 1
                if fetched % _PIP_MILESTONE == 0:
                    print(f"   {fetched} packages fetched", file=sys.stderr, flush=True)
            elif line.startswith("Installing collected"):
                print(f"   {fetched} packages fetched; unpacking them", file=sys.stderr, flush=True)
        if pip.wait():
            said.seek(0)
            print(*_without_repeated_warnings(said), sep="", end="", file=sys.stderr, flush=True)
            raise RefusalError(
                f"{lock.name} could not be installed (see above); is this computer connected?"
            )
    _stamp(need).write_text(_digest(need), encoding="utf-8")


def _without_repeated_warnings(lines: Iterable[str]) -> Iterator[str]:
    """What pip has said where it failed: all but a warning that it gave before.

    Of a setting that it cannot follow it warns anew with each package.
    """
    given = set()
    for line in lines:
        if line not in given:
            yield line
        if line.startswith("WARNING:"):
            given.add(line)


def write_locks() -> int:
    """Compiles pyproject.toml into each lock, for every platform and Python, in pip's own format.

    The largest comes first and fixes the versions of the others. Returns the exit status.
    """
    python = str(ensure_environment("development"))
    largest = LOCKS["development"][0]
    for need in ("development", "ingestion", "building"):
        lock, extras = LOCKS[need]
        command = [python, "-m", "uv", "pip", "compile", "pyproject.toml", "--quiet"]
        command += [word for extra in extras for word in ("--extra", extra)]
        command += ["--universal", "--python-version", "3.11", "--generate-hashes"]
        command += ["--no-emit-index-url", "--no-annotate", "--output-file", str(lock)]
        command += ["--custom-compile-command", "python3 scripts/site.py lock"]
        if lock != largest:
            command += ["--constraints", str(largest)]
        if status := run(command):
            return status
    return 0


def tool_environment() -> dict[str, str]:
    """The environment variables of every tool: reproducible, quiet about its future, and with the
    generator of this project.
    """
    encoding = os.environ.get("PYTHONIOENCODING", "").partition(":")[0]
    paths = [str(ROOT / "hooks"), os.environ.get("PYTHONPATH", "")]
    return os.environ | {
        "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH") or _time_of_last_change(),
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONPATH": os.pathsep.join(filter(None, paths)),
        "PYTHONUTF8": "1",
        "PYTHONIOENCODING": f"{encoding or 'utf-8'}:replace",
    }


def read_tool_environment() -> dict[str, str]:
    """The same for a tool whose output the launcher reads, which is UTF-8 everywhere."""
    return tool_environment() | {"PYTHONIOENCODING": "utf-8:replace"}


def _time_of_last_change() -> str:
    """Seconds since 1970 of the last commit.

    Outside a repository (a downloaded archive) it is the newest date that CHANGELOG.md names, and
    without one the day on which a file of docs/ was last changed: an archive keeps these times.
    """
    with contextlib.suppress(OSError):
        command = ["git", "log", "-1", "--format=%ct"]
        asked = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        if asked.returncode == 0 and asked.stdout.strip():
            return asked.stdout.strip()
    with contextlib.suppress(OSError, ValueError):
        changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
        dates = re.findall(r"^## .*\b(\d{4}-\d{2}-\d{2})\b", changes, re.MULTILINE)
        if dates:
            newest = datetime.fromisoformat(max(dates)).replace(tzinfo=UTC)
            return str(int(newest.timestamp()))
    day = 24 * 60 * 60
    return str(int(max(_times_of_docs(), default=0)) // day * day)


def _times_of_docs() -> Iterator[float]:
    for path in (ROOT / "docs").rglob("*"):
        with contextlib.suppress(OSError):
            if path.is_file():
                yield path.stat().st_mtime


@contextlib.contextmanager
def modules_of(command: str) -> Iterator[None]:
    """Around the imports of a script: where a module is missing, because the script was started
    with another Python, or is damaged, the process ends and this is mended or told.
    """
    try:
        yield
    except ModuleNotFoundError as missing:
        sys.exit(_start_anew(command, missing))
    except SyntaxError as damaged:
        sys.exit(
            f"{damaged.filename}:{damaged.lineno}: the program itself is damaged here "
            f"({damaged.msg}); restore the file from the last commit"
        )


def _start_anew(command: str, missing: ModuleNotFoundError) -> int:
    """Runs `site.py COMMAND` with the arguments of this process. Returns the exit status."""
    if os.environ.get(RESTARTED):
        print(
            f"{command}: the module {missing.name} is missing from {sys.prefix}; "
            "delete .venv, or install requirements-development.lock where SITE_PYTHON leads",
            file=sys.stderr,
        )
        return 1
    launcher = str(ROOT / "scripts" / "site.py")
    arguments: Sequence[str] = [sys.executable, launcher, command, *sys.argv[1:]]
    return run(arguments, os.environ | {RESTARTED: "1"}, Path.cwd())
