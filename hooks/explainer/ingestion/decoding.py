"""The bytes of a scrape as text: UTF-8 with and without BOM, UTF-16, GB18030, Big5, HZ and UTF-7.

A file may be compressed (gzip) or a web archive (MHTML).

What a page declares is believed before any statistics, unless its bytes are plainly UTF-8.
"""

import re
from dataclasses import dataclass

from explainer.ingestion.characters import common_characters, folded, frequency_share, han_count
from explainer.ingestion.file_kinds import foreign_kind
from explainer.ingestion.wrappings import WrappingError, unwrapped

_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_DECLARED = re.compile(
    rb"<meta[^>]{0,300}charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)"
    rb"|<\?xml[^>]{0,200}encoding\s*=\s*[\"']([A-Za-z0-9_-]+)"
    rb"|@charset\s+[\"']([A-Za-z0-9_-]+)",
    re.IGNORECASE,
)
_GBK_NAMES = {"gb2312", "gbk", "gb18030", "gb_2312-80", "gb_2312", "x-gbk", "cp936", "hz-gb-2312"}
_SEVEN_BITS = (
    ("hz", re.compile(rb"~\{[!-~]{2}")),
    ("utf-7", re.compile(rb"\+[A-Za-z0-9/]{6,}")),
)
_SHARE_OF_CHINESE = 0.1
_CHINESE_ENCODINGS = ("gb18030", "big5hkscs")
_HEAD = 65536
_SAMPLE = 40_000
# Zero bytes in a text are strays up to one in so many.
_STRAY = 20
# One lost or broken byte in so many is damage; more is another encoding.
_DAMAGE = 200
_LONGEST_BEGINNING = 3
# Latin text has fewer bytes beyond ASCII than one in so many; Chinese text has nearly nothing else.
_LATIN_SHARE = 10
_HIGH_RUN = re.compile(rb"[\x80-\xff][\x40-\xff]*[\x80-\xff]")
_ODD = re.compile("[\ufffd\ue000-\uf8ff\uff61-\uff9f\x00-\x08\x0e-\x1f\x7f-\x9f]")


class UnreadableError(Exception):
    """The file holds no text; the message says why, in one line."""


@dataclass(frozen=True)
class Decoded:
    """The text of a file and how its bytes were read."""

    text: str
    encoding: str
    note: str = ""
    """What was uncertain about the encoding."""
    is_cut: bool = False
    """Whether the file ends within a character."""


def decode(content: bytes) -> Decoded:
    """The text of a raw file.

    A byte order mark decides, then what the text declares, then valid UTF-8, then statistics; a
    declaration other than UTF-8 loses against bytes that are UTF-8. Raises UnreadableError for a
    file that is empty, of a kind that is no text, or in no encoding that is known here.
    """
    if not content.strip(b"\x00 \t\r\n\x0b\x0c"):
        raise UnreadableError("the file is empty")
    try:
        content = unwrapped(content)
    except WrappingError as error:
        raise UnreadableError(f"the file is {error}") from None
    if kind := foreign_kind(content):
        raise UnreadableError(f"the file is {kind}")
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _with_losses(content, encoding, "")
    note = ""
    if b"\x00" in content:
        wide = _utf_16_without_mark(content)
        if wide:
            return wide
        if content.count(b"\x00") * _STRAY > len(content):
            raise UnreadableError(
                "the file is not text (it holds zero bytes); save the page as text"
            )
        content = content.replace(b"\x00", b"")
        note = "zero bytes were left out"
    declared = _declared(content)
    whole = _without_cut_character(content)
    is_cut = whole != content
    content = whole
    utf_8 = _utf_8(content)
    if content.isascii() and (found := _of_seven_bits(content)):
        return found
    if utf_8 is not None and not (declared and _reads_better(content, utf_8, declared)):
        return Decoded(utf_8, "utf-8", note, is_cut)
    if declared:
        found = _with_losses(content, declared, "declared by the page")
        if _plausibility(found.text[:_SAMPLE]) > 0:
            return found
    lossy = content.decode("utf-8", errors="replace")
    broken = lossy.count("\ufffd")
    if broken * _DAMAGE < len(content) and han_count(lossy) > broken:
        return _with_losses(content, "utf-8", note)
    wide = _utf_16_without_mark(content)
    return wide or _by_statistics(content)


