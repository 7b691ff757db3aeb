"""What the markup of an HTML page says about its text: what is hidden, navigation or raised.

Everything that is no text is taken out of the tree and handed back with the reason, so that the
report can list it.
"""

import re
from collections.abc import Container

from lxml import etree, html

from explainer.ingestion.characters import SMALL, characters_in_use
from explainer.ingestion.line_rules import boilerplate_rule
from explainer.ingestion.navigation_rules import PAGE_CONTROL
from explainer.ingestion.pinyin_readings import injected_readings
from explainer.ingestion.style_sheets import hidden_by_style_sheets

NAVIGATION = "html-navigation"
HIDDEN = "html-hidden"
NO_SCRIPT = "html-noscript"
READING = "html-ruby"

_SILENT = frozenset(
    "script style svg iframe math canvas object applet audio video map head title".split()
)
_CHOICES = frozenset("select textarea datalist".split())
_CONTROLS = _CHOICES | {"button", "menu", "dialog"}
_AROUND = frozenset(("nav", "footer", "aside"))
_ROLES = frozenset(
    "navigation banner contentinfo complementary search menu dialog alertdialog".split()
)
_EDITING = "mw-editsection"
"""What wikis put behind a heading, in its line."""
_HIDING_STYLE = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)"
    r"|font-size\s*:\s*0(?:px|em|%)?\s*(?:;|$|!)|opacity\s*:\s*0(?:\.0{1,4})?\s*(?:;|$|!)"
    r"|(?:text-indent|left|top)\s*:\s*-\d{3,6}(?:px|em))",
    re.IGNORECASE,
)
_PAGE_END = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)
_ENDS = frozenset("。！？!?…”")
_PAGE_NAME = re.compile(r"(page|part|content|text|txt|zw|con|p)[-_]?\d{1,2}", re.IGNORECASE)
_SENTENCE_MARKS = re.compile(rf"[。！？!?；]|[{SMALL})]\.(?:\s|$)")

_ABOUT_SCRIPTS = re.compile("script|脚本|浏览器|启用|cookie", re.IGNORECASE)
_FEWEST_BESIDE = 2

_ABOVE = ("rt", "rp", "rtc")
_MOST_BRACKETS = 4
"""Elements between characters and what stands above them."""
# Zhuyin with its tones, and kana.
_READING_SIGNS = re.compile("[\u3105-\u312f\u31a0-\u31bf\u02ca\u02c7\u02cb\u02d9\u3041-\u30ff\\s]+")
_RAISED = str.maketrans("0123456789+-\u2212()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-\u2212()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₍₎")
_SCRIPTED_FIGURES = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉")
_SCRIPTED = re.compile(r"[+\-\u2212]?\d{1,3}[+\-\u2212]?|n")
_NOTE = re.compile(r"\d{1,3}(?:\s?[,，、-]\s?\d{1,3}){0,9}")


def parsed(text: str) -> html.HtmlElement:
    """The tree of a page, without comments and without characters that no tree may hold."""
    # A declared encoding would be believed a second time.
    bare = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    # Behind the end of a page that was put into another one, the parser makes a tree of its own.
    bare = _PAGE_END.sub("", bare)
    bare = re.sub("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]", "", bare)
    # Without `huge_tree`, what stands deeper than 255 elements would be lost.
    tree = html.document_fromstring(bare, parser=html.HTMLParser(huge_tree=True))
    etree.strip_tags(tree, etree.Comment, etree.ProcessingInstruction)
    return tree


def set_aside(tree: html.HtmlElement) -> list[tuple[html.HtmlElement, str]]:
    """Takes what is no text out of a tree; the outermost elements with the reason for each.

    Elements that are never text, such as scripts, leave without a trace. An element of navigation
    that holds most of the sentences of the page is none: some sites wrap everything in one, or
    never close a button.
    """
    hidden = hidden_by_style_sheets(tree)
    for element in [found for found in tree.iter(*_SILENT) if found.getparent() is not None]:
        element.drop_tree()
    everything = _sentences(tree)
    found: list[tuple[html.HtmlElement, str]] = []
    inside: set[html.HtmlElement] = set()
    for element in tree.iter():
        if element in inside or element.getparent() is None:
            continue
        reason = _reason(element, hidden)
        if not reason and _leads_away(element):
            reason = NAVIGATION
        if not reason or (reason == HIDDEN and _is_next_page(element)):
            continue
        if _may_be_text(element, reason) and 2 * _sentences(element) > everything:
            continue
        if _is_part_of_text(element, reason):
            continue
        found.append((element, reason))
        inside.update(element.iterdescendants())
    glosses = {element: _gloss(element) for element, reason in found if reason == READING}
    for element, _ in found:
        if words := glosses.get(element):
            element.tail = f"（{words}）{element.tail or ''}"
        element.drop_tree()
    return [(element, reason) for element, reason in found if not glosses.get(element)]


def _leads_away(element: html.HtmlElement) -> bool:
    """Whether an element is a link such as 查看更多 at the end of a paragraph."""
    if element.tag != "a" or (element.tail or "").strip() or element.getnext() is not None:
        return False
    if _character_before(element) not in _ENDS:
        return False
    words = " ".join(str(element.text_content()).split())
    return boilerplate_rule(words) == PAGE_CONTROL.id


