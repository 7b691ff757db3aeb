"""Builds a project although it has problems, as far as the generator lets it.

`build_unchecked.py MKDOCS_YML SITE` stands for a fault of the checks: the texts of the injection
suite break every rule of style, and what protects a page must not depend on those.
"""

import logging
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import project_check
from explainer.build import card_drawing
from explainer.build import compile as compiling
from explainer.build.card_drawing import Line
from explainer.build.cards import Card
from explainer.checks.site import CheckedSite
from explainer.corpus.reading import read_corpus
from explainer.diagrams import line_breaks
from explainer.languages import LANGUAGES
from explainer.problems.problem import Problem
from explainer.prose.page import read_prose
from explainer.work.derived import Derived
from mkdocs.commands.build import build
from mkdocs.config import load_config


def read_unchecked(docs: Path, label: str = "docs", **options: Any) -> CheckedSite:
    """Reads the folder and looks for no fault."""
    draft, _ = read_corpus(docs, label)
    prose = {name: read_prose(docs / name, f"{label}/{name}")[0] for name in LANGUAGES}
    return CheckedSite(draft, prose, ())


def no_problems(
    root: Path,
    checked: CheckedSite,
    environment: Mapping[str, str],
    checked_before: Derived | None = None,
    *,
    preview: bool = False,
) -> list[Problem]:
    """Finds no fault with the settings, the assets and the templates."""
    return []


def no_words(card: Card) -> list[Line]:
    """Leaves the words out of a picture, where they may be too many; none can do harm there."""
    return []


UNBROKEN = re.compile(".+", re.DOTALL)
"""Keeps what stands in a box of a drawing on one line: whole, it can do more harm than in parts."""


def main() -> None:
    """Builds the site; a traceback tells why it cannot be."""
    configuration, site = sys.argv[1:]
    logging.basicConfig(level=logging.ERROR)
    vars(compiling)["check_site"] = read_unchecked
    vars(project_check)["problems_around"] = no_problems
    vars(card_drawing)["layout"] = no_words
    vars(line_breaks)["_PIECE"] = UNBROKEN
    config = load_config(configuration, site_dir=site)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)


if __name__ == "__main__":
    main()
