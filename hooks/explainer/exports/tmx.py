"""The statements as a translation memory: TMX 1.4b, one unit a statement."""

from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from explainer.exports.records import ClauseRow
from explainer.exports.wording import LICENCE
from explainer.exports.xml import LANGUAGE, child, xml_text

_TOOL, _TOOL_VERSION = "responsibility-chain", "1"


@dataclass(frozen=True)
class Unit:
    """A statement in a translation memory."""

    clause: str
    source: str
    address: str
    zh: str
    en: str


def unit_of(clause: ClauseRow) -> Unit:
    """The unit of a statement."""
    return Unit(clause.id, clause.source, clause.address_en, clause.zh, clause.en)


def tmx(units: Iterable[Unit]) -> str:
    """The Chinese and the English of each statement, with its source and its address."""
    root = etree.Element("tmx", version="1.4")
    header = child(
        root,
        "header",
        creationtool=_TOOL,
        creationtoolversion=_TOOL_VERSION,
        segtype="paragraph",
        **{"o-tmf": "YAML"},
        adminlang="en",
        srclang="zh-Hans",
        datatype="plaintext",
    )
    child(header, "prop", LICENCE, type="x-licence")
    body = child(root, "body")
    for unit in units:
        element = child(body, "tu", tuid=unit.clause)
        child(element, "prop", unit.source, type="x-source")
        child(element, "prop", unit.address, type="x-address")
        for tag, words in (("zh-Hans", unit.zh), ("en", unit.en)):
            child(child(element, "tuv", **{LANGUAGE: tag}), "seg", words)
    return xml_text(root)
