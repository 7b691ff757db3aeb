"""What is installed: every requirement of pyproject.toml is pinned, and the locks hold each pin
with the digests of its files. pip would refuse some of that, but only on the next machine.
"""

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, requires
from itertools import islice, zip_longest
from pathlib import Path

from explainer.corpus.text_file import read_text
from explainer.problems.problem import NO_SUBJECT, Problem, Subject, did_you_mean, shown

PROJECT = "pyproject.toml"
_LOCK_OF_THE_BUILD = "requirements.lock"
LOCKS: Mapping[str, tuple[str, ...]] = {
    _LOCK_OF_THE_BUILD: (),
    "requirements-ingestion.lock": ("ingestion",),
    "requirements-development.lock": ("ingestion", "development"),
}
"""The lock files, each with the extras of pyproject.toml that it holds beside the rest."""

_LOCK = "python3 scripts/site.py lock"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_PINNED = re.compile(r"([A-Za-z0-9][A-Za-z0-9._-]*)==([A-Za-z0-9.!+_-]+)")
_ENTRY = re.compile(rf"{_PINNED.pattern}(?: ; [^\\]+?)?( \\)?")
_DIGEST = re.compile(r"    --hash=sha256:[0-9a-f]{64}( \\)?")


@dataclass(frozen=True)
class _Pin:
    """A package with its one version, and where that is written."""

    name: str
    version: str
    line: int


def package_problems(root: Path) -> Iterator[Problem]:
    """Faults of pyproject.toml and of the lock files in `root`, the folder of the project."""
    text = read_text(root / PROJECT, PROJECT)
    if isinstance(text, Problem):
        yield text
        return
    try:
        project = tomllib.loads(text).get("project", {})
    except RecursionError:
        yield Problem(PROJECT, 1, "", "not valid TOML: nested too deeply; mend the brackets")
        return
    except tomllib.TOMLDecodeError as error:
        told = re.search(r"at line (\d+)", str(error))
        at = int(told[1]) if told else text.count("\n")
        yield Problem(PROJECT, at, "", f"not valid TOML: {str(error).partition(' (')[0]}; mend it")
        return
    extras = project.get("optional-dependencies", {})
    groups = {"": project.get("dependencies", []), **extras}
    pins: dict[str, dict[str, _Pin]] = {}
    faults: list[Problem] = []
    for group, requirements in groups.items():
        pins[group] = {}
        for requirement in requirements:
            line = _line_of(text, str(requirement))
            match = _PINNED.fullmatch(str(requirement))
            if not match:
                message = f'"{shown(requirement)}" is not pinned; write name==version'
                faults.append(Problem(PROJECT, line, group, message))
                continue
            name = _normal(match[1])
            if any(name in others for others in pins.values()):
                message = f"{match[1]} stands above already; keep one"
                faults.append(Problem(PROJECT, line, group, message))
            pins[group][name] = _Pin(match[1], match[2], line)
    yield from faults
    if not faults:
        yield from _without_followers(_locks(root, pins), pins)


def _locks(root: Path, pins: Mapping[str, Mapping[str, _Pin]]) -> Iterator[Problem]:
    sound: dict[str, str] = {}
    for file, extras in LOCKS.items():
        text = read_text(root / file, file)
        if isinstance(text, Problem):
            yield text
            continue
        wanted = dict(pins[""])
        for extra in extras:
            wanted |= pins.get(extra, {})
        faults = list(_lock(file, text, wanted))
        yield from faults[:1]
        if not faults:
            sound[file] = text
    if len(sound) == len(LOCKS):
        differing = (*_differing_versions(sound), *_differing_digests(sound))
        yield from differing[:1]
        yield from islice(_unasked(sound[_LOCK_OF_THE_BUILD], pins[""]), 1)


def _differing_versions(locks: Mapping[str, str]) -> Iterator[Problem]:
    """Packages of the lock of the build that each other lock has in another version."""
    pins = {file: _read_lock(file, text)[1] for file, text in locks.items()}
    for file, own in pins.items():
        others = [found for other, found in pins.items() if other != file]
        for name, found in own.items():
            versions = [{pin.version for pin in other[name]} for other in others if name in other]
            here = {pin.version for pin in found}
            if len(versions) > 1 and all(one == versions[0] != here for one in versions):
                message = f"{found[0].name} is of another version in the other locks"
                yield _spoilt(file, found[0].line, message)


def _differing_digests(locks: Mapping[str, str]) -> Iterator[Problem]:
    """Packages that a lock has with other digests than most locks, or than the one with more."""
    of_files = {file: _digests(text) for file, text in locks.items()}
    for entry in dict.fromkeys(entry for found in of_files.values() for entry in found):
        lists = {file: found[entry][1] for file, found in of_files.items() if entry in found}
        agreed = max(lists.values(), key=lambda one: (list(lists.values()).count(one), len(one)))
        for file, digests in lists.items():
            if digests != agreed:
                pairs = zip_longest(digests, agreed)
                place = next(at for at, (own, other) in enumerate(pairs) if own != other)
                line = of_files[file][entry][0] + 1 + place
                message = f"the digests of {entry.partition(' ')[0]} are others in another lock"
                yield _spoilt(file, line, message)


