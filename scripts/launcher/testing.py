"""Every test of the project, one step after the other."""

import os
from collections.abc import Sequence

from launcher.browser import find_chromium
from launcher.environment import ensure_environment, tool_environment
from launcher.processes import run
from launcher.project import CACHE, ROOT, RefusalError, step


def test_project(pytest_arguments: Sequence[str]) -> None:
    """Runs all steps, even after one has failed. Raises RefusalError with those that have."""
    python = str(ensure_environment("development"))
    environment = tool_environment() | {
        "CHROMIUM": find_chromium(python),
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
        "Tests": [python, "-m", "pytest", "-n", "auto", "--dist", "worksteal", *pytest_arguments],
    }
    if raw := os.environ.get("SOURCES_RAW"):
        steps["Sources"] = [python, str(ROOT / "scripts" / "verify.py"), "--raw", raw]
    failed = []
    for name, command in steps.items():
        step(name)
        if run(command, environment):
            failed.append(name)
    if failed:
        raise RefusalError(f"failed: {', '.join(failed)}")
