"""Colours that a stylesheet names for words, and that cannot be read on the ground of a page."""

import re
from collections.abc import Iterator, Sequence

from explainer.diagrams.contrast import FOR_WORDS, GROUND, Scheme, contrast
from explainer.problems.problem import Problem

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_ASKED = re.compile(r"(?<![\w-])color\s*:\s*var\((--[\w-]+)\)")
_SET = re.compile(r"(--[\w-]+)\s*:\s*#([0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3,4})\s*(?=;|$)")
_SCHEMES: dict[Scheme, re.Pattern[str]] = {
    "light": re.compile(r"(?<![\w\"])(?::root|\[data-md-color-scheme=\"default\"\])\s*\Z"),
    "dark": re.compile(r"\[data-md-color-scheme=\"slate\"\]\s*\Z"),
}
# Words of this colour stand on another one than the page's.
_ON_ANOTHER = re.compile("-bg-|-on-")


def weak_colours(sheets: Sequence[tuple[str, str]]) -> Iterator[Problem]:
    """Named colours of words whose contrast with the page is too low, in either scheme.

    A sheet comes as its path and its text.
    """
    plain = {path: _COMMENT.sub(_blank, text) for path, text in sheets}
    of_words: set[str] = set()
    for text in plain.values():
        for match in _RULE.finditer(text):
            if "background" not in match[2]:
                of_words.update(_ASKED.findall(match[2]))
    for path, text in plain.items():
        for match in _RULE.finditer(text):
            if not _SET.search(match[2]):
                continue
            for scheme, selector in _SCHEMES.items():
                if not selector.search(match[1]):
                    continue
                for found in _SET.finditer(match[2]):
                    if found[1] not in of_words or _ON_ANOTHER.search(found[1]):
                        continue
                    ratio = contrast(_seen(found[2], GROUND[scheme]), GROUND[scheme])
                    if ratio < FOR_WORDS:
                        message = (
                            f"words of this colour have a contrast of {ratio:.2f}:1 with the page; "
                            f"at least {FOR_WORDS}:1 is needed; choose a "
                            f"{'darker' if scheme == 'light' else 'lighter'} one"
                        )
                        line = text.count("\n", 0, match.start(2) + found.start()) + 1
                        yield Problem(path, line, found[1], message)


def _seen(digits: str, ground: str) -> str:
    """The colour of these digits as it is seen on a ground, as #rrggbb."""
    if len(digits) < 6:
        digits = "".join(2 * digit for digit in digits)
    share = int(digits[6:] or "ff", 16) / 255
    pairs = [(int(digits[at : at + 2], 16), int(ground[at + 1 : at + 3], 16)) for at in (0, 2, 4)]
    return "#" + "".join(f"{round(share * own + (1 - share) * below):02x}" for own, below in pairs)


def _blank(match: re.Match[str]) -> str:
    return "\n" * match[0].count("\n")
