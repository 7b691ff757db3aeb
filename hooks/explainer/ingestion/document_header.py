"""The table above a document of the government: 索引号, 发文机关, 成文日期, 发文字号 and the like.

Its lines are no text, but they say what a draft needs to know: title, issuer, number and dates.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from explainer.ingestion.characters import folded
from explainer.ingestion.edits import Line
from explainer.ingestion.main_text import OUTSIDE

HEADER = "document-header"

_STRONG = (
    "索引号 发文机关 成文日期 发文字号 主题分类 发布机构 公开方式 公开范围 信息索引号 "
    "组配分类 体裁分类 制发机关 服务对象分类 制定机关 效力位阶 效力级别 法规类别 发布文号 "
    "信件编号 来信编号"
).split()
_LABELS = (
    "标题 名称 信息名称 文号 文件编号 发布日期 公开日期 生成日期 发文日期 生效日期 实施日期 "
    "废止日期 有效性 时效性 主题词 关键词 内容概述 公文种类 分类 责任部门 公开时限 "
    "公开责任部门 信息来源 效力状态 公布日期 施行日期 信息分类 信息类别 发布单位 发布部门 公开属性 "
    "所属主题 所属机构 来信人 写信人 来信时间 写信时间 来信日期 信件标题 信件类型 信件类别 "
    "回复单位 回复时间 答复单位 答复时间 办理单位 受理单位 处理状态 办理状态"
).split()
_WORDS = "|".join(
    r"\s{0,6}".join(label) for label in sorted((*_STRONG, *_LABELS), key=len, reverse=True)
)
_LABEL = re.compile(rf"(?:{_WORDS})\s{{0,6}}:")
# In the cells of a table a label needs no colon.
_CELL = re.compile(rf"(?<!\S)(?:{_WORDS})(?!\S)")
_LONGEST_VALUE = 80
_LONGEST_LINE = 300


def header_fields(lines: Sequence[Line]) -> dict[str, str]:
    """The fields of the header lines among the lines of a document: label to value, as printed."""
    found: dict[str, str] = {}
    label = ""
    for line in lines:
        if line.dropped != HEADER:
            continue
        pairs = _pairs(line.text)
        if pairs is None:
            found.setdefault(label, line.text.strip())
            continue
        for label, value in pairs:
            if value:
                found.setdefault(label, value)
    return found


def mark_header(lines: Sequence[Line]) -> list[Line]:
    """The lines with those dropped that are the table of a document.

    A table has two labels at least, one of which stands in such tables only. A label alone in its
    line takes the short line behind it as its value, unless others have theirs in the same line.
    """
    marked = list(lines)
    run: list[int] = []
    labels: set[str] = set()
    waits = in_rows = False
    for place, line in enumerate([*lines, None]):
        if line is not None and line.is_blank:
            continue
        may_be_header = line is not None and line.dropped in ("", OUTSIDE)
        pairs = _pairs(line.text) if line is not None and may_be_header else None
        if pairs is not None:
            run.append(place)
            labels |= {label for label, _ in pairs}
            in_rows |= any(value for _, value in pairs)
            waits = not in_rows and not pairs[-1][1]
        elif waits and line is not None and may_be_header and len(line.text) <= _LONGEST_VALUE:
            run.append(place)
            waits = False
        else:
            if len(labels) > 1 and labels & set(_STRONG):
                for inside in run:
                    marked[inside] = replace(marked[inside], dropped=HEADER)
            run, labels, waits, in_rows = [], set(), False, False
    return marked


def _pairs(text: str) -> list[tuple[str, str]] | None:
    """The labels and values that make up a line; None for any other line."""
    plain = folded(text).strip()
    if len(plain) > _LONGEST_LINE:
        return None
    found = list(_LABEL.finditer(plain)) or list(_CELL.finditer(plain))
    if not found or found[0].start() > 0:
        return None
    ends = [*(match.start() for match in found[1:]), len(plain)]
    stripped = text.strip()
    pairs = []
    for match, end in zip(found, ends, strict=True):
        value = stripped[match.end() : end].strip()
        if len(value) > _LONGEST_VALUE or "。" in value:
            return None
        pairs.append(("".join(match[0].split()).rstrip(":"), value))
    is_head_of_list = len(pairs) > 1 and ":" not in plain and not all(value for _, value in pairs)
    return None if is_head_of_list else pairs
