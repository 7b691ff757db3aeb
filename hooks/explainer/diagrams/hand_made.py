"""Hand-made diagrams as charts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from explainer.corpus.records.base import wording
from explainer.corpus.records.explanations import Diagram, DiagramEdge, DiagramNode
from explainer.diagrams.chart import Chart, Edge, Node
from explainer.diagrams.source_chain import BACKGROUND_MARK, INFERRED_MARK, label_lines
from explainer.languages import PUNCTUATION, Language

# Longest line of a box's name, in characters.
NAME_LINE = {"zh": 12, "en": 24}


@dataclass(frozen=True)
class DiagramTargets:
    """Where boxes lead to: for each kind of target, from its id to its link and its name."""

    level: Callable[[str], tuple[str, str]]
    term: Callable[[str], tuple[str, str]]
    clause: Callable[[str], tuple[str, str]]
    level_classes: Callable[[str], str]
    """From the id of a level to the classes of its boxes."""


def diagram_chart(diagram: Diagram, targets: DiagramTargets, language: Language) -> Chart:
    """The chart of a hand-made diagram in one language."""
    nodes = tuple(_node(node, targets, language) for node in diagram.nodes)
    edges = tuple(
        Edge(
            start=edge.from_node,
            end=edge.to_node,
            labels=tuple(label_lines(edge_words(edge, language), language)),
            flow=edge.flow,
            dotted=edge.inferred is not None or bool(edge.background),
        )
        for edge in diagram.edges
    )
    chart = Chart(
        id=diagram.id,
        title=diagram.title.text(language),
        description=_description(diagram, language),
        nodes=nodes,
        edges=edges,
        direction=diagram.direction,
    )
    if diagram.layout == "flow":
        return chart
    said = {edge.to_node: edge_words(edge, language) for edge in diagram.edges}
    return _mind_map(chart, said, language)


def edge_words(edge: DiagramEdge, language: Language) -> str:
    """What an arrow says in the drawing; signs mark what is background and what is inferred."""
    if edge.background:
        return wording(edge, language) + BACKGROUND_MARK
    return wording(edge, language) + (INFERRED_MARK if edge.inferred else "")


def _mind_map(chart: Chart, said: Mapping[str, str], language: Language) -> Chart:
    """The chart with its first box in the middle: half of the branches lead to it, half from it.

    What is said of a branch stands in its box.
    """
    middle, *branches = chart.nodes
    left = {branch.id for branch in branches[: (len(branches) + 1) // 2]}
    return replace(
        chart,
        nodes=(
            replace(middle, shape=f"{middle.shape} middle"),
            *(
                replace(
                    branch,
                    role=tuple(label_lines(said[branch.id], language, NAME_LINE[language])),
                )
                for branch in branches
            ),
        ),
        edges=tuple(
            Edge(
                *((edge.end, edge.start) if edge.end in left else (edge.start, edge.end)),
                dotted=edge.dotted,
            )
            for edge in chart.edges
        ),
        direction="LR",
        curved=True,
    )


def _node(node: DiagramNode, targets: DiagramTargets, language: Language) -> Node:
    if node.level:
        (href, name), shape = targets.level(node.level), targets.level_classes(node.level)
    elif node.term:
        (href, name), shape = targets.term(node.term), "term-box"
    else:
        (href, name), shape = targets.clause(node.clause or ""), "clause-box"
    label, _, role = node.text(language).partition(" / ")
    lines = label_lines(label, language, NAME_LINE[language])
    return Node(node.id, tuple(lines), (role,) if role else (), shape, href, name)


def _description(diagram: Diagram, language: Language) -> str:
    labels = {node.id: node.text(language).split(" / ")[0] for node in diagram.nodes}
    arrows = [f"{labels[edge.from_node]} → {labels[edge.to_node]}" for edge in diagram.edges]
    return PUNCTUATION[language].semicolon.join(arrows)
