"""What a diagram says, before it is drawn: nodes, edges, groups, and their Mermaid text."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from typing import Literal

from explainer.diagrams.mermaid.accepted import CURVES

# In a text to be drawn these tell the lines of a label apart; `diagrams` takes them out again. They
# also make a box a little wider, which its bold name needs.
NAME_MARK, ROLE_MARK = "\ue0f1\ue0f1", "\ue0f2"

Flow = Literal["down", "up", "beside", "order"]


@dataclass(frozen=True)
class Node:
    """A box of a diagram."""

    id: str
    lines: tuple[str, ...]
    """The lines of its name."""
    role: tuple[str, ...] = ()
    """The lines below the name that say what it does."""
    shape: str = "level"
    """The CSS classes that give the node its colour and outline: `level-…` and `outline-…`."""
    href: str = ""
    """The page it leads to, relative to the page that shows the diagram."""
    tooltip: str = ""


@dataclass(frozen=True)
class Edge:
    """An arrow of a diagram. One of the flow `order` is a line without a head."""

    start: str
    end: str
    labels: tuple[str, ...] = ()
    flow: Flow = "order"
    """Whether duty passes down, an account comes back up, or help comes from beside the chain."""
    dotted: bool = False


@dataclass(frozen=True)
class Group:
    """A frame around nodes that the source names together."""

    id: str
    label: str
    nodes: tuple[str, ...]


@dataclass(frozen=True)
class Chart:
    """A flow chart in one language."""

    id: str
    title: str
    description: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    groups: tuple[Group, ...] = ()
    order: tuple[str, ...] = ()
    """Nodes that stand one below the other, whether or not an arrow joins them."""
    direction: Literal["TB", "LR"] = "TB"
    curved: bool = False
    """Whether its lines bend, as those of a mind map do."""


def quoted(text: str) -> str:
    """A text as a Mermaid label: every character that Mermaid would read becomes an entity code.

    Rule: Mermaid, "Entity codes to escape characters". A number before a full stop at the start
    of a label would be read as a list.
    """
    escaped = re.sub(r'["#;`<>&\[\]{}()|\\*_~@$%]', lambda match: f"#{ord(match[0])};", text)
    return re.sub(r"^(\d+)\.", r"\1#46;", " ".join(escaped.split()))


def mermaid_text(chart: Chart) -> str:
    """The Mermaid source of a chart, accessible title, links and classes included."""
    arrows = [_arrow(edge, number) for number, edge in enumerate(chart.edges)]
    return _text(chart, arrows, _node)


def layout_text(chart: Chart) -> str:
    """The Mermaid text from which a chart is drawn.

    Arrows that lead back up are written downwards, so that the layout keeps the order of the
    levels; `diagrams` turns their heads. Neighbours that no arrow joins get an invisible one.
    """
    arrows = [_arrow(_downwards(edge), number) for number, edge in enumerate(chart.edges)]
    joined = {frozenset((edge.start, edge.end)) for edge in chart.edges}
    arrows += [
        f"  {_name(upper)} ~~~ {_name(lower)}"
        for upper, lower in pairwise(chart.order)
        if frozenset((upper, lower)) not in joined
    ]
    return _text(chart, arrows, partial(_node, name_mark=NAME_MARK, role_mark=ROLE_MARK))


def _downwards(edge: Edge) -> Edge:
    return replace(edge, start=edge.end, end=edge.start) if edge.flow == "up" else edge


def _arrow(edge: Edge, number: int) -> str:
    if edge.flow == "order":
        arrow = "-.-" if edge.dotted else "---"
    else:
        arrow = "-.->" if edge.dotted else "-->"
    label = "<br/>".join(quoted(text) for text in edge.labels)
    middle = f"{edge.flow}{number}@{arrow}" + (f'|"{label}"|' if label else "")
    return f"  {_name(edge.start)} {middle} {_name(edge.end)}"


def _text(chart: Chart, arrows: list[str], write_node: Callable[[Node, str], str]) -> str:
    lines = [CURVES.rstrip()] if chart.curved else []
    lines.append(f"flowchart {chart.direction}")
    lines.append(f"  accTitle: {_plain_line(chart.title)}")
    lines.append(f"  accDescr: {_plain_line(chart.description)}")
    lines += _boxes(chart, write_node)
    lines += arrows
    for node in chart.nodes:
        lines += [f"  class {_name(node.id)} {name}" for name in node.shape.split()]
        if node.href:
            tooltip = json.dumps(_plain_line(node.tooltip).replace('"', "'"), ensure_ascii=False)
            lines.append(f"  click {_name(node.id)} href {json.dumps(node.href)} {tooltip}")
    return "\n".join(lines) + "\n"


def _boxes(chart: Chart, write_node: Callable[[Node, str], str]) -> list[str]:
    """The nodes in their order, a group where its first node stands.

    The order decides which arrows the layout takes for those that lead back up.
    """
    group_of = {node: group for group in chart.groups for node in group.nodes}
    by_id = {node.id: node for node in chart.nodes}
    lines, opened = [], set()
    for node in chart.nodes:
        group = group_of.get(node.id)
        if group is None:
            lines.append(write_node(node, "  "))
        elif group.id not in opened:
            opened.add(group.id)
            lines.append(f'  subgraph {_name(group.id)}["{quoted(group.label)}"]')
            lines += [write_node(by_id[member], "    ") for member in group.nodes]
            lines.append("  end")
    return lines


def _name(identifier: str) -> str:
    """An id that no Mermaid keyword (`end`, `class`) can be mistaken for."""
    return "n_" + identifier.replace("-", "_")


def _node(node: Node, indent: str, name_mark: str = "", role_mark: str = "") -> str:
    lines = [name_mark + quoted(line) for line in node.lines]
    lines += [role_mark + quoted(line) for line in node.role]
    return f'{indent}{_name(node.id)}["{"<br/>".join(lines)}"]'


def _plain_line(text: str) -> str:
    return " ".join(text.split()).replace(";", ",").replace("#", "")
