"""Makes a copy of the built site, as books or as a folder, and puts it into site/."""

from collections.abc import Mapping

from launcher.browser import find_chromium
from launcher.building import build_site, only_build
from launcher.environment import ensure_environment, read_tool_environment, tool_environment
from launcher.freshness import digest_of_inputs, is_fresh, remember
from launcher.processes import run
from launcher.project import ROOT, RefusalError


def make_books() -> None:
    """Builds the site where it has changed, and prints it. Raises RefusalError where that fails."""
    python = str(ensure_environment("development"))
    _copy("book", {"CHROMIUM": find_chromium(python)})


def make_folder() -> None:
    """Builds the site where it has changed, and packs it. Raises RefusalError where that fails."""
    _copy("zip", {})


def _copy(name: str, variables: Mapping[str, str]) -> None:
    build_site(verbose=False, anew=False)
    python = ensure_environment("building")
    with only_build():
        environment = read_tool_environment()
        inputs = digest_of_inputs(python, environment)
        fresh = is_fresh(inputs)
        command = [str(python), str(ROOT / "scripts" / f"{name}.py")]
        if run(command, tool_environment() | dict(variables)):
            raise RefusalError(f"`{name}` has failed; see above why")
        # The copy belongs to this site: a build that finds nothing changed leaves it there.
        if fresh:
            remember(inputs)
