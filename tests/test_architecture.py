"""The rooms of the generator: who may know whom."""

import ast
import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

CORE = ROOT / "hooks/explainer"
MODULES = sorted(CORE.rglob("*.py"))
OPEN_TO_ALL = {"languages", "problems", "addresses"}


def allowed_arrows() -> dict[str, set[str]]:
    """The rooms that each room may import, as the table of hooks/README.md says."""
    readme = (ROOT / "hooks/README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| .* \|(.*)\|$", readme, re.MULTILINE)
    return {room: set(re.findall(r"`(\w+)`", allowed)) for room, allowed in rows}


def imports(file: Path) -> set[str]:
    """Every module that a file imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def room_of(file: Path) -> str:
    """The room that a module stands in."""
    return file.relative_to(CORE).with_suffix("").parts[0]


@pytest.mark.parametrize("file", MODULES, ids=lambda file: file.relative_to(CORE).as_posix())
def test_the_core_does_not_know_the_generator_or_the_theme(file: Path) -> None:
    roots = {name.split(".")[0] for name in imports(file)}
    assert not roots & {"mkdocs", "material", "jinja2", "logging"}


@pytest.mark.parametrize("file", MODULES, ids=lambda file: file.relative_to(CORE).as_posix())
def test_a_room_imports_only_the_rooms_that_the_map_allows(file: Path) -> None:
    room = room_of(file)
    known = {name.split(".")[1] for name in imports(file) if name.startswith("explainer.")}
    if room != "__init__":
        assert known <= allowed_arrows()[room] | OPEN_TO_ALL | {room}


def test_the_map_names_every_room() -> None:
    assert set(allowed_arrows()) == {room_of(file) for file in MODULES} - {"__init__"}


def test_pages_and_records_do_not_read_files() -> None:
    for file in [*(CORE / "pages").rglob("*.py"), *(CORE / "corpus/records").glob("*.py")]:
        assert not imports(file) & {"pathlib", "yaml", "explainer.corpus.yaml_file"}


def test_modules_stay_readable() -> None:
    long = {
        file.name: lines for file in MODULES if (lines := len(file.read_text().splitlines())) > 360
    }
    assert not long


# Of repeats that give nothing back, Python before 3.11.5 gets those of a group wrong (gh-106052):
# `(?:ab?c)*+` matches an "a". The same within (?>…) is right in every version.
GROUP_THAT_GIVES_NOTHING_BACK = re.compile(r"(?<!\\)\)(?:[*+?]|\{[^{}]*\}|\{\{.*?\}{2,3})\+")


@pytest.mark.parametrize(
    "pattern", ["(?:ab?c)*+", "(a|bc)++", "(?:a){3,20}+", "(?:a){{0,{MOST}}}+"]
)
def test_a_group_that_gives_nothing_back_is_seen(pattern: str) -> None:
    assert GROUP_THAT_GIVES_NOTHING_BACK.search(pattern)


@pytest.mark.parametrize(
    "pattern", ["(?>(?:ab?c)*)+", "[a-z]{3,}+", "(?:ab)+", r"\(x\)*+", "(a)+b+"]
)
def test_other_repeats_are_let_through(pattern: str) -> None:
    assert not GROUP_THAT_GIVES_NOTHING_BACK.search(pattern)


def test_no_pattern_repeats_a_group_that_gives_nothing_back() -> None:
    found = [
        f"{file.relative_to(ROOT)}:{number}"
        for folder in ("hooks", "scripts")
        for file in sorted((ROOT / folder).rglob("*.py"))
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if GROUP_THAT_GIVES_NOTHING_BACK.search(line)
    ]
    assert not found, "write (?>(?:…)*) for (?:…)*+"
