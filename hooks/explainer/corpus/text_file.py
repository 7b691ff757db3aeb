"""Text files as they come from disk: whatever a file is, a text or one problem comes back."""

import re
import stat
from functools import lru_cache
from pathlib import Path

from explainer.problems.problem import Problem
from explainer.text.unseen import unseen_characters

LARGEST_FILE = 16 * 1024 * 1024
"""Bytes; a file of reviews of a thousand sources has less than half."""

_CONFLICT_MARKER = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?: |$)", re.MULTILINE)
_MANY = 5


def read_bytes(file: Path, path: str) -> bytes | Problem:
    """The content of a file, or the problem that keeps it from being read; never waits.

    `path` names the file in messages.
    """
    try:
        status = file.stat()
        if stat.S_ISDIR(status.st_mode):
            message = "this is a folder, no file; delete it or give it another name"
        elif not stat.S_ISREG(status.st_mode):
            message = "this is no ordinary file (a pipe, socket or device); delete it"
        elif status.st_size > LARGEST_FILE:
            message = f"the file is larger than {LARGEST_FILE // 1024**2} MB; split it"
        else:
            return file.read_bytes()
    except FileNotFoundError:
        message = "the file is missing; restore it from the last commit"
        if file.is_symlink():
            message = "the link leads nowhere; put the file itself here"
    except PermissionError:
        message = "the file cannot be read; give yourself the right to read it"
    except (OSError, RuntimeError) as error:
        # A link to itself is an OSError or, in older Pythons, a RuntimeError.
        words = getattr(error, "strerror", "") or "the link leads to itself"
        message = f"the file cannot be read ({words.lower()}); put an ordinary file here"
    return Problem(path, 0, "", message)


# A preview reads the same files again at every edit of another.
@lru_cache(maxsize=128)
def decoded(content: bytes, path: str) -> str | Problem:
    """The text of a file with line feeds for ends of lines, or the problem that spoils it."""
    if not content.strip():
        return Problem(path, 1, "", "the file is empty; fill it or delete it")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return Problem(path, line, "", "the file is not UTF-8 from here on; save it as UTF-8")
    text = text.replace("\r\n", "\n")
    if (lone := text.find("\r")) >= 0:
        line = text.count("\n", 0, lone) + 1
        message = "a carriage return alone ends this line; save the file with line ends LF or CRLF"
        return Problem(path, line, "", message)
    if marker := _CONFLICT_MARKER.search(text):
        line = text.count("\n", 0, marker.start()) + 1
        message = "a merge conflict is left here; keep one side and delete the marker lines"
        return Problem(path, line, "", message)
    return _unseen(text, path) or text


def read_text(file: Path, path: str) -> str | Problem:
    """The text of a file as UTF-8 with plain line feeds, or the problem that keeps it from that.

    `path` names the file in messages.
    """
    content = read_bytes(file, path)
    return content if isinstance(content, Problem) else decoded(content, path)


def _unseen(text: str, path: str) -> Problem | None:
    found = list(unseen_characters(text))
    if not found:
        return None
    place, name = found[0]
    line = text.count("\n", 0, place) + 1
    lines = sorted({text.count("\n", 0, later) + 1 for later, _ in found[1 : _MANY + 1]} - {line})
    also = f"; also on line {', '.join(map(str, lines))}" if lines else ""
    more = f" and {len(found) - _MANY - 1} more" if len(found) > _MANY + 1 else ""
    message = f"an unseen character stands here, {name}; delete it{also}{more}"
    return Problem(path, line, "", message)
