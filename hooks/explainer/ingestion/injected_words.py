"""Words that link sellers push into headlines and time stamps: html模版, goods, loans.

They are told by evidence: a table of such words; what interrupts a time stamp of the same page;
what stands in a row of advertised links; or a headline that stands a second time without them.
"""

import re
from collections.abc import Collection, Iterable, Sequence

from explainer.ingestion.characters import folded, han_count
from explainer.ingestion.edits import Edit, Line
from explainer.ingestion.related_items import ends_sentence

# In simplified script and lower case, as `folded` and `lower` make them.
KNOWN = re.compile(
    r"(?:html5?|css3?|php|asp|dedecms|discuz|wordpress|织梦|帝国|网[页站]|微信)\s?(?:模[板版]|源码|主题)(?:下载)?"
    r"|(?:网站|seo|关键词)(?:优化|排名|建设公司)|(?:企业|个人|创业|房屋|汽车|信用|二胎|小额)贷款(?:专家|公司|网)"
    r"|(?:静电)?油烟(?:处理|净化|清洗)机?|汽车美容|搬家公司|代开发票|百家乐|时时彩|六合彩"
)

_INTERRUPTED = re.compile(
    r"(?P<head>\d{4}[-/]\d{1,2}[-/]\d{1,2}(?:\s+(?:\d{1,2}(?::\d{0,2}){0,2})?)?)"
    r"(?P<word>[^\d\s:/-][^\d:]{0,18}[^\d\s:/-])"
    r"(?P<tail>[\d:]{0,8})"
)
_WHOLE_STAMP = re.compile(r"\d{4}[-/]\d{1,2}[-/]\d{1,2}\s*\d{1,2}:\d{2}(?::\d{2})?")
_LONGEST_HEADLINE = 60
_FIRST_HEADLINES = 20
_LONGEST_WORD = 12
_SHORTEST_REST = 8
_SHORTEST_HEADLINE = 5


def time_stamp_interruption(text: str) -> Edit | None:
    """The word that stands inside a time stamp which makes up the whole line, if there is one."""
    stripped = text.strip()
    match = _INTERRUPTED.fullmatch(stripped)
    if match is None or not _WHOLE_STAMP.fullmatch(match["head"] + match["tail"]):
        return None
    start = text.index(stripped) + match.start("word")
    return Edit(start, start + len(match["word"]), "")


def known_injection(text: str) -> Edit | None:
    """The first word of the table in a headline; None for a line that is nothing but such words."""
    plain = folded(text).lower()
    match = KNOWN.search(plain)
    if match is None or "|" in plain or not _is_headline(text):
        return None
    rest = KNOWN.sub("", plain).strip()
    return Edit(*match.span(), "") if len(rest) >= _SHORTEST_HEADLINE else None


def advertised_words(rows: Iterable[str]) -> set[str]:
    """The items of rows of advertised links, `a|b|c d`, in folded form."""
    return {
        item
        for row in rows
        if folded(row).count("|") > 1
        for item in re.split(r"[|\s]+", folded(row).lower())
        if len(item) > 3 and han_count(item)
    }


def headline_injections(lines: Sequence[Line], learned: Collection[str]) -> dict[int, Edit]:
    """The injected word of each headline that has one, by its place in `lines`.

    `learned` holds words that the page itself gives away, in folded form.
    """
    found: dict[int, Edit] = {}
    for place, headline in _headlines(lines).items():
        spans = [
            (start, start + len(word))
            for word in learned
            if word != headline and (start := headline.find(word)) >= 0
        ]
        if spans and spans[0] != (0, len(headline)):
            found[place] = Edit(*spans[0], "")
    return found


def headline_additions(lines: Sequence[Line]) -> dict[int, Edit]:
    """What a headline has in its middle and lacks where it stands a second time, by its place.

    That is a guess, because an author may shorten a headline too: the report asks to check it.
    """
    plain = [folded(line.text).lower() for line in lines]
    page = "\n".join(plain)
    short = {text.strip() for text in plain if len(text) <= 80}
    first = list(_headlines(lines).items())[:_FIRST_HEADLINES]
    return {
        place: Edit(*span, "")
        for place, headline in first
        if (span := _addition(headline, short, page))
    }


def _headlines(lines: Sequence[Line]) -> dict[int, str]:
    return {
        place: folded(line.text).lower()
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
