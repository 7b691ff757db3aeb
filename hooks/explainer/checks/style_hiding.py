"""Rules of a stylesheet that keep a kind of text, or the whole page, from those who see it."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import tinycss2

from explainer.problems.problem import shown

# A whole page, its text, or whatever element of one kind; no class of this site beside the theme's.
_PART = (
    r"(?:html|body|main|article|section|p|h[1-6]|li|ul|ol|dl|dt|dd|table|t[dhr]|a|strong|blockquote"
    r"|figure|figcaption|details|sup|sub|em|b|i|cite|span|div|header|footer|nav|svg|img|\*|\.md-(?:container|main|main__inner|grid|content|content__inner|typeset))"
)
_WHOLE = re.compile(rf"{_PART}+(?:\s*[ >+~]\s*{_PART}+)*")
_NOTHING = r"(?:0|0?\.0\d*)(?:px|em|rem|%)?(?:\s*!\s*important)?"
_LITTLE = rf"{_NOTHING}|[1-5]px(?:\s*!\s*important)?"
_UNSEEN = (
    r"transparent|#[0-9a-f]{3}0|#[0-9a-f]{6}0[0-9a-f]"
    r"|(?:rgb|hsl)a?\((?:[^(),]*,){3}\s*0*\.?0*%?\s*\)|[a-z-]+\([^()]*/\s*0*\.?0*%?\s*\)"
)
"""Colours that are as good as none."""
_HIDING = {
    name: re.compile(pattern)
    for name, pattern in (
        ("display", r"none(?:\s*!\s*important)?"),
        ("visibility", r"(?:hidden|collapse)(?:\s*!\s*important)?"),
        ("opacity", _NOTHING),
        ("font-size", _NOTHING),
        ("color", rf"(?:{_UNSEEN})(?:\s*!\s*important)?"),
        ("height", _LITTLE),
        ("width", _LITTLE),
        ("max-height", _LITTLE),
        ("clip-path", r"inset\((?:[5-9]\d|100)%\).*"),
        ("left", r"-\d{3,}.*"),
        ("top", r"-\d{3,}.*"),
        ("bottom", r"-\d{3,}.*"),
        ("right", r"-\d{3,}.*"),
        ("zoom", r"(?:0?\.)?0*\d?%?"),
        ("letter-spacing", r"-(?:0?\.[1-9]\d*|[1-9]\d*\.?\d*)r?em.*|-[2-9]\d*px.*"),
        ("-webkit-text-fill-color", rf"(?:{_UNSEEN})(?:\s*!\s*important)?"),
        ("mask", r".*transparent.*transparent.*"),
        ("z-index", r"-\d+(?:\s*!\s*important)?"),
        ("text-indent", r"-\d{3,}.*"),
        ("pointer-events", r"none.*"),
        ("user-select", r"none.*"),
        ("content-visibility", r"hidden.*"),
        ("line-height", _NOTHING),
        ("max-width", _LITTLE),
        ("direction", r"rtl.*"),
        ("transform", r".*(?:scale\w*\(\s*0?\.?0*\s*[,)]|rotate\w*\(\s*-?(?:1[0-7]\d|180)deg).*"),
        ("rotate", r"-?(?:1[0-7]\d|180)deg"),
        ("scale", _NOTHING),
        ("filter", r".*(?:blur\((?!0)|opacity\(\s*0|brightness\(\s*0|contrast\(\s*0).*"),
        ("mask-image", r".*transparent.*transparent.*"),
        ("-webkit-text-security", r"(?!none).*"),
        ("writing-mode", r"vertical.*"),
    )
}


def hiding_problems(selector: str, declarations: Iterable[Any]) -> Iterator[tuple[int, str]]:
    """Where the rule of a selector hides what readers came for: the line and a message."""
    if not any(_WHOLE.fullmatch(one.strip()) for one in selector.split(",")):
        return
    for one in declarations:
        if one.type == "declaration":
            value = tinycss2.serialize(one.value).strip().lower()
            if (hiding := _HIDING.get(one.lower_name)) and hiding.fullmatch(value):
                message = (
                    f"{shown(f'{selector} {{ {one.name}: {value} }}')}: this hides what readers"
                )
                yield int(one.source_line), f"{message} came for; delete it, or give it a class"
