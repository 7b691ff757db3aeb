"""The page of a source: what it is, its formula and chain, and all its clauses."""

from collections.abc import Iterator, Sequence

import htpy

from explainer.addresses import level_address, paragraph_anchor, source_address
from explainer.corpus.corpus import ClausePlace
from explainer.corpus.records.base import Bilingual
from explainer.corpus.records.sources import Clause, Dating, Section, Source
from explainer.pages.citing import SiteFacts, cite_section
from explainer.pages.figures.figure import chain_figure
from explainer.pages.page import Page, PageWriter, Part, block, heading
from explainer.pages.parts.background import background_box
from explainer.pages.parts.clauses import joined


def source_page(writer: PageWriter, source: Source, site: SiteFacts) -> Page:
    """The page of a source in the language of `writer`; `site` is cited."""
    interface = writer.corpus.interface
    blocks: list[Part] = [
        block(htpy.p(".lead")[writer.inline(source.lead)]),
        block(
            htpy.details(".facts-fold", id="facts")[
                htpy.summary[_facts_in_a_line(writer, source)], _facts(writer, source)
            ]
        ),
        *_identified(writer, source),
        heading(2, writer.say(interface.formula), "formula"),
        block(_formula(writer, source)),
        heading(2, writer.say(interface.chain), "chain"),
        chain_figure(writer, source),
    ]
    for number, section in enumerate(source.sections, 1):
        blocks += _section(writer, source, section, number)
    blocks += _paragraphs(writer, source)
    blocks += cite_section(writer, source, site)
    return Page(
        address=source_address(source.id),
        language=writer.language,
        title=writer.plain(source.title),
        standing_title=writer.say(
            writer.corpus.interface.title_source, name=writer.plain(source.short)
        ),
        description=writer.plain(source.lead),
        kind="source",
        blocks=tuple(blocks),
        record_place=writer.corpus.record_places[source.id],
    )


def dating(writer: PageWriter, statement: Dating) -> str:
    """A date with the note on how it is known."""
    interface = writer.corpus.interface
    date = statement.date or writer.say(interface.date_unknown)
    if statement.inferred:
        date = writer.say(interface.date_inferred, date=date)
    return date


def _facts_in_a_line(writer: PageWriter, source: Source) -> str:
    """What a reader must know of a source before it is read: what it is, whence and of when."""
    corpus, interface = writer.corpus, writer.corpus.interface
    return writer.say(
        interface.facts_in_a_line,
        kind=writer.name(corpus.source_kinds[source.kind]),
        place=writer.name(corpus.places[source.place]),
        published=dating(writer, source.published),
        clauses=len(source.clauses()),
    )


def _facts(writer: PageWriter, source: Source) -> htpy.Element:
    corpus, interface = writer.corpus, writer.corpus.interface
    raw = source.raw

    def dated(statement: Dating) -> htpy.Fragment:
        note = statement.note and htpy.span(".note")[writer.inline(statement.note)]
        return htpy.fragment[dating(writer, statement), note]

    def row(label: Bilingual, content: htpy.Node) -> htpy.Fragment:
        return htpy.fragment[htpy.dt[writer.say(label)], htpy.dd[content]]

    clauses = source.clauses()
    return htpy.dl(".facts")[
        row(interface.fact_kind, writer.name(corpus.source_kinds[source.kind])),
        row(interface.fact_place, writer.name(corpus.places[source.place])),
        row(interface.fact_issuer, writer.inline(source.issuer)),
        row(interface.fact_issued, dated(source.issued)),
        row(interface.fact_publisher, writer.inline(source.publisher)),
        row(interface.fact_published, dated(source.published)),
        row(interface.fact_coverage, writer.inline(source.coverage)),
        row(interface.fact_provenance, writer.inline(source.provenance)),
        row(
            interface.fact_raw_file,
            htpy.fragment[
                htpy.code[raw.file],
                htpy.span(".note")["SHA-256 ", htpy.code(".digest")[raw.sha256]],
            ],
        ),
        row(
            interface.fact_size,
            writer.say(
                interface.size_of_source,
                clauses=len(clauses),
                sections=len(source.sections),
                paragraphs=raw.paragraphs,
            ),
        ),
    ]


def _identified(writer: PageWriter, source: Source) -> Iterator[Part]:
    if told := source.identified:
        label = writer.corpus.interface.identified
        yield block(background_box(writer, label, told, told.references))


def _formula(writer: PageWriter, source: Source) -> htpy.Element:
    corpus = writer.corpus
    return htpy.div(".formula")[
        htpy.p(".formula__wording")[writer.plain(source.formula)],
        htpy.ol[
            [
                htpy.li[
                    [writer.level_badge(level) for level in part.levels],
                    " ",
                    writer.unlinked(part),
                    " ",
                    htpy.a(".citation", href=writer.clause_url(corpus.clauses[part.clause]))[
                        writer.say(
                            corpus.interface.clause_number,
                            number=corpus.clauses[part.clause].number,
                        )
                    ],
                ]
                for part in source.formula.parts
            ]
        ],
    ]


def _section(writer: PageWriter, source: Source, section: Section, number: int) -> Iterator[Part]:
    writer.start_section()
    title = f"{number} {writer.plain(section.title)}"
    yield heading(2, title, section.id, len(section.clauses), _gist(writer, section))
    places = [writer.corpus.clauses[clause.id] for clause in section.clauses]
    yield block(htpy.ol(".clauses")[[clause_element(writer, place) for place in places]])


