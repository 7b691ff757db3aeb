"""A finished page is taken over where all that it was made from is as it was, and only there."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from explainer.build.finishing import FinishedPage, Written, write_finished
from explainer.build.page_head import Head
from explainer.build.page_inputs import Frame, page_inputs, read_templates
from explainer.build.taken_over import KnownPages
from explainer.build.written import WrittenPage, written_page
from explainer.pages.page import Page, heading
from explainer.work.derived import Derived, open_derived
from explainer.work.kept_files import files_in

HTML = '<!doctype html><html lang="zh-Hans"><head><meta charset="utf-8"><title>{}</title></head>'
INDEX, UPPER, LOWER, TERM = "zh/levels/index.md", "zh/levels/a.md", "zh/levels/b.md", "zh/x/t.md"
Site = tuple[Mapping[str, WrittenPage], Mapping[str, Head], Frame]


def page(address: str, kind: str, previous: str = "", next: str = "") -> WrittenPage:
    described = Page(address, "zh", f"页 {address}", "", kind, (), previous=previous, next=next)
    return written_page(described, "<p>x</p>")


PAGES = {
    INDEX: page("levels/", "index"),
    UPPER: page("levels/a/", "level", previous="levels/", next="levels/b/"),
    LOWER: page("levels/b/", "level", previous="levels/a/"),
    TERM: page("x/t/", "term"),
}
FRAME = Frame("settings", {"main.html": b"main"}, "interface", date(2020, 1, 1), "edition")
SITE: Site = (PAGES, dict.fromkeys(PAGES, Head("", "", "", "", "")), FRAME)


def with_page(name: str, change: Callable[[WrittenPage], WrittenPage]) -> Site:
    return ({**PAGES, name: change(PAGES[name])}, *SITE[1:])


def titled(written: WrittenPage) -> WrittenPage:
    return written_page(replace(written.page, title="other"), written.html)


def with_heading(written: WrittenPage) -> WrittenPage:
    return written_page(replace(written.page, blocks=(heading(2, "a", "b"),)), written.html)


def with_style(written: WrittenPage) -> WrittenPage:
    return written_page(replace(written.page, styles=("poster",)), written.html)


CHANGED: Mapping[str, tuple[Site, set[str]]] = {
    "nothing": (SITE, set()),
    "the settings": ((*SITE[:2], replace(FRAME, settings="other")), {*PAGES}),
    "a template": ((*SITE[:2], replace(FRAME, templates={"main.html": b"other"})), {*PAGES}),
    "the interface": ((*SITE[:2], replace(FRAME, interface="other")), {*PAGES}),
    "the day": ((*SITE[:2], replace(FRAME, built_on=date(2020, 1, 2))), {*PAGES}),
    "the other edition": ((*SITE[:2], replace(FRAME, edition="other")), {*PAGES}),
    "a title in the menu": (with_page(INDEX, titled), {*PAGES}),
    "a title beside others": (with_page(UPPER, titled), {INDEX, UPPER, LOWER}),
    "a title alone": (with_page(TERM, titled), {TERM}),
    "a body": (with_page(UPPER, lambda one: written_page(one.page, "")), {UPPER}),
    "a heading": (with_page(TERM, with_heading), {TERM}),
    "a stylesheet": (with_page(TERM, with_style), {TERM}),
    "a head": ((PAGES, {**SITE[1], TERM: Head("other", "", "", "", "")}, FRAME), {TERM}),
    "a page less": (({k: v for k, v in PAGES.items() if k != TERM}, *SITE[1:]), set()),
}


@pytest.mark.parametrize("change", CHANGED)
def test_a_page_is_told_by_all_that_stands_on_it(tmp_path: Path, change: str) -> None:
    derived = open_derived(tmp_path, "generator")
    site, others = CHANGED[change]
    before, after = page_inputs(*SITE, derived), page_inputs(*site, derived)
    assert {name for name, inputs in after.items() if inputs != before[name]} == others
    again = page_inputs(*SITE, open_derived(tmp_path, "another generator"))
    assert not set(again.values()) & set(before.values())


def test_each_file_beside_the_templates_counts(tmp_path: Path) -> None:
    (tmp_path / "partials").mkdir()
    for name in ("main.html", "partials/icon.svg"):
        (tmp_path / name).write_text(name)
    assert read_templates(tmp_path) == {
        "main.html": b"main.html",
        "partials/icon.svg": b"partials/icon.svg",
    }


def finish(derived: Derived, folder: Path) -> dict[str, Written]:
    """Finishes two pages, and gives what is known of them by what they are made from."""
    known = {}
    for name in ("a", "b"):
        file = folder / name / "index.html"
        finished = FinishedPage(HTML.format(name), "zh", "", file, [], inputs=f"inputs of {name}")
        known[finished.inputs] = write_finished(finished, derived)
    KnownPages(derived).keep(known)
    return known


def taken_over(derived: Derived, folder: Path) -> set[str]:
    inputs = {name: f"inputs of {name}" for name in ("a", "b", "c")}
    files = {name: (folder / name / "index.html",) for name in inputs}
    written = KnownPages(derived).write(inputs, files)
    assert {file.parent.name for file in folder.rglob("*.html")} == set(written)
    return set(written)


def test_what_is_known_is_written_as_it_was(tmp_path: Path) -> None:
    derived = open_derived(tmp_path / "derived", "generator")
    finish(derived, tmp_path / "first")
    assert taken_over(derived, tmp_path / "second") == {"a", "b"}
    for name in ("a", "b"):
        first, second = (tmp_path / site / name / "index.html" for site in ("first", "second"))
        assert first.read_bytes() == second.read_bytes()
    other = open_derived(tmp_path / "derived", "another generator")
    assert taken_over(other, tmp_path / "third") == set()


@pytest.mark.parametrize("damage", [None, b"", b"damaged", bytes(200)])
def test_what_is_damaged_is_not_taken_over(tmp_path: Path, damage: bytes | None) -> None:
    derived = open_derived(tmp_path / "derived", "generator")
    known = finish(derived, tmp_path / "first")
    file = files_in(derived).folder / known["inputs of a"].files[0]
    whole = file.read_bytes()
    for content in (damage, whole[:-1] if damage else b""):
        file.unlink(missing_ok=True)
        if content is not None:
            file.write_bytes(content)
        assert taken_over(derived, tmp_path / f"second {content!r:.9}") == {"b"}
        again = finish(derived, tmp_path / f"third {content!r:.9}")
        assert (again, file.read_bytes()) == (known, whole)
    (derived.folder / KnownPages(derived).name).write_bytes(b"damaged")
    assert taken_over(derived, tmp_path / "third") == set()
