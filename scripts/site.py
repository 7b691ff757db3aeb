#!/usr/bin/env python3
"""One command for everything that is done with the site; needs Python 3.11 or later, nothing else.

It keeps its own environment in .venv, installed from the lock files, and starts the tools there.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from launcher.building import build_site
from launcher.copying import make_books, make_folder
from launcher.environment import (
    ENVIRONMENT,
    Need,
    ensure_environment,
    tool_environment,
    write_locks,
)
from launcher.newest import try_newest
from launcher.processes import end_at_signals, run
from launcher.project import (
    CACHE,
    PREVIOUS_SITE,
    ROOT,
    SITE,
    RefusalError,
    delete_folder,
    in_one_line,
    speak_in_any_encoding,
)
from launcher.serving import serve_site
from launcher.testing import test_project

NEEDS: dict[str, Need] = {
    "ingest": "ingestion",
    "verify": "ingestion",
    "bench": "development",
}
"""What a script needs beyond what building needs."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command. Returns its exit status: 0 done, 1 something is wrong, 130 interrupted."""
    speak_in_any_encoding()
    parser = _parser()
    options, rest = parser.parse_known_args(arguments)
    if rest and options.run is not run_script:
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    options.rest = rest
    end_at_signals()
    try:
        return int(options.run(options) or 0)
    except RefusalError as refusal:
        print(f"site.py: {refusal}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"site.py: {in_one_line(error)}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="site.py", description=__doc__.split("\n")[0])
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(
        name: str, run: Callable[[argparse.Namespace], int | None], summary: str, more: str = ""
    ) -> argparse.ArgumentParser:
        # A script explains its arguments itself.
        added = commands.add_parser(
            name,
            help=summary,
            description=f"{summary} {more}".strip(),
            add_help=run is not run_script,
        )
        added.set_defaults(run=run)
        return added

    build = command(
        "build",
        lambda options: build_site(verbose=options.verbose, anew=options.anew),
        "Build the site into site/.",
        "Every warning is an error. The new site replaces the old one only when it is complete.",
    )
    build.add_argument("--anew", action="store_true", help="build even if nothing has changed")
    build.add_argument("--verbose", action="store_true", help="show all that MkDocs says")
    serve = command(
        "serve",
        lambda options: serve_site(options.port),
        "Show the site at a local address and reload the page after each edit.",
        "An error is shown here and on every page; mend it and the site comes back by itself.",
    )
    serve.add_argument("--port", type=int, default=8000, help="port on this computer (8000)")
    command(
        "book",
        lambda options: make_books(),
        "Print each language of the site as one PDF into site/book/.",
        "The site is built first where something has changed. Chromium and the fonts of the tests "
        "are installed where that is possible. The pages link what was made.",
    )
    command(
        "zip",
        lambda options: make_folder(),
        "Pack the site as a folder that opens without a server: site/book/site.zip.",
        "The site is built first where something has changed.",
    )
    test = command(
        "test",
        lambda options: test_project(options.pytest_arguments),
        "Run every test: style, types, checks of the corpus, and pytest with a real browser.",
        "Chromium is installed where that is possible. What follows `--` goes to pytest. Where the "
        "variable SOURCES_RAW names the folder of the raw files, the corpus is held against them.",
    )
    test.add_argument("pytest_arguments", nargs="*", metavar="-- PYTEST ARGUMENTS")
    command("check", run_script, "Check the corpus and the prose; list all problems at once.")
    command("ingest", run_script, "Clean a text scraped from the web; print or draft it.")
    command("verify", run_script, "Hold the corpus against the raw files of its sources.")
    command("new", run_script, "Write the stub of a source, a term or a page.")
    command("review", run_script, "Record that the English of named records fits their Chinese.")
    command("schemas", write_schemas, "Write the JSON Schemas of the corpus files anew.")
    command(
        "bench",
        run_script,
        "Measure what has a limit: build, diagrams, ingest, lighthouse, search.",
    )
    command("lock", lambda options: write_locks(), "Write the lock files anew from pyproject.toml.")
    newest = command(
        "newest",
        lambda options: try_newest(options.report, test=options.test),
        "Try the newest versions of all pins, and ProperDocs in place of MkDocs.",
        "The site is built with each below .cache and compared, file by file, with that of the "
        "pins. The exit status is 1 where something fails or differs.",
    )
    newest.add_argument("--report", type=Path, metavar="FILE", help="write what differs there too")
    newest.add_argument("--test", action="store_true", help="run the tests with them too")
    clean = command("clean", clean_up, "Delete the built site and everything cached.")
    clean.add_argument("--all", action="store_true", help="delete .venv too")
    return parser


def run_script(options: argparse.Namespace) -> int:
    """Runs the script of this name with all further arguments, in the folder of the caller."""
    python = ensure_environment(NEEDS.get(options.command, "building"))
    script = ROOT / "scripts" / f"{options.command}.py"
    return run([str(python), str(script), *options.rest], tool_environment(), Path.cwd())


def write_schemas(options: argparse.Namespace) -> int:
    """Runs scripts/schemas.py."""
    command = [str(ensure_environment()), str(ROOT / "scripts" / "schemas.py")]
    return run(command, tool_environment())


def clean_up(options: argparse.Namespace) -> None:
    """Deletes what can be made again."""
    for folder in (SITE, PREVIOUS_SITE, CACHE, *([ENVIRONMENT] if options.all else [])):
        delete_folder(folder)


if __name__ == "__main__":
    sys.exit(main())
