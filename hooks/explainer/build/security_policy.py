"""The Content-Security-Policy of a finished page: nothing from other hosts, no unlisted script."""

import base64
import hashlib
import re
from collections.abc import Collection

_INLINE_SCRIPT = re.compile(
    r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script", re.DOTALL | re.IGNORECASE
)
_DATA_TYPE = re.compile(r"""\btype\s*=\s*["']?application/(ld\+)?json\b""", re.IGNORECASE)
_CHARACTER_SET = '<meta charset="utf-8">'


class PolicyError(Exception):
    """A page that cannot be given its policy."""


def inline_scripts(html: str) -> list[str]:
    """The code of each script that stands in a page or in a part of one, in order.

    Data and scripts in files of their own are none.
    """
    return [
        match["code"]
        for match in _INLINE_SCRIPT.finditer(html)
        if match["code"].strip()
        and not re.search(r"\bsrc\s*=", match["attributes"], re.IGNORECASE)
        and not _DATA_TYPE.search(match["attributes"])
    ]


def security_policy(known_scripts: Collection[str]) -> str:
    """The policy of a page that may run the scripts in its site's files and these inline ones.

    The code of the inline ones comes from the templates of the theme, never from the finished
    page, so that a script which gets into a page by its texts is blocked.
    """
    hashes = {
        f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'"
        for code in known_scripts
    }
    scripts = " ".join(["'self'", *sorted(hashes)])
    return (
        f"default-src 'none'; script-src {scripts}; style-src 'self'; img-src 'self' data:; "
        "font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; "
        "form-action 'none'"
    )


def with_security_policy(html: str, known_scripts: Collection[str]) -> str:
    """The page with its policy as the first thing after the character set.

    Raises PolicyError where the page does not name its character set exactly once.
    """
    before, anchor, after = html.partition(_CHARACTER_SET)
    if not anchor or _CHARACTER_SET in after or "<script" in before or "<link" in before:
        raise PolicyError(f"the head must begin with {_CHARACTER_SET}, once")
    policy = security_policy(known_scripts)
    return f'{before}{anchor}<meta http-equiv="Content-Security-Policy" content="{policy}">{after}'
