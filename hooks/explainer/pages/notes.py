"""The lists of what a page cites, at its end; a long one is closed."""

import htpy

from explainer.languages import Punctuation

FEW_NOTES = 8
"""So many notes stand open at the end of a page."""


def notes_section(
    kind: str, title: str, notes: htpy.Element, count: int, marks: Punctuation
) -> htpy.Element:
    """The section of a list of `count` notes; `kind` is its class and its anchor."""
    opening, closing = marks.brackets
    return htpy.section(class_=kind, role="doc-endnotes", aria_labelledby=kind, data_search="off")[
        htpy.details(".section-fold", open=count <= FEW_NOTES)[
            htpy.summary[
                htpy.h2(id=kind)[title], htpy.span(".count")[f"{opening}{count}{closing}"]
            ],
            notes,
        ]
    ]
