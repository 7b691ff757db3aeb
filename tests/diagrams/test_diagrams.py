"""Diagrams: hostile labels, clean and stable drawings, the same content in both languages."""

import re
from pathlib import Path
from xml.etree import ElementTree

import mmdr
import pytest
from explainer.corpus.corpus import Corpus
from explainer.diagrams.chart import Chart, Edge, Node, layout_text, mermaid_text
from explainer.diagrams.line_breaks import broken
from explainer.diagrams.mermaid.renderer import (
    DrawingError,
    draw,
    draw_accepted,
    forget_drawings,
    line_of_fault,
)
from explainer.diagrams.source_chain import ChainTexts, chain_chart
from explainer.languages import LANGUAGES

from tests.conftest import ROOT

HOSTILE_LABELS = [
    'say "hi"', "[square] {curly} (round)", "#1; #quot;", "`code`", "end", "a; b", "x --> y",
    "<b>bold</b> & more", "1. first", "*em* _em_ ~s~", "back\\slash | pipe", "省（自治区、直辖市）",
    "$math$ %% comment", "@{ shape: x }", "click me href", "::: class",
]  # fmt: skip


SVG = "http://www.w3.org/2000/svg"


def texts_of(svg: str) -> list[str]:
    """The lines of text of a drawing."""
    return [
        "".join(element.itertext())
        for element in ElementTree.fromstring(svg).iter()
        if element.tag.endswith("}text")
    ]


@pytest.mark.parametrize("label", HOSTILE_LABELS)
def test_any_label_is_shown_as_it_is(label: str) -> None:
    nodes = (Node("first", (label,)), Node("second", ("plain",)))
    chart = Chart(
        "chart", "title", "description", nodes, (Edge("first", "second", (label,), "down"),)
    )
    drawing = draw_accepted(layout_text(chart), "prefix", "title", "description")
    assert sorted(texts_of(drawing.svg)) == sorted([label, label, "plain"])


def test_a_drawing_carries_nothing_that_the_page_should_not_have() -> None:
    nodes = (Node("first", ("A",), (), "level-county", "../x/", "to x"), Node("second", ("B",)))
    chart = Chart(
        "chart", "The title", "Said aloud", nodes, (Edge("first", "second", ("go",), "down"),)
    )
    svg = draw_accepted(layout_text(chart), "prefix", chart.title, chart.description).svg
    root = ElementTree.fromstring(svg)
    names = {element.tag.rsplit("}", 1)[-1] for element in root.iter()}
    attributes = {name for element in root.iter() for name in element.attrib}
    assert not names & {"style", "script", "foreignObject", "filter", "linearGradient"}
    assert not {name for name in attributes if name.startswith("data-") or name == "style"}
    assert "mermaid" not in svg.lower()
    ids = [element.attrib["id"] for element in root.iter() if "id" in element.attrib]
    assert len(ids) == len(set(ids))
    assert all(identifier.startswith("prefix-") for identifier in ids)
    assert 'href="../x/"' in svg
    assert "<title>to x</title>" in svg
    assert "Said aloud" in svg


def test_an_arrow_that_leads_up_has_its_head_at_its_start() -> None:
    nodes = (Node("upper", ("U",)), Node("lower", ("L",)))
    chart = Chart("chart", "t", "d", nodes, (Edge("lower", "upper", ("reports",), "up"),))
    svg = draw_accepted(layout_text(chart), "prefix", "t", "d").svg
    assert "marker-start" in svg
    assert "marker-end" not in svg
    assert "n_lower up0@-->" in mermaid_text(chart)


NUMBERS_OF_COMMANDS = {"M": 2, "L": 2, "Q": 4, "C": 6, "A": 7}


def commands_of_edges(mermaid: str) -> list[list[tuple[str, list[float]]]]:
    """What the path of each line of a flow chart consists of."""
    root = ElementTree.fromstring(draw(mermaid, "p", "t", "d").svg)
    return [
        [
            (letter, [float(number) for number in numbers.split(",")])
            for letter, numbers in re.findall("([A-Z])([^A-Z]+)", path.attrib["d"])
        ]
        for path in root.iter(f"{{{SVG}}}path")
        if "edge" in path.attrib.get("class", "").split()
    ]


def test_a_line_that_crosses_another_passes_over_it_in_a_bow() -> None:
    edges = commands_of_edges("flowchart TB\n  a & b --> c & d\n")
    assert len(edges) == 4
    assert [letter for edge in edges for letter, _ in edge].count("A") == 1
    for letter, numbers in (command for edge in edges for command in edge):
        assert len(numbers) == NUMBERS_OF_COMMANDS[letter]


@pytest.mark.parametrize(
    "mermaid", ["flowchart TB\n  a --> a\n", "stateDiagram-v2\n  a --> a : x\n"]
)
def test_a_line_back_to_its_box_is_seen_as_a_loop(mermaid: str) -> None:
    ((start, *_, end),) = commands_of_edges(mermaid)
    assert abs(end[1][-1] - start[1][-1]) > 10


