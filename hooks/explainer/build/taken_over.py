"""Finished pages of an earlier build, taken over where they would become the same again.

Such a page goes through no template: what it was made from tells what it would become.
"""

import pickle
from collections.abc import Mapping
from pathlib import Path

from explainer.build.finishing import Written, write_known
from explainer.work.derived import Derived, derived_name, keep, read_kept
from explainer.work.processes import shared_out

_NAMES = "the names of finished pages"


class KnownPages:
    """Under which name each finished page is kept, by the digest of all that it was made from."""

    def __init__(self, derived: Derived) -> None:
        self._derived = derived
        self.name = derived_name(derived, [_NAMES])
        """The name under which this itself is kept."""
        content = read_kept(derived, self.name)
        self._known: Mapping[str, str] = pickle.loads(content) if content else {}

    def write(
        self, inputs: Mapping[str, str], files: Mapping[str, tuple[Path, ...]]
    ) -> dict[str, Written]:
        """Writes each page that is known to its files, and tells which ones, by their names.

        `inputs` are the digests and `files` the places of the pages by the same names: those of a
        page and of its twin, where it has one.
        """
        known = [name for name, made_from in inputs.items() if made_from in self._known]

        def write(index: int) -> Written | None:
            name = known[index]
            return write_known(self._known[inputs[name]], files[name], self._derived)

        written = shared_out(write, len(known))
        return {name: page for name, page in zip(known, written, strict=True) if page}

    def keep(self, finished: Mapping[str, str]) -> None:
        """Keeps the names of all finished pages, by their digests, for the next build."""
        keep(self._derived, self.name, pickle.dumps(dict(finished)))
