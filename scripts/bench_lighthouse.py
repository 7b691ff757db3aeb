"""Measures what Lighthouse gives each kind of page on a phone, in both languages."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from lighthouse import CATEGORIES, judged
from measurement import Measurement
from node_packages import NotInstalledError
from served_site import CompressingHandler, serving

SITE = Path(__file__).resolve().parent.parent / "site"
_INDEX = "index.html"


def bench_lighthouse() -> Iterator[Measurement]:
    """How many points each kind of page lacks of 100, in the category that lacks most.

    A kind is a folder of the first level, and its index; the largest page stands for it. Raises
    RuntimeError where the site is not built, or Lighthouse cannot be had.
    """
    if not (SITE / _INDEX).is_file():
        raise RuntimeError("build the site first: python3 scripts/site.py build")
    browser = os.environ.get("CHROMIUM") or shutil.which("chromium") or ""
    with serving(SITE, CompressingHandler) as url:
        for address in sorted(_largest_of_each_kind(SITE)):
            try:
                # Pages in two languages say themselves that search engines shall leave them out.
                wanted = CATEGORIES[: -1 if address.endswith("parallel/") else None]
                page = judged(url + address, browser, wanted)
            except NotInstalledError as reason:
                raise RuntimeError(str(reason)) from reason
            lacking = 100 - min(page.scores.values())
            said = "".join(f"; {audit}" for audit in page.unmet) if lacking else ""
            yield Measurement(f"/{address} lacks{said}", lacking, "points", 0.5)


def _largest_of_each_kind(site: Path) -> Iterator[str]:
    """The addresses of the pages that stand for their kinds."""
    largest: dict[tuple[str, ...], Path] = {}
    for page in site.rglob(_INDEX):
        *folders, _ = page.relative_to(site).parts
        language = tuple(folders[:1]) if folders[:1] in (["en"], ["zh-hant"]) else ()
        own = folders[len(language) :]
        kind = (*language, *own[:1], str(len(own)), "parallel" * ("parallel" in own))
        if kind not in largest or page.stat().st_size > largest[kind].stat().st_size:
            largest[kind] = page
    for page in largest.values():
        yield page.relative_to(site).parent.as_posix().removeprefix(".") + "/" * (
            page.parent != site
        )
