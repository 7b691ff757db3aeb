#!/usr/bin/env python3
"""One command for everything that is done with the site; needs Python 3.11 or later, nothing else.

It keeps its own environment in .venv, installed from requirements.lock, and starts the tools there.
"""

import argparse
import contextlib
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import threading
import venv
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TextIO

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
LOCK_FILE = ROOT / "requirements.lock"
CACHE = ROOT / ".cache"
SITE = ROOT / "site"
PREVIOUS_SITE = ROOT / "site.previous"
STAMP = ENVIRONMENT / "installed-from"
OLDEST_PYTHON = (3, 11)


class RefusalError(Exception):
    """Something that the user has to mend; the message says how, in one line."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command. Returns its exit status: 0 done, 1 something is wrong, 130 interrupted."""
    parser = _parser()
    options, rest = parser.parse_known_args(arguments)
    if rest and options.run is not run_script:
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    options.rest = rest
    try:
        return int(options.run(options))
    except RefusalError as refusal:
        print(f"site.py: {refusal}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="site.py", description=__doc__.split("\n")[0])
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(
        name: str, run: Callable[[argparse.Namespace], int], summary: str, more: str = ""
    ) -> argparse.ArgumentParser:
        # A script explains its arguments itself.
        added = commands.add_parser(
            name,
            help=summary,
            description=f"{summary} {more}".strip(),
            add_help=run is not run_script,
        )
        added.set_defaults(run=run)
        return added

    build = command(
        "build",
        build_site,
        "Build the site into site/.",
        "Every warning is an error. The new site replaces the old one only when it is complete.",
    )
    build.add_argument("--verbose", action="store_true", help="show all that MkDocs says")
    serve = command(
        "serve",
        serve_site,
        "Show the site at a local address and reload the page after each edit.",
        "An error is shown here; mend it and the site comes back by itself.",
    )
    serve.add_argument("--port", type=int, default=8000, help="port on this computer (8000)")
    test = command(
        "test",
        test_project,
        "Run every test: style, types, checks of the corpus, and pytest with a real browser.",
        "Chromium is installed where that is possible. What follows `--` goes to pytest. Where the "
        "variable SOURCES_RAW names the folder of the raw files, the corpus is held against them.",
    )
    test.add_argument("pytest_arguments", nargs="*", metavar="-- PYTEST ARGUMENTS")
    command("check", run_script, "Check the corpus and the prose; list all problems at once.")
    command("ingest", run_script, "Clean a text scraped from the web; print or draft it.")
    command("verify", run_script, "Hold the corpus against the raw files of its sources.")
    command("new", run_script, "Write the stub of a source, a term or a page.")
    command("review", run_script, "Record that the English of named records fits their Chinese.")
    command("schemas", write_schemas, "Write the JSON Schemas of the corpus files anew.")
    command("bench", run_script, "Measure what has a limit: diagrams, ingest, search.")
    command("lock", write_lock, "Write requirements.lock anew from pyproject.toml.")
    clean = command("clean", clean_up, "Delete the built site and everything cached.")
    clean.add_argument("--all", action="store_true", help="delete .venv too")
    return parser


# The environment


def ensure_environment() -> Path:
    """The Python of .venv, which is made and filled from the lock file when that has changed.

    The variable SITE_PYTHON names another Python that has everything, as in a container.
    Raises RefusalError where Python is too old or cannot make environments.
    """
    if sys.version_info < OLDEST_PYTHON:
        wanted = ".".join(map(str, OLDEST_PYTHON))
        raise RefusalError(
            f"Python {wanted} or later is needed; this is {platform.python_version()}"
        )
    if given := os.environ.get("SITE_PYTHON"):
        return Path(given)
    python = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    wanted_stamp = _installation_digest()
    if python.is_file() and STAMP.is_file() and STAMP.read_text() == wanted_stamp:
        return python
    # Standard output belongs to the tool that is started in the environment.
    step("Installing the tools of requirements.lock into .venv (once)", sys.stderr)
    try:
        venv.EnvBuilder(clear=True, with_pip=True).create(ENVIRONMENT)
    except (subprocess.CalledProcessError, OSError) as error:
        hint = "on Debian and Ubuntu: apt-get install python3-venv"
        raise RefusalError(f"Python cannot make a virtual environment ({error}); {hint}") from error
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "--no-input", "install"]
    _run_or_refuse(
        [*pip, "--require-hashes", "--no-deps", "-r", str(LOCK_FILE)],
        "the tools could not be installed; is this computer connected?",
    )
    _run_or_refuse(
        [*pip, "--quiet", "--no-deps", "--no-build-isolation", "--editable", str(ROOT)],
        "the generator could not be installed",
    )
    STAMP.write_text(wanted_stamp)
    return python


def _installation_digest() -> str:
    content = LOCK_FILE.read_bytes() + (ROOT / "pyproject.toml").read_bytes()
    return f"{hashlib.sha256(content).hexdigest()} {sys.version} {ROOT}"


