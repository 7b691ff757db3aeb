"""Stubs of new records and pages, in both languages, with the right ids and schema line.

A stub is complete in form and empty in content: the checks name every field that is to be filled.
"""

import re
from collections.abc import Mapping

from explainer.corpus.known_ids import known_ids
from explainer.corpus.reading import Draft
from explainer.corpus.records.base import SLUG

KINDS = ("source", "term", "page")


def check_new_id(kind: str, identifier: str, draft: Draft) -> str:
    """Why a source, term or page cannot have this id; nothing where it can.

    `draft` is the corpus that the record is to join.
    """
    if not re.fullmatch(SLUG, identifier):
        return (
            f'"{identifier}" is not an id: use lower-case letters a-z, digits and single hyphens, '
            "such as yearly-report"
        )
    known = known_ids(draft)
    taken = {"source": known.sources, "term": known.terms, "page": frozenset[str]()}[kind]
    # While another record is unfinished, any id counts as known; taken are those that are there.
    if identifier in set(taken):
        return f'the {kind} "{identifier}" exists already; choose another id'
    return ""


def source_stub(identifier: str) -> Mapping[str, str]:
    """The file of a new source by its path below docs/."""
    text = f"""\
# yaml-language-server: $schema=../schemas/source.json
id: {identifier}
kind:  # one of source_kinds in vocabulary.yml
place:  # one of places in vocabulary.yml
title: {{zh: "", en: ""}}
short: {{zh: "", en: ""}}  # for badges and citations
lead: {{zh: "", en: ""}}  # one sentence: what the reader finds in it
issuer: {{zh: "", en: ""}}  # who issued it, or that it does not say
issued: {{}}  # date: YYYY-MM-DD, inferred: true where it is not printed, note
publisher: {{zh: "", en: ""}}
published: {{}}
coverage: {{zh: "", en: ""}}  # whether the copy is whole
provenance: {{zh: "", en: ""}}  # what kind of copy it is, what is uncertain
raw:
  file: ""
  sha256: ""
  paragraphs:  # python3 scripts/site.py ingest RAW | wc -l
formula:  # how the source shares out the chain
  zh: ""
  en: ""
  parts:
    - {{levels: [], zh: "", en: "", clause: {identifier}-1}}
links: []
sections:
  - id: {identifier}-text
    title: {{zh: "", en: ""}}
    clauses:
      - id: {identifier}-1  # rename after what it says
        at: [1]
        nature:  # duty, goal, plan, event, result, problem, view or context
        levels: []
        functions: []
        zh: ""
        en: ""
"""
    return {f"corpus/sources/{identifier}.yml": text}


def term_stub(identifier: str) -> Mapping[str, str]:
    """The file of a new term by its path below docs/; its entry may be moved to another file."""
    text = f"""\
# yaml-language-server: $schema=../schemas/terms.json
terms:
  - id: {identifier}
    zh: ""
    en: ""
    pinyin: ""  # with tone marks
    category:  # one of term_categories in vocabulary.yml
    brief: {{zh: "", en: ""}}  # one line, for the tooltip
    body: {{zh: "", en: ""}}  # cite clauses: [[@clause-id]]
"""
    return {f"corpus/terms/{identifier}.yml": text}


def page_stub(identifier: str) -> Mapping[str, str]:
    """The two files of a new prose page by their paths below docs/."""
    return {
        f"{language}/{identifier}.md": (
            f'---\ntitle: ""\ndescription: ""\n---\n\n'
            f"# {title} {{ #top }}\n\n## {part} {{ #first }}\n"
        )
        for language, title, part in (
            ("zh", "标题", "第一节"),
            ("en", "Title", "First part"),
        )
    }


def stub(kind: str, identifier: str) -> Mapping[str, str]:
    """The files of a new record of one of KINDS, by their paths below docs/."""
    return {"source": source_stub, "term": term_stub, "page": page_stub}[kind](identifier)