def test_every_head_stands_upright_on_the_lower_border_too() -> None:
    edges = commands_of_edges("flowchart BT\n  a -->|reports| b\n  c --> b\n  b --> d\n")
    assert len(edges) == 3
    for edge in edges:
        (_, before), (_, end) = edge[-2:]
        assert before[-2] == end[-2]
        assert before[-1] > end[-1]


def test_the_same_text_gives_the_same_drawing() -> None:
    text = 'flowchart TB\n  a["A"] --> b["B"]\n'
    assert draw(text, "one", "t", "d") == draw(text, "one", "t", "d")
    assert (
        draw(text, "one", "t", "d").svg.replace("one-", "two-") == draw(text, "two", "t", "d").svg
    )


def test_equal_texts_are_drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []
    render = mmdr.render

    def count(text: str) -> mmdr.Diagram:
        drawn.append(text)
        return render(text)

    monkeypatch.setattr(mmdr, "render", count)
    forget_drawings()
    for text in ("flowchart TB\n  a --> b\n", "flowchart TB\n  a --> c\n") * 2:
        draw(text, "page", "t", "d")
    assert len(drawn) == 2


def test_a_text_that_is_no_diagram_is_refused_with_the_renderers_words() -> None:
    with pytest.raises(DrawingError) as refused:
        draw("flowchart TB\n  a[[[\n", "one", "t", "d")
    assert str(refused.value)


@pytest.mark.parametrize(
    "source", sorted(path.stem for path in Path(ROOT / "docs/corpus/sources").glob("*.yml"))
)
def test_a_chain_is_the_same_in_both_languages_and_keeps_levels_apart(
    corpus: Corpus, source: str
) -> None:
    record = corpus.sources[source]
    charts = [
        chain_chart(record, tuple(corpus.levels.values()), ChainTexts("t", "d", {}), language)
        for language in LANGUAGES
    ]
    shapes = [
        (
            [node.id for node in chart.nodes],
            [(edge.start, edge.end, edge.flow, edge.dotted) for edge in chart.edges],
        )
        for chart in charts
    ]
    assert shapes[0] == shapes[1]
    assert len({node.id for node in charts[0].nodes}) == len(charts[0].nodes)
    together = {level for group in charts[0].groups for level in group.nodes}
    named_together = {
        level for part in record.formula.parts if len(part.levels) > 1 for level in part.levels
    }
    assert together == named_together
    edges = {(edge.start, edge.end) for edge in charts[0].edges if edge.flow != "order"}
    assert edges == {(link.from_level, link.to_level) for link in record.links}


def test_hebei_keeps_city_and_county_in_boxes_of_their_own(corpus: Corpus) -> None:
    parts = [(part.levels, part.zh) for part in corpus.sources["hebei-decision"].formula.parts]
    assert parts == [(("province",), "负总责"), (("city",), "抓协调"), (("county",), "抓落实")]


def test_guangdong_has_a_township(corpus: Corpus) -> None:
    parts = corpus.sources["guangdong-rules"].formula.parts
    assert "township" in {level for part in parts for level in part.levels}


def test_a_label_of_thousands_of_words_is_broken_without_deep_calls() -> None:
    lines = broken("词a " * 5_000, 20, len)
    assert "".join("".join(lines).split()) == "词a" * 5_000
    assert max(map(len, lines)) <= 20


@pytest.mark.parametrize(
    ("mermaid", "line"),
    [
        ("flowchart TB\n  a --> b\n  c[(d --> e\n  e --> f\n", "  c[(d --> e"),
        ("flowchart TB\n  subgraph s\n  a --> b\n  c --\n", "  subgraph s"),
        ("flowchart TB\n  subgraph s\n  a[b --> c\n  d --> e\n  end\n", "  a[b --> c"),
        ("flowchart TB\n  subgraph s\n  a --> b\n  end\n  end\n  c --> d\n", "  end\n  end"),
        ("flowchart TB\n  a[b --> c\n  d --> e\n  f(g --> h\n", "  a[b --> c"),
        ("sequenceDiagram\n  A->>B: c\n  D said E\n  B->>A: f\n", "  D said E"),
        ("sequenceDiagram\n  A->>B: c\n  loop daily\n  B->>A: d\n", "  loop daily"),
        ("stateDiagram-v2\n  [*] --> a\n  a -->\n  b --> c\n", "  a -->"),
        ("erDiagram\n  A ||--o{ B : c\n  B ||--\n  C ||--o{ D : e\n", "  B ||--"),
        ("classDiagram\n  A <|-- B\n  class C {\n  +d\n", "  class C {"),
        ('pie\n  "a" : 1\n  "b" 2\n  "c" : 3\n', '  "b" 2'),
    ],
)
def test_the_line_that_the_renderer_cannot_read_is_found(mermaid: str, line: str) -> None:
    found = line_of_fault(mermaid)
    # Of equal lines the last is meant.
    assert found == mermaid[: mermaid.index(line) + len(line)].count("\n") + 1


def test_a_text_that_is_read_has_no_line_at_fault() -> None:
    assert line_of_fault("flowchart TB\n  a --> b\n") == 0
