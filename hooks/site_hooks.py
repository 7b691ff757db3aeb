"""The hooks that MkDocs calls, in the order of a build. What they do stands in `explainer`."""

import gc
import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from importlib import resources
from pathlib import Path, PurePosixPath
from typing import Any, Literal, cast
from urllib.parse import urlsplit

from explainer.addresses import VOCABULARY_STYLES, language_folder
from explainer.build.card_drawing import CARD_SIZE, write_cards
from explainer.build.cards import cards
from explainer.build.compile import Compilation, compile_site
from explainer.build.feed import feed_path
from explainer.build.finished_pages import FinishedPages
from explainer.build.finishing import FinishedPage, Written
from explainer.build.icons import icon_path
from explainer.build.indexes import begin_indexes
from explainer.build.joined_styles import write_joined_styles
from explainer.build.mended_words import mended_page
from explainer.build.page_head import Head
from explainer.build.page_inputs import Frame, page_inputs, read_templates
from explainer.build.robots import THEME_COLOUR, manifest_path, write_sitemap
from explainer.build.rooms import room_of, rooms
from explainer.build.security_policy import inline_scripts
from explainer.build.staging import read_assets, write_files
from explainer.build.taken_over import KnownPages
from explainer.build.traditional import Edition, traditional_edition, twin_of
from explainer.build.written import WrittenPage
from explainer.corpus.corpus import Corpus
from explainer.languages import DEFAULT_LANGUAGE, HTML_LANGUAGE, LANGUAGES, Language
from explainer.pages.citing import SiteFacts
from explainer.problems.problem import report
from explainer.work.derived import Derived, derive, generator_digest, open_derived
from explainer.work.kept_files import files_in, keep_file, place_all
from explainer.work.processes import begun
from explainer.work.used import Used
from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_timestamp, get_relative_url
from mkdocs.utils.yaml import yaml_load
from project_check import problems_around
from site_menu import LinkedPage, contents, entry_above, linked_pages, pages_below
from template_markup import TEMPLATES_OF_SCRIPTS
from theme_templates import COMPILED_TEMPLATES

OBJECTS_BETWEEN_CLEANINGS = 50_000
OFFLINE_WORKER = "offline-worker.js"
CHANGELOG = "CHANGELOG.md"
THEME_STYLES = (
    "assets/stylesheets/main.57a0d79d.min.css",
    "assets/stylesheets/palette.fb2fffe2.min.css",
)
"""The stylesheets of the theme, in the order in which a page takes them."""
FALLBACK = 'class="mermaid"'
"""What marks a diagram that could not be drawn here, in a preview."""
JOINED_STYLES = "assets/stylesheets/joined.css"


@dataclass
class BuildState:
    """What the passes of one build share: static-i18n builds each language in a pass of its own."""

    corpus: Corpus
    written: dict[str, WrittenPage]
    """The pages by their Markdown files."""
    heads: Mapping[str, Head]
    edition: Edition
    """That in traditional script."""
    derived: Derived
    """What earlier builds have kept."""
    used: Used
    """What of it this build was made from."""
    finished: FinishedPages
    beside: Path
    """Where all waits that MkDocs is not told of, until the folder of the site is empty: what is
    no page, and the pages that go through no template.
    """
    files_written: Callable[[], set[str]]
    """Waits until what is no page is written there, and gives what of it is kept."""
    inputs: Mapping[str, str] = field(default_factory=dict)
    """The digest of all that each page is made from."""
    indexes: Sequence[Callable[[], Used]] = ()
    """Each waits until an index is written; what of the kept it was made from."""
    languages_done: int = 0
    pages: Mapping[str, Page | LinkedPage] = field(default_factory=dict)
    rooms: Mapping[str, Sequence[str]] = field(default_factory=dict)
    below: Mapping[str, Sequence[Page | LinkedPage]] = field(default_factory=dict)
    """For the address of each page of the menu those that lie under it and are in no list."""
    templates: Environment | None = None
    scripts: dict[str, list[str]] = field(default_factory=dict)
    """The inline scripts of the theme, by the way from a page to the root."""