def _unasked(text: str, wanted: Collection[str]) -> Iterator[Problem]:
    """Packages of the lock of the build that neither pyproject.toml nor another package asks for.

    Nothing is told where a package of the lock is not installed: what it asks for is not known.
    """
    _, locked = _read_lock(_LOCK_OF_THE_BUILD, text)
    asked = set(wanted)
    try:
        for name in locked:
            asked |= _asked_by(name)
    except PackageNotFoundError:
        return
    for name, pins in locked.items():
        if name not in asked:
            message = (
                f"nothing asks for {pins[0].name}; write it into {PROJECT} again if it was lost "
                f"there, or write the file anew with {_LOCK}"
            )
            yield Problem(_LOCK_OF_THE_BUILD, pins[0].line, "", message)


# What a package asks for is read from its file, which no check changes.
@lru_cache(maxsize=1024)
def _asked_by(package: str) -> frozenset[str]:
    found = map(_NAME.match, requires(package) or ())
    return frozenset(_normal(match[0]) for match in found if match)


@lru_cache(maxsize=len(LOCKS))
def _digests(text: str) -> Mapping[str, tuple[int, Sequence[str]]]:
    """The line of each package of a sound lock, and its digests."""
    found: dict[str, tuple[int, list[str]]] = {}
    digests: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        if _DIGEST.fullmatch(line):
            digests.append(line.strip(" \\"))
        elif _ENTRY.fullmatch(line):
            digests = []
            found[line] = (number, digests)
    return found


def _lock(file: str, text: str, wanted: Mapping[str, _Pin]) -> Iterator[Problem]:
    """Every fault of a lock, which a command writes: one is enough to have it written anew."""
    spoilt, locked = _read_lock(file, text)
    yield from spoilt
    for name, pin in wanted.items():
        found = locked.get(name, ())
        if not found:
            message = f"{pin.name} of {PROJECT} is missing"
            yield _spoilt(file, _nearest(name, locked), message, _subject(pin))
        elif all(one.version != pin.version for one in found):
            message = f"{pin.name} is {found[0].version} here and {pin.version} in {PROJECT}"
            yield _spoilt(file, found[0].line, message, _subject(pin))


# A preview reads the same locks again at every edit.
@lru_cache(maxsize=len(LOCKS))
def _read_lock(file: str, text: str) -> tuple[Sequence[Problem], Mapping[str, Sequence[_Pin]]]:
    """What is wrong with a lock by itself, and its pins by their names."""
    spoilt: list[Problem] = []
    locked: dict[str, list[_Pin]] = {}
    entries: set[str] = set()
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        following = lines[number] if number < len(lines) else ""
        if not line or line.startswith("#"):
            continue
        if digest := _DIGEST.fullmatch(line):
            if bool(digest[1]) != following.startswith("    --hash="):
                spoilt.append(_spoilt(file, number, "the list of digests is torn apart"))
        elif entry := _ENTRY.fullmatch(line):
            if line in entries:
                spoilt.append(_spoilt(file, number, f"{entry[1]} stands above already"))
            entries.add(line)
            pin = _Pin(entry[1], entry[2], number)
            locked.setdefault(_normal(entry[1]), []).append(pin)
            if not (entry[3] and following.startswith("    --hash=")):
                spoilt.append(_spoilt(file, number, f"{entry[1]} has no digest"))
        else:
            message = f'"{shown(line.strip())}" is no pinned package and no digest'
            spoilt.append(_spoilt(file, number, message))
    return tuple(spoilt), locked


def _subject(pin: _Pin) -> Subject:
    return "package", f"{pin.name}=={pin.version}"


def _without_followers(
    problems: Iterator[Problem], pins: Mapping[str, Mapping[str, _Pin]]
) -> Iterator[Problem]:
    """The problems; where every lock differs from it, pyproject.toml is what has changed."""
    found = list(problems)
    for pin in pins[""].values():
        if [problem.subject for problem in found] == [_subject(pin)] * len(LOCKS):
            message = f"no lock has {pin.name} {pin.version}; run {_LOCK}"
            yield Problem(PROJECT, pin.line, "", message)
            return
    yield from found


def _spoilt(file: str, line: int, message: str, subject: Subject = NO_SUBJECT) -> Problem:
    mend = f"{message}; restore the file, or write it anew with {_LOCK}"
    return Problem(file, line, "", mend, subject)


def _nearest(name: str, locked: Mapping[str, Collection[_Pin]]) -> int:
    """The line of the package whose name is nearest; 1 where none is near."""
    hint = re.search('"(.+)"', did_you_mean(name, locked))
    return next(iter(locked[hint[1]])).line if hint else 1


def _line_of(text: str, requirement: str) -> int:
    """The last line that holds a requirement: of two the second is the one too many."""
    lines = [at for at, line in enumerate(text.split("\n"), 1) if f'"{requirement}"' in line]
    return lines[-1] if lines else 1


def _normal(name: str) -> str:
    """A name as package indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()
