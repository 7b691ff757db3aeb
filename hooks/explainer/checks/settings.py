"""mkdocs.yml: what the site relies on stands in it, and what it names exists."""

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from explainer.checks.links import generated_names
from explainer.checks.site import CheckedSite
from explainer.corpus.known_ids import known_ids
from explainer.corpus.settings_file import read_settings
from explainer.corpus.yaml_file import Document, Key
from explainer.languages import DEFAULT_LANGUAGE, LANGUAGES
from explainer.problems.problem import Problem, did_you_mean, shown

FILE = "mkdocs.yml"

_HOOKS = "hooks/site_hooks.py"
_ADDRESS = re.compile(r"https?://[^\s\"'<>\\{}`]+")
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
}
_KNOWN = frozenset(
    "site_name site_url site_description site_author repo_url repo_name edit_uri edit_uri_template "
    "docs_dir site_dir strict theme nav validation markdown_extensions plugins hooks extra_css "
    "extra_javascript extra_templates extra watch copyright exclude_docs draft_docs not_in_nav "
    "use_directory_urls dev_addr remote_branch remote_name mdx_configs INHERIT".split()
)
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
_PLUGINS = frozenset(("i18n", "mermaid2"))


def settings_problems(
    root: Path, checked: CheckedSite, environment: Mapping[str, str]
) -> list[Problem]:
    """Everything that is wrong with mkdocs.yml in `root`, the folder of the project.

    `checked` is the content of its docs/; `environment` has the variables that `!ENV` reads.
    """
    document, problems = read_settings(root / FILE, FILE, environment)
    if document is None:
        return problems
    for rule in (
        _unknown(document),
        _fixed(document),
        _addresses(document),
        _hooks(document, root),
        _files(document, root / "docs"),
        _languages(document),
        _navigation(document, checked),
    ):
        problems += rule
    return problems


def _unknown(document: Document) -> Iterator[Problem]:
    for name in document.data:
        if name not in _KNOWN:
            hint = did_you_mean(str(name), _KNOWN)
            yield document.problem((name,), f"MkDocs knows no such setting{hint}")


def _fixed(document: Document) -> Iterator[Problem]:
    for key, reason in _REFUSED.items():
        if _at(document.data, key) is not None:
            yield document.problem(key, f"delete `{key[-1]}`: {reason}")
    if document.data.get("use_directory_urls") is False:
        message = "delete `use_directory_urls`: a published address goes on resolving"
        yield document.problem(("use_directory_urls",), message)
    for index, plugin in enumerate(_listed(document.data.get("plugins"))):
        name = next(iter(plugin), "") if isinstance(plugin, dict) else plugin
        if name not in _PLUGINS:
            message = (
                f"the generator does not work with the plugin {shown(name)}; delete it"
                f"{did_you_mean(str(name), _PLUGINS)}"
            )
            yield document.problem(("plugins", index), message)
    for key, (wanted, reason) in _FIXED.items():
        value = _at(document.data, key)
        if value != wanted or type(value) is not type(wanted):
            written = str(wanted).lower() if isinstance(wanted, bool) else wanted
            yield document.problem(key, f"write `{key[-1]}: {written}`: {reason}")


