"""mkdocs.yml as data that remembers its lines: YAML with MkDocs' own two tags."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from explainer.corpus.text_file import read_text
from explainer.corpus.yaml_file import Document, Key, dotted, growing, lines_of
from explainer.corpus.yaml_syntax import syntax_problem
from explainer.problems.problem import Problem
from explainer.text.unseen import unseen_characters


def read_settings(
    file: Path, path: str, environment: Mapping[str, str]
) -> tuple[Document | None, list[Problem]]:
    """The settings of MkDocs, or None, and what is wrong with their form; never raises.

    `path` names the file in messages. `!ENV [NAME, default]` is looked up in `environment`.
    """
    text = read_text(file, path)
    if isinstance(text, Problem):
        return None, [text]

    class Settings(yaml.CSafeLoader):
        """PyYAML binds tags to a class; this one is bound to one environment."""

    def variable(loader: yaml.CSafeLoader, node: yaml.Node) -> Any:
        if isinstance(node, yaml.SequenceNode):
            *names, default = loader.construct_sequence(node)
        else:
            names, default = [node.value], ""
        return next((environment[name] for name in names if environment.get(name)), default)

    Settings.add_constructor("!ENV", variable)
    Settings.add_multi_constructor(
        "tag:yaml.org,2002:python/name:", lambda loader, name, node: name
    )
    try:
        if problem := growing(text, path):
            return None, [problem]
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
        data = yaml.load(text, Loader=Settings)
    except yaml.YAMLError as error:
        return None, [syntax_problem(text, path, error)]
    except (ValueError, TypeError) as error:
        return None, [Problem(path, 1, "", f"not valid settings: {error}; mend the value")]
    if not isinstance(root, yaml.MappingNode):
        return None, [Problem(path, 1, "", "the file must consist of `name: value` lines")]
    return Document(path, data, lines_of(root)), list(_repeated(root, path))


def _repeated(node: yaml.Node, path: str, key: Key = ()) -> list[Problem]:
    """Settings that stand twice beside each other, and texts with characters that nobody sees."""
    problems: list[Problem] = []
    first: dict[str, int] = {}
    entries: list[tuple[str | int, yaml.Node]] = []
    if isinstance(node, yaml.ScalarNode) and node.style:
        for _, character in unseen_characters(str(node.value)):
            message = f"an unseen character stands here, {character}; delete it"
            return [Problem(path, node.start_mark.line + 1, dotted(key), message)]
    elif isinstance(node, yaml.SequenceNode):
        entries += enumerate(node.value)
    elif isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            line = name.start_mark.line + 1
            entries.append((str(name.value), value))
            if first.setdefault(str(name.value), line) != line:
                message = (
                    f"the setting stands twice (first on line {first[str(name.value)]}); keep one"
                )
                problems.append(Problem(path, line, dotted((*key, str(name.value))), message))
    for part, value in entries:
        problems += _repeated(value, path, (*key, part))
    return problems
