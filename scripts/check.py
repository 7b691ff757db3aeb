"""Checks the corpus and the prose and lists all problems at once; started by `site.py check`."""

import sys
from pathlib import Path

from explainer.compile import compile_site
from explainer.load import read_corpus
from explainer.problems import report
from explainer.schemas import check_schemas

DOCS = Path(__file__).resolve().parent.parent / "docs"


def main() -> int:
    """Prints `path:line: key: message` for each problem. Returns 1 where there is any."""
    problems = list(compile_site(DOCS).problems)
    problems += check_schemas(DOCS, read_corpus(DOCS)[0])
    if problems:
        print(report(problems))
        print(f"{len(problems)} problems", file=sys.stderr)
    return bool(problems)


if __name__ == "__main__":
    sys.exit(main())
