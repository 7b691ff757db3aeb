"""The launcher: help, builds that lose nothing, and a preview that follows every edit."""

import fcntl
import hashlib
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from threading import Condition, Thread

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import (
    OF_NO_TEST,
    ROOT,
    Project,
    built_strictly,
    copy_example_docs,
    copy_project,
)

COMMANDS = (
    "build", "book", "zip", "serve", "test", "check", "ingest", "verify", "new", "review",
    "schemas", "lock", "clean",
)  # fmt: skip


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The example, for tests that change nothing in it."""
    return copy_project(tmp_path_factory.mktemp("untouched") / "project", copy_example_docs)


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_explains_each_command(untouched: Project, command: str) -> None:
    asked = untouched.launch(*filter(None, [command]), "--help")
    assert asked.returncode == 0
    assert "usage: site.py" in asked.stdout
    if not command:
        for name in COMMANDS:
            assert re.search(rf"^\s+{name}\s+\S", asked.stdout, re.MULTILINE), name


def test_the_launcher_needs_the_standard_library_only(untouched: Project) -> None:
    script = untouched.root / "scripts/site.py"
    asked = subprocess.run(
        [sys.executable, "-E", "-s", "-S", str(script), "--help"], capture_output=True, check=False
    )
    assert asked.returncode == 0


def test_check_reports_and_fails(example_project: Project) -> None:
    page = example_project.root / "docs/zh/index.md"
    page.write_text(page.read_text("utf-8").replace(" { #diagram }", ""), encoding="utf-8")
    checked = example_project.launch("check")
    assert checked.returncode == 1
    assert "docs/zh/index.md:10: 图: the heading has no id" in checked.stdout


def test_check_finds_a_stale_schema_and_schemas_mends_it(example_project: Project) -> None:
    stale = example_project.launch("check")
    assert stale.returncode == 1
    assert "docs/corpus/schemas/source.json: the schema is stale" in stale.stdout
    assert example_project.launch("schemas").returncode == 0
    assert example_project.launch("check").returncode == 0


def test_a_build_killed_between_its_two_renames_loses_nothing(built_copy: Project) -> None:
    site, previous = built_copy.root / "site", built_copy.root / "site.previous"
    site.rename(previous)
    page = built_copy.root / "docs/zh/index.md"
    text = page.read_text("utf-8")
    page.write_text(text.replace(" { #diagram }", ""), encoding="utf-8")
    assert built_copy.launch("build").returncode == 1
    assert (site / "index.html").is_file()
    assert not previous.exists()
    site.rename(previous)
    page.write_text(text, encoding="utf-8")
    assert built_copy.launch("build").returncode == 0
    assert (site / "index.html").is_file()
    assert not previous.exists()


def test_a_warning_fails_the_build(example_project: Project) -> None:
    for language in ("zh", "en"):
        page = example_project.root / f"docs/{language}/index.md"
        page.write_text(page.read_text("utf-8") + "\n[x](nowhere.pdf)\n", encoding="utf-8")
    failed = example_project.launch("build")
    assert failed.returncode == 1
    assert "nowhere.pdf" in failed.stdout


def test_clean_deletes_what_can_be_made_again(built_copy: Project) -> None:
    assert (built_copy.root / "site").exists()
    assert (built_copy.root / ".cache").exists()
    assert built_copy.launch("clean").returncode == 0
    assert not (built_copy.root / "site").exists()
    assert not (built_copy.root / ".cache").exists()
    assert (built_copy.root / "docs/zh/index.md").is_file()


def digests(folder: Path) -> dict[str, str]:
    """What each file of a folder holds, by its path."""
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in folder.rglob("*")
        if file.is_file()
    }


def refused_in_one_line(asked: subprocess.CompletedProcess[str], words: str) -> bool:
    """Whether the launcher has refused with one line that holds the words, and no traceback."""
    last = asked.stderr.strip().splitlines()[-1:]
    said = asked.stdout + asked.stderr
    return (
        asked.returncode == 1
        and "Traceback" not in said
        and bool(last)
        and last[0].startswith("site.py: ")
        and words in last[0]
    )


@pytest.fixture(scope="module")
def built_project(built_example: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The built example, for tests that must leave its site as it is."""
    root = tmp_path_factory.mktemp("built") / "project"
    shutil.copytree(built_example.root, root)
    return Project(root)


