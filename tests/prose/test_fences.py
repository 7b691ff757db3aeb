"""Diagrams written in prose: every kind is drawn, and what cannot be drawn has a fallback."""

import json
import re
import signal
from pathlib import Path

import pytest
from explainer.build.compile import compile_site
from explainer.diagrams.mermaid.accepted import OTHER_KINDS, refusals
from explainer.diagrams.mermaid.renderer import DrawingError, contents_of, draw
from explainer.prose.fences import Fence, fence_of
from explainer.prose.markdown import parsed
from lxml import html
from playwright.sync_api import Browser, Page, expect

from tests.built_site import read_site
from tests.conftest import Project
from tests.launcher.test_launcher import start_preview
from tests.mermaid_kinds import KINDS
from tests.site.test_diagram_geometry import FAULTS

NOTES = {
    "zh": "%% accTitle: 示例图\n%% accDescr: 两个框。\n%% caption: 示例[[@centre-plans]]。\n",
    "en": "%% accTitle: Example\n%% accDescr: Two boxes.\n%% caption: Shown [[@centre-plans]].\n",
}
DRAWN = """\
flowchart TB
  {notes}  county["{county}"] -->|{act}| centre["{centre}"]
  click county href "level:county"
  click centre href "term:overall-planning" "tooltip"
"""
WORDS = {
    "zh": {"county": "县", "act": "报告", "centre": "中央"},
    "en": {"county": "County", "act": "reports", "centre": "Centre"},
}


TOO_CLOSE = f"""\
erDiagram
  {{notes}}  A ||--o{{ B : "{"over " * 40}"
  A ||--o{{ B : "{"under " * 40}"
"""
"""A drawing that Mermaid shows with words on words."""


def too_much() -> str:
    """A flow chart that Mermaid draws and whose layout costs the native renderer too much."""
    ends = {start: " & ".join(f"n{start + step}" for step in range(1, 9)) for start in range(60)}
    return "flowchart LR\n" + "".join(f"  n{start} --> {end}\n" for start, end in ends.items())


def add_fence(project: Project, text: str) -> None:
    """Puts a diagram under both home pages; `text` may use the words of WORDS and {notes}."""
    for language, notes in NOTES.items():
        page = project.root / f"docs/{language}/index.md"
        filled = text.replace("{notes}", notes.replace("\n", "\n  ").rstrip(" "))
        for name, word in WORDS[language].items():
            filled = filled.replace(f"{{{name}}}", word)
        page.write_text(
            page.read_text("utf-8")
            + f"\n```mermaid\n{filled}```\n\nAfter it.\n".replace(
                "After it.", "后面。" if language == "zh" else "After it."
            ),
            encoding="utf-8",
        )


def read_fences(text: str) -> list[Fence]:
    """The diagrams of a Markdown text."""
    return [
        fence_of(token, 1)
        for token in parsed(text)
        if token.type == "fence" and "mermaid" in token.info
    ]


def test_fences_are_found_with_their_notes() -> None:
    text = (
        "```python\n```mermaid\n```\n\n~~~~ {.mermaid}\naccTitle: One\n```\n~~~~\n\n"
        "```mermaid\nflowchart LR\n%% caption: Two\n"
    )
    first, second = read_fences(text)
    assert (first.line, first.notes) == (5, {"accTitle": "One"})
    assert (second.line, second.note_lines) == (10, {"caption": 12})


def test_a_description_may_run_over_several_lines() -> None:
    (fence,) = read_fences("```mermaid\nflowchart TB\n accDescr {\n  Two\n  boxes\n }\n```\n")
    assert (fence.notes, fence.note_lines) == ({"accDescr": "Two boxes"}, {"accDescr": 3})


