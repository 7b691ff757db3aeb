"""The records that explain what the sources say: diagrams, mechanisms and the concordance."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from explainer.corpus.records.base import (
    WRITTEN_WHOLE,
    Bilingual,
    Record,
    Slug,
    Text,
    Words,
    rests_on_one,
)

Relation = Literal["same", "differs", "angle", "alone"]


Anchor = Annotated[
    str, StringConstraints(pattern=r"^(?:same|differs)(?:-[a-z0-9]+)+$", max_length=200)
]
"""The anchor of an agreement: its list and the ids of its first two clauses."""


class DiagramNode(Bilingual):
    """A box of a hand-made diagram; ` / ` parts its name from a role on the second line."""

    id: Slug
    """The id that edges refer to, unique in the diagram."""
    level: Slug | None = None
    """The level that the box stands for: it gives colour and link."""
    term: Slug | None = None
    """The glossary entry that the box leads to, where it stands for no level."""
    clause: Slug | None = None
    """The clause that the box leads to, where it stands for no level and no term."""

    @model_validator(mode="after")
    def _leads_somewhere(self) -> "DiagramNode":
        if sum(target is not None for target in (self.level, self.term, self.clause)) != 1:
            raise ValueError("a box leads to exactly one level, term or clause; name it")
        return self


class DiagramEdge(Record):
    """An arrow of a hand-made diagram."""

    from_node: Annotated[Slug, Field(alias="from")]
    """The box where the arrow starts."""
    to_node: Annotated[Slug, Field(alias="to")]
    """The box where it ends."""
    flow: Literal["down", "up", "beside"] = "down"
    """Whether duty passes down, an account comes back up, or something comes from beside."""
    zh: Text
    """What passes, in Chinese."""
    en: Text
    """What passes, in English."""
    clause: Slug | None = None
    """The clause that states it."""
    background: tuple[Slug, ...] = ()
    """The background statements that it rests on, where no source states it."""
    inferred: Bilingual | None = None
    """What is inferred."""

    @model_validator(mode="after")
    def _rests_on_something(self) -> "DiagramEdge":
        rests_on_one(self.clause, self.background, "clause")
        return self


class Diagram(Record):
    """A diagram that no single source draws: every arrow cites its clause or its background."""

    id: Slug
    """The id by which a prose page places it."""
    title: Bilingual
    """The title of the drawing."""
    caption: Bilingual
    """What the drawing shows and what to mind."""
    direction: Literal["TB", "LR"] = "TB"
    """TB draws from top to bottom, LR from left to right."""
    layout: Literal["flow", "mind-map"] = "flow"
    """A mind map has its first box in the middle and the others on both sides, in their order."""
    nodes: Annotated[tuple[DiagramNode, ...], Field(min_length=2)]
    """The boxes."""
    edges: Annotated[tuple[DiagramEdge, ...], Field(min_length=1)]
    """The arrows."""

    @model_validator(mode="after")
    def _mind_map_has_one_middle(self) -> "Diagram":
        ends = [(edge.from_node, edge.to_node) for edge in self.edges]
        branches = [(self.nodes[0].id, node.id) for node in self.nodes[1:]]
        if self.layout == "mind-map" and ends != branches:
            raise ValueError(
                "a mind map has one edge from its first box to each other box, in their order"
            )
        return self


class DiagramFile(Record):
    """The file of diagrams that prose pages place."""

    diagrams: tuple[Diagram, ...]
    """The diagrams."""


class Role(Bilingual):
    """What somebody does in a mechanism."""

    levels: Annotated[tuple[Slug, ...], Field(min_length=1)]
    """Who does it."""


class PlaceAccount(Bilingual):
    """How a mechanism looks in the sources of a place."""

    place: Slug
    """The place, by id."""


class Mechanism(Record):
    """A page on one mechanism of the responsibility system."""

    id: Slug
    """The id and the address: mechanisms/<id>/."""
    order: Annotated[int, Field(ge=1, le=1000), WRITTEN_WHOLE]
    """Its place in the list of mechanisms."""
    title: Bilingual
    """The name of the mechanism."""
    called: Words = Words()
    """Words by which a query means what the page is about, though statements put it otherwise."""
    lead: Bilingual
    """One sentence that says what the page tells."""
    leaves_open: tuple[Bilingual, ...] = ()
    """What a reader would expect to find and the sources leave open."""
    how: Annotated[tuple[Bilingual, ...], Field(min_length=1)]
    """How it works, in paragraphs; each cites its clauses."""
    who: Annotated[tuple[Role, ...], Field(min_length=1)]
    """Who does what; each cites its clauses."""
    diagram: Diagram
    """The drawing of the page."""
    places: Annotated[tuple[PlaceAccount, ...], Field(min_length=1)]
    """What differs from place to place; each cites its clauses."""
    clauses: Annotated[tuple[Slug, ...], Field(min_length=1)]
    """The clauses behind the page."""
    terms: tuple[Slug, ...] = ()
    """Related glossary entries."""
    posts: tuple[Slug, ...] = ()
    """The posts that take part, by id."""


class Agreement(Record):
    """Clauses of different sources set side by side: how what they say relates."""

    relation: Relation
    """same: they say the same. differs: what they say does not agree. angle: they look at one
    matter differently and can both hold. alone: only one of them speaks of the point at issue."""
    clauses: Annotated[tuple[Slug, ...], Field(min_length=2)]
    """Clauses of at least two sources."""
    note: Bilingual | None = None
    """In what they agree or differ; needed unless they say the same."""

    def listed_with(self) -> Literal["same", "differs"]:
        """The list that it stands in: what is not the same stands among the differences."""
        return "same" if self.relation == "same" else "differs"

    def anchor(self) -> str:
        """Its anchor on the page that compares; a finer relation does not move it."""
        return f"{self.listed_with()}-{self.clauses[0]}-{self.clauses[1]}"

    @model_validator(mode="after")
    def _difference_is_told(self) -> "Agreement":
        if self.relation != "same" and self.note is None:
            raise ValueError("say in what the clauses differ; add `note`")
        return self


class Concordance(Record):
    """The file of agreements."""

    agreements: tuple[Agreement, ...]
    """The agreements and differences."""
    former: tuple[Anchor, ...] = ()
    """Anchors of agreements that are gone: the list where each stood goes on resolving them."""
