"""JSON Schemas of the corpus files, for editors that complete and check them."""

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import zip_longest
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from explainer.corpus.known_ids import known_ids
from explainer.corpus.layout import FILES, FOLDERS, SCHEMA_FOLDER, is_litter
from explainer.corpus.reading import Draft
from explainer.corpus.records.explanations import Mechanism
from explainer.corpus.records.sources import Source
from explainer.corpus.text_file import read_text
from explainer.problems.problem import Problem

IDS = "ids.json"

_RECORDS: dict[str, type[BaseModel]] = {
    kind.schema: kind.record for kind in (*FOLDERS.values(), *FILES.values())
}


# What a field looks like when it is filled in, by record and field.
EXAMPLES: Mapping[str, Mapping[str, Sequence[Any]]] = {
    "Bilingual": {"zh": ["每月检查，年底报告。"], "en": ["Checks are monthly, reports yearly."]},
    "Clause": {
        "id": ["monthly-check"],
        "at": [[3], [3, 7]],
        "zh": ["《细则》要求每月检查。"],
        "en": ["The Rules require a check every month."],
        "date": ["2016-10", "2018-02-12"],
        "figures_differ": ["English counts the two halves separately"],
    },
    "Figure": {"zh": ["57.36万人"], "en": ["573,600 people"]},
    "Section": {"id": ["yearly-duties"]},
    "FormulaPart": {"clause": ["overall-charge"]},
    "Link": {"zh": ["每年报告"], "en": ["reports yearly"]},
    "Dating": {"date": ["2016-10", "2015-12-29"]},
    "RawFile": {"file": ["example-decision.txt"], "sha256": ["0" * 64], "paragraphs": [12]},
    "LeftOut": {"paragraphs": [[1]], "zh": ["标题。"], "en": ["The headline."]},
    "Source": {"id": ["yearly-report"]},
    "Term": {
        "id": ["monthly-check"],
        "zh": ["每月检查"],
        "en": ["monthly check"],
        "pinyin": ["měi yuè jiǎnchá"],
        "traditional": ["每月檢查"],
    },
    "Variants": {"zh": [["按月检查"]], "en": [["check by the month"]]},
    "Rendering": {"en": ["monthly inspection"]},
    "Post": {"id": ["check-leader"], "zh": ["检查组长"], "en": ["head of the check"]},
    "PostWord": {"zh": ["组长"], "en": ["the head"]},
    "Reference": {
        "id": ["i-2011"],
        "date": ["2011", "2016-10"],
        "number": ["示发2015第34号"],
        "address": ["https://example.org/page"],
    },
    "BackgroundStatement": {
        "id": ["outline-2011-chain"],
        "references": [["i-2011"]],
        "date": ["2011", "2018-02-12"],
    },
    "Variant": {"id": ["usual-2011"], "date": ["2011"]},
    "Article": {"article": ["3", "26–28"], "clauses": [["monthly-check"]]},
    "Colours": {"light": ["#3b6e2f"], "dark": ["#9bcb8c"]},
    "Signs": {"zh": [["流域"]], "en": [["basin"]]},
    "Mechanism": {"id": ["yearly-reports"], "order": [3]},
    "Review": {"zh": ["90e46e3f8e468f00"], "date": ["2018-02-12"]},
}

# The fields that hold ids of these kinds of record.
_FIELDS_OF_IDS = {
    "term": ("broader", "related", "terms", "term"),
    "post": ("bearers", "inferred_bearers", "posts"),
    "reference": ("references", "outside_references", "reference"),
    "source": ("used_by",),
}
# The fields that hold ids of these closed lists of the vocabulary.
_FIELDS_OF_LISTS = {
    "levels": ("levels", "level", "from", "to"),
    "functions": ("functions",),
    "questions": ("question",),
    "places": ("place",),
    "sides": ("side",),
    "source_kinds": ("kind",),
    "term_categories": ("category",),
}
# Fields whose names mean something else in other records than in these.
_ONLY_IN = {"posts": Mechanism, "from": Source, "to": Source, "kind": Source}

_Offers = tuple[tuple[str, tuple[str, ...]], ...]


