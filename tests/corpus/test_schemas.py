"""The JSON Schemas: what an editor shows, completes and checks."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from explainer.corpus.reading import read_corpus
from explainer.corpus.schemas import EXAMPLES, IDS, check_schemas, corpus_schemas
from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from tests.conftest import ROOT

CORPUS = ROOT / "docs/corpus"
SCHEMAS = {
    name: json.loads(text) for name, text in corpus_schemas(read_corpus(ROOT / "docs")[0]).items()
}
REGISTRY: Any = Registry().with_resources(
    (name, DRAFT202012.create_resource(schema)) for name, schema in SCHEMAS.items()
)
RECORD_SCHEMAS = [name for name in SCHEMAS if name not in (IDS, "interface.json")]
FILES = sorted(file for file in CORPUS.rglob("*.yml"))


def definitions(schema: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {schema["title"]: schema, **schema.get("$defs", {})}


@pytest.mark.parametrize("name", RECORD_SCHEMAS)
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
    data = yaml.load(text, Loader=yaml.CBaseLoader)
    strict = Draft202012Validator(SCHEMAS[schema], registry=REGISTRY)
    # Read as plain texts, whole numbers and truth values are not what the schema calls them.
    errors = [
        error for error in strict.iter_errors(data) if error.validator not in ("type", "anyOf")
    ]
    assert not errors


def test_an_example_is_what_its_field_accepts() -> None:
    seen = set()
    for schema in (SCHEMAS[name] for name in RECORD_SCHEMAS):
        for record, definition in definitions(schema).items():
            for field, examples in EXAMPLES.get(record, {}).items():
                seen.add((record, field))
                wanted = {**definition["properties"][field], "$defs": schema.get("$defs", {})}
                for example in examples:
                    validator = Draft202012Validator(wanted, registry=REGISTRY)
                    assert not list(validator.iter_errors(example))
    assert seen == {(record, field) for record, fields in EXAMPLES.items() for field in fields}


def test_ids_of_levels_functions_terms_and_sources_are_offered() -> None:
    source, terms = SCHEMAS["source.json"]["$defs"], SCHEMAS["terms.json"]["$defs"]
    mechanism = SCHEMAS["mechanism.json"]["$defs"]
    assert "county" in source["Clause"]["properties"]["levels"]["items"]["enum"]
    assert "fund" in source["Clause"]["properties"]["functions"]["items"]["enum"]
    ids = SCHEMAS[IDS]["$defs"]
    assert terms["Term"]["properties"]["related"]["items"]["$ref"] == f"{IDS}#/$defs/term"
    assert terms["Rendering"]["properties"]["used_by"]["items"]["$ref"] == f"{IDS}#/$defs/source"
    node = mechanism["DiagramNode"]["properties"]["term"]["anyOf"][0]
    assert node["$ref"] == f"{IDS}#/$defs/term"
    assert "county-level" in ids["term"]["enum"]
    assert "hebei-decision" in ids["source"]["enum"]


def test_a_file_that_cannot_be_read_makes_no_schema_stale(tmp_path: Path) -> None:
    shutil.copytree(CORPUS, tmp_path / "corpus")
    assert check_schemas(tmp_path, read_corpus(tmp_path)[0]) == []
    (tmp_path / "corpus/terms/roles.yml").write_text("terms: [", encoding="utf-8")
    _, problems = read_corpus(tmp_path)
    assert [problem.line for problem in problems] == [1]
