"""Which element of a page could run something, load from elsewhere or lead away.

The same rule holds for finished pages and for the templates that they are made with.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

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


@lru_cache(maxsize=100_000)
def unsafe_element(tag: str, *attributes: tuple[str, str]) -> tuple[str, ...]:
    """What is wrong with an element of this tag and these attributes, with the markup that shows
    it. The values of attributes come without entity codes.
    """
    named = {name.lower(): value for name, value in attributes}
    return tuple(_faults(tag, named))


def _faults(tag: str, attributes: dict[str, str]) -> Iterator[str]:
    if tag in _ACTIVE_ELEMENTS:
        yield f"an element that can run or load something: <{tag}>"
    if tag == "meta" and attributes.get("http-equiv"):
        yield f'an instruction to the browser: <meta http-equiv="{attributes["http-equiv"]}">'
    for name, value in attributes.items():
        if fault := _fault_of_attribute(tag, attributes, name, value):
            yield f'{fault}: <{tag} {name}="{shortened(value)}">'


def _fault_of_attribute(tag: str, attributes: dict[str, str], name: str, value: str) -> str:
    if name.startswith("on"):
        return "an attribute that runs a script"
    if name == "srcdoc":
        return "a page within the page"
    if name == "style":
        return "a style that loads something" if _STYLE_THAT_LOADS.search(value) else ""
    if name == "ping" and value.strip():
        return "a link that tells another page of each click"
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


def shortened(text: str) -> str:
    """A piece of markup on one line, as a message quotes it."""
    flat = " ".join(text.split())
    return flat if len(flat) <= 80 else f"{flat[:79]}…"
