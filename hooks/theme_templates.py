"""The templates of docs/theme, read as Jinja reads them; the core does not know that language."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from inspect import get_annotations
from pathlib import Path
from types import CodeType

import jinja2
from explainer.build.page_head import Head
from explainer.corpus.layout import is_leftover
from explainer.corpus.records.base import Bilingual
from explainer.corpus.records.interface import Interface
from explainer.corpus.text_file import read_text
from explainer.languages import LANGUAGES
from explainer.problems.problem import Problem, did_you_mean, shown
from jinja2 import meta, nodes
from jinja2.bccache import Bucket
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page
from template_markup import keeps_out, markup_problems

# A wrong name of a template or a block of the theme is found where the theme lies.
_THEME = "material"

# What MkDocs gives to every template, and what the hooks add (`on_env`, `on_page_context`). Without
# `pages` and `build_date_utc`: a page is taken over from an earlier build, whatever those hold.
_GIVEN = frozenset(
    "base_url config extra_css extra_javascript homepage mkdocs_version nav page "
    "above below built_on card_size feed_path head html_language icon_path interface languages "
    "manifest_path siblings stylesheets theme_colour".split()
)


def _fields(kind: type) -> frozenset[str]:
    annotated = (name for one in kind.__mro__ for name in get_annotations(one))
    return frozenset([*dir(kind), *annotated])


# What the hooks make for every page, so that a template has to print it.
_PRINTED = (
    "built_on card_size feed_path head html_language icon_path interface manifest_path siblings "
    "stylesheets theme_colour"
).split()

# What can be asked of some of them by a point and a name.
_PARTS = {
    "config": _fields(MkDocsConfig),
    "head": _fields(Head),
    "interface": _fields(Interface),
    "page": _fields(Page),
}

# A text of the interface is asked for by its name, and then for its wording in a language.
_TEXT = "a text of the interface"
_PARTS[_TEXT] = _fields(Bilingual)

_REFERENCES = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)
# What is asked for from the theme; all else stands in docs/theme.
_OF_THE_THEME = ("partials/languages/", ".icons/")
# What MkDocs and the pages ask for.
_ASKED_FOR = ("main.html", "404.html")
# What no page can do without, wherever it stands.
_NEEDED = {
    "<!doctype html>": re.compile("<!doctype html>", re.IGNORECASE),
    "<title>": re.compile("<title>", re.IGNORECASE),
    '<meta charset="utf-8">': re.compile("<meta charset=", re.IGNORECASE),
    '<meta name="viewport" …>': re.compile("<meta name=[\"']viewport", re.IGNORECASE),
    '<link rel="canonical" …>': re.compile("<link rel=[\"']canonical", re.IGNORECASE),
}
# What Jinja gives to every template and this site does not.
_WITHOUT_BOUND = ("range", "lipsum")
_LARGEST_NUMBER = 10_000
# Made by the build, which escapes what could end a script in it.
_FINISHED = {("head", "structured")}


@dataclass(frozen=True)
class _Template:
    """What one template asks for, each with its line, and the names that it sets itself.

    A name is asked for by itself, or of an owner in `_PARTS`.
    """

    templates: tuple[tuple[str, int], ...]
    names: tuple[tuple[str, str, int], ...]
    sets: frozenset[str]
    parent: str
    """The template that it extends; empty where it stands for itself."""
    blocks: tuple[tuple[str, int], ...]
    """The blocks that stand in no other."""
    all_blocks: frozenset[str]
    faults: tuple[tuple[int, str], ...]
    """What is wrong with it, whatever the others are."""
    markup: str
    """Its text."""
    emptied: tuple[tuple[str, int], ...]
    """The blocks in which nothing stands."""
    outside: int
    """The first line outside its blocks that nothing prints, as it extends another; or 0."""


class CompiledTemplates(jinja2.BytecodeCache):
    """What templates were compiled to, kept as long as the process: a build makes an environment
    for each language, and a preview for each edit.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Gives a bucket what its template was compiled to, if it is known."""
        bucket.code = self._known.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps what a template was compiled to."""
        if bucket.code is not None:
            self._known[bucket.key, bucket.checksum] = bucket.code


COMPILED_TEMPLATES = CompiledTemplates()
"""Those of this process; MkDocs loads the hooks anew for each build."""


def theme_folder() -> Path:
    """The folder of the installed theme, with its templates and its assets."""
    return Path(str(resources.files(_THEME))) / "templates"


