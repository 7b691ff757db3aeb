"""The closed lists that the records of the corpus choose from."""

from explainer.corpus.records.base import Bilingual, NamedRecord, Record, Text


class Level(NamedRecord):
    """A tier of the chain; the order of the list is the order of the chain."""

    short: Bilingual
    """The name as it stands in a diagram or a badge."""
    brief: Bilingual
    """One sentence that opens the page of the level."""
    answer: Bilingual | None = None
    """What the level answers for, in at most 150 English words; it cites clauses."""
    outside: Bilingual | None = None
    """What is added from outside the sources; it cites background statements."""
    leaves_open: tuple[Bilingual, ...] = ()
    """What a reader would expect to find and the sources leave open."""
    beside_chain: bool = False
    """True for what stands beside the chain rather than in it."""


class Place(NamedRecord):
    """What a source speaks for: the whole country or a province."""


class Vocabulary(Record):
    """The closed lists that the records of the corpus choose from."""

    levels: tuple[Level, ...]
    """The tiers of the chain, in its order."""
    functions: tuple[NamedRecord, ...]
    """What a duty may be about."""
    places: tuple[Place, ...]
    """What a source may speak for."""
    source_kinds: tuple[NamedRecord, ...]
    """Kinds of document."""
    term_categories: tuple[NamedRecord, ...]
    """The categories of the glossary."""
    traditional_names: tuple[Text, ...] = ()
    """Names and titles that a Chinese text may write in traditional script, as they are."""
