"""Rows as JSON and as CSV, and their JSON Schemas."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True)
class TableRows:
    """Some rows of a table as they stand in its files."""

    in_json: tuple[str, ...]
    in_csv: str


def table_rows(kind: type[Exported], rows: Iterable[Exported]) -> TableRows:
    """Rows of the table of a kind of record."""
    own = list(rows)
    cells = ([_cell(getattr(row, column)) for column in kind.model_fields] for row in own)
    return TableRows(tuple(row.model_dump_json() for row in own), _csv(cells))


def json_table(parts: Iterable[TableRows]) -> str:
    """Rows as a JSON array, a row a line, which version control compares well."""
    return "[\n" + ",\n".join(row for part in parts for row in part.in_json) + "\n]\n"


def csv_table(kind: type[Exported], parts: Iterable[TableRows]) -> str:
    """Rows as CSV (RFC 4180, with a byte order mark); the fields of `kind` are its columns."""
    rows = "".join(part.in_csv for part in parts)
    return BYTE_ORDER_MARK + _csv([list(kind.model_fields)]) + rows


def _csv(rows: Iterable[Sequence[str]]) -> str:
    file = io.StringIO()
    csv.writer(file, lineterminator="\n").writerows(rows)
    return file.getvalue()


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
