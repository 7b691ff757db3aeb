"""Builds the site aside and swaps it in when it is complete: the last good site is never lost."""

import contextlib
import stat
import sys
import tempfile
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path

from launcher.environment import ensure_environment, read_tool_environment
from launcher.freshness import digest_of_inputs, is_fresh, remember
from launcher.processes import run_filtered
from launcher.project import (
    CACHE,
    OUTDATED,
    PREVIOUS_SITE,
    ROOT,
    SITE,
    RefusalError,
    delete_folder,
    name_of,
    step,
)

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

HOOKS = "hooks/site_hooks.py"


def build_site(*, verbose: bool, anew: bool) -> None:
    """Builds into a folder of its own below .cache and makes it site/ at the end.

    Where site/ is already what would be made, nothing is built unless `anew`. Raises RefusalError
    where the site has faults; site/ is as it was then.
    """
    python = ensure_environment("building")
    with only_build() as lock:
        recover_previous_site()
        refuse_foreign_configuration()
        environment = read_tool_environment()
        # Taken before the build: what is edited while it runs makes the site stale.
        inputs = digest_of_inputs(python, environment)
        if is_fresh(inputs) and not anew:
            step(f"Nothing has changed since the last build: {SITE / 'index.html'}")
            return
        fresh = CACHE / "site"
        delete_folder(fresh)
        step("Building the site")
        # What this build puts away is none of them.
        outdated = list(CACHE.glob(f"{OUTDATED}*"))
        threading.Thread(target=_delete, args=(outdated,), daemon=True).start()
        command = [str(python), "-m", "mkdocs", "build", "--strict", "--site-dir", str(fresh)]
        status = run_filtered(command, environment, show_all=verbose, inherited=[lock])
        if status or not fresh.is_dir():
            with contextlib.suppress(OSError):
                delete_folder(fresh)
            kept = "; site/ is as it was" if SITE.is_dir() else ""
            raise RefusalError(f"the site was not built{kept}")
        swap_in(fresh)
        remember(inputs)
    step(f"Done: {SITE / 'index.html'}")


def refuse_foreign_configuration() -> None:
    """Raises RefusalError where mkdocs.yml is not there or would build something else."""
    configuration = ROOT / "mkdocs.yml"
    if not configuration.is_file():
        raise RefusalError("mkdocs.yml is not there; restore it")
    lines = configuration.read_text(encoding="utf-8", errors="replace").splitlines()
    if not any(line.strip().lstrip("- ") == HOOKS for line in lines):
        raise RefusalError(f"mkdocs.yml: hooks: {HOOKS} is missing; restore it, it makes the pages")
    if not (ROOT / HOOKS).is_file():
        raise RefusalError(f"{HOOKS} is not there; restore it")


def recover_previous_site() -> None:
    """Puts the last site back where a swap was interrupted, and clears what it left.

    Raises RefusalError where site/ or site.previous/ is no folder of this project's own.
    """
    for folder in (SITE, PREVIOUS_SITE):
        if folder.is_symlink() or folder.is_file():
            raise RefusalError(
                f"{name_of(folder)} is no folder but a link or a file; delete it, "
                "a build makes a folder there and replaces it as a whole"
            )
    if PREVIOUS_SITE.is_dir():
        if SITE.is_dir():
            _put_away(PREVIOUS_SITE)
        else:
            PREVIOUS_SITE.rename(SITE)


def swap_in(fresh: Path) -> None:
    """Replaces site/ by the finished folder `fresh`."""
    if SITE.is_dir():
        SITE.rename(PREVIOUS_SITE)
    try:
        fresh.rename(SITE)
    except OSError:
        if PREVIOUS_SITE.is_dir():
            PREVIOUS_SITE.rename(SITE)
        raise
    if PREVIOUS_SITE.is_dir():
        _put_away(PREVIOUS_SITE)


def _put_away(site: Path) -> None:
    """Moves a site that is no longer wanted to where the next build deletes it."""
    # A folder that cannot be written cannot be moved to another one either.
    site.chmod(site.stat().st_mode | stat.S_IRWXU)
    site.rename(Path(tempfile.mkdtemp(prefix=OUTDATED, dir=CACHE), site.name))


def _delete(folders: Iterable[Path]) -> None:
    """Deletes what was put away; where the build ends first, the next one goes on with it."""
    for folder in folders:
        with contextlib.suppress(OSError):
            delete_folder(folder)


@contextlib.contextmanager
def only_build() -> Iterator[int]:
    """Keeps a second build of the same folder from starting before this one has ended.

    Yields the descriptor of the lock. A tool that inherits it keeps the lock even where the
    launcher is killed.
    """
    CACHE.mkdir(exist_ok=True)
    with (CACHE / "building").open("w") as file:
        try:
            if sys.platform == "win32":
                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise RefusalError("another build of this folder is running; wait for it") from error
        yield file.fileno()
