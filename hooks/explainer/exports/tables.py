"""Rows as JSON and as CSV, and their JSON Schemas."""

import csv
import io
import json
from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel

from explainer.exports.records import Exported

BYTE_ORDER_MARK = "\ufeff"
"""At the head of a table in CSV: without it spreadsheets take Chinese for another encoding."""
BETWEEN_VALUES = "; "
"""Between the values of a cell that holds several."""


def json_text(record: Exported) -> str:
    """A record as JSON, each field on a line of its own."""
    return record.model_dump_json(indent=1) + "\n"


def json_table(rows: Sequence[Exported]) -> str:
    """Rows as a JSON array, a row a line, which version control compares well."""
    return "[\n" + ",\n".join(row.model_dump_json() for row in rows) + "\n]\n"


def csv_table(kind: type[Exported], rows: Sequence[Exported]) -> str:
    """Rows as CSV (RFC 4180, with a byte order mark); the fields of `kind` are its columns."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    columns = list(kind.model_fields)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(getattr(row, column)) for column in columns])
    return BYTE_ORDER_MARK + file.getvalue()


def _cell(value: object) -> str:
    if isinstance(value, tuple):
        return BETWEEN_VALUES.join(map(str, value))
    return str(value).lower() if isinstance(value, bool) else str(value)


def record_schema(kind: type[BaseModel]) -> str:
    """The JSON Schema of a record (draft 2020-12)."""
    return _schema_text(kind.model_json_schema(mode="serialization"))


def table_schema(kind: type[BaseModel]) -> str:
    """The JSON Schema of an array of records without parts (draft 2020-12)."""
    return _schema_text({"type": "array", "items": kind.model_json_schema(mode="serialization")})


def _schema_text(schema: dict[str, Any]) -> str:
    draft = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return json.dumps(draft | schema, ensure_ascii=False, indent=1) + "\n"
