"""The lists of what a page cites, at its end: closed, since each note also opens at its mark."""

import htpy

from explainer.languages import Punctuation


def notes_section(
    kind: str, title: str, notes: htpy.Element, count: int, marks: Punctuation
) -> htpy.Element:
    """The section of a list of `count` notes; `kind` is its class and its anchor."""
    opening, closing = marks.brackets
    return htpy.section(class_=kind, role="doc-endnotes", aria_labelledby=kind, data_search="off")[
        htpy.details(".section-fold")[
            htpy.summary[
                htpy.h2(id=kind)[title], htpy.span(".count")[f"{opening}{count}{closing}"]
            ],
            notes,
        ]
    ]
