"""What a page or a document prints about itself: title, issuer, number and dates.

The table above a document of the government says it best; then the head and the signature of the
text; then the credits of the page. Everything is a guess for a draft, to be checked by a person.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from explainer.ingestion.characters import folded
from explainer.ingestion.cleaning import Cleaned
from explainer.ingestion.document_header import header_fields
from explainer.ingestion.document_lines import day_alone, days_in, is_number
from explainer.ingestion.edits import Line
from explainer.ingestion.line_rules import boilerplate_rule
from explainer.ingestion.main_text import OUTSIDE
from explainer.ingestion.related_items import ends_sentence
from explainer.text.han import HAN

_ORIGIN = re.compile(r"(?:来源|稿源|source)\s*[:]\s*([^\s:]{2,30})", re.IGNORECASE)
_NUMBER_OF_ORDER = re.compile(r"第\s?\d{1,5}\s?号")
_ISSUER_ENDS = tuple("府 厅 局 委 部 会 院 室 处 署 组 行".split())
_LONGEST_ISSUER = 40
_LONGEST_TITLE = 80
_LONGEST_NAME = 20
_HEAD = 6
_TITLE_WORDS = re.compile(
    r"(?:意见|决定|通知|规定|办法|细则|方案|规划|批复|函|通报|公告|报告|条例|纲要|计划|要点|令"
    r"|讲话|致辞|发言|演讲)(?:\(.{1,8}\))?$"
)
_SPEECH = re.compile(r"(?:讲话|致辞|发言|演讲)(?:\(.{1,8}\))?$")
_ORDER = re.compile(r"(.{2,30})令$")
_PASSED = re.compile(r"\(.{0,60}?(?:通过|批准|发布|公布|印发|修订).{0,60}\)")
_ABOUT = re.compile(r"(.{2,40}?)关于")
_OFFICE = re.compile(
    rf"(?:主席|总理|[省市县区乡镇州部厅局署院会]长|主任|书记)(?:\s|$|[{HAN}]{{2,4}}$)"
)
_NAME = re.compile(rf"[{HAN}·\s]+")
_LETTERHEAD = re.compile(r"(.{2,30})文件")
_ABOVE_TITLE = re.compile(
    r"(?:特急|加急|急件|平急|特提|绝密|机密|秘密|内部)(?:[★☆].{0,6})?|签发人.{0,12}"
)
_SPACED_NAME = re.compile(rf"([{HAN}])\s+([{HAN}])")
# What stands below a signature: attachments, whether the text is public, who gets a copy.
_BELOW = re.compile(r"附\s?件|\(此件|\(本文|抄\s?送|主题词|\(联系")
_NOTHING = frozenset({"无", "暂无", "-", "—", "——", "/", "无文号"})


@dataclass(frozen=True)
class DocumentFacts:
    """What is printed; a text is empty where nothing is."""

    title: str
    issuer: str
    number: str
    issued: str
    """The date of the document, YYYY-MM-DD."""
    published: str
    """The date of the page, YYYY-MM-DD."""
    origin: str
    """Whom the page names as its source."""


def document_facts(cleaned: Cleaned) -> DocumentFacts:
    """The facts that a cleaned document prints about itself."""
    fields = header_fields(cleaned.lines)
    texts = [
        paragraph.text.strip() for paragraph in cleaned.paragraphs if paragraph.language == "zh"
    ]
    kinds = [
        boilerplate_rule(line.text) if line.dropped == OUTSIDE else line.dropped
        for line in cleaned.lines
    ]
    first = _first_sentence(cleaned.lines)
    credits = [
        line.original
        for line, kind in zip(cleaned.lines, kinds, strict=True)
        if kind == "credit-line" and (line.dropped != OUTSIDE or line.number < first)
    ]
    stamps = [
        line.original
        for line, kind in zip(cleaned.lines, kinds, strict=True)
        if line.number < first
        and (
            kind in ("time-stamp", "counter") or (line.dropped == OUTSIDE and day_alone(line.text))
        )
    ]
    origin = _ORIGIN.search(folded("\n".join(credits)))
    title = _first(fields, "标题", "名称", "信息名称") or _title(texts)
    head = _head(texts)
    issuer, signed = _signature(texts)
    if not issuer and _SPEECH.search(folded(title)):
        issuer = _speaker(head)
    return DocumentFacts(
        title=title,
        issuer=_first(fields, "发文机关", "制发机关", "发布机构", "责任部门")
        or issuer
        or _issuer_in(title),
        number=_first(fields, "发文字号", "文号", "文件编号") or _number(head, title),
        issued=_day(_first(fields, "成文日期", "发文日期", "生成日期"))
        or signed
        or _day_in_head(head),
        published=_day(_first(fields, "发布日期", "公开日期"))
        or _day("\n".join([*credits, *stamps])),
        origin=origin[1] if origin else "",
    )


def _first_sentence(lines: Sequence[Line]) -> int:
    """The number of the first line of the text that ends as a sentence does, else of the first."""
    kept = [line for line in lines if line.is_kept]
    return next((line.number for line in kept if ends_sentence(line.text)), kept[0].number)


def _first(fields: dict[str, str], *labels: str) -> str:
    values = (fields.get(label, "") for label in labels)
    return next((value for value in values if value and value not in _NOTHING), "")


def _day(text: str) -> str:
    return next(days_in(text), "")


def _head(texts: Sequence[str]) -> list[str]:
    """The lines above the first sentence, the title among them."""
    head = []
    for text in texts[:_HEAD]:
        if "。" in text or text.endswith(("；", "！", "？")):
            break
        head.append(text)
    return head


def _number(head: Sequence[str], title: str) -> str:
    if number := next((text for text in head if is_number(text)), ""):
        return number
    orders = head if _ORDER.search(title) else ()
    return next((text for text in orders if _NUMBER_OF_ORDER.fullmatch(folded(text))), "")


def _title(texts: Sequence[str]) -> str:
    """The first line, or the lines up to one that names a kind of document."""
    lines = [text for text in texts[:_HEAD] if not _is_above_title(text)] or list(texts[:1])
    joined = ""
    for text in lines[:4]:
        joined += text
        if len(joined) > _LONGEST_TITLE:
            break
        if _TITLE_WORDS.search(folded(text)):
            return joined
    return lines[0] if lines else ""


def _is_above_title(text: str) -> bool:
    plain = folded(text)
    apart = _LETTERHEAD.fullmatch(plain) or _ABOVE_TITLE.fullmatch(plain)
    return bool(apart) or is_number(text) or bool(day_alone(text))


def _issuer_in(title: str) -> str:
    """Who issued a document by its title: 某省委关于…的决定, 某省人民政府令."""
    match = _ABOUT.match(title) or _ORDER.match(title)
    return match[1] if match and match[1].endswith(_ISSUER_ENDS) else ""


def _speaker(head: Sequence[str]) -> str:
    """The line of a head that names a person: short, of characters alone, no day and no title."""
    for text in head:
        if (
            len(text) <= _LONGEST_NAME
            and _NAME.fullmatch(text)
            and not day_alone(text)
            and not _TITLE_WORDS.search(text)
        ):
            return _SPACED_NAME.sub(r"\1\2", text) if len(text) <= len("林 望 川") else text
    return ""


def _day_in_head(head: Sequence[str]) -> str:
    """The day below a title, alone or with the meeting that passed the document."""
    for text in head:
        if day := day_alone(text):
            return day
        if _PASSED.fullmatch(folded(text)):
            return _day(text)
    return ""


def _signature(texts: Sequence[str]) -> tuple[str, str]:
    """The issuers and the date that sign a text: a date alone in its line, a body above it.

    Where nobody has signed above the date, it counts only at the end of the text.
    """
    for place, text in enumerate(texts):
        if not (day := day_alone(text)):
            continue
        above = list(texts[:place])
        if above and _is_official(above[-1]):
            return "", day
        signers: list[str] = []
        while above and _signs(above[-1]):
            signers.insert(0, above.pop())
        if signers and above:
            return "、".join(signers), day
        below = texts[place + 1 :]
        if place > 1 and (not below or _BELOW.match(folded(below[0]))):
            return "", day
    return "", ""


def _signs(text: str) -> bool:
    return (
        text.endswith(_ISSUER_ENDS)
        and len(text) <= _LONGEST_ISSUER
        and not re.search("[。，；：]", text)
    )


def _is_official(text: str) -> bool:
    """Whether a line is an office with a name, as below an order: 省长 林望川."""
    return len(text) <= _LONGEST_NAME and bool(_OFFICE.search(text)) and bool(_NAME.fullmatch(text))
