"""Finished pages of an earlier build, taken over where they would become the same again.

Such a page goes through no template: what it was made from tells what it would become.
"""

from collections.abc import Mapping
from pathlib import Path

from explainer.build.finishing import Written, place_known
from explainer.work.derived import Derived, derived_name, keep_value, read_value
from explainer.work.processes import shared_out

_FINISHED = "the finished pages"


class KnownPages:
    """What is known of each finished page, by the digest of all that it was made from."""

    def __init__(self, derived: Derived) -> None:
        self._derived = derived
        self.name = derived_name(derived, [_FINISHED])
        """The name under which this itself is kept."""
        self._known: Mapping[str, Written] = read_value(derived, self.name) or {}

    def write(
        self, inputs: Mapping[str, str], files: Mapping[str, tuple[Path, ...]]
    ) -> dict[str, Written]:
        """Puts each page that is known at its files, and tells which ones, by their names.

        `inputs` are the digests and `files` the places of the pages by the same names: those of a
        page and of its twin, where it has one.
        """
        known = {
            name: self._known[made_from]
            for name, made_from in inputs.items()
            if made_from in self._known
        }
        names = list(known)

        def write(index: int) -> bool:
            name = names[index]
            return place_known(known[name], files[name], self._derived)

        placed = shared_out(write, len(names))
        return {name: known[name] for name, is_there in zip(names, placed, strict=True) if is_there}

    def keep(self, finished: Mapping[str, Written]) -> None:
        """Keeps what is known of all finished pages, by their digests, for the next build."""
        keep_value(self._derived, self.name, dict(finished))