def test_a_diagram_in_prose_becomes_a_figure(example_project: Project) -> None:
    add_fence(example_project, DRAWN)
    built = example_project.launch("build")
    assert built.returncode == 0, built.stdout
    pages = read_site(example_project.root / "site")
    for address, language, county in (("", "zh", "县"), ("en/", "en", "County")):
        page = pages[address]
        assert "mermaid" not in page.text
        (figure,) = page.root.xpath('//*[@id="diagram-figure-1"]')
        links = [link.get("href") for link in figure.cssselect("svg a")]
        assert links == ["levels/county/", "glossary/overall-planning/"]
        assert [item.get("data-from") for item in figure.cssselect("li")] == ["county"]
        assert county in figure.cssselect("li")[0].text_content()
        assert figure.cssselect("figcaption a"), language
        assert "click county" in figure.cssselect("pre")[0].text
    assert not list((example_project.root / "site").rglob("mermaid*"))


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_drawn_cleanly_and_the_same_each_time(kind: str) -> None:
    svg = draw(KINDS[kind], "prefix", "title", "description").svg
    assert not re.search(r"<style|<script|<foreignObject|<image|\sdata-|\sstyle=", svg)
    assert "mermaid" not in svg.lower()
    assert not re.search(r"\d\.\d\d", re.sub(r">[^<]*<", "><", svg))
    identifiers = re.findall(r'\sid="([^"]*)"', svg)
    assert len(identifiers) == len(set(identifiers))
    assert all(identifier.startswith("prefix-") for identifier in identifiers)
    assert set(re.findall(r"url\(#([^)]*)\)", svg)) <= set(identifiers)


def classes(svg: str, css: str) -> list[set[str]]:
    """The classes of what a CSS selector finds in a drawing."""
    return [set(found.get("class", "").split()) for found in html.fromstring(svg).cssselect(css)]


def test_the_legend_of_a_pie_has_the_colours_of_its_slices() -> None:
    svg = draw(KINDS["pie"], "p", "t", "d").svg
    slices = [min(c for c in found if "tint" in c) for found in classes(svg, ".pieCircle")]
    legend = [min(c for c in found if "tint" in c) for found in classes(svg, ".legend rect")]
    assert slices == legend
    assert len(set(slices)) == 7


# The ends of lines that the oracle, the stock Mermaid, draws for the first and the last entity.
ENDS = {
    "erDiagram\n  A ||--o{ B : x\n": ("onlyOneStart", "zeroOrMoreEnd"),
    "erDiagram\n  A |o--|{ B : x\n": ("zeroOrOneStart", "oneOrMoreEnd"),
    "classDiagram\n  A <|-- B\n": ("extensionStart", ""),
    "classDiagram\n  A *-- B\n": ("compositionStart", ""),
    "classDiagram\n  A o-- B\n": ("aggregationStart", ""),
    "classDiagram\n  A ..> B\n": ("", "dependencyEnd"),
    "flowchart TB\n  a o--o b\n": ("circleStart", "circleEnd"),
    "flowchart TB\n  a <--> b\n": ("pointStart", "pointEnd"),
}


@pytest.mark.parametrize("text", ENDS)
def test_the_ends_of_lines_are_the_renderers_and_not_turned(text: str) -> None:
    svg = draw(text, "p", "t", "d").svg
    (line,) = html.fromstring(svg).cssselect("path[marker-start], path[marker-end]")
    for side, name in zip(("start", "end"), ENDS[text], strict=True):
        assert name in line.get(f"marker-{side}", "")
        assert bool(name) == bool(line.get(f"marker-{side}"))
    assert "auto-start-reverse" not in svg


def test_entity_codes_are_read_in_the_drawing_and_its_contents() -> None:
    text = 'flowchart TB\n  a["#quot;统筹#quot; #9829; #12298;决定#12299;"]\n'
    assert '"统筹" ♥ 《决定》' in draw(text, "p", "t", "d").svg
    assert contents_of(text).boxes == {"a": '"统筹" ♥ 《决定》'}


@pytest.fixture(scope="module")
def faults_by_kind(browser: Browser, site_url: str) -> list[str]:
    """The faults of a page of the real site that shows one diagram of each kind."""
    figures = "".join(
        f'<figure class="diagram diagram--wide" id="{kind}"><div class="diagram__drawing">'
        f"{draw(text, kind, kind, kind).svg}</div></figure>"
        for kind, text in KINDS.items()
    )
    page = browser.new_page()
    page.goto(site_url + "en/about/")
    page.evaluate(
        """figures => {
            document.querySelector("article").innerHTML = figures;
            const link = document.createElement("link");
            link.rel = "stylesheet";
            link.href = "../../assets/stylesheets/drawn.css";
            document.head.append(link);
            return new Promise((done) => (link.onload = done));
        }""",
        figures,
    )
    assert page.locator(".diagram__drawing > svg").count() == len(KINDS)
    faults = page.evaluate(FAULTS)
    page.close()
    return list(faults)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_read(faults_by_kind: list[str], kind: str) -> None:
    # A drawing of an author has one layout, which scrolls where it is too wide.
    faults = [fault for fault in faults_by_kind if "is wider than its place" not in fault]
    assert [fault for fault in faults if fault.startswith(f"{kind}:")] == []


