"""What a finished page must not hold: anything that runs, loads from elsewhere or leads away.

The texts of the corpus are escaped and prose is checked before; this is the last gate, for
whatever a template, a setting or a piece of raw HTML lets through.
"""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from lxml import html as lxml_html

from explainer.build.security_policy import inline_scripts

_ACTIVE_ELEMENTS = frozenset(
    "animate animatemotion animatetransform applet base embed fencedframe foreignobject frame "
    "frameset iframe math noembed noframes noscript object plaintext portal set style template "
    "xmp".split()
)
_ADDRESS_ATTRIBUTES = frozenset(
    "href src srcset imagesrcset data action formaction poster background cite longdesc ping "
    "manifest usemap profile xlink:href".split()
)
_LINK_ELEMENTS = frozenset({"a", "area"})
_LINK_SCHEMES = frozenset({"http", "https", "mailto"})
_LINKS_THAT_LOAD_NOTHING = frozenset({"canonical", "alternate", "prev", "next", "license"})
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029]+")
_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp|svg\+xml)[;,]", re.IGNORECASE)
_STYLE_THAT_LOADS = re.compile(r"url\s*\(|@import|expression\s*\(|\\", re.IGNORECASE)
# A browser reads what stands in these as text, unless they stand in a drawing: then markup in
# them is markup. No page of the site has any there.
_TEXT_ELEMENT = re.compile(r"<(title|textarea|style|script)\b[^>]*>(.*?)</\1\s*>", re.I | re.S)


def page_faults(html: str, known_scripts: Collection[str]) -> list[str]:
    """What is wrong with a finished page, each fault once, with the markup that shows it.

    `known_scripts` is the code of the inline scripts that the templates of the theme hold.
    """
    return list(dict.fromkeys(_faults(html, frozenset(known_scripts))))


def _faults(html: str, known_scripts: Collection[str]) -> Iterator[str]:
    for code in inline_scripts(html):
        if code not in known_scripts:
            yield f"a script that is none of the theme's: <script>{_shortened(code)}"
    for match in _TEXT_ELEMENT.finditer(html):
        if match[1].lower() != "script" and "<" in match[2]:
            yield f"markup where only text may be: {_shortened(match[0])}"
    for element in lxml_html.document_fromstring(html).iter():
        # What is checked is the same wherever the same tag stands, and most tags stand often.
        if isinstance(element.tag, str):
            yield from _faults_of(element.tag.lower().rpartition("}")[2], *element.attrib.items())


@lru_cache(maxsize=100_000)
def _faults_of(tag: str, *attributes: tuple[str, str]) -> tuple[str, ...]:
    named = {str(name).lower(): str(value) for name, value in attributes}
    return tuple(_faults_of_element(tag, named))


def _faults_of_element(tag: str, attributes: dict[str, str]) -> Iterator[str]:
    if tag in _ACTIVE_ELEMENTS:
        yield f"an element that can run or load something: <{tag}>"
    if tag == "meta" and attributes.get("http-equiv"):
        yield f'an instruction to the browser: <meta http-equiv="{attributes["http-equiv"]}">'
    for name, value in attributes.items():
        if fault := _fault_of_attribute(tag, attributes, name, value):
            yield f'{fault}: <{tag} {name}="{_shortened(value)}">'


def _fault_of_attribute(tag: str, attributes: dict[str, str], name: str, value: str) -> str:
    if name.startswith("on"):
        return "an attribute that runs a script"
    if name == "srcdoc":
        return "a page within the page"
    if name == "style":
        return "a style that loads something" if _STYLE_THAT_LOADS.search(value) else ""
    if name in _ADDRESS_ATTRIBUTES or name.endswith(":href"):
        return _fault_of_address(tag, attributes, value)
    return ""


def _fault_of_address(tag: str, attributes: dict[str, str], value: str) -> str:
    address = _UNSEEN.sub("", value).replace("\\", "/")
    scheme = _SCHEME.match(address)
    loads_nothing = tag in _LINK_ELEMENTS or (
        tag == "link" and set(attributes.get("rel", "").lower().split()) <= _LINKS_THAT_LOAD_NOTHING
    )
    if loads_nothing:
        unsafe = scheme and scheme[1].lower() not in _LINK_SCHEMES
        return "a link that can run something" if unsafe else ""
    elsewhere = scheme or address.startswith("//") or re.search(r",//|,[a-z]+://", address)
    if elsewhere and not (tag == "img" and _PICTURE.match(address)):
        return "something from another host"
    return ""


def _shortened(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 80 else f"{flat[:79]}…"