log = get_plugin_logger("explainer")
command: Literal["build", "gh-deploy", "serve"] = "serve"
state = cast(BuildState, None)
"""That of the build under way; `on_config`, which comes first, makes it."""


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remembers whether the finished site or a preview is asked for."""
    globals()["command"] = command
    # Most of what a build makes lives until its end: to look through it for what nobody holds any
    # more, again and again, takes a tenth of the time.
    gc.set_threshold(OBJECTS_BETWEEN_CLEANINGS, 20, 50)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Compiles the corpus once and points MkDocs at the pages that templates must make."""
    root = Path(config.config_file_path).parent
    staging = root / ".cache" / ("preview" if command == "serve" else "build")
    if Path(config.docs_dir) == staging:
        return config
    docs, preview = root / "docs", command == "serve"
    # A preview has other addresses and so other pages: neither throws the other's away.
    kept = root / ".cache/derived" / staging.name
    generator = generator_digest(Path(__file__).parent)
    compilation = _compiled(root, config, kept, generator)
    assert compilation.corpus is not None
    beside = staging.with_name(f"{staging.name}-beside")
    if beside.exists():
        shutil.rmtree(beside)
    beside.mkdir(parents=True)
    derived, used = open_derived(kept / "finished", generator), Used()
    files = _encoded(compilation.files) | dict(compilation.icons) | read_assets(docs)
    pages = compilation.pages
    globals()["state"] = BuildState(
        corpus=compilation.corpus,
        written=pages,
        heads=compilation.heads,
        edition=traditional_edition(config.site_url or "/", pages.values(), compilation.corpus),
        derived=derived,
        used=used,
        finished=FinishedPages(derived, used),
        beside=beside,
        files_written=begun(lambda: place_all(files_in(derived), files, beside)),
    )
    _take_over(config, docs)
    staged = {
        name: page.stand_in().encode()
        for name, page in state.written.items()
        if state.inputs.get(name) not in state.finished.known
    }
    if preview:
        # What the mermaid2 plugin looks for and loads for a diagram that could not be drawn here.
        library = resources.files("mermaidx") / "assets/mermaid.js"
        staged["assets/javascripts/mermaid.js"] = library.read_bytes()
        for problem in compilation.undrawn:
            log.warning("shown by the fallback, refused by a build: %s", problem)
    write_files(staging, staged)
    config.docs_dir = str(staging)
    return config


def _compiled(root: Path, config: MkDocsConfig, kept: Path, generator: str) -> Compilation:
    """All pages of the project, and its other files.

    Raises PluginError where it has faults.
    """
    preview, changelog = command == "serve", root / CHANGELOG
    checked_before = open_derived(kept / "checked", generator)
    compilation = compile_site(
        root / "docs",
        site=SiteFacts(config.site_url or "/", _built_on()),
        preview=preview,
        changelog=changelog.read_text(encoding="utf-8") if changelog.is_file() else "",
        kept=open_derived(kept / "written", generator),
        checked_before=checked_before,
    )
    checked = compilation.checked
    around = problems_around(root, checked, os.environ, checked_before, preview=preview)
    if problems := [*compilation.problems, *around]:
        raise PluginError(f"the site has problems:\n{report(problems)}")
    return compilation


def _built_on() -> date:
    return datetime.fromtimestamp(get_build_timestamp(), UTC).date()


def _take_over(config: MkDocsConfig, docs: Path) -> None:
    """Writes beside the pages those that would become what an earlier build has kept.

    MkDocs must know those of the menu, and is not told of the others.
    """
    with Path(config.config_file_path).open("rb") as file:
        settings = yaml_load(file)
    frame = Frame(
        settings=repr((settings, config.site_url)),
        templates=read_templates(docs / "theme"),
        interface=state.corpus.interface.model_dump_json(),
        built_on=_built_on(),
        edition=state.edition.digest,
    )
    state.inputs = page_inputs(state.written, state.heads, frame, state.derived)
    in_menu = {path for entry in config.nav or () for path in entry.values()}
    inputs = {
        name: made_from
        for name, made_from in state.inputs.items()
        if name.partition("/")[2] not in in_menu
    }
    files = {name: _files_of(state.written[name], state.beside) for name in inputs}
    known = KnownPages(state.derived)
    for name, page in known.write(inputs, files).items():
        state.finished.note(page, inputs[name])
        # Nobody asks for its body any more.
        state.written[name] = state.written[name].without_body()


