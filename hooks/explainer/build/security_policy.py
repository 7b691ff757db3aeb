"""The Content-Security-Policy of a finished page: nothing from other hosts, no unlisted script."""

import base64
import hashlib
import re

_INLINE_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL)
_DATA_TYPE = re.compile(r'type="?application/(ld\+)?json')


def security_policy(html: str) -> str:
    """The policy for a page, with the hash of each script that stands in it."""
    hashes = {
        f"'sha256-{base64.b64encode(hashlib.sha256(match['code'].encode()).digest()).decode()}'"
        for match in _INLINE_SCRIPT.finditer(html)
        if match["code"].strip()
        and "src=" not in match["attributes"]
        and not _DATA_TYPE.search(match["attributes"])
    }
    scripts = " ".join(["'self'", *sorted(hashes)])
    return (
        f"default-src 'none'; script-src {scripts}; style-src 'self'; img-src 'self' data:; "
        "font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; "
        "form-action 'none'"
    )


def with_security_policy(html: str) -> str:
    """The page with its policy as the first thing after the character set."""
    tag = f'<meta http-equiv="Content-Security-Policy" content="{security_policy(html)}">'
    return html.replace('<meta charset="utf-8">', f'<meta charset="utf-8">{tag}', 1)
