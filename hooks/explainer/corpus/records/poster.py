"""The record of the poster: the whole chain in one picture, level by level and lane by lane."""

from typing import Annotated

from pydantic import Field, model_validator

from explainer.corpus.records.base import Bilingual, NamedRecord, Record, Slug, rests_on_one

Clauses = Annotated[tuple[Slug, ...], Field(min_length=1)]


class PosterLane(NamedRecord):
    """A column of the poster: a question that each level answers, such as who pays."""

    short: Bilingual
    """The question in a word, for phones."""


class PosterPost(Bilingual):
    """Who answers at a level: a post, two posts or a body."""

    clauses: Clauses
    """The clauses that name them."""
    inferred: Bilingual | None = None
    """What is inferred."""


class PosterLevel(Record):
    """A row of the poster."""

    level: Slug
    """The level, by id."""
    post: PosterPost
    """Who answers there."""
    answer: Annotated[tuple[Bilingual, ...], Field(min_length=3, max_length=3)]
    """The level in three lines, each of which cites its clauses."""


class PosterCell(Bilingual):
    """What a level does in a lane. A lane that nothing fills stays empty."""

    level: Slug
    """The row, by the id of its level."""
    lane: Slug
    """The column, by id."""
    clauses: tuple[Slug, ...] = ()
    """The clauses that state it; the cell leads to the first."""
    background: tuple[Slug, ...] = ()
    """The background statements that it rests on, where no source states it."""
    inferred: Bilingual | None = None
    """What is inferred."""

    @model_validator(mode="after")
    def _rests_on_something(self) -> "PosterCell":
        rests_on_one(self.clauses, self.background, "clauses")
        return self


class PosterReturn(Bilingual):
    """A step of the way back up: what a level gives to one above it."""

    from_level: Annotated[Slug, Field(alias="from")]
    """The level that gives."""
    to_level: Annotated[Slug, Field(alias="to")]
    """The level that receives."""
    clauses: tuple[Slug, ...] = ()
    """The clauses that state it."""
    background: tuple[Slug, ...] = ()
    """The background statements that it rests on, where no source states it."""
    inferred: Bilingual | None = None
    """What is inferred."""

    @model_validator(mode="after")
    def _rests_on_something(self) -> "PosterReturn":
        rests_on_one(self.clauses, self.background, "clauses")
        return self


class Poster(Record):
    """The poster, which a prose page places by the directive `poster`."""

    title: Bilingual
    """Its name, for lists, for who does not see it and for the files that are handed on."""
    headline: Bilingual
    """What it says, in one sentence."""
    caption: Bilingual
    """What its signs mean and what to mind."""
    lanes: Annotated[tuple[PosterLane, ...], Field(min_length=2)]
    """The columns from left to right."""
    levels: Annotated[tuple[PosterLevel, ...], Field(min_length=2)]
    """The rows from top to bottom."""
    cells: Annotated[tuple[PosterCell, ...], Field(min_length=1)]
    """What stands where they meet."""
    way_back: Bilingual
    """What the steps back up are together."""
    returns: tuple[PosterReturn, ...] = ()
    """The steps of the way back up."""
