"""The launcher: help, builds that lose nothing, and a preview that follows every edit."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from threading import Condition, Thread

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import Project

COMMANDS = (
    "build", "serve", "test", "check", "ingest", "verify", "new", "review", "schemas", "lock",
    "clean",
)  # fmt: skip


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_explains_each_command(example_project: Project, command: str) -> None:
    asked = example_project.launch(*filter(None, [command]), "--help")
    assert asked.returncode == 0
    assert "usage: site.py" in asked.stdout
    if not command:
        for name in COMMANDS:
            assert re.search(rf"^\s+{name}\s+\S", asked.stdout, re.MULTILINE), name


def test_the_launcher_needs_the_standard_library_only(example_project: Project) -> None:
    script = example_project.root / "scripts/site.py"
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


def test_a_build_killed_between_its_two_renames_loses_nothing(example_project: Project) -> None:
    assert example_project.launch("build").returncode == 0
    site, previous = example_project.root / "site", example_project.root / "site.previous"
    site.rename(previous)
    page = example_project.root / "docs/zh/index.md"
    text = page.read_text("utf-8")
    page.write_text(text.replace(" { #diagram }", ""), encoding="utf-8")
    assert example_project.launch("build").returncode == 1
    assert (site / "index.html").is_file()
    assert not previous.exists()
    site.rename(previous)
    page.write_text(text, encoding="utf-8")
    assert example_project.launch("build").returncode == 0
    assert (site / "index.html").is_file()
    assert not previous.exists()


def test_a_warning_fails_the_build(example_project: Project) -> None:
    for language in ("zh", "en"):
        page = example_project.root / f"docs/{language}/index.md"
        page.write_text(page.read_text("utf-8") + "\n[x](nowhere.pdf)\n", encoding="utf-8")
    failed = example_project.launch("build")
    assert failed.returncode == 1
    assert "nowhere.pdf" in failed.stdout


def test_clean_deletes_what_can_be_made_again(example_project: Project) -> None:
    assert example_project.launch("build").returncode == 0
    assert example_project.launch("clean").returncode == 0
    assert not (example_project.root / "site").exists()
    assert not (example_project.root / ".cache").exists()
    assert (example_project.root / "docs/zh/index.md").is_file()


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

    preview.edit("docs/assets/stylesheets/site.css", ":root {", ":root { --edited: 1;")
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


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_no_signal_leaves_an_orphan_on_the_port(
    example_project: Project, number: signal.Signals
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


@pytest.mark.skipif(not Path("/proc/self/status").is_file(), reason="needs /proc")
def test_the_memory_of_a_preview_stays_flat(preview: Preview) -> None:
    children = Path(f"/proc/{preview.process.pid}/task/{preview.process.pid}/children")
    (server,) = children.read_text().split()

    def megabytes_after_edit(number: int) -> int:
        heard = len(preview.said)
        preview.edit(
            "docs/zh/index.md", f"edit: {number}\n" if number else "---\n\n",
            f"edit: {number + 1}\n" + ("" if number else "---\n\n"),
        )  # fmt: skip
        preview.wait_for("Reloading browsers", heard)
        status = Path(f"/proc/{server}/status").read_text()
        return int(re.findall(r"VmRSS:\s+(\d+)", status)[0]) // 1024

    used = [megabytes_after_edit(number) for number in range(8)]
    # The first rebuilds fill caches; a leak of one site a rebuild would show as some 10 MB each.
    assert max(used[4:]) - used[3] < 12, used
