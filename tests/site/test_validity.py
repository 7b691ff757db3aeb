"""Every page is valid HTML for the nu checker; html-validate reads those that show all there is."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

from tests.every_page import showing_all
from tests.node_tools import installed

# What html-validate calls an error and is none: rules of style; titles that are official names; and
# a filter that works as its boxes are ticked, so that it has nothing to send.
STYLE_ONLY = (
    "attr-quotes", "attribute-boolean-style", "doctype-style", "long-title", "no-inline-style",
    "no-raw-characters", "no-trailing-whitespace", "void-style", "wcag/h32",
)  # fmt: skip


def pages(site: Path) -> Iterator[str]:
    """The files of the pages; those in traditional script have the markup of their twins."""
    for file in sorted(site.rglob("*.html")):
        if file.relative_to(site).parts[0] != "zh-hant":
            yield str(file)


def test_the_nu_checker_finds_no_error(real_site: Path) -> None:
    jar = installed("java", "vnu-jar") / "build/dist/vnu.jar"
    options = ["--errors-only", "--format", "json"]
    checked = subprocess.run(
        [
            "java",
            "-Xss8m",
            "-XX:TieredStopAtLevel=1",
            "-jar",
            str(jar),
            *options,
            *pages(real_site),
        ],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    messages = json.loads(checked.stderr)["messages"]
    assert [f"{m.get('url')}: {m['message']}" for m in messages if m["type"] == "error"] == []


def test_html_validate_finds_no_error(real_site: Path, tmp_path: Path) -> None:
    program = installed("node", "html-validate") / "bin/html-validate.mjs"
    settings = tmp_path / "settings.json"
    rules = dict.fromkeys(STYLE_ONLY, "off")
    settings.write_text(
        json.dumps({"root": True, "extends": ["html-validate:recommended"], "rules": rules})
    )
    shown = [str(real_site / name / "index.html") for name in sorted(showing_all(real_site))]
    shown = [file.replace(".html/index.html", ".html") for file in shown]
    # Into a file: it ends before a pipe has taken all of a long answer.
    answer = tmp_path / "answer.json"
    with answer.open("w") as file:
        subprocess.run(
            ["node", str(program), "--config", str(settings), "--formatter", "json", *shown],
            stdout=file,
            check=False,
        )  # fmt: skip
    found = [
        f"{page['filePath']}: {message['ruleId']}: {message['message']}"
        for page in json.loads(answer.read_text(encoding="utf-8"))
        for message in page["messages"]
    ]
    assert found == []
