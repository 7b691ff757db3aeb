"""Checks the corpus and the prose; lists all problems at once; started by `site.py check` too."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from launcher.environment import modules_of
from launcher.project import speak_in_any_encoding

with modules_of("check"):
    from explainer.problems.problem import Problem
    from explainer.problems.reports import github_report, json_report, summary, text_report
    from explainer.work.derived import (
        Derived,
        generator_digest,
        keep_value,
        open_derived,
        read_value,
    )
    from explainer.work.project_state import project_state

ROOT = Path(__file__).resolve().parent.parent

Found = tuple[tuple[Problem, ...], tuple[Problem, ...]]
"""The problems and the warnings of a project."""

_FAULTLESS = "faultless-project"
"""Under which name is kept what was found of the last state without a problem."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints each problem and each warning. Returns 1 where there is a problem."""
    parser = argparse.ArgumentParser(
        prog="site.py check",
        description="Check the corpus and the prose; list all problems and warnings at once.",
    )
    parser.add_argument(
        "--format",
        choices=("text", "github", "json"),
        default="text",
        help="text for people, github to annotate a pull request, json for other programs",
    )
    options = parser.parse_args(arguments)
    problems, warnings = _found()
    if options.format == "json":
        report = json_report(problems, warnings)
    elif options.format == "github":
        report = github_report(problems, warnings)
    else:
        coloured = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        report = text_report(problems, warnings, coloured=coloured)
    if report:
        sys.stdout.buffer.write(f"{report}\n".encode())
        sys.stdout.flush()
    print(summary(problems, warnings), file=sys.stderr)
    return bool(problems)


def _found() -> Found:
    """What a check finds; where nothing has changed since one found no problem, what that found."""
    kept = _checked_before()
    state = _state(kept) if kept else ""
    if not kept or not state:
        return _found_anew(kept)
    known: tuple[str, Found] | None = read_value(kept, _FAULTLESS)
    if known and known[0] == state:
        return known[1]
    found = _found_anew(kept)
    if not found[0]:
        keep_value(kept, _FAULTLESS, (state, found))
    return found


def _found_anew(kept: Derived | None) -> Found:
    with modules_of("check"):
        # To read in all checks takes longer than to run them where little has changed.
        from project_check import check_project  # noqa: PLC0415
    found = check_project(ROOT, os.environ, kept)
    return found.problems, found.warnings


def _checked_before() -> Derived | None:
    """What builds and checks before this one have found; None where nothing can be kept."""
    try:
        kept = open_derived(ROOT / ".cache/derived/build/checked", generator_digest(ROOT / "hooks"))
    except OSError:
        return None
    return kept if os.access(kept.folder, os.W_OK) else None


def _state(kept: Derived) -> str:
    try:
        return project_state(ROOT, os.environ, kept)
    except OSError:
        # What cannot be read is told by the checks.
        return ""


if __name__ == "__main__":
    speak_in_any_encoding()
    sys.exit(main())
