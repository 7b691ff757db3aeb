"""What holds for every input: no crash, no markup that was not meant, no time that explodes."""

import faulthandler
import re
import unicodedata
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from explainer.checks.site import check_site
from explainer.checks.term_rules import DeprecatedRenderings
from explainer.corpus.mentions import TermMatcher
from explainer.corpus.records.base import LONGEST_TEXT
from explainer.corpus.text_file import decoded
from explainer.corpus.yaml_file import document_of
from explainer.languages import LANGUAGES, Language
from explainer.problems.problem import Problem
from explainer.text.han import joined_lines
from explainer.text.inline import plain_text, render_inline
from explainer.text.markdown import Reference, references
from explainer.text.numerals import differing_figures, read_figures
from explainer.text.typography import lacks_final_mark, typography_faults
from explainer.text.unseen import unseen_characters, unseen_entities
from explainer.text.wording import traditional_characters, wrong_language
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markupsafe import Markup, escape

from tests.conftest import copy_example_docs
from tests.corpus.test_terms import TERMS

# The same inputs each time, and nothing that is left in a folder.
settings.register_profile("site", derandomize=True, deadline=None, database=None, max_examples=200)
settings.load_profile("site")

MARKS = (
    "[ ] [[ ]] [[@ ( ) { } < > <!-- --> ` ``` * ** _ & &# ; # | ! \\ : , - ? % @ ' \" ~ "
    "： ， 。 （ ） “ ” 《 》 一 十 百 千 万 亿 分之 百分之 半 成 贫困县 村 one hundred and half "
    "of poor county javascript: https:// data: <script> onload= &#x202e; &amp; 1 9 \uff19 ²"
).split()
pieces = st.one_of(
    st.sampled_from([*MARKS, " ", "\n", "\r", "\t", "  ", "\0", "\u2028", "\u202e", "\ufeff"]),
    st.characters(),
    st.text(max_size=5),
)
texts = st.lists(pieces, max_size=40).map("".join)
han = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x4FFF), min_size=1, max_size=20)
words = st.lists(
    st.text(st.characters(min_codepoint=97, max_codepoint=122), min_size=1, max_size=8),
    min_size=2,
    max_size=6,
).map(" ".join)


@pytest.fixture(autouse=True)
def no_hanging() -> Iterator[None]:
    """Ends the process with a traceback where a test never would."""
    faulthandler.dump_traceback_later(300, exit=True)
    yield
    faulthandler.cancel_dump_traceback_later()


def is_told_well(problem: Problem) -> bool:
    """Whether a problem has a place and stands on one line without anything that cannot be seen."""
    written = str(problem)
    return (
        bool(problem.path and problem.message)
        and "\n" not in written
        and not any(unicodedata.category(character) in ("Cc", "Cf") for character in written)
    )


@example("(:\x85[")
@given(texts)
def test_the_loader_answers_every_text(text: str) -> None:
    for whole in (text, f"a: {text}\nb: 1\n", f'a: "{text}\n', f"a:\n  - {text}\n"):
        document, problems = document_of(whole, "x.yml")
        assert document is not None or len(problems) == 1
        assert all(is_told_well(problem) for problem in problems)
        last = len(re.split("\r\n|[\n\r\x85\u2028\u2029]", whole))
        assert all(1 <= problem.line <= last for problem in problems)


@given(st.one_of(st.binary(max_size=200), texts.map(lambda text: text.encode("utf-8", "replace"))))
def test_every_file_is_a_text_or_one_problem(content: bytes) -> None:
    read = decoded(content, "x.yml")
    if isinstance(read, Problem):
        assert is_told_well(read)
    else:
        assert not list(unseen_characters(read))
        assert "\r" not in read


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the example's docs/ for this module."""
    folder = tmp_path_factory.mktemp("properties") / "docs"
    copy_example_docs(folder)
    return folder


@settings(max_examples=60)
@given(data=st.data())
def test_the_check_answers_every_edit(docs: Path, data: st.DataObject) -> None:
    names = (
        "corpus/sources/example-decision.yml",
        "corpus/terms/roles.yml",
        "corpus/mechanisms/example-reports.yml",
        "corpus/vocabulary.yml",
        "zh/index.md",
    )
    file = docs / data.draw(st.sampled_from(names))
    kept = file.read_bytes()
    text = kept.decode()
    start = data.draw(st.integers(0, len(text)))
    end = min(len(text), start + data.draw(st.integers(0, 60)))
    new = data.draw(texts)
    try:
        file.write_text(text[:start] + new + text[end:], encoding="utf-8", errors="replace")
        found = check_site(docs).problems
    finally:
        file.write_bytes(kept)
    assert all(is_told_well(problem) for problem in found)


