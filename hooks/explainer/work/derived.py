"""What was derived in an earlier build, found again by a digest of all that it was made from.

The digest takes in the generator itself and every package it can import, so that nothing derived
is ever stale. The folder can be deleted at any time; what is damaged in it counts as missing.
"""

import hashlib
import os
import pickle
import sys
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

Made = TypeVar("Made")

_DIGEST = hashlib.sha256().digest_size


@dataclass(frozen=True)
class Derived:
    """The folder, and the digest of what derives."""

    folder: Path
    generator: str


def generator_digest(code: Path) -> str:
    """The digest of a generator whose modules lie below `code`, with all that it can import."""
    digest = hashlib.sha256(sys.version.encode())
    for file in sorted(code.rglob("*.py")):
        _add(digest, file.relative_to(code).as_posix(), file.read_text(encoding="utf-8"))
    _add(digest, *sorted(_packages()))
    return digest.hexdigest()


def _packages() -> set[str]:
    """The folders that tell of a package: each is called by its name and its version.

    What they hold says the same and takes a tenth of a second to read.
    """
    folders = filter(Path.is_dir, map(Path, filter(None, sys.path)))
    entries = (entry for folder in folders for entry in folder.iterdir())
    return {entry.name for entry in entries if entry.suffix in (".dist-info", ".egg-info")}


def open_derived(folder: Path, generator: str) -> Derived:
    """The folder for what is derived by the generator of this digest; made where it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    return Derived(folder, generator)


def folder_in(derived: Derived, name: str) -> Derived:
    """A folder in another, for what is kept apart from the rest."""
    return open_derived(derived.folder / name, derived.generator)


def derive(
    derived: Derived, made_from: Iterable[str], make: Callable[[], Made]
) -> tuple[str, Made]:
    """The name of what is derived, and that itself: of an earlier build, or else what `make` gives.

    `make` must give the same whenever it is made from the same, and plain values.
    """
    name = derived_name(derived, made_from)
    if (known := read_kept(derived, name)) is not None:
        kept: Made = pickle.loads(known)
        return name, kept
    made = make()
    keep_value(derived, name, made)
    return name, made


def derived_name(derived: Derived, made_from: Iterable[str]) -> str:
    """The name under which is found what is derived from all this."""
    digest = hashlib.sha256()
    _add(digest, derived.generator, *made_from)
    return digest.hexdigest()


def read_kept(derived: Derived, name: str) -> bytes | None:
    """What this generator has kept under a name; None where it is not there or not whole."""
    try:
        whole = (derived.folder / name).read_bytes()
    except OSError:
        return None
    seal, content = whole[:_DIGEST], whole[_DIGEST:]
    return content if _seal(derived, content) == seal else None


def read_value(derived: Derived, name: str) -> Any:
    """The value that this generator has kept under a name; None where it is not there or not whole.

    What another generator has kept may name classes that are no longer there.
    """
    known = read_kept(derived, name)
    return None if known is None else pickle.loads(known)


def keep_value(derived: Derived, name: str, value: object) -> None:
    """Keeps a value of plain values and records under a name, where that can be done."""
    keep(derived, name, pickle.dumps(value, pickle.HIGHEST_PROTOCOL))


def keep(derived: Derived, name: str, content: bytes) -> None:
    """Keeps what was derived under a name, in place of what stood there, where that can be done."""
    # Written aside, so that a build that is killed leaves no half of it; another build may tidy up.
    fresh = derived.folder / f"{name}.{os.getpid()}"
    with suppress(OSError):
        fresh.write_bytes(_seal(derived, content) + content)
        fresh.replace(derived.folder / name)


def _seal(derived: Derived, content: bytes) -> bytes:
    return hashlib.sha256(derived.generator.encode() + content).digest()


def keep_only(derived: Derived, names: Collection[str]) -> None:
    """Deletes whatever no page of this build was taken from, but no folder."""
    with os.scandir(derived.folder) as entries:
        gone = [entry.path for entry in entries if entry.name not in names and entry.is_file()]
    for file in gone:
        Path(file).unlink(missing_ok=True)


def _add(digest: "hashlib._Hash", *texts: str) -> None:
    for text in texts:
        content = text.encode("utf-8", "surrogatepass")
        digest.update(f"{len(content)}\n".encode() + content)
