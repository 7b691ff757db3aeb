"""The reading list: every reference on which the background rests."""

from collections import Counter

import htpy

from explainer.addresses import READING
from explainer.corpus.records.background import Reference
from explainer.pages.page import Page, PageWriter, Part, block, heading

FEWEST_ALIKE = 5
"""From so many references on, what was seen of most of them is said once above the list."""

RECORD_PLACE = "docs/corpus/references.yml"


def reading_page(writer: PageWriter) -> Page:
    """Instruments first, then works, then the pages; each with what was seen of it."""
    interface = writer.corpus.interface
    blocks: list[Part] = [block(htpy.p(".lead")[writer.say(interface.reading_lead)])]
    for kind, title, anchor in (
        ("instrument", interface.reading_instruments, "instruments"),
        ("work", interface.reading_works, "works"),
        ("page", interface.reading_pages, "pages"),
    ):
        found = [record for record in writer.corpus.references.values() if record.kind == kind]
        if found:
            if kind == "instrument":
                found.sort(key=lambda record: record.date or "9999")
            blocks.append(heading(2, writer.say(title), anchor))
            [(usual, count)] = Counter(record.seen for record in found).most_common(1)
            if count >= FEWEST_ALIKE:
                seen = writer.say(interface.reference_seen_mostly, seen=writer.plain(usual))
                blocks.append(block(htpy.p(".counts", data_search="off")[seen]))
            entries = [
                _entry(writer, one, tells_seen=count < FEWEST_ALIKE or one.seen != usual)
                for one in found
            ]
            blocks.append(block(htpy.ul(".references")[entries]))
    writer.styles.add("background")
    return Page(
        address=READING,
        language=writer.language,
        title=writer.say(interface.reading),
        description=writer.say(interface.reading_lead),
        kind="background",
        blocks=tuple(blocks),
        record_place=RECORD_PLACE,
    )


def _entry(writer: PageWriter, reference: Reference, *, tells_seen: bool) -> htpy.Element:
    opening, closing = writer.marks.titles
    title = f"{opening}{writer.plain(reference.title)}{closing}"
    if reference.kind != "instrument":
        title = writer.plain(reference.title)
    facts: list[htpy.Node] = [
        writer.plain(reference.by) if reference.by else "",
        htpy.span(lang="zh-Hans")[reference.number] if reference.number else "",
        reference.date or "",
        writer.plain(reference.publisher) if reference.publisher else "",
    ]
    told = [fact for fact in facts if fact]
    return htpy.li(".reference-entry", id=reference.id)[
        htpy.a(href=reference.address, rel="noopener noreferrer")[title]
        if reference.address
        else htpy.cite[title],
        [[writer.marks.semicolon if index else " · ", fact] for index, fact in enumerate(told)],
        reference.gist and htpy.p(".reference-entry__gist")[writer.inline(reference.gist)],
        tells_seen
        and htpy.p(".note", data_search="off")[
            writer.label(writer.corpus.interface.reference_seen), writer.inline(reference.seen)
        ],
    ]
