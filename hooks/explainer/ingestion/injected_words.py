"""Words that link sellers push into headlines and time stamps: html模版, goods, loans.

A word is taken out of a headline only on evidence that the page itself gives: the same word cuts a
time stamp of the page in two, or the page has a row of such a seller's links and the word is one of
the templates that they sell. A headline that stands a second time without some of its words is no
such evidence, because authors shorten headlines too: it is only reported.
"""

import re
from collections.abc import Collection, Iterable, Sequence

from explainer.ingestion.characters import caseless, folded
from explainer.ingestion.edits import Edit, Line
from explainer.ingestion.related_items import ends_sentence

# In simplified script and lower case, as `folded` and `lower` make them.
_TEMPLATE = re.compile(
    r"(?:html5?|css3?|php|asp|dedecms|discuz|wordpress|织梦|帝国)\s?(?:模[板版]|源码|主题)(?:下载)?"
)
_TRADE = re.compile(
    r"贷款|代开发票|油烟(?:处理|净化|清洗)|汽车美容|搬家公司|百家乐|时时彩|六合彩|模[板版]下载|关键词排名"
)
_INTERRUPTED = re.compile(
    r"(?P<head>\d{4}[-/]\d{1,2}[-/]\d{1,2}\s+\d{1,2}(?::\d{0,2}){0,2})"
    r"(?P<word>[^\d\s:/-][^\d:]{0,18}[^\d\s:/-])"
    r"(?P<tail>[\d:]{1,8})"
)
_WHOLE_STAMP = re.compile(r"\d{4}[-/]\d{1,2}[-/]\d{1,2}\s*\d{1,2}:\d{2}(?::\d{2})?")
_LONGEST_HEADLINE = 60
_FIRST_HEADLINES = 20
_LONGEST_WORD = 12
_SHORTEST_REST = 8
_SHORTEST_HEADLINE = 5
_SHORTEST_LEARNED = 3
_LONGEST_ADDITION = 80


def time_stamp_interruption(text: str) -> Edit | None:
    """The word that stands inside the clock of a time stamp which makes up the whole line."""
    stripped = text.strip()
    match = _INTERRUPTED.fullmatch(stripped)
    if match is None or not _WHOLE_STAMP.fullmatch(match["head"] + match["tail"]):
        return None
    start = text.index(stripped) + match.start("word")
    return Edit(start, start + len(match["word"]), "")


def has_row_of_links_for_sale(rows: Iterable[str]) -> bool:
    """Whether a line of a page is a row `a|b|c` of the links that such sellers place."""
    return any(
        plain.count("|") > 1 and len(_TRADE.findall(plain)) > 1
        for plain in (folded(row) for row in rows if "|" in folded(row))
    )


def headline_injections(
    lines: Sequence[Line], learned: Collection[str], *, sold: bool
) -> dict[int, Edit]:
    """The injected word of each headline that has one, by its place in `lines`.

    `learned` holds the words that cut time stamps of the page, in folded form and lower case;
    `sold` tells whether the page has a row of links for sale.
    """
    words = sorted(word for word in learned if len(word) >= _SHORTEST_LEARNED)
    if not words and not sold:
        return {}
    found: dict[int, Edit] = {}
    for place, headline in _headlines(lines).items():
        spans = [
            (start, start + len(word)) for word in words if (start := headline.find(word)) >= 0
        ]
        if sold and "|" not in headline:
            spans += [match.span() for match in _TEMPLATE.finditer(headline)]
        if spans:
            start, end = min(spans)
            if len(headline.strip()) - (end - start) >= _SHORTEST_HEADLINE:
                found[place] = Edit(start, end, "")
    return found


def headline_additions(lines: Sequence[Line]) -> dict[int, str]:
    """What a headline has in its middle and lacks where it stands a second time, by its place."""
    plain = [caseless(folded(line.text)) for line in lines]
    page = "\n".join(plain)
    short = {text.strip() for text in plain if len(text) <= _LONGEST_ADDITION}
    first = list(_headlines(lines).items())[:_FIRST_HEADLINES]
    return {
        place: headline[span[0] : span[1]]
        for place, headline in first
        if (span := _addition(headline, short, page))
    }


def _headlines(lines: Sequence[Line]) -> dict[int, str]:
    return {
        place: caseless(folded(line.text))
        for place, line in enumerate(lines)
        if line.is_kept and _is_headline(line.text)
    }


def _is_headline(text: str) -> bool:
    return len(text) <= _LONGEST_HEADLINE and not ends_sentence(text)


def _addition(headline: str, others: Collection[str], page: str) -> tuple[int, int] | None:
    """What a headline has in its middle that another line, otherwise the same, has not.

    The words must stand nowhere else on the page: what an author adds, an author uses again.
    """
    offset = len(headline) - len(headline.lstrip())
    core = headline.strip()
    for start in range(1, len(core) - 1):
        for end in range(start + 2, min(start + _LONGEST_WORD, len(core) - 1) + 1):
            rest = core[:start] + core[end:]
            if (
                len(rest) >= _SHORTEST_REST
                and rest in others
                and page.count(core[start:end]) == page.count(core)
            ):
                return offset + start, offset + end
    return None