def start_build(project: Project) -> subprocess.Popen[str]:
    """A build that has just begun, in a process group of its own."""
    process = subprocess.Popen(
        [sys.executable, str(project.root / "scripts/site.py"), "build"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        env=os.environ | {"SITE_PYTHON": sys.executable},
        start_new_session=True,
    )
    assert process.stdout is not None
    assert "Building the site" in process.stdout.readline()
    return process


def child_of(launcher: subprocess.Popen[str]) -> int:
    """The process that the launcher has started, as soon as there is one."""
    children = Path(f"/proc/{launcher.pid}/task/{launcher.pid}/children")
    for _ in range(600):
        if pids := children.read_text().split():
            return int(pids[0])
        with suppress(subprocess.TimeoutExpired):
            launcher.wait(timeout=0.05)
    raise AssertionError("the launcher has started nothing")


@pytest.mark.parametrize("moment", [0.05, 0.3, 0.7, 1.1, 1.6, 2.2])
def test_a_build_killed_at_any_moment_leaves_the_last_site_whole(
    built_project: Project, moment: float
) -> None:
    before = digests(built_project.root / "site")
    with start_build(built_project) as process:
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=moment)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    wait_until_no_build_runs(built_project)
    site = built_project.root / "site"
    left = site if site.is_dir() else built_project.root / "site.previous"
    assert digests(left) == before


def test_a_build_killed_before_any_operation_on_files_leaves_a_whole_site(tmp_path: Path) -> None:
    root = tmp_path / "project"
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "scripts/launcher", root / "scripts/launcher", ignore=ignored)
    (root / "hooks").mkdir()
    (root / "hooks/site_hooks.py").touch()
    (root / "mkdocs.yml").write_text("hooks: [\n  hooks/site_hooks.py\n]\n", encoding="utf-8")
    program = ROOT / "tests/launcher/killed_builds.py"
    killed = subprocess.run(
        [sys.executable, str(program), str(root), "40"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert killed.returncode == 0, killed.stderr
    said = json.loads(killed.stdout)
    assert said["faults"] == []
    assert said["operations"] >= 40
    assert said["kills"] == said["operations"] + 40


def wait_until_no_build_runs(project: Project) -> None:
    """Takes the lock of the builds as soon as it is free, and gives it back."""
    with (project.root / ".cache/building").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)


def test_a_builder_whose_launcher_is_killed_keeps_other_builds_out(built_project: Project) -> None:
    before = digests(built_project.root / "site")
    with start_build(built_project) as launcher:
        builder = child_of(launcher)
        os.kill(builder, signal.SIGSTOP)
        launcher.kill()
        launcher.wait()
        try:
            second = built_project.launch("build")
        finally:
            os.kill(builder, signal.SIGKILL)
    assert refused_in_one_line(second, "another build of this folder is running")
    wait_until_no_build_runs(built_project)
    assert built_project.launch("build").returncode == 0
    assert digests(built_project.root / "site") == before


def test_a_build_that_is_ended_ends_its_builder(built_project: Project) -> None:
    with start_build(built_project) as launcher:
        launcher.terminate()
        assert launcher.wait(timeout=30) == 128 + signal.SIGTERM
    with (built_project.root / ".cache/building").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)


def limited(project: Project, *wrapper: str) -> subprocess.CompletedProcess[str]:
    """A build under a program that takes something away from it."""
    return subprocess.run(
        [*wrapper, sys.executable, str(project.root / "scripts/site.py"), "build"],
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"SITE_PYTHON": sys.executable},
        check=False,
    )


