"""Checks the corpus and the prose; lists all problems at once; started by `site.py check` too."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from launcher.environment import start_anew
from launcher.project import speak_in_any_encoding

try:
    from explainer.problems.reports import github_report, json_report, summary, text_report
    from explainer.work.derived import Derived, generator_digest, open_derived
    from project_check import check_project
except ModuleNotFoundError as missing:
    sys.exit(start_anew("check", missing))
except SyntaxError as damaged:
    sys.exit(
        f"{damaged.filename}:{damaged.lineno}: the program itself is damaged here "
        f"({damaged.msg}); restore the file from the last commit"
    )

ROOT = Path(__file__).resolve().parent.parent


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
    found = check_project(ROOT, os.environ, _checked_before())
    problems, warnings = found.problems, found.warnings
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


def _checked_before() -> Derived | None:
    """What builds and checks before this one have found; None where nothing can be kept."""
    try:
        kept = open_derived(ROOT / ".cache/derived/build/checked", generator_digest(ROOT / "hooks"))
    except OSError:
        return None
    return kept if os.access(kept.folder, os.W_OK) else None


if __name__ == "__main__":
    speak_in_any_encoding()
    sys.exit(main())
