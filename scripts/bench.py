"""Measures how long the generator takes for large inputs that it makes up itself."""

import argparse
import random
import sys
import time
from collections.abc import Callable, Mapping, Sequence

from restart import restart

try:
    from explainer.ingestion.cleaning import clean
except ModuleNotFoundError:
    sys.exit(restart("bench"))

_WORDS = (
    "各县 鄉鎮 统筹 資金 名单 公示 小组 负责 检查 項目 安排 幹部 农户 年度 目标 报告 省里 市里 村里"
).split()
_NOISE = (
    "首页 > 新闻 > 要闻",
    "点击量:239",
    "责任编辑:某某",
    "上一篇: 某地开会",
    "2019-03-04 10:11:12",
    "",
    "Home | News | World",
)


def bench_ingest(megabytes: int) -> float:
    """Cleans a scrape of so many megabytes. Returns the seconds of processor time that it took."""
    chance = random.Random(1)
    lines: list[str] = []
    size = 0
    while size < megabytes * 1_000_000:
        words = [chance.choice(_WORDS) for _ in range(chance.randint(4, 120))]
        text = ",".join(
            "".join(words[start : start + 5]) for start in range(0, len(words), 5)
        ).replace("資", "資(zī)")
        if chance.random() < 0.05:
            text += "?。ㄗ灾螀^(qū)負責"
        lines += [f"{text}。", chance.choice(_NOISE)]
        size += len(lines[-1].encode()) + len(lines[-2].encode()) + 2
    content = "\n".join(lines).encode()
    start = time.process_time()
    clean(content)
    return time.process_time() - start


BENCHES: Mapping[str, Callable[[int], float]] = {"ingest": bench_ingest}


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one measurement and prints its seconds."""
    parser = argparse.ArgumentParser(prog="bench.py", description=__doc__)
    parser.add_argument("what", choices=sorted(BENCHES), help="what to measure")
    parser.add_argument("--size", type=int, default=10, help="megabytes of input (10)")
    options = parser.parse_args(arguments)
    print(f"{options.what}, {options.size} MB: {BENCHES[options.what](options.size):.2f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