@pytest.mark.parametrize("kind", OTHER_KINDS)
def test_every_other_kind_is_refused_by_its_name(kind: str) -> None:
    (refused,) = refusals(f"%% a comment\n{kind}\n  a\n")
    assert refused.line == 2
    assert f"`{kind}`" in refused.message
    assert "sequenceDiagram" in refused.message or "write `" in refused.message


NOT_DRAWN = {
    "flowchart TB\n  a --> b\n  style a fill:#f9f\n": (3, "`style`"),
    "flowchart TB\n  classDef red fill:#f00\n": (2, "`classDef`"),
    "flowchart TB\n  a:::red --> b\n": (2, "`:::`"),
    "flowchart TB\n  a --> b\n  class a red\n": (3, "class `red`"),
    'flowchart TB\n  a["`**bold**`"]\n': (2, "formatted"),
    'flowchart TB\n  a["<b>bold</b>"]\n': (2, "HTML"),
    'flowchart TB\n  a["fa:fa-user A"]\n': (2, "pictures"),
    "flowchart TB\n  a@{ shape: cloud }\n": (2, "`@{…}`"),
    'flowchart TB\n  a --> b\n  click a href "https://x.example/"\n': (3, "page of the site"),
    "flowchart TB\n  a --> b\n  click a call act()\n": (3, "page of the site"),
    "flowchart TB\n  subgraph s\n  direction LR\n  a --> b\n  end\n": (3, "`direction`"),
    "%%{init: {}}%%\nflowchart TB\n  a\n": (1, "settings"),
    "flowchart TB\n  accTitle: a %%{ b\n  a --> b\n": (2, "settings"),
    "erDiagram\n  A\u3000B ||--o{ C : x\n": (2, "full-width"),
    "---\ntitle: T\n---\nflowchart TB\n  a\n": (1, "settings"),
    "flowchart TB\n  a[#99999999;]\n": (2, "#99999999;"),
    "flowchart TB\n  a[#nosuchname;]\n": (2, "#nosuchname;"),
    "flowchart TB\n  a[\ue022]\n": (2, "U+E022"),
    "flowchart TB\n  a[\uffff]\n": (2, "U+FFFF"),
    "flowchart TB\n  a[\u202e]\n": (2, "U+202E"),
    "sequenceDiagram\n  link A: B @ https://x.example/\n": (2, "`link`"),
    "sequenceDiagram\n  A-|\\B: x\n": (2, "half"),
    "classDiagram\n  bar ()-- foo\n": (2, "`()`"),
    "pie\n" + "".join(f'  "{n}" : 5\n' for n in range(8)): (9, "7 slices"),
    'pie\n  "a" : 999\n  "b" : 1\n': (3, "1 %"),
    'flowchart TB\n  a["x &nosuch; y"]\n': (2, "&nosuch;"),
    "flowchart TB\n  a---oB\n": (2, "put a space"),
    "flowchart TB\n  a --> b %% said\n": (2, "a line of its own"),
    'flowchart TB\n  a["**bold**"]\n': (2, "formatted"),
    'flowchart TB\n  a["one"] --> b\n  a["two"] --> c\n': (3, 'is called "one" on line 2'),
    "flowchart TB\n  a x--o b\n": (2, "the x at its start"),
    "flowchart TB\n  a <--- b\n": (2, "the < at its start"),
    "flowchart TB\n  a o-- words --> b\n": (2, "the o at its start"),
    'flowchart TB\n  style["A"] --> b\n': (2, "another name"),
    "flowchart TB\n  subgraph s\n\n  end\n  a --> b\n": (2, "the frame is empty"),
    "stateDiagram-v2\n  [H] --> a\n": (2, "history"),
    "classDiagram\n  class A~List~int~~\n": (2, "one pair of ~"),
    "erDiagram\n  A ||--o{ A : x\n": (2, "to itself"),
    'erDiagram\n  "one A" ||--o{ "one A" : x\n': (2, "to itself"),
    "sequenceDiagram\n  A->>B: rule #1 of 2\n": (2, "#35;"),
    "sequenceDiagram\n  participant A as C# code\n": (2, "#35;"),
    "sequenceDiagram\n  A->>B: x %% said\n": (2, "a line of its own"),
    "sequenceDiagram\n  A->>B: one\\ntwo\n": (2, "write <br/>"),
    "sequenceDiagram\n  A->>B: x\n  alt: good\n  A->>B: y\n  end\n": (3, "the colon"),
    "sequenceDiagram\n  A->>+B: x\n  B->>A: y\n": (2, "activation of B"),
    "sequenceDiagram\n  activate A\n  A->>B: x\n": (2, "activation of A"),
    "sequenceDiagram\n  box Green Fund\n  participant A\n  end\n  A->>B: x\n": (2, "a colour"),
    "classDiagram\n  A --> B;\n": (2, "delete ;"),
    "classDiagram\n  class A {\n  +__init__()\n  }\n": (3, "formatted"),
    'classDiagram\n  class A\n  note for A "one\\ntwo"\n': (3, "write <br/>"),
    "classDiagram\n  A --> B : x %% said\n": (2, "a line of its own"),
    "stateDiagram-v2\n  a --> b : x; y\n": (2, "#59;"),
    "stateDiagram-v2\n  title T\n  a --> b\n": (2, "a word too many"),
    "stateDiagram-v2\n  a --> b \uff1a x\n": (2, "half-width"),
    "stateDiagram-v2\n  a\uff1ax\n  a --> b\n": (2, "half-width"),
    "erDiagram\n  A ||--o{ B : two words\n": (2, "quotation marks"),
    "erDiagram\n  title T\n  A ||--o{ B : x\n": (2, "each word"),
    'erDiagram\n  A {\n  string n "_first_ of all"\n  }\n': (3, "formatted"),
    'pie title one<br/>two\n  "a" : 1\n': (1, "on one line"),
    "flowchart TB\n" + "  a --> b\n" * 400: (1, "401 lines"),
    "": (1, "empty"),
    "floochart TB\n": (1, "no kind"),
}


