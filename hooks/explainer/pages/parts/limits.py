"""How much of a list a page shows, so that no page grows with the number of sources.

What a list leaves out is counted, and a link leads on: to the page that has it, or to the search.
The search, not a longer page, is how a reader finds one of a thousand.
"""

from itertools import islice
from urllib.parse import quote

import htpy

from explainer.corpus.records.base import Bilingual
from explainer.corpus.records.sources import Source
from explainer.pages.page import PageWriter

MOST_SOURCES = 12
"""Sources in a list or in the rows of a table."""
MOST_CARDS = 6
"""Sources on a page that is about something else."""
MOST_CARDS_OF_A_PLACE = 3
"""Sources of one place in the index, where there are more than MOST_SOURCES in all."""
MOST_SOURCES_OF_A_TERM = 8
"""Sources below the heading that tells where a term is used."""
MOST_NOTES_OF_A_TERM = 20
"""Notes of this site below that heading."""
MOST_OPEN = 5
"""Sources whose statements are shown without having to be opened."""
MOST_STATEMENTS_OF_A_SOURCE = 120
"""Statements of one source below that heading."""
MOST_IN_A_MATRIX = 600
"""Statements in all cells of a matrix."""
MOST_FIGURES = 60
"""Rows of the table of figures."""
MOST_DATES = 60
"""Entries of the timeline, and of its drawing."""
MOST_PAIRS = 60
"""Pairs of texts that await a review."""


def first_sources(writer: PageWriter, most: int) -> list[Source]:
    """The first of all sources in their order. The others are not read: the page stays as it is
    whatever they say.
    """
    sources = writer.corpus.sources
    return [sources[identifier] for identifier in islice(sources, most)]


def search_link(writer: PageWriter, text: Bilingual, left: int, query: str = "") -> htpy.Element:
    """How many of a list are left out, as a link to the search for `query`, or to an empty one."""
    return htpy.p(".more", data_search="off")[
        htpy.a(href=f"?q={quote(query)}")[writer.say(text, count=left)]
    ]


def left_out(writer: PageWriter, text: Bilingual, left: int, url: str = "") -> htpy.Element:
    """How many of a list are left out, as the last item of it; linked where `url` is given."""
    words = writer.say(text, count=left)
    return htpy.li(".more")[htpy.a(href=url)[words] if url else words]
