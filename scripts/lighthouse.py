"""What Lighthouse says of a page that is served, as a phone gets it."""

import json
import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from node_packages import installed

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
_FLAGS = "--headless --no-sandbox --disable-gpu"


@dataclass(frozen=True)
class Judged:
    """What Lighthouse says of a page."""

    scores: Mapping[str, int]
    """For each category a number from 0 to 100."""
    unmet: Sequence[str]
    """What counts in a score and is not met."""


def judged(address: str, browser: str, categories: Sequence[str] = CATEGORIES) -> Judged:
    """What Lighthouse says of the page at an address; `browser` is the program of Chromium.

    Raises NotInstalledError where Node or Lighthouse cannot be had, CalledProcessError where its
    run fails.
    """
    program = installed("node", "lighthouse") / "cli/index.js"
    wanted = [f"--only-categories={','.join(categories)}", f"--chrome-flags={_FLAGS}"]
    done = subprocess.run(
        ["node", str(program), address, *wanted, "--output=json", "--quiet"],
        env=os.environ | {"CHROME_PATH": browser},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    report = json.loads(done.stdout)
    found, audits = report["categories"], report["audits"]
    counted = {
        audit["id"]
        for category in found.values()
        for audit in category["auditRefs"]
        if audit["weight"]
    }
    return Judged(
        {name: round(100 * category["score"]) for name, category in found.items()},
        [
            f"{name}: {audits[name]['title']}"
            for name in sorted(counted)
            if audits[name]["score"] is not None and audits[name]["score"] < 1
        ],
    )
