"""What a page or a document prints about itself: title, issuer, number and dates.

The table above a document of the government says it best; then the head and the signature of the
text; then the credits of the page. Everything is a guess for a draft, to be checked by a person.
"""

import re
from dataclasses import dataclass

from explainer.ingestion.characters import folded
from explainer.ingestion.cleaning import Cleaned
from explainer.ingestion.document_header import header_fields

_DATE = re.compile(r"(\d{4})[-/年.](\d{1,2})[-/月.](\d{1,2})")
_SIGNED_DATE = re.compile(r"\s*(\d{4})年(\d{1,2})月(\d{1,2})日\s*")
_ORIGIN = re.compile(r"(?:来源|稿源|source)\s*[:]\s*([^\s:]{2,30})", re.IGNORECASE)
_NUMBER = re.compile(r"[\u3400-\u9fff]{1,14}[\u3014\[(]\d{4}[\u3015\])]\s?第?\d{1,5}号")
_ISSUER_ENDS = tuple("府 厅 局 委 部 会 院 室 处 署 组 行".split())
_LONGEST_ISSUER = 40
_LONGEST_TITLE = 80
_HEAD = 6
_TITLE_WORDS = re.compile(
    r"(?:意见|决定|通知|规定|办法|细则|方案|规划|批复|函|通报|公告|报告|条例|纲要|计划|要点|令)(?:\(.{1,8}\))?$"
)


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
    texts = [paragraph.text for paragraph in cleaned.paragraphs if paragraph.language == "zh"]
    credits = [line.original for line in cleaned.lines if line.dropped == "credit-line"]
    first = next(line.number for line in cleaned.lines if line.is_kept)
    stamps = [
        line.original
        for line in cleaned.lines
        if line.dropped == "time-stamp" and line.number < first
    ]
    origin = _ORIGIN.search(folded("\n".join(credits)))
    issuer, issued = _signature(texts)
    number = _number(texts[:_HEAD])
    return DocumentFacts(
        title=_first(fields, "标题", "名称", "信息名称") or _title(texts),
        issuer=_first(fields, "发文机关", "制发机关", "发布机构", "责任部门") or issuer,
        number=_first(fields, "发文字号", "文号", "文件编号") or number,
        issued=_day(_first(fields, "成文日期", "发文日期", "生成日期")) or issued,
        published=_day(_first(fields, "发布日期", "公开日期"))
        or _day("\n".join([*credits, *stamps])),
        origin=origin[1] if origin else "",
    )


def _first(fields: dict[str, str], *labels: str) -> str:
    return next((fields[label] for label in labels if fields.get(label)), "")


def _day(text: str) -> str:
    match = _DATE.search(text)
    if match is None or not (1 <= int(match[2]) <= 12 and 1 <= int(match[3]) <= 31):
        return ""
    return f"{match[1]}-{int(match[2]):02d}-{int(match[3]):02d}"


def _number(texts: list[str]) -> str:
    found = (_NUMBER.fullmatch(text.strip()) for text in texts)
    return next((match[0] for match in found if match), "")


def _title(texts: list[str]) -> str:
    """The first line, or the lines up to one that names a kind of document."""
    if not texts:
        return ""
    joined = ""
    for text in texts[:4]:
        joined += text.strip()
        if len(joined) > _LONGEST_TITLE:
            break
        if _TITLE_WORDS.search(folded(text.strip())):
            return joined
    return texts[0]


def _signature(texts: list[str]) -> tuple[str, str]:
    """The issuer and the date that sign a text: a date alone in its line, a body above it."""
    for place, text in enumerate(texts):
        if not (match := _SIGNED_DATE.fullmatch(folded(text))):
            continue
        above = texts[place - 1].strip() if place else ""
        signs = above.endswith(_ISSUER_ENDS) and len(above) <= _LONGEST_ISSUER
        return (above if signs else ""), _day(match[0])
    return "", ""