def _files_of(written: WrittenPage, site: Path) -> tuple[Path, ...]:
    """Where a page is written, and its twin, below a folder."""
    page = written.page
    folder = language_folder(page.language)
    file = site / folder / page.address / "index.html"
    if command == "serve" or page.language != DEFAULT_LANGUAGE or page.kind == "parallel":
        return (file,)
    return file, twin_of(page.address, site, state.edition).file


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leaves out the files of the theme that no page asks for: its scripts, their maps, workers.

    The folder of the site is empty by now: what is written beside the pages can begin.
    """
    if not state.indexes:
        site = Path(config.site_dir)
        site.mkdir(parents=True, exist_ok=True)
        state.used.files |= state.files_written()
        for path in state.beside.iterdir():
            shutil.move(path, site / path.name)
        _begin_indexes(site / "search")
    for file in list(files):
        of_theme = file.abs_src_path and not Path(file.abs_src_path).is_relative_to(config.docs_dir)
        if of_theme and not file.is_documentation_page() and file.src_uri not in THEME_STYLES:
            files.remove(file)
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Says which file the link that edits the page leads to."""
    place = page.meta["record_place"]
    page.edit_url = f"{config.repo_url}/{(config.edit_uri or '').removesuffix('docs/')}{place}"
    return markdown


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Puts in the body of the page with its table of contents."""
    name = page.file.src_uri
    written = state.written[name]
    # The page holds its body from here on.
    state.written[name] = written.without_body()
    page.toc = contents(written.page.headings)
    return Markup(written.html)


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Finds what the menu shows under its entries: single pages, those of no long list."""
    state.pages = linked_pages(state.written, files)
    names = sorted(state.written, key=_place_in_files)
    pages = ((state.pages[name], state.written[name]) for name in names)
    state.below = pages_below(pages, nav, config.theme["language"])
    return nav


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Gives the templates the interface texts and the language tags, and has them escape all that
    is no finished HTML: the theme itself prints titles and settings as they are.
    """
    env.autoescape = True
    # No template changes during a build, and each is asked for on every page.
    env.auto_reload = False
    env.bytecode_cache = COMPILED_TEMPLATES
    state.templates = env
    state.rooms = rooms(state.written)
    env.globals["interface"] = state.corpus.interface
    env.globals["html_language"] = HTML_LANGUAGE
    env.globals["languages"] = LANGUAGES
    env.globals["stylesheets"] = [JOINED_STYLES] if command != "serve" else _stylesheets(config)
    env.globals["built_on"] = _built_on()
    env.globals["theme_colour"] = THEME_COLOUR
    env.globals["card_size"] = CARD_SIZE
    env.globals["icon_path"] = icon_path
    env.globals["feed_path"] = feed_path
    env.globals["manifest_path"] = manifest_path
    return env


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Leads from page to page within the levels, the mechanisms and the sources; fills the head."""
    context["head"] = state.heads[page.file.src_uri]
    language = _language(page)
    context["above"] = entry_above(page, language, nav)
    context["below"] = state.below
    beside = state.rooms.get(room_of(page.file.src_uri), ())
    context["siblings"] = [state.pages[name] for name in beside]
    for name in ("previous", "next"):
        if neighbour := page.meta.get(name):
            setattr(page, f"{name}_page", state.pages[f"{language}/{neighbour}"])
    return context


# Before the plugin that loads Mermaid takes the text of a diagram out of its code element.
@event_priority(100)
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Keeps the finished page until many are mended and written together; a preview is mended
    here and stays open for reload.
    """
    # MkDocs holds the pages until the end of the build.
    page.content = None
    inputs = state.inputs[page.file.src_uri]
    if command == "serve":
        # What is left to the fallback, the plugin changes after this.
        return _mended(output, _language(page), "" if FALLBACK in output else inputs)
    place = str(page.meta.get("record_place", page.file.src_uri))
    scripts = _theme_scripts(get_relative_url(".", str(page.url)), config)
    file = Path(page.file.abs_dest_path)
    language = _language(page)
    has_twin = language == DEFAULT_LANGUAGE and page.meta.get("kind") != "parallel"
    twin = twin_of(str(page.url), Path(config.site_dir), state.edition) if has_twin else None
    state.finished.add(FinishedPage(output, language, place, file, scripts, twin, inputs))
    return ""


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Does the same for the page that is shown where nothing is found; there is one for both
    languages, in the frame of the default language, so the other pass leaves it out.
    """
    if template_name == "404.html" and config.theme["language"] != DEFAULT_LANGUAGE:
        return ""
    if template_name != "404.html":
        return output_content
    if command == "serve":
        return _mended(output_content, DEFAULT_LANGUAGE)
    root = urlsplit(config.site_url or "/").path
    scripts = _theme_scripts(root.rstrip("/") or "/", config)
    file = Path(config.site_dir, template_name)
    place = "docs/theme/404.html"
    twin = twin_of(template_name, Path(config.site_dir), state.edition)
    page = FinishedPage(output_content, DEFAULT_LANGUAGE, place, file, scripts, twin)
    state.finished.add(page)
    return ""


