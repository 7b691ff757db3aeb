"""What every record of the corpus is built from: ids, texts in pairs, names.

Every record is frozen and refuses unknown fields. Texts come in pairs (`Bilingual`), ids are ASCII
slugs. What a record may refer to is checked in `checks`, because it needs the other records.
"""

import re
from collections.abc import Sequence
from typing import Annotated, Protocol

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
)

from explainer.languages import Language
from explainer.text.han import joined_lines

LONGEST_TEXT = 5000
"""Characters; the longest text of a record is a paragraph."""
LONGEST_ID = 80
"""Characters; an id is the name of a file and of folders on every system."""
_WHOLE = re.compile(r"-?(?:0|[1-9]\d*)")
MOST_PARAGRAPHS = 5000
"""Of one source; its page lists each of them."""


def _no_number(value: object) -> object:
    # The bare words that YAML takes for true are told with the line that has them.
    if isinstance(value, int) and not isinstance(value, bool):
        raise ValueError(f'must be true or false, not "{value}"')
    return value


_ADDRESS = re.compile(r"https?://[^\s<>\"\\@/:?#]+(?::[0-9]{1,5})?(?:[/?#][^\s<>\"\\]*)?")

_OWN_MACHINE = re.compile(
    r"https?://(?:localhost|127\.|0\.0\.0\.0|10\.|192\.168\.|169\.254\.|\[::1\])", re.IGNORECASE
)
# No name of a host lacks a dot, has two together, or holds a mark of Chinese.
_NO_HOST = re.compile(r"https?://(?:[^./?#:]*(?:[:/?#]|$)|[^/?#:]*(?:\.\.|[，。：；、]))")
_PORT = re.compile(r"https?://[^/?#]*:([0-9]+)")
_LAST_PORT = 65535
_FULL_WIDTH = re.compile("[，。；：、）》”]")


def web_address(value: str) -> str:
    """The address of a page outside. Raises ValueError where no browser would find one."""
    if not _ADDRESS.fullmatch(value):
        raise ValueError(
            "is no address of a page; write https://host/…, without spaces, quotation marks or a "
            "password"
        )
    if _OWN_MACHINE.match(value):
        raise ValueError("leads to the reader's own machine; write the address of the page")
    port = _PORT.match(value)
    if _NO_HOST.match(value) or (port and int(port[1]) > _LAST_PORT):
        raise ValueError("names no host that there is; write it as the browser shows it")
    if mark := _FULL_WIDTH.search(value):
        raise ValueError(f"holds the full-width mark {mark[0]}; what follows is no address")
    return value


Text = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_TEXT)]

SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
"""Lower-case letters, digits and single hyphens: ids, anchors, names of files."""

Slug = Annotated[str, StringConstraints(pattern=rf"^{SLUG}$", max_length=LONGEST_ID)]

Flag = Annotated[bool, BeforeValidator(_no_number)]
"""true or false; 0, 1 and words are neither."""

WebAddress = Annotated[str, StringConstraints(max_length=400), AfterValidator(web_address)]
"""Where a page outside lies: https://host/…"""


def _written_whole(value: object) -> object:
    """The value, unless it only happens to stand for a whole number: 1.0, 01 or true."""
    if isinstance(value, bool) or (isinstance(value, str) and not _WHOLE.fullmatch(value)):
        written = str(value).lower() if isinstance(value, bool) else value
        raise ValueError(f'must be a whole number in digits 0-9, not "{written[:40]}"')
    return value


WRITTEN_WHOLE = BeforeValidator(_written_whole)
"""Stands last, so that the schema is that of the number."""

ParagraphNumber = Annotated[int, Field(ge=1, le=MOST_PARAGRAPHS), WRITTEN_WHOLE]


class Record(BaseModel):
    """Base of every record: frozen, no unknown fields, texts trimmed."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", str_strip_whitespace=True, use_attribute_docstrings=True
    )


def rests_on_one(clauses: Sequence[str] | None, background: Sequence[str], field: str) -> None:
    """Raises ValueError where a statement rests on neither clauses nor background, or on both.

    `field` is the name under which its record has the clauses.
    """
    if not clauses and not background:
        raise ValueError(f"no source, no claim: name either `{field}` or `background`")
    if clauses and background:
        raise ValueError(
            f"rests on `{field}` and on `background`; keep `{field}` where a source states it"
        )


ChineseText = Annotated[Text, AfterValidator(joined_lines)]
"""A text whose lines may be wrapped in its file without leaving a space."""


class Worded(Protocol):
    """Whatever has a wording in each language."""

    @property
    def zh(self) -> str:
        """The Chinese wording."""

    @property
    def en(self) -> str:
        """The English wording."""


def wording(record: Worded, language: Language) -> str:
    """What a record says in `language`."""
    return record.zh if language == "zh" else record.en


class Bilingual(Record):
    """One text in both languages, as inline Markdown."""

    zh: ChineseText
    """The Chinese text, in simplified script."""
    en: Text
    """The English text."""

    def text(self, language: Language) -> str:
        """The wording in `language`."""
        return wording(self, language)


class Words(Record):
    """Words by which a query may name a thing, beside its name."""

    zh: tuple[Text, ...] = ()
    """Those of a Chinese query."""
    en: tuple[Text, ...] = ()
    """Those of an English query, in any case; other forms of a word alone are known from it."""


class NamedRecord(Bilingual):
    """A member of a closed list: an id and its name in both languages."""

    id: Slug
    """The id that other records refer to: lower-case letters, digits and hyphens."""
