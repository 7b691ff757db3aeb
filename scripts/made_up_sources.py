"""Sources made up from the vocabulary of the corpus, for measuring how a build grows.

Each has twelve statements in four sections, a chain and six or more terms of the glossary. The
statements are real ones put together anew, so that every check of the corpus holds for them.
"""

import hashlib
import itertools
import json
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml
from explainer.corpus.corpus import Corpus
from explainer.corpus.records.sources import Clause

SEED = 1
SECTIONS = 4
CLAUSES_IN_A_SECTION = 3
STATEMENTS_IN_A_CLAUSE = 2
TERMS = 6
_SCHEMA = "# yaml-language-server: $schema=../schemas/source.json\n"


def write_sources(folder: Path, corpus: Corpus, number: int) -> None:
    """Writes `number` made-up sources into `folder`, the same ones each time."""
    chance = random.Random(SEED)
    statements = [place.clause for place in corpus.clauses.values() if _can_be_joined(place.clause)]
    terms: dict[str, set[str]] = {clause.id: set() for clause in statements}
    for term, clauses in corpus.uses.items():
        for clause in clauses:
            terms.setdefault(clause, set()).add(term)
    for index in range(number):
        source = _source(corpus, f"made-up-{index:04}", statements, terms, chance)
        _write(folder / f"{source['id']}.yml", source)


def change_statement(file: Path) -> None:
    """Changes the first statement of a made-up source: the sentences of two others follow."""
    source = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    first, *_, last = (clause for section in source["sections"] for clause in section["clauses"])
    first["zh"] += last["zh"]
    first["en"] += " " + last["en"]
    _write(file, source)


def _write(file: Path, source: dict[str, Any]) -> None:
    # Through JSON no two fields share a value, for which YAML would write an anchor.
    apart = json.loads(json.dumps(source))
    text = yaml.dump(
        apart, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10**6
    )
    file.write_text(_SCHEMA + text, encoding="utf-8")


def _can_be_joined(clause: Clause) -> bool:
    """Whether a statement stands by itself: no figure that differs, no reference, no date."""
    texts = clause.zh + clause.en
    return not (clause.figures_differ or clause.date or re.search(r"[\[\]`*]", texts))


def _source(
    corpus: Corpus,
    identifier: str,
    statements: Sequence[Clause],
    terms: dict[str, set[str]],
    chance: random.Random,
) -> dict[str, Any]:
    sections = list(_sections(corpus, identifier, statements, chance))
    while len(_terms_of(sections, terms)) < TERMS:
        sections = list(_sections(corpus, identifier, statements, chance))
    clauses = [clause for section in sections for clause in section["clauses"]]
    for clause in clauses:
        del clause["made_of"]
    levels = [level.id for level in corpus.levels.values() if not level.beside_chain]
    chain = sorted(chance.sample(levels, 4), key=levels.index)
    names = [corpus.levels[level].short for level in chain]
    roles = [{"zh": f"{name.zh}负责", "en": f"{name.en} is responsible"} for name in names]
    number = identifier.rpartition("-")[2]
    unknown = {"zh": "没有写明", "en": "Not stated"}
    title = chance.choice([section["title"] for section in sections])
    return {
        "id": identifier,
        "kind": chance.choice(list(corpus.source_kinds)),
        "place": chance.choice(list(corpus.places)),
        "title": {"zh": f"{title['zh']}（{number}）", "en": f"{title['en']} ({number})"},
        "short": {"zh": f"资料{number}", "en": f"Source {number}"},
        "lead": {"zh": clauses[0]["zh"], "en": clauses[0]["en"]},
        "issuer": unknown,
        "issued": {},
        "publisher": unknown,
        "published": {"date": f"20{chance.randint(13, 20)}-0{chance.randint(1, 9)}-15"},
        "coverage": {"zh": "全文", "en": "The whole text"},
        "provenance": {"zh": "为测量而编写。", "en": "Made up for measuring."},
        "raw": {
            "file": f"{identifier}.txt",
            "sha256": hashlib.sha256(identifier.encode()).hexdigest(),
            "paragraphs": len(clauses),
        },
        "formula": {
            "zh": "、".join(role["zh"] for role in roles),
            "en": ", ".join(role["en"] for role in roles),
            "parts": [
                {"levels": [level], **role, "clause": clauses[place]["id"]}
                for place, (level, role) in enumerate(zip(chain, roles, strict=True))
            ],
        },
        "links": [
            {
                "from": upper,
                "to": lower,
                "zh": "签订责任书",
                "en": "signs letters of responsibility",
                "clause": clauses[place]["id"],
            }
            for place, (upper, lower) in enumerate(itertools.pairwise(chain))
        ],
        "sections": sections,
    }


def _terms_of(sections: Sequence[dict[str, Any]], terms: dict[str, set[str]]) -> set[str]:
    return {
        term
        for section in sections
        for clause in section["clauses"]
        for made_of in clause["made_of"]
        for term in terms[made_of]
    }


def _sections(
    corpus: Corpus, identifier: str, statements: Sequence[Clause], chance: random.Random
) -> Iterator[dict[str, Any]]:
    titles = [section.title for source in corpus.sources.values() for section in source.sections]
    for section in range(1, SECTIONS + 1):
        title = chance.choice(titles)
        yield {
            "id": f"section-{section}",
            "title": {"zh": f"{title.zh}（{section}）", "en": f"{title.en} ({section})"},
            "clauses": [
                _clause(
                    f"{identifier}-{section}-{place}",
                    (section - 1) * CLAUSES_IN_A_SECTION + place,
                    chance.sample(statements, STATEMENTS_IN_A_CLAUSE),
                )
                for place in range(1, CLAUSES_IN_A_SECTION + 1)
            ],
        }


def _clause(identifier: str, paragraph: int, made_of: Sequence[Clause]) -> dict[str, Any]:
    first = made_of[0]
    return {
        "id": identifier,
        "at": [paragraph],
        "nature": first.nature,
        "levels": list(first.levels),
        "functions": list(first.functions),
        "zh": "".join(clause.zh for clause in made_of),
        "en": " ".join(clause.en for clause in made_of),
        "made_of": [clause.id for clause in made_of],
    }
