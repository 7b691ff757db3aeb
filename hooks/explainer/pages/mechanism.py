"""The page of a mechanism, and the index of mechanisms."""

from collections.abc import Iterator

import htpy

from explainer.addresses import MECHANISMS, POSTS, mechanism_address, post_address
from explainer.corpus.records.explanations import Mechanism
from explainer.pages.figures.figure import diagram_figure
from explainer.pages.page import INDEX_PAGE_PLACE, Page, PageWriter, Part, block, heading
from explainer.pages.parts.clauses import clauses_by_source, joined
from explainer.pages.parts.statements import STYLES, marked_legend, open_box, setting_note


def mechanism_page(writer: PageWriter, mechanism: Mechanism) -> Page:
    """The page of a mechanism in the language of `writer`."""
    interface = writer.corpus.interface
    blocks: list[Part] = [
        block(htpy.p(".lead")[writer.inline(mechanism.lead)]),
        *setting_note(writer),
    ]
    blocks.append(heading(2, writer.say(interface.how_it_works), "how-it-works"))
    writer.start_section()
    blocks += [
        block(htpy.p(id=f"how-it-works-p{number}")[writer.inline(paragraph)])
        for number, paragraph in enumerate(mechanism.how, 1)
    ]
    blocks.append(heading(2, writer.say(interface.who_does_what), "who-does-what"))
    blocks.append(block(_roles(writer, mechanism)))
    if mechanism.posts:
        writer.styles.add(STYLES)
        blocks.append(block(_posts(writer, mechanism)))
    blocks += open_box(writer, mechanism.leaves_open)
    blocks.append(heading(2, writer.say(interface.drawing), "drawing"))
    blocks.append(diagram_figure(writer, mechanism.diagram))
    blocks.append(heading(2, writer.say(interface.where_it_differs), "where-it-differs"))
    blocks.append(block(_places(writer, mechanism)))
    blocks += _clauses(writer, mechanism)
    if mechanism.terms:
        named, count = writer.say(interface.related_terms), len(mechanism.terms)
        blocks.append(heading(2, named, "related-terms", count))
        terms = joined(writer, (writer.term_link(term) for term in mechanism.terms))
        blocks.append(block(htpy.p(data_search="off")[terms]))
    return Page(
        address=mechanism_address(mechanism.id),
        language=writer.language,
        title=writer.plain(mechanism.title),
        standing_title=writer.say(
            writer.corpus.interface.title_mechanism, name=writer.plain(mechanism.title)
        ),
        description=writer.plain(mechanism.lead),
        kind="mechanism",
        styles=(STYLES,),
        blocks=tuple(blocks),
        record_place=writer.corpus.record_places[mechanism.id],
    )


def _roles(writer: PageWriter, mechanism: Mechanism) -> htpy.Element:
    writer.start_section()
    return htpy.ul(".roles")[
        [
            htpy.li(id=f"who-does-what-i{number}")[
                htpy.span(".roles__levels")[[writer.level_badge(level) for level in role.levels]],
                htpy.div[writer.inline(role)],
            ]
            for number, role in enumerate(mechanism.who, 1)
        ]
    ]


def _posts(writer: PageWriter, mechanism: Mechanism) -> htpy.Element:
    """The posts that take part, and the diagram that shows which stands beside which."""
    corpus, interface = writer.corpus, writer.corpus.interface
    links = [
        htpy.a(href=writer.url(post_address(post)))[writer.name(corpus.posts[post])]
        for post in mechanism.posts
    ]
    if corpus.posts_diagram:
        title = writer.plain(corpus.posts_diagram.title)
        links.append(htpy.a(href=writer.url(POSTS, "pairs"))[title])
    return htpy.p(".level-posts", data_search="off")[
        writer.label(interface.posts_of_mechanism), joined(writer, links)
    ]


def _places(writer: PageWriter, mechanism: Mechanism) -> htpy.Element:
    writer.start_section()
    return htpy.dl(".places")[
        [
            htpy.div(class_=f"place place-{account.place}")[
                htpy.dt[writer.name(writer.corpus.places[account.place])],
                htpy.dd[writer.inline(account)],
            ]
            for account in mechanism.places
        ]
    ]


def _clauses(writer: PageWriter, mechanism: Mechanism) -> Iterator[Part]:
    """The clauses behind the page, by source."""
    corpus, interface = writer.corpus, writer.corpus.interface
    yield heading(2, writer.say(interface.clauses_behind), "clauses")
    places = [corpus.clauses[clause] for clause in mechanism.clauses]
    yield block(
        htpy.p(".counts", data_search="off")[
            writer.say(interface.clauses_behind_count, clauses=len(places))
        ]
    )
    yield from clauses_by_source(writer, places)


def mechanisms_index(writer: PageWriter) -> Page:
    """All mechanisms in their order."""
    corpus, interface = writer.corpus, writer.corpus.interface
    cards = htpy.ol(".cards")[
        [
            htpy.li(".card")[
                htpy.h2(".card__title", id=mechanism.id)[
                    htpy.a(href=writer.url(mechanism_address(mechanism.id)))[
                        writer.plain(mechanism.title)
                    ]
                ],
                htpy.p[writer.marked(mechanism.lead)],
            ]
            for mechanism in corpus.mechanisms.values()
        ]
    ]
    return Page(
        address=MECHANISMS,
        language=writer.language,
        title=writer.say(interface.mechanisms),
        description=writer.say(interface.mechanisms_lead),
        kind="index",
        record_place=INDEX_PAGE_PLACE,
        blocks=(
            block(htpy.p(".lead")[writer.say(interface.mechanisms_lead)]),
            *marked_legend(writer, [one.lead for one in corpus.mechanisms.values()]),
            block(cards),
        ),
    )
