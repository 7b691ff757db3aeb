"""The article of a page is found: a small gold set of invented pages, with recall and precision.

Each file of tests/ingestion/pages is one kind of page, or of a text copied from one; the lines of
its article stand in front of it, one a line, in a comment.
"""

import re
from pathlib import Path

from explainer.ingestion.characters import ink
from explainer.ingestion.cleaning import clean

PAGES = sorted((Path(__file__).resolve().parent / "pages").iterdir())
_ARTICLE = re.compile(r"<!--article\n(.*?)\n-->\n", re.DOTALL)


def read(file: Path) -> tuple[list[str], str]:
    """The lines of the article and the page itself."""
    text = file.read_text(encoding="utf-8")
    match = _ARTICLE.match(text)
    assert match, file
    return match[1].splitlines(), text[match.end() :]


def test_recall_and_precision_on_the_gold_set() -> None:
    wanted = kept = printed = right = 0
    for file in PAGES:
        article, page = read(file)
        output = [ink(paragraph.text) for paragraph in clean(page.encode()).paragraphs]
        expected = [ink(line) for line in article]
        wanted += len(expected)
        kept += sum(line in output for line in expected)
        printed += len(output)
        right += sum(line in expected for line in output)
    assert len(PAGES) >= 10
    assert kept / wanted >= 0.985
    assert right / printed >= 0.90
