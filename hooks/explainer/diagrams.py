"""Mermaid text to SVG that belongs to the page: no script, no styles of its own, stable ids.

The drawing is mmdr's; this module repairs what a page needs otherwise. The site's stylesheet
(docs/assets/stylesheets/diagrams.css) gives colours, so a drawing follows the theme.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from xml.etree import ElementTree

from mmdr import _mmdr

from explainer.drawing_cleaner import PREFIX, SVG, clean

# Entity codes come out of mmdr undecoded, so each stands in the drawing as one private character.
_PRIVATE = 0xE000

_CONFIGURATION = """---
config:
  look: classic
  theme: base
  htmlLabels: false
  fontFamily: sans-serif
  fontSize: 16
  flowchart:
    htmlLabels: false
    wrappingWidth: 420
    padding: 8
    nodeSpacing: 20
    rankSpacing: 36
---
"""


class DrawingError(Exception):
    """The renderer could not draw a Mermaid text; its message is the renderer's own."""


@dataclass(frozen=True)
class Drawing:
    """A finished drawing."""

    svg: str
    width: int
    height: int


def draw(mermaid: str, prefix: str, title: str, description: str) -> Drawing:
    """Draws a Mermaid text.

    `prefix` makes the ids unique on the page (an ASCII slug); `title` and `description` are read
    out by screen readers. Raises DrawingError where the renderer refuses the text.
    """
    svg, width, height = _draw(mermaid)
    titles = (
        f'<title id="{prefix}-title">{_escape(title)}</title>'
        f'<desc id="{prefix}-description">{_escape(description)}</desc>'
    )
    opening = (
        f'<svg xmlns="{SVG}" viewBox="{_view_box(svg)}" width="{width}" height="{height}" '
        f'role="group" aria-labelledby="{prefix}-title {prefix}-description">'
    )
    body = svg[svg.index(">") + 1 :].replace(PREFIX, f"{prefix}-")
    return Drawing(opening + titles + body, width, height)


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _view_box(svg: str) -> str:
    match = re.search(r'viewBox="([^"]*)"', svg)
    return match[1] if match else ""


@lru_cache(maxsize=4096)
def _draw(mermaid: str) -> tuple[str, int, int]:
    private = re.sub(r"#(\d+);", lambda match: chr(_PRIVATE + int(match[1])), mermaid)
    try:
        raw = _mmdr.render(_CONFIGURATION + private, None)
    except Exception as error:
        raise DrawingError(str(error)) from error
    root = ElementTree.fromstring(_decode_private(raw))
    clean(root)
    box = [float(number) for number in root.attrib["viewBox"].split()]
    text = ElementTree.tostring(root, encoding="unicode")
    return text, round(box[2]), round(box[3])


def _decode_private(svg: str) -> str:
    def character(match: re.Match[str]) -> str:
        return _escape(chr(ord(match[0]) - _PRIVATE))

    return re.sub(f"[{chr(_PRIVATE)}-{chr(_PRIVATE + 0x7F)}]", character, svg)
