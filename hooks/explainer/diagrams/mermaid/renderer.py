"""Mermaid text to SVG that belongs to the page: no script, no styles of its own, stable ids.

The drawing is mmdr's; `drawing_cleaner` repairs what a page needs otherwise. The site's stylesheet
(docs/assets/stylesheets/diagrams.css) gives colours, so a drawing follows the theme.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any
from xml.etree import ElementTree

import yaml
from mmdr import _mmdr

from explainer.diagrams.mermaid.cleaning import PREFIX, SVG, clean
from explainer.diagrams.mermaid.colours import apply_stylesheet
from explainer.diagrams.mermaid.contents import Contents, read_contents

# Entity codes come out of mmdr undecoded, so each stands in the drawing as one private character.
_PRIVATE = 0xE000

_CONFIGURATION: dict[str, Any] = {
    "look": "classic",
    "theme": "base",
    "htmlLabels": False,
    "fontFamily": "sans-serif",
    "fontSize": 16,
    "flowchart": {
        "htmlLabels": False,
        "wrappingWidth": 420,
        "padding": 8,
        "nodeSpacing": 20,
        "rankSpacing": 36,
    },
    "gantt": {"fontSize": 13, "sectionFontSize": 13, "topAxis": False},
}
_CURVES = re.compile(r"\A---\n(?:.*\n)*?\s+curve: basis\n")
_KIND = re.compile(r'aria-roledescription="([^"]*)"')
_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
_FRONT_MATTER = re.compile(r"\s*---\n(.*?)\n---\n", re.DOTALL)


class DrawingError(Exception):
    """The renderer could not draw a Mermaid text; its message is the renderer's own."""


@dataclass(frozen=True)
class Drawing:
    """A finished drawing."""

    svg: str
    width: int
    height: int
    kind: str
    """The renderer's name of the kind of diagram: flowchart-v2."""


def draw(mermaid: str, prefix: str, title: str, description: str) -> Drawing:
    """Draws a Mermaid text.

    `prefix` makes the ids unique on the page (an ASCII slug); `title` and `description` are read
    out by screen readers. Raises DrawingError where the renderer refuses the text.
    """
    plain = _draw(mermaid)
    kind = "" if plain.kind.startswith("flowchart") else "drawn"
    box = _view_box(plain.svg)
    opening = svg_opening(prefix, title, description, box, kind)
    body = plain.svg[plain.svg.index(">") + 1 :].replace(PREFIX, f"{prefix}-")
    return replace(plain, svg=opening + body)


def svg_opening(prefix: str, title: str, description: str, box: str, kind: str = "") -> str:
    """The first tag of a drawing and what it says to screen readers.

    `box` is its viewBox, which also gives its size; `kind` is a class for the stylesheet.
    """
    width, height = (round(float(side)) for side in box.split()[2:])
    return (
        f'<svg xmlns="{SVG}" {f"""class="{kind}" """ if kind else ""}viewBox="{box}" '
        f'width="{width}" height="{height}" role="group" '
        f'aria-labelledby="{prefix}-title {prefix}-description">'
        f'<title id="{prefix}-title">{_escape(title)}</title>'
        f'<desc id="{prefix}-description">{_escape(description)}</desc>'
    )


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _view_box(svg: str) -> str:
    match = re.search(r'viewBox="([^"]*)"', svg)
    return match[1] if match else ""


@lru_cache(maxsize=8192)
def _draw(mermaid: str) -> Drawing:
    """The drawing without what depends on its page: equal texts are drawn once a process."""
    raw = _rendered(mermaid)
    kind = _KIND.search(raw)
    if kind and kind[1].startswith("flowchart"):
        root = _parsed(_STYLE.sub("", raw))
    else:
        root = _parsed(apply_stylesheet(raw))
    # The renderer knows curves as a setting, and draws corners all the same.
    clean(root, curved=bool(_CURVES.search(mermaid)))
    box = [float(number) for number in root.attrib["viewBox"].split()]
    text = ElementTree.tostring(root, encoding="unicode")
    return Drawing(text, round(box[2]), round(box[3]), kind[1] if kind else "")


@lru_cache(maxsize=256)
def contents_of(mermaid: str) -> Contents:
    """What the drawing of a Mermaid text says. Raises DrawingError where it cannot be drawn."""
    return read_contents(_parsed(_rendered(mermaid)), mermaid)


def _rendered(mermaid: str) -> str:
    private = re.sub(r"#(\d+);", lambda match: chr(_PRIVATE + int(match[1])), mermaid)
    try:
        raw = _decode_private(_mmdr.render(_configured(private), None))
    except Exception as error:
        raise DrawingError(str(error)) from error
    if "<image" in raw:
        raise DrawingError("the drawing needs a picture file, which a drawing here cannot hold")
    return raw


def forget_drawings() -> None:
    """Empties the cache, so that what is drawn next is drawn anew."""
    _draw.cache_clear()


def _parsed(svg: str) -> ElementTree.Element:
    try:
        root = ElementTree.fromstring(svg)
    except ElementTree.ParseError as error:
        raise DrawingError(f"the drawing is not well-formed: {error}") from error
    if len(root.get("viewBox", "").split()) != 4:
        raise DrawingError("the drawing has no size")
    return root


def _configured(mermaid: str) -> str:
    """The text under the site's settings; those of its own head hold where the site has none."""
    head = _FRONT_MATTER.match(mermaid)
    own = yaml.safe_load(head[1]) if head else None
    meta = own if isinstance(own, dict) else {}
    configuration = meta.get("config")
    if not isinstance(configuration, dict):
        configuration = {}
    merged = configuration | _CONFIGURATION
    if isinstance(configuration.get("flowchart"), dict):
        merged["flowchart"] = configuration["flowchart"] | _CONFIGURATION["flowchart"]
    settings = meta | {"config": merged}
    body = mermaid[head.end() :] if head else mermaid
    return f"---\n{_head(settings)}---\n{body}"


def _head(settings: dict[str, Any]) -> str:
    if settings.keys() == {"config"} and settings["config"] == _CONFIGURATION:
        return _SITE_HEAD
    return yaml.safe_dump(settings, allow_unicode=True)


_SITE_HEAD = yaml.safe_dump({"config": _CONFIGURATION})


def _decode_private(svg: str) -> str:
    def character(match: re.Match[str]) -> str:
        return _escape(chr(ord(match[0]) - _PRIVATE))

    return re.sub(f"[{chr(_PRIVATE)}-{chr(_PRIVATE + 0x7F)}]", character, svg)
