"""Whether each directive of a prose page names a part and records that exist."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from explainer.problems.problem import Problem, did_you_mean
from explainer.prose.directives import VALUES
from explainer.prose.page import ProsePage


def check_directives(
    page: ProsePage,
    known: Mapping[str, tuple[str, frozenset[str]]],
    absent: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Problem]:
    """Every directive of a page that names no part, lacks a value or names an unknown record.

    `known` has, for the name of each value, what it names and the values that exist; `absent` the
    parts that stand in no page yet, each with the file that would hold them.
    """
    placed: dict[tuple[object, ...], int] = {}
    for directive in page.directives:
        same = (directive.name, *directive.values.items())
        if (first := placed.setdefault(same, directive.line)) != directive.line:
            message = f"the same part stands on line {first}; delete one"
            yield Problem(page.path, directive.line, directive.name, message)
            continue
        if directive.name not in VALUES:
            hint = did_you_mean(directive.name, VALUES)
            message = f"unknown part; the parts are {', '.join(VALUES)}{hint}"
            yield Problem(page.path, directive.line, directive.name, message)
            continue
        wanted = VALUES[directive.name]
        if set(directive.values) != set(wanted):
            form = " ".join([directive.name, *(f"{name}=…" for name in wanted)])
            message = f"write <!-- explainer: {form} -->"
            yield Problem(page.path, directive.line, directive.name, message)
            continue
        if directive.name in absent:
            message = f"there is nothing to place; write {absent[directive.name]}"
            yield Problem(page.path, directive.line, directive.name, message)
        for name, value in directive.values.items():
            if twice := next(iter(_repeated(value.split(","))), ""):
                message = f"{twice} stands twice in `{name}`; keep one"
                yield Problem(page.path, directive.line, directive.name, message)
        for name, (kind, values) in known.items():
            for value in directive.values.get(name, "-").split(","):
                if name in directive.values and value not in values:
                    message = f'unknown {kind} "{value}"{did_you_mean(value, values)}'
                    where = (page.path, directive.line, directive.name)
                    yield Problem(*where, message, (kind, value))


def _repeated(values: Sequence[str]) -> list[str]:
    return [value for at, value in enumerate(values) if value and value in values[:at]]
