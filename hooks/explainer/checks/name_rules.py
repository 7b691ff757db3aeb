"""Names of people and places, and of posts, that one language has and the other has another for.

Of several sentences each may leave out a post of its own, so a text of one sentence alone is told.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from explainer.checks.level_rules import differing_levels
from explainer.checks.record_parts import bilingual_parts, placed_records
from explainer.corpus.level_signs import LevelSigns
from explainer.corpus.reading import Draft, placed_levels
from explainer.corpus.records.posts import Post
from explainer.languages import LANGUAGES, Language
from explainer.problems.problem import Problem
from explainer.text.names import Names
from explainer.text.sentence_pairs import is_one_sentence

_LONGEST_LABEL = 30
# Who wrote, issued or printed a thing, and where: these are names and nothing else.
_WHO = frozenset(("author", "by", "issuer", "place", "publisher"))


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
        elif key[-1:] and key[-1] in _WHO and (untold := names.untold(zh, en)):
            message = f'the names differ: "{untold}" only in zh; mend one'
            yield placed.problem(message, *key, "en")
    posts = [post.record for post in draft.posts]
    signs = LevelSigns([placed.record for placed in placed_levels(draft)])
    patterns = {language: _post_names(posts, language) for language in LANGUAGES}
    for clause in draft.clauses:
        zh, en = clause.record.zh, clause.record.en
        if not is_one_sentence(zh):
            continue
        chinese, english = _posts_in(zh, patterns["zh"]), _posts_in(en, patterns["en"])
        only_zh = [post for post in chinese if not _is_named(post, en, patterns["en"])]
        only_en = [post for post in english if not _is_named(post, zh, patterns["zh"])]
        if len(only_zh) == len(only_en) == 1 and not differing_levels(zh, en, signs):
            left, right = chinese[only_zh[0]], english[only_en[0]]
            message = f'the posts differ: "{left}" in zh, "{right}" in en; mend one'
            yield clause.problem(message, "en")
    levels = {post.id: {*post.levels} for post in posts}
    last_characters = {name[-1] for name in patterns["zh"][1]}
    for placed, key, zh, en in texts:
        if len(zh) > _LONGEST_LABEL or last_characters.isdisjoint(zh) or "。" in zh:
            continue
        if not (chinese := _posts_in(zh, patterns["zh"])):
            continue
        own = set().union(*(levels[post] for post in chinese))
        for post, words in _posts_in(en, patterns["en"]).items():
            if not levels[post] & own and not _is_named(post, zh, patterns["zh"]):
                left = next(iter(chinese.values()))
                message = f'the posts differ: "{left}" in zh, "{words}" in en; mend one'
                yield placed.problem(message, *key, "en")
                break


_PostNames = tuple[re.Pattern[str], Mapping[str, str]]


def _post_names(posts: Sequence[Post], language: Language) -> _PostNames:
    owners = {name.lower(): post.id for post in posts for name in getattr(post.called, language)}
    owners |= {getattr(post, language).lower(): post.id for post in posts}
    words = "|".join(map(re.escape, sorted(owners, key=len, reverse=True))) or "(?!)"
    form = rf"(?<![\w-])({words})s?(?![\w-])" if language == "en" else f"({words})"
    return re.compile(form, re.IGNORECASE), owners


def _posts_in(text: str, names: _PostNames) -> dict[str, str]:
    """The posts that a text names, each with the words for it."""
    pattern, owners = names
    return {owners[match[1].lower()]: match[0] for match in pattern.finditer(text)}


def _is_named(post: str, text: str, names: _PostNames) -> bool:
    """Whether a text has a name of a post, be it inside that of another."""
    plain = text.lower()
    return any(owner == post and name in plain for name, owner in names[1].items())
