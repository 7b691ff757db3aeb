"""Measures what has a limit and exits with 1 above it; started by `site.py bench`."""

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence

from launcher.environment import modules_of
from launcher.project import speak_in_any_encoding

with modules_of("bench"):
    from bench_build import SIZES, bench_build
    from bench_diagrams import bench_diagrams
    from bench_ingest import bench_ingest
    from bench_lighthouse import bench_lighthouse
    from bench_search import bench_search
    from measurement import Measurement

BENCHES: Mapping[str, Callable[[Sequence[int]], Iterator[Measurement]]] = {
    "build": bench_build,
    "diagrams": lambda sizes: bench_diagrams(),
    "ingest": lambda sizes: bench_ingest(),
    "lighthouse": lambda sizes: bench_lighthouse(),
    "search": lambda sizes: bench_search(),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the named measures, or all. Returns 1 where one is above its limit."""
    parser = argparse.ArgumentParser(prog="site.py bench", description=__doc__.split(";")[0])
    parser.add_argument("names", nargs="*", choices=[*BENCHES, []], metavar="NAME")
    parser.add_argument(
        "--sources",
        type=int,
        action="append",
        metavar="NUMBER",
        help=f"build: how many sources to make up ({', '.join(map(str, SIZES))}); again for more",
    )
    options = parser.parse_args(arguments)
    names = options.names or list(BENCHES)
    within = True
    for name in names:
        for measurement in BENCHES[name](options.sources or SIZES):
            print(f"{name}: {measurement}", flush=True)
            within &= measurement.within
    return int(not within)


if __name__ == "__main__":
    speak_in_any_encoding()
    sys.exit(main())
