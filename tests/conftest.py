"""What the tests share: a small example site, the real site, a web server and a browser."""

import gc
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
import served_site
from explainer.build.compile import Compilation, compile_site
from explainer.checks.site import check_site
from explainer.corpus.corpus import Corpus, build_corpus
from explainer.pages.citing import SiteFacts
from filelock import FileLock
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from tests.built_site import BuiltPage, read_site

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE_DOCS = Path(__file__).resolve().parent / "example_docs"
_INDEXED = ("sources", "levels", "glossary", "mechanisms", "background")
_ROOT_FILES = ("mkdocs.yml", "pyproject.toml", "README.md", "CHANGELOG.md")
# The tests know the site by its default address, whatever the one is where it will be published.
for _setting in ("SITE_URL", "REPO_URL"):
    os.environ.pop(_setting, None)
DERIVED = Path(".cache/derived")
COMPILED = SiteFacts("https://chain.example/", date(2026, 1, 1))


def pytest_collection_finish() -> None:
    """What is loaded by now stays to the end: each search for garbage passes it over."""
    gc.freeze()


def pytest_sessionfinish() -> None:
    """At the end it is garbage like all else."""
    gc.unfreeze()


UPDATE_GOLDEN = bool(os.environ.get("UPDATE_GOLDEN"))


def matches_golden(file: Path, actual: str) -> bool:
    """Whether a text is that of its golden file; UPDATE_GOLDEN=1 writes the file instead."""
    if UPDATE_GOLDEN:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(actual, encoding="utf-8")
    return file.read_text(encoding="utf-8") == actual


@pytest.fixture
def example_docs(tmp_path: Path) -> Path:
    """A copy of the example's docs/, with the real interface texts."""
    docs = tmp_path / "docs"
    copy_example_docs(docs)
    return docs


def copy_example_docs(docs: Path) -> None:
    """Copies the example and gives it every page that the navigation names."""
    shutil.copytree(EXAMPLE_DOCS, docs)
    shutil.copy(ROOT / "docs/corpus/interface.yml", docs / "corpus/interface.yml")
    configuration = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    generated = {f"{kind}/index.md" for kind in _INDEXED}
    for name in re.findall(r"^\s+- \S+: (\S+\.md)$", configuration, re.MULTILINE):
        for language, words in {"zh": "某页", "en": "Some page"}.items():
            page = docs / language / name
            if name not in generated and not page.exists():
                page.parent.mkdir(parents=True, exist_ok=True)
                head = f"---\ntitle: {words} {name}\ndescription: {words}\n---\n"
                page.write_text(f"{head}\n# {name} {{ #top }}\n", encoding="utf-8")


@dataclass(frozen=True)
class Project:
    """A whole project in a folder of its own, for tests that start the launcher."""

    root: Path

    def launch(self, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Runs the project's launcher with the Python of the tests."""
        environment = os.environ | {"SITE_PYTHON": sys.executable} | variables
        return subprocess.run(
            [sys.executable, str(self.root / "scripts/site.py"), *arguments],
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            env=environment,
            check=False,
        )

    def build_unchecked(self) -> subprocess.CompletedProcess[str]:
        """Builds the site as if the checks found nothing."""
        script, settings = ROOT / "tests/build_unchecked.py", self.root / "mkdocs.yml"
        return subprocess.run(
            [sys.executable, str(script), str(settings), str(self.root / "site")],
            capture_output=True,
            encoding="utf-8",
            env=os.environ | {"PYTHONPATH": str(ROOT / "hooks"), "PYTHONUTF8": "1"},
            check=False,
        )


def copy_project(root: Path, docs: Callable[[Path], None]) -> Project:
    """Makes a project in `root`; `docs` fills its folder docs/corpus, zh and en."""
    root.mkdir(parents=True, exist_ok=True)
    docs(root / "docs")
    for folder in ("docs/assets", "docs/theme", "scripts", "hooks"):
        # What Python has compiled is of use to the copy too; not what it is writing just now.
        ignored = shutil.ignore_patterns("*.pyc.*")
        shutil.copytree(ROOT / folder, root / folder, dirs_exist_ok=True, ignore=ignored)
    for file in [*ROOT.glob("requirements*.lock"), *map(ROOT.joinpath, _ROOT_FILES)]:
        shutil.copy(file, root / file.name)
    return Project(root)


@pytest.fixture
def example_project(built_example: Project, tmp_path: Path) -> Project:
    """The example as a project of its own, not built, with what a build has derived."""
    project = copy_project(tmp_path / "project", copy_example_docs)
    shutil.copytree(built_example.root / DERIVED, project.root / DERIVED)
    return project


# pytest tells each process which test runs; to a build that is another environment.
OF_NO_TEST = {"PYTEST_CURRENT_TEST": ""}


def built_strictly(project: Project, **variables: str) -> Path:
    """The site of a project, which the launcher has built without a fault."""
    built = project.launch("build", **OF_NO_TEST, **variables)
    assert built.returncode == 0, built.stdout + built.stderr
    return project.root / "site"


def made_once(
    tmp_path_factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]
) -> Path:
    """The folder of this name, which `make` fills once for all test processes.

    `make` gets the folder, which is not there yet. No test may change what stands in it.
    """
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    folder, made = shared / name, shared / f"{name}-is-made"
    with FileLock(shared / f"{name}.lock"):
        if not made.exists():
            # Another process may have failed half-way.
            shutil.rmtree(folder, ignore_errors=True)
            make(folder)
            made.touch()
    return folder


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built strictly into site/ once for all test processes."""
    made_once(tmp_path_factory, "real-site", lambda folder: built_strictly(Project(ROOT)))
    return ROOT / "site"


@pytest.fixture(scope="session")
def built_example(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The example as a project of its own, built once for all test processes; see `built_copy`."""

    def make(folder: Path) -> None:
        built_strictly(copy_project(folder, copy_example_docs))

    return Project(made_once(tmp_path_factory, "built-example", make))