# What looks like something that is refused, with a word that the drawing has.
DRAWN_ALL_THE_SAME = {
    "flowchart TB\n  a-->b & c-->d&e;\n": "e",
    "flowchart TB\n  a --o b x--x c\n": "c",
    "flowchart TB\n  a <-- words --> b <==>|x| c o-.-o d\n": "words",
    'erDiagram\n  "one A" ||--o{ "one B" : x\n': "one A",
    'flowchart TB\n  a["100%% of it"]\n  %% said\n': "100%% of it",
    'flowchart TB\n  a["one"] --> b\n  c --> a["one"]\n': "one",
    'flowchart TB\n  a["2 * 3 * 4"]\n': "2 * 3 * 4",
    'flowchart TB\n  a["R&amp;D &quot;x&quot; &#9829; &#x4E2D;"]\n': 'R&amp;D "x" ♥ 中',
    "sequenceDiagram\n  A->>B: rule #35;1 #59; done\n": "rule #1 ; done",
    "sequenceDiagram\n  A->>+B: x\n  B-->>-A: y\n": "y",
    "sequenceDiagram\n  A->>B: x\n  activate B\n  B->>A: y\n  deactivate B\n": "y",
    "classDiagram\n  class A {\n  +f(*args, **kw)\n  +_own\n  }\n": "+f(*args, **kw)",
    "classDiagram\n  class A {\n  +f(List~List~int~~ x) int\n  }\n": "List&lt;int&gt;&gt; x",
    "sequenceDiagram\n  box transparent Red Fund\n  participant A\n  end\n  A->>B: x\n": "Red Fund",
    f"sequenceDiagram\n  loop {'每年县里报告' * 6}\n  A->>B: x\n  end\n": "[每年县里报告",
    "stateDiagram-v2\n  a --> b : x <= 5\n": "x &lt;= 5",
    "classDiagram\n  class B {\n  <<enumeration>>\n  RED\n  }\n": "«enumeration»",
    "stateDiagram-v2\n  a --> b\n  note right of a\n  two words; more\n  end note\n": "more",
    'stateDiagram-v2\n  state "two words" as a\n  a --> b : and more\n': "and more",
    "stateDiagram-v2\n  state a {\n  b --> c\n  --\n  d --> e\n  }\n": "e",
    "erDiagram\n  A {\n  string[] names\n  }\n": "string[]",
    "erDiagram\n  A { string name }\n  A ||--|| B : x\n": "string",
    'erDiagram\n  p["two words"] {\n  int n\n  }\n  p ||--o{ q : "two words"\n': "two words",
    "erDiagram\n  direction LR\n  A one or zero to many B : x\n": "x",
}


