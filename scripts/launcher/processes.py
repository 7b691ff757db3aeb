"""Tools that the launcher starts: none outlives it, however it is ended."""

import contextlib
import signal
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import FrameType
from typing import IO, Any, NoReturn

from launcher.project import ROOT

PATIENCE = 10
"""Seconds that a tool has to end by itself when it is asked to."""


def end_at_signals() -> None:
    """From here on SIGTERM and SIGHUP leave the program as Ctrl+C does: through every `finally`."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, _end)


def _end(number: int, frame: FrameType | None) -> NoReturn:
    raise SystemExit(128 + number)


@contextlib.contextmanager
def started(command: Sequence[str], **options: Any) -> Iterator[subprocess.Popen[str]]:
    """A running tool, which is ended with the block."""
    options = {"cwd": ROOT} | options
    tool: subprocess.Popen[str] | None = None
    try:
        with _signals_put_off():
            tool = subprocess.Popen(command, encoding="utf-8", errors="replace", **options)
        yield tool
    finally:
        if tool:
            end(tool)
            for stream in (tool.stdin, tool.stdout, tool.stderr):
                if stream:
                    with contextlib.suppress(OSError):
                        stream.close()


@contextlib.contextmanager
def _signals_put_off() -> Iterator[None]:
    """Lets a signal that comes inside the block act at its end: a tool that a signal keeps from
    being known would outlive the launcher.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    names = (name for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
    numbers = [signal.Signals[name] for name in names]
    usual = {
        number: signal.signal(number, lambda number, frame: came.append(number))
        for number in numbers
        if callable(signal.getsignal(number))
    }
    try:
        yield
    finally:
        for number, action in usual.items():
            signal.signal(number, action)
        for signal_number in came:
            signal.raise_signal(signal_number)


def end(tool: subprocess.Popen[str]) -> None:
    """Ends a tool: asks first, then forces it."""
    if tool.poll() is None:
        tool.terminate()
        try:
            tool.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            tool.kill()
            tool.wait()


def run(
    command: Sequence[str],
    environment: Mapping[str, str] | None = None,
    folder: Path = ROOT,
    stdout: IO[str] | None = None,
) -> int:
    """Runs a tool to its end. Returns its exit status."""
    with started(command, env=environment, cwd=folder, stdout=stdout) as tool:
        return tool.wait()


def run_filtered(
    command: Sequence[str],
    environment: Mapping[str, str],
    *,
    show_all: bool,
    inherited: Sequence[int] = (),
) -> int:
    """Runs a tool and shows what its user has to know, or all that it says if `show_all`.

    Mere information is left out, and of a traceback all but the error itself. The tool holds the
    `inherited` file descriptors for as long as it runs. Returns the exit status.
    """
    options: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    if sys.platform != "win32":
        options["pass_fds"] = tuple(inherited)
    with started(command, env=environment, **options) as tool:
        assert tool.stdout is not None
        for line in tool.stdout if show_all else _essential_lines(tool.stdout):
            print(line, end="", flush=True)
        return tool.wait()


def _essential_lines(lines: Iterable[str]) -> Iterator[str]:
    in_traceback = False
    for line in lines:
        if line.startswith("Traceback ("):
            in_traceback = True
        elif line.strip() and not line.startswith((" ", "During handling", "The above exception")):
            in_traceback = False
        if line.strip() and not in_traceback and not line.startswith("INFO"):
            yield line
