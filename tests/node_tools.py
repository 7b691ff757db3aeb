"""The checkers of pages that are programs for Java and Node; without them a test says not run."""

from pathlib import Path

import node_packages
import pytest


def installed(program: str, package: str) -> Path:
    """The folder of a package whose files `program` runs; skips the test where it cannot be had."""
    try:
        return node_packages.installed(program, package)
    except node_packages.NotInstalledError as reason:
        pytest.skip(str(reason))
