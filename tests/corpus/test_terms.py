"""Terms in running text, and renderings that the glossary advises against."""

import pytest
from explainer.checks.term_rules import DeprecatedRenderings
from explainer.corpus.mentions import TermMatcher
from explainer.corpus.records.base import Bilingual
from explainer.corpus.records.terms import Rendering, Term, Variants


def term(identifier: str, zh: str, en: str, **more: Variants | tuple[Rendering, ...]) -> Term:
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


ADVICE = [
    term("poverty-alleviation", "扶贫", "poverty alleviation",
         renderings=(Rendering(en="poverty relief", status="deprecated"),)),
    term("relief-day", "扶贫济困日", "Poverty Relief Day"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "advised_against"),
    [
        ("Funds for poverty relief", ["poverty relief"]),
        ("Poverty relief on Poverty Relief Day", ["Poverty relief"]),
        ("Created in 2010, Poverty Relief Day", []),
        ('"Poverty relief", says the page', []),
    ],
)
def test_a_deprecated_wording_is_found_unless_it_is_part_of_a_form(
    text: str, advised_against: list[str]
) -> None:
    messages = list(DeprecatedRenderings(ADVICE).messages(text))
    assert [message.split('"')[1] for message in messages] == advised_against
