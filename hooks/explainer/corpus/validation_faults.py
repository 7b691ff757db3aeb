"""What pydantic finds wrong with a record, in the words of a maintainer."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError

from explainer.corpus.records.base import Record
from explainer.corpus.yaml_file import Document, Key
from explainer.problems.problem import Fault, Problem, did_you_mean, shown

_MOST_FAULTS = 200
"""Of one file; nobody reads more at once."""

_FAULTS = {"missing": Fault.FIELD_MISSING, "extra_forbidden": Fault.FIELD_UNKNOWN}
_NAME_AND_VALUE = re.compile(r"^([a-z_]+) ?[:：].*", re.DOTALL)


def validation_problems(
    document: Document, error: ValidationError, fields: Set[str] = frozenset()
) -> Iterator[Problem]:
    """The errors of pydantic in a document, those that are one fault as one problem.

    `fields` are the names that one may have meant; without them those of every record.
    """
    details = error.errors(include_url=False)
    missing: dict[Key, list[str]] = {}
    unknown: dict[Key, list[str]] = {}
    inner: set[Key] = set()
    for detail in details:
        key = tuple(detail["loc"])
        inner |= {key[:length] for length in range(len(key))}
        of_kind = {"missing": missing, "extra_forbidden": unknown}.get(detail["type"])
        if of_kind is not None:
            of_kind.setdefault(key[:-1], []).append(str(key[-1]))
    for detail in details[:_MOST_FAULTS]:
        key = tuple(detail["loc"])
        lacking = missing.get(key[:-1], [])
        if detail["type"] == "too_short" and key in inner:
            # pydantic calls a list too short whose only item is unsound; that item is the fault.
            continue
        if detail["type"] == "missing":
            strays = unknown.get(key[:-1], [])
            if any(get_close_matches(_name_in(stray), [str(key[-1])]) for stray in strays):
                # A misspelt name is one fault; it is named where it stands.
                continue
            if len(lacking) == len(strays) == 1:
                # So is one that is written in another language.
                continue
            if len(lacking) > 1 and not strays:
                if key[-1] == lacking[0]:
                    message = _lacking(lacking)
                    yield document.problem(key[:-1], message, fault=Fault.FIELDS_MISSING)
                continue
        problem = _problem(document, detail, fields or _field_names())
        if detail["type"] == "extra_forbidden" and len(lacking) == 1 and "?" not in problem.message:
            message = f"{problem.message}; the field `{lacking[0]}` is missing: rename this one"
            problem = replace(problem, message=message)
        yield problem


def _name_in(field: str) -> str:
    """The name of a field that YAML takes with its value for a name, for want of `: `."""
    return _NAME_AND_VALUE.sub(r"\1", field)


def _lacking(names: Sequence[str]) -> str:
    listed = ", ".join(f"`{name}`" for name in names)
    return f"the fields {listed} are missing; add them, or restore the rest of the file"


def _field_names(kind: type[Record] = Record) -> set[str]:
    names = {info.alias or name for name, info in kind.model_fields.items()}
    return names.union(*(_field_names(narrower) for narrower in kind.__subclasses__()))


def _problem(document: Document, detail: Any, fields: Set[str]) -> Problem:
    """One pydantic error in the words of a maintainer."""
    key, kind, value = tuple(detail["loc"]), detail["type"], detail["input"]
    context = detail.get("ctx", {})
    name = key[-1] if key else ""
    if kind == "missing":
        message = f"the field `{name}` is missing; add it"
    elif kind == "extra_forbidden" and _name_in(str(name)) != name:
        message = f"write `{_name_in(str(name))}: `, a half-width colon and a space"
    elif kind == "extra_forbidden":
        message = f"unknown field `{shown(name)}`{did_you_mean(str(name), fields - {name})}"
    elif kind in ("string_too_short", "too_short") or value in (None, ""):
        message = "is empty; fill it in"
    elif kind == "string_pattern_mismatch" and "0-9a-f]{64}" in context["pattern"]:
        message = "is not a SHA-256: 64 digits 0-9 and letters a-f"
    elif kind == "string_pattern_mismatch" and "0-9a-f]{16}" in context["pattern"]:
        message = "is no digest of a review; run python3 scripts/site.py review for this pair"
    elif kind == "string_pattern_mismatch" and context["pattern"].startswith("^#"):
        message = f'"{shown(value)}" is no colour: write # and six digits or letters a-f'
    elif kind == "string_pattern_mismatch":
        message = (
            f'"{shown(value)}" is not an id: use lower-case letters a-z, digits and single hyphens'
        )
    elif kind == "string_too_long":
        message = f"is longer than {context['max_length']} characters; shorten it"
    elif kind == "literal_error":
        allowed = [word.strip("' ") for word in context["expected"].replace(" or ", ",").split(",")]
        hint = did_you_mean(str(value), allowed)
        message = f'"{shown(value)}" is not one of {", ".join(allowed)}{hint}'
    elif kind == "value_error":
        message = str(context["error"])
    elif kind == "string_type" and isinstance(value, int):
        written = str(value).lower() if isinstance(value, bool) else value
        message = f"must be a text; put quotes around {written}"
    elif kind == "string_type":
        message = "must be a text, not a list or a group of fields; write one text"
    elif kind in ("int_type", "int_parsing", "int_parsing_size", "int_from_float"):
        message = f'must be a whole number in digits 0-9, not "{shown(value)}"'
    elif kind in ("less_than_equal", "greater_than_equal"):
        bound = context.get("le", context.get("ge"))
        side = "at most" if kind == "less_than_equal" else "at least"
        message = f"must be {side} {bound}, not {shown(value)}"
    elif kind in ("bool_type", "bool_parsing"):
        message = f'must be true or false, not "{shown(value)}"'
    elif kind == "tuple_type":
        return _no_list(document, key, value)
    elif kind in ("model_type", "dict_type"):
        message = "must be a group of fields, such as {zh: …, en: …}"
    else:
        message = f"{detail['msg'][0].lower()}{detail['msg'][1:]}"
    return document.problem(key, message, fault=_FAULTS.get(kind, Fault.OTHER))


def _no_list(document: Document, key: Key, value: object) -> Problem:
    """A value that should be a list; where the first item lacks its hyphen, it stands for all."""
    message = "must be a list; begin each item with a hyphen, `- `"
    if isinstance(value, dict) and value:
        line = document.line((*key, next(iter(value))))
        return replace(document.problem(key, message), line=line)
    if isinstance(value, str) and " - " in value:
        return replace(document.problem(key, message), line=document.line(key) + 1)
    return document.problem(key, "must be a list; put the value between brackets, [ ]")