def template_problems(docs: Path, label: str = "docs") -> list[Problem]:
    """Faults of the syntax and the markup of templates, and names of templates, blocks and values
    that are not there.

    `docs` holds theme/; `label` is how messages name it. Templates that cannot be read are left to
    `explainer.checks.assets`. A name that is misspelt would be printed as nothing.
    """
    folder = docs / "theme"
    problems: list[Problem] = []
    found: dict[str, _Template] = {}
    files = sorted(folder.rglob("*.html"))
    for file in files:
        name = file.relative_to(folder).as_posix()
        path = f"{label}/theme/{name}"
        text = read_text(file, path)
        if isinstance(text, Problem):
            continue
        read = _read(text)
        if isinstance(read, jinja2.TemplateSyntaxError):
            message = f"not a valid template: {read.message}; mend it"
            problems.append(Problem(path, _left_open(text) or read.lineno, "", message))
            continue
        found[name] = read
        faulty = {line for line, _ in read.faults}
        problems += (one for one in _markup_problems(text, path, name) if one.line not in faulty)
        problems += (Problem(path, line, "", message) for line, message in read.faults)
    if not files:
        return problems
    absent = [
        Problem(f"{label}/theme/{name}", line, "", message)
        for name, template in found.items()
        for line, message in _missing_templates(folder, template)
    ]
    asked = {name for template in found.values() for name, _ in template.templates}
    absent += [
        Problem(f"{label}/theme/{name}", 0, "", "the file is missing; restore it")
        for name in _ASKED_FOR
        if name not in asked and not os.path.lexists(folder / name)
    ]
    problems += absent
    if absent or len(found) < len(files):
        # What the others set is not known.
        return problems
    circles = {name: list(_circles(name, found)) for name in found}
    if not any(circles.values()):
        problems += _lacking(found, label)
    known = _GIVEN.union(*(template.sets for template in found.values()))
    for name, template in found.items():
        path = f"{label}/theme/{name}"
        faults = [*_unknown_names(template, known), *_unknown_blocks(template, found)]
        faults += [*circles[name], *_absent_targets(template, found)]
        if template.outside and not faults and not any(one.path == path for one in problems):
            message = "nothing prints what stands outside the blocks of a template that extends one"
            faults.append((template.outside, f"{message}; put it into a block"))
        problems += (Problem(path, line, "", message) for line, message in faults)
    return problems


_OPENS = frozenset("if for block macro call filter with autoescape".split())


def _left_open(text: str) -> int:
    """The line of the innermost statement that opens and does not end; 0 where each does."""
    opened: list[tuple[str, int]] = []
    statement = False
    try:
        for line, kind, value in _environment().lex(text):
            if kind == "name" and statement:
                if value in _OPENS:
                    opened.append((value, line))
                elif value.startswith("end") and opened and value[3:] == opened[-1][0]:
                    opened.pop()
                elif value.startswith("end") and value[3:] in _OPENS:
                    # What ends here opened further out, or nowhere.
                    around = any(name == value[3:] for name, _ in opened)
                    return opened[-1][1] if around else 0
            if kind != "whitespace":
                statement = kind == "block_begin"
    except jinja2.TemplateSyntaxError:
        return 0
    return opened[-1][1] if opened else 0


def _lacking(found: Mapping[str, _Template], label: str) -> Iterator[Problem]:
    """What the templates together do not print, and templates that none of them asks for."""
    asked = {name for template in found.values() for name, _ in template.templates}
    unasked = sorted(found.keys() - asked - {*_ASKED_FOR})
    for name in (name for name in unasked if not is_leftover(name)):
        message = "no template includes this one; include it where it belongs, or delete it"
        yield Problem(f"{label}/theme/{name}", 0, "", message)
        return
    used = {name for template in found.values() for _, name, _ in template.names}
    used |= {owner for template in found.values() for owner, _, _ in template.names}
    path = f"{label}/theme/{_ASKED_FOR[0]}"
    for name in _PRINTED:
        if name not in used:
            message = (
                f"no template prints `{name}`, which the build makes for each page; restore it"
            )
            yield Problem(path, 0, "", message)
    for markup, pattern in _NEEDED.items():
        if not any(pattern.search(template.markup) for template in found.values()):
            yield Problem(
                path, 0, "", f"no template has {markup}, which each page needs; restore it"
            )


_OWN_ID = re.compile(r"(?<![\w-])id=[\"']?([\w-]+)[\"'\s>]")