def _gist(writer: PageWriter, section: Section) -> str:
    """How many statements of a section are duties, and whom its statements concern."""
    corpus = writer.corpus
    concerned = {level for clause in section.clauses for level in clause.levels}
    levels = [
        writer.plain(level.short) for level in corpus.levels.values() if level.id in concerned
    ]
    named = writer.marks.listing.join(levels) or writer.say(corpus.interface.no_level)
    duties = sum(clause.nature == "duty" for clause in section.clauses)
    if not duties:
        return writer.say(corpus.interface.section_gist_without_duties, levels=named)
    return writer.say(corpus.interface.section_gist, duties=duties, levels=named)


def clause_element(writer: PageWriter, place: ClausePlace) -> htpy.Element:
    """A clause as an item of a list: its number as permalink, its statement, its filing."""
    clause, interface = place.clause, writer.corpus.interface
    return htpy.li(
        class_=f"clause nature-{clause.nature}",
        id=clause.id,
        data_levels=" ".join(clause.levels),
        data_number=place.number,
        data_paragraphs=writer.paragraphs(clause),
    )[
        htpy.a(
            ".clause__number",
            href=f"#{clause.id}",
            aria_label=writer.say(interface.clause_permalink, number=place.number),
        )[place.number],
        htpy.div(".clause__body")[
            htpy.p(".clause__text")[writer.inline(clause.text(writer.language))],
            clause.inferred
            and htpy.p(".inferred")[
                writer.label(interface.inferred), writer.unlinked(clause.inferred)
            ],
            _agreements(writer, place),
            htpy.p(".clause__filing", data_search="off")[
                htpy.span(".nature")[writer.nature_name(clause)],
                clause.date and _date_badge(writer, place),
                writer.clause_levels(clause),
                [_function(writer, clause, function) for function in clause.functions],
                writer.paragraph_link(place),
            ],
        ],
    ]


def _agreements(writer: PageWriter, place: ClausePlace) -> htpy.Node:
    """Clauses of other sources on the same matter, by how they relate to this one.

    Those that do not say the same lead to the page that compares, which tells the difference.
    """
    corpus, interface = writer.corpus, writer.corpus.interface
    found: dict[str, dict[str, htpy.Element]] = {}
    for agreement in corpus.agreements.get(place.clause.id, ()):
        for clause in agreement.clauses:
            other = corpus.clauses[clause]
            if other.source.id != place.source.id:
                anchor = "" if agreement.relation == "same" else agreement.anchor()
                own = found.setdefault(agreement.relation, {})
                own.setdefault(clause, writer.numbered(other, anchor))
    parts: list[htpy.Node] = []
    for relation, label in (
        ("same", interface.also_said_by),
        ("differs", interface.said_differently_by),
        ("angle", interface.seen_differently_by),
        ("alone", interface.told_by_one),
    ):
        if relation in found:
            parts.append(
                htpy.span(class_=f"agreement-{relation}")[
                    writer.label(label), joined(writer, found[relation].values())
                ]
            )
    return htpy.p(".agreement", data_search="off")[parts] if parts else None


def _function(writer: PageWriter, clause: Clause, function: str) -> htpy.Element:
    """A function; that of a duty leads to all such duties of the level that bears it."""
    name = writer.name(writer.corpus.functions[function])
    if clause.nature != "duty":
        return htpy.span(".function")[name]
    return htpy.a(".function", href=writer.url(level_address(clause.levels[0]), function))[name]


def _date_badge(writer: PageWriter, place: ClausePlace) -> htpy.Element:
    clause = place.clause
    date = clause.date or ""
    if clause.date_inferred:
        date = writer.say(writer.corpus.interface.date_inferred, date=date)
    return htpy.time(".date", datetime=clause.date)[date]


def _paragraphs(writer: PageWriter, source: Source) -> Iterator[Part]:
    """The way back from the source: its paragraphs, and the clauses that each one gave."""
    corpus, interface = writer.corpus, writer.corpus.interface
    by_paragraph: dict[int, list[ClausePlace]] = {
        number: [] for number in range(1, source.raw.paragraphs + 1)
    }
    for clause in source.clauses():
        for number in clause.at:
            by_paragraph[number].append(corpus.clauses[clause.id])
    yield heading(2, writer.say(interface.by_paragraph), "paragraphs", source.raw.paragraphs)
    yield block(htpy.p(data_search="off")[writer.say(interface.by_paragraph_intro)])
    yield block(
        htpy.ol(".paragraphs", data_search="off")[
            [
                htpy.li(id=paragraph_anchor(number))[
                    htpy.span(".paragraph")[writer.say(interface.paragraph, number=number)],
                    [_run_link(run) for run in _runs(places)]
                    or htpy.span(".note")[writer.say(interface.no_clause)],
                ]
                for number, places in by_paragraph.items()
            ]
        ]
    )


def _runs(places: Sequence[ClausePlace]) -> list[list[ClausePlace]]:
    """Clauses that follow one another in the same section, together."""
    runs: list[list[ClausePlace]] = []
    for place in places:
        section, number = map(int, place.number.split("."))
        if runs and runs[-1][-1].number == f"{section}.{number - 1}":
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


def _run_link(run: Sequence[ClausePlace]) -> htpy.Element:
    first, last = run[0].number, run[-1].number
    return htpy.a(href=f"#{run[0].clause.id}")[first if first == last else f"{first}–{last}"]
