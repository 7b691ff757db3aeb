"""Chinese typography: full-width marks, none missing and none doubled."""

import re
from collections.abc import Iterator, Sequence

from explainer.languages import DEFAULT_LANGUAGE, Language
from explainer.text.han import HAN

_MARKS = "，。；：、！？"

# What is not Chinese text: code, links by hand, addresses of links, HTML comments and attributes.
# No class holds the mark that opens its kind, so that a run of these marks is read once.
_FOREIGN = re.compile(
    r"`[^`]*`|\[\[@[^\[\]]*\]\]|\]\([^()]*\)|<!--(?:(?!<!--|-->).)*-->|\{[^{}]*\}|&#?\w{1,32};",
    re.DOTALL,
)

_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(rf"(?<=[{HAN}])[,;:!?]|[,;:!?](?=[{HAN}])"),
        "write the full-width mark between Chinese characters",
    ),
    (
        re.compile(rf"(?<=[{HAN}])[()]|[()](?=[{HAN}])"),
        "write full-width brackets（）around Chinese",
    ),
    (
        re.compile(rf"(?<=[{HAN}{_MARKS}])[\"']|[\"'](?=[{HAN}])"),
        "write Chinese quotation marks “”",
    ),
    (re.compile(rf"[{_MARKS}](?<![！？])[{_MARKS}]"), "two marks stand together; keep one"),
    (re.compile(rf"(?<=[{HAN}]) +(?=[{HAN}])"), "no space stands between Chinese characters"),
    (
        re.compile(rf"(?<=[{HAN}]) +(?=\d)|(?<=\d) +(?=[年月日个条人户万亿元项名次])"),
        "no space stands between Chinese and a figure",
    ),
    (
        re.compile(rf"(?<=[{HAN}]) +(?=[{_MARKS}”）》])|(?<=[{_MARKS}“（《]) +(?=[{HAN}])"),
        "no space stands beside a full-width mark",
    ),
)
_PAIRS = (("“", "”"), ("（", "）"), ("《", "》"), ("‘", "’"))

# Read from the end of a text, so that what stands before is never looked at.
_CITATIONS_AND_MARKS = re.compile(r"\A(?:\]\][^\[\]]*@\[\[|\*\*)+")


def typography_faults(text: str, spaced_names: Sequence[str] = ()) -> Iterator[str]:
    """What is wrong with the marks of a Chinese text (inline Markdown), each with its place.

    `spaced_names` are names and titles that have a space of their own.
    """
    plain = _FOREIGN.sub("", text).replace("**", "")
    for name in spaced_names:
        plain = plain.replace(name, "")
    for pattern, message in _RULES:
        for match in pattern.finditer(plain):
            around = plain[max(0, match.start() - 6) : match.end() + 6].replace("\n", " ")
            yield f"“{around}”: {message}"
    for opening, closing in _PAIRS:
        if plain.count(opening) != plain.count(closing):
            yield f"the marks {opening}{closing} are not in pairs"


def lacks_final_mark(text: str, language: Language = DEFAULT_LANGUAGE) -> bool:
    """Whether a sentence ends without 。, ！ or ？ or their like; behind it a quote may close."""
    plain = _CITATIONS_AND_MARKS.sub("", text.strip()[::-1])[::-1].rstrip()
    end = r"[。！？…][”）]?$" if language == "zh" else r"[.!?…:][\"”’')\]。”）]*$"
    return not re.search(end, plain)