def _ids_twice(node: nodes.Node, first: dict[str, int]) -> Iterator[tuple[int, str]]:
    """Ids that two elements of one page have; `first` has the line of each that stands before.

    Of two branches of an `if` only one is ever printed.
    """
    if isinstance(node, nodes.TemplateData):
        for match in _OWN_ID.finditer(node.data):
            line = node.lineno + node.data.count("\n", 0, match.start())
            if match[1] in first:
                message = f'the id "{shown(match[1])}" stands on line {first[match[1]]} already'
                yield line, f"{message}; write another"
            first.setdefault(match[1], line)
    elif isinstance(node, nodes.If):
        before = dict(first)
        for branch in (node.body, *(other.body for other in node.elif_), node.else_):
            in_branch = dict(before)
            for part in branch:
                yield from _ids_twice(part, in_branch)
            first |= in_branch
    else:
        for part in node.iter_child_nodes():
            yield from _ids_twice(part, first)


_ID = re.compile(r"\bid=\"([^\"{}]+)\"")
_TARGET = re.compile(
    r"\b(popovertarget|aria-controls|aria-labelledby|aria-describedby|for|href(?==\"#))"
    r"=\"#?([^\"{}\s#]+)\""
)


def _absent_targets(
    template: _Template, found: Mapping[str, _Template]
) -> Iterator[tuple[int, str]]:
    """Elements that open, name or describe one that no template has, or lead to it."""
    ids = {name for one in found.values() for name in _ID.findall(one.markup)}
    for match in _TARGET.finditer(template.markup):
        if match[2] not in ids:
            ids.add(match[2])
            line = template.markup.count("\n", 0, match.start()) + 1
            hint = did_you_mean(match[2], ids - {match[2]})
            yield line, f'{match[1]}: no template has the id "{shown(match[2])}"; mend it{hint}'


def _missing_templates(folder: Path, template: _Template) -> Iterator[tuple[int, str]]:
    for name, line in template.templates:
        place = theme_folder() if name.startswith(_OF_THE_THEME) else folder
        if not os.path.lexists(place / name):
            yield line, f"there is no template {name}; restore it or mend the name"


def _unknown_names(template: _Template, known: frozenset[str]) -> Iterator[tuple[int, str]]:
    for owner, name, line in template.names:
        names = _PARTS[owner] if owner else known
        if name not in names:
            said = f"{owner} has nothing" if owner else "templates are given nothing"
            yield line, f"{said} called {name}; mend the name{did_you_mean(name, names)}"


def _unknown_blocks(
    template: _Template, found: Mapping[str, _Template]
) -> Iterator[tuple[int, str]]:
    if not template.parent:
        return
    above: set[str] = set()
    seen: set[str] = set()
    parent = template.parent
    while parent in found and parent not in seen:
        seen.add(parent)
        above |= found[parent].all_blocks
        parent = found[parent].parent
    emptied = dict(template.emptied) if template is found.get(_ASKED_FOR[0]) else {}
    for name, line in template.blocks:
        if name in emptied and name in above and not _is_empty(name, template.parent, found):
            message = f"this empties what {template.parent} prints here; delete the block"
            yield line, message
        if name not in above:
            message = f"{template.parent} has no block {name}, so nothing prints it; mend the name"
            yield line, f"{message}{did_you_mean(name, above)}"


def _is_empty(block: str, template: str, found: Mapping[str, _Template]) -> bool:
    return template in found and block in dict(found[template].emptied)


def _circles(name: str, found: Mapping[str, _Template]) -> Iterator[tuple[int, str]]:
    """The templates that ask for what leads back to the template itself."""
    for asked, line in found[name].templates:
        seen: set[str] = set()
        ahead = [asked]
        while ahead:
            one = ahead.pop()
            if one not in seen and one in found:
                seen.add(one)
                ahead += (further for further, _ in found[one].templates)
        if name in seen:
            yield line, f"{asked} leads back to this template, without end; delete it"


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        extensions=["jinja2.ext.loopcontrols", "jinja2.ext.do"], autoescape=True
    )
    # What these make has no bound but a number, and no page is as long as that may be.
    for name in _WITHOUT_BOUND:
        del environment.globals[name]
    # MkDocs adds these filters; here they need only be known.
    environment.filters |= dict.fromkeys(("url", "script_tag"), str)
    return environment


@lru_cache(maxsize=64)
def _markup_problems(text: str, path: str, name: str) -> tuple[Problem, ...]:
    return tuple(markup_problems(text, path, name, _environment()))


