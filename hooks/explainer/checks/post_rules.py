"""What the pages of posts and levels must keep: short answers, each with its citations."""

from collections.abc import Iterator, Set

from explainer.checks.references import nothing_cited, uncited, unknown, unknown_one
from explainer.corpus.known_ids import KnownIds
from explainer.corpus.reading import Draft, Placed, placed_levels, placed_setting
from explainer.corpus.records.base import Bilingual
from explainer.corpus.records.posts import Post
from explainer.corpus.records.vocabulary import Level
from explainer.languages import LANGUAGES, Language
from explainer.problems.problem import Problem
from explainer.text.inline import plain_text
from explainer.text.markdown import references

# A page opens with its answer, which is read in well under a minute.
MOST_WORDS_OF_POST = 100
MOST_WORDS_OF_LEVEL = 150

MOST_WORDS_OF_MEANING = 60

MEANINGS = ("stated_means", "inferred_means")
"""What the two groups of statements about a post amount to."""

ANSWERS = ("answers_for", "answers_to", "consequences")
"""The parts of the answer with which the page of a post or a level opens."""


def post_problems(draft: Draft, known: KnownIds) -> Iterator[Problem]:
    """Faults of the posts and of the clauses that should name one of them."""
    if draft.post_file and draft.post_file.record.diagram:
        diagram = draft.post_file.record.diagram
        yield from unknown_one(draft.post_file, "diagram", diagram, known.diagrams, "diagram")
    borne = {(clause.record.id, post) for clause in draft.clauses for post in clause.record.bearers}
    notes = {clause.record.id for clause in draft.clauses if clause.record.nature == "context"}
    misspelt = {
        clause.record.id
        for clause in draft.clauses
        if not all(post in known.posts for post in clause.record.bearers)
    }
    taken: dict[str, set[str]] = {}
    for clause in draft.clauses:
        if clause.record.nature == "context":
            continue
        for post in clause.record.inferred_bearers:
            taken.setdefault(post, set()).add(clause.record.id)
    known_posts: set[str] = set()
    names: dict[tuple[Language, str], str] = {}
    for placed in draft.posts:
        record = placed.record
        yield from unknown(placed, "level", record.levels, known.levels, "levels")
        yield from unknown_one(placed, "side", record.side, known.sides, "side")
        if record.term:
            yield from unknown_one(placed, "term", record.term, known.terms, "term")
        for index, word in enumerate(record.words):
            key = ("words", index, "clauses")
            yield from unknown(placed, "clause", word.clauses, known.clauses, *key)
            for number, named in enumerate(word.clauses):
                is_sound = named in known.clauses and "clauses" not in draft.unsound
                if named in notes:
                    message = f'"{named}" is a note of this site and has no word of a source'
                    yield placed.problem(f"{message}; delete it here", *key, number)
                elif is_sound and named not in misspelt and (named, record.id) not in borne:
                    message = f'"{named}" does not name "{record.id}" in `bearers`; add it there'
                    yield placed.problem(message, *key, number)
        for language in LANGUAGES:
            name = record.text(language)
            if (other := names.setdefault((language, name.lower()), record.id)) != record.id:
                message = f'"{name}" is the name of the post "{other}" already; choose another'
                yield placed.problem(message, language)
        yield from _outside(placed)
        # Of two posts with one id, the second was meant to have another.
        if record.id not in known_posts:
            yield from _untold_inference(placed, taken.get(record.id, set()))
        known_posts.add(record.id)
        yield from _meanings_of_post(placed)
        yield from _answer(placed, MOST_WORDS_OF_POST)


def _untold_inference(placed: Placed[Post], taken: Set[str]) -> Iterator[Problem]:
    """Clauses that are taken to speak of a post although no word of it says why."""
    told = {clause for word in placed.record.words if word.inferred for clause in word.clauses}
    if missing := sorted(taken - told):
        message = (
            f"taken to speak of this post, but no inferred word says why: {', '.join(missing)}; "
            "add each to the word it uses"
        )
        yield placed.problem(message, "words")


def _meanings_of_post(placed: Placed[Post]) -> Iterator[Problem]:
    for name in MEANINGS:
        meaning: Bilingual | None = getattr(placed.record, name)
        if meaning:
            yield from explanation_problems(placed, meaning, MOST_WORDS_OF_MEANING, name)


def _answer(placed: Placed[Post] | Placed[Level], most: int) -> Iterator[Problem]:
    """Parts of an answer that cite nothing, and an answer of more English words than `most`."""
    words = 0
    for name in ANSWERS:
        text: Bilingual | None = getattr(placed.record, name)
        if text:
            words += _words(text)
            yield from uncited(placed, text, name)
    if words > most:
        message = (
            f"the answer has {words} English words in {', '.join(ANSWERS)} together; "
            f"shorten it to {most}"
        )
        yield placed.problem(message, "answers_for")


def answer_problems(draft: Draft) -> Iterator[Problem]:
    """Faults of the answers with which the pages of levels open, and of the line above them."""
    for setting in placed_setting(draft):
        yield from _without_background(setting, setting.record)
    for placed in placed_levels(draft):
        yield from _outside(placed)
        yield from _answer(placed, MOST_WORDS_OF_LEVEL)


def explanation_problems(
    placed: Placed[Post] | Placed[Level], text: Bilingual, most: int, *key: str | int
) -> Iterator[Problem]:
    """An explanation cites a clause and has at most so many English words."""
    yield from uncited(placed, text, *key)
    if (words := _words(text)) > most:
        yield placed.problem(f"has {words} words; shorten it to {most}", *key, "en")


def _outside(placed: Placed[Post] | Placed[Level]) -> Iterator[Problem]:
    if placed.record.outside:
        yield from _without_background(placed, placed.record.outside, "outside")


def _without_background(
    placed: Placed[Post] | Placed[Level] | Placed[Bilingual], text: Bilingual, *key: str
) -> Iterator[Problem]:
    if not any(reference.kind == "background" for reference in references(text.zh)):
        mend = "cite a background statement with [[~statement-id]]"
        yield nothing_cited(placed, *key, mend=mend)


def _words(text: Bilingual) -> int:
    return len(plain_text(text.en, lambda reference: reference.text).split())
