"""Files of docs/ that nothing reads: whoever put them there expects otherwise."""

import re
from collections.abc import Iterator
from pathlib import Path

from explainer.corpus.layout import is_leftover, is_litter
from explainer.corpus.reading import CORPUS_FOLDER
from explainer.languages import LANGUAGES
from explainer.problems.problem import Problem

_TEMPLATE = re.compile(r"theme/(?:[a-z0-9_.-]+/)*[a-z0-9_-]+\.(?:html|svg|xml|txt)")
_READ_WHOLE = frozenset((CORPUS_FOLDER, "assets", "theme"))


def stray_files(docs: Path, label: str = "docs") -> Iterator[Problem]:
    """Files outside the folders of docs/, and those in a language's folder that are no pages.

    What lies in docs/corpus is told where it is read. `label` is how messages name the folder docs.
    """
    for file in sorted(docs.rglob("*")):
        name = file.relative_to(docs)
        top = name.parts[0]
        if (is_litter(name.name) or top == "theme") and is_leftover(name.name):
            message = "an editor or a merge has left this; close the file there, or delete this one"
            yield Problem(f"{label}/{name.as_posix()}", 0, "", message)
            continue
        if top == "theme" and not is_litter(name.name) and not _TEMPLATE.fullmatch(name.as_posix()):
            if not file.is_dir():
                message = "no template, so nothing reads it; a template ends in .html"
                yield Problem(f"{label}/{name.as_posix()}", 0, "", message)
            continue
        if top in _READ_WHOLE or is_litter(name.as_posix()) or file.is_dir():
            continue
        path = f"{label}/{name.as_posix()}"
        if top not in LANGUAGES:
            message = (
                f"nothing reads this file; pages stand in {label}/zh and {label}/en, pictures in "
                f"{label}/assets/images"
            )
            yield Problem(path, 0, "", message)
        elif file.suffix != ".md":
            message = (
                "not a page, so nothing reads it; a page ends in .md, a picture goes to assets"
            )
            yield Problem(path, 0, "", message)
