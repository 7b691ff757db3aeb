"""The links of a page within the site, and what links to it can lead to."""

import posixpath
import re
from collections.abc import Iterator
from typing import NamedTuple

_BETWEEN = "\0"
"""Between names that are packed; no page holds it."""
_ID = re.compile(r'\sid="([^"]+)"')
_LINK = re.compile(r'<a\s[^>]*?\bhref="([^"#]*)(?:#([^"]*))?"')


class Link(NamedTuple):
    """A link from a page to another, to a file or to a place on itself."""

    path: str
    """As it is written, without its anchor."""
    anchor: str
    address: str
    """The address that it leads to, below the root of its language."""

    @property
    def target(self) -> str:
        """Where it leads to."""
        return f"{self.address}#{self.anchor}"


def anchors_in(html: str) -> str:
    """The ids in a page, each once, packed."""
    return _BETWEEN.join(dict.fromkeys(_ID.findall(html)))


def targets_in(html: str, address: str) -> str:
    """What the links of the page at an address lead to, each once, packed."""
    return _BETWEEN.join(dict.fromkeys(link.target for link in links_in(html, address)))


def unpacked(names: str) -> list[str]:
    """The names that were packed; a site has hundreds of thousands, too many to keep one by one."""
    return names.split(_BETWEEN) if names else []


def links_in(html: str, address: str) -> Iterator[Link]:
    """Each link of the page at an address once, without those to other sites."""
    for path, anchor in dict.fromkeys(_LINK.findall(html)):
        if ":" not in path:
            # What stands behind a question mark is for the script of the page.
            yield Link(path, anchor, _resolved(address, path.partition("?")[0]))


def _resolved(address: str, path: str) -> str:
    if not path:
        return address
    resolved = posixpath.normpath(posixpath.join("/", address, path)).lstrip("/")
    return f"{resolved}/" if resolved else ""
