"""Faults that others seem to follow from: the one that was made is told, and no other."""

from tests.sabotage.fault import SETTINGS, SOURCE, TERMS, VOCABULARY, Fault, changed, moved

_CITE = "docs/assets/javascripts/cite.js"

FOLLOWER_FAULTS: list[Fault] = [
    changed(
        SOURCE,
        "zh: 决定要求主要负责人检查资金。",
        "中文: 决定要求主要负责人检查资金。",
        "the field `zh` is missing: rename",
    ),
    changed(
        SOURCE, "asks the heads of the county", "asks the “headsâ€“ of the county", "are damaged"
    ),
    changed(
        VOCABULARY,
        'light: "#3b6e2f", dark: "#9bcb8c"',
        'light: "#8f2333", dark: "#e79aa4"',
        '"central" has this colour already',
        name="both colours of another level",
    ),
    changed(SETTINGS, "- locale: en", "- locale: zh", "the language zh stands above already"),
    changed("docs/corpus/measures.yml", 'article: "1"', 'article: "9"', "9 stands in front of 2"),
    moved("docs/en/about.md", "docs/en/About.md", "names of pages are lower-case letters"),
    moved(_CITE, _CITE.replace("cite", "Cite"), "names of assets are a-z"),
    moved(TERMS, "docs/corpus/sources/roles.yml", "corpus/terms; move it there", 1),
]
