"""The form of mkdocs.yml: every setting that this site is made with, and what may stand in it.

MkDocs, its plugins and the theme pass over an option that they do not know or read it in another
way, so that a misspelt one would have no effect and no message.
"""

import re
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StrictBool, ValidationError

from explainer.corpus.records.base import Text
from explainer.corpus.validation_faults import validation_problems
from explainer.corpus.yaml_file import Document
from explainer.problems.problem import Problem

_ADDRESS_IN_A_REPOSITORY = re.compile(r"(?:[\w.-]+/)+docs/")
_HOST_AND_PORT = re.compile(r"[\w.-]+:[0-9]{1,5}")


def _plain(value: str) -> str:
    if re.search(r"[<>]|\{\{|\n", value):
        raise ValueError("is plain text on one line; write it without <, > and {{")
    return value


def _edited(value: str) -> str:
    if not _ADDRESS_IN_A_REPOSITORY.fullmatch(value):
        raise ValueError("is the way from repo_url to the files; write edit/main/docs/")
    return value


def _served(value: str) -> str:
    if not _HOST_AND_PORT.fullmatch(value):
        raise ValueError("is the place of the preview; write 127.0.0.1:8000")
    return value


PlainText = Annotated[Text, AfterValidator(_plain)]
"""A text that pages print as it is."""
_Told = Literal["warn", "info", "ignore"]


class _Form(BaseModel):
    """A group of settings with no others beside them; what another rule looks at may be Any."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class _Theme(_Form):
    name: Any = None
    custom_dir: Any = None
    language: Any = None
    font: Any = None
    favicon: Text


class _Language(_Form):
    locale: Literal["zh", "en"]
    name: PlainText
    default: StrictBool = False
    build: Any
    site_name: PlainText
    site_description: PlainText
    nav_translations: dict[str, PlainText] = Field(default_factory=dict)


class _Languages(_Form):
    docs_structure: Any
    fallback_to_default: Any
    languages: tuple[_Language, ...]


class _Diagrams(_Form):
    javascript: Literal["assets/javascripts/mermaid.js"]


class _Plugin(_Form):
    i18n: _Languages | None = None
    mermaid2: _Diagrams | None = None


class _Menu(_Form):
    omitted_files: _Told = "info"
    not_found: _Told = "warn"
    absolute_links: _Told = "info"


class _Links(_Form):
    not_found: _Told = "warn"
    anchors: _Told = "info"
    absolute_links: _Told = "info"
    unrecognized_links: _Told = "info"


class _Validation(_Form):
    nav: _Menu = Field(default_factory=_Menu)
    links: _Links = Field(default_factory=_Links)


class _Extra(_Form):
    generator: Literal[False] = False


class _Settings(_Form):
    site_name: PlainText
    site_url: Any = None
    site_description: PlainText | None = None
    repo_url: Any = None
    repo_name: PlainText | None = None
    edit_uri: Annotated[str, AfterValidator(_edited)]
    docs_dir: Any = None
    site_dir: Any = None
    strict: Any = None
    theme: _Theme
    nav: Any = None
    validation: _Validation = Field(default_factory=_Validation)
    plugins: tuple[_Plugin, ...] = ()
    hooks: Any = None
    extra_css: tuple[Text, ...]
    extra_javascript: tuple[Text | dict[str, Any], ...] = ()
    extra: _Extra = Field(default_factory=_Extra)
    watch: tuple[Text, ...] = ()
    use_directory_urls: StrictBool = True
    dev_addr: Annotated[str, AfterValidator(_served)] | None = None


NAMES = frozenset(_Settings.model_fields)
"""The settings that the site is made with."""


OPTIONS = NAMES.union(*(form.model_fields for form in _Form.__subclasses__()))
"""Those, and whatever stands in a group of settings."""


def form_problems(document: Document) -> Iterator[Problem]:
    """Settings and options that nothing reads, that are missing, or that are of another form."""
    data = dict(document.data)
    if isinstance(data.get("plugins"), list):
        data["plugins"] = [
            {plugin: None} if isinstance(plugin, str) else plugin for plugin in data["plugins"]
        ]
    # What is wrong with the names of the first level is told with what MkDocs knows.
    data = {name: value for name, value in data.items() if name in NAMES}
    try:
        _Settings.model_validate(data)
    except ValidationError as error:
        yield from validation_problems(document, error, OPTIONS)
