"""Text that was decoded with the wrong encoding, and entities of HTML that stayed in it.

The encoding is repaired before anything else is taken for damage: a soft hyphen or a no-break space
may be a byte of a Chinese character. A repair is believed only where its outcome is written
Chinese, of which the most frequent characters make up a good part.
"""

import html
import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

import ftfy

from explainer.ingestion.characters import (
    MARKS,
    characters_in_use,
    folded,
    frequency_share,
    han_count,
    is_han,
)
from explainer.ingestion.edits import Edit, Line, repaired, substitutions
from explainer.text.han import HAN

_ENTITY = re.compile(
    r"&(?:#\d{2,7}|#[xX][0-9a-fA-F]{2,6}|[a-zA-Z]{2,8}\d{0,2});"
    r"|&(?:nbsp|ldquo|rdquo|lsquo|rsquo|mdash|hellip|middot|quot)(?![a-zA-Z;=])"
)
# What programs write for a character beyond ASCII: \u6e21, %E6%B8%A1.
_WRITTEN_OUT = re.compile(r"(?:\\u[0-9a-fA-F]{4})+|(?:%[0-9a-fA-F]{2}){3,}")
_ADDRESS = re.compile(r"https?://|www\.|/")
_DEEPEST_ENTITY = 3
# Each character that a byte beyond ASCII becomes when it is read as Latin-1 or Windows-1252.
_AS_BYTE = {chr(byte): byte for byte in range(0x80, 0x100)} | {
    character: byte
    for byte in range(0x80, 0xA0)
    if (character := bytes([byte]).decode("cp1252", errors="ignore"))
}
_LATIN = "".join(map(re.escape, _AS_BYTE))
_LATIN_RUN = re.compile(f"[{_LATIN}]{{2,}}")
_LATIN_LETTER = re.compile("[\u00c0-\u045f]")
_CHINESE = re.compile(f"[{HAN}\u3000-\u303f\uff01-\uff5e\u2010-\u2027]")
# Chinese in UTF-8 read as GBK has such characters, which Chinese hardly has otherwise.
_RARE = re.compile(
    "["
    + "".join(
        bytes([lead, trail]).decode("gbk", errors="ignore")
        for lead in range(0xE4, 0xEA)
        for trail in range(0x80, 0xFF)
    )
    + "]"
)
# A question mark stands for bytes that were lost.
_WIDE_RUN = re.compile("[^\x00-\x7f]{2,}(?:[?][^\x00-\x7f]{2,})*[?]?")
_LONE_BYTES = {"?": b"\xff", "\ufffd": b"\xff", "€": b"\x80"}
_FTFY = ftfy.TextFixerConfig(
    unescape_html=False,
    remove_terminal_escapes=False,
    fix_latin_ligatures=False,
    fix_character_width=False,
    uncurl_quotes=False,
    fix_line_breaks=False,
    remove_control_chars=False,
    restore_byte_a0=True,
    replace_lossy_sequences=False,
    decode_inconsistent_utf8=True,
    fix_c1_controls=False,
    normalization=None,
)
_SHARE_OF_CHINESE = 0.15
_SHARE_OF_LOSSES = 0.25
_SHORTEST_LOSSY = 4
_SAMPLE = 2000
_ODD_LATIN = re.compile("[\u00a1-\u00ff]{3,}")
_SHORTEST_ODD = 8


def legible(lines: Sequence[Line]) -> list[Line]:
    """The lines with entities of HTML resolved and wrongly decoded words decoded again."""
    resolved = [_without_entities(line) for line in lines]
    double_byte = _encoding_behind_latin([line.text for line in resolved])
    return [_without_entities(_decoded_again(line, double_byte)) for line in resolved]


def leftovers(text: str) -> Iterator[str]:
    """What of a line still looks decoded wrongly, as messages for the report."""
    for match in _ODD_LATIN.finditer(text):
        yield f"“{match[0][:12]}”: looks decoded with the wrong encoding"
    chinese = [character for character in folded(text) if is_han(character)]
    if len(chinese) >= _SHORTEST_ODD:
        unused = sum(character not in characters_in_use() for character in chinese)
        if 3 * unused > len(chinese):
            yield f"“{text.strip()[:12]}”: so many rare characters; perhaps decoded wrongly"


def _without_entities(line: Line) -> Line:
    for _ in range(_DEEPEST_ENTITY):
        if "&" not in line.text:
            break
        edits = substitutions(_ENTITY, lambda match: html.unescape(match[0]), line.text)
        if not edits:
            break
        line = repaired(line, "entity", edits)
    return repaired(line, "entity", substitutions(_WRITTEN_OUT, _written_out, line.text))


def _written_out(match: re.Match[str]) -> str | None:
    """The Chinese that a run of escapes stands for; None for any other, and for an address."""
    if match[0].startswith("\\"):
        units = bytes.fromhex(match[0].replace("\\u", ""))
        read = units.decode("utf-16-be", errors="replace")
    elif _ADDRESS.search(match.string):
        return None
    else:
        read = unquote(match[0], errors="replace")
    return read if _CHINESE.search(read) and "\ufffd" not in read else None


