"""The glossary as a term base: TBX-Basic of ISO 30042:2019, and the form of 2008.

The data categories are those of TBX-Basic, in the style that writes them as attributes (DCA). Older
tools read the form of 2008, which has other names for the same elements.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from explainer.corpus.corpus import Corpus
from explainer.exports.records import TermEntry
from explainer.exports.wording import LICENCE, LICENCE_ADDRESS
from explainer.exports.xml import LANGUAGE, child, xml_text

_STATUS = {
    "preferred": "preferredTerm-admn-sts",
    "admitted": "admittedTerm-admn-sts",
    "deprecated": "deprecatedTerm-admn-sts",
}


@dataclass(frozen=True)
class _Form:
    """What an edition of the standard calls its elements."""

    root: str
    attributes: dict[str, str]
    header: str
    constraints: str
    """The file with the rules of the data categories, which the edition of 2019 does not name."""
    concept: str
    language: str
    term: str


_FORM_2019 = _Form(
    root="tbx",
    attributes={"xmlns": "urn:iso:std:iso:30042:ed-2", "type": "TBX-Basic", "style": "dca"},
    header="tbxHeader",
    constraints="",
    concept="conceptEntry",
    language="langSec",
    term="termSec",
)
_FORM_2008 = _Form(
    root="martif",
    attributes={"type": "TBX-Basic"},
    header="martifHeader",
    constraints="TBXBasicXCSV02.xcs",
    concept="termEntry",
    language="langSet",
    term="tig",
)


def tbx(corpus: Corpus, title: str, terms: Sequence[TermEntry]) -> str:
    """The glossary as TBX-Basic of 2019; `title` is the English name of the term base."""
    return xml_text(_term_base(_FORM_2019, corpus, title, terms))


def tbx_2008(corpus: Corpus, title: str, terms: Sequence[TermEntry]) -> str:
    """The glossary as TBX-Basic of 2008."""
    return xml_text(_term_base(_FORM_2008, corpus, title, terms))


def identifier(term: str) -> str:
    """The id of an entry: an id of XML may not begin with a digit."""
    return f"term-{term}"


def _term_base(
    form: _Form, corpus: Corpus, title: str, terms: Sequence[TermEntry]
) -> etree._Element:
    root = _root(form)
    root.set(LANGUAGE, "en")
    header = child(root, form.header)
    description = child(header, "fileDesc")
    child(child(description, "titleStmt"), "title", title)
    child(child(description, "publicationStmt"), "p", f"{LICENCE}, {LICENCE_ADDRESS}")
    child(child(description, "sourceDesc"), "p", f"The glossary of the site {title}")
    if form.constraints:
        child(child(header, "encodingDesc"), "p", form.constraints, type="XCSURI")
    body = child(child(root, "text"), "body")
    for term in terms:
        _entry(form, corpus, body, term)
    return root


def _root(form: _Form) -> etree._Element:
    opening = " ".join(f'{name}="{value}"' for name, value in form.attributes.items())
    return etree.fromstring(f"<{form.root} {opening}/>")


def _entry(form: _Form, corpus: Corpus, body: etree._Element, term: TermEntry) -> None:
    entry = child(body, form.concept, id=identifier(term.id))
    child(entry, "descrip", corpus.term_categories[term.category].en, type="subjectField")
    for other in (*term.broader, *term.narrower, *term.related):
        name = corpus.terms[other].en
        child(entry, "ref", name, type="crossReference", target=identifier(other))
    child(entry, "xref", term.address_en, type="externalCrossReference", target=term.address_en)

    simplified = _language(form, entry, "zh-Hans", term.definition_zh)
    _term(form, simplified, term.zh_hans, "preferred", note=term.pinyin)
    for variant in term.variants_zh:
        _term(form, simplified, variant, "admitted", kind="variant")
    _term(form, _language(form, entry, "zh-Hant"), term.zh_hant, "preferred")
    english = _language(form, entry, "en", term.definition_en)
    _term(form, english, term.en, "preferred")
    written = {term.en}
    for rendering in term.renderings:
        if rendering.en not in written:
            # Of two preferred renderings the other is one that may be used as well.
            status = "admitted" if rendering.status == "preferred" else rendering.status
            note = "; ".join(filter(None, (rendering.authority_en, rendering.note_en)))
            _term(form, english, rendering.en, status, note=note)
            written.add(rendering.en)
    for variant in term.variants_en:
        if variant not in written:
            _term(form, english, variant, "admitted", kind="variant")
            written.add(variant)


def _language(form: _Form, entry: etree._Element, tag: str, definition: str = "") -> etree._Element:
    section = child(entry, form.language, **{LANGUAGE: tag})
    if definition:
        child(section, "descrip", definition, type="definition")
    return section


def _term(
    form: _Form,
    section: etree._Element,
    words: str,
    status: str,
    *,
    kind: str = "",
    note: str = "",
) -> None:
    holder = child(section, form.term)
    child(holder, "term", words)
    if kind:
        child(holder, "termNote", kind, type="termType")
    child(holder, "termNote", _STATUS[status], type="administrativeStatus")
    if note:
        child(holder, "note", note)