def test_a_disk_that_takes_no_more_costs_nothing(built_project: Project) -> None:
    before = digests(built_project.root / "site")
    shutil.rmtree(built_project.root / ".cache/build", ignore_errors=True)
    # A limit on the size of files fails a write as a full disk does.
    full = limited(built_project, "sh", "-c", 'ulimit -f 8; exec "$@"', "sh")
    assert refused_in_one_line(full, "the site was not built; site/ is as it was")
    assert "too large" in full.stdout
    assert digests(built_project.root / "site") == before


WITHOUT_PRIVILEGES = (
    ["setpriv", "--bounding-set=-dac_override,-dac_read_search,-fowner", "--"]
    if os.geteuid() == 0
    else []
)


@pytest.mark.skipif(
    bool(WITHOUT_PRIVILEGES) and not shutil.which("setpriv"),
    reason="not run: root may write everywhere, and setpriv, which takes that away, is missing",
)
@pytest.mark.parametrize("place", ["", ".cache", "site"])
def test_a_place_that_cannot_be_written_is_named(built_copy: Project, place: str) -> None:
    root, before = built_copy.root, digests(built_copy.root / "site")
    protected = [root / place, *filter(Path.is_dir, (root / place).rglob("*"))]
    for folder in protected:
        folder.chmod(0o555)
    try:
        built = limited(built_copy, *WITHOUT_PRIVILEGES)
    finally:
        for folder in protected:
            if folder.exists():
                folder.chmod(0o755)
    if place == "site":
        # A site of the user's own, write-protected or not, is replaced as a whole.
        assert built.returncode == 0, built.stdout + built.stderr
        assert not (root / "site.previous").exists()
    else:
        assert refused_in_one_line(built, "")
        assert "Permission denied" in built.stdout + built.stderr
    assert digests(root / "site") == before


@pytest.mark.parametrize("kind", ["link", "file"])
def test_a_site_that_is_no_folder_is_refused(
    example_project: Project, tmp_path: Path, kind: str
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "kept.txt").touch()
    site = example_project.root / "site"
    if kind == "link":
        site.symlink_to(elsewhere)
    else:
        site.touch()
    assert refused_in_one_line(example_project.launch("build"), "site is no folder but a link")
    assert (elsewhere / "kept.txt").is_file()


@pytest.mark.parametrize("command", ["build", "serve"])
@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ("no mkdocs.yml", "mkdocs.yml is not there"),
        ("no hook", "mkdocs.yml: hooks: hooks/site_hooks.py is missing"),
        ("no hook file", "hooks/site_hooks.py is not there"),
    ],
)
def test_a_project_without_its_settings_or_its_hook_is_refused(
    example_project: Project, command: str, fault: str, words: str
) -> None:
    settings = example_project.root / "mkdocs.yml"
    if fault == "no mkdocs.yml":
        settings.unlink()
    elif fault == "no hook":
        text = settings.read_text("utf-8")
        settings.write_text(text.replace("  - hooks/site_hooks.py\n", ""), encoding="utf-8")
    else:
        (example_project.root / "hooks/site_hooks.py").unlink()
    assert refused_in_one_line(example_project.launch(command), words)


# ASCII can write least; that the others are known too, one command shows as well as all.
@pytest.mark.parametrize(
    ("encoding", "commands"),
    [("ascii", ("build", "schemas", "check")), ("cp1252", ("build",)), ("cp936", ("check",))],
)
def test_a_console_that_is_not_utf_8_stops_no_command(
    built_project: Project, encoding: str, commands: Sequence[str]
) -> None:
    for command in commands:
        done = built_project.launch(command, PYTHONIOENCODING=encoding)
        assert done.returncode == 0, done.stdout + done.stderr


def test_a_missing_module_is_reported_as_what_it_is(example_project: Project) -> None:
    script = str(example_project.root / "scripts/check.py")
    asked = subprocess.run(
        [sys.executable, "-S", "-E", script],
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"SITE_RESTARTED": "1"},
        check=False,
    )
    assert asked.returncode == 1
    assert asked.stderr.startswith("check: the module explainer is missing")
    assert len(asked.stderr.splitlines()) == 1


