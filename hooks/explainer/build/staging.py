"""Writes the files of a build to disk, touching only those whose content changed."""

from collections.abc import Mapping
from pathlib import Path

import rcssmin
import rjsmin

from explainer.corpus.layout import is_litter


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Makes `folder` hold exactly `files` (content by path below the folder).

    A file that already has its content keeps its time stamp, so that a watcher sees only changes.
    """
    folder.mkdir(parents=True, exist_ok=True)
    stale = {path for path in folder.rglob("*") if path.is_file()}
    for name, content in files.items():
        file = folder / name
        stale.discard(file)
        if not (file.is_file() and file.read_bytes() == content):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
    for file in stale:
        file.unlink()
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()


def read_assets(docs: Path, folder: str = "assets") -> dict[str, bytes]:
    """The static files of the site: everything in docs/assets, by path below docs.

    Scripts and styles go without their comments, for readers on slow networks.
    """
    return {
        file.relative_to(docs).as_posix(): _without_comments(file)
        for file in sorted((docs / folder).rglob("*"))
        if file.is_file() and not is_litter(file.name)
    }


def _without_comments(file: Path) -> bytes:
    if file.suffix == ".js":
        return str(rjsmin.jsmin(file.read_text(encoding="utf-8"))).encode()
    if file.suffix == ".css":
        return str(rcssmin.cssmin(file.read_text(encoding="utf-8"))).encode()
    return file.read_bytes()
