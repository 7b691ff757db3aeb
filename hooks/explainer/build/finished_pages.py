"""All finished pages of a build: they wait, are written together, and what the site must know of
them is gathered.
"""

from explainer.build.finishing import FinishedPage, Written, write_finished
from explainer.work.derived import Derived
from explainer.work.processes import shared_out
from explainer.work.used import Used

WRITTEN_TOGETHER = 1000
"""So many pages wait at most, for each is held in memory."""


class FinishedPages:
    """The pages that templates have made, and those that an earlier build has kept."""

    def __init__(self, derived: Derived, used: Used) -> None:
        self._derived, self._used = derived, used
        self._waiting: list[FinishedPage] = []
        self.faults: list[str] = []
        """What the pages hold that no page may hold."""
        self.names: set[str] = set()
        """What a stylesheet can find in the pages."""
        self.known: dict[str, Written] = {}
        """What is known of each page, by the digest of all that it was made from."""

    def add(self, page: FinishedPage) -> None:
        """Takes a page that is to be written."""
        self._waiting.append(page)
        if len(self._waiting) == WRITTEN_TOGETHER:
            self.write()

    def write(self) -> None:
        """Writes the pages that wait, and their twins."""
        pages, self._waiting = self._waiting, []
        written = shared_out(lambda index: write_finished(pages[index], self._derived), len(pages))
        for page, result in zip(pages, written, strict=True):
            self.note(result, page.inputs)

    def note(self, page: Written, inputs: str) -> None:
        """Gathers what is known of a page that is written; without `inputs` no other build takes
        it over.
        """
        self.faults += page.faults
        self.names.update(page.names.split(" "))
        self._used.names.add(page.derived)
        self._used.files.update(page.files)
        if inputs:
            self.known[inputs] = page