def _run_or_refuse(command: Sequence[str], refusal: str) -> None:
    if subprocess.run(command, cwd=ROOT, stdout=sys.stderr, check=False).returncode:
        raise RefusalError(refusal)


def tool_environment() -> dict[str, str]:
    """The environment variables of every tool: reproducible, quiet about its future."""
    return os.environ | {
        "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH") or _time_of_last_commit(),
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONUTF8": "1",
    }


def _time_of_last_commit() -> str:
    """Seconds since 1970 of the last commit; 0 outside a repository."""
    with contextlib.suppress(OSError):
        command = ["git", "log", "-1", "--format=%ct"]
        asked = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        if asked.returncode == 0 and asked.stdout.strip():
            return asked.stdout.strip()
    return "0"


def step(message: str, stream: TextIO | None = None) -> None:
    """Says what goes on, on standard output or another stream."""
    print(f"── {message}", file=stream, flush=True)


# Commands


def build_site(options: argparse.Namespace) -> int:
    """Builds into a temporary folder and swaps it in at the end."""
    python = ensure_environment()
    with _only_build():
        recover_previous_site()
        fresh = CACHE / "site"
        shutil.rmtree(fresh, ignore_errors=True)
        step("Building the site")
        command = [str(python), "-m", "mkdocs", "build", "--strict", "--site-dir", str(fresh)]
        status = _run_filtered(command, show_all=options.verbose)
        if status:
            shutil.rmtree(fresh, ignore_errors=True)
            kept = "; site/ is as it was" if SITE.is_dir() else ""
            raise RefusalError(f"the site was not built{kept}")
        swap_in(fresh)
    step(f"Done: {SITE / 'index.html'}")
    return 0


def recover_previous_site() -> None:
    """Puts the last site back where a swap was interrupted, and clears what it left."""
    if PREVIOUS_SITE.is_dir():
        if SITE.is_dir():
            shutil.rmtree(PREVIOUS_SITE)
        else:
            PREVIOUS_SITE.rename(SITE)


def swap_in(fresh: Path) -> None:
    """Replaces site/ by the finished folder `fresh`."""
    if SITE.is_dir():
        SITE.rename(PREVIOUS_SITE)
    fresh.rename(SITE)
    shutil.rmtree(PREVIOUS_SITE, ignore_errors=True)


@contextlib.contextmanager
def _only_build() -> Iterator[None]:
    """Keeps a second build of the same folder from starting before this one has ended."""
    CACHE.mkdir(exist_ok=True)
    with (CACHE / "building").open("w") as file:
        try:
            if sys.platform == "win32":
                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise RefusalError("another build of this folder is running; wait for it") from error
        yield


def _run_filtered(command: Sequence[str], *, show_all: bool) -> int:
    """Runs a tool and shows its lines, those of mere information only if `show_all`."""
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=tool_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    ) as tool:
        assert tool.stdout is not None
        for line in tool.stdout:
            if show_all or not (line.startswith("INFO") or not line.strip()):
                print(line, end="", flush=True)
    return tool.returncode


def serve_site(options: argparse.Namespace) -> int:
    """Keeps a preview running: starts it anew when the generator changes or an error is mended."""
    python = ensure_environment()
    command = [str(python), "-m", "mkdocs", "serve", "--no-strict"]
    command += ["--dev-addr", f"127.0.0.1:{options.port}"]
    while True:
        generator, everything = _state(_generator_files()), _state(_all_files())
        preview = subprocess.Popen(command, cwd=ROOT, env=tool_environment())
        try:
            while preview.poll() is None:
                with contextlib.suppress(subprocess.TimeoutExpired):
                    preview.wait(timeout=0.5)
                if preview.poll() is None and _state(_generator_files()) != generator:
                    step("The generator has changed; starting anew")
                    break
            else:
                step("Waiting for the error to be mended (Ctrl+C ends)")
                _wait_for_change(everything)
        finally:
            preview.terminate()
            preview.wait()


def _wait_for_change(state: Mapping[Path, int]) -> None:
    while _state(_all_files()) == state:
        threading.Event().wait(0.5)


def _generator_files() -> Iterator[Path]:
    yield ROOT / "mkdocs.yml"
    yield from (ROOT / "hooks").rglob("*.py")


def _all_files() -> Iterator[Path]:
    yield from _generator_files()
    yield from (path for path in (ROOT / "docs").rglob("*") if path.is_file())


def _state(files: Iterator[Path]) -> dict[Path, int]:
    state = {}
    for file in files:
        with contextlib.suppress(OSError):
            state[file] = file.stat().st_mtime_ns
    return state


def run_script(options: argparse.Namespace) -> int:
    """Runs the script of this name with all further arguments, in the folder of the caller."""
    script = ROOT / "scripts" / f"{options.command}.py"
    command = [str(ensure_environment()), str(script), *options.rest]
    return subprocess.run(command, env=tool_environment(), check=False).returncode


def write_schemas(options: argparse.Namespace) -> int:
    """Runs scripts/schemas.py."""
    command = [str(ensure_environment()), str(ROOT / "scripts" / "schemas.py")]
    return subprocess.run(command, cwd=ROOT, env=tool_environment(), check=False).returncode


