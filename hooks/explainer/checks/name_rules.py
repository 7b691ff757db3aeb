"""Names of people and places, and of posts, that one language has and the other has another for.

Of several sentences each may leave out a post of its own, so a text of one sentence alone is told.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from explainer.checks.record_parts import bilingual_parts, placed_records
from explainer.corpus.reading import Draft
from explainer.corpus.records.posts import Post
from explainer.languages import LANGUAGES, Language
from explainer.problems.problem import Problem
from explainer.text.names import Names
from explainer.text.sentence_pairs import is_one_sentence


def name_problems(draft: Draft) -> Iterator[Problem]:
    """Texts of records that name another person, place or post than their twins."""
    texts = [
        (placed, key, part.zh, part.en)
        for placed in placed_records(draft)
        for part, key in bilingual_parts(placed.record)
    ]
    names = Names((zh, en) for _, _, zh, en in texts)
    for placed, key, zh, en in texts:
        if difference := names.difference(zh, en):
            yield placed.problem(f"{difference}; mend one", *key, "en")
    posts = {post.record.id: post.record for post in draft.posts}
    patterns = {language: _post_names(list(posts.values()), language) for language in LANGUAGES}
    for clause in draft.clauses:
        if not is_one_sentence(clause.record.zh):
            continue
        chinese, english = (
            _posts_in(clause.record.text(language), patterns[language]) for language in LANGUAGES
        )
        only_zh, only_en = chinese.keys() - english.keys(), english.keys() - chinese.keys()
        if len(only_zh) == len(only_en) == 1:
            [left], [right] = only_zh, only_en
            if {*posts[left].levels} & {*posts[right].levels}:
                message = f'the posts differ: "{chinese[left]}" in zh, "{english[right]}" in en'
                message += "; mend one"
                yield clause.problem(message, "en")


_PostNames = tuple[re.Pattern[str], Mapping[str, str]]


def _post_names(posts: Sequence[Post], language: Language) -> _PostNames:
    owners = {getattr(post, language).lower(): post.id for post in posts}
    words = "|".join(map(re.escape, sorted(owners, key=len, reverse=True))) or "(?!)"
    form = rf"(?<![\w-])({words})s?(?![\w-])" if language == "en" else f"({words})"
    return re.compile(form, re.IGNORECASE), owners


def _posts_in(text: str, names: _PostNames) -> dict[str, str]:
    """The posts that a text names, each with the words for it."""
    pattern, owners = names
    return {owners[match[1].lower()]: match[0] for match in pattern.finditer(text)}
