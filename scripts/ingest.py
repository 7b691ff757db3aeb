"""Prints the clean paragraphs of a raw scrape, one a line; started by `site.py ingest` too."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from launcher.environment import modules_of
from launcher.project import speak_in_any_encoding

with modules_of("ingest"):
    from explainer.corpus.reading import read_corpus
    from explainer.corpus.schemas import write_schemas
    from explainer.corpus.stubs import check_new_id
    from explainer.ingestion.cleaning import Cleaned, NothingLeftError, clean
    from explainer.ingestion.conservation import UnexplainedError
    from explainer.ingestion.decoding import UnreadableError
    from explainer.ingestion.report import cleaning_report, lost_most, summary
    from explainer.ingestion.source_draft import Surroundings, draft_source


DOCS = Path(__file__).resolve().parent.parent / "docs"


def main(arguments: Sequence[str] | None = None) -> int:
    """Cleans one file.

    Returns 1, with one line that says why, where that cannot be done or most of the text is lost.
    """
    options = _parser().parse_args(arguments)
    raw: Path = options.raw
    try:
        content = raw.read_bytes()
        keep = {number for numbers in options.keep for number in numbers}
        drop = {number for numbers in options.drop for number in numbers}
        cleaned = clean(content, keep, drop)
    except OSError as error:
        return _refuse(f"{raw}: cannot be read: {error.strerror}; check the path")
    except NothingLeftError as error:
        if options.report:
            _print(cleaning_report(raw.name, error.cleaned))
        return _refuse(f"{raw}: {error}")
    except UnreadableError as error:
        return _refuse(f"{raw}: {error}")
    except UnexplainedError as error:
        return _refuse(f"{raw}: a fault of the cleaning, please report it: {error}")
    lost = lost_most(cleaned) and not options.force
    if (
        options.draft
        and not lost
        and (refusal := _write_draft(options.draft, options.docs, raw, cleaned))
    ):
        return _refuse(refusal)
    if options.report:
        _print(cleaning_report(raw.name, cleaned))
    else:
        _print("".join(f"{paragraph.text}\n" for paragraph in cleaned.paragraphs))
        if any(line.dropped for line in cleaned.lines) or cleaned.doubts:
            print(f"{raw}: {summary(cleaned)} (--report lists them)", file=sys.stderr)
    if lost:
        return _refuse(
            f"{raw}: most of its sentences were dropped; read --report and keep lines with --keep, "
            "or accept the rest with --force"
        )
    return 0


def _print(text: str) -> None:
    # Bytes, so that a terminal of another encoding changes nothing in a redirected text.
    sys.stdout.buffer.write(text.encode())


def _write_draft(identifier: str, docs: Path, raw: Path, cleaned: Cleaned) -> str:
    """Writes the draft of a source. Returns why it cannot be written, or nothing."""
    corpus, _ = read_corpus(docs)
    file = docs / "corpus/sources" / f"{identifier}.yml"
    if refusal := check_new_id("source", identifier, corpus) or _taken(file):
        return refusal
    vocabulary = corpus.vocabulary.record if corpus.vocabulary else None
    levels, places = (vocabulary.levels, vocabulary.places) if vocabulary else ((), ())
    around = Surroundings(levels, places, [term.record for term in corpus.terms])
    text = draft_source(identifier, raw.name, raw.read_bytes(), cleaned, around)
    file.write_text(text, encoding="utf-8")
    write_schemas(docs, read_corpus(docs)[0])
    print(f"{file}: written; fill it in, then run python3 scripts/site.py check", file=sys.stderr)
    return ""


def _taken(file: Path) -> str:
    return f"{file}: exists already; choose another id or delete the file" if file.exists() else ""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="site.py ingest",
        description="Clean a text scraped from the web and print its paragraphs, one a line.",
    )
    parser.add_argument("raw", type=Path, metavar="RAW", help="the file as scraped: text or HTML")
    parser.add_argument(
        "--report",
        action="store_true",
        help="print what was dropped and repaired, and why, instead of the bare paragraphs",
    )
    parser.add_argument(
        "--draft", metavar="ID", help="also write docs/corpus/sources/ID.yml, to be filled in"
    )
    parser.add_argument("--docs", type=Path, default=DOCS, help="the folder docs/ of the site")
    parser.add_argument(
        "--force",
        action="store_true",
        help="succeed, and write the draft, although most sentences were dropped",
    )
    for name, what in (("keep", "keep these lines"), ("drop", "drop these lines")):
        parser.add_argument(
            f"--{name}",
            type=_numbers,
            action="append",
            default=[],
            metavar="N",
            help=f"{what} of the input whatever the rules say: 7, 3-5 or 7,9 (may be repeated)",
        )
    return parser


def _numbers(text: str) -> list[int]:
    """The numbers that 7, 3-5 or 7,9-11 stands for."""
    found: list[int] = []
    for part in text.split(","):
        first, _, last = part.partition("-")
        if not first.strip().isdigit() or not (last or first).strip().isdigit():
            raise argparse.ArgumentTypeError(f"{text} is no line number; write 7, 3-5 or 7,9")
        found += range(int(first), int(last or first) + 1)
    return found


def _refuse(message: str) -> int:
    print(message, file=sys.stderr)
    return 1


if __name__ == "__main__":
    speak_in_any_encoding()
    sys.exit(main())
