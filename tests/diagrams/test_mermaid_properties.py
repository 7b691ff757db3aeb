"""Any Mermaid text: drawn or refused, never a crash, a hang or an unescaped word."""

import re

import pytest
from explainer.diagrams.line_breaks import broken
from explainer.diagrams.measures import text_width
from explainer.diagrams.mermaid.accepted import (
    DRAWN_KINDS,
    LONGEST_LINE,
    LONGEST_TEXT,
    MOST_LINES,
    OTHER_KINDS,
    refusals,
)
from explainer.diagrams.mermaid.renderer import DrawingError, contents_of, draw
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.mermaid_kinds import KINDS

ELEMENTS = {
    *("svg", "g", "a", "text", "title", "desc", "path", "rect", "circle", "ellipse", "polygon"),
    *("polyline", "line", "marker"),
}
PAYLOAD = "<script>alert(1)</script>"

pieces = st.sampled_from(
    [
        *("flowchart TB\n", "pie\n", "erDiagram\n", "stateDiagram-v2\n", "classDiagram\n"),
        *("sequenceDiagram\n", " a --> b\n", ' a["', '"]\n', "[", "]", "{", "}", "((", "))", "|"),
        *(
            " A ||--o{ B : c\n",
            " A->>B: c\n",
            " A <|-- B\n",
            ' "s" : 3\n',
            ":::",
            "%%",
            "%%{",
            "}%%",
        ),
        *(
            "#quot;",
            "#9829;",
            "#99999999;",
            "#x41;",
            "<b>",
            "&lt;",
            "'",
            "\\",
            "`",
            "$$",
            "@{",
            "---\n",
        ),
        *(
            "\ue000",
            "\ue0f1",
            "\uffff",
            "\u3000",
            "\u202e",
            "\x00",
            "省",
            "统筹",
            "end\n",
            "subgraph ",
        ),
        *(
            "click a href ",
            '"javascript:alert(1)"',
            '"level:county"',
            "title ",
            "accDescr {\n",
            " }\n",
        ),
    ]
)
texts = st.one_of(
    st.text(max_size=200),
    st.lists(pieces, max_size=25).map("".join),
    st.tuples(
        st.sampled_from(sorted(KINDS)),
        st.lists(pieces, max_size=6).map("".join),
        st.integers(0, 400),
    ).map(lambda drawn: KINDS[drawn[0]][: drawn[2]] + drawn[1] + KINDS[drawn[0]][drawn[2] :]),
)
many = settings(
    max_examples=300, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)


def assert_harmless(svg: str) -> None:
    root = etree.fromstring(svg.encode())
    for element in root.iter("*"):
        assert etree.QName(element).localname in ELEMENTS
        assert not any(str(name).startswith("on") for name in element.attrib)
        assert not re.match(r"\s*(javascript|data|https?):", element.get("href", ""))
    assert not re.search("[\ue000-\uf8ff\ufffe\uffff]", svg)
    for text in root.iter("{*}text"):
        assert float(text.get("textLength", "1")) > 0


@many
@given(texts)
def test_a_text_is_drawn_or_refused(text: str) -> None:
    try:
        assert_harmless(draw(text, "p", "t", "d").svg)
        contents_of(text)
    except DrawingError as error:
        assert str(error)


LABELS = {
    "flowchart": 'flowchart TB\n  a["LABEL"] -->|"LABEL"| b["LABEL"]\n',
    "pie": 'pie\n  "LABEL" : 1\n  "other" : 1\n',
    "er": 'erDiagram\n  A ||--o{ B : "LABEL"\n',
    "state": "stateDiagram-v2\n  a --> b: LABEL\n",
    "sequence": "sequenceDiagram\n  A->>B: LABEL\n",
}


def coded(label: str, signs: str) -> str:
    """A label with entity codes for some signs."""
    return "".join(f"#{ord(sign)};" if sign in signs else sign for sign in label)


@many
@given(st.sampled_from(sorted(LABELS)), st.text(st.characters(codec="utf-8"), max_size=60))
def test_a_label_stays_text(kind: str, label: str) -> None:
    text = LABELS[kind].replace("LABEL", coded(label, '<>"#&;'))
    try:
        assert_harmless(draw(text, "p", "t", "d").svg)
    except DrawingError as error:
        assert str(error)


@pytest.mark.parametrize("kind", LABELS)
def test_a_payload_is_shown_as_words(kind: str) -> None:
    text = LABELS[kind].replace("LABEL", coded(PAYLOAD, '<>"#&;()'))
    svg = draw(text, "p", "t", "d").svg
    assert_harmless(svg)
    assert PAYLOAD in "".join(str(part) for part in etree.fromstring(svg.encode()).itertext())


@many
@given(st.text(max_size=120), st.floats(40, 400))
def test_lines_keep_every_character_and_their_length(text: str, longest: float) -> None:
    lines = broken(text, longest, lambda line: text_width(line, 16))
    assert re.sub(r"\s", "", "".join(lines)) == re.sub(r"\s", "", text)


def test_words_are_not_cut_where_a_line_has_room() -> None:
    terms = ["巡查组", "专项巡查", "监察厅"]
    lines = broken("广东7个巡查组专项巡查扶贫工作", 170, lambda line: text_width(line, 16), terms)
    assert lines == ["广东7个巡查组", "专项巡查扶贫工作"]
    lines = broken("广东省纪委、监察厅核查补贴发放", 170, lambda line: text_width(line, 16), terms)
    assert "".join(lines) == "广东省纪委、监察厅核查补贴发放"
    assert not any(line.endswith("监察") for line in lines)


def test_what_is_too_long_is_refused_at_once() -> None:
    for text in (
        "flowchart TB\n" + "  a --> b\n" * (MOST_LINES + 1),
        "flowchart TB\n  a[" + "x" * LONGEST_LINE + "]\n",
        "flowchart TB\n" + ("  a[" + "x" * 900 + "]\n") * (LONGEST_TEXT // 900 + 1),
        "kanban\n" + "  Same\n" * 12,
    ):
        assert len(list(refusals(text))) == 1
        with pytest.raises(DrawingError):
            draw(text, "p", "t", "d")


def test_no_kind_is_both_drawn_and_refused() -> None:
    assert not set(DRAWN_KINDS) & set(OTHER_KINDS)
