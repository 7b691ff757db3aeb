"""What the browser tests need is installed where that is possible, and named where it is not."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"
ASK = """
import sys
from launcher.browser import find_chromium
from launcher.project import RefusalError
try:
    print(find_chromium(sys.executable))
except RefusalError as refused:
    print(refused)
"""


@pytest.mark.skipif(not shutil.which("fc-list"), reason="nothing here lists fonts")
def test_a_driver_that_does_not_start_is_told_with_what_mends_it(tmp_path: Path) -> None:
    lacks = "error while loading shared libraries: libatomic.so.1"
    driver = tmp_path / "node"
    driver.write_text(f"#!/bin/sh\necho 'node: {lacks}' >&2\nexit 127\n", encoding="utf-8")
    driver.chmod(0o755)
    # Nothing else is found here, so that nothing can be installed.
    (tmp_path / "fc-list").symlink_to(str(shutil.which("fc-list")))
    asked = subprocess.run(
        [sys.executable, "-c", ASK],
        cwd=SCRIPTS,
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"PATH": str(tmp_path), "PLAYWRIGHT_NODEJS_PATH": str(driver)},
        check=True,
    )
    assert lacks in asked.stdout
    assert "apt-get install libatomic1" in asked.stdout