@pytest.fixture
def built_copy(built_example: Project, tmp_path: Path) -> Project:
    """A copy of the built example, for a test that changes something in it."""
    root = tmp_path / "project"
    shutil.copytree(built_example.root, root)
    return Project(root)


@pytest.fixture(scope="module")
def pages(real_site: Path) -> dict[str, BuiltPage]:
    """The pages of the real site by address; a module's own, for what is parsed takes memory."""
    return read_site(real_site)


@pytest.fixture(scope="session")
def compilation() -> Compilation:
    """The real site as it is before it is written, at an address and of a day of the tests' own."""
    compiled = compile_site(ROOT / "docs", site=COMPILED)
    assert not compiled.problems
    return compiled


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    """The real corpus."""
    checked = check_site(ROOT / "docs")
    assert not checked.problems
    return build_corpus(checked.draft)


class QuietHandler(served_site.QuietHandler):
    """As a server that readers meet: connections stay open, styles and scripts are kept."""

    protocol_version = "HTTP/1.1"

    def end_headers(self) -> None:
        """Lets a browser keep what no page of a test changes."""
        if self.path.startswith("/assets/"):
            self.send_header("Cache-Control", "max-age=3600")
        super().end_headers()


def serve(
    folder: Path, handler_class: type[QuietHandler] = QuietHandler
) -> Generator[str, None, None]:
    """Serves a folder; yields its address with a closing slash."""
    with served_site.serving(folder, handler_class) as url:
        yield url


@pytest.fixture(scope="session")
def site_url(real_site: Path) -> Iterator[str]:
    """The address at which the real site is served."""
    yield from serve(real_site)


def browser_program() -> tuple[str, list[str]]:
    """Chromium and how it is started; the launcher names its program in CHROMIUM."""
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    assert program, "run the tests with `python3 scripts/site.py test`, which finds Chromium"
    arguments = ["--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        arguments.append("--no-sandbox")
    return program, arguments


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives the browsers."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Chromium without a window."""
    program, arguments = browser_program()
    launched = playwright.chromium.launch(executable_path=program, args=arguments)
    yield launched
    launched.close()


DRAW_NOTHING = "--enable-begin-frame-control"
"""Where it is known, frames are drawn when they are asked for; a full Chromium draws them all."""


@pytest.fixture(scope="session")
def measuring_browser(playwright: Playwright) -> Iterator[Browser]:
    """Chromium that styles, lays out and draws nothing: measuring a page takes half as long.

    What waits for a frame, such as a transition, never comes to its end.
    """
    program, arguments = browser_program()
    launched = playwright.chromium.launch(executable_path=program, args=[*arguments, DRAW_NOTHING])
    yield launched
    launched.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page in a browser that remembers nothing."""
    context = browser.new_context()
    context.set_default_timeout(20_000)
    yield context.new_page()
    context.close()
