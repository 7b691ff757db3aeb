"""Chinese typography: full-width marks, none missing and none doubled."""

import re
from collections.abc import Iterator, Sequence

from explainer.languages import DEFAULT_LANGUAGE, Language
from explainer.text.han import HAN

_MARKS = "，。；：、！？"

# What is not Chinese text: code, links by hand, addresses of links, HTML comments and attributes.
# No class holds the mark that opens its kind, so that a run of these marks is read once.
_FOREIGN = re.compile(
    r"`[^`]*`|\[\[@[^\[\]]*\]\]|\]\([^()]*\)|<!--(?:(?!<!--|-->).)*-->|\{[^{}]*\}|&#?\w{1,32};"
    r"|</?[a-z]{1,6}(?:\s+[a-z]{1,9}=\"[^\"<>]*\")*\s*/?>",
    re.DOTALL,
)
# A space by the name or the number of its character.
_CODE_OF_SPACE = re.compile(
    r"&(?:nbsp|thinsp|hairsp|ensp|emsp|#160|#8239|#x0{0,4}a0);", re.IGNORECASE
)
WRITE_STOP = "write the full-width mark 。"
"""What is said where a half-width full stop ends a Chinese sentence."""

_SPACES = "[ \u00a0\u202f]+"

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
    (re.compile(rf"(?<=[{HAN}])\.(?=[{HAN}]|\s*\Z)"), WRITE_STOP),
    (re.compile(rf"[{_MARKS}](?<![！？])[{_MARKS}]"), "two marks stand together; keep one"),
)
# A name may have a space of its own, so that where the names are lost nothing is known of these.
_RULES_OF_SPACES: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(rf"(?<=[{HAN}]){_SPACES}(?=[{HAN}])"),
        "no space stands between Chinese characters",
    ),
    (
        re.compile(
            rf"(?<=[{HAN}]){_SPACES}(?=\d)|(?<=\d){_SPACES}(?=[年月日个条人户万亿元项名次])"
        ),
        "no space stands between Chinese and a figure",
    ),
    (
        re.compile(
            rf"(?<=[{HAN}\]”）》°]) +(?=[{_MARKS}”）》])|(?<=[{_MARKS}“（《]) +(?=[{HAN}“（《])"
        ),
        "no space stands beside a full-width mark",
    ),
    (
        # A citation is set close to what stands before it, whatever parts them.
        re.compile(rf"(?<=[{HAN}{_MARKS}”）》]) +(?=\[\[[^@~])|(?<=\]\]) +(?=[{HAN}“（《])"),
        "no space stands beside a link",
    ),
)
_PAIRS = (("“", "”"), ("（", "）"), ("《", "》"), ("‘", "’"))

# Read from the end of a text, so that what stands before is never looked at.
_CITATIONS_AND_MARKS = re.compile(r"\A(?:\]\][^\[\]]*@\[\[|\*\*)+")


def typography_faults(text: str, spaced_names: Sequence[str] | None = ()) -> Iterator[str]:
    """What is wrong with the marks of a Chinese text (inline Markdown), each with its place.

    `spaced_names` are names and titles that have a space of their own; None where they are not
    known.
    """
    plain = _FOREIGN.sub("", _CODE_OF_SPACE.sub("\u00a0", text)).replace("**", "")
    for name in spaced_names or ():
        plain = plain.replace(name, "")
    half_width = straight = False
    rules = _RULES if spaced_names is None else (*_RULES, *_RULES_OF_SPACES)
    for pattern, message in rules:
        for match in pattern.finditer(plain):
            half_width |= match[0] in "()"
            straight |= match[0] in "\"'"
            around = plain[max(0, match.start() - 6) : match.end() + 6].replace("\n", " ")
            yield f"“{around}”: {message}"
    for opening, closing in _PAIRS:
        # Where one of the two is half-width, that is the fault.
        told = (half_width and opening == "（") or (straight and opening in "“‘")
        if plain.count(opening) != plain.count(closing) and not told:
            yield f"the marks {opening}{closing} are not in pairs"


def lacks_final_mark(text: str, language: Language = DEFAULT_LANGUAGE) -> bool:
    """Whether a sentence ends without 。, ！ or ？ or their like; behind it a quote may close."""
    plain = _CITATIONS_AND_MARKS.sub("", text.strip()[::-1])[::-1].rstrip()
    end = r"[。！？…][”）]?$" if language == "zh" else r"[.!?…:][\"”’')\]。”）]*$"
    return not re.search(end, plain)
