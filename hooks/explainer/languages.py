"""The two languages of the site."""

from dataclasses import dataclass
from typing import Literal, get_args

Language = Literal["zh", "en"]

LANGUAGES: tuple[Language, ...] = get_args(Language)

DEFAULT_LANGUAGE: Language = "zh"

# BCP 47: the Chinese pages are in simplified script.
HTML_LANGUAGE: dict[Language, str] = {"zh": "zh-Hans", "en": "en"}


def other_language(language: Language) -> Language:
    """The language that `language` is paired with."""
    return "en" if language == "zh" else "zh"


@dataclass(frozen=True)
class Punctuation:
    """The marks with which the generator joins words of a language."""

    listing: str
    semicolon: str
    full_stop: str
    brackets: tuple[str, str]
    titles: tuple[str, str]
    """The marks around the title of a work."""
    gap: str
    """What stands between words."""


PUNCTUATION: dict[Language, Punctuation] = {
    "zh": Punctuation("、", "；", "。", ("（", "）"), ("《", "》"), ""),
    "en": Punctuation(", ", "; ", ".", (" (", ")"), ("“", "”"), " "),
}
