"""The answer with which the page of a level or a post opens: for what, to whom, and what else."""

import htpy

from explainer.corpus.records.posts import Post
from explainer.corpus.records.vocabulary import Level
from explainer.pages.page import PageWriter


def answer_box(writer: PageWriter, record: Level | Post) -> htpy.Element:
    """What it answers for, to whom, and what happens otherwise; what no source says stands once."""
    interface = writer.corpus.interface
    rows = (
        (interface.answers_for, record.answers_for),
        (interface.answers_to, record.answers_to),
        (interface.consequences, record.consequences),
    )
    open_rows = [writer.say(label) for label, text in rows if not text]
    return htpy.dl(".answer")[
        [
            htpy.div[htpy.dt[writer.say(label)], htpy.dd[writer.inline(text)]]
            for label, text in rows
            if text
        ],
        open_rows
        and htpy.div[
            [htpy.dt[label] for label in open_rows],
            htpy.dd[
                # A link to what happens otherwise still arrives where no source says it.
                not record.consequences and htpy.span(".anchor", id="otherwise"),
                htpy.span(".note")[writer.say(interface.no_source_says)],
            ],
        ],
    ]
