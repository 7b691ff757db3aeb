"""The glossary as a concept scheme: SKOS, in Turtle and in JSON-LD.

A concept has the address of its Chinese page as its name, so that a reader who opens it finds what
it means.
"""

import json
from collections.abc import Sequence
from typing import Any

from rdflib import DCTERMS, RDF, SKOS, Graph, Literal, URIRef

from explainer.addresses import GLOSSARY
from explainer.exports.records import TermEntry
from explainer.exports.wording import LICENCE_ADDRESS, Publication

_CONTEXT = {"skos": str(SKOS), "dcterms": str(DCTERMS)}


def concept_scheme(site: Publication, terms: Sequence[TermEntry]) -> Graph:
    """The glossary as a graph."""
    graph = Graph(bind_namespaces="none")
    graph.bind("skos", SKOS)
    graph.bind("dcterms", DCTERMS)
    scheme = URIRef(site.address(GLOSSARY, "zh"))
    graph.add((scheme, RDF.type, SKOS.ConceptScheme))
    interface = site.corpus.interface
    for language in ("zh", "en"):
        _label(graph, scheme, DCTERMS.title, interface.glossary.text(language), language)
    graph.add((scheme, DCTERMS.license, URIRef(LICENCE_ADDRESS)))
    names = {term.id: URIRef(term.address_zh) for term in terms}
    for term in terms:
        _concept(graph, scheme, names, term)
    _collections(graph, site, names, terms)
    return graph


def turtle(graph: Graph) -> str:
    """The graph as Turtle; rdflib writes it in a fixed order."""
    return graph.serialize(format="turtle")


def json_ld(graph: Graph) -> str:
    """The graph as JSON-LD with its context in the file, in a fixed order."""
    written = json.loads(graph.serialize(format="json-ld", context=_CONTEXT))
    return json.dumps(_sorted(written), ensure_ascii=False, indent=1) + "\n"


def _sorted(value: Any) -> Any:
    """JSON-LD with its sets in order: the graph keeps none."""
    if isinstance(value, dict):
        return {key: _sorted(value[key]) for key in sorted(value)}
    if isinstance(value, list):
        return sorted(map(_sorted, value), key=lambda item: json.dumps(item, sort_keys=True))
    return value


def _label(graph: Graph, subject: URIRef, property: URIRef, text: str, tag: str) -> None:
    graph.add((subject, property, Literal(text, lang="zh-Hans" if tag == "zh" else tag)))


def _concept(graph: Graph, scheme: URIRef, names: dict[str, URIRef], term: TermEntry) -> None:
    concept = names[term.id]
    graph.add((concept, RDF.type, SKOS.Concept))
    graph.add((concept, SKOS.inScheme, scheme))
    graph.add((concept, SKOS.notation, Literal(term.id)))
    _label(graph, concept, SKOS.prefLabel, term.zh_hans, "zh")
    _label(graph, concept, SKOS.prefLabel, term.zh_hant, "zh-Hant")
    _label(graph, concept, SKOS.prefLabel, term.en, "en")
    for variant in term.variants_zh:
        _label(graph, concept, SKOS.altLabel, variant, "zh")
    _label(graph, concept, SKOS.altLabel, term.pinyin, "zh-Latn-pinyin")
    # A label is of one kind alone: what is advised against is no alternative.
    hidden = set(term.deprecated_en) - {term.en}
    for label in sorted({*term.variants_en, *term.admitted_en} - hidden - {term.en}):
        _label(graph, concept, SKOS.altLabel, label, "en")
    for label in sorted(hidden):
        _label(graph, concept, SKOS.hiddenLabel, label, "en")
    _label(graph, concept, SKOS.definition, term.definition_zh, "zh")
    _label(graph, concept, SKOS.definition, term.definition_en, "en")
    for other in term.broader:
        graph.add((concept, SKOS.broader, names[other]))
        graph.add((names[other], SKOS.narrower, concept))
    if not term.broader:
        graph.add((concept, SKOS.topConceptOf, scheme))
        graph.add((scheme, SKOS.hasTopConcept, concept))
    for other in term.related:
        if other not in term.broader and other not in term.narrower:
            graph.add((concept, SKOS.related, names[other]))


def _collections(
    graph: Graph, site: Publication, names: dict[str, URIRef], terms: Sequence[TermEntry]
) -> None:
    """The categories of the glossary, which are groups and no broader concepts."""
    for term in terms:
        category = site.corpus.term_categories[term.category]
        group = URIRef(site.address(GLOSSARY, "zh", f"category-{category.id}"))
        graph.add((group, RDF.type, SKOS.Collection))
        _label(graph, group, SKOS.prefLabel, category.zh, "zh")
        _label(graph, group, SKOS.prefLabel, category.en, "en")
        graph.add((group, SKOS.member, names[term.id]))