def _is_next_page(element: html.HtmlElement) -> bool:
    """Whether an element that is hidden is a further page of the text that stands in front of it.

    Its name and that of the page before differ in their numbers alone.
    """
    name = element.get("id") or element.get("class") or ""
    before = element.getprevious()
    if before is None:
        return False
    other = before.get("id") or before.get("class") or ""
    match, earlier = _PAGE_NAME.fullmatch(name), _PAGE_NAME.fullmatch(other)
    is_next = match and earlier and match[1] == earlier[1] and match[0] != earlier[0]
    return bool(is_next and _sentences(element) and _sentences(before))


def _may_be_text(element: html.HtmlElement, reason: str) -> bool:
    """Whether a reader may see an element all the same, as one around the whole page.

    A dialog that was open when the page was saved takes the rest away from screen readers only.
    """
    if reason == NAVIGATION:
        return element.tag not in _CHOICES
    is_unseen = element.get("hidden") is not None or _HIDING_STYLE.search(element.get("style", ""))
    return element.get("aria-hidden", "").lower() == "true" and not is_unseen


def _is_part_of_text(element: html.HtmlElement, reason: str) -> bool:
    """Whether an element among the paragraphs of a text is one of them: words set apart, or what a
    script would show in their place.
    """
    words = str(element.text_content())
    if element.tag not in ("aside", "noscript") or not _SENTENCE_MARKS.search(words):
        return False
    if element.find(".//a") is not None or _ABOUT_SCRIPTS.search(words):
        return False
    around = element.getparent()
    if reason == NO_SCRIPT and around is not None and len(around) == 1:
        around = around.getparent()
    beside = around.iterchildren("p") if around is not None else ()
    return sum(_sentences(paragraph) > 0 for paragraph in beside) >= _FEWEST_BESIDE


def _gloss(element: html.HtmlElement) -> str:
    """What stands above characters and is more than their reading; a reader of the text needs it.

    Readings of characters in use are dropped, be they pinyin, zhuyin or kana.
    """
    words = " ".join(str(element.text_content()).split())
    if element.tag == "rp" or not words or _READING_SIGNS.fullmatch(words):
        return ""
    before = _base(element)
    is_reading = bool(injected_readings(f"{before}({words.lower()})"))
    return "" if is_reading and before[-1:] in characters_in_use() else words


def _base(element: html.HtmlElement) -> str:
    """The characters that a reading stands above: those in front of it."""
    previous = element.getprevious()
    for _ in range(_MOST_BRACKETS):
        if previous is None or previous.tag not in _ABOVE or previous.tail:
            break
        previous = previous.getprevious()
    if previous is not None:
        own = "" if previous.tag in _ABOVE else str(previous.text_content())
        return f"{own}{previous.tail or ''}".strip()
    parent = element.getparent()
    return (parent.text or "").strip() if parent is not None else ""


def _sentences(element: html.HtmlElement) -> int:
    """How many sentences an element holds, roughly."""
    return len(_SENTENCE_MARKS.findall(str(element.text_content())))


def _reason(element: html.HtmlElement, hidden: Container[html.HtmlElement]) -> str:
    """Why an element is no text that a reader sees; empty for all others.

    `hidden` are the elements that the page's own style sheets hide.
    """
    if element.tag in ("html", "body"):
        return ""
    if element.tag == "noscript":
        return NO_SCRIPT
    if element.tag in _ABOVE:
        return READING
    if (
        element.tag == "template"
        or element.get("hidden") is not None
        or element.get("aria-hidden", "").lower() == "true"
        or _HIDING_STYLE.search(element.get("style", ""))
        or element in hidden
    ):
        return HIDDEN
    is_around = element.tag in _CONTROLS or element.tag in _AROUND
    if element.get("class") == _EDITING:
        return NAVIGATION
    return NAVIGATION if is_around or element.get("role", "").lower() in _ROLES else ""


def write_scripts_out(tree: html.HtmlElement) -> None:
    """Replaces raised and lowered words by text that keeps their sense: 10³, CO₂, a note as [2]."""
    for element in list(tree.iter("sup", "sub")):
        words = str(element.text_content()).strip()
        before = _character_before(element)
        written = _scripted(words, before, element.tag, element.find(".//a") is not None)
        if written != words:
            for child in list(element):
                element.remove(child)
            element.text = written


def _scripted(words: str, before: str, tag: str, is_link: bool) -> str:
    """The text for raised (tag `sup`) or lowered `words` behind the character `before`."""
    after_unit = (before.isascii() and before.isalnum()) or before in _SCRIPTED_FIGURES
    if tag == "sub":
        return words.translate(_LOWERED) if after_unit and _SCRIPTED.fullmatch(words) else words
    if not is_link and after_unit and _SCRIPTED.fullmatch(words):
        return words.translate(_RAISED)
    return f"[{words}]" if _NOTE.fullmatch(words) else words


def _character_before(element: html.HtmlElement) -> str:
    """The last character before an element in its paragraph, or nothing."""
    previous = element.getprevious()
    while previous is not None:
        text = (previous.tail or "") or str(previous.text_content())
        if text.strip():
            return text.strip()[-1]
        previous = previous.getprevious()
    parent = element.getparent()
    text = (parent.text or "").strip() if parent is not None else ""
    return text[-1] if text else ""
