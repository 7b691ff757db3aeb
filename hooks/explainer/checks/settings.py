"""mkdocs.yml: what the site relies on stands in it, and what it names exists."""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from explainer.checks.settings_form import NAMES, OPTIONS, form_problems
from explainer.checks.settings_menu import (
    at,
    listed,
    menu_and_language_problems,
    plugin_settings,
)
from explainer.checks.site import CheckedSite
from explainer.corpus.settings_file import read_settings
from explainer.corpus.yaml_file import Document, Key
from explainer.languages import DEFAULT_LANGUAGE
from explainer.problems.problem import Problem, did_you_mean, shown

FILE = "mkdocs.yml"

_SHEETS_OF_EVERY_PAGE = tuple(
    f"assets/stylesheets/{name}.css" for name in ("site", "diagrams", "reading", "print")
)
_HOOKS = "hooks/site_hooks.py"
_ADDRESS = re.compile(
    r"https?://[\w.-]+(?::[0-9]{1,5})?(?:/(?!\.{1,2}/)[\w.~%+,;=@&-]+)*/?", re.ASCII
)
_FOREIGN = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)

# The settings that everything else counts on, each with the reason that a message gives.
_FIXED: Mapping[Key, tuple[Any, str]] = {
    ("docs_dir",): ("docs", "the checks look there"),
    ("site_dir",): ("site", "the launcher swaps the finished site in there"),
    ("strict",): (True, "a warning must stop the build"),
    ("theme", "name"): ("material", "the templates of docs/theme extend it"),
    ("theme", "custom_dir"): ("docs/theme", "the site's own templates stand there"),
    ("theme", "language"): (DEFAULT_LANGUAGE, "it is the language of the root of the site"),
    ("theme", "font"): (False, "the theme would load fonts from another host"),
    ("validation", "nav", "not_found"): ("warn", "an entry that leads nowhere must stop the build"),
    ("validation", "links", "not_found"): ("warn", "a link to nowhere must stop the build"),
    ("validation", "links", "anchors"): ("warn", "a link to nowhere must stop the build"),
    ("validation", "links", "unrecognized_links"): ("warn", "such a link must stop the build"),
}
# What MkDocs knows and this site would break on.
_REFUSED: Mapping[Key, str] = {
    ("INHERIT",): "the checks read this file alone; write every setting here",
    ("extra_templates",): "templates stand in docs/theme",
    ("exclude_docs",): "the pages are staged by the generator; delete the page instead",
    ("draft_docs",): "the pages are staged by the generator; delete the page instead",
    ("theme", "locale"): "the language of the theme is `language`",
    ("theme", "static_templates"): "templates stand in docs/theme and are named by pages",
    ("extra", "analytics"): "a page asks no host but its own",
    ("extra", "consent"): "a page keeps nothing that needs consent",
}
_FIXED_NAMES = frozenset(key[0] for key in _FIXED)
_PLUGINS = frozenset(("i18n", "mermaid2"))


def settings_problems(
    root: Path, checked: CheckedSite, environment: Mapping[str, str]
) -> list[Problem]:
    """Everything that is wrong with mkdocs.yml in `root`, the folder of the project.

    `checked` is the content of its docs/; `environment` has the variables that `!ENV` reads.
    """
    document, problems = read_settings(root / FILE, FILE, environment)
    # Of a setting that stands twice it is not known which one is meant.
    if document is None or any("." not in problem.key for problem in problems):
        return problems
    for rule in (
        _unknown(document),
        _fixed(document),
        _addresses(document),
        _hooks(document, root),
        _files(document, root / "docs"),
        menu_and_language_problems(document, checked),
    ):
        problems += rule
    told = {problem.key for problem in problems}
    for problem in form_problems(document):
        # What a rule has told of a setting, of a part of it or of what is around it, is one fault.
        if not any(f"{problem.key}.".startswith(f"{key}.") for key in told) and not any(
            key.startswith(f"{problem.key}.") for key in told
        ):
            problems.append(problem)
    return [problem for problem in problems if not _follows(problem, document)]


def _follows(problem: Problem, document: Document) -> bool:
    """Whether a setting only seems to be missing, because the file ends early or misspells it."""
    name = problem.key.partition(".")[0]
    if name in document.data:
        return False
    strays = [str(stray).casefold() for stray in document.data if stray not in NAMES]
    if get_close_matches(name, strays, n=1, cutoff=0.8):
        return True
    return "hooks" not in document.data and name not in ("hooks", *_FIXED_NAMES)


def _unknown(document: Document) -> Iterator[Problem]:
    for name in document.data:
        if name not in NAMES and (name,) not in _REFUSED:
            message = "no page is made with this setting; delete it"
            hint = did_you_mean(str(name), NAMES)
            yield document.problem((name,), f"{message}{hint}")


