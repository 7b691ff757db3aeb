"""Starts a script anew in the project's environment where this Python lacks the generator."""

import os
import subprocess
import sys
from pathlib import Path

LAUNCHER = Path(__file__).resolve().parent / "site.py"


def restart(command: str) -> int:
    """Runs `site.py COMMAND` with the arguments of this process. Returns its exit status."""
    if os.environ.get("SITE_RESTARTED"):
        print(f"{command}: the environment lacks the generator; delete .venv", file=sys.stderr)
        return 1
    started = [sys.executable, str(LAUNCHER), command, *sys.argv[1:]]
    environment = os.environ | {"SITE_RESTARTED": "1"}
    return subprocess.run(started, env=environment, check=False).returncode
