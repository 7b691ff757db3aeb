"""Files that are no text although they may look like it: told by how they begin."""

import re

_ADVICE = "save its text"
_BEGINNINGS = (
    (b"%PDF-", f"a PDF; {_ADVICE}"),
    (b"{\\rtf", f"a document in RTF; {_ADVICE}"),
    (b"%!PS", f"in PostScript; {_ADVICE}"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", f"an old document of Office (DOC, XLS, PPT); {_ADVICE}"),
    (b"PK\x03\x04", f"a ZIP file or a document in DOCX, XLSX, ODT or EPUB; {_ADVICE}"),
    (b"BZh", "compressed (bzip2); unpack it first"),
    (b"\xfd7zXZ\x00", "compressed (xz); unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "compressed (7z); unpack it first"),
    (b"Rar!\x1a", "compressed (RAR); unpack it first"),
    (b"\x28\xb5\x2f\xfd", "compressed (zstd); unpack it first"),
    (b"\x89PNG\r\n", "a picture (PNG), not text; copy the text by hand"),
    (b"\xff\xd8\xff", "a picture (JPEG), not text; copy the text by hand"),
    (b"GIF8", "a picture (GIF), not text; copy the text by hand"),
    (b"bplist00", "a web archive of Safari; save the page as HTML"),
    (b"SQLite format 3\x00", "a database (SQLite), not text"),
    (b"\x7fELF", "a program, not text"),
)
_DATA = (
    (re.compile(rb"WARC/\d\.\d\s"), "a web archive (WARC); save the page as HTML"),
    (
        re.compile(
            rb"<\?xml\b[^>]*>\s*(?:<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF|opml)\b|<rss\b", re.S
        ),
        "a feed (RSS, Atom); save the page that it leads to",
    ),
    (
        re.compile(rb'[\[{]\s*(?:\{\s*)?"[\w@$-]{1,40}"\s*:'),
        "data (JSON), not a page; save the page that shows it",
    ),
)
_MARKED_PDF = re.compile(rb"[^\n]{0,80}\n?%PDF-\d\.\d")
_HEAD = 4096


def foreign_kind(content: bytes) -> str:
    """What a file is that is no text, and what to do about it; empty for a text."""
    head = content.removeprefix(b"\xef\xbb\xbf")[:_HEAD].lstrip(b" \t\r\n")
    for beginning, kind in _BEGINNINGS:
        if head.startswith(beginning):
            return kind
    for beginning_of_data, kind in _DATA:
        if beginning_of_data.match(head):
            return kind
    if _MARKED_PDF.match(head):
        return f"a PDF; {_ADVICE}"
    return ""