@lru_cache(maxsize=64)
def _read(text: str) -> _Template | jinja2.TemplateSyntaxError:
    """What a template asks for, or what is wrong with its syntax."""
    try:
        parsed = _environment().parse(text)
        if endless := next(_without_bound(parsed), None):
            return jinja2.TemplateSyntaxError(endless[1], endless[0])
        _environment().compile(text)
    except jinja2.TemplateSyntaxError as error:
        return error
    except RecursionError:
        return jinja2.TemplateSyntaxError("it is nested too deeply to be read", 1)
    undeclared = meta.find_undeclared_variables(parsed)
    names = list(parsed.find_all(nodes.Name))
    references = [one for one in parsed.find_all(_REFERENCES) if isinstance(one, _REFERENCES)]
    asked = [
        (str(reference.template.value), reference.lineno)
        for reference in references
        if isinstance(reference.template, nodes.Const)
    ]
    parts = [
        (part.node.name, part.attr, part.lineno)
        for part in parsed.find_all(nodes.Getattr)
        if isinstance(part.node, nodes.Name) and part.node.name in _PARTS
    ]
    parts += [
        (_TEXT, part.attr, part.lineno)
        for part in parsed.find_all(nodes.Getattr)
        if isinstance(part.node, nodes.Getattr)
        and isinstance(part.node.node, nodes.Name)
        and part.node.node.name == "interface"
    ]
    loaded = [("", one.name, one.lineno) for one in names if one.name in undeclared]
    parents = [one.template for one in references if isinstance(one, nodes.Extends)]
    parent = next((str(one.value) for one in parents if isinstance(one, nodes.Const)), "")
    return _Template(
        tuple(sorted(asked)),
        tuple(sorted({*parts, *loaded})),
        frozenset([*(one.name for one in names if one.ctx != "load"), *_imported(parsed)]),
        parent,
        tuple((one.name, one.lineno) for one in parsed.body if isinstance(one, nodes.Block)),
        frozenset(block.name for block in parsed.find_all(nodes.Block)),
        tuple(
            sorted(
                {
                    *_unescaped(parsed),
                    *_unnamed(references),
                    *_kept_out(parsed, False),
                    *_left_over(parsed),
                    *_uncalled(parsed),
                    *_absent_icons(parsed),
                    *_endless_macros(parsed),
                    *_inside_of_python(parsed),
                    *_unknown_languages(parsed),
                    *_ids_twice(parsed, {}),
                }
            )
        ),
        text,
        tuple((one.name, one.lineno) for one in parsed.find_all(nodes.Block) if not one.body),
        _outside_blocks(parsed) if parent else 0,
    )


def _without_bound(template: nodes.Template) -> Iterator[tuple[int, str]]:
    """What would be worked out without end, or to more than any page holds, or to nothing.

    Jinja works out what is constant as soon as it compiles, so this is looked for before.
    """
    for one in template.find_all((nodes.Pow, nodes.Mul, nodes.Div, nodes.Mod, nodes.FloorDiv)):
        if isinstance(one, nodes.Pow) or any(
            isinstance(part, nodes.Const) and isinstance(part.value, str)
            for part in (one.left, one.right)
        ):
            yield one.lineno, "a template multiplies no texts and raises nothing to a power"
        elif isinstance(one.right, nodes.Const) and one.right.value == 0:
            yield one.lineno, "nothing is divided by 0"
    of_names = (call for call in template.find_all(nodes.Call) if isinstance(call.node, nodes.Name))
    given = {id(argument) for call in of_names for argument in call.args}
    for number in template.find_all(nodes.Const):
        is_number = isinstance(number.value, (int, float)) and id(number) not in given
        if is_number and abs(number.value) > _LARGEST_NUMBER:
            yield number.lineno, f"a number of a template is at most {_LARGEST_NUMBER:,}"


def _inside_of_python(template: nodes.Template) -> Iterator[tuple[int, str]]:
    """Names that begin with _: they lead from a value into the program."""
    for one in template.find_all(nodes.Getattr):
        within = isinstance(one.node, nodes.Getattr) and one.node.attr.startswith("_")
        if one.attr.startswith("_") and not within:
            message = f"{shown(one.attr)} leads into the program; a template prints values alone"
            yield one.lineno, f"{message}; delete it"


def _unknown_languages(template: nodes.Template) -> Iterator[tuple[int, str]]:
    """Texts that are asked for in a language that there is not."""
    for call in template.find_all(nodes.Call):
        if isinstance(call.node, nodes.Getattr) and call.node.attr == "text" and call.args:
            language = call.args[0]
            if isinstance(language, nodes.Const) and language.value not in LANGUAGES:
                message = f'there is no language "{shown(language.value)}"'
                yield call.lineno, f"{message}; write .text(language)"


