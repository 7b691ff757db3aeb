"""Writes the stub of a source, a term or a page in both languages; started by `site.py new` too."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from launcher.environment import modules_of
from launcher.project import speak_in_any_encoding

with modules_of("new"):
    from explainer.corpus.reading import read_corpus
    from explainer.corpus.schemas import write_schemas
    from explainer.corpus.stubs import KINDS, check_new_id, stub

DOCS = Path(__file__).resolve().parent.parent / "docs"


def main(arguments: Sequence[str] | None = None) -> int:
    """Writes the files of one stub. Returns 1, and writes nothing, where a file exists already."""
    parser = argparse.ArgumentParser(
        prog="site.py new",
        description="Write the stub of a source, a term or a page. Nothing is overwritten.",
    )
    parser.add_argument("kind", choices=KINDS, help="what to write")
    parser.add_argument("id", metavar="ID", help="its id: lower-case letters, digits, hyphens")
    parser.add_argument("--docs", type=Path, default=DOCS, help="the folder docs/ of the site")
    options = parser.parse_args(arguments)
    docs: Path = options.docs
    if refusal := check_new_id(options.kind, options.id, read_corpus(docs)[0]):
        print(f"new: {refusal}", file=sys.stderr)
        return 1
    files = {docs / name: text for name, text in stub(options.kind, options.id).items()}
    if existing := [file for file in files if file.exists()]:
        for file in existing:
            print(f"{file}: exists already; choose another id", file=sys.stderr)
        return 1
    for file, text in files.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        print(f"{file}: written; fill it in, then run python3 scripts/site.py check")
    # Editors offer ids from the schemas.
    write_schemas(docs, read_corpus(docs)[0])
    return 0


if __name__ == "__main__":
    speak_in_any_encoding()
    sys.exit(main())
