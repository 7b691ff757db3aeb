"""The Chinese pages in traditional script: a finished page in, its twin below zh-hant/ out.

OpenCC converts by the standard of Taiwan, whose characters readers elsewhere know too; its plain
standard writes forms that nobody uses today (考覈 for 考核). What it gets wrong is in the tables
here, and the traditional forms that glossary entries name come first.
"""

import hashlib
import posixpath
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from explainer.build.written import WrittenPage
from explainer.corpus.corpus import Corpus
from explainer.languages import DEFAULT_LANGUAGE
from explainer.search.sections import SearchRecord
from explainer.text.han import HAN
from explainer.text.scripts import to_taiwan

FOLDER = "zh-hant/"
"""Where the pages lie below the root of the site."""
TAG = "zh-Hant"
_SIMPLIFIED = "zh-Hans"

_MARKS = str.maketrans({"“": "「", "”": "」", "‘": "『", "’": "』"})

# What the converter takes for another word, and the word that the texts mean.
_MENDED: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile("(?<![標抽書])籤"), "簽"),  # 签责任书: to sign, no label
    (re.compile("瞭(?![解望然])"), "了"),  # 写明了, 出台了: the particle
    (re.compile("(?<=[道子方格])里(?!程)"), "裡"),  # 报道里, 班子里: inside, no mile
    (re.compile("對錶現"), "對表現"),  # no watch
    (re.compile("(?<=責任書)籤"), "簽"),  # 责任书签不签到乡镇: no bookmark
    (re.compile("箇"), "個"),  # 一个中等规模, taken for 个中
    (re.compile("侷限"), "局限"),
    (re.compile("(?<=[公發宣頒])佈"), "布"),  # as laws and most readers write 公布, 發布
    (re.compile("並(?=在一起)|(?<=不再)並(?=作)"), "併"),  # 两级并在一起: merged, no "and"
    (re.compile("汙(?=染)|(?<=貪)汙"), "污"),  # as the laws have it: 貪污, 水污染
    (re.compile("北京週報"), "北京周報"),  # the name of the magazine
)

_PIECES = re.compile(r"""<!--.*?-->|<(?:[^<>"']|"[^"]*"|'[^']*')*>|[^<]+|<""", re.DOTALL)
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][\w-]*)")
_LANGUAGE = re.compile(r'\slang="(?P<tag>[\w-]+)"')
_ATTRIBUTE = re.compile(r'(?P<name>\s[\w:-]+)="(?P<value>[^"]*)"')
_HAN = re.compile(f"[{HAN}“”‘’]")
# What a tag has that may be another in this edition: words, a language, a link.
_CONCERNED = re.compile(
    _HAN.pattern + r"|\b(?:lang|hreflang|language-switch|rel|property|href|src|data-template)\b"
)
_WRITTEN_OTHERWISE = re.compile(r"""[<>&"'\\\x00-\x1f]""")
_ADDRESSES = frozenset(("href", "src", "data-template", "xlink:href"))
_NAMES = frozenset(("id", "name", "class", "for"))
_EMPTY = frozenset("area base br col embed hr img input link meta source track wbr".split())


@dataclass(frozen=True, eq=False)
class NamedForms:
    """The traditional forms that glossary entries name, by their simplified form."""

    forms: Mapping[str, str]

    @cached_property
    def simplified(self) -> re.Pattern[str]:
        """Finds the simplified forms in one pass, the longest first."""
        longest_first = sorted(self.forms, key=len, reverse=True)
        return re.compile("|".join(map(re.escape, longest_first)) or "(?!)")


@dataclass(frozen=True)
class Edition:
    """What the conversion of a page needs to know of the whole."""

    url: str
    """Where the site is published, with a closing slash."""
    addresses: Collection[str]
    """The addresses of the Chinese pages."""
    named: NamedForms

    @cached_property
    def digest(self) -> str:
        """Two editions of one digest convert every page alike."""
        known = repr((self.url, sorted(self.addresses), sorted(self.named.forms.items())))
        return hashlib.sha256(known.encode()).hexdigest()


@dataclass(frozen=True)
class Twin:
    """A page in traditional script that is to be made."""

    file: Path
    """Where it is to be written."""
    address: str
    """That of the page which it is made of, below the root of the site."""
    edition: Edition


def named_forms(corpus: Corpus) -> NamedForms:
    """The traditional forms that the glossary names.

    They are put into finished markup, so one with a character that markup or JSON writes otherwise
    is left to the converter.
    """
    return NamedForms(
        {
            term.zh: term.traditional
            for term in corpus.terms.values()
            if term.traditional and not _WRITTEN_OTHERWISE.search(term.zh + term.traditional)
        }
    )


def traditional_edition(url: str, pages: Iterable[WrittenPage], corpus: Corpus) -> Edition:
    """The edition of all pages that have a twin: the Chinese ones in one language."""
    addresses = {
        written.page.address
        for written in pages
        if written.page.language == DEFAULT_LANGUAGE and written.page.kind != "parallel"
    }
    return Edition(url, addresses, named_forms(corpus))


