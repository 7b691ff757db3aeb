"""The timeline as a list: every dated clause and the milestones of the background, in order."""

from collections.abc import Sequence

import htpy
from markupsafe import Markup

from explainer.corpus.corpus import BackgroundPlace, ClausePlace, Corpus
from explainer.pages.page import PageWriter, block

# Stands for what a date leaves open: after every month and day that is known.
_OPEN = "-99"


def dated_clauses(corpus: Corpus) -> list[ClausePlace]:
    """All dated clauses in the order of the timeline."""
    dated = [place for place in corpus.clauses.values() if place.clause.date]
    return sorted(dated, key=lambda place: place_in_time(place.clause.date or ""))


def place_in_time(date: str) -> str:
    """What a date is sorted by; what is known only by its year stands after the days of the year.

    Likewise what is known only by its month.
    """
    return f"{date}{_OPEN}{_OPEN}"[: len("2016-10-17")]


def timeline_list(writer: PageWriter, places: Sequence[ClausePlace]) -> Markup:
    """The timeline as a list, with the milestones of the background as a lane of its own."""
    entries = [(place.clause.date or "", _entry(writer, place)) for place in places]
    entries += [
        (place.statement.date or "", _background_entry(writer, place))
        for place in dated_background(writer.corpus)
    ]
    entries.sort(key=lambda entry: place_in_time(entry[0]))
    return block(htpy.ol(".timeline", data_search="off")[[entry for _, entry in entries]])


def dated_background(corpus: Corpus) -> list[BackgroundPlace]:
    """The background statements that are milestones, in the order of their page."""
    return [place for place in corpus.background.values() if place.statement.milestone]


def _background_entry(writer: PageWriter, place: BackgroundPlace) -> htpy.Element:
    statement, interface = place.statement, writer.corpus.interface
    writer.styles.add("background")
    basis = [writer.say(interface.date_in_background)]
    if statement.date_inferred:
        basis.append(writer.say(interface.date_is_inferred))
    return htpy.li(class_="timeline__entry timeline__entry--background background")[
        htpy.time(datetime=statement.date)[statement.date],
        " ",
        htpy.span(".timeline__basis")[writer.marks.listing.join(basis)],
        htpy.p[
            htpy.a(".background__label", href=writer.background_url(statement.id))[
                writer.say(interface.background)
            ],
            " ",
            htpy.b[writer.plain(statement.milestone) if statement.milestone else None],
        ],
        htpy.p(".timeline__text")[writer.inline(statement)],
    ]


def _entry(writer: PageWriter, place: ClausePlace) -> htpy.Element:
    clause, interface = place.clause, writer.corpus.interface
    kind = "inferred" if clause.date_inferred else "printed"
    if clause.nature in ("goal", "plan"):
        kind = clause.nature
    basis = {
        "goal": interface.date_ahead,
        "plan": interface.date_planned,
        "inferred": interface.date_is_inferred,
        "printed": interface.date_is_printed,
    }[kind]
    return htpy.li(class_=f"timeline__entry timeline__entry--{kind}")[
        htpy.time(datetime=clause.date)[clause.date],
        " ",
        htpy.span(".timeline__basis")[writer.say(basis)],
        htpy.p[
            htpy.b[writer.plain(clause.milestone)] if clause.milestone else None,
            " ",
            writer.citation(clause.id),
        ],
        htpy.p(".timeline__text")[writer.inline(clause.text(writer.language))],
        clause.date_inferred
        and clause.inferred
        and htpy.p(".inferred")[writer.label(interface.inferred), writer.unlinked(clause.inferred)],
    ]
