"""Tries what will come: the newest versions of all pins, and ProperDocs in place of MkDocs.

MkDocs 1.x is maintained no longer than its theme; ProperDocs goes on from it and reads the same
settings. Each way must give the very same site.
"""

import os
import re
import shutil
import subprocess
import sys
import tomllib
import venv
from collections.abc import Mapping, Sequence
from pathlib import Path

from launcher.comparison import differences, first_difference
from launcher.environment import LOCKS, ensure_environment, tool_environment
from launcher.processes import started
from launcher.project import CACHE, ROOT, RefusalError, delete_folder, step

FOLDER = CACHE / "newest"
SUCCESSOR = "properdocs"
_NOT_BUILT_FROM = ("site", "site.previous", "__pycache__")
_LAST_LINES = 40
_MOST_NAMES = 30


def try_newest(report: Path | None, *, test: bool) -> int:
    """Builds the site with the pins, with the newest versions and with the successor of MkDocs.

    Prints in Markdown what differs, and writes it to the file `report`. With `test` the tests run
    with the newest versions too. Returns 1 where something fails or gives another site; then all of
    it stays below .cache/newest. Raises RefusalError where the pins themselves build none.
    """
    pinned = ensure_environment("building")
    delete_folder(FOLDER)
    project, first = FOLDER / "project", FOLDER / "site-of-the-pins"
    _copy_project(project)
    step("Building with the pins")
    built, said = _build(pinned, "mkdocs", project, first)
    if not built:
        raise RefusalError(f"the pins build no site:\n{said}")
    step("Installing the newest versions")
    python, refused = _newest_environment()
    versions, faults = "", [refused] if refused else []
    if not refused:
        pins = pins_of((LOCKS["development"][0]).read_text("utf-8"))
        versions = newer(pins, _versions(python))
        for name, program in (("the newest versions", "mkdocs"), ("ProperDocs", SUCCESSOR)):
            step(f"Building with {name}")
            faults.append(_tried(name, python, program, project, first))
        if test:
            step("Testing with the newest versions")
            faults.append(_tested(python))
    faults = list(filter(None, faults))
    same = "" if faults else "The newest versions and ProperDocs give the very same site."
    text = "\n\n".join(filter(None, [versions, *faults, same])) + "\n"
    if not faults:
        delete_folder(FOLDER)
    if report:
        report.write_text(text, encoding="utf-8")
    print(text)
    return int(bool(faults))


def _newest_environment() -> tuple[Path, str]:
    """The Python of a new environment, and in Markdown why the packages are not in it, if so."""
    folder = FOLDER / "environment"
    venv.EnvBuilder(with_pip=True).create(folder)
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    wanted = [*names_without_pins((ROOT / "pyproject.toml").read_text("utf-8")), SUCCESSOR]
    command = [str(python), "-m", "pip", "--disable-pip-version-check", "--no-input", "install"]
    options = ["--quiet", "--upgrade", "--upgrade-strategy", "eager"]
    installed, said = _said([*command, *options, *wanted])
    return python, "" if installed else f"## They cannot be installed together\n\n{_quoted(said)}"


def _tried(name: str, python: Path, program: str, project: Path, first: Path) -> str:
    """In Markdown, how the site of a program differs from the first; empty where it is alike."""
    site = FOLDER / f"site-of-{program}"
    built, said = _build(python, program, project, site)
    if not built:
        return f"## With {name} no site is built\n\n{_quoted(said)}"
    return compared(name, first, site)


def _tested(python: Path) -> str:
    """In Markdown, what fails in the tests with a Python; empty where nothing does."""
    command = [sys.executable, str(ROOT / "scripts" / "site.py"), "test"]
    passed, said = _said(command, os.environ | {"SITE_PYTHON": str(python)})
    return "" if passed else f"## With the newest versions tests fail\n\n{_quoted(said)}"


def names_without_pins(project: str) -> list[str]:
    """What a pyproject.toml names, its optional parts included, without the versions."""
    named = tomllib.loads(project)["project"]
    lists = [named["dependencies"], *named["optional-dependencies"].values()]
    return [str(pin).partition("==")[0] for pins in lists for pin in pins]


def pins_of(lock: str) -> dict[str, str]:
    """The version of each package of a lock file."""
    return dict(re.findall(r"^(\S+)==(\S+)", lock, re.MULTILINE))


def compared(name: str, pinned: Path, site: Path) -> str:
    """In Markdown, in what a site differs from that of the pins; empty where they are the same."""
    found = differences(pinned, site)
    if not found:
        return ""
    listed = [f"- `{path}`: {how}" for path, how in list(found.items())[:_MOST_NAMES]]
    if more := len(found) - len(listed):
        listed.append(f"- and {more} more")
    example = next((path for path, how in found.items() if how == "differs"), "")
    lines = first_difference(pinned / example, site / example) if example else ""
    shown = f"\n\nFirst difference in `{example}`:\n\n{_quoted(lines)}" if lines else ""
    return f"## With {name} the site differs\n\n" + "\n".join(listed) + shown


def newer(pinned: Mapping[str, str], newest: Mapping[str, str]) -> str:
    """In Markdown, which packages have other versions than the pins."""
    rows = [
        f"| {name} | {version} | {newest[name]} |"
        for name, version in sorted(pinned.items())
        if newest.get(name, version) != version
    ]
    if not rows:
        return "Every pin is the newest version."
    return "\n".join(
        ["## Newer versions", "", "| Package | Pin | Newest |", "|---|---|---|", *rows]
    )


def _copy_project(project: Path) -> None:
    """A copy of what a build reads, so that it disturbs neither site/ nor what is cached."""

    def left_out(folder: str, names: Sequence[str]) -> set[str]:
        return {name for name in names if name.startswith(".") or name in _NOT_BUILT_FROM}

    shutil.copytree(ROOT, project, ignore=left_out)


def _build(python: Path, program: str, project: Path, site: Path) -> tuple[bool, str]:
    command = [str(python), "-m", program, "build", "--strict", "--quiet"]
    command += ["--config-file", "mkdocs.yml", "--site-dir", str(site)]
    # Each build makes everything itself.
    delete_folder(project / ".cache")
    environment = tool_environment() | {"PYTHONPATH": str(project / "hooks")}
    return _said(command, environment, project)


def _versions(python: Path) -> dict[str, str]:
    """The version of each package that a Python finds, by its name in small letters."""
    code = (
        "from importlib.metadata import distributions\n"
        "for one in distributions(): print(one.name, one.version)"
    )
    _, said = _said([str(python), "-c", code])
    pairs = (line.split() for line in said.splitlines())
    return {re.sub("[-_.]+", "-", pair[0]).lower(): pair[1] for pair in pairs if len(pair) == 2}


def _said(
    command: Sequence[str], environment: Mapping[str, str] | None = None, folder: Path = ROOT
) -> tuple[bool, str]:
    """Whether a tool has ended well, and all that it has said."""
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    with started(command, env=environment, cwd=folder, **options) as tool:
        assert tool.stdout is not None
        said = tool.stdout.read()
        return tool.wait() == 0, said


def _quoted(text: str) -> str:
    """The last lines of a text as a block of code."""
    lines = text.strip().splitlines()[-_LAST_LINES:]
    return "\n".join(["~~~", *(line.replace("~~~", "~ ~ ~") for line in lines), "~~~"])