@pytest.mark.parametrize("text", DRAWN_ALL_THE_SAME)
def test_what_only_looks_like_a_fault_is_drawn(text: str) -> None:
    shown = re.findall(">([^<]+)<", draw(text, "p", "t", "d").svg)
    assert any(DRAWN_ALL_THE_SAME[text] in words for words in shown), shown
    assert not [words for words in shown if re.search(r"&amp;\w+;|[一-鿿]-$", words)]


def test_members_of_a_class_that_are_abstract_or_static_look_so() -> None:
    text = "classDiagram\n  class A {\n  +f()*\n  +g()$\n  +h()\n  }\n"
    svg = html.fromstring(draw(text, "p", "t", "d").svg)
    italic = {element.text for element in svg.cssselect("[font-style=italic] text")}
    underlined = {element.text for element in svg.cssselect("text[text-decoration=underline]")}
    assert (italic, underlined) == ({"+f()"}, {"+g()"})


@pytest.mark.parametrize(
    ("sizes", "shares"),
    [
        ((80, 86, 80), ["32.5%", "35.0%", "32.5%"]),
        ((1, 2), ["33%", "67%"]),
        ((1, 3), ["25%", "75%"]),
    ],
)
def test_the_shares_of_a_pie_add_up(sizes: tuple[int, ...], shares: list[str]) -> None:
    text = "pie\n" + "".join(f'  "{n}" : {size}\n' for n, size in enumerate(sizes))
    assert re.findall(r">([\d.]+%)<", draw(text, "p", "t", "d").svg) == shares


def test_the_words_of_a_drawing_are_those_of_its_lines() -> None:
    chinese = contents_of(
        'flowchart TB\n  a["一二三<br/>四五六"] -->|"七<br/>八"| b["one<br/>two"]\n'
    )
    assert chinese.boxes == {"a": "一二三四五六", "b": "one two"}
    assert [arrow.label for arrow in chinese.arrows] == ["七八"]
    sequence = contents_of("sequenceDiagram\n  A->>B: 请<br/>求\n  B->>A: 答\n")
    assert [arrow.label for arrow in sequence.arrows] == ["请求", "答"]
    framed = contents_of("flowchart TB\n  subgraph S [框]\n  a\n  end\n  S --> b\n  c\n")
    assert (framed.frames, set(framed.boxes)) == ({"S": "框"}, {"a", "b", "c"})


@pytest.mark.parametrize("text", NOT_DRAWN)
def test_what_a_drawing_would_not_show_is_refused_with_its_line(text: str) -> None:
    line, words = NOT_DRAWN[text]
    found = [(refused.line, refused.message) for refused in refusals(text)]
    assert {at for at, message in found if words in message} == {line}, found
    with pytest.raises(DrawingError):
        draw(text, "p", "t", "d")


def test_the_build_refuses_what_cannot_be_drawn_in_the_renderers_words(
    example_project: Project,
) -> None:
    add_fence(example_project, too_much() + "  {notes}")
    built = example_project.launch("build")
    assert built.returncode == 1
    lines = re.findall(r"docs/en/index\.md:\d+: diagram: .*", built.stdout)
    assert len(lines) == 1
    assert "resource limit `max_layout_work_units` exceeded" in lines[0]
    assert "(also at docs/zh/index.md:" in lines[0]
    assert "Traceback" not in built.stdout


def test_the_preview_shows_what_cannot_be_drawn_without_another_host(
    example_project: Project, page: Page
) -> None:
    add_fence(example_project, TOO_CLOSE)
    hosts: set[str] = set()
    page.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    with start_preview(example_project) as running:
        running.wait_for("shown by the fallback, refused by a build: docs/en/index.md:")
        running.wait_for("Serving on")
        # Mermaid lays the diagram out before the page counts as loaded.
        page.goto(running.address + "en/#diagram-figure-1", wait_until="commit")
        drawing = page.locator("#diagram-figure-1 .mermaid svg")
        expect(drawing.locator(".node").first).to_be_visible(timeout=120_000)
        assert drawing.locator(".node").count() == 2
        assert hosts == {running.address.split("/")[2]}
    assert running.process.returncode in (0, 130, 143, -signal.SIGINT)


def test_a_preview_keeps_what_can_be_drawn(example_project: Project) -> None:
    add_fence(example_project, DRAWN)
    docs: Path = example_project.root / "docs"
    compilation = compile_site(docs, preview=True)
    assert compilation.undrawn == ()
    assert json.dumps(compilation.pages["en/index.md"].html).count("mermaid") == 0
