"""What is mended in a finished page, whoever wrote its parts: the language of foreign words, and
notes that follow each other.
"""

import re
from collections.abc import Iterator

from explainer.languages import HTML_LANGUAGE, Language, other_language
from explainer.text.han import HAN

# A tag, a comment or a run of text. A mark of comparison inside a quoted value ends no tag.
_PIECES = re.compile(r"""<!--.*?(?:-->|\Z)|<(?:[^<>"']|"[^"]*"|'[^']*')*>|[^<]+|<""", re.DOTALL)
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][\w-]*)")
_OWN_LANGUAGE = re.compile(r"""\slang\s*=\s*["']?(?P<tag>[\w-]+)""")

# Where no element may stand around words, or where they are no language.
_WITHOUT_ELEMENTS = frozenset(("script", "style", "title", "textarea", "option", "svg"))
_CODE = frozenset(("code", "pre", "kbd", "samp"))

_HAN = f"[{HAN}〇]"
_INSIDE = rf"(?:{_HAN}|[、，；：。·《》（）—％\u3014\u3015]|[0-9]+(?:\.[0-9]+)?)"
_QUOTED = rf"“{_INSIDE}+”"
# A Chinese passage: from its first character to its last, with the marks and figures between them
# and with quotation marks that stand in it in pairs. Marks around it belong to the text around.
_CHINESE = re.compile(
    rf"(?:《(?={_HAN}))?(?:{_QUOTED}(?={_HAN}))?{_HAN}"
    rf"(?:(?:{_QUOTED}|{_INSIDE}| (?={_HAN}))*(?:{_HAN}|{_QUOTED}|[》）\u3015]))?"
)
# An English passage: two words or more, or a word without capitals; a name alone has no language.
# Addresses and the codes of characters are no words. Before 3.11.5 Python repeats no group
# possessively without fault (gh-106052); within (?>…) it does.
_WORD = r"[A-Za-z][A-Za-z'’]*+(?>(?:-[A-Za-z]+)*)"
_ENGLISH = re.compile(
    rf"(?P<address>https?://[\x21-\x7e]+|&(?!amp;)#?\w{{1,31}};)"
    rf"|(?<![A-Za-z0-9/.@'’&_-])(?:{_WORD}(?>(?:(?>(?:[ ,;:]|&amp;)+){_WORD})+)"
    r"|[a-z]{3,}+(?>(?:-[a-z]+)*))"
    r"(?![A-Za-z0-9/@_])"
)

_ADJACENT_NOTES = re.compile(r'(</sup><sup class="(?:cited|background-note))(?=")')


def mark_foreign_words(html: str, language: Language) -> str:
    """The page with `lang` on each passage of the other language that has none yet.

    WCAG 3.1.2. Attributes and drawings are left alone; the work grows with the length of the page.
    """
    return "".join(_marked(html, language))


def join_notes(html: str) -> str:
    """The page with a class on each note that follows another without a word between them."""
    return _ADJACENT_NOTES.sub(r"\1 note--next", html)


def mended_page(html: str, language: Language) -> str:
    """A page of the theme, mended."""
    return mark_foreign_words(join_notes(html), language)


def _marked(html: str, language: Language) -> Iterator[str]:
    own, foreign = HTML_LANGUAGE[language], HTML_LANGUAGE[other_language(language)]

    def mark(passage: re.Match[str]) -> str:
        if passage.lastgroup == "address":
            return passage[0]
        return f'<span lang="{foreign}">{passage[0]}</span>'

    passages = _CHINESE if language == "en" else _ENGLISH
    outside = ""  # the element that is passed over, if any
    depth = 0
    code = 0
    for piece in _PIECES.findall(html):
        if not piece.startswith("<"):
            if outside or (code and language == "zh"):
                yield piece
            else:
                yield passages.sub(mark, piece)
            continue
        yield piece
        tag = _TAG.match(piece)
        if tag is None:
            continue
        name, opens = tag["name"].lower(), not tag["end"]
        if outside:
            if name == outside and not piece.endswith("/>"):
                depth += 1 if opens else -1
                outside = outside if depth else ""
        elif opens and name != "html" and _passed_over(name, piece, own):
            outside, depth = name, 1
        elif name in _CODE:
            code += 1 if opens else -1


def _passed_over(name: str, tag: str, own: str) -> bool:
    if name in _WITHOUT_ELEMENTS:
        return True
    said = _OWN_LANGUAGE.search(tag)
    return said is not None and said["tag"] != own
