"""Keeps a preview running and starts it anew when the generator changes."""

import contextlib
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

from launcher.building import refuse_foreign_configuration
from launcher.environment import ensure_environment, tool_environment
from launcher.processes import started
from launcher.project import ROOT, RefusalError, step

HOST = "127.0.0.1"
INTERVAL = 0.5
"""Seconds between two looks at the files of the generator."""


def serve_site(port: int) -> None:
    """Shows the site at a port of this computer until it is ended.

    Raises RefusalError where another program has the port or the preview ends by itself.
    """
    python = ensure_environment("building")
    refuse_foreign_configuration()
    refuse_taken_port(port)
    command = [str(python), str(ROOT / "scripts" / "preview.py"), "--port", str(port)]
    while True:
        generator = _state_of_generator()
        # The preview ends when its standard input does, so that it cannot outlive the launcher.
        with started(command, env=tool_environment(), stdin=subprocess.PIPE) as preview:
            while preview.poll() is None:
                with contextlib.suppress(subprocess.TimeoutExpired):
                    preview.wait(timeout=INTERVAL)
                if preview.poll() is None and _state_of_generator() != generator:
                    step("The generator has changed; starting anew")
                    break
            else:
                raise RefusalError("the preview has ended; see above why")


def refuse_taken_port(port: int) -> None:
    """Raises RefusalError where the preview could not listen at this port."""
    try:
        with socket.socket() as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind((HOST, port))
    except (OSError, OverflowError) as error:
        raise RefusalError(
            f"port {port} cannot be used ({error}); end what uses it, "
            "or choose another: serve --port 8001"
        ) from error


def _state_of_generator() -> dict[Path, int]:
    state = {}
    for file in _generator_files():
        with contextlib.suppress(OSError):
            state[file] = file.stat().st_mtime_ns
    return state


def _generator_files() -> Iterator[Path]:
    yield ROOT / "mkdocs.yml"
    yield ROOT / "scripts" / "preview.py"
    yield from (ROOT / "hooks").rglob("*.py")
