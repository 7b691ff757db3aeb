"""The closed lists that the records of the corpus choose from."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from explainer.corpus.records.base import Bilingual, Flag, NamedRecord, Record, Slug, Text, Words
from explainer.corpus.records.sources import Nature

Outline = Literal["rectangle", "rounded", "pill", "cut-corners", "pointed", "roof", "slanted"]

Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-f]{6}$")]


class Colours(Record):
    """A colour for each scheme, written as #rrggbb in lower case."""

    light: Colour
    """On a light ground, where what is written on it is white."""
    dark: Colour
    """On a dark ground, where what is written on it is nearly black."""


class Signs(Record):
    """Words by which a draft guesses that a sentence speaks of a level."""

    zh: tuple[Text, ...] = ()
    """Words of a Chinese sentence."""
    en: tuple[Text, ...] = ()
    """Whole words of an English sentence, in any case."""
    passed_over: tuple[Text, ...] = ()
    """Longer words, of either language, that hold a sign and speak of something else."""


class Explanation(Bilingual):
    """What the statements of a level that answer one question amount to. It cites clauses."""

    question: Slug
    """The question, by id."""


class Level(NamedRecord):
    """A tier of the chain; the order of the list is the order of the chain."""

    outline: Outline
    """The outline of its boxes and badges, which tells it apart where colours do not."""
    colour: Colours
    """The ground of its boxes and badges."""
    signs: Signs = Field(default_factory=Signs)
    """How a draft recognises it in a text."""
    called: Words = Words()
    """How a query names it, beside its name and its signs: by those who lead it, say."""
    short: Bilingual
    """The name as it stands in a diagram or a badge."""
    brief: Bilingual
    """One sentence that opens the page of the level."""
    answers_for: Bilingual | None = None
    """What the level answers for. With the two below it has at most 150 English words; each of
    them cites."""
    answers_to: Bilingual | None = None
    """To whom it answers; left out where no source says so."""
    consequences: Bilingual | None = None
    """What happens otherwise; left out where no source says so."""
    explained: tuple[Explanation, ...] = ()
    """For each question what its statements amount to, in at most 90 English words."""
    outside: Bilingual | None = None
    """What is added from outside the sources; it cites background statements."""
    leaves_open: tuple[Bilingual, ...] = ()
    """What a reader would expect to find and the sources leave open."""
    beside_chain: Flag = False
    """True for what stands beside the chain rather than in it."""


class Function(NamedRecord):
    """What a duty may be about."""

    called: Words = Words()
    """How a query names it, beside its name."""


class Question(NamedRecord):
    """A question that sorts the statements about a level; its name is the heading above them."""

    functions: Annotated[tuple[Slug, ...], Field(min_length=1)]
    """The functions that answer it, by id; the first function of a statement decides."""
    leaves: tuple[Nature, ...] = ()
    """The kinds of statement that do not answer it whatever they are about; they stand under the
    last question."""


class SaidOtherwise(Record):
    """What readers call a thing that the texts put in other words."""

    readers: Words
    """The words of readers."""
    texts: Words
    """Words of the texts, any of which is sought too."""
    page: Annotated[str, StringConstraints(pattern=r"^[a-z0-9/-]*$")] = ""
    """The page that is about it, by its folder; a query with these words finds it first."""


class Place(NamedRecord):
    """What a source speaks for: everywhere, or a part of it."""

    colour: Colours
    """The colour of its borders and dots."""


class Vocabulary(Record):
    """The closed lists that the records of the corpus choose from."""

    setting: Bilingual | None = None
    """When what the pages of levels, posts and mechanisms tell was in force. They all open with it;
    it cites background statements."""
    levels: tuple[Level, ...]
    """The tiers of the chain, in its order."""
    functions: tuple[Function, ...]
    """What a duty may be about."""
    questions: tuple[Question, ...] = ()
    """The questions that pages of levels answer one after the other. Without any, the statements
    stand by source."""
    places: tuple[Place, ...]
    """What a source may speak for."""
    source_kinds: tuple[NamedRecord, ...]
    """Kinds of document."""
    sides: tuple[NamedRecord, ...] = ()
    """What kind of body a post belongs to."""
    said_otherwise: tuple[SaidOtherwise, ...] = ()
    """What readers call things that the texts put in other words; only the search reads it."""
    term_categories: tuple[NamedRecord, ...]
    """The categories of the glossary."""
    traditional_names: tuple[Text, ...] = ()
    """Names and titles that a Chinese text may write in traditional script, as they are."""
    spaced_names: tuple[Text, ...] = ()
    """Names and titles that a Chinese text writes with a space between characters, as they are."""
    whole_words: tuple[Text, ...] = ()
    """Words that no line of a drawing cuts in two, beside the names of terms, levels and posts."""
