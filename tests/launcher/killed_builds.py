"""Kills builds of a tiny project, each in a process of its own; prints what they left.

Run as a program: the folder of the project, then how many pairs of moments to draw. A process ends
itself as SIGKILL does, right before its n-th operation on files, so that every moment is met and
met again. What makes the pages is a stand-in; the launcher around it is the real one.
"""

import contextlib
import importlib
import io
import json
import os
import random
import signal
import sys
from pathlib import Path
from typing import Any

_OPERATIONS = (
    "open", "os.chmod", "os.listdir", "os.mkdir", "os.remove", "os.rename", "os.rmdir",
    "os.scandir", "shutil.rmtree",
)  # fmt: skip
_FILES = ("index.html", "en/index.html", "assets/site.css")
_SEED = 20160218


def main(root: Path, pairs: int) -> None:
    """Prints the number of operations of a build, and what is wrong after each killed one."""
    sys.path.insert(0, str(root / "scripts"))
    # Loaded before the processes part, so that it is loaded once.
    importlib.import_module("launcher.building")
    operations = _count(root)
    draw = random.Random(_SEED)
    kills: list[tuple[int, ...]] = [(moment,) for moment in range(1, operations + 1)]
    drawn = range(1, operations + 1)
    kills += [(draw.choice(drawn), draw.choice(drawn)) for _ in range(pairs)]
    edition, faults = 1, []
    for moments in kills:
        for moment in moments:
            status = _build(edition + 1, kill_at=moment)
            left = _edition(root)
            if left not in (edition, edition + 1):
                faults.append(f"killed before {moments}: site/ is {left}")
            if os.WIFEXITED(status) and os.waitstatus_to_exitcode(status):
                faults.append(f"killed before {moments}: the build failed instead")
        edition += 1
        if _build(edition) or _edition(root) != edition:
            faults.append(f"killed before {moments}: the next build leaves {_edition(root)}")
        if left_over := sorted(path.name for path in root.glob("site?*")):
            faults.append(f"killed before {moments}: {left_over} lies about")
    print(json.dumps({"operations": operations, "kills": len(kills), "faults": faults}))


def _edition(root: Path) -> Any:
    """The edition of the site that readers have, or get back with the next build."""
    site = root / "site" if (root / "site").is_dir() else root / "site.previous"
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    editions = {(site / name).read_text() for name in files}
    whole = files == set(_FILES) and len(editions) == 1
    return int(editions.pop()) if whole else sorted(files)


def _count(root: Path) -> int:
    """Builds the first edition; the number of operations of a build that replaces a site."""
    assert _build(1) == 0
    file = root / "operations"
    assert _build(1, count_in=file) == 0
    return int(file.read_text())


def _build(edition: int, *, kill_at: int = 0, count_in: Path | None = None) -> int:
    """Builds in a process of its own. Returns its status as the system gives it."""
    child = os.fork()
    if child == 0:
        os._exit(_run(edition, kill_at, count_in))
    return os.waitpid(child, 0)[1]


def _run(edition: int, kill_at: int, count_in: Path | None) -> int:
    building = importlib.import_module("launcher.building")

    def make_pages(command: list[str], *_: Any, **__: Any) -> int:
        site = Path(command[-1])
        for name in _FILES:
            (site / name).parent.mkdir(parents=True, exist_ok=True)
            (site / name).write_text(str(edition))
        return 0

    patched = vars(building)
    patched["run_filtered"] = make_pages
    # The list of the packages of a Python takes longer than all the rest.
    patched["ensure_environment"] = lambda need: Path("/bin/true")
    done = 0

    def count(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal done
        if event in _OPERATIONS:
            done += 1
            if done == kill_at:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)
    with contextlib.redirect_stdout(io.StringIO()):
        building.build_site(verbose=False, anew=True)
    if count_in:
        count_in.write_text(str(done))
    return 0


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