def test_an_installation_that_fails_says_why_and_is_begun_anew(example_project: Project) -> None:
    variables = installing_from("nowhere", "nowhere-else")
    for _ in range(2):
        failed = example_project.launch("build", **variables)
        assert refused_in_one_line(failed, "requirements.lock could not be installed")
        assert "ERROR: No matching distribution found" in failed.stderr
        assert len(failed.stderr.splitlines()) < 12
        warnings = [line for line in failed.stderr.splitlines() if line.startswith("WARNING:")]
        assert len(set(warnings)) == len(warnings) == 2


def installing_from(*places: str) -> dict[str, str]:
    """Variables with which an environment is installed from these places alone."""
    settings = {"NO_INDEX": "1", "FIND_LINKS": " ".join(places), "CONFIG_FILE": os.devnull}
    return {"SITE_PYTHON": "", **{f"PIP_{name}": value for name, value in settings.items()}}


def test_an_installation_shows_its_steps_and_no_warning(
    example_project: Project, tmp_path: Path
) -> None:
    wheels = tmp_path / "wheels"
    wheels.mkdir()
    lock = "".join(map(locked_wheel, [wheels] * 3, ["one", "two", "three"]))
    (example_project.root / "requirements.lock").write_text(lock, encoding="utf-8")
    ask = "from launcher.environment import ensure_environment as e; print(e())"
    installed = subprocess.run(
        [sys.executable, "-c", ask],
        cwd=example_project.root / "scripts",
        capture_output=True,
        encoding="utf-8",
        env=os.environ | installing_from(str(wheels), "nowhere"),
        check=True,
    )
    assert installed.stderr.splitlines() == [
        "── Installing requirements.lock into .venv: about 3 packages, once",
        "   3 packages fetched; unpacking them",
    ]


def locked_wheel(folder: Path, name: str) -> str:
    """Writes an empty package into a folder; returns what a lock says of it."""
    file = folder / f"{name}-1.0-py3-none-any.whl"
    about = {
        "METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n",
        "WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        "RECORD": "",
    }
    with zipfile.ZipFile(file, "w") as wheel:
        for part, text in about.items():
            wheel.writestr(f"{name}-1.0.dist-info/{part}", text)
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    return f"{name}==1.0 \\\n    --hash=sha256:{digest}\n"


@pytest.mark.parametrize(
    ("changes", "date"), [("## 0.2.0, 2021-02-25\n\n## 0.1.0, 2020-11-23\n", "2021-02-25")]
)
def test_a_copy_without_git_cites_the_day_of_its_newest_release(
    example_project: Project, changes: str, date: str
) -> None:
    (example_project.root / "CHANGELOG.md").write_text(f"# Changes\n\n{changes}", "utf-8")
    assert example_project.launch("build", SOURCE_DATE_EPOCH="").returncode == 0
    page = example_project.root / "site/sources/example-decision/index.html"
    assert f"[{date}]" in page.read_text("utf-8")


def test_a_copy_without_git_or_releases_has_the_day_of_its_newest_page(
    example_project: Project,
) -> None:
    (example_project.root / "CHANGELOG.md").unlink()
    day = datetime(2022, 5, 4, 12, tzinfo=UTC).timestamp()
    for path in (example_project.root / "docs").rglob("*"):
        os.utime(path, (day, day))
    ask = "from launcher.environment import tool_environment as t; print(t()['SOURCE_DATE_EPOCH'])"
    asked = subprocess.run(
        [sys.executable, "-c", ask],
        cwd=example_project.root / "scripts",
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"SOURCE_DATE_EPOCH": ""},
        check=True,
    )
    assert datetime.fromtimestamp(int(asked.stdout), UTC) == datetime(2022, 5, 4, tzinfo=UTC)


