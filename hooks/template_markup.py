"""The markup that a template would put into every page, read before any page is made of it.

What the build refuses in a finished page is refused here with its file and its line; so is what
the browser would not do, or would do to all that follows.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from html.parser import HTMLParser

import jinja2
from explainer.build.unsafe_elements import unsafe_element
from explainer.problems.problem import Problem, did_you_mean, shown
from explainer.text.han import HAN

TEMPLATES_OF_SCRIPTS = ("partials/javascripts/palette.html",)
"""The templates whose inline scripts stand in each page; its policy lets no other run."""

_TEMPLATES_WITH_WORDS = ("404.html",)
"""The template of a page that no language has alone."""
_WORDS = re.compile(rf"[A-Za-z']{{2,}}(?: [A-Za-z']{{2,}}){{3}}|[{HAN}]{{5}}")

_LOADS = "something from another host"
_REFUSED = "the policy of the pages runs no such code; delete it"
_IN_FILES = (
    "a page runs only the scripts that stand in files; write it in docs/assets/javascripts and "
    "name the file in docs/theme/base.html"
)
_WHOLE = ("html", "body", "main", "article")
_ROBOTS = re.compile(r"robots|googlebot|bingbot|baiduspider", re.IGNORECASE)
_KEPT_OUT = re.compile(r"noindex|none|nofollow", re.IGNORECASE)
_FIXED = re.compile(r"user-scalable\s*=\s*(?:no|0)|maximum-scale")
_OTHER_HOST = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
_META = re.compile(r"<meta\b[^<>]*>", re.IGNORECASE)
_STRUCTURED = "application/ld+json"
_DATA_TYPES = ("application/ld+json", "application/json")
_ADDRESSES = ("og:url", "og:image")
_MARKUP_SIGNS = re.compile(r"<[A-Za-z]|[>\"']")
_LIST_ITEMS = ("li", "script", "template")
_ARIA = frozenset(
    f"aria-{name}"
    for name in (
        "activedescendant atomic autocomplete braillelabel brailleroledescription busy checked "
        "colcount colindex colindextext colspan controls current describedby description details "
        "disabled dropeffect errormessage expanded flowto grabbed haspopup hidden invalid "
        "keyshortcuts label labelledby level live modal multiline multiselectable orientation owns "
        "placeholder posinset pressed readonly relevant required roledescription rowcount rowindex "
        "rowindextext rowspan selected setsize sort valuemax valuemin valuenow valuetext"
    ).split()
)
_EMPTY = re.compile(
    r"<(a|button|label|summary)\b(?![^<>]*\b(?:aria-label(?:ledby)?|title|aria-hidden)=)[^<>]*>"
    r"\s*</\1>",
    re.IGNORECASE,
)
"""Elements to be used, without anything in them."""
_VOID = frozenset(
    "area base br col embed hr img input link meta source track wbr path circle rect line".split()
)
_OPTIONAL_END = frozenset("li p dt dd option thead tbody tr td th".split())


def markup_problems(
    text: str, path: str, name: str, environment: jinja2.Environment
) -> Iterator[Problem]:
    """The faults of the markup of the template `name`, whose syntax `environment` can read.

    `path` is how messages name the file.
    """
    for line in _unquoted(text, environment):
        message = 'what is printed here could add attributes; write name="{{ … }}"'
        yield Problem(path, line, "", message)
    for match in _EMPTY.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        message = f"nobody hears what this <{match[1]}> is for; write words into it, or aria-label"
        yield Problem(path, line, "", message)
    plain = _without_jinja(text, environment)
    opened = plain.rfind("<!--")
    if opened > plain.rfind("-->"):
        line = plain.count("\n", 0, opened) + 1
        yield Problem(path, line, "<!--", "the comment is not closed; end it with -->")
        return
    reader = _Reader(name in TEMPLATES_OF_SCRIPTS, name in _TEMPLATES_WITH_WORDS)
    reader.feed(plain)
    reader.close()
    for line, message in reader.found():
        yield Problem(path, line, "", message)


def _without_jinja(text: str, environment: jinja2.Environment) -> str:
    """The markup of a template, line for line: in place of what is printed its constant texts, and
    nothing in place of comments and statements.
    """
    parts: list[str] = []
    printed = False
    lines = 1
    for line, kind, value in environment.lex(text):
        # What Jinja strips beside a hyphen, {%- or -%}, has no token.
        stripped = "\n" * (line - lines)
        breaks = "\n" * value.count("\n")
        lines = max(line, lines) + len(breaks)
        parts.append(stripped)
        if kind == "data":
            parts.append(value)
        elif kind == "variable_begin":
            printed = True
        elif kind == "variable_end":
            printed = False
        elif printed and kind == "string" and not breaks:
            # A constant may be one of two, in quotation marks that would end the attribute.
            parts.append(value[1:-1].replace('"', "").replace("'", "").replace("<", ""))
            continue
        if kind != "data":
            parts.append(breaks)
    return "".join(parts)


def _unquoted(text: str, environment: jinja2.Environment) -> Iterator[int]:
    """The lines on which something is printed inside a tag and outside quotation marks."""
    in_tag, quote = False, ""
    for line, kind, value in environment.lex(text):
        if kind == "variable_begin" and in_tag and not quote:
            yield line
        if kind != "data":
            continue
        for character in _MARKUP_SIGNS.findall(value):
            if quote:
                quote = "" if character == quote else quote
            elif in_tag and character in "\"'":
                quote = character
            elif len(character) > 1:
                in_tag = True
            elif character == ">":
                in_tag = False


class _Reader(HTMLParser):
    """Collects the faults of a piece of HTML and the elements that are open at its end."""

    def __init__(self, may_hold_scripts: bool, may_hold_words: bool) -> None:
        super().__init__(convert_charrefs=True)
        self._may_hold_words = may_hold_words
        self.may_hold_scripts = may_hold_scripts
        self._open: list[tuple[str, int]] = []
        self._faults: list[tuple[int, str]] = []
        self._unbalanced = False
        self._in_script: int | None = None
        self._in_data = False

    def found(self) -> Iterator[tuple[int, str]]:
        """Each fault with its line; an element that is left open is the last."""
        yield from sorted(set(self._faults))
        left = [item for item in self._open if item[0] not in _OPTIONAL_END]
        if left and not self._unbalanced:
            yield left[-1][1], f"the element is not closed in this template; write </{left[-1][0]}>"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Checks an element where it opens."""
        line = self.getpos()[0]
        if tag not in _VOID:
            self._open.append((tag, line))
        named = {name: value or "" for name, value in attrs}
        self._faults += ((line, fault) for fault in _kept_from_readers(tag, named))
        self._faults += ((line, fault) for fault in _unheard(tag, attrs))
        if tag not in _LIST_ITEMS and self._open[-2:-1] and self._open[-2][0] in ("ul", "ol"):
            message = f"a list holds items alone; put <{tag}> into an <li>"
            self._faults.append((line, message))
        if tag == "script":
            self._in_script = None
            self._in_data = named.get("type") == _STRUCTURED
            if "src" in named:
                self._faults += [(line, fault) for fault in _script_file(named["src"])]
            elif named.get("type") not in _DATA_TYPES and not self.may_hold_scripts:
                self._in_script = line
        faults = unsafe_element(tag, *named.items())
        loading = [fault for fault in faults if fault.startswith(_LOADS)]
        for fault in (loading or faults)[:1]:
            kind, _, markup = fault.partition(": ")
            mend = f"{kind}: {_REFUSED}"
            if kind == _LOADS and tag != "base":
                mend = "this loads from another host; put the file into docs/assets"
            self._faults.append((line, f"{shown(markup)}: {mend}"))
            return
        told = any(at == line for at, _ in self._faults)
        if "src" in named and tag == "script" and named.get("type") != "module" and not told:
            self._faults.append((line, 'every script here is a module; add type="module"'))
        if "style" in named:
            message = "the policy of the pages applies no style= attribute; give it a class"
            self._faults.append((line, message))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Checks an element that is closed where it opens."""
        depth = len(self._open)
        self.handle_starttag(tag, attrs)
        del self._open[depth:]

    def handle_data(self, data: str) -> None:
        """Finds the code of an inline script, and what is added to the data of the build."""
        is_code = self._open[-1:] and self._open[-1][0] in ("script", "style")
        if not self._may_hold_words and not is_code and (words := _WORDS.search(data)):
            line = self.getpos()[0] + data.count("\n", 0, words.start())
            message = (
                "words of the pages stand in interface.yml, in both languages; write "
                "{{ interface.….text(language) }}"
            )
            self._faults.append((line, f"{shown(words[0])}: {message}"))
        if self._in_data and data.strip():
            message = "the build makes the whole of these data; print head.structured alone"
            self._faults.append((self.getpos()[0], message))
            self._in_data = False
        if self._in_script is not None and data.strip():
            self._faults.append((self._in_script, f"an inline script: {_IN_FILES}"))
            self._in_script = None

    def handle_endtag(self, tag: str) -> None:
        """Finds an end without a beginning, and elements that are not closed before it."""
        self._in_script = None
        self._in_data = False
        line = self.getpos()[0]
        if self._unbalanced or tag in _VOID:
            return
        while self._open and self._open[-1][0] != tag and self._open[-1][0] in _OPTIONAL_END:
            self._open.pop()
        if self._open and self._open[-1][0] == tag:
            self._open.pop()
        elif any(name == tag for name, _ in self._open):
            name, at = self._open[-1]
            message = f"the element is not closed before the </{tag}> around it; write </{name}>"
            self._faults.append((at, message))
            self._unbalanced = True
        else:
            self._faults.append((line, f"nothing opens this </{tag}>; delete it"))
            self._unbalanced = True


def _kept_from_readers(tag: str, named: Mapping[str, str]) -> Iterator[str]:
    """What would keep a page from readers or from those who look for it."""
    if tag == "html" and named.get("lang", "-"):
        yield 'the page says which language it is in; write lang="{{ html_language[language] }}"'
    if tag in _WHOLE:
        if "hidden" in named or "inert" in named or named.get("aria-hidden") == "true":
            yield f"this keeps the whole <{tag}> from readers; delete the attribute"
        if named.get("dir", "ltr") != "ltr":
            yield 'both languages are written from left to right; write dir="ltr"'
    if named.get("name") == "viewport" and _FIXED.search(named.get("content", "")):
        yield "readers must be able to enlarge a page; delete user-scalable and maximum-scale"
    if tag == "meta" and named.get("charset", "utf-8").lower() != "utf-8":
        yield 'every page is UTF-8; write charset="utf-8"'
    if named.get("rel") in ("canonical", "alternate") and _OTHER_HOST.match(named.get("href", "")):
        yield "this names another host for the page; write {{ page.canonical_url }}"


def _unheard(tag: str, attrs: Sequence[tuple[str, str | None]]) -> Iterator[str]:
    """Attributes that stand twice or that no browser knows, and elements that say nothing."""
    names = [name for name, _ in attrs]
    named = dict(attrs)
    if twice := next((name for name in names if names.count(name) > 1), ""):
        yield f"the attribute {twice} stands twice, and the second is not read; delete one"
    for name in names:
        if name.startswith("aria-") and name not in _ARIA:
            yield f"{shown(name)} is no attribute of ARIA; mend it{did_you_mean(name, _ARIA)}"
    if tag == "img" and "alt" not in named:
        yield 'the picture has no description; add alt="…", or alt="" where it says nothing'
    if re.fullmatch(r"[1-9]\d*", named.get("tabindex") or ""):
        yield 'this would come before all else for keyboards; write tabindex="0"'
    if named.get("rel") == "alternate" and (language := named.get("hreflang")):
        of_path = re.search("(zh-hant|en)/", named.get("href") or "")
        meant = {"zh-hant": "zh-Hant", "en": "en"}.get(of_path[1] if of_path else "", "")
        if (meant or language in ("en", "zh-Hant")) and language != meant:
            yield f'hreflang="{shown(language)}" is not the language of this address; mend one'
    if named.get("property") in _ADDRESSES and _OTHER_HOST.match(named.get("content") or ""):
        yield "this names another host for the page; write {{ config.site_url }}"


def keeps_out(markup: str) -> Iterator[int]:
    """The lines, from 0, of a piece of markup on which search engines are told to pass over."""
    for match in _META.finditer(markup):
        if _ROBOTS.search(match[0]) and _KEPT_OUT.search(match[0]):
            yield markup.count("\n", 0, match.start())


def _script_file(address: str) -> Iterator[str]:
    if re.match(r"\s*/(?!/)", address):
        yield (
            f"{shown(address)}: an address from the root fails where the site lies below a path; "
            "write {{ 'assets/javascripts/….js' | url }}"
        )
