"""A page of an earlier build is taken again only where it would be written the same."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from explainer.build.compile import compile_site
from explainer.build.kept_pages import KeptPages, kept_or_made
from explainer.build.reads import Digests, Read, watched
from explainer.build.written import WrittenPage, written_page
from explainer.corpus.corpus import Corpus
from explainer.pages.page import Page
from explainer.work.derived import Derived, keep

PAGE = Page(address="", language="zh", title="页", description="", kind="prose", blocks=())
COUNTY = "county"
Reading = Callable[[Corpus], str]

READINGS: dict[str, Reading] = {
    "one level": lambda corpus: corpus.levels[COUNTY].zh,
    "whether there is a level": lambda corpus: str("federal" in corpus.levels),
    "a level that may be missing": lambda corpus: str(corpus.levels.get("federal")),
    "the levels in order": lambda corpus: " ".join(level.id for level in corpus.levels.values()),
    "their ids": lambda corpus: " ".join(corpus.levels),
    "how many there are": lambda corpus: str(len(corpus.levels)),
    "a field that is no list": lambda corpus: str(corpus.poster is None),
    "a text of the interface": lambda corpus: corpus.interface.home.zh,
}


def changed(corpus: Corpus) -> dict[str, Corpus]:
    """The corpus with one change each."""
    levels = dict(corpus.levels)
    county = levels[COUNTY]
    renamed = county.model_copy(update={"zh": "县（改）"})
    interface = corpus.interface.model_copy(
        update={"home": corpus.interface.home.model_copy(update={"zh": "首页（改）"})}
    )
    return {
        "nothing": corpus,
        "a level is renamed": replace(corpus, levels=levels | {COUNTY: renamed}),
        "a level is added": replace(corpus, levels=levels | {"federal": county}),
        "a level is gone": replace(
            corpus, levels={name: level for name, level in levels.items() if name != "village"}
        ),
        "the order": replace(corpus, levels=dict(reversed(levels.items()))),
        "a text": replace(corpus, interface=interface),
        "the posts": replace(corpus, posts={}),
        "the poster": replace(corpus, poster=None),
    }


def built(corpus: Corpus, folder: Path, read: Reading, given: object = ()) -> tuple[str, bool]:
    """What a page says that is written by `read`, and whether it was written in this build."""
    folder.mkdir(exist_ok=True)
    kept = KeptPages(Derived(folder, "generator"), Digests(corpus))
    written = False

    def make(index: int) -> tuple[WrittenPage, Iterable[Read]]:
        nonlocal written
        written = True
        seen, reads = watched(corpus)
        return written_page(PAGE, read(seen)), reads

    [page] = kept_or_made(kept, [("zh/index.md", given)], make)
    kept.keep()
    return page.html, written


@pytest.mark.parametrize("reading", READINGS)
def test_a_page_says_what_it_would_say_if_it_were_written_anew(
    corpus: Corpus, tmp_path: Path, reading: str
) -> None:
    read = READINGS[reading]
    for change, other in changed(corpus).items():
        folder = tmp_path / change
        before, _ = built(corpus, folder, read)
        after, written = built(other, folder, read)
        assert after == read(other), change
        assert written or after == before


def test_what_a_page_has_not_read_does_not_matter(corpus: Corpus, tmp_path: Path) -> None:
    of_one_level = READINGS["one level"]
    for change in (
        "nothing",
        "a level is added",
        "a level is gone",
        "the order",
        "the posts",
        "the poster",
    ):
        built(corpus, tmp_path / change, of_one_level)
        assert not built(changed(corpus)[change], tmp_path / change, of_one_level)[1], change


@pytest.mark.parametrize("reading", ["their ids", "how many there are"])
def test_a_page_that_reads_keys_alone_stays_whatever_stands_under_them(
    corpus: Corpus, tmp_path: Path, reading: str
) -> None:
    built(corpus, tmp_path, READINGS[reading])
    assert not built(changed(corpus)["a level is renamed"], tmp_path, READINGS[reading])[1]
    assert built(changed(corpus)["the order"], tmp_path, READINGS[reading])[1]


def test_what_a_page_is_given_counts(corpus: Corpus, tmp_path: Path) -> None:
    source, other = list(corpus.sources.values())[:2]
    read = READINGS["one level"]
    built(corpus, tmp_path, read, {"source": source})
    assert not built(corpus, tmp_path, read, {"source": source.model_copy(deep=True)})[1]
    assert built(corpus, tmp_path, read, {"source": other})[1]
    # Where one value ends and the next begins counts.
    assert built(corpus, tmp_path, read, ("a", "b"))[1]
    assert built(corpus, tmp_path, read, ("ab", ""))[1]
    assert built(corpus, tmp_path, read, (("a",), "b"))[1]


def test_what_cannot_be_compared_is_refused(corpus: Corpus, tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="no digest of a function"):
        built(corpus, tmp_path, READINGS["one level"], {"write": changed})


@pytest.mark.parametrize("damage", [b"", b"\x00", b"damaged", bytes(100)])
def test_a_damaged_page_is_written_again(corpus: Corpus, tmp_path: Path, damage: bytes) -> None:
    read = READINGS["one level"]
    expected, _ = built(corpus, tmp_path, read)
    files = list(tmp_path.iterdir())
    assert len(files) == 2
    for file in files:
        whole = file.read_bytes()
        for content in (damage, whole[:-1], whole + damage + b"."):
            file.write_bytes(content)
            assert built(corpus, tmp_path, read) == (expected, True)
        file.write_bytes(whole)


def kept_by(generator: str, folder: Path, corpus: Corpus) -> KeptPages:
    return KeptPages(Derived(folder, generator), Digests(corpus))


def keep_page(kept: KeptPages, name: str) -> None:
    kept.note(name, kept.kept((), (), written_page(PAGE, name)))


def found(kept: KeptPages, name: str) -> bool:
    return kept.find(name, (), lambda: pytest.fail("written again")) is not None


def test_a_page_of_another_generator_is_written_again(corpus: Corpus, tmp_path: Path) -> None:
    kept = kept_by("one", tmp_path, corpus)
    keep_page(kept, "a.md")
    kept.keep()
    assert found(kept_by("one", tmp_path, corpus), "a.md")
    assert not found(kept_by("two", tmp_path, corpus), "a.md")
    assert not found(kept_by("one", tmp_path, corpus), "b.md")


def test_what_another_generator_has_kept_is_not_even_unpacked(
    corpus: Corpus, tmp_path: Path
) -> None:
    kept = kept_by("one", tmp_path, corpus)
    keep_page(kept, "a.md")
    kept.keep()
    for file in tmp_path.iterdir():
        # As a class that has moved since: naming it fails.
        keep(Derived(tmp_path, "one"), file.name, b"cexplainer.moved\nPage\n.")
    assert not found(kept_by("two", tmp_path, corpus), "a.md")


def test_pages_that_are_gone_are_deleted(corpus: Corpus, tmp_path: Path) -> None:
    kept = kept_by("generator", tmp_path, corpus)
    for name in ("a.md", "b.md"):
        keep_page(kept, name)
    kept.keep()
    before = len(list(tmp_path.iterdir()))
    kept.keep(["b.md"])
    after = kept_by("generator", tmp_path, corpus)
    assert (found(after, "a.md"), found(after, "b.md")) == (False, True)
    assert len(list(tmp_path.iterdir())) == before - 1


CHANGES = {
    "corpus/sources/example-decision.yml": ("Probably the sequel", "Surely the sequel"),
    "corpus/terms/roles.yml": ("Considering all sides", "Weighing all sides"),
    "corpus/mechanisms/example-reports.yml": ("The same everywhere", "Alike everywhere"),
    "corpus/background.yml": ("the chain is long", "the chain is short"),
    "corpus/references.yml": ("A piece of news", "Some news"),
    "corpus/diagrams.yml": ("en: assigns,", "en: gives,"),
    "corpus/posts.yml": ("says nothing beyond naming", "only names"),
    "corpus/poster.yml": ("en: The way back", "en: The road back"),
    "corpus/variants.yml": ("It leaves out", "It omits"),
    "corpus/measures.yml": ("en: General}", "en: Beginning}"),
    "corpus/vocabulary.yml": ("en: Mechanisms}", "en: Machines}"),
    "corpus/interface.yml": ("en: Glossary}", "en: Words}"),
    "en/index.md": ("The chain is older", "The chain is younger"),
}


def test_after_a_change_of_each_file_every_page_is_as_if_written_anew(
    example_docs: Path, tmp_path: Path
) -> None:
    files = {*example_docs.glob("corpus/**/*.yml"), example_docs / "en/index.md"}
    assert {example_docs / name for name in CHANGES} == files
    folder = tmp_path / "kept"
    folder.mkdir()
    kept = Derived(folder, "generator")
    before = compile_site(example_docs, kept=kept).pages
    for name, (old, new) in CHANGES.items():
        file = example_docs / name
        text = file.read_text(encoding="utf-8")
        assert old in text, name
        file.write_text(text.replace(old, new), encoding="utf-8")
        warm, cold = compile_site(example_docs, kept=kept), compile_site(example_docs)
        assert not cold.problems, name
        assert warm.pages == cold.pages, name
        assert [page.html for page in warm.pages.values()] == [
            page.html for page in cold.pages.values()
        ]
        assert warm.files == cold.files, name
        assert list(warm.pages) == list(cold.pages)
        assert warm.pages != before, name
        before = warm.pages
