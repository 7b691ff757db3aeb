"""Measures what has a limit and exits with 1 above it; started by `site.py bench`.

Times are of one core.
"""

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from explainer.charts import Chart, Edge, Node, layout_text
from explainer.compile import compile_site
from explainer.diagrams import draw, forget_drawings

DOCS = Path(__file__).resolve().parent.parent / "docs"

GENERATED = 2000
GENERATED_LIMIT = 12.0
SITE_LIMIT = 1.0


def _chart(number: int) -> Chart:
    """A chain of six levels whose words no other has."""
    nodes = tuple(
        Node(f"level-{level}", (f"Level {level}",), (f"role {number}",), "level-county", "./", "x")
        for level in range(6)
    )
    edges = tuple(
        Edge(f"level-{level}", f"level-{level + 1}", (f"act {number}",), "down")
        for level in range(5)
    )
    back = Edge("level-5", "level-0", (f"report {number}",), "up")
    order = tuple(node.id for node in nodes)
    return Chart(f"chart-{number}", "t", "d", nodes, (*edges, back), order=order)


def _told(what: str, seconds: float, limit: float) -> bool:
    print(f"{what}: {seconds:.2f} s, limit {limit:g} s")
    return seconds <= limit


def bench_diagrams() -> bool:
    """Generated diagrams, the same again, and what the site's own diagrams cost a build."""
    texts = [layout_text(_chart(number)) for number in range(GENERATED)]
    took = []
    for _ in range(2):
        started = time.process_time()
        for number, text in enumerate(texts):
            draw(text, f"diagram-{number}", "t", "d")
        took.append(time.process_time() - started)
    fine = _told(f"{GENERATED} diagrams drawn", took[0], GENERATED_LIMIT)
    fine &= _told(f"{GENERATED} diagrams from the cache", took[1], GENERATED_LIMIT / 10)
    compiled = []
    forget_drawings()
    for _ in range(2):
        started = time.process_time()
        assert not compile_site(DOCS).problems
        compiled.append(time.process_time() - started)
    return fine & _told("all diagrams of the site", compiled[0] - compiled[1], SITE_LIMIT)


BENCHES: dict[str, Callable[[], bool]] = {"diagrams": bench_diagrams}


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the named measures, or all. Returns 1 where one is above its limit."""
    parser = argparse.ArgumentParser(prog="bench.py", description=__doc__.split("\n")[0])
    parser.add_argument("names", nargs="*", choices=[*BENCHES, []], metavar="NAME")
    names = parser.parse_args(arguments).names or list(BENCHES)
    results = [BENCHES[name]() for name in names]
    return int(not all(results))


if __name__ == "__main__":
    sys.exit(main())
