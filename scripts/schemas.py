"""Writes the JSON Schemas of the corpus files; started by `site.py schemas`."""

import sys
from pathlib import Path

from explainer.corpus.reading import read_corpus
from explainer.corpus.schemas import write_schemas
from explainer.problems.problem import report
from launcher.project import speak_in_any_encoding

DOCS = Path(__file__).resolve().parent.parent / "docs"


def main() -> int:
    """Writes every schema anew. Returns 1 where a file cannot be read, whose ids would be lost."""
    draft, problems = read_corpus(DOCS)
    if draft.vocabulary is None or draft.incomplete:
        print(report(problems), file=sys.stderr)
        return 1
    write_schemas(DOCS, draft)
    return 0


if __name__ == "__main__":
    speak_in_any_encoding()
    sys.exit(main())
