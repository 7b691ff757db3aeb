"""The last gate of a page and its policy."""

import base64
import hashlib

import pytest
from explainer.build.finished_page import page_faults
from explainer.build.security_policy import (
    PolicyError,
    inline_scripts,
    security_policy,
    with_security_policy,
)

from tests.built_site import read_site
from tests.conftest import Project

KNOWN = "start()"
HEAD = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>T</title></head>'
SOUND = f"""{HEAD}<body><script>{KNOWN}</script><script src="../site.js"></script>
<script type="application/json">{{"a": "\\u003cb"}}</script>
<img src="data:image/png;base64,AA" alt="">
<a href="https://example.org/">x</a><a href="mailto:a@example.org">x</a><a href="#top">x</a>
<svg viewBox="0 0 1 1"><title>&lt;b&gt;</title><a href="../x/"><text>x</text></a></svg>
</body></html>"""


def test_a_sound_page_has_no_faults() -> None:
    assert page_faults(SOUND, [KNOWN]) == []


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<script>other()</script>", "none of the theme's: <script>other()"),
        ("<SCRIPT type=module>start() </SCRIPT>", "none of the theme's"),
        ("<script src=//else.where/x.js></script>", "another host: <script"),
        ("<script src=https://else.where/x.js></script>", "another host: <script"),
        ("<p onclick=start()>", "runs a script: <p onclick"),
        ("<svg onload=start()></svg>", "runs a script: <svg onload"),
        ("<a href=javascript:start()>x</a>", "can run something: <a href"),
        ("<a href='java&#10;script:start()'>x</a>", "can run something: <a href"),
        ("<a href=' &#1;JAVASCRIPT:start()'>x</a>", "can run something: <a href"),
        ("<a href='data:text/html,x'>x</a>", "can run something: <a href"),
        ("<svg><a xlink:href=javascript:start()>x</a></svg>", "can run something: <a xlink:href"),
        ("<img src=//else.where/x.png>", "another host: <img"),
        ("<img src='\\\\else.where/x.png'>", "another host: <img"),
        ("<img srcset='a.png 1x, //else.where/x.png 2x'>", "another host: <img"),
        ("<img src='data:text/html,x'>", "another host: <img"),
        ("<link rel=stylesheet href=https://else.where/x.css>", "another host: <link"),
        ("<link rel='prev stylesheet' href=https://else.where/x>", "another host: <link"),
        ("<form action=https://else.where/>x</form>", "another host: <form"),
        ("<button formaction=javascript:start()>x</button>", "another host: <button"),
        ("<p style='background: URL (x.png)'>x", "a style that loads"),
        ("<meta http-equiv=refresh content='0;url=x'>", 'browser: <meta http-equiv="refresh">'),
        ("<iframe srcdoc='x'></iframe>", "load something: <iframe>"),
        ("<object data=x></object>", "load something: <object>"),
        ("<base href=/>", "load something: <base>"),
        ("<svg><set attributeName=href to=x /></svg>", "load something: <set>"),
        ("<style>p { color: red }</style>", "load something: <style>"),
        ("<svg><title><img src=x></title></svg>", "markup where only text may be: <title>"),
        ("<svg><foreignObject>x</foreignObject></svg>", "load something: <foreignobject>"),
    ],
)
def test_what_no_page_may_hold_is_named(markup: str, words: str) -> None:
    faults = page_faults(SOUND.replace("</body>", f"{markup}</body>"), [KNOWN])
    assert any(words in fault for fault in faults), faults


def test_inline_scripts_are_code_only() -> None:
    assert inline_scripts(SOUND) == [KNOWN]


def test_the_policy_names_known_scripts_whatever_the_page_holds() -> None:
    page = SOUND.replace("</body>", "<script>other()</script></body>")
    closed = with_security_policy(page, [KNOWN])
    known, other = (
        base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
        for code in (KNOWN, "other()")
    )
    assert f"'sha256-{known}'" in security_policy([KNOWN])
    assert closed.index("Content-Security-Policy") < closed.index("<title>")
    assert f"'sha256-{known}'" in closed
    assert other not in closed


@pytest.mark.parametrize(
    "page",
    [
        SOUND.replace("utf-8", "UTF-8"),
        SOUND.replace("<title>", '<meta charset="utf-8"><title>'),
        SOUND.replace("<meta", "<script>early()</script><meta"),
    ],
)
def test_a_page_without_a_place_for_its_policy_is_refused(page: str) -> None:
    with pytest.raises(PolicyError, match="must begin with"):
        with_security_policy(page, [KNOWN])


def test_a_template_that_brings_a_script_fails_the_build(example_project: Project) -> None:
    template = example_project.root / "docs/theme/partials/copyright.html"
    text = template.read_text("utf-8")
    template.write_text(f"{text}<script>added()</script>", encoding="utf-8")
    refused = example_project.launch("build")
    assert refused.returncode == 1
    assert "copyright.html:" in refused.stdout
    assert "Traceback" not in refused.stdout + refused.stderr
    # The finished pages are the last gate, for what no check of a template has seen.
    built = example_project.build_unchecked()
    assert built.returncode != 0
    assert "a script that is none of the theme's: <script>added()" in built.stderr
    assert "docs/theme/404.html: " in built.stderr


def test_a_title_is_escaped_wherever_the_theme_prints_it(example_project: Project) -> None:
    file = example_project.root / "docs/corpus/sources/example-decision.yml"
    marked = "&</title><b>x</b>"
    sound, title = file.read_text("utf-8"), f'zh: "示例{marked}", en: "Example {marked}"'
    poisoned = sound.replace("zh: 示例决定, en: Example Decision", title)
    file.write_text(poisoned, encoding="utf-8")
    assert example_project.build_unchecked().returncode == 0
    page = read_site(example_project.root / "site")["en/sources/example-decision/"]
    assert not page.root.xpath("//head//b")
    (heading,) = page.select("h1")
    assert heading.text_content().startswith(f"Example {marked}")
    assert not [element for element in page.select("b") if element.text == "x"]
