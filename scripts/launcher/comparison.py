"""In what two folders differ, file by file."""

from pathlib import Path

_BEFORE, _AFTER = 80, 160
"""Characters that are shown around a difference."""


def differences(first: Path, second: Path) -> dict[str, str]:
    """By the path of each file in what it differs: `is missing`, `is new` or `differs`."""
    one, other = _files(first), _files(second)
    found = {
        path: "is missing" if path not in other else "is new"
        for path in sorted(one.keys() ^ other.keys())
    }
    for path in sorted(one.keys() & other.keys()):
        if one[path].read_bytes() != other[path].read_bytes():
            found[path] = "differs"
    return dict(sorted(found.items()))


def first_difference(first: Path, second: Path) -> str:
    """The place at which two files of text begin to differ, a line for each; empty where one is no
    text.
    """
    try:
        texts = [file.read_text(encoding="utf-8") for file in (first, second)]
    except UnicodeDecodeError:
        return ""
    shortest = min(map(len, texts))
    pairs = enumerate(zip(*texts, strict=False))
    at = next((place for place, (one, other) in pairs if one != other), shortest)
    shown = (" ".join(text[max(at - _BEFORE, 0) : at + _AFTER].split()) for text in texts)
    return "\n".join(f"{sign} …{text}…" for sign, text in zip("-+", shown, strict=True))


def _files(folder: Path) -> dict[str, Path]:
    return {
        file.relative_to(folder).as_posix(): file for file in folder.rglob("*") if file.is_file()
    }
