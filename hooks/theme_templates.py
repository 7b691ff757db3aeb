"""The templates of docs/theme, read as Jinja reads them; the core does not know that language."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from inspect import get_annotations
from pathlib import Path

import jinja2
from explainer.build.sharing import Head
from explainer.corpus.records.interface import Interface
from explainer.corpus.text_file import read_text
from explainer.problems.problem import Problem, did_you_mean
from jinja2 import meta, nodes
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

# A wrong name of a template or a block of the theme is found where the theme lies.
_THEME = "material"

# What MkDocs gives to every template, and what the hooks add (`on_env`, `on_page_context`).
_GIVEN = frozenset(
    "base_url build_date_utc config extra_css extra_javascript homepage mkdocs_version nav page "
    "pages above card_size feed_path head html_language icon_path interface languages "
    "manifest_path siblings stylesheets theme_colour".split()
)


def _fields(kind: type) -> frozenset[str]:
    annotated = (name for one in kind.__mro__ for name in get_annotations(one))
    return frozenset([*dir(kind), *annotated])


# What can be asked of some of them by a point and a name.
_PARTS = {
    "config": _fields(MkDocsConfig),
    "head": _fields(Head),
    "interface": _fields(Interface),
    "page": _fields(Page),
}

_REFERENCES = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)


@dataclass(frozen=True)
class _Template:
    """What one template asks for, each with its line, and the names that it sets itself.

    A name is asked for by itself, or of an owner in `_PARTS`.
    """

    templates: tuple[tuple[str, int], ...]
    names: tuple[tuple[str, str, int], ...]
    sets: frozenset[str]


def theme_folder() -> Path:
    """The folder of the installed theme, with its templates and its assets."""
    return Path(str(resources.files(_THEME))) / "templates"


def template_problems(docs: Path, label: str = "docs") -> list[Problem]:
    """Faults of the syntax of templates, and names of templates and values that are not there.

    `docs` holds theme/; `label` is how messages name it. Templates that cannot be read are left to
    `explainer.checks.assets`. A name that is misspelt would be printed as nothing.
    """
    folder = docs / "theme"
    problems: list[Problem] = []
    found: dict[str, _Template] = {}
    for file in sorted(folder.rglob("*.html")):
        path = f"{label}/theme/{file.relative_to(folder).as_posix()}"
        text = read_text(file, path)
        if isinstance(text, Problem):
            continue
        read = _read(text)
        if isinstance(read, jinja2.TemplateSyntaxError):
            message = f"not a valid template: {read.message}; mend it"
            problems.append(Problem(path, read.lineno, "", message))
        else:
            found[path] = read
    known = _GIVEN.union(*(template.sets for template in found.values()))
    for path, template in found.items():
        problems += _missing_templates(folder, path, template)
        for owner, name, line in template.names:
            if owner and name not in _PARTS[owner]:
                message = f"{owner} has nothing called {name}; mend the name"
                message += did_you_mean(name, _PARTS[owner])
            elif not owner and name not in known:
                message = f"templates are given nothing called {name}; mend the name"
                message += did_you_mean(name, known)
            else:
                continue
            problems.append(Problem(path, line, "", message))
    return problems


def _missing_templates(folder: Path, path: str, template: _Template) -> Iterator[Problem]:
    loader = jinja2.ChoiceLoader(
        [jinja2.FileSystemLoader(folder), jinja2.PackageLoader(_THEME, "templates")]
    )
    for name, line in template.templates:
        try:
            loader.get_source(_environment(), name)
        except jinja2.TemplateNotFound:
            message = f"there is no template {name}; restore it or mend the name"
            yield Problem(path, line, "", message)
        except UnicodeDecodeError:
            # That is told of the template itself.
            continue


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        extensions=["jinja2.ext.loopcontrols", "jinja2.ext.do"], autoescape=True
    )
    # MkDocs adds these filters; here they need only be known.
    environment.filters |= dict.fromkeys(("url", "script_tag"), str)
    return environment


@lru_cache(maxsize=64)
def _read(text: str) -> _Template | jinja2.TemplateSyntaxError:
    """What a template asks for, or what is wrong with its syntax."""
    try:
        parsed = _environment().parse(text)
        _environment().compile(text)
    except jinja2.TemplateSyntaxError as error:
        return error
    undeclared = meta.find_undeclared_variables(parsed)
    names = list(parsed.find_all(nodes.Name))
    asked = [
        (reference.template.value, reference.lineno)
        for reference in parsed.find_all(_REFERENCES)
        if isinstance(reference, _REFERENCES) and isinstance(reference.template, nodes.Const)
    ]
    parts = [
        (part.node.name, part.attr, part.lineno)
        for part in parsed.find_all(nodes.Getattr)
        if isinstance(part.node, nodes.Name) and part.node.name in _PARTS
    ]
    loaded = [("", one.name, one.lineno) for one in names if one.name in undeclared]
    return _Template(
        tuple(sorted(asked)),
        tuple(sorted({*parts, *loaded})),
        frozenset([*(one.name for one in names if one.ctx != "load"), *_imported(parsed)]),
    )


def _imported(template: nodes.Template) -> Iterator[str]:
    """The names that the imports of a template set."""
    yield from (imported.target for imported in template.find_all(nodes.Import))
    for imported in template.find_all(nodes.FromImport):
        yield from (name if isinstance(name, str) else name[1] for name in imported.names)
