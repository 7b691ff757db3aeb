"""Citations: the original first, then this site's statement of it, in every form."""

import json
import re

import pytest
import rispy
from explainer.pages.citations import CitedDocument, citation_forms
from pybtex.database import parse_string

from tests.conftest import ROOT, matches_golden

GOLDEN = ROOT / "tests/golden/citations"
FORMS = ("plain", "gbt7714", "bibtex", "ris", "csl")


def document(language: str, **changes: str) -> CitedDocument:
    """An invented document with a name that BibTeX and JSON have to quote."""
    facts = {
        "key": "example-reports",
        "title": "关于报告的决定" if language == "zh" else 'Decision on "Reports" & Figures, 100%',
        "author": "某省" if language == "zh" else "A Province",
        "publisher": "某网（转载）" if language == "zh" else "A Site (repost)",
        "published": "2018-02-14",
        "through": "转引自《例子》第3段" if language == "zh" else "Cited through “An Example”, ¶3.",
        "url": "https://example.org/sources/example/#reports",
    }
    return CitedDocument(**facts | changes, language="zh" if language == "zh" else "en")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("known", ["everything", "the-title-alone"])
def test_a_citation_reads_as_agreed(language: str, known: str) -> None:
    nothing = {"author": "", "publisher": "", "published": ""}
    forms = citation_forms(document(language, **(nothing if known == "the-title-alone" else {})))
    assert tuple(forms) == FORMS
    text = "\n\n".join(forms.values()) + "\n"
    assert matches_golden(GOLDEN / f"{language}-{known}.txt", text)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_other_programs_read_the_title_back(language: str) -> None:
    cited = document(language)
    forms = citation_forms(cited)
    (item,) = json.loads(forms["csl"])
    (record,) = rispy.loads(forms["ris"])
    (entry,) = parse_string(forms["bibtex"], "bibtex").entries.values()
    assert item["title"] == record["title"] == cited.title
    assert re.sub(r"[\\{}]", "", entry.fields["title"]) == cited.title
    assert item["URL"] == record["urls"][0] == entry.fields["url"] == cited.url


def test_the_site_is_never_the_author() -> None:
    (item,) = json.loads(citation_forms(document("en", author=""))["csl"])
    assert "author" not in item
