"""Every check of a project: its content, its settings, its assets and its templates.

This stands outside the core because templates are Jinja's, which the core does not know.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from explainer.checks.advice import site_warnings
from explainer.checks.assets import asset_problems, unset_properties
from explainer.checks.class_names import misnamed_classes
from explainer.checks.links import generated_names, lost_pages_of_templates
from explainer.checks.packages import LOCKS, PROJECT, package_problems
from explainer.checks.project_texts import project_text_problems
from explainer.checks.settings import FILE as SETTINGS
from explainer.checks.settings import settings_problems
from explainer.checks.site import CheckedSite, check_site
from explainer.checks.stray_files import leftovers, renamed_settings, stray_files
from explainer.corpus.known_ids import known_ids
from explainer.corpus.layout import is_leftover
from explainer.corpus.schemas import check_schemas
from explainer.corpus.text_file import read_bytes
from explainer.problems.problem import Fault, Problem, gathered
from explainer.work.derived import Derived, derived_name, keep, read_kept
from explainer.work.processes import made_beside
from theme_templates import template_problems, theme_folder

_PATH = re.compile(r"\bdocs/[\w./-]*\w")
_FAULTLESS_FILES = "faultless-files"


@dataclass(frozen=True)
class Findings:
    """What a maintainer must mend, and what should be looked at."""

    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]


def check_project(
    root: Path, environment: Mapping[str, str], checked_before: Derived | None = None
) -> Findings:
    """Checks the project in the folder `root`; changes nothing in it but what is kept, and never
    raises for bad input.

    `environment` has the variables that mkdocs.yml refers to, `checked_before` is the folder for
    what was read and found faultless. There are no warnings while there are problems.
    """
    docs = root / "docs"
    if not docs.is_dir():
        message = "the folder is missing; restore it from the last commit"
        return Findings((Problem("docs", 0, "", message),), ())
    checked, of_files = made_beside(
        lambda: check_site(docs, kept=checked_before),
        lambda: _problems_of_files(docs, checked_before),
    )
    problems = list(checked.problems)
    if not problems:
        problems += check_schemas(docs, checked.draft)
    problems += _problems_with_settings(root, checked, environment, of_files)
    if problems:
        return Findings(tuple(gathered(_without_followers(problems))), ())
    return Findings((), tuple(site_warnings(checked, root / SETTINGS)))


def problems_around(
    root: Path,
    checked: CheckedSite,
    environment: Mapping[str, str],
    checked_before: Derived | None = None,
    *,
    preview: bool = False,
) -> list[Problem]:
    """What is wrong around the content `checked` of docs/: settings, assets, templates, names.

    `checked_before` is the folder for what was found faultless. In a preview a file is open in an
    editor, and what the editor keeps beside it is no fault.
    """
    of_files = _problems_of_files(root / "docs", checked_before)
    if preview:
        of_files = [problem for problem in of_files if not is_leftover(problem.path)]
    return _problems_with_settings(root, checked, environment, of_files)


def _problems_with_settings(
    root: Path, checked: CheckedSite, environment: Mapping[str, str], of_files: Sequence[Problem]
) -> list[Problem]:
    problems = list(of_files)
    if not renamed_settings(root):
        problems += settings_problems(root, checked, environment)
    if any(problem.fault != Fault.NAME_ALONE for problem in problems):
        problems = [problem for problem in problems if problem.fault != Fault.NAME_ALONE]
    if not problems:
        problems += unset_properties(root / "docs", theme_folder())
        if not checked.problems:
            names = generated_names(known_ids(checked.draft)) | checked.prose["zh"].keys()
            problems += lost_pages_of_templates(root / "docs", names)
    return problems


def _problems_of_files(docs: Path, checked_before: Derived | None) -> list[Problem]:
    return [
        *_problems_in_files(docs, checked_before),
        *stray_files(docs),
        *leftovers(docs.parent),
        *project_text_problems(docs.parent),
    ]


def _without_followers(problems: Sequence[Problem]) -> Sequence[Problem]:
    """The problems but for those that a file or folder which is wrong as a whole brings with it."""
    whole = {problem.path for problem in problems if not problem.line}
    return [problem for problem in problems if not _follows(problem, whole)]


def _follows(problem: Problem, whole: Collection[str]) -> bool:
    below = tuple(f"{path}/" for path in whole)
    if (problem.line and problem.path in whole) or problem.path.startswith(below):
        return True
    named = set(_PATH.findall(f"{problem.key} {problem.message}")) - {problem.path}
    return any(path in whole or path.startswith(below) for path in named)


def _problems_in_files(docs: Path, checked_before: Derived | None) -> list[Problem]:
    """Faults of assets, templates and packages; none are looked for where every file is as it was
    when there were none.
    """
    state = _state(docs, checked_before) if checked_before else b""
    if checked_before and state and read_kept(checked_before, _FAULTLESS_FILES) == state:
        return []
    problems = [
        *asset_problems(docs, theme_folder()),
        *template_problems(docs),
        *package_problems(docs.parent),
    ]
    if not problems:
        problems += misnamed_classes(docs, theme_folder())
    if checked_before and state and not problems:
        keep(checked_before, _FAULTLESS_FILES, state)
    return problems


def _state(docs: Path, checked_before: Derived) -> bytes:
    """What those files are and hold; nothing where one cannot be read."""
    below = (file for name in ("assets", "theme") for file in sorted((docs / name).rglob("*")))
    beside = (docs.parent / name for name in (PROJECT, *LOCKS))
    parts: list[str] = []
    for file in (*below, *beside):
        if file.is_dir() and not file.is_symlink():
            continue
        path = file.relative_to(docs.parent).as_posix()
        content = read_bytes(file, path)
        if isinstance(content, Problem):
            return b""
        parts += (path, str(content, "latin-1"))
    return derived_name(checked_before, parts).encode()
