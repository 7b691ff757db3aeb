"""Holds the corpus against the raw files of its sources; started by `site.py verify` too."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from launcher.environment import modules_of
from launcher.project import speak_in_any_encoding

with modules_of("verify"):
    from explainer.corpus.reading import read_corpus
    from explainer.ingestion.verification import post_word_problems, verify_source
    from explainer.problems.problem import report

DOCS = Path(__file__).resolve().parent.parent / "docs"


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the coverage of each source and every problem. Returns 1 where there is any."""
    parser = argparse.ArgumentParser(
        prog="site.py verify",
        description="Hold every clause against the raw files that the sources were curated from.",
    )
    parser.add_argument(
        "--raw", type=Path, required=True, metavar="DIR", help="the folder with the raw files"
    )
    parser.add_argument("--docs", type=Path, default=DOCS, help="the folder docs/ of the site")
    options = parser.parse_args(arguments)
    raw: Path = options.raw
    if not raw.is_dir():
        print(f"{raw}: is no folder; name the one with the raw files", file=sys.stderr)
        return 1
    draft, problems = read_corpus(options.docs)
    files = {file.name: file.read_bytes() for file in sorted(raw.iterdir()) if file.is_file()}
    for placed in draft.sources:
        verification = verify_source(placed, files)
        problems += verification.problems
        if verification.coverage:
            print(verification.coverage)
    problems += post_word_problems(draft, files)
    if problems:
        print(report(problems))
        print(f"{len(problems)} problems", file=sys.stderr)
    return bool(problems)


if __name__ == "__main__":
    speak_in_any_encoding()
    sys.exit(main())