def corpus_schemas(draft: Draft) -> dict[str, str]:
    """The text of each schema by its file name.

    The ids of the closed lists and of terms stand in the schemas, so that an editor offers them.
    """
    offers = _offers(draft)
    schemas = {f"{name}.json": _schema(record, offers) for name, record in _RECORDS.items()}
    return schemas | {IDS: _ids(draft)}


def _ids(draft: Draft) -> str:
    """The ids that change with the corpus, in a file of their own, one a line, that merges well."""
    known = known_ids(draft)
    ids = {
        "term": sorted(known.terms),
        "source": sorted(known.sources),
        "post": sorted(known.posts),
        "reference": sorted(known.references),
    }
    definitions = {name: {"type": "string", "enum": enum} for name, enum in ids.items()}
    return json.dumps({"$defs": definitions}, indent=2) + "\n"


def write_schemas(docs: Path, draft: Draft) -> None:
    """Writes every schema of docs/corpus/schemas anew."""
    for name, text in corpus_schemas(draft).items():
        file = docs / "corpus" / SCHEMA_FOLDER / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")


def check_schemas(docs: Path, draft: Draft, label: str = "docs") -> list[Problem]:
    """Problems where schemas of docs/corpus/schemas are missing, stale, unreadable or of no record.

    Takes the draft of a sound corpus: what cannot be read is not gone from the lists of ids.
    """
    folder = docs / "corpus" / SCHEMA_FOLDER
    place = f"{label}/corpus/{SCHEMA_FOLDER}"
    schemas = corpus_schemas(draft)
    problems = [
        Problem(f"{place}/{file.name}", 0, "", "no kind of record has this schema; delete it")
        for file in sorted(folder.glob("*"))
        if file.name not in schemas and not is_litter(file.name)
    ]
    stale = [name for name, text in schemas.items() if read_text(folder / name, name) != text]
    if stale:
        more = f" (and so {', '.join(stale[1:])})" if stale[1:] else ""
        message = f"the schema is stale{more}; run python3 scripts/site.py schemas"
        line = _first_difference(read_text(folder / stale[0], stale[0]), schemas[stale[0]])
        problems.append(Problem(f"{place}/{stale[0]}", line, "", message))
    return problems


def _first_difference(found: str | Problem, wanted: str) -> int:
    """The first line of a schema that is not as it should be; 0 where it cannot be read."""
    if isinstance(found, Problem):
        return 0
    pairs = zip_longest(found.split("\n"), wanted.split("\n"))
    return next((at for at, (left, right) in enumerate(pairs, 1) if left != right), 0)


def _offers(draft: Draft) -> _Offers:
    """The ids of each closed list, by the name of the list; none without a vocabulary."""
    if not draft.vocabulary:
        return ()
    vocabulary = draft.vocabulary.record
    return tuple(
        (name, tuple(entry.id for entry in getattr(vocabulary, name))) for name in _FIELDS_OF_LISTS
    )


# A preview that goes on for days sees many closed lists.
@lru_cache(maxsize=64)
def _schema(record: type[BaseModel], offers: _Offers) -> str:
    schema = record.model_json_schema(by_alias=True)
    for name, definition in {record.__name__: schema, **schema.get("$defs", {})}.items():
        for field, examples in EXAMPLES.get(name, {}).items():
            definition["properties"][field]["examples"] = list(examples)
    additions: dict[str, Mapping[str, Any]] = {
        field: {"$ref": f"{IDS}#/$defs/{kind}"}
        for kind, fields in _FIELDS_OF_IDS.items()
        for field in fields
    }
    additions |= {field: {"enum": ids} for name, ids in offers for field in _FIELDS_OF_LISTS[name]}
    fitting = {
        key: value for key, value in additions.items() if _ONLY_IN.get(key, record) is record
    }
    _add(schema, fitting)
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _add(schema: Any, additions: Mapping[str, Mapping[str, Any]]) -> None:
    """Adds to every field of these names that holds an id or a list of ids."""
    if isinstance(schema, list):
        for item in schema:
            _add(item, additions)
    elif isinstance(schema, dict):
        properties = schema.get("properties", {})
        for field in additions.keys() & properties.keys():
            if isinstance(wanted := properties[field], dict):
                holder = wanted.get("items", wanted)
                for choice in holder.get("anyOf", [holder]):
                    if choice.get("type") == "string":
                        choice.update(additions[field])
        for value in schema.values():
            _add(value, additions)
