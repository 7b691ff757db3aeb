"""Measures how long a large scrape takes to be cleaned."""

import random
import time
from collections.abc import Iterator

from explainer.ingestion.cleaning import clean
from measurement import Measurement

MEGABYTES = 10
LIMIT = 10.0
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


def bench_ingest() -> Iterator[Measurement]:
    """Cleans a made-up scrape; seconds of processor time."""
    content = _made_up_scrape(MEGABYTES * 1_000_000)
    start = time.process_time()
    clean(content)
    taken = time.process_time() - start
    yield Measurement(f"{MEGABYTES} MB cleaned", taken, "s", LIMIT)


def _made_up_scrape(length: int) -> bytes:
    chance = random.Random(1)
    lines: list[str] = []
    size = 0
    while size < length:
        words = [chance.choice(_WORDS) for _ in range(chance.randint(4, 120))]
        text = ",".join(
            "".join(words[start : start + 5]) for start in range(0, len(words), 5)
        ).replace("資", "資(zī)")
        if chance.random() < 0.05:
            text += "?。ㄗ灾螀^(qū)負責"
        lines += [f"{text}。", chance.choice(_NOISE)]
        size += len(lines[-1].encode()) + len(lines[-2].encode()) + 2
    return "\n".join(lines).encode()
