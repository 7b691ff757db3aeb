"""The statements as a translation memory: TMX 1.4b, one unit a statement."""

from collections.abc import Sequence

from lxml import etree

from explainer.exports.records import ClauseRow
from explainer.exports.wording import LICENCE
from explainer.exports.xml import LANGUAGE, child, xml_text

_TOOL, _TOOL_VERSION = "responsibility-chain", "1"


def tmx(clauses: Sequence[ClauseRow]) -> str:
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
    for clause in clauses:
        unit = child(body, "tu", tuid=clause.id)
        child(unit, "prop", clause.source, type="x-source")
        child(unit, "prop", clause.address_en, type="x-address")
        for tag, words in (("zh-Hans", clause.zh), ("en", clause.en)):
            child(child(unit, "tuv", **{LANGUAGE: tag}), "seg", words)
    return xml_text(root)
