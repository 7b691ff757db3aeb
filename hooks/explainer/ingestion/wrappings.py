"""Files that hold a page inside: one that is compressed (gzip), and a web archive (MHTML).

Both are read with a bound, so that no file is larger inside than a page can be.
"""

import re
import zlib
from email import message_from_bytes
from email.errors import MessageError
from email.message import Message

_GZIP = b"\x1f\x8b"
_MOST_BYTES = 16_000_000
_BLANK_BEFORE = b"\xef\xbb\xbf \t\r\n"
_MAIL = re.compile(
    rb"(?:[A-Za-z][A-Za-z0-9-]{0,40}:[^\n]{0,998}\n(?:[ \t][^\n]{0,998}\n){0,20}){1,60}"
)
_MAIL_HEADER = re.compile(
    rb"^(?:MIME-Version:|Content-Type:\s*(?:multipart|text)/|Message-ID:)", re.I | re.M
)
_HEAD = 4096


class WrappingError(Exception):
    """A file that cannot be unwrapped; the message goes on from "the file is"."""


def unwrapped(content: bytes) -> bytes:
    """The bytes of the page inside a file; those of the file itself where it wraps nothing.

    Raises WrappingError where what it wraps is damaged, too large or no text.
    """
    if content.startswith(_GZIP):
        content = _unpacked(content)
        if content.startswith(_GZIP):
            raise WrappingError("compressed twice (gzip); unpack it first")
    return _page_of_archive(content) if _is_mail(content) else content


def _unpacked(content: bytes) -> bytes:
    unpacking = zlib.decompressobj(wbits=16 + zlib.MAX_WBITS)
    try:
        unpacked = unpacking.decompress(content, _MOST_BYTES)
    except zlib.error:
        raise WrappingError("compressed (gzip) and damaged; save the page again") from None
    if unpacking.unconsumed_tail:
        raise WrappingError("compressed (gzip) and larger than any page inside; unpack it first")
    if not unpacking.eof:
        raise WrappingError("compressed (gzip) and cut off; save the page again")
    return unpacked


def _is_mail(content: bytes) -> bool:
    head = content[:_HEAD].lstrip(_BLANK_BEFORE).replace(b"\r\n", b"\n")
    headers = _MAIL.match(head)
    return bool(headers and _MAIL_HEADER.search(headers[0]))


def _page_of_archive(content: bytes) -> bytes:
    """The page of a web archive: its first part in HTML, else in plain text."""
    if len(content) > _MOST_BYTES:
        raise WrappingError("a web archive or a mail larger than any page; save the page as HTML")
    try:
        message = message_from_bytes(content.lstrip(_BLANK_BEFORE))
        parts = [part for part in message.walk() if part.get_content_maintype() == "text"]
        pages = [part for part in parts if part.get_content_subtype() in ("html", "plain")]
        pages.sort(key=lambda part: part.get_content_subtype() != "html")
        found = [text for text in map(_text_of, pages) if text.strip()]
    except (MessageError, RecursionError, ValueError, LookupError):
        found = []
    if not found:
        raise WrappingError("a web archive or a mail without a page in it; save the page as HTML")
    # A page of frames has no text of its own.
    return next((text for text in found if b"<frameset" not in text.lower()), found[0])


def _text_of(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset("").lower()
    if not charset:
        return content
    try:
        # What the part declares is believed before what its page declares.
        text = content.decode("gb18030" if charset.startswith("gb") else charset)
    except (LookupError, UnicodeDecodeError):
        return content
    return b"\xef\xbb\xbf" + text.encode("utf-8", errors="replace")
