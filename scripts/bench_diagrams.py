"""Measures what drawing costs; seconds of processor time on one core."""

import time
from collections.abc import Iterator
from pathlib import Path

from explainer.build.compile import compile_site
from explainer.diagrams.chart import Chart, Edge, Node, layout_text
from explainer.diagrams.mermaid.renderer import draw_accepted, forget_drawings
from measurement import Measurement

DOCS = Path(__file__).resolve().parent.parent / "docs"

GENERATED = 2000
GENERATED_LIMIT = 12.0
SITE_LIMIT = 1.0


def _chart(number: int) -> Chart:
    """A chain of six levels whose words no other has."""
    nodes = tuple(
        Node(
            f"level-{level}",
            (f"Level {level}",),
            (f"role {number}",),
            "level-any outline-pointed",
            "./",
            "x",
        )
        for level in range(6)
    )
    edges = tuple(
        Edge(f"level-{level}", f"level-{level + 1}", (f"act {number}",), "down")
        for level in range(5)
    )
    back = Edge("level-5", "level-0", (f"report {number}",), "up")
    order = tuple(node.id for node in nodes)
    return Chart(f"chart-{number}", "t", "d", nodes, (*edges, back), order=order)


def bench_diagrams() -> Iterator[Measurement]:
    """Generated diagrams, the same again, and what the site's own diagrams cost a build."""
    texts = [layout_text(_chart(number)) for number in range(GENERATED)]
    took = []
    for _ in range(2):
        started = time.process_time()
        for number, text in enumerate(texts):
            draw_accepted(text, f"diagram-{number}", "t", "d")
        took.append(time.process_time() - started)
    yield Measurement(f"{GENERATED} diagrams drawn", took[0], "s", GENERATED_LIMIT)
    yield Measurement(f"{GENERATED} diagrams from the cache", took[1], "s", GENERATED_LIMIT / 10)
    compiled = []
    forget_drawings()
    for _ in range(2):
        started = time.process_time()
        assert not compile_site(DOCS).problems
        compiled.append(time.process_time() - started)
    yield Measurement("all diagrams of the site", compiled[0] - compiled[1], "s", SITE_LIMIT)
