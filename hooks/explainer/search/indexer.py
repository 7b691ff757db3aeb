"""Speaks to Pagefind's service, which takes pages from memory.

The command line reads a folder instead, and making a file for each record takes longer than
indexing them; Pagefind's own Python interface waits a tenth of a second for each answer. Requests
and answers are JSON in base64, each with a comma behind it; the service answers in order.
"""

import base64
import json
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import suppress
from io import BufferedReader
from pathlib import Path
from threading import Thread
from typing import IO, Any

from pagefind.service import get_executable

_FIRST_INDEX = 0
_READ_AT_ONCE = 1 << 16
_ENDED_EARLY = {"type": "Error", "message": "Pagefind ended early"}


class IndexingError(Exception):
    """Pagefind failed; the message is its own."""


def write_index(pages: Iterable[tuple[str, str]], output: Path, characters: str) -> None:
    """Indexes `pages` (path and HTML of each) and writes the bundle to the folder `output`.

    `characters` are signs that count as part of words. Raises IndexingError where Pagefind fails.
    """
    requests: list[dict[str, Any]] = [
        {"type": "NewIndex", "config": {"include_characters": characters}}
    ]
    requests += [
        {"type": "AddFile", "index_id": _FIRST_INDEX, "file_path": path, "file_contents": html}
        for path, html in pages
    ]
    requests.append({"type": "GetFiles", "index_id": _FIRST_INDEX})
    program = get_executable()
    if program is None:
        raise IndexingError("Pagefind has no program for this computer")
    service = subprocess.Popen(
        [str(program), "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert service.stdin is not None
    assert isinstance(service.stdout, BufferedReader)
    # The service stops reading requests while nobody reads its answers.
    sender = Thread(target=_send, args=(requests, service.stdin), daemon=True)
    sender.start()
    try:
        answers = _answers(service.stdout)
        for _ in requests:
            answer: dict[str, Any] = next(answers, _ENDED_EARLY)
            if answer["type"] == "Error":
                raise IndexingError(answer["message"])
        # The service can write the files too, but it answers before they are whole.
        for file in answer["files"]:
            _write(output / file["path"], base64.b64decode(file["content"]))
    finally:
        service.kill()
        service.wait()
        sender.join()
        service.stdout.close()
        with suppress(BrokenPipeError):
            service.stdin.close()


def _send(requests: Iterable[dict[str, Any]], pipe: IO[bytes]) -> None:
    with suppress(BrokenPipeError):
        for number, request in enumerate(requests, 1):
            message = json.dumps({"message_id": number, "payload": request})
            pipe.write(base64.b64encode(message.encode()) + b",")
        pipe.flush()


def _answers(pipe: BufferedReader) -> Iterator[dict[str, Any]]:
    pieces: list[bytes] = []
    while read := pipe.read1(_READ_AT_ONCE):
        *complete, rest = read.split(b",")
        for end in complete:
            payload: dict[str, Any] = json.loads(base64.b64decode(b"".join([*pieces, end])))
            yield payload["payload"]
            pieces = []
        pieces.append(rest)


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