def _unescaped(template: nodes.Template) -> Iterator[tuple[int, str]]:
    """What prints a text as it is, so that one of the corpus could be a script."""
    for one in template.find_all(nodes.Filter):
        finished = isinstance(one.node, nodes.Const) or (
            isinstance(one.node, nodes.Getattr)
            and isinstance(one.node.node, nodes.Name)
            and (one.node.node.name, one.node.attr) in _FINISHED
        )
        if one.name == "safe" and not finished:
            message = "`safe` prints a text as it is, so that it could run a script; delete it"
            yield one.lineno, message
    for modifier in template.find_all(nodes.ScopedEvalContextModifier):
        message = "this prints texts as they are, so that they could run a script; delete it"
        yield modifier.lineno, message


def _kept_out(node: nodes.Node, conditional: bool) -> Iterator[tuple[int, str]]:
    """Where every page, whatever it is, tells search engines to pass it over."""
    for part in node.iter_child_nodes():
        if isinstance(part, nodes.TemplateData) and not conditional:
            for line in keeps_out(part.data):
                message = "this keeps every page out of search engines; delete it"
                yield part.lineno + line, message
        yield from _kept_out(part, conditional or isinstance(part, nodes.If))


_LEFT_OVER = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")


def _left_over(template: nodes.Template) -> Iterator[tuple[int, str]]:
    """Braces of which Jinja has read only one half, so that readers see the rest."""
    for data in template.find_all(nodes.TemplateData):
        if match := _LEFT_OVER.search(data.data):
            line = data.lineno + data.data.count("\n", 0, match.start())
            yield line, f"{match[0]} has no other half and would be shown; mend it"


def _uncalled(template: nodes.Template) -> Iterator[tuple[int, str]]:
    """Texts of the interface that are printed without saying in which language."""
    called = {id(call.node) for call in template.find_all(nodes.Call)}
    for part in template.find_all(nodes.Getattr):
        of_interface = (
            isinstance(part.node, nodes.Getattr)
            and isinstance(part.node.node, nodes.Name)
            and part.node.node.name == "interface"
        )
        if of_interface and part.attr == "text" and id(part) not in called:
            yield part.lineno, "a text is asked for in a language; write .text(language)"


def _absent_icons(template: nodes.Template) -> Iterator[tuple[int, str]]:
    for call in template.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name == "icon" and call.args:
            name = getattr(call.args[0], "value", "")
            if name and not os.path.lexists(theme_folder() / ".icons" / f"{name}.svg"):
                yield call.lineno, f"the theme has no icon {shown(name)}; mend the name"


def _endless_macros(template: nodes.Template) -> Iterator[tuple[int, str]]:
    """The calls by which a macro asks for itself whatever it is given."""
    for macro in template.find_all(nodes.Macro):
        for call in _calls_in_any_case(macro):
            if isinstance(call.node, nodes.Name) and call.node.name == macro.name:
                yield call.lineno, f"{macro.name} asks for itself, without end; delete it"


def _calls_in_any_case(node: nodes.Node) -> Iterator[nodes.Call]:
    for part in node.iter_child_nodes():
        if isinstance(part, nodes.Call):
            yield part
        if not isinstance(part, (nodes.If, nodes.CondExpr, nodes.For)):
            yield from _calls_in_any_case(part)


def _unnamed(references: Iterable[nodes.Node]) -> Iterator[tuple[int, str]]:
    for one in references:
        template = getattr(one, "template", None)
        if isinstance(template, (nodes.Name, nodes.Getattr)):
            yield one.lineno, "a template is asked for by its name; write it in quotation marks"


def _outside_blocks(template: nodes.Template) -> int:
    for one in template.body:
        for part in one.nodes if isinstance(one, nodes.Output) else ():
            if not isinstance(part, nodes.TemplateData):
                return part.lineno
            if part.data.strip():
                before = part.data[: len(part.data) - len(part.data.lstrip())]
                return part.lineno + before.count("\n")
    return 0


def _imported(template: nodes.Template) -> Iterator[str]:
    """The names that the imports of a template set."""
    yield from (imported.target for imported in template.find_all(nodes.Import))
    for imported in template.find_all(nodes.FromImport):
        yield from (name if isinstance(name, str) else name[1] for name in imported.names)
