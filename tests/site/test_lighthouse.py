"""Lighthouse finds nothing to mend; `site.py bench lighthouse` measures what takes time."""

from pathlib import Path

import pytest
from lighthouse import CATEGORIES, judged
from served_site import CompressingHandler, serving

from tests.conftest import browser_program
from tests.node_tools import installed

NOT_TIMED = [category for category in CATEGORIES if category != "performance"]


# A page takes Lighthouse ten seconds: these two have between them what the other kinds have.
@pytest.mark.parametrize("address", ["", "en/sources/hebei-decision/"])
def test_lighthouse_finds_nothing_to_mend(real_site: Path, address: str) -> None:
    installed("node", "lighthouse")
    program, _ = browser_program()
    with serving(real_site, CompressingHandler) as url:
        page = judged(url + address, program, NOT_TIMED)
    assert (page.unmet, page.scores) == ([], dict.fromkeys(NOT_TIMED, 100))
