"""The search compared with reading everything, on made-up corpora of both scripts."""

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from explainer.languages import Language
from explainer.search.phrase_index import index_files
from explainer.search.posting_lists import PostingLists, Sizes
from explainer.search.postings import posted
from explainer.search.sections import SearchRecord
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT

Ask = Callable[[Sequence[SearchRecord], Language, Sizes, Sequence[dict[str, Any]]], list[Any]]

EXAMPLES = settings(
    max_examples=150,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
SIZES = st.builds(
    Sizes,
    words=st.sampled_from([1, 20, 60, 5000]),
    texts=st.sampled_from([1, 100]),
    weighed=st.sampled_from([1, 3, 1500]),
)
SIMPLIFIED = str.maketrans("縣貧", "县贫")
CHINESE_PIECES = ["县", "贫", "脱", "縣", "貧", "1", "20", "，", "。", " ", "\n", "GDP", "5%", "-"]
ENGLISH_WORDS = ["county", "counties", "party", "e", "mail", "email", "Tuōpín", "pārty"]
ENGLISH_GLUE = [" ", " ", "-", ", ", ". ", "\n", "'s ", "’s "]


@pytest.fixture(scope="module")
def ask() -> Iterator[Ask]:
    """Asks the scripts of the pages, outside a browser."""
    script = str(ROOT / "tests/scripts/answer_queries.js")
    command = [sys.executable, "-m", "deno", "run", "--no-remote", "--no-npm", "--allow-read"]
    with subprocess.Popen(
        [*command, script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:
        stdin, stdout = process.stdin, process.stdout
        assert stdin and stdout

        def asked(
            records: Sequence[SearchRecord],
            language: Language,
            sizes: Sizes,
            queries: Sequence[dict[str, Any]],
        ) -> list[Any]:
            with tempfile.TemporaryDirectory() as folder:
                for name, text in index_files(records, language, sizes).items():
                    file = Path(folder, name)
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_bytes(text.encode())
                where = f"{Path(folder).as_uri()}/"
                line = json.dumps({"folder": where, "language": language, "queries": queries})
                stdin.write(f"{line}\n")
                stdin.flush()
                answers: list[Any] = json.loads(stdout.readline())
            return answers

        yield asked
        stdin.close()


def record(number: int, language: Language, heading: str, text: str) -> SearchRecord:
    return SearchRecord(
        address=f"{number}/", anchor="", language=language, page_title="", heading=heading,
        section=heading, text=text, kind="clause" if number % 2 else "term",
        levels=("county",) if number % 3 else (),
    )  # fmt: skip


def records_of(language: Language, pieces: Sequence[str]) -> st.SearchStrategy[list[SearchRecord]]:
    written = st.lists(st.sampled_from(pieces), max_size=14).map("".join)
    both = st.tuples(
        st.one_of(st.just(""), written.map(lambda text: text.replace("\n", " "))), written
    )
    return st.lists(both, min_size=1, max_size=12).map(
        lambda texts: [record(number, language, *own) for number, own in enumerate(texts)]
    )


def lines(one: SearchRecord) -> list[str]:
    return [one.heading, *one.text.split("\n")]


def addresses(answer: Any) -> set[str]:
    return {address for address, _ in answer["hits"]}


RUN = st.lists(st.sampled_from(["县", "贫", "脱", "1", "20", "5"]), min_size=1, max_size=5).map(
    "".join
)


@EXAMPLES
@given(
    records=records_of("zh", CHINESE_PIECES),
    sizes=SIZES,
    runs=st.lists(RUN, min_size=1, max_size=8),
)
def test_a_run_of_chinese_is_found_where_it_stands(
    records: list[SearchRecord], sizes: Sizes, runs: list[str], ask: Ask
) -> None:
    runs = [run for run in runs if not re.search(r"\d{4}", run)] or ["县"]
    answers = ask(records, "zh", sizes, [{"query": run} for run in runs])
    for run, answer in zip(runs, answers, strict=True):
        folded = {
            one.address: [line.translate(SIMPLIFIED) for line in lines(one)] for one in records
        }
        having = {where for where, own in folded.items() if any(run in line for line in own)}
        assert addresses(answer) == having, run
        for where, ranges in answer["hits"]:
            assert ranges or run in folded[where][0]


@EXAMPLES
@given(
    records=records_of("zh", CHINESE_PIECES),
    sizes=SIZES,
    runs=st.lists(RUN, min_size=2, max_size=3),
)
def test_several_runs_are_found_together_or_else_in_part(
    records: list[SearchRecord], sizes: Sizes, runs: list[str], ask: Ask
) -> None:
    runs = list(dict.fromkeys(run for run in runs if not re.search(r"\d{4}", run))) or ["县"]
    (answer,) = ask(records, "zh", sizes, [{"query": " ".join(runs)}])
    having = {
        one.address: sum(
            any(run in line.translate(SIMPLIFIED) for line in lines(one)) for run in runs
        )
        for one in records
    }
    whole = {where for where, count in having.items() if count == len(runs)}
    some = {where for where, count in having.items() if count}
    assert addresses(answer) == (whole or some)
    assert answer["partly"] == (not whole and bool(some))
    order = [having[where] for where, _ in answer["hits"]]
    assert order == sorted(order, reverse=True)


@EXAMPLES
@given(records=records_of("zh", CHINESE_PIECES), sizes=SIZES, run=RUN)
def test_filters_leave_what_has_their_values(
    records: list[SearchRecord], sizes: Sizes, run: str, ask: Ask
) -> None:
    filters = [{}, {"kind": ["clause"]}, {"kind": ["clause"], "level": ["county"]}]
    queries = [{"query": run, "filters": chosen} for chosen in filters]
    everything, clauses, county = ask(records, "zh", sizes, queries)
    kept = {one.address for one in records if one.kind == "clause"}
    assert addresses(clauses) == addresses(everything) & kept
    assert addresses(county) == {where for where in addresses(clauses) if int(where[:-1]) % 3}


english = st.lists(
    st.tuples(st.sampled_from(ENGLISH_WORDS), st.sampled_from(ENGLISH_GLUE)), max_size=8
).map(lambda pairs: "".join(word + glue for word, glue in pairs))


@EXAMPLES
@given(
    texts=st.lists(
        st.tuples(english.map(lambda text: text.replace("\n", " ")), english),
        min_size=1,
        max_size=10,
    ),
    sizes=SIZES,
    phrases=st.lists(
        st.lists(
            st.sampled_from(["county", "party", "e", "mail", "email"]), min_size=1, max_size=4
        ),
        min_size=1,
        max_size=6,
    ),
)
def test_an_english_phrase_is_found_where_it_stands(
    texts: list[tuple[str, str]], sizes: Sizes, phrases: list[list[str]], ask: Ask
) -> None:
    records = [record(number, "en", *own) for number, own in enumerate(texts)]
    queries = [{"query": f'"{" ".join(phrase)}"'} for phrase in phrases]
    for phrase, answer in zip(phrases, ask(records, "en", sizes, queries), strict=True):
        having = {one.address for one in records if any(has_phrase(x, phrase) for x in lines(one))}
        assert addresses(answer) == having, phrase


def has_phrase(line: str, phrase: Sequence[str]) -> bool:
    """Whether the words stand side by side; a word alone may be a compound written as one."""
    plain = line.lower().replace("ō", "o").replace("í", "i").replace("ā", "a").replace("’", "'")
    words = r"(?:'s)?[ -]".join(phrase)
    if re.search(rf"(?<![\w']){words}(?:'s)?(?!\w|'\w)", plain):
        return True
    compounds = re.findall(r"[\w']+(?:-[\w']+)+", plain)
    joined = {re.sub(r"'s\b", "", compound).replace("-", "") for compound in compounds}
    return len(phrase) == 1 and phrase[0] in joined


@EXAMPLES
@given(
    before=records_of("zh", CHINESE_PIECES),
    others=st.lists(records_of("zh", CHINESE_PIECES), min_size=1, max_size=3),
    sizes=SIZES,
)
def test_an_index_brought_up_to_date_is_the_one_made_from_nothing(
    before: list[SearchRecord], others: list[list[SearchRecord]], sizes: Sizes
) -> None:
    lists = PostingLists((posted(one, "zh") for one in before), sizes)
    assert index_files(before, "zh", sizes, lists=lists) == index_files(before, "zh", sizes)
    now = before
    for other in others:
        after = [*other, *now[len(other) :]][: len(now)]
        pairs = enumerate(zip(now, after, strict=True))
        lists.exchange(
            {
                number: (posted(old, "zh"), posted(new, "zh"))
                for number, (old, new) in pairs
                if old != new
            }
        )
        assert index_files(after, "zh", sizes, lists=lists) == index_files(after, "zh", sizes)
        now = after
