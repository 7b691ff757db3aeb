"""The pages of a room: those of one kind that lie in one folder."""

from collections.abc import Iterable, Mapping

MOST_SIBLINGS = 30


def room_of(name: str) -> str:
    """The folder of a page with its language: zh/sources."""
    return name.rpartition("/")[0]


def rooms(names: Iterable[str]) -> Mapping[str, list[str]]:
    """The pages of each room in their order, where they are few enough to stand beside each.

    `names` are the Markdown files of all pages: zh/sources/yearly-report.md.
    """
    found: dict[str, list[str]] = {}
    for name in names:
        if "/" in room_of(name) and not name.endswith(("/index.md", "/parallel.md")):
            found.setdefault(room_of(name), []).append(name)
    return {room: pages for room, pages in found.items() if 1 < len(pages) <= MOST_SIBLINGS}
