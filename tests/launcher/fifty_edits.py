"""Edits a project time and again and rebuilds its preview; prints the megabytes it held each time.

Started by a test with the project as the working directory. Fails where an edit is not shown, or
where the preview is in the end not what it would be from nothing.
"""

import re
import shutil
import sys
from collections.abc import Iterator
from importlib import import_module
from itertools import cycle, islice
from pathlib import Path

sys.path[:0] = ["scripts", "hooks"]
EDITS = 51
ADDRESS = "http://127.0.0.1:8000/"
# For each kind of file what is written behind some words of it.
TEXTS = {
    "docs/corpus/sources/example-decision.yml": "Probably the sequel",
    "docs/corpus/terms/roles.yml": "Considering all sides",
    "docs/corpus/mechanisms/example-reports.yml": "The same everywhere",
    "docs/corpus/background.yml": "the chain is long",
    "docs/corpus/references.yml": "A piece of news",
    "docs/corpus/diagrams.yml": "en: assigns",
    "docs/corpus/posts.yml": "nothing beyond naming",
    "docs/corpus/poster.yml": "en: The way back",
    "docs/corpus/variants.yml": "It leaves out",
    "docs/corpus/measures.yml": "The centre plans",
    "docs/corpus/vocabulary.yml": "en: Mechanisms",
    "docs/corpus/interface.yml": "en: Glossary",
    "docs/en/index.md": "The chain is older",
    "docs/zh/index.md": "链条早已有之",
    "docs/theme/partials/copyright.html": '<div class="md-copyright">',
    "docs/assets/stylesheets/site.css": "",
    "docs/assets/javascripts/search.js": "",
}
# What is written at the end where no words are given; comments would not be kept.
AT_THE_END = {".css": ":root {{ --{mark}: 1 }}", ".js": 'document.body.classList.add("{mark}");'}


def edit(name: str, words: str, mark: str) -> None:
    """Writes the mark behind the words of a file, in place of an earlier one."""
    file = Path(name)
    text = file.read_text("utf-8")
    if words:
        changed = re.sub(f"{re.escape(words)}( q[a-p]+z)?", f"{words} {mark}", text, count=1)
    else:
        changed = f"{text}\n{AT_THE_END[file.suffix].format(mark=mark)}\n"
    assert changed != text, name
    file.write_text(changed, encoding="utf-8")


def megabytes() -> int:
    """What this process holds."""
    status = Path("/proc/self/status").read_text("utf-8")
    return int(re.findall(r"VmRSS:\s+(\d+)", status)[0]) // 1024


def mark_of(number: int) -> str:
    """A word that stands nowhere else; a figure would have to stand in both languages."""
    return f"q{''.join('abcdefghij'[int(digit)] for digit in str(number))}z"


def contents(folder: Path) -> dict[Path, bytes]:
    """What a folder holds."""
    return {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def after_each_edit(site: Path) -> Iterator[int]:
    """The megabytes held after each edit was seen in the preview."""
    # That of the project that is edited.
    preview = import_module("preview").Preview(str(site), ADDRESS)
    preview.rebuild()
    assert not preview.fault, preview.fault
    for number, (name, words) in enumerate(islice(cycle(TEXTS.items()), EDITS)):
        mark = mark_of(number)
        edit(name, words, mark)
        preview.rebuild()
        assert not preview.fault, preview.fault
        shown = (file for file in site.rglob("*.*") if file.suffix in (".html", ".css", ".js"))
        assert any(mark in file.read_text("utf-8") for file in shown), name
        yield megabytes()
    edited = contents(site)
    shutil.rmtree(".cache/derived")
    preview.rebuild()
    assert contents(site) == edited, "not what it would be from nothing"


if __name__ == "__main__":
    for held in after_each_edit(Path(sys.argv[1])):
        print(held, flush=True)