def _mended(html: str, language: Language, inputs: str = "") -> str:
    """A page of a preview, to be taken over by the next one where the same `inputs` are given."""
    name, mended = derive(
        state.derived, ["mended", language, html], lambda: mended_page(html, language)
    )
    # As MkDocs writes it.
    file = keep_file(files_in(state.derived), mended.encode("utf-8", "xmlcharrefreplace"))
    state.finished.note(Written((), "", name, (file,)), inputs)
    return mended


def _theme_scripts(base_url: str, config: MkDocsConfig) -> list[str]:
    """The code of the inline scripts of a page that lies this far from the root of the site."""
    assert state.templates is not None
    if base_url not in state.scripts:
        context = {"config": config, "base_url": base_url, "features": config.theme["features"]}
        templates = map(state.templates.get_template, TEMPLATES_OF_SCRIPTS)
        rendered = [template.render(context) for template in templates]
        state.scripts[base_url] = [code for part in rendered for code in inline_scripts(part)]
    return state.scripts[base_url]


@event_priority(100)
def on_post_build(config: MkDocsConfig) -> None:
    """Writes the pages of this pass; after that of the last language also the search index, the
    pictures for links, and the worker to the root.

    Raises PluginError where a page of this pass holds what no page may hold, or a title cannot be
    drawn.
    """
    finished, derived = state.finished, state.derived
    finished.write()
    if finished.faults:
        raise PluginError("the site has problems:\n" + "\n".join(finished.faults))
    state.languages_done += 1
    if state.languages_done == len(LANGUAGES):
        known = KnownPages(derived)
        known.keep(finished.known)
        state.used.names.add(known.name)
        if command != "serve":
            _write_cards(Path(config.site_dir), derived)
            _join_styles(config, derived)
        for written in state.indexes:
            state.used.add(written())
        state.used.keep_alone(derived)
        pages = (written.page for written in state.written.values())
        write_sitemap(Path(config.site_dir), pages, config.site_url or "/")
        worker = Path(config.site_dir, "assets/javascripts", OFFLINE_WORKER)
        worker.rename(Path(config.site_dir, OFFLINE_WORKER))


def _begin_indexes(folder: Path) -> None:
    every = [state.written[name] for name in sorted(state.written, key=_place_in_files)]
    # Pages hold much else from here on.
    state.written = {name: replace(page, packed=b"") for name, page in state.written.items()}
    state.indexes = begin_indexes(every, state.corpus, state.edition, state.derived, folder)


def _encoded(files: Mapping[str, str]) -> dict[str, bytes]:
    return {name: text.encode() for name, text in files.items()}


def _place_in_files(name: str) -> tuple[tuple[str, ...], bool, str]:
    """Sorts pages as MkDocs does: the first page of a folder, its other pages, those below."""
    *folders, file = PurePosixPath(name).parts
    return tuple(folders), file != "index.md", file


def _write_cards(site: Path, derived: Derived) -> None:
    """The pictures for links; nobody shares a link to a preview."""
    shown = list(cards((written.page for written in state.written.values()), state.corpus))
    drawn = write_cards(shown, site, derived)
    if faults := [fault for card in drawn for fault in card.faults]:
        raise PluginError("the site has problems:\n" + "\n".join(faults))
    state.used.add(Used({card.derived for card in drawn}, {card.file for card in drawn}))


def _stylesheets(config: MkDocsConfig) -> list[str]:
    """The stylesheets of every page, in their order."""
    return [*THEME_STYLES, VOCABULARY_STYLES, *map(str, config.extra_css)]


def _join_styles(config: MkDocsConfig, derived: Derived) -> None:
    """Writes the one stylesheet that the pages ask for, and deletes those of the theme."""
    site = Path(config.site_dir)
    first, names = _stylesheets(config), state.finished.names
    state.used.names.add(write_joined_styles(site, first, JOINED_STYLES, names, derived))
    for name in THEME_STYLES:
        (site / name).unlink()


def _language(page: Page) -> Language:
    prefix = page.file.src_uri.split("/", 1)[0]
    return next(language for language in LANGUAGES if language == prefix)
