"""The page of the formula's other wordings: what each keeps, adds or moves."""

from collections.abc import Iterator, Sequence

import htpy
from markupsafe import Markup

from explainer.addresses import VARIANTS
from explainer.corpus.records.background import Variant, VariantFile
from explainer.diagrams.chart import Chart, Group, Node, mermaid_text
from explainer.diagrams.drawn_here.small_multiples import (
    BarOfLevel,
    Panel,
    draw_small_multiples,
)
from explainer.diagrams.mermaid.renderer import Drawing
from explainer.diagrams.outlines import level_classes
from explainer.pages.figures.figure import drawn_figure
from explainer.pages.page import Page, PageWriter, Part, block, heading
from explainer.pages.parts.background import references_line

RECORD_PLACE = "docs/corpus/variants.yml"
IDENTIFIER = "variants"
WIDE, NARROW = 6, 3
"""Panels in a row of the drawing, and where there is no room for so many."""


def variants_page(writer: PageWriter, variants: VariantFile) -> Page:
    """The page in the language of `writer`."""
    interface = writer.corpus.interface
    blocks: list[Part] = [
        block(htpy.p(".lead")[writer.inline(variants.lead)]),
        block(htpy.p(".background__notice")[writer.say(interface.background_notice)]),
        heading(2, writer.say(interface.variants_in_small), "in-small"),
        _figure(writer, variants.variants),
        heading(2, writer.say(interface.variants_by_level), "by-level"),
        block(_table(writer, variants.variants)),
        heading(2, writer.say(interface.variants_map), "map"),
        *(block(htpy.span(id=anchor)) for anchor in variants.former),
        *_map(writer, variants.variants),
    ]
    writer.styles |= {"background", "compare"}
    return Page(
        address=VARIANTS,
        language=writer.language,
        title=writer.say(interface.variants),
        description=writer.plain(variants.lead),
        kind="background",
        blocks=tuple(blocks),
        record_place=RECORD_PLACE,
    )


def _map(writer: PageWriter, variants: Sequence[Variant]) -> Iterator[Part]:
    """The formulas by what they do to the usual one."""
    interface = writer.corpus.interface
    for change, title in (
        ("keeps", interface.variants_keep),
        ("adds", interface.variants_add),
        ("moves", interface.variants_move),
        ("drops", interface.variants_drop),
    ):
        own = [variant for variant in variants if variant.change == change]
        if own:
            yield heading(3, writer.say(title), f"map-{change}")
            yield block(htpy.fragment[[_entry(writer, variant) for variant in own]])


def _entry(writer: PageWriter, variant: Variant) -> htpy.Element:
    in_other_words = writer.language == "en" and htpy.p[writer.plain(variant)]
    return htpy.details(".background", id=variant.id)[
        htpy.summary[
            htpy.span(".background__label")[_place_and_year(writer, variant)],
            " ",
            htpy.q(lang="zh-Hans")[variant.zh],
        ],
        in_other_words,
        htpy.p[writer.inline(variant.note)],
        htpy.p(".note")[
            writer.plain(variant.document),
            writer.marks.semicolon if variant.date else None,
            variant.date,
        ],
        references_line(writer, variant.references, one_page=variant.one_page),
    ]


def _place_and_year(writer: PageWriter, variant: Variant) -> str:
    return f"{writer.plain(variant.place)}{writer.marks.gap}{(variant.date or '')[:7]}".strip()


def _table(writer: PageWriter, variants: Sequence[Variant]) -> htpy.Element:
    interface = writer.corpus.interface
    levels = _levels(writer, variants)
    head = htpy.tr[
        htpy.th(scope="col")[writer.say(interface.variants_place)],
        [htpy.th(scope="col")[writer.level_badge(level)] for level in levels],
    ]
    rows = [
        htpy.tr[
            htpy.th(scope="row")[htpy.a(href=f"#{variant.id}")[_place_and_year(writer, variant)]],
            _cells(writer, variant, levels),
        ]
        for variant in variants
        if variant.parts
    ]
    label = writer.say(interface.variants_by_level)
    return htpy.section(
        ".scrollable.scrollable--variants",
        aria_label=label,
        tabindex="0",
        data_search="off",
    )[htpy.table(".formulas")[htpy.thead[head], htpy.tbody[rows]]]


