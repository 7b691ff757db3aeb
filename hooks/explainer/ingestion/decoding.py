"""The bytes of a scrape as text: UTF-8 with and without BOM, UTF-16, GB18030 and Big5."""

import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from explainer.ingestion.characters import common_characters, folded, han_count

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)
_GBK_NAMES = {"gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk"}
_CHINESE_ENCODINGS = ("gb18030", "big5", "big5hkscs")
_HEAD = 4096
_SAMPLE = 20_000

# One lost or broken byte in so many is damage; more is another encoding.
_DAMAGE = 200

# Latin text has fewer bytes beyond ASCII than one in so many; Chinese text has nearly nothing else.
_LATIN_SHARE = 20


class UnreadableError(Exception):
    """The file holds no text; the message says why, in one line."""


@dataclass(frozen=True)
class Decoded:
    """The text of a file and how its bytes were read."""

    text: str
    encoding: str
    note: str = ""
    """What was uncertain about the encoding."""


def decode(content: bytes) -> Decoded:
    """The text of a raw file.

    A byte order mark decides, then valid UTF-8, then the encoding that an HTML page declares, then
    the statistics of the text. Raises UnreadableError for a file that is empty or no text.
    """
    if not content.strip():
        raise UnreadableError("the file is empty")
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _with_losses(content, encoding, "")
    if b"\x00" in content:
        raise UnreadableError("the file is not text (it holds zero bytes); save the page as text")
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        lossy = content.decode("utf-8", errors="replace")
    if lossy.count("\ufffd") * _DAMAGE < len(content):
        return _with_losses(content, "utf-8", "")
    declared = _DECLARED.search(content[:_HEAD])
    name = declared[1].decode("ascii").lower() if declared else ""
    if name in _GBK_NAMES:
        return _with_losses(content, "gb18030", "declared by the page")
    if name.startswith("big5"):
        return _with_losses(content, "big5hkscs", "declared by the page")
    return _by_statistics(content)


def _with_losses(content: bytes, encoding: str, note: str) -> Decoded:
    try:
        return Decoded(content.decode(encoding), encoding, note)
    except UnicodeDecodeError:
        text = content.decode(encoding, errors="replace")
        lost = text.count("\ufffd")
        return Decoded(text, encoding, f"{note or 'some bytes are broken'}; {lost} symbols lost")


def _by_statistics(content: bytes) -> Decoded:
    high = sum(byte > 0x7F for byte in content[:_SAMPLE])
    if high * _LATIN_SHARE < len(content[:_SAMPLE]):
        return _with_losses(content, "cp1252", "told by its few letters beyond ASCII")
    sample = content[:_SAMPLE]
    sample = sample[: sample.rfind(b"\n") + 1] or sample
    best = from_bytes(sample, cp_isolation=list(_CHINESE_ENCODINGS)).best()
    guesses = [*([best.encoding] if best else []), *_CHINESE_ENCODINGS]
    texts = {name: sample.decode(name, errors="replace") for name in guesses}
    encoding = max(texts, key=lambda name: _plausibility(texts[name]))
    if _plausibility(texts[encoding]) <= 0:
        raise UnreadableError("the file is not text in UTF-8, GB18030 or Big5; save it as UTF-8")
    return _with_losses(content, encoding, "told by the statistics of the text")


def _plausibility(text: str) -> float:
    """Between -1 and 1: the share of common characters among the Chinese ones, less the losses."""
    chinese = han_count(text)
    if not chinese:
        return -1
    common = sum(character in common_characters() for character in folded(text))
    odd = len(re.findall("[\ufffd\ue000-\uf8ff\uff61-\uff9f\x00-\x08\x0e-\x1f\x7f-\x9f]", text))
    return (common - 4 * odd) / chinese - 0.5