def _of_seven_bits(content: bytes) -> Decoded | None:
    """A text in ASCII that stands for Chinese, as mail once carried it; None for any other."""
    if b"\x1b$" in content:
        raise UnreadableError("the file is in an encoding of old mail (ISO-2022); save it as UTF-8")
    for encoding, mark in _SEVEN_BITS:
        if mark.search(content):
            try:
                text = content.decode(encoding)
            except UnicodeDecodeError:
                continue
            if frequency_share(text) > _SHARE_OF_CHINESE:
                return Decoded(text, encoding, "told by its signs for Chinese in ASCII")
    return None


def _declared(content: bytes) -> str:
    """The Chinese encoding that a page declares; empty for none and for UTF-8."""
    match = _DECLARED.search(content[:_HEAD])
    name = next(filter(None, match.groups()), b"").decode("ascii").lower() if match else ""
    if name in _GBK_NAMES:
        return "gb18030"
    return "big5hkscs" if name.startswith("big5") else ""


def _without_cut_character(content: bytes) -> bytes:
    """The bytes of a text in UTF-8 without the beginning of a character at its end."""
    for lost in range(1, _LONGEST_BEGINNING + 1):
        lead = content[-lost:][:1]
        if lead >= b"\xc2":
            length = 2 if lead < b"\xe0" else 3 if lead < b"\xf0" else 4
            whole = content[:-lost]
            is_cut = lost < length and not whole.isascii() and _utf_8(whole) is not None
            return whole if is_cut else content
    return content


def _utf_8(content: bytes) -> str | None:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _reads_better(content: bytes, utf_8: str, declared: str) -> bool:
    """Whether bytes that happen to be valid UTF-8 are text in the declared encoding instead."""
    if utf_8.isascii():
        return False
    other = content.decode(declared, errors="replace")
    return frequency_share(other) > frequency_share(utf_8) and "\ufffd" not in other


def _with_losses(content: bytes, encoding: str, note: str) -> Decoded:
    try:
        return Decoded(content.decode(encoding), encoding, note)
    except UnicodeDecodeError:
        text = content.decode(encoding, errors="replace")
        lost = text.count("\ufffd")
        return Decoded(text, encoding, f"{note or 'some bytes are broken'}; {lost} symbols lost")


def _utf_16_without_mark(content: bytes) -> Decoded | None:
    """A text in UTF-16 that lacks its byte order mark; None for any other."""
    sample = content[:_SAMPLE]
    sample = sample[: len(sample) // 2 * 2]
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = sample.decode(encoding)
        except UnicodeDecodeError:
            continue
        latin = sum(character.isascii() and character.isprintable() for character in text)
        readable = latin + han_count(text)
        is_chinese = frequency_share(text) > 0.15 and han_count(text) > 1
        if readable > 0.7 * len(text) and (is_chinese or latin > 0.9 * len(text)):
            return _with_losses(content, encoding, "told by the statistics of the text")
    return None


def _by_statistics(content: bytes) -> Decoded:
    sample = content[:_SAMPLE]
    if len(content) > _SAMPLE:
        # A character may be cut at the end.
        sample = sample[: sample.rfind(b"\n") + 1] or sample
    high = sum(byte > 0x7F for byte in sample)
    is_latin = high * _LATIN_SHARE < len(sample)
    if is_latin:
        # Of a text that is mostly markup or addresses, the rest tells.
        sample = b"\n".join(_HIGH_RUN.findall(sample))
    texts = {name: sample.decode(name, errors="replace") for name in _CHINESE_ENCODINGS}
    encoding = max(texts, key=lambda name: _plausibility(texts[name]))
    text = texts[encoding]
    if _plausibility(text) > 0 and (not is_latin or frequency_share(text) > 0.15):
        return _with_losses(content, encoding, "told by the statistics of the text")
    if is_latin:
        return _with_losses(content, "cp1252", "told by its few letters beyond ASCII")
    raise UnreadableError("the file is not text in UTF-8, GB18030 or Big5; save it as UTF-8")


def _plausibility(text: str) -> float:
    """Between -1 and 1: how common the Chinese characters of a text are, less the losses."""
    chinese = han_count(text)
    if not chinese:
        return -1
    common = sum(character in common_characters() for character in folded(text))
    odd = len(_ODD.findall(text))
    return (common - 4 * odd) / chinese - 0.5 + frequency_share(text) - 0.1