def _bytes_behind(text: str) -> bytes | None:
    """The bytes of a text that was read as Latin-1 or Windows-1252; None for any other text."""
    found = bytearray()
    for character in text:
        byte = ord(character) if character < "\x80" else _AS_BYTE.get(character)
        if byte is None:
            return None
        found.append(byte)
    return bytes(found)


def _encoding_behind_latin(texts: Sequence[str]) -> str:
    """The Chinese encoding of a text that was read as Latin letters; empty where it was not."""
    damaged = [text for text in texts if not text.isascii() and _LATIN_RUN.search(text)]
    sample = "\n".join(damaged)[:_SAMPLE]
    best, encoding = _SHARE_OF_CHINESE, ""
    for name in ("gb18030", "big5hkscs"):
        read = "".join(
            decoded
            for line in sample.split("\n")[:-1] or [sample]
            if (decoded := _decode(_bytes_behind(line), name)) is not None
        )
        share = frequency_share(read)
        if han_count(read) >= 2 and share > best:
            best, encoding = share, name
    return encoding


def _decode(content: bytes | None, encoding: str) -> str | None:
    try:
        return content.decode(encoding) if content is not None else None
    except UnicodeDecodeError:
        return None


def _decoded_again(line: Line, double_byte: str) -> Line:
    if line.text.isascii():
        return line
    if _LATIN_RUN.search(line.text):
        line = repaired(line, "mojibake", _utf_8_behind_latin(line.text))
    if double_byte and _LATIN_RUN.search(line.text):
        line = repaired(line, "mojibake", _double_bytes_behind_latin(line.text, double_byte))
    if _LATIN_LETTER.search(line.text) and not han_count(line.text):
        fixed = ftfy.fix_text(line.text, _FTFY)
        if fixed != line.text and (_CHINESE.search(fixed) or not double_byte):
            line = repaired(line, "mojibake", [Edit(0, len(line.text), fixed)])
    if _RARE.search(line.text):
        edits = substitutions(_WIDE_RUN, _utf_8_behind_gbk, line.text)
        line = repaired(line, "mojibake", edits)
    return line


def _utf_8_behind_latin(text: str) -> list[Edit]:
    whole = _decode(_bytes_behind(text), "utf-8")
    if whole is not None and _CHINESE.search(whole) and whole != text:
        return [Edit(0, len(text), whole)]
    return substitutions(_LATIN_RUN, _run_as_utf_8, text)


def _run_as_utf_8(match: re.Match[str]) -> str | None:
    content = _bytes_behind(match[0])
    read = _decode(content, "utf-8")
    if read is not None:
        return read if _CHINESE.search(read) else None
    return _with_losses(content.decode("utf-8", errors="replace")) if content else None


def _double_bytes_behind_latin(text: str, encoding: str) -> list[Edit]:
    whole = _decode(_bytes_behind(text), encoding)
    if whole is not None and _CHINESE.search(whole):
        return [Edit(0, len(text), whole)]

    def again(match: re.Match[str]) -> str | None:
        read = _decode(_bytes_behind(match[0]), encoding)
        return read if read is not None and _CHINESE.search(read) else None

    return substitutions(_LATIN_RUN, again, text)


def _utf_8_behind_gbk(match: re.Match[str]) -> str | None:
    """A run of characters that are GBK by their looks and UTF-8 by their bytes; None for others."""
    run = match[0].rstrip("?")
    lost = b"\xff" if run != match[0] else b""
    try:
        content = b"".join(
            # Windows reads a lone byte 80 as the sign of the euro.
            _LONE_BYTES.get(part) or part.encode("gb18030")
            for part in re.split("([?\ufffd€])", run)
        )
    except UnicodeEncodeError:
        return None
    if not lost and b"\xff" not in content and (read := _decode(content, "utf-8")) is not None:
        return read if han_count(read) and len(read) < len(run) else None
    # The last byte of an odd number of bytes was lost. What it was is known of marks alone.
    content = (content + lost).replace(b"\xef\xbc\xff", "，".encode())
    at_end = match.end() == len(match.string.rstrip())
    if at_end and content.endswith(b"\xe3\x80\xff"):
        content = content[:-3] + "。".encode()
    read = _decode(content, "utf-8")
    if read is None:
        read = _with_losses(content.decode("utf-8", errors="replace"))
    if read is None or frequency_share(read) <= _SHARE_OF_CHINESE:
        return None
    return read if len(read) < len(match[0]) else None


def _with_losses(read: str) -> str | None:
    """A text decoded with some losses, each as one U+FFFD; None where there are too many."""
    one_each = re.sub("\ufffd+", "\ufffd", read)
    chinese = han_count(one_each) + sum(character in MARKS for character in one_each)
    if chinese < _SHORTEST_LOSSY or one_each.count("\ufffd") > _SHARE_OF_LOSSES * chinese:
        return None
    return one_each
