"""Terms in running text."""

import pytest
from explainer.corpus.mentions import TermMatcher
from explainer.corpus.records.base import Bilingual
from explainer.corpus.records.terms import Term, Variants


def term(identifier: str, zh: str, en: str, **more: Variants) -> Term:
    """A glossary entry with nothing but its forms."""
    text = Bilingual(zh="义", en="sense")
    return Term(
        id=identifier, zh=zh, en=en, pinyin="x", category="x", brief=text, body=text, **more
    )  # fmt: skip


TERMS = [
    term("poverty", "贫困", "poverty"),
    term("poor-county", "贫困县", "poor county"),
    term("village", "村", "village"),
    term("county-head", "县长", "county head", unmatched=Variants(zh=("县长江",), en=())),
    term("letter", "责任书", "letter of responsibility",
         variants=Variants(zh=(), en=("letters of responsibility",))),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text", "mentions"),
    [
        ("zh", "贫困县和贫困村", [("贫困县", "poor-county"), ("贫困", "poverty")]),
        ("zh", "村里没有", []),
        ("zh", "该县长江沿岸的县长", [("县长", "county-head")]),
        ("en", "Poor counties sign", [("Poor counties", "poor-county")]),
        ("en", "The county head's duty", [("county head", "county-head")]),
        ("en", "impoverished, poverty-stricken", []),
        ("en", "Letters of responsibility", [("Letters of responsibility", "letter")]),
        ("en", "villages and villagers", [("villages", "village")]),
        ("en", "İ poverty", [("poverty", "poverty")]),
    ],
)
def test_mentions(language: str, text: str, mentions: list[tuple[str, str]]) -> None:
    matcher = TermMatcher(TERMS, "zh" if language == "zh" else "en")
    found = [
        (text[mention.start : mention.end], mention.term) for mention in matcher.mentions(text)
    ]
    assert found == mentions
