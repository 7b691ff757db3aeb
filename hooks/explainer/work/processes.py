"""Shares work out among processes, one for each processor; the results come in order.

A process is a copy of this one and so has everything that was read without its being sent. It
takes its share, hands back what it made and ends: it never waits for anything, so that none is
left behind however the build is ended. What was begun and is not asked for is ended with this one.
"""

import atexit
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any, TypeVar

Made = TypeVar("Made")
Other = TypeVar("Other")

FEWEST_FOR_A_PROCESS = 40
"""Pieces of work; below that a process costs more than it saves."""


def shared_out(
    make: Callable[[int], Made], number: int, fewest: int = FEWEST_FOR_A_PROCESS
) -> list[Made]:
    """What `make` makes of each number below `number`, in order; a process takes `fewest` or more.

    `make` must give the same in every process and change nothing that others read. An exception
    of any of the calls is raised here.
    """
    processes = min(_processors(), number // fewest)
    if processes < 2 or not _can_be_copied():
        return [make(index) for index in range(number)]
    readers = [_started(make, range(share, number, processes)) for share in range(1, processes)]
    results: dict[int, Made] = {}
    try:
        results.update((index, make(index)) for index in range(0, number, processes))
    finally:
        answers = [_answer(*reader) for reader in readers]
    for share, answer in enumerate(answers, 1):
        made: list[Made] = _taken(answer)
        results.update(zip(range(share, number, processes), made, strict=True))
    return [results[index] for index in range(number)]


def made_beside(make: Callable[[], Made], other: Callable[[], Other]) -> tuple[Made, Other]:
    """What both make; `other` works in a process of its own meanwhile."""
    if _processors() < 2 or not _can_be_copied():
        return make(), other()
    started = _started(lambda index: other(), range(1))
    try:
        made = make()
    finally:
        answer = _answer(*started)
    beside: list[Other] = _taken(answer)
    return made, beside[0]


def begun(make: Callable[[], Made]) -> Callable[[], Made]:
    """Begins to make something in a process of its own; what comes back waits for it and gives it.

    An exception is raised there. Where no process can be started all is made there too.
    """
    if _processors() < 2 or not _can_be_copied():
        return make
    process, reader = _started(lambda index: make(), range(1))
    end = partial(_end, process)
    atexit.register(end)

    def awaited() -> Made:
        answer = _answer(process, reader)
        atexit.unregister(end)
        made: list[Made] = _taken(answer)
        return made[0]

    return awaited


def _end(process: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)


def _taken(answer: bytes) -> list[Any]:
    made: list[Any] | BaseException = pickle.loads(answer)
    if isinstance(made, BaseException):
        raise made
    return made


def _processors() -> int:
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _can_be_copied() -> bool:
    """Whether a copy of this process is sound: elsewhere than on Linux system libraries are not,
    and a lock that another thread holds would be held for ever.
    """
    return sys.platform == "linux" and threading.active_count() == 1


def _started(make: Callable[[int], Made], share: range) -> tuple[int, int]:
    """Starts a process for a share of the work; returns its number and where its answer comes."""
    reader, writer = os.pipe()
    # What waits to be written would be written by both.
    sys.stdout.flush()
    sys.stderr.flush()
    process = os.fork()
    if process:
        os.close(writer)
        return process, reader
    status = 1
    try:
        os.close(reader)
        try:
            made: list[Made] | BaseException = [make(index) for index in share]
            answer = pickle.dumps(made, pickle.HIGHEST_PROTOCOL)
        except BaseException as error:
            answer = pickle.dumps(RuntimeError(f"{type(error).__name__}: {error}"))
        with os.fdopen(writer, "wb") as pipe:
            pipe.write(answer)
        status = 0
    finally:
        # Without what the copied program would do at its end.
        os._exit(status)


def _answer(process: int, reader: int) -> bytes:
    """Waits for a process to end and returns what it has written."""
    with os.fdopen(reader, "rb") as pipe:
        answer = pipe.read()
    os.waitpid(process, 0)
    return answer or pickle.dumps(RuntimeError("a process of the build ended before its work"))