def twin_of(address: str, site: Path, edition: Edition) -> Twin:
    """The twin of the page at an address, below the folder of the finished site."""
    name = address if address.endswith(".html") else f"{address.removeprefix('./')}index.html"
    return Twin(site / FOLDER / name, address, edition)


# The same names, labels and headings stand on many pages.
@lru_cache(maxsize=50_000)
def traditional_text(text: str, named: NamedForms) -> str:
    """A text in traditional script with the quotation marks of Taiwan and Hong Kong."""
    text = to_taiwan(named.simplified.sub(lambda found: named.forms[found[0]], text))
    for pattern, meant in _MENDED:
        text = pattern.sub(meant, text)
    return text.translate(_MARKS)


def traditional_record(record: SearchRecord, converted: Callable[[str], str]) -> SearchRecord:
    """A section of the index as the page in traditional script has it; `converted` says a text."""
    return replace(
        record,
        page_title=converted(record.page_title),
        heading=converted(record.heading),
        section=converted(record.section),
        text=converted(record.text),
        source=converted(record.source),
    )


def traditional_files(files: Mapping[str, str], named: NamedForms) -> Iterator[tuple[str, str]]:
    """Of the files by path that scripts load, those of the Chinese pages for the twins of these."""
    for path, text in files.items():
        moved = re.sub(r"(?<=/)zh(?=[/.])", FOLDER.rstrip("/"), path)
        if moved != path:
            yield moved, traditional_text(text, named)


def traditional_page(html: str, address: str, edition: Edition) -> str:
    """A finished Chinese page in traditional script.

    `address` is that of the page below the root of the site. Words, titles and labels are
    converted; anchors stay, and links lead to the pages of this edition and the files of the site.
    What is marked with `translate="no"`, as another language, as code or as a script stays too.
    """
    return "".join(_converted(html, address, edition))


def _converted(html: str, address: str, edition: Edition) -> Iterator[str]:
    kept, depth = "", 0
    for piece in _PIECES.findall(html):
        tag = _TAG.match(piece)
        if tag is None:
            stays = kept or piece.startswith("<") or not _HAN.search(piece)
            yield piece if stays else traditional_text(piece, edition.named)
            continue
        name, opens = tag["name"].lower(), not tag["end"]
        yield _tag(piece, name, address, edition) if opens else piece
        if kept:
            if name == kept and name not in _EMPTY and not piece.endswith("/>"):
                depth += 1 if opens else -1
                kept = kept if depth else ""
        elif opens and name not in _EMPTY and _stays(name, piece):
            kept, depth = name, 1


def _stays(name: str, tag: str) -> bool:
    if name in ("script", "style", "code", "pre"):
        return True
    if 'translate="no"' in tag or "language-switch" in tag:
        return True
    said = _LANGUAGE.search(tag)
    return said is not None and said["tag"] not in (TAG, _SIMPLIFIED)


def _tag(tag: str, name: str, address: str, edition: Edition) -> str:
    if not _CONCERNED.search(tag):
        return tag
    if name == "html" or not _stays(name, tag):
        tag = tag.replace(f' lang="{_SIMPLIFIED}"', f' lang="{TAG}"')
    if 'rel="alternate"' in tag or "language-switch" in tag:
        tag = _switched(tag)
        moved = "language-switch" in tag or "hreflang" not in tag
        return _attributes(tag, address, edition, own=False) if moved else tag
    if 'property="og:locale"' in tag:
        return tag.replace("zh_CN", "zh_TW")
    if any(own in tag for own in ('rel="canonical"', 'property="og:url"', 'property="og:image"')):
        return tag.replace(f'"{edition.url}', f'"{edition.url}{FOLDER}')
    return _attributes(tag, address, edition, own=True)


def _switched(tag: str) -> str:
    """The link to the edition that the reader is in is hidden, that to the other script shown."""
    if 'hreflang="zh-Hans"' in tag:
        return tag.replace(" hidden", "")
    return tag.replace("<a ", "<a hidden ") if f'hreflang="{TAG}"' in tag else tag


def _attributes(tag: str, address: str, edition: Edition, *, own: bool) -> str:
    def convert(match: re.Match[str]) -> str:
        name, value = match["name"].strip().lower(), match["value"]
        if name in _ADDRESSES:
            value = _link(value, address, edition, own=own)
        elif name not in _NAMES and _HAN.search(value):
            value = traditional_text(value, edition.named)
        return f'{match["name"]}="{value}"'

    return _ATTRIBUTE.sub(convert, tag)


def _link(link: str, address: str, edition: Edition, *, own: bool) -> str:
    """A link as the twin has it; `own` says whether it may lead to a page of the edition."""
    parts = urlsplit(link)
    root = urlsplit(edition.url).path
    if parts.scheme or parts.netloc or not parts.path:
        return link
    if parts.path.startswith("/"):
        target = parts.path.removeprefix(root)
        inside = own and target in edition.addresses
        return f"{root}{FOLDER}{link[len(root) :]}" if inside else link
    joined = posixpath.normpath(posixpath.join("/", address, parts.path)).lstrip("/")
    target = f"{joined}/" if joined and parts.path.endswith("/") else joined
    if own and target in edition.addresses:
        return link
    return "../" * (address.count("/") + 1) + target + link[len(parts.path) :]