def _cells(writer: PageWriter, variant: Variant, levels: Sequence[str]) -> list[htpy.Element]:
    """One cell a part; levels that are named together share a cell."""
    cells: list[htpy.Element] = []
    part_of = {level: part for part in variant.parts for level in part.levels}
    place = 0
    while place < len(levels):
        part = part_of.get(levels[place])
        width = 1
        while part and place + width < len(levels):
            if part_of.get(levels[place + width]) is not part:
                break
            width += 1
        cells.append(
            htpy.td(colspan=str(width))[writer.plain(part)]
            if part
            else htpy.td(".empty")[htpy.span(aria_hidden="true")["–"]]
        )
        place += width
    return cells


def _levels(writer: PageWriter, variants: Sequence[Variant]) -> list[str]:
    named = {level for variant in variants for part in variant.parts for level in part.levels}
    return [level for level in writer.corpus.levels if level in named]


def _figure(writer: PageWriter, variants: Sequence[Variant]) -> Markup:
    """The chains in small, and the same as a list."""
    interface = writer.corpus.interface
    shown = [variant for variant in variants if variant.parts]
    names = {
        level: writer.plain(writer.corpus.levels[level].short) for level in _levels(writer, shown)
    }
    titles = (writer.say(interface.variants), writer.say(interface.variants_description))
    panels = [
        Panel(
            Node(
                variant.id,
                (writer.plain(variant.place), (variant.date or "")[:7]),
                href=f"#{variant.id}",
                tooltip=writer.plain(variant.document),
            ),
            tuple(part.levels for part in variant.parts),
        )
        for variant in shown
    ]

    bars = [
        BarOfLevel(level, name, level_classes(writer.corpus.levels[level]))
        for level, name in names.items()
    ]

    def drawn(identifier: str, columns: int) -> Drawing:
        return draw_small_multiples(identifier, titles, panels, bars, columns)

    return block(
        drawn_figure(
            writer,
            IDENTIFIER,
            drawn(IDENTIFIER, WIDE),
            narrow=drawn(f"{IDENTIFIER}-narrow", NARROW),
            title=titles[0],
            source=mermaid_text(_chart(writer, titles, shown, names)),
            caption=writer.say(interface.variants_caption),
            words=[_words(writer, variant, names) for variant in shown],
        )
    )


def _words(writer: PageWriter, variant: Variant, names: dict[str, str]) -> htpy.Element:
    colon = writer.label(writer.corpus.interface.colon)
    roles = [
        # The colon keeps 省 apart from 市负总责, the words of a municipality.
        f"{writer.marks.listing.join(names[level] for level in part.levels)}"
        f"{colon}{writer.plain(part)}"
        for part in variant.parts
    ]
    return htpy.li[
        htpy.a(href=f"#{variant.id}")[_place_and_year(writer, variant)],
        colon,
        writer.marks.semicolon.join(roles),
    ]


def _chart(
    writer: PageWriter,
    titles: tuple[str, str],
    variants: Sequence[Variant],
    names: dict[str, str],
) -> Chart:
    """The same as a flow chart, a frame a formula: Mermaid has no small multiples."""
    nodes: list[Node] = []
    groups: list[Group] = []
    for variant in variants:
        levels = [level for part in variant.parts for level in part.levels]
        members = [f"{variant.id}-{level}" for level in levels]
        nodes += [
            Node(member, (names[level],), shape="")
            for member, level in zip(members, levels, strict=True)
        ]
        groups.append(Group(variant.id, _place_and_year(writer, variant), tuple(members)))
    return Chart(IDENTIFIER, *titles, tuple(nodes), (), tuple(groups))
