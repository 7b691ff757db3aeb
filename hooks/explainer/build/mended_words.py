"""What is mended in a finished page, whoever wrote its parts: the language of foreign words, the
quotation marks of English ones, and notes that follow each other.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from explainer.languages import HTML_LANGUAGE, Language, other_language
from explainer.text.han import HAN
from explainer.text.quotation_marks import curled

# A tag, a comment or a run of text. A mark of comparison inside a quoted value ends no tag.
_PIECES = re.compile(r"""<!--.*?(?:-->|\Z)|<(?:[^<>"']|"[^"]*"|'[^']*')*>|[^<]+|<""", re.DOTALL)
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][\w-]*)")
_OWN_LANGUAGE = re.compile(r"""\slang\s*=\s*["']?(?P<tag>[\w-]+)""")

# Where no element may stand around words, or where they are no language.
_WITHOUT_ELEMENTS = frozenset(("script", "style", "title", "textarea", "option", "svg"))
_VERBATIM = frozenset(("code", "pre", "kbd", "samp", "script", "style", "svg", "textarea"))
# What stands within a line of words; every other element begins a new one.
_WITHIN_WORDS = frozenset(
    "a abbr b bdi cite code em i mark q s small span strong sub sup time wbr".split()
)

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


def mend_words(html: str, language: Language) -> str:
    """The page with `lang` on each passage of the other language that has none yet (WCAG 3.1.2),
    and with the quotation marks of English as they are printed.

    Attributes and drawings are left alone; the work grows with the length of the page.
    """
    return "".join(_mended(html, language))


def join_notes(html: str) -> str:
    """The page with a class on each note that follows another without a word between them."""
    return _ADJACENT_NOTES.sub(r"\1 note--next", html)


def mended_page(html: str, language: Language) -> str:
    """A page of the theme, mended."""
    return mend_words(join_notes(html), language)


@dataclass
class _Within:
    """The outermost element of a kind around the words at hand, if any."""

    name: str = ""
    _depth: int = 0

    def pass_tag(self, name: str, opens: bool, is_of_the_kind: bool) -> None:
        """Follows a start tag or an end tag."""
        if self.name:
            if name == self.name:
                self._depth += 1 if opens else -1
                self.name = self.name if self._depth else ""
        elif opens and is_of_the_kind:
            self.name, self._depth = name, 1


def _mended(html: str, language: Language) -> Iterator[str]:
    own, foreign = HTML_LANGUAGE[language], HTML_LANGUAGE[other_language(language)]

    def mark(passage: re.Match[str]) -> str:
        if passage.lastgroup == "address":
            return passage[0]
        return f'<span lang="{foreign}">{passage[0]}</span>'

    passages = _CHINESE if language == "en" else _ENGLISH
    passed_over, verbatim = _Within(), _Within()
    words_in = own  # the language of the words at hand
    before = " "  # the last character of this line of words
    for piece in _PIECES.findall(html):
        if not piece.startswith("<"):
            words = curled(piece, before) if words_in == "en" and not verbatim.name else piece
            before = piece[-1]
            if passed_over.name or (verbatim.name and language == "zh"):
                yield words
            else:
                yield passages.sub(mark, words)
            continue
        yield piece
        name, opens, language_of_element = _read_tag(piece)
        if not name:
            continue
        if name not in _WITHIN_WORDS:
            before = " "
        verbatim.pass_tag(name, opens, name in _VERBATIM)
        said = language_of_element if not passed_over.name and name != "html" else ""
        is_foreign = bool(said) and said != own
        passed_over.pass_tag(name, opens, is_foreign or name in _WITHOUT_ELEMENTS)
        if not passed_over.name:
            words_in = own
        elif is_foreign:
            words_in = said


# The same tags stand on many pages.
@lru_cache(maxsize=50_000)
def _read_tag(piece: str) -> tuple[str, bool, str]:
    """The name of a tag, whether it opens an element, and the language that it says.

    The name is empty where nothing begins or ends with it.
    """
    tag = _TAG.match(piece)
    if tag is None or piece.endswith("/>"):
        return "", False, ""
    said = _OWN_LANGUAGE.search(piece)
    return tag["name"].lower(), not tag["end"], said["tag"] if said else ""
