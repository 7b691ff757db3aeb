"""A page that is ready to be published, and the file that tells MkDocs of it."""

import json
from dataclasses import dataclass

from explainer.addresses import markdown_file
from explainer.pages.page import Page
from explainer.search.sections import SearchRecord


@dataclass(frozen=True)
class WrittenPage:
    """A page and its body as HTML."""

    page: Page
    """What is known of the page; of its parts only the headings, the rest is in the HTML."""
    body: bytes
    """Its HTML in UTF-8: of all pages together the text would take half as much memory again."""
    records: tuple[SearchRecord, ...]
    """What the search finds on it."""

    @property
    def html(self) -> str:
        """Its HTML."""
        return self.body.decode()

    def stand_in(self) -> str:
        """The Markdown file that stands for the page in the staged folder.

        It holds only the head: the body never passes through Markdown.
        """
        head = {
            "title": self.page.title,
            "description": self.page.description,
            "kind": self.page.kind,
            "record_place": self.page.record_place,
            "previous": self.page.previous and markdown_file(self.page.previous),
            "next": self.page.next and markdown_file(self.page.next),
            "styles": self.page.styles,
        }
        lines = [
            f"{name}: {json.dumps(value, ensure_ascii=False)}"
            for name, value in head.items()
            if value
        ]
        return "\n".join(["---", *lines, "---", ""])
