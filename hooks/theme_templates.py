"""The templates of docs/theme, read as Jinja reads them; the core does not know that language."""

from collections.abc import Sequence
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path

import jinja2
from explainer.corpus.text_file import read_text
from explainer.problems.problem import Problem
from jinja2 import meta

# A wrong name of a template or a block of the theme is found where the theme lies.
_THEME = "material"


def theme_folder() -> Path:
    """The folder of the installed theme, with its templates and its assets."""
    return Path(str(resources.files(_THEME))) / "templates"


def template_problems(docs: Path, label: str = "docs") -> list[Problem]:
    """Faults of the syntax of templates, and templates that include what is not there.

    `docs` holds theme/; `label` is how messages name it. Templates that cannot be read are left to
    `explainer.checks.assets`.
    """
    folder = docs / "theme"
    loader = jinja2.ChoiceLoader(
        [jinja2.FileSystemLoader(folder), jinja2.PackageLoader(_THEME, "templates")]
    )
    environment = _environment()
    problems: list[Problem] = []
    for file in sorted(folder.rglob("*.html")):
        path = f"{label}/theme/{file.relative_to(folder).as_posix()}"
        text = read_text(file, path)
        if isinstance(text, Problem):
            continue
        read = _read(text)
        if isinstance(read, jinja2.TemplateSyntaxError):
            message = f"not a valid template: {read.message}; mend it"
            problems.append(Problem(path, read.lineno, "", message))
            continue
        for name in read:
            try:
                loader.get_source(environment, name)
            except jinja2.TemplateNotFound:
                line = next(n for n, one in enumerate(text.split("\n"), 1) if name in one)
                message = f"there is no template {name}; restore it or mend the name"
                problems.append(Problem(path, line, "", message))
            except UnicodeDecodeError:
                # That is told of the template itself.
                continue
    return problems


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        extensions=["jinja2.ext.loopcontrols", "jinja2.ext.do"], autoescape=True
    )
    # MkDocs adds these filters; here they need only be known.
    environment.filters |= dict.fromkeys(("url", "script_tag"), str)
    return environment


@lru_cache(maxsize=64)
def _read(text: str) -> Sequence[str] | jinja2.TemplateSyntaxError:
    """The names of the templates that one names, or what is wrong with its syntax."""
    try:
        parsed = _environment().parse(text)
        _environment().compile(text)
    except jinja2.TemplateSyntaxError as error:
        return error
    return sorted(filter(None, set(meta.find_referenced_templates(parsed))))
