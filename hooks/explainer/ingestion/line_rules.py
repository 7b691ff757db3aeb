"""Which lines of a page are not its text: the rules of all kinds, applied in order."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from explainer.ingestion.characters import MARKS, folded, is_han
from explainer.ingestion.code_rules import SCRIPT
from explainer.ingestion.credit_rules import CREDIT_RULES
from explainer.ingestion.edits import Line
from explainer.ingestion.line_rule import LineRule
from explainer.ingestion.navigation_rules import NAVIGATION_RULES, RELATED, TIME_STAMP
from explainer.text.han import HAN

# Rules that need company come last, so that a line falls under a certain rule if it can.
RULES: tuple[LineRule, ...] = tuple(
    sorted((*CREDIT_RULES, *NAVIGATION_RULES, SCRIPT), key=lambda rule: rule.needs_company)
)

PAGE_NUMBER = "page-number"
RUNNING_HEAD = "running-head"
BYLINE = "byline"
_MOST_AUTHORS = 3
_SHORTEST_HEADLINE = 5
_LINES_OF_A_HEAD = 12
_NAME = re.compile(
    "[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕张孔曹严华金魏陶姜谢邹章苏潘葛范彭鲁韦马方任袁柳"
    "唐罗薛雷贺倪汤滕殷毕郝安常于傅齐康伍余顾孟黄穆萧尹姚邵汪祁毛禹狄米明臧戴宋庞熊纪舒项祝董梁杜阮"
    "蓝季贾路江童郭梅盛林钟徐邱骆高夏蔡田樊胡凌霍虞万柯卢莫房解应丁宣邓洪包左石崔吉龚程邢裴陆荣翁段"
    f"侯宁武刘景詹龙叶司黎白蒲邰赖卓池乔闻党翟谭贡姬申冉桑尚温庄晏瞿阎连习艾容向古易廖耿欧聂曾][{HAN}]{{1,2}}"
)
PAGE_EDGES = frozenset((PAGE_NUMBER, RUNNING_HEAD))
_PAGE_NUMBER = re.compile(
    r"[-\u2013\u2014\u00b7]{1,2}\s*(\d{1,3})\s*[-\u2013\u2014\u00b7]{1,2}"
    r"|第\s*(\d{1,3})\s*页(?:[,\s]*共\s*\d{1,3}\s*页)?"
    r"|page\s(\d{1,3})(?:\sof\s\d{1,3})?"
    r"|(\d{1,3})\s?/\s?\d{1,3}|\((\d{1,3})\s?/\s?\d{1,3}\)",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_LONGEST_RUNNING_HEAD = 40
_LONGEST_NUMBERED_HEAD = 120
_BESIDE_NUMBER = "[-\u2013\u2014\u00b7|]?"
_NUMBERED_HEAD = re.compile(
    rf"{_BESIDE_NUMBER}\s?(\d{{1,3}})\s?{_BESIDE_NUMBER}\s+(\S.{{3,60}})"
    rf"|(\S.{{3,60}}?)\s+{_BESIDE_NUMBER}\s?(\d{{1,3}})\s?{_BESIDE_NUMBER}"
)
_FEWEST_RUNNING_HEADS = 2

# Behind these words a sentence goes on, however long its line is.
_IN_MID_SENTENCE = re.compile(rf"[{HAN}](?:[,，、]|[和与及或的对把由在向为使])\s*$")
_GOES_ON = re.compile(rf"\s*(?!第)[{HAN}]{{2}}")

# Longer lines are text; what stands around a text is short.
_LONGEST_BOILERPLATE = 240
_ALL = (RELATED, *RULES)
_NEEDS_COMPANY = frozenset(rule.id for rule in RULES if rule.needs_company)
_CERTAIN = frozenset(rule.id for rule in _ALL) - _NEEDS_COMPANY
# An article of a law or an item of a list is text, whatever it speaks of.
_ITEM = re.compile(
    r"(?:第[一二三四五六七八九十百零\d]{1,6}[章节条款项]|\([一二三四五六七八九十\d]{1,3}\)"
    r"|[一二三四五六七八九十]{1,3}[、.])\s*\S{4}"
)


def boilerplate_rule(text: str) -> str:
    """The id of the rule that a line falls under; empty for a line of the text."""
    return _rule_of(text.strip())


@lru_cache(maxsize=4096)
def _rule_of(stripped: str) -> str:
    if not stripped or len(stripped) > _LONGEST_BOILERPLATE:
        return ""
    plain = folded(stripped)
    if _ITEM.match(plain):
        return ""
    return next((rule.id for rule in _ALL if rule.applies(plain)), "")


def _page_numbers(lines: Sequence[Line]) -> set[int]:
    """The places of the numbers of pages; two that follow each other are the evidence for it, or a
    sentence that one cuts.
    """
    found = [
        (place, int(next(filter(None, match.groups()))))
        for place, line in enumerate(lines)
        if not line.dropped and (match := _PAGE_NUMBER.fullmatch(folded(line.text).strip()))
    ]
    numbers = {
        places
        for (before, number), (place, next_number) in pairwise(found)
        if next_number == number + 1 and not _are_fractions(lines, before, place)
        for places in (before, place)
    }
    return numbers | {place for place, _ in found if _cuts_a_sentence(lines, place)}


def _are_fractions(lines: Sequence[Line], before: int, place: int) -> bool:
    """Whether two lines such as 1/3 and 2/3 stand side by side, as in a column of a table."""
    between = lines[before + 1 : place]
    return "/" in lines[before].text and all(line.is_blank for line in between)


def _running_heads(lines: Sequence[Line]) -> set[int]:
    """The places of the heads of pages: short lines that come back beside the numbers of pages.

    One that stands beside no such number, as at the beginning of the text, stays.
    """
    written = [place for place, line in enumerate(lines) if not line.is_blank]
    places: dict[str, list[int]] = {}
    at_edge: set[int] = set()
    for index, place in enumerate(written):
        line = lines[place]
        if line.dropped or len(line.text.strip()) > _LONGEST_RUNNING_HEAD:
            continue
        beside = written[max(0, index - 1) : index] + written[index + 1 : index + 2]
        if any(lines[other].dropped == PAGE_NUMBER for other in beside):
            at_edge.add(place)
        places.setdefault(_DIGITS.sub("0", "".join(line.text.split())), []).append(place)
    return {
        place
        for found in places.values()
        if len(found) >= _FEWEST_RUNNING_HEADS
        for place in found
        if place in at_edge
    }


def _authors(lines: Sequence[Line]) -> set[int]:
    """The places of names, a line each, between the headline of a page and the time of it."""
    written = [place for place, line in enumerate(lines) if not line.is_blank]
    for index, place in enumerate(written[:_LINES_OF_A_HEAD]):
        if lines[place].dropped != TIME_STAMP.id:
            continue
        names: set[int] = set()
        for above in written[:index][::-1]:
            text = lines[above].text.strip()
            if lines[above].dropped or not _NAME.fullmatch(text) or len(names) == _MOST_AUTHORS:
                is_headline = not lines[above].dropped and len(text) >= _SHORTEST_HEADLINE
                return names if is_headline else set()
            names.add(above)
    return set()


def _title_above_pages(lines: Sequence[Line]) -> set[int]:
    """The places where a page begins with the title of the text, or with the first part of it."""
    written = [place for place, line in enumerate(lines) if not line.is_blank]
    kept = (lines[place].text for place in written if not lines[place].dropped)
    title = "".join(next(kept, "").split())
    return {
        place
        for above, place in pairwise(written)
        if lines[above].dropped == PAGE_NUMBER
        and not lines[place].dropped
        and len(head := "".join(lines[place].text.split())) >= _SHORTEST_HEADLINE
        and title.startswith(head)
    }


def _numbered_heads(lines: Sequence[Line]) -> set[int]:
    """The places of the heads of pages with the number of the page in the same line.

    The same words come back with one number after the other, or every second one.
    """
    found: dict[str, list[tuple[int, int]]] = {}
    for place, line in enumerate(lines):
        plain = folded(line.text).strip()
        match = _NUMBERED_HEAD.fullmatch(plain) if len(plain) <= _LONGEST_NUMBERED_HEAD else None
        if match and not line.dropped:
            words = "".join((match[2] or match[3]).split())
            found.setdefault(words, []).append((place, int(match[1] or match[4])))
    return {
        place
        for pages in found.values()
        for before, after in pairwise(pages)
        if after[1] - before[1] in (1, 2) and after[0] - before[0] > 1
        for place in (before[0], after[0])
    }


def _cuts_a_sentence(lines: Sequence[Line], place: int) -> bool:
    """Whether the text above a line stops in mid-sentence, and that below begins no item."""
    above = next((line.text for line in lines[:place][::-1] if not line.is_blank), "")
    below = next((line.text for line in lines[place + 1 :] if not line.is_blank), "")
    return bool(_IN_MID_SENTENCE.search(above) and _GOES_ON.match(below))


def mark_boilerplate(lines: Sequence[Line]) -> list[Line]:
    """The lines with those dropped that a rule applies to.

    A rule that needs company drops a line only in a run of lines of such rules in which at least
    one line is dropped for certain.
    """
    marked = [
        line if line.dropped else replace(line, dropped=boilerplate_rule(line.text))
        for line in lines
    ]
    for place, (above, below) in enumerate(pairwise(marked), 1):
        # A mark below a character, in a text that is set from top to bottom.
        if below.dropped and below.text.strip() in MARKS and is_han(above.text.strip()):
            marked[place] = replace(below, dropped="")
    for place in _page_numbers(marked):
        marked[place] = replace(marked[place], dropped=PAGE_NUMBER)
    for place in _authors(marked):
        marked[place] = replace(marked[place], dropped=BYLINE)
    for place in _title_above_pages(marked):
        marked[place] = replace(marked[place], dropped=RUNNING_HEAD)
    for place in _running_heads(marked) | _numbered_heads(marked):
        marked[place] = replace(marked[place], dropped=RUNNING_HEAD)
    run: list[int] = []
    certain = False
    for place, line in enumerate([*marked, None]):
        if line is not None and (line.is_blank or line.dropped in _NEEDS_COMPANY | _CERTAIN):
            run.append(place)
            certain |= line.dropped in _CERTAIN
            continue
        if not certain:
            for kept in run:
                marked[kept] = replace(marked[kept], dropped="")
        run, certain = [], False
    return marked
