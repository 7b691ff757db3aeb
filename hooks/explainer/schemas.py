"""JSON Schemas of the corpus files, for editors that complete and check them."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from explainer.explanation import Concordance, DiagramFile, Mechanism
from explainer.interface import Interface
from explainer.load import Draft
from explainer.model import ReviewFile, Source, TermFile, Vocabulary
from explainer.problems import Problem

SCHEMA_FOLDER = "schemas"

_RECORDS: dict[str, type[BaseModel]] = {
    "source": Source,
    "terms": TermFile,
    "vocabulary": Vocabulary,
    "interface": Interface,
    "mechanism": Mechanism,
    "diagrams": DiagramFile,
    "concordance": Concordance,
    "reviewed": ReviewFile,
}


def corpus_schemas(draft: Draft) -> dict[str, str]:
    """The text of each schema by its file name.

    The ids of the closed lists stand in the schemas, so that an editor offers them.
    """
    return {f"{name}.json": _schema(record, draft) for name, record in _RECORDS.items()}


def check_schemas(docs: Path, draft: Draft, label: str = "docs") -> list[Problem]:
    """A problem for each schema of docs/corpus/schemas that is missing or stale.

    None where the closed lists cannot be read, because the schemas hold them.
    """
    problems: list[Problem] = []
    if draft.vocabulary is None:
        return problems
    for name, text in corpus_schemas(draft).items():
        file = docs / "corpus" / SCHEMA_FOLDER / name
        if not file.is_file() or file.read_text(encoding="utf-8") != text:
            message = "the schema is stale; run python3 scripts/site.py schemas"
            problems.append(Problem(f"{label}/corpus/{SCHEMA_FOLDER}/{name}", 0, "", message))
    return problems


def _schema(record: type[BaseModel], draft: Draft) -> str:
    schema = record.model_json_schema(by_alias=True)
    if draft.vocabulary:
        vocabulary = draft.vocabulary.record
        levels = [level.id for level in vocabulary.levels]
        _offer(schema, "levels", levels)
        _offer(schema, "level", levels)
        if record is Source:
            _offer(schema, "from", levels)
            _offer(schema, "to", levels)
        _offer(schema, "functions", [function.id for function in vocabulary.functions])
        _offer(schema, "place", [place.id for place in vocabulary.places])
        _offer(schema, "kind", [kind.id for kind in vocabulary.source_kinds])
        _offer(schema, "category", [category.id for category in vocabulary.term_categories])
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _offer(schema: Any, field: str, ids: Iterable[str]) -> None:
    """Lists the allowed ids of every field of this name that holds an id or a list of ids."""
    if isinstance(schema, list):
        for item in schema:
            _offer(item, field, ids)
    elif isinstance(schema, dict):
        wanted = schema.get("properties", {}).get(field)
        if isinstance(wanted, dict):
            holder = wanted.get("items", wanted)
            if holder.get("type") == "string":
                holder["enum"] = list(ids)
        for value in schema.values():
            _offer(value, field, ids)
