"""Records that the English of named pairs fits their Chinese; started by `site.py review` too."""

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from launcher.environment import modules_of
from launcher.project import speak_in_any_encoding

with modules_of("review"):
    from explainer.checks.site import check_site
    from explainer.corpus.reading import CORPUS_FOLDER
    from explainer.problems.problem import report
    from explainer.prose.reviews import FILE, named_pairs, reviewed_file, site_pairs

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: Sequence[str] | None = None) -> int:
    """Writes docs/corpus/reviewed.yml. Returns 1, and writes nothing, where a name fits no pair."""
    parser = argparse.ArgumentParser(
        prog="site.py review",
        description="Record that you have compared both languages of these records or pages.",
    )
    parser.add_argument("ids", nargs="*", metavar="ID", help="a clause, term, mechanism, page …")
    parser.add_argument(
        "--all-of",
        action="append",
        default=[],
        metavar="FILE",
        help="all pairs of a file, by its name without ending: yearly-report (may be repeated)",
    )
    parser.add_argument(
        "--date", default=date.today().isoformat(), help="the day of the review (today)"
    )
    options = parser.parse_args(arguments)
    if not options.ids and not options.all_of:
        parser.error("name the pairs that you have reviewed")
    checked = check_site(ROOT / "docs")
    if checked.problems:
        print(report(checked.problems))
        print("review: mend these problems first; nothing was recorded", file=sys.stderr)
        return 1
    pairs = list(site_pairs(checked.draft, checked.prose["zh"]))
    reviewed, messages = named_pairs(options.ids, options.all_of, pairs)
    if messages:
        print("\n".join(f"review: {message}" for message in messages), file=sys.stderr)
        return 1
    reviews = checked.draft.reviewed.record.pairs if checked.draft.reviewed else {}
    text = reviewed_file(reviews, reviewed, options.date)
    (ROOT / "docs" / CORPUS_FOLDER / FILE).write_text(text, encoding="utf-8")
    print(f"{len(reviewed)} recorded as reviewed on {options.date}")
    return 0


if __name__ == "__main__":
    speak_in_any_encoding()
    sys.exit(main())