def _at(data: Any, key: Key) -> Any:
    for part in key:
        data = data.get(part) if isinstance(data, dict) else None
    return data


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
    hooks = _listed(document.data.get("hooks"))
    gone = [hook for hook in hooks if not os.path.lexists(root / str(hook))]
    # A hook that is misspelt is told as one that is not there.
    if _HOOKS not in hooks and not gone:
        message = f"the generator is not started; write `hooks:` with `- {_HOOKS}`"
        yield document.problem(("hooks",), message)
    for index, hook in enumerate(hooks):
        if hook in gone:
            hint = did_you_mean(str(hook), [_HOOKS])
            message = f"there is no {shown(hook)}; restore the file or delete the line{hint}"
            yield document.problem(("hooks", index), message)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _files(document: Document, docs: Path) -> Iterator[Problem]:
    """Style sheets, scripts and pictures are files of the site's own."""
    named: list[tuple[Key, Any]] = [
        ((name, index), item.get("path") if isinstance(item, dict) else item)
        for name in ("extra_css", "extra_javascript")
        for index, item in enumerate(_listed(document.data.get(name)))
    ]
    for name in ("favicon", "logo"):
        if (value := _at(document.data, ("theme", name))) is not None:
            named.append((("theme", name), value))
    for key, value in named:
        if _FOREIGN.match(str(value)):
            message = f"{shown(value)} is on another host; put the file into docs/assets"
            yield document.problem(key, message)
        elif not isinstance(value, str) or not os.path.lexists(docs / value):
            message = f"there is no docs/{shown(value)}; restore the file or mend the name"
            yield document.problem(key, message)
    for key, value in _plugins(document):
        for name, setting in value.items() if isinstance(value, dict) else ():
            if name in ("javascript", "extra_javascript") and _FOREIGN.match(str(setting)):
                message = f"{shown(setting)} is on another host; write a path below docs"
                yield document.problem((*key, name), message)


def _plugins(document: Document) -> Iterator[tuple[Key, Any]]:
    for index, plugin in enumerate(_listed(document.data.get("plugins"))):
        for name, value in plugin.items() if isinstance(plugin, dict) else ():
            yield ("plugins", index, name), value


def _languages(document: Document) -> Iterator[Problem]:
    """Both languages are built, and each entry of the navigation is translated."""
    found = next(((key, value) for key, value in _plugins(document) if key[-1] == "i18n"), None)
    if found is None:
        message = "the plugin i18n is missing; without it there is one language"
        yield document.problem(("plugins",), message)
        return
    key, value = found
    for name, wanted in (("docs_structure", "folder"), ("fallback_to_default", False)):
        if _at(value, (name,)) != wanted:
            written = str(wanted).lower() if isinstance(wanted, bool) else wanted
            yield document.problem((*key, name), f"write `{name}: {written}`")
    languages = _listed(_at(value, ("languages",)))
    for language in LANGUAGES:
        place, settings = next(
            (
                (index, settings)
                for index, settings in enumerate(languages)
                if _at(settings, ("locale",)) == language
            ),
            (0, None),
        )
        here = (*key, "languages", place)
        if settings is None or settings.get("build") is False:
            yield document.problem((*key, "languages"), f"the language {language} is not built")
        elif language != DEFAULT_LANGUAGE:
            translated = settings.get("nav_translations") or {}
            for title in _titles(document.data.get("nav")):
                if title not in translated:
                    message = f'the entry "{shown(title)}" of nav is not translated; add it'
                    yield document.problem((*here, "nav_translations"), message)


def _titles(nav: Any) -> Iterator[str]:
    for entry in _listed(nav):
        for title, target in entry.items() if isinstance(entry, dict) else ():
            yield str(title)
            yield from _titles(target)


def _navigation(document: Document, checked: CheckedSite) -> Iterator[Problem]:
    if not isinstance(document.data.get("nav"), list) or not document.data["nav"]:
        message = "the navigation is missing; list the pages, `- Title: page.md`"
        yield document.problem(("nav",), message)
        return
    yield from _entries(document, ("nav",), document.data["nav"], checked, set())


def _entries(
    document: Document, key: Key, entries: Any, checked: CheckedSite, seen: set[str]
) -> Iterator[Problem]:
    pages = generated_names(known_ids(checked.draft)).union(*checked.prose.values())
    for index, entry in enumerate(_listed(entries)):
        for title, target in entry.items() if isinstance(entry, dict) else [(None, entry)]:
            place = (*key, index) if title is None else (*key, index, title)
            if isinstance(target, list):
                yield from _entries(document, place, target, checked, seen)
            elif title is None:
                message = "an entry of the navigation has a title; write `- Title: page.md`"
                yield document.problem(place, message)
            elif target not in pages and not checked.draft.unsound:
                hint = did_you_mean(str(target), pages)
                yield document.problem(place, f"there is no page {shown(target)}{hint}")
            elif target in seen:
                message = f"{shown(target)} stands in the navigation above already; delete one"
                yield document.problem(place, message)
            else:
                seen.add(str(target))