def test_every_lock_holds_what_the_smaller_ones_hold() -> None:
    def pins(name: str) -> set[str]:
        lock = (ROOT / name).read_text(encoding="utf-8")
        return set(re.findall(r"^\S+==\S+(?: ; .*)?(?= \\$)", lock, re.MULTILINE))

    building, ingestion = pins("requirements.lock"), pins("requirements-ingestion.lock")
    development = pins("requirements-development.lock")
    assert building
    assert building < ingestion < development
    for name in ("playwright", "deno", "mypy", "ruff", "uv", "pytest"):
        assert not any(pin.startswith(f"{name}==") for pin in ingestion)


def test_git_gives_every_checkout_the_line_ends_that_the_checks_expect() -> None:
    files = ["docs/zh/index.md", "docs/corpus/interface.yml", "scripts/site.py"]
    command = ["git", "check-attr", "eol", "--", *files]
    asked = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    if asked.returncode:
        pytest.skip("not run: a copy without git has no attributes to ask git for")
    assert asked.stdout.splitlines() == [f"{file}: eol: lf" for file in files]


@dataclass
class Preview:
    """A running `site.py serve` and what it has said."""

    project: Project
    process: subprocess.Popen[str]
    address: str
    said: list[str] = field(default_factory=list)
    news: Condition = field(default_factory=Condition)

    def listen(self) -> None:
        """Collects every line until the preview ends."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            with self.news:
                self.said.append(line)
                self.news.notify_all()

    def wait_for(self, words: str, after: int = 0) -> int:
        """Waits until a line after the first `after` lines holds the words; returns its number."""

        def found() -> int | None:
            numbers = range(after, len(self.said))
            return next((number + 1 for number in numbers if words in self.said[number]), None)

        with self.news:
            assert self.news.wait_for(found, timeout=60), "".join(self.said[after:])
        return found() or 0

    def edit(self, name: str, old: str, new: str) -> None:
        """Replaces words in a file of the project."""
        file = self.project.root / name
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")


@contextmanager
def start_preview(project: Project) -> Iterator[Preview]:
    """Starts a preview on a free port; it is ended however the block is left."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with subprocess.Popen(
        [sys.executable, str(project.root / "scripts/site.py"), "serve", "--port", str(port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        env=os.environ | {"SITE_PYTHON": sys.executable, "SITE_URL": "http://127.0.0.1/"},
    ) as process:
        running = Preview(project, process, f"http://127.0.0.1:{port}/")
        listener = Thread(target=running.listen, daemon=True)
        listener.start()
        try:
            yield running
        finally:
            # A job in the background may have been told to ignore SIGINT; none ignores SIGTERM.
            process.terminate()
            process.wait(timeout=30)
            # The end of its output tells that the builder has ended too.
            listener.join(timeout=30)
            assert not listener.is_alive()


@pytest.fixture
def preview(example_project: Project) -> Iterator[Preview]:
    """A running preview of the example."""
    with start_preview(example_project) as running:
        running.wait_for("Serving on")
        yield running


def test_the_preview_follows_every_edit_and_recovers(preview: Preview, page: Page) -> None:
    page.goto(preview.address)
    expect(page.locator("h1")).to_contain_text("示例")

    preview.edit("docs/zh/index.md", "# 示例", "# 改过的标题")
    expect(page.locator("h1")).to_contain_text("改过的标题", timeout=30_000)

    colour = "--inferred: #7a5a00;"
    preview.edit("docs/assets/stylesheets/site.css", colour, f"--edited: 1; {colour}")
    page.wait_for_function(
        "getComputedStyle(document.documentElement).getPropertyValue('--edited') == '1'",
        timeout=30_000,
    )

    page.goto(preview.address + "sources/example-decision/")
    preview.edit("docs/corpus/sources/example-decision.yml", "具体负责", "负责到底")
    expect(page.locator("#centre-plans")).to_contain_text("负责到底", timeout=30_000)

    page.goto(preview.address + "glossary/overall-planning/")
    preview.edit("docs/corpus/terms/roles.yml", "一起考虑各方面", "通盘考虑")
    expect(page.locator(".definition")).to_contain_text("通盘考虑", timeout=30_000)

    heard = len(preview.said)
    preview.edit("docs/corpus/terms/roles.yml", "category: role", "category: rolle")
    preview.wait_for('unknown category "rolle"', heard)
    expect(page.get_by_role("alert")).to_contain_text('"rolle"', timeout=30_000)
    preview.edit("docs/corpus/terms/roles.yml", "category: rolle", "category: role")
    preview.edit("docs/corpus/terms/roles.yml", "通盘考虑", "全面考虑")
    expect(page.locator(".definition")).to_contain_text("全面考虑", timeout=30_000)


def test_the_preview_follows_the_generator(preview: Preview, page: Page) -> None:
    page.goto(preview.address + "sources/example-decision/")
    heard = len(preview.said)
    hooks: Path = preview.project.root / "hooks/site_hooks.py"
    text = hooks.read_text("utf-8")
    added = (
        "from markupsafe import Markup as M\n\n\n"
        'def on_page_context(context, page, **_):\n    page.content += M("<p id=added>x</p>")\n'
    )
    hooks.write_text(text + "\n\n" + added, encoding="utf-8")
    preview.wait_for("Serving on", heard)
    page.wait_for_selector("#added", timeout=30_000)


def test_an_error_is_the_answer_to_every_request_until_it_is_mended(
    example_project: Project, page: Page
) -> None:
    terms = example_project.root / "docs/corpus/terms/roles.yml"
    sound = terms.read_text("utf-8")
    terms.write_text(sound.replace("category: role", "category: <rolle>"), encoding="utf-8")
    fault = 'roles.yml:7: terms.0.category: "<rolle>" is not an id'
    with start_preview(example_project) as running:
        running.wait_for(fault)
        running.wait_for("Waiting for the error to be mended")
        running.wait_for("Serving on")
        for address in ("", "en/glossary/", "assets/stylesheets/site.css", "nowhere/"):
            answer = page.request.get(running.address + address)
            assert answer.status == 500
            assert escape(fault) in answer.text()
        page.goto(running.address + "sources/example-decision/")
        expect(page.get_by_role("alert")).to_contain_text(fault)
        terms.write_text(sound, encoding="utf-8")
        expect(page.locator("h1")).to_contain_text("示例", timeout=30_000)


def test_a_preview_survives_broken_settings_and_a_broken_generator(preview: Preview) -> None:
    recovered = {
        "mkdocs.yml": "Serving on",
        "hooks/site_hooks.py": "Serving on",
        "docs/theme/main.html": "Reloading browsers",
    }
    for name, news in recovered.items():
        file = preview.project.root / name
        sound, heard = file.read_text("utf-8"), len(preview.said)
        file.write_text(f"{{%% ( '\n{sound}", encoding="utf-8")
        heard = preview.wait_for("Waiting for the error to be mended", heard)
        heard = preview.wait_for(news, heard)
        file.write_text(sound, encoding="utf-8")
        preview.wait_for(news, heard)


@pytest.fixture
def usual_signals() -> Iterator[None]:
    """A process started here obeys SIGHUP, although the tests may be meant to outlive theirs."""
    before = signal.signal(signal.SIGHUP, signal.SIG_DFL)
    yield
    signal.signal(signal.SIGHUP, before)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_no_signal_leaves_an_orphan_on_the_port(
    example_project: Project, number: signal.Signals, usual_signals: None
) -> None:
    with start_preview(example_project) as running:
        running.wait_for("Serving on")
        running.process.send_signal(number)
        running.process.wait(timeout=30)


def test_a_taken_port_is_named_in_one_line(example_project: Project) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        served = example_project.launch("serve", "--port", port)
    assert served.returncode == 1
    assert f"site.py: port {port} cannot be used" in served.stderr
    assert len(served.stderr.splitlines()) == 1


@pytest.mark.skipif(
    not Path("/proc/self/status").is_file(),
    reason="not run: the memory of a process is read from /proc, which only Linux has",
)
def test_fifty_edits_of_every_kind_of_file_are_shown_and_memory_stays_flat(
    example_project: Project, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    site.mkdir()
    edited = subprocess.run(
        [sys.executable, str(ROOT / "tests/launcher/fifty_edits.py"), str(site)],
        cwd=example_project.root,
        env=os.environ | {"PYTHONPATH": ""},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert edited.returncode == 0, edited.stdout + edited.stderr
    held = [int(line) for line in edited.stdout.splitlines() if line.isdigit()]
    assert len(held) > 50
    # The first edits of each kind fill caches; what a rebuild does not give back would add up.
    assert max(held[-17:]) - max(held[17:34]) < 12, held


def test_a_build_of_what_has_not_changed_ends_at_once(example_project: Project) -> None:
    unchanged = "Nothing has changed since the last build"
    first = example_project.launch("build")
    assert first.returncode == 0
    assert unchanged not in first.stdout
    assert unchanged in example_project.launch("build").stdout
    assert unchanged not in example_project.launch("build", "--anew").stdout


_ASK = """
import sys
from pathlib import Path
from launcher.environment import ensure_environment, read_tool_environment
from launcher.freshness import digest_of_inputs, is_fresh
print(is_fresh(digest_of_inputs(ensure_environment(), read_tool_environment())))
"""


def says_fresh(project: Project, **variables: str) -> bool:
    """Whether the launcher of a project takes its site for what a build would make."""
    environment = os.environ | {"SITE_PYTHON": sys.executable} | OF_NO_TEST | variables
    asked = subprocess.run(
        [sys.executable, "-c", _ASK],
        cwd=project.root / "scripts",
        capture_output=True,
        text=True,
        env=environment,
        check=True,
    )
    return asked.stdout.strip() == "True"


@pytest.fixture
def fresh_project(fresh_example: Project, tmp_path: Path) -> Iterator[Project]:
    """A project whose site has just been built; whatever a test does to it is undone."""
    kept = tmp_path / "kept"
    shutil.copytree(fresh_example.root, kept)
    yield fresh_example
    shutil.rmtree(fresh_example.root)
    shutil.copytree(kept, fresh_example.root)


@pytest.fixture(scope="module")
def fresh_example(built_example: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The example, built in its place for the tests of what makes a site stale."""
    root = tmp_path_factory.mktemp("fresh") / "project"
    # The same site in another place is stale.
    shutil.copytree(built_example.root, root)
    built_strictly(Project(root))
    return Project(root)


@pytest.mark.parametrize(
    "change",
    [
        lambda root: append(root / "docs/zh/index.md", "\n"),
        lambda root: append(root / "docs/corpus/interface.yml", "\n"),
        lambda root: append(root / "docs/assets/stylesheets/site.css", "\n"),
        lambda root: append(root / "docs/theme/main.html", "\n"),
        lambda root: append(root / "hooks/explainer/languages.py", "\n"),
        lambda root: append(root / "mkdocs.yml", "\n"),
        lambda root: (root / "docs/assets/images/new.svg").write_text("<svg/>", encoding="utf-8"),
        lambda root: (root / "docs/assets/images/favicon.svg").unlink(),
        lambda root: append(root / "site/index.html", "\n"),
        lambda root: (root / "site/en/index.html").unlink(),
        lambda root: shutil.rmtree(root / ".cache"),
    ],
)
def test_a_site_is_stale_after_each_kind_of_change(
    fresh_project: Project, change: Callable[[Path], object]
) -> None:
    assert says_fresh(fresh_project)
    change(fresh_project.root)
    assert not says_fresh(fresh_project)


def test_a_site_is_stale_under_another_address(fresh_project: Project) -> None:
    assert says_fresh(fresh_project)
    assert not says_fresh(fresh_project, SITE_URL="https://elsewhere.example/")
    assert not says_fresh(fresh_project, SOURCE_DATE_EPOCH="1")


def append(file: Path, text: str) -> None:
    file.write_text(file.read_text("utf-8") + text, encoding="utf-8")