def _fixed(document: Document) -> Iterator[Problem]:
    for key, reason in _REFUSED.items():
        if at(document.data, key) is not None:
            yield document.problem(key, f"delete `{key[-1]}`: {reason}")
    if document.data.get("use_directory_urls") is False:
        message = "delete `use_directory_urls`: a published address goes on resolving"
        yield document.problem(("use_directory_urls",), message)
    seen: set[str] = set()
    meant: list[str] = []
    for index, plugin in enumerate(listed(document.data.get("plugins"))):
        name = next(iter(plugin), "") if isinstance(plugin, dict) else plugin
        if name in seen:
            message = f"the plugin {shown(name)} stands above already; delete one"
            yield document.problem(("plugins", index), message)
        seen.add(str(name))
        if name not in _PLUGINS:
            hint = did_you_mean(str(name), _PLUGINS)
            message = f"the generator does not work with the plugin {shown(name)}; delete it{hint}"
            meant.append(hint)
            yield document.problem(("plugins", index), message)
    ends_early = "hooks" not in document.data
    is_misspelt = any("mermaid2" in hint for hint in meant)
    if "mermaid2" not in seen and seen and not ends_early and not is_misspelt:
        message = "the plugin mermaid2 is missing, which shows diagrams in a preview; restore it"
        yield document.problem(("plugins",), message)
    for key, (wanted, reason) in _FIXED.items():
        value = at(document.data, key)
        around = at(document.data, key[:-1])
        if key[0] == "validation" and around is None:
            # The name of what is around it is the fault.
            continue
        if value is None and len(key) > 1 and _is_misspelt(str(key[-1]), around):
            # So is its own, which is told with the form.
            continue
        if value != wanted or type(value) is not type(wanted):
            written = str(wanted).lower() if isinstance(wanted, bool) else wanted
            yield document.problem(key, f"write `{key[-1]}: {written}`: {reason}")


def _is_misspelt(name: str, group: object) -> bool:
    """Whether a group of settings lacks a name and has one that is nearly the same."""
    names = [str(other) for other in group] if isinstance(group, dict) else []
    strays = [other for other in names if other not in OPTIONS]
    return bool(get_close_matches(name, strays, n=1, cutoff=0.8))


def _addresses(document: Document) -> Iterator[Problem]:
    for name in ("site_url", "repo_url"):
        value = document.data.get(name)
        if not isinstance(value, str) or not _ADDRESS.fullmatch(value):
            message = (
                f'"{shown(value)}" is no address of a site; write https://…, without quotation '
                "marks or spaces in it"
            )
            yield document.problem((name,), message)
        elif name == "site_url" and not value.endswith("/"):
            yield document.problem((name,), "the address of a site ends with /; add it")
    if not isinstance(document.data.get("site_name"), str):
        yield document.problem(("site_name",), "the name of the site is missing; write site_name")


def _hooks(document: Document, root: Path) -> Iterator[Problem]:
    hooks = listed(document.data.get("hooks"))
    gone = [hook for hook in hooks if not (root / str(hook)).is_file()]
    # A hook that is misspelt is told as one that is not there.
    if _HOOKS not in hooks and not gone:
        message = f"the generator is not started; write `hooks:` with `- {_HOOKS}`"
        yield document.problem(("hooks",), message)
    for index, hook in enumerate(hooks):
        if (hook != _HOOKS and hook not in gone) or hook in hooks[:index]:
            message = f"the generator is started by {_HOOKS} alone; delete this line"
            yield document.problem(("hooks", index), message)
        if hook in gone:
            hint = did_you_mean(str(hook), [_HOOKS])
            message = f"there is no {shown(hook)}; restore the file or delete the line{hint}"
            yield document.problem(("hooks", index), message)


def _files(document: Document, docs: Path) -> Iterator[Problem]:
    """Style sheets, scripts and pictures are files of the site's own."""
    named: list[tuple[Key, Any]] = [
        ((name, index), item.get("path") if isinstance(item, dict) else item)
        for name in ("extra_css", "extra_javascript")
        for index, item in enumerate(listed(document.data.get(name)))
    ]
    for name in ("favicon", "logo"):
        if (value := at(document.data, ("theme", name))) is not None:
            named.append((("theme", name), value))
    faults = list(_named_files(document, docs, named))
    yield from faults
    listed_sheets = listed(document.data.get("extra_css"))
    for name in _SHEETS_OF_EVERY_PAGE if listed_sheets and not faults else ():
        if name not in listed_sheets:
            message = f"every page needs {name}; add it to the list"
            yield document.problem(("extra_css",), message)
    for index, folder in enumerate(listed(document.data.get("watch"))):
        if ".." in Path(str(folder)).parts or Path(str(folder)).is_absolute():
            message = f"{shown(folder)} is outside of the project; name a folder of it"
            yield document.problem(("watch", index), message)
        elif not os.path.lexists(docs.parent / str(folder)):
            message = f"there is no {shown(folder)}; restore it or mend the name"
            yield document.problem(("watch", index), message)
    for key, value in plugin_settings(document):
        for name, setting in value.items() if isinstance(value, dict) else ():
            if name in ("javascript", "extra_javascript") and _FOREIGN.match(str(setting)):
                message = f"{shown(setting)} is on another host; write a path below docs"
                yield document.problem((*key, name), message)


def _named_files(
    document: Document, docs: Path, named: Sequence[tuple[Key, Any]]
) -> Iterator[Problem]:
    seen: set[str] = set()
    for key, value in named:
        if key[0] == "theme" and not str(value).endswith((".svg", ".png", ".ico")):
            message = f"{shown(value)} is no picture; name one of docs/assets/images"
        elif str(value) in seen:
            message = f"{shown(value)} stands in a list above already; delete one"
        elif _FOREIGN.match(str(value)):
            message = f"{shown(value)} is on another host; put the file into docs/assets"
        elif not isinstance(value, str) or not _is_inside(docs, value):
            message = f"there is no docs/{shown(value)}; restore the file or mend the name"
        else:
            seen.add(value)
            continue
        yield document.problem(key, message)


def _is_inside(docs: Path, name: str) -> bool:
    """Whether there is a file of this name below the folder, not a folder or a way out of it."""
    parts = name.split("/")
    return (
        "" not in parts
        and ".." not in parts
        and not (docs / name).is_dir()
        and (os.path.lexists(docs / name))
    )
