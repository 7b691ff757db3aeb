"""What a finished page must not hold: anything that runs, loads from elsewhere or leads away.

The texts of the corpus are escaped and prose is checked before; this is the last gate, for
whatever a template, a setting or a piece of raw HTML lets through.
"""

import re
from collections.abc import Collection, Iterator

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
        if isinstance(element.tag, str):
            yield from _faults_of(element, element.tag.lower().rpartition("}")[2])


def _faults_of(element: lxml_html.HtmlElement, tag: str) -> Iterator[str]:
    attributes = {str(name).lower(): str(value) for name, value in element.attrib.items()}
    if tag in _ACTIVE_ELEMENTS:
        yield f"an element that can run or load something: <{tag}>"
    if tag == "meta" and attributes.get("http-equiv"):
        yield f'an instruction to the browser: <meta http-equiv="{attributes["http-equiv"]}">'
    for name, value in attributes.items():
        shown = f'<{tag} {name}="{_shortened(value)}">'
        if name.startswith("on"):
            yield f"an attribute that runs a script: {shown}"
        elif name == "srcdoc":
            yield f"a page within the page: {shown}"
        elif name == "style" and _STYLE_THAT_LOADS.search(value):
            yield f"a style that loads something: {shown}"
        elif name in _ADDRESS_ATTRIBUTES or name.endswith(":href"):
            yield from _faults_of_address(tag, attributes, value, shown)


def _faults_of_address(
    tag: str, attributes: dict[str, str], value: str, shown: str
) -> Iterator[str]:
    address = _UNSEEN.sub("", value).replace("\\", "/")
    scheme = _SCHEME.match(address)
    loads_nothing = tag in _LINK_ELEMENTS or (
        tag == "link" and set(attributes.get("rel", "").lower().split()) <= _LINKS_THAT_LOAD_NOTHING
    )
    if loads_nothing:
        if scheme and scheme[1].lower() not in _LINK_SCHEMES:
            yield f"a link that can run something: {shown}"
    elif not (tag == "img" and _PICTURE.match(address)) and (
        scheme or address.startswith("//") or re.search(r",//|,[a-z]+://", address)
    ):
        yield f"something from another host: {shown}"


def _shortened(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 80 else f"{flat[:79]}…"