class Tags(HTMLParser):
    """Collects the tags, the attributes and the words of a piece of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes a tag with its attributes."""
        self.tags.append(tag)
        self.attributes += attrs

    def handle_comment(self, data: str) -> None:
        """Notes a comment, which no text may bring in."""
        self.tags.append("!--")


def linked(reference: Reference) -> Markup:
    """A link that says what it was made of."""
    return Markup('<a href="x">{}</a>').format(reference.target)


@given(texts)
def test_a_text_brings_no_markup_of_its_own(text: str) -> None:
    read = Tags()
    read.feed(render_inline(text, escape, linked))
    read.close()
    assert set(read.tags) <= {"strong", "em", "code", "a", "br"}
    for name, value in read.attributes:
        assert name in ("href", "title")
        assert not re.match(r"\s*(?:javascript|vbscript|data|file)\s*:", value or "", re.IGNORECASE)
    plain_text(text, lambda reference: reference.target)


@given(texts, st.sampled_from(LANGUAGES))
def test_mentions_stand_in_order_and_apart(text: str, language: Language) -> None:
    reached = 0
    for mention in TermMatcher(TERMS, language).mentions(text):
        assert reached <= mention.start < mention.end <= len(text)
        reached = mention.end


@given(texts, st.sampled_from(LANGUAGES))
def test_figures_are_read_from_every_text(text: str, language: Language) -> None:
    figures = read_figures(text, language)
    for figure in figures.stated | figures.optional:
        assert re.fullmatch(r"[0-9]+(?:\.[0-9]+|/[0-9]+)?%?|[0-9]+\.%?", figure)


@given(st.integers(2, 10**9))
def test_a_number_is_the_same_in_both_languages(number: int) -> None:
    assert differing_figures(f"共{number}人", f"{number:,} people in all") == ([], [])


@example("\ud800")
@given(texts)
def test_every_other_reader_answers_every_text(text: str) -> None:
    assert all(isinstance(fault, str) for fault in typography_faults(text))
    assert isinstance(lacks_final_mark(text), bool)
    assert isinstance(traditional_characters(text), str)
    assert all(text.startswith("&#") for text in unseen_entities(text))
    list(references(text))
    wrong_language(text, text)


@given(han, words)
def test_a_pair_is_right_one_way_round(zh: str, en: str) -> None:
    assert wrong_language(zh, en) is None
    assert wrong_language(en, zh) is not None
    assert wrong_language(zh, zh) is not None
    assert wrong_language(en, en) is not None


DEPRECATED = DeprecatedRenderings(TERMS)
MATCHERS = {language: TermMatcher(TERMS, language) for language in LANGUAGES}
READERS: dict[str, Callable[[str], object]] = {
    "figures of Chinese": lambda text: read_figures(text, "zh"),
    "figures of English": lambda text: read_figures(text, "en"),
    "typography": lambda text: list(typography_faults(text)),
    "final mark": lacks_final_mark,
    "references": lambda text: list(references(text)),
    "unseen": lambda text: (list(unseen_characters(text)), list(unseen_entities(text))),
    "language": lambda text: wrong_language(text, f"{text}x"),
    "script": traditional_characters,
    "lines": joined_lines,
    "renderings": lambda text: list(DEPRECATED.messages(text)),
    "terms of Chinese": lambda text: list(MATCHERS["zh"].mentions(text)),
    "terms of English": lambda text: list(MATCHERS["en"].mentions(text)),
    "loader": lambda text: document_of(text, "x.yml"),
    "loader, in a list": lambda text: document_of(f"a:\n  {text}", "x.yml"),
    "loader, quoted": lambda text: document_of(f'a: "{text}', "x.yml"),
    "inline": lambda text: render_inline(text[:LONGEST_TEXT], escape, linked),
}
UNITS = [
    *MARKS, " ", "\n", "\t", "中 ", "中\n", "中", "，，", "[x](", "](", "[[a|", "[[@a]]", "***a ",
    "9,", "9.", "a", "A1", "1A", "one ", "one and ", "hundred ", "a ", "三", "千万", "几", "三分之",
    "- ", "[,", "{a: ", "a: ", "poor county ", "\u0301", "张三 ",
]  # fmt: skip


@pytest.mark.parametrize("reader", READERS)
def test_time_grows_with_the_text_alone(reader: str) -> None:
    # A reader whose time grows with the square of the text would need minutes for each unit, and
    # the guard above would end it; one whose time grows with the text takes seconds for all.
    for unit in dict.fromkeys(UNITS):
        READERS[reader](unit * (60_000 // len(unit)))
