"""The hooks that MkDocs calls, in the order of a build. What they do stands in `explainer`."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path
from typing import Any, Literal

from explainer.build.compile import compile_site
from explainer.build.security_policy import with_security_policy
from explainer.build.staging import read_assets, write_files
from explainer.corpus.corpus import Corpus
from explainer.languages import DEFAULT_LANGUAGE, HTML_LANGUAGE, LANGUAGES, Language
from explainer.pages.citing import SiteFacts
from explainer.pages.page import PageWriter
from explainer.pages.prose_links import ProseLinks
from explainer.problems.problem import report
from explainer.search.phrase_index import write_indexes
from explainer.search.sections import SearchRecord, search_records
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_timestamp

OFFLINE_WORKER = "offline-worker.js"


@dataclass
class BuildState:
    """What the passes of one build share: static-i18n builds each language in a pass of its own."""

    corpus: Corpus | None = None
    writer: PageWriter | None = None
    records: list[SearchRecord] = field(default_factory=list)
    languages_done: int = 0
    pages: dict[str, Page] = field(default_factory=dict)


log = get_plugin_logger("explainer")
command: Literal["build", "gh-deploy", "serve"] = "serve"
state = BuildState()


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remembers whether the finished site or a preview is asked for."""
    globals()["command"] = command


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Compiles the corpus once and points MkDocs at the staged files."""
    root = Path(config.config_file_path).parent
    staging = root / ".cache" / ("preview" if command == "serve" else "build")
    if Path(config.docs_dir) == staging:
        return config
    globals()["state"] = BuildState()
    docs = root / "docs"
    built_on = datetime.fromtimestamp(get_build_timestamp(), UTC).date()
    preview = command == "serve"
    facts = SiteFacts(config.site_url or "/", built_on)
    compilation = compile_site(docs, site=facts, preview=preview)
    if compilation.problems:
        raise PluginError(f"the site has problems:\n{report(compilation.problems)}")
    state.corpus = compilation.corpus
    files = {name: text.encode() for name, text in compilation.files.items()}
    if preview:
        # What the mermaid2 plugin loads for a diagram that could not be drawn here.
        library = resources.files("mermaidx") / "assets/mermaid.js"
        files["assets/javascripts/mermaid.js"] = library.read_bytes()
        for problem in compilation.undrawn:
            log.warning("shown by the fallback, refused by a build: %s", problem)
    write_files(staging, files | read_assets(docs))
    config.docs_dir = str(staging)
    extensions: list[Any] = config.markdown_extensions
    extensions.append(ProseLinks(lambda: state.writer))
    return config


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Says for which page links are written, and words the anchors of its headings."""
    language = _language(page)
    assert state.corpus is not None
    state.writer = None
    place = page.meta.setdefault("record_place", f"docs/{page.file.src_uri}")
    page.edit_url = f"{config.repo_url}/{(config.edit_uri or '').removesuffix('docs/')}{place}"
    if "kind" not in page.meta:
        state.writer = PageWriter(state.corpus, language, _address(page, language))
    permalink = state.corpus.interface.heading_permalink.text(language)
    config.mdx_configs.setdefault("toc", {})["permalink_title"] = permalink
    return markdown


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Collects the search records of the page."""
    language = _language(page)
    address = _address(page, language)
    kind = str(page.meta.get("kind", "prose"))
    if state.writer and (notes := state.writer.endnotes()):
        html = f"{html}{notes}"
    if '<svg xmlns="http://www.w3.org/2000/svg" class="drawn"' in html:
        page.meta["styles"] = [*page.meta.get("styles", []), "drawn"]
    state.records += search_records(html, address, language, str(page.title), kind)
    return html


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Gives the templates the interface texts and the language tags."""
    state.pages = {file.src_uri: file.page for file in files.documentation_pages() if file.page}
    env.globals["interface"] = state.corpus and state.corpus.interface
    env.globals["html_language"] = HTML_LANGUAGE
    env.globals["languages"] = LANGUAGES
    return env


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Leads from page to page within the levels, the mechanisms and the sources."""
    language = _language(page)
    for name in ("previous", "next"):
        if neighbour := page.meta.get(name):
            setattr(page, f"{name}_page", state.pages[f"{language}/{neighbour}"])
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Closes the finished page to other hosts; a preview stays open for live reload."""
    return output if command == "serve" else with_security_policy(output)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Does the same for the page that is shown where nothing is found; there is one for both
    languages, in the frame of the default language, so the other pass leaves it out.
    """
    if template_name == "404.html" and config.theme["language"] != DEFAULT_LANGUAGE:
        return ""
    if command == "serve" or template_name != "404.html":
        return output_content
    return with_security_policy(output_content)


@event_priority(100)
def on_post_build(config: MkDocsConfig) -> None:
    """Writes the search index after the pass of the last language, and the worker to the root."""
    state.languages_done += 1
    if state.languages_done == len(LANGUAGES):
        write_indexes(state.records, Path(config.site_dir, "search"))
        worker = Path(config.site_dir, "assets/javascripts", OFFLINE_WORKER)
        worker.rename(Path(config.site_dir, OFFLINE_WORKER))


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:
    """Watches what maintainers edit, not what the build writes."""
    server.unwatch(config.docs_dir)
    return server


def _language(page: Page) -> Language:
    prefix = page.file.src_uri.split("/", 1)[0]
    return next(language for language in LANGUAGES if language == prefix)


def _address(page: Page, language: Language) -> str:
    """The address below the root of the language: /en/about/ is about/."""
    url = str(page.url).removeprefix("./")
    return url if language == "zh" else url.removeprefix("en/")
