"""A page that is ready to be published, and the file that tells MkDocs of it."""

import hashlib
import json
import pickle
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import NoReturn

from explainer.addresses import markdown_file
from explainer.build.page_links import anchors_in, targets_in
from explainer.pages.page import Page
from explainer.search.sections import IndexedPage, SearchRecord


def _unread() -> NoReturn:
    raise LookupError("the body of this page is no longer held")


@dataclass(frozen=True)
class WrittenPage:
    """A page and its body as HTML."""

    page: Page
    """What is known of the page; of its parts only the headings, the rest is in the HTML."""
    digest: str
    """Of what is known of the page and of its HTML."""
    read: Callable[[], bytes] = field(compare=False, repr=False)
    """Gives its HTML in UTF-8. Of most pages nobody asks for it."""
    packed: bytes
    """What the search finds on it, until somebody asks for it."""
    anchors: str
    """The ids on it, packed."""
    targets: str
    """What its links lead to on this site, as address#anchor, packed."""

    @property
    def html(self) -> str:
        """Its HTML."""
        return self.read().decode()

    def indexed(self) -> IndexedPage:
        """What the search finds on it."""
        return IndexedPage(hashlib.sha256(self.packed).hexdigest(), pickle.loads(self.packed))

    def without_body(self) -> "WrittenPage":
        """The same page; whoever asks for its HTML gets a LookupError."""
        return replace(self, read=_unread)

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


def written_page(page: Page, html: str, records: Iterable[SearchRecord] = ()) -> WrittenPage:
    """A page with this HTML as its body, on which the search finds these records."""
    page = replace(page, blocks=page.headings_below, notes=())
    body = html.encode()
    digest = hashlib.sha256(repr(page).encode("utf-8", "surrogatepass") + b"\n" + body)
    return WrittenPage(
        page,
        digest.hexdigest(),
        partial(bytes, body),
        pickle.dumps(tuple(records), pickle.HIGHEST_PROTOCOL),
        anchors_in(html),
        targets_in(html, page.address),
    )
