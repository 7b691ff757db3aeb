"""The JSON Schemas: what an editor shows, completes and checks."""

import json
from typing import Any

import pytest
import yaml
from explainer.load import read_corpus
from explainer.schemas import EXAMPLES, corpus_schemas
from jsonschema import Draft202012Validator

from tests.conftest import ROOT

CORPUS = ROOT / "docs/corpus"
SCHEMAS = {
    name: json.loads(text) for name, text in corpus_schemas(read_corpus(ROOT / "docs")[0]).items()
}
FILES = sorted(file for file in CORPUS.rglob("*.yml"))


def definitions(schema: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {schema["title"]: schema, **schema.get("$defs", {})}


@pytest.mark.parametrize("name", [name for name in SCHEMAS if name != "interface.json"])
def test_every_field_is_described(name: str) -> None:
    missing = [
        f"{record}.{field}"
        for record, definition in definitions(SCHEMAS[name]).items()
        for field, value in definition.get("properties", {}).items()
        if "description" not in value
    ]
    assert not missing


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(CORPUS).as_posix())
def test_a_corpus_file_fits_the_schema_that_it_names(file: Any) -> None:
    text = file.read_text(encoding="utf-8")
    schema = text.partition("\n")[0].rpartition("/")[2]
    data = yaml.load(text, Loader=yaml.BaseLoader)
    strict = Draft202012Validator(SCHEMAS[schema])
    # Read as plain texts, whole numbers and truth values are not what the schema calls them.
    errors = [
        error for error in strict.iter_errors(data) if error.validator not in ("type", "anyOf")
    ]
    assert not errors


def test_an_example_is_what_its_field_accepts() -> None:
    seen = set()
    for schema in SCHEMAS.values():
        for record, definition in definitions(schema).items():
            for field, examples in EXAMPLES.get(record, {}).items():
                seen.add((record, field))
                wanted = {**definition["properties"][field], "$defs": schema.get("$defs", {})}
                for example in examples:
                    assert not list(Draft202012Validator(wanted).iter_errors(example))
    assert seen == {(record, field) for record, fields in EXAMPLES.items() for field in fields}


def test_ids_of_levels_functions_terms_and_sources_are_offered() -> None:
    source, terms = SCHEMAS["source.json"]["$defs"], SCHEMAS["terms.json"]["$defs"]
    mechanism = SCHEMAS["mechanism.json"]["$defs"]
    assert "county" in source["Clause"]["properties"]["levels"]["items"]["enum"]
    assert "fund" in source["Clause"]["properties"]["functions"]["items"]["enum"]
    assert "county-level" in terms["Term"]["properties"]["related"]["items"]["enum"]
    assert "hebei-decision" in terms["Rendering"]["properties"]["used_by"]["items"]["enum"]
    node = mechanism["DiagramNode"]["properties"]["term"]["anyOf"][0]
    assert "county-level" in node["enum"]