def write_lock(options: argparse.Namespace) -> int:
    """Compiles pyproject.toml for every platform and Python, in pip's own format."""
    command = [str(ensure_environment()), "-m", "uv", "pip", "compile", "pyproject.toml"]
    command += ["--extra", "development", "--universal", "--python-version", "3.11"]
    command += ["--generate-hashes", "--no-emit-index-url", "--no-annotate", "--quiet"]
    command += ["--custom-compile-command", "python3 scripts/site.py lock"]
    command += ["--output-file", str(LOCK_FILE)]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def test_project(options: argparse.Namespace) -> int:
    """Runs all steps, even after one has failed, and says at the end which have."""
    python = str(ensure_environment())
    chromium = find_chromium(python)
    environment = tool_environment() | {
        "CHROMIUM": chromium,
        "DENO_DIR": str(CACHE / "deno"),
        "DENO_NO_UPDATE_CHECK": "1",
        "DENO_NO_PROMPT": "1",
    }
    offline = ["--no-remote", "--no-npm", "--config", "tests/scripts/deno.json"]
    scripts_of_pages = sorted(map(str, (ROOT / "docs/assets/javascripts").glob("*.js")))
    annotations = ["--format", "github"] if os.environ.get("GITHUB_ACTIONS") else []
    steps = {
        "Style": [python, "-m", "ruff", "check", "."],
        "Format": [python, "-m", "ruff", "format", "--check", "."],
        "Types": [python, "-m", "mypy"],
        "Types of the scripts": [python, "-m", "deno", "check", *offline, *scripts_of_pages],
        "Scripts": [python, "-m", "deno", "test", "--no-check", *offline, "tests/scripts"],
        "Corpus and prose": [python, str(ROOT / "scripts" / "check.py"), *annotations],
        "Tests": [python, "-m", "pytest", "-n", "auto", *options.pytest_arguments],
    }
    if raw := os.environ.get("SOURCES_RAW"):
        steps["Sources"] = [python, str(ROOT / "scripts" / "verify.py"), "--raw", raw]
    failed = []
    for name, command in steps.items():
        step(name)
        if subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode:
            failed.append(name)
    if failed:
        raise RefusalError(f"failed: {', '.join(failed)}")
    return 0


def clean_up(options: argparse.Namespace) -> int:
    """Deletes what can be made again."""
    folders = [SITE, PREVIOUS_SITE, CACHE, *([ENVIRONMENT] if options.all else [])]
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
    return 0


# The browser of the tests


def find_chromium(python: str) -> str:
    """The program of Chromium or Chrome, installed where that is possible.

    Raises RefusalError with the command that installs it.
    """
    _ensure_chinese_fonts()
    if found := _installed_chromium(python):
        return found
    if _is_debian_root():
        step("Installing Chromium for the browser tests (once)")
        _apt_install("chromium")
    else:
        step("Installing Playwright's Chromium for the browser tests (once)")
        subprocess.run([python, "-m", "playwright", "install", "chromium"], check=False)
    if found := _installed_chromium(python):
        return found
    raise RefusalError(
        "the browser tests need Chromium: install it (Debian: apt-get install chromium "
        "fonts-noto-cjk) or name its program in the variable CHROMIUM"
    )


def _installed_chromium(python: str) -> str:
    named = os.environ.get("CHROMIUM")
    if named:
        if shutil.which(named):
            return named
        raise RefusalError(f"the variable CHROMIUM names {named}, which is no program")
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
    places = (
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        r"C:\Program Files\Google\Chrome\Application\chrome.exe",
        r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    )
    for name in (*names, *places):
        if found := shutil.which(name):
            return found
    code = (
        "from playwright.sync_api import sync_playwright\n"
        "with sync_playwright() as playwright: print(playwright.chromium.executable_path)"
    )
    asked = subprocess.run([python, "-c", code], capture_output=True, text=True, check=False)
    own = asked.stdout.strip()
    return own if own and Path(own).is_file() else ""


def _is_debian_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0 and bool(shutil.which("apt-get"))


def _apt_install(*packages: str) -> None:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-qq"], ["install", "-y", "--no-install-recommends", *packages]):
        subprocess.run(["apt-get", *command], env=environment, check=False)


def _ensure_chinese_fonts() -> None:
    """Without a Chinese font the browser draws boxes, and the tests of drawings mean nothing."""
    if platform.system() != "Linux" or _has_chinese_font():
        return
    if _is_debian_root():
        step("Installing Chinese fonts for the browser tests (once)")
        _apt_install("fonts-noto-cjk", "fontconfig")
    if not _has_chinese_font():
        raise RefusalError(
            "the browser tests need a Chinese font; on Debian: apt-get install fonts-noto-cjk"
        )


def _has_chinese_font() -> bool:
    if not shutil.which("fc-list"):
        return False
    listed = subprocess.run(["fc-list", ":lang=zh"], capture_output=True, text=True, check=False)
    return bool(listed.stdout.strip())


if __name__ == "__main__":
    sys.exit(main())
