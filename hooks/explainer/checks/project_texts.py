"""The texts beside docs/: guides, settings of tools and the program itself.

Readers never see them, but a maintainer does: each is whole, and what a guide links to is there.
"""

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

import yaml
from markdown_it.token import Token

from explainer.corpus.text_file import read_text
from explainer.corpus.yaml_file import growing
from explainer.corpus.yaml_syntax import syntax_problem
from explainer.problems.problem import Problem, did_you_mean, shown
from explainer.prose.markdown import parsed
from explainer.work.project_state import TOOLS

_KINDS = frozenset((".md", ".py", ".yml", ".yaml", ".cff", ".json"))
_NO_SLUG = re.compile(r"[^\w\- ]")


def project_text_problems(root: Path) -> Iterator[Problem]:
    """Texts in `root` and its folders of tools that are not whole, and guides that lead nowhere.

    What lies in docs/, the settings and the packages have checks of their own.
    """
    below = (file for name in TOOLS for file in sorted((root / name).rglob("*")))
    for file in (*sorted(root.iterdir()), *below):
        path = file.relative_to(root).as_posix()
        if file.suffix not in _KINDS or path == "mkdocs.yml" or not file.is_file():
            continue
        if file.parent == root and file.suffix not in (".md", ".cff"):
            continue
        text = read_text(file, path)
        if isinstance(text, Problem):
            # An empty __init__.py is whole.
            if file.suffix != ".py" or file.stat().st_size:
                yield text
        elif file.suffix == ".md":
            yield from _lost_links(root, file, path, text)
        elif fault := _fault_of_form(text, path):
            yield fault


@lru_cache(maxsize=32)
def _fault_of_form(text: str, path: str) -> Problem | None:
    if path.endswith((".yml", ".yaml", ".cff")):
        try:
            growing(text, path)
            yaml.compose(text, Loader=yaml.CSafeLoader)
        except yaml.YAMLError as error:
            return syntax_problem(text, path, error)
    elif path.endswith(".json"):
        try:
            json.loads(text)
        except json.JSONDecodeError as error:
            return Problem(path, error.lineno, "", f"not valid JSON: {error.msg}; mend it")
        except RecursionError:
            return Problem(path, 1, "", "not valid JSON: nested too deeply; mend it")
    return None


def _lost_links(root: Path, file: Path, path: str, text: str) -> Iterator[Problem]:
    """Links and pictures of a guide that lead to no file or heading, and pictures without words."""
    for number, part in _parts(text):
        address = str(part.attrGet("href" if part.type == "link_open" else "src") or "")
        if part.type == "image" and not part.content.strip():
            message = "the picture has no description; write ![what it shows](…)"
            yield Problem(path, number, address, message)
        parts = urlsplit(address)
        if not address or parts.scheme or parts.netloc:
            continue
        target = file if not parts.path else file.parent / unquote(parts.path)
        if not target.exists() or not target.resolve().is_relative_to(root.resolve()):
            message = "this leads to no file of the project; mend or delete it"
            yield Problem(path, number, shown(address), message)
        elif parts.fragment and target.suffix == ".md" and target.is_file():
            anchors = _anchors(target.read_text("utf-8", "replace"))
            if unquote(parts.fragment) not in anchors:
                hint = did_you_mean(unquote(parts.fragment), anchors)
                message = f"there is no such heading; mend it{hint}"
                yield Problem(path, number, shown(address), message)


def _parts(text: str) -> Iterator[tuple[int, Token]]:
    """The links and pictures of a guide, each with its line."""
    for block in parsed(text):
        line = block.map[0] + 1 if block.map else 0
        for part in block.children or ():
            if part.type in ("link_open", "image"):
                yield line, part
            elif part.type in ("softbreak", "hardbreak"):
                line += 1


@lru_cache(maxsize=16)
def _anchors(text: str) -> frozenset[str]:
    """The anchors that the hosts of repositories give to headings."""
    titles = (
        inline.content.strip()
        for opening, inline in pairwise(parsed(text))
        if opening.type == "heading_open"
    )
    return frozenset(_NO_SLUG.sub("", title.lower()).replace(" ", "-") for title in titles)
